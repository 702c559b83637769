package org.backproof.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.Assumption;
import org.backproof.elaborate.Pairing;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Task;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.integrate.Solving;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;
import org.backproof.network.Backprop;
import org.backproof.network.Orientation;
import org.backproof.print.Layout;
import org.backproof.print.Note;
import org.backproof.print.Page;
import org.backproof.print.Prose;
import org.backproof.print.Section;
import org.backproof.prove.Needed;
import org.backproof.prove.Labels;
import org.backproof.prove.Necessity;
import org.backproof.prove.Prover;

/// From a task to its derivation as a textbook writes it.
public final class Explainer {
    private static final String INDICES = "jkln";

    private final Prover prover;
    private final boolean fine;

    public Explainer(Prover prover) {
        this(prover, false);
    }

    private Explainer(Prover prover, boolean fine) {
        this.prover = prover;
        this.fine = fine;
    }

    /// One whose lines have parts, down to single rules.
    public Explainer finest() {
        return new Explainer(prover, true);
    }

    /// `pair LOSS with ACTIVATION`; empty where the derivative is not found.
    public Optional<Explanation> pair(Task.Pair task) {
        return general(task).flatMap(this::pairOf).filter(e -> !e.verdict().equals("not canonical")).or(() -> pairOf(task))
                .map(e -> e.verdict().equals("not canonical") ? usual(task, e) : e);
    }

    /// With a note where it would be canonical if the labels were as the loss says that they are.
    private Explanation usual(Task.Pair task, Explanation e) {
        List<Assumption> usual = task.pairing().usual();
        if (usual.isEmpty()) {
            return e;
        }
        List<Assumption> all = Stream.concat(task.setting().assumptions().stream(), usual.stream()).toList();
        Words words = Words.of(task.setting(), List.of());
        return pairing(task.pairing(), task.setting().assuming(all), true).filter(u -> u.kind().filter(k -> !k.equals(PairClass.NOT)).isPresent())
                .map(u -> e.with(new Note("given", Ledger.layout(words, Prop.and(usual.stream().map(Assumption::prop).toList())),
                        Prose.of(u.verdict() + ": ").and(u.page().statement())))).orElse(e);
    }

    private Optional<Explanation> pairOf(Task.Pair task) {
        return Optional.of(task.pairing()).flatMap(p -> pairing(p, task.setting(), true)).map(e -> outside(task, e));
    }

    /// Without the equations that give a number its value, `y = 1`: what is canonical for all is so for one. Empty where there are none.
    static Optional<Task.Pair> general(Task.Pair task) {
        List<Assumption> all = task.setting().assumptions();
        List<Assumption> rest = all.stream().filter(a -> !Ledger.isEquation(a.prop()) || a.prop() instanceof Prop.ForAll
                || !org.backproof.expr.Free.symbols(a.prop()).stream().allMatch(s -> s.sort() instanceof Sort.Real)).toList();
        return rest.size() == all.size() ? Optional.empty() : Optional.of(new Task.Pair(task.pairing(), task.setting().assuming(rest)));
    }

    /// With a note where the activation leaves the domain of the loss.
    private Explanation outside(Task.Pair task, Explanation e) {
        return PairCell.outside(task, prover.knowledge(task.setting().hypotheses())).flatMap(PairCell::shown).map(domain ->
            e.with(new Note("domain", domain, Prose.of("wanted by " + task.pairing().loss() + "; " + task.pairing().activation() + " leaves it")))).orElse(e);
    }

    /// `derive LOSS with ACTIVATION`.
    public Optional<Explanation> derive(Task.DerivePair task) {
        return Optional.of(task.pairing()).flatMap(p -> pairing(p, task.setting(), false));
    }

    /// `match LOSS`, `match ACTIVATION`, `match fenchel_young(potential=G)`, `match DELTA with ACTIVATION`.
    public Explanation match(Task.Match task) {
        return new MatchPages(prover, task.setting()).of(task.matching());
    }

    /// `backprop NAME`.
    public Explanation backprop(Backprop program, Orientation orientation) {
        return Backpropagation.of(program, orientation, prover.knowledge(program.facts()), fine);
    }

