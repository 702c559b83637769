package org.backproof.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.backproof.elaborate.Assumption;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Task;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;
import org.backproof.network.Backprop;
import org.backproof.network.Orientation;
import org.backproof.print.Layout;
import org.backproof.print.Note;
import org.backproof.print.Prose;
import org.backproof.prove.Prover;

/// From a task to its derivation as a textbook writes it.
public final class Explainer {
    private static final String INDICES = "jkln";

    private final Prover prover;
    private final boolean fine;
    private final CompositeCalculations calculations;

    public Explainer(Prover prover) {
        this(prover, false);
    }

    private Explainer(Prover prover, boolean fine) {
        this.prover = prover;
        this.fine = fine;
        this.calculations = new CompositeCalculations(prover, fine);
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
        return calculations.pairing(task.pairing(), task.setting().assuming(all), true).filter(u -> u.kind().filter(k -> !k.equals(PairClass.NOT)).isPresent())
                .map(u -> e.with(new Note("given", Ledger.layout(words, Prop.and(usual.stream().map(Assumption::prop).toList())),
                        Prose.of(u.verdict() + ": ").and(u.page().statement())))).orElse(e);
    }

    private Optional<Explanation> pairOf(Task.Pair task) {
        return Optional.of(task.pairing()).flatMap(p -> calculations.pairing(p, task.setting(), true)).map(e -> outside(task, e));
    }

    /// Without the equations that give a number its value, `y = 1`: what is canonical for all is so for one. Empty where there are none.
    static Optional<Task.Pair> general(Task.Pair task) {
        List<Assumption> all = task.setting().assumptions();
        List<Assumption> rest = all.stream().filter(a -> !Ledger.isEquation(a.prop()) || a.prop() instanceof Prop.ForAll
                || !Free.symbols(a.prop()).stream().allMatch(s -> s.sort() instanceof Sort.Real)).toList();
        return rest.size() == all.size() ? Optional.empty() : Optional.of(new Task.Pair(task.pairing(), task.setting().assuming(rest)));
    }

    /// With a note where the activation leaves the domain of the loss.
    private Explanation outside(Task.Pair task, Explanation e) {
        return PairCell.outside(task, prover.knowledge(task.setting().hypotheses())).flatMap(PairCell::shown).map(domain ->
            e.with(new Note("domain", domain, Prose.of("wanted by " + task.pairing().loss() + "; " + task.pairing().activation() + " leaves it")))).orElse(e);
    }

    /// `derive LOSS with ACTIVATION`.
    public Optional<Explanation> derive(Task.DerivePair task) {
        return Optional.of(task.pairing()).flatMap(p -> calculations.pairing(p, task.setting(), false));
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
                ? Composite.of(d, task.setting()).flatMap(c -> calculations.composite(c, task.setting(), Optional.of(right), place)) : Optional.empty();
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
                ? Composite.of(d, setting).flatMap(c -> calculations.composite(c, setting, Optional.empty(), place)) : Optional.empty();
        return composite.or(() -> new Direct(prover, setting, fine, place).derivative(left));
    }

    /// The letters that the indices of a tensor have in a derivation: none that is free in it, or in what stands beside it.
    public static Substitution letters(Tensor t, Expr... beside) {
        Set<String> used = new LinkedHashSet<>();
        Stream.concat(Stream.of(t.body()), Stream.of(beside)).flatMap(e -> Free.symbols(e).stream()).forEach(s -> used.add(s.name()));
        Substitution out = Substitution.empty();
        for (Symbol i : t.indices()) {
            out = out.with(i, Words.index(INDICES.chars().mapToObj(Character::toString).toList(), used, i.sort()));
        }
        return out;
    }
}