    /// A claim that is proved, by lines that together are a proof of it.
    ///
    /// @param proof a theorem that says so, where there is one
    public Optional<Explanation> claim(Task.Claim task, Optional<Theorem> proof) {
        Substitution letters = letters(task.left(), task.right().body());
        Expr left = letters.apply(task.left().body());
        Expr right = letters.apply(task.right().body());
        List<Symbol> place = task.left().indices().stream().map(i -> (Symbol) letters.apply(i)).toList();
        Optional<Explanation> composite = left instanceof Diff d && !(d.body() instanceof Diff)
                ? Composite.of(d, task.setting()).flatMap(c -> composite(c, task.setting(), Optional.of(right), place)) : Optional.empty();
        return composite.or(() -> new Direct(prover, task.setting(), fine, place).claim(left, right, proof.map(t -> Logic.instantiate(t, letters))))
                .filter(e -> e.theorem().filter(t -> t.left() == left && t.right() == right && task.setting().hypotheses().containsAll(t.hypotheses())).isPresent());
    }

    /// A claim in matrix notation; empty where it is not about matrices, or a side has no such notation.
    public Optional<Layout> inMatrices(Task.Claim task) {
        List<Expr> sides = List.of(task.left().body(), task.right().body());
        return Words.of(task.setting(), sides).inMatrices(MatrixForm.of(prover, task.setting(), sides, task.left().indices())).equation(sides.getFirst(), sides.getLast());
    }

    /// `check A = B = …`, with the reason of each line that is proved.
    ///
    /// @param judged the lines
    public Chain chain(Task.Check task, List<Chain.Judged> judged) {
        List<Expr> terms = task.steps().stream().map(Tensor::body).toList();
        Substitution letters = letters(task.steps().getFirst(), terms.toArray(Expr[]::new));
        List<Symbol> place = task.steps().getFirst().indices().stream().map(i -> (Symbol) letters.apply(i)).toList();
        return Chain.of(prover, task.setting(), fine, letters, place, terms, judged);
    }

    /// `derive E wrt x, …`: a page for each variable.
    public List<Explanation> derive(Task.Derive task) {
        List<Explanation> out = new ArrayList<>();
        for (Task.Partial p : task.partials()) {
            derivative(p.derivative(), task.setting()).ifPresent(out::add);
        }
        return out;
    }

    /// What the left side of a false claim is equal to; empty where it is no derivative, or none is found.
    public Optional<Explanation> holds(Task.Claim task) {
        return task.left().body().hasDiff() ? derivative(task.left(), task.setting()) : Optional.empty();
    }

    private Optional<Explanation> derivative(Tensor t, Setting setting) {
        Substitution letters = letters(t);
        Expr left = letters.apply(t.body());
        List<Symbol> place = t.indices().stream().map(i -> (Symbol) letters.apply(i)).toList();
        Optional<Explanation> composite = left instanceof Diff d && !(d.body() instanceof Diff)
                ? Composite.of(d, setting).flatMap(c -> composite(c, setting, Optional.empty(), place)) : Optional.empty();
        return composite.or(() -> new Direct(prover, setting, fine, place).derivative(left));
    }

    /// The letters that the indices of a tensor have in a derivation: none that is free in it, or in what stands beside it.
    public static Substitution letters(Tensor t, Expr... beside) {
        Set<String> used = new LinkedHashSet<>();
        Stream.concat(Stream.of(t.body()), Stream.of(beside)).flatMap(e -> org.backproof.expr.Free.symbols(e).stream()).forEach(s -> used.add(s.name()));
        Substitution out = Substitution.empty();
        for (Symbol i : t.indices()) {
            out = out.with(i, Words.index(INDICES.chars().mapToObj(Character::toString).toList(), used, i.sort()));
        }
        return out;
    }

    private Optional<Composition> composition(Composite c, Words words, Setting setting) {
        if (c.hasKinks()) {
            Knowledge general = prover.knowledge(Labels.unlisted(setting.hypotheses()));
            return Composition.of(c, words, general, general);
        }
        Knowledge knowledge = prover.knowledge(setting.hypotheses());
        return Composition.of(c, words, knowledge, Ledger.withoutEquations(prover, setting));
    }

    private Words words(Composite c, Setting setting) {
        return Words.of(setting, List.of(c.inner(), c.outer(), c.variable()), c.value(), c.prediction().name()).fine(fine);
    }

    private Optional<Explanation> composite(Composite of, Setting setting, Optional<Expr> right, List<Symbol> place) {
        Words words = words(of, setting).inMatrices(MatrixForm.of(prover, setting, List.of(of.inner(), of.outer(), of.variable()), place)
                .map(m -> m.naming(of.value(), of.prediction().name())));
        return composition(of, words, setting).filter(c -> c.open.isEmpty()).flatMap(c -> {
            Ledger ledger = new Ledger(setting, words, right.map(r -> new Necessity(prover, setting, Terms.diff(of.inner(), of.variable()), r)));
            Product product = new Product(c);
            Calculation main = product.calculation(!of.isVector(), ledger.equations());
            right.ifPresent(r -> main.step(r, words.show(r), "as claimed"));
            if (main.isEmpty() || right.isPresent() && main.current() != right.get()) {
                return Optional.empty();
            }
            List<Section> sections = new ArrayList<>();
            if (!of.isVector()) {
                sections.add(c.loss.section(c.costByLetter()));
                sections.add(c.activation.section(c.innerName()));
            }
            sections.add(main.section(c.costByVariable()));
            List<Calculation> parts = of.isVector() ? List.of(main) : List.of(c.loss, c.activation, main);
            return Optional.of(finished(c, ledger, product, "proved", true, right.orElse(product.result()), place, sections, parts, List.of(), main.theorem()));
        });
    }

    /// The numbers that parameters are given, `gamma = 2`; the label keeps its letter.
    private Map<Symbol, Expr> given(Pairing p, Setting setting) {
        Knowledge knowledge = prover.knowledge(List.of());
        Map<Symbol, Expr> out = new LinkedHashMap<>();
        for (Symbol s : p.parameters().stream().skip(1).toList()) {
            setting.hypotheses().stream().filter(h -> h instanceof Prop.Compare c && c.sign() == Prop.Sign.ZERO && Free.occurs(s, c.term()))
                    .map(h -> new Solving(knowledge, s).of(((Prop.Compare) h).term(), Terms.ZERO)).filter(v -> v.size() == 1 && v.getFirst() instanceof Num)
                    .forEach(v -> out.put(s, v.getFirst()));
        }
        return out;
    }

    private Optional<Explanation> pairing(Pairing general, Setting setting, boolean judged) {
        Map<Symbol, Expr> given = given(general, setting);
        Pairing p = general.at(given);
        Optional<Composite> composite = Composite.of(p);
        if (composite.isEmpty()) {
            return Optional.empty();
        }
        Composite of = composite.get();
        Words words = words(of, setting);
        return composition(of, words, setting).flatMap(c -> {
            Ledger ledger = new Ledger(setting, words, Optional.empty());
            Product product = new Product(c);
            Calculation main = product.calculation(true, ledger.equations());
            if (main.isEmpty()) {
                return Optional.empty();
            }
            PairClass found = PairClass.of(c, product.result(), p.parameters().stream().findFirst(), setting.hypotheses());
            Optional<Residual> residual = found.residual();
            Expr result = residual.map(Residual::result).orElse(product.result());
            main.step(of.at(result), words.show(result), "");
            String verdict = judged ? found.verdict() : "proved";
            List<Section> sections = new ArrayList<>(List.of(c.loss.section(c.costByLetter()), c.activation.section(c.innerName()),
                    main.section(c.costByVariable())));
            List<Calculation> parts = new ArrayList<>(List.of(c.loss, c.activation, main));
            if (verdict.equals("canonical")) {
                second(c, words).ifPresent(s -> {
                    sections.add(s.section(new Layout.Derivative(c.cost(), List.of(words.show(of.variable()), words.show(other(of))))));
                    parts.add(s);
                });
            }
            List<Note> notes = new ArrayList<>();
            given.forEach((s, v) -> notes.add(new Note("given", Layout.equation(words.show(s), words.show(v)), Prose.of("put in"))));
            p.parameters().stream().findFirst().flatMap(y -> found.note(c, y)).ifPresent(notes::add);
            if (verdict.equals("not canonical")) {
                residual.map(Residual::factor).or(() -> Optional.of(c.inner()).filter(f -> !(f instanceof Num) && c.kinksOnly()))
                        .ifPresentOrElse(f -> notes.addAll(new Staying(c, f, result, setting, main.theorem().hypotheses()).notes()),
                                () -> p.parameters().stream().findFirst().ifPresent(y -> notes.addAll(Staying.gradient(c, result, y, setting, main.theorem().hypotheses()))));
            }
            List<Symbol> place = c.place().stream().filter(Symbol.class::isInstance).map(Symbol.class::cast).toList();
            return Optional.of(finished(c, ledger, product, verdict, false, result, place, sections, parts, notes, main.theorem()));
        });
    }

    /// z, or its entry at the index of a.
    private static Expr other(Composite of) {
        return of.variable() instanceof Entry n && of.isVector() ? Terms.entry(n.tensor(), of.index().get()) : of.variable();
    }

    /// `∂²J/∂z² = … = σ′(z)`.
    private Optional<Calculation> second(Composition c, Words words) {
        Expr twice = Terms.diff(Terms.diff(c.of.inner(), other(c.of)), c.of.variable());
        Calculation out = new Calculation(List.of(c.plain, c.knowledge), words, twice);
        Prose went = Prose.of("where ").and(c.innerFunction()).and(" went");
        return out.step(c.of.at(c.inner()), Layout.equation(words.show(c.inner()), c.innerName()), went, List.of()) ? Optional.of(out) : Optional.empty();
    }

    /// A label about which nothing was used, and nothing is needed.
    private static Optional<Prose> anyReal(Composition c, Ledger ledger, Set<Prop> hypotheses) {
        Composite of = c.of;
        List<Symbol> labels = org.backproof.expr.Free.symbols(of.outer()).stream().filter(s -> s != of.prediction() && s.sort() instanceof Sort.Real).toList();
        return of.isVector() || labels.size() != 1 || !ledger.used(hypotheses).isEmpty() || c.open.stream().anyMatch(h -> Free.occurs(labels.getFirst(), h)) ? Optional.empty()
                : Optional.of(Prose.of("any real ").and(Layout.Name.of(labels.getFirst().name())));
    }

    private static Explanation finished(Composition c, Ledger ledger, Product product, String verdict, boolean closed, Expr result,
            List<Symbol> place, List<Section> sections, List<Calculation> parts, List<Note> first, Theorem theorem) {
        Composite of = c.of;
        Words words = c.words;
        Set<Prop> hypotheses = new LinkedHashSet<>();
        List<Step> steps = new ArrayList<>();
        for (Calculation p : parts) {
            hypotheses.addAll(p.hypotheses());
            steps.addAll(p.steps());
        }
        boolean tensor = !place.isEmpty() && place.equals(c.place());
        Layout whole = tensor ? Words.totals(ledger.whole(result, List.copyOf(place))) : words.show(result);
        tensor &= !(whole instanceof Layout.Mapping);
        Layout logit = tensor ? Layout.Name.of(((Entry) of.variable()).tensor().name()) : words.show(of.variable());
        Layout entry = Layout.equation(Words.by(c.cost(), logit), tensor ? whole : words.show(result));
        Optional<Layout> matrix = !tensor && of.variable() instanceof Entry n && place.equals(n.indices())
                ? words.matrix(of.at(result)).map(m -> Layout.equation(Words.by(c.cost(), Layout.Name.of(n.tensor().name())), m)) : Optional.empty();
        List<Note> notes = new ArrayList<>(first);
        notes.addAll(ledger.conditions(c));
        List<Needed> needed = ledger.needed(hypotheses, product.result(), product.withoutEquations(), e -> words.plain(of.at(e)));
        notes.addAll(ledger.notes(needed, hypotheses, product.withoutEquations(), tensor ? List.copyOf(place) : List.of()));
        List<Prose> setting = new ArrayList<>();
        setting.add(Prose.of(Layout.equation(Layout.Name.of(of.prediction().name()), words.spelled(of.value()))));
        if (verdict.equals("canonical")) {
            anyReal(c, ledger, hypotheses).ifPresent(setting::add);
        }
        for (Expr size : of.value().sizes()) {
            if (size instanceof Symbol k && k.sort() instanceof Sort.Size) {
                setting.add(Prose.of("every ").and(new Layout.Relation(Layout.Name.of(k.name()), Layout.Comparison.AT_LEAST, Layout.Number.of(1))));
            }
        }
        List<Layout> definitions = List.of(Layout.equation(c.cost(), words.show(of.definition())));
        String judged = verdict.equals("proved") && !c.open.isEmpty() ? "conditional" : verdict;
        Page page = new Page(judged, c.open.isEmpty(), closed, Prose.of(of.loss() + (of.activation().isEmpty() ? "" : " with " + of.activation())),
                matrix.orElse(entry), matrix.map(_ -> entry), setting, definitions, sections, notes);
        return new Explanation(page, judged, words.plain(of.at(result)), ledger.used(hypotheses).stream().map(Assumption::text).distinct().toList(), needed,
                c.open.stream().map(words::plain).toList(), steps, Optional.of(theorem));
    }
}
