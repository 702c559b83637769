package org.backproof.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Subterms;
import org.backproof.elaborate.Assumption;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Task;
import org.backproof.elaborate.Tensor;
import org.backproof.evaluate.Witness;
import org.backproof.explain.Explainer;
import org.backproof.explain.Explanation;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Theorem;
import org.backproof.print.Layout;
import org.backproof.print.Page;
import org.backproof.print.Prose;
import org.backproof.print.TextPage;
import org.backproof.prove.Amendment;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Nearest;
import org.backproof.prove.NearestCondition;
import org.backproof.prove.Prover;
import org.backproof.prove.Requirements;
import org.backproof.prove.Verdict;

/// Finds what holds instead of a false claim: the nearest true statement, else what the left side is.
final class Correction {
    /// The share of what is left of the budget for the nearest statement, and for a derivation of what holds.
    private static final double NEAREST = 0.6;
    private static final double EXPLANATION = 0.25;
    /// Conditions that the value of the left side may need.
    private static final int MOST_CONDITIONS = 2;
    /// By how much a form that is known may be longer.
    private static final long SLACK = 4;

    private final Task.Claim task;
    private final Setting setting;
    private final Budget budget;
    private final Finer finer;

    /// @param budget of the statement
    Correction(Task.Claim task, Budget budget, Limit limit) {
        this.task = task;
        this.finer = new Finer(limit);
        this.setting = task.setting();
        this.budget = budget;
    }

    /// What holds instead; empty where that is not found in time.
    Optional<Truth> of(Witness witness) {
        Optional<Nearest> nearest = bounded(() -> Nearest.of(task.left().body(), task.right().body(), setting, witness, LemmaBook.library(),
                budget.part(NEAREST)));
        return nearest.map(n -> amended(bounded(() -> shorter(n)).orElse(n))).or(this::value).or(() -> bounded(() -> restated(task.left().body(), ""))).or(() -> bounded(() -> special(witness)))
                .or(() -> bounded(() -> restated(task.right().body(), "this is what the right side is"))).or(() -> bounded(() -> compared()));
    }

    /// Which side is the larger one.
    private Optional<Truth> compared() {
        Prover prover = new Prover(LemmaBook.library(), budget.part(NEAREST));
        Expr more = Terms.subtract(task.left().body(), task.right().body());
        return NearestCondition.signed(setting.hypotheses(), more, prover).map(n -> Truth.of(n, setting));
    }

    private Optional<Truth> special(Witness witness) {
        return Nearest.special(task.left().body(), task.right().body(), setting, witness, LemmaBook.library(), budget.part(NEAREST)).map(this::amended);
    }

    /// With the right side simplified, where that is shorter.
    private Optional<Nearest> shorter(Nearest n) {
        Amendment a = n.holds();
        Set<Expr> parts = Subterms.of(task.right().body());
        if (a.about().size() != 1 || parts.contains(a.about().getFirst()) || parts.contains(Terms.negate(a.about().getFirst()))) {
            return Optional.empty(); // what is wrong with a part is seen where the other parts are as they were
        }
        Prover prover = new Prover(LemmaBook.library(), budget.part(EXPLANATION));
        Setting here = given(a.given(), Wording.of(setting.scope(), List.of(a.right())));
        Simplification simplification = new Simplification(prover, here, prover.knowledge(here.hypotheses()));
        Expr simple = simplification.of(a.right()).right();
        Expr asked = a.left().hasDiff() ? simplification.of(a.left()).right() : simple; // the form in which it is shown where it is asked for
        Expr right = asked.facts().size() <= simple.facts().size() + SLACK ? asked : simple;
        boolean expanded = right instanceof Add && !(a.right() instanceof Add);
        return !expanded && right.facts().size() < a.right().facts().size() && right != a.left() && prover.prove(here.hypotheses(), a.left(), right) instanceof Verdict.Proved(Theorem t)
                ? Optional.of(new Nearest(n.remark(), new Amendment(a.left(), right, a.given(), a.about()), t)) : Optional.empty();
    }

    /// A side as what it comes to, or by the definition of its functions.
    private Optional<Truth> restated(Expr side, String remark) {
        Prover prover = new Prover(LemmaBook.library(), budget.part(EXPLANATION));
        Expr value = new Simplification(prover, setting, prover.knowledge(setting.hypotheses())).of(side).right();
        return Stream.of(value, unfolded(side)).filter(e -> e != side && !e.hasDiff()).sorted(Comparator.comparingLong(e -> e.facts().size())).flatMap(e -> restated(prover, side, e, remark).stream()).findFirst();
    }

    private Optional<Truth> restated(Prover prover, Expr side, Expr form, String remark) {
        return switch (prover.prove(setting.hypotheses(), side, form)) {
            case Verdict.Proved(Theorem t) -> Optional.of(amended(new Nearest(remark, new Amendment(side, form, List.of(), List.of()), t)));
            case Verdict.Conditional c when !c.conditions().isEmpty() -> Optional.of(amended(new Nearest(remark, new Amendment(side, form, c.conditions(), List.of()), c.theorem())));
            case Verdict.Conditional _, Verdict.Refuted _, Verdict.Undecided _ -> Optional.empty();
        };
    }

    /// The functions outside of binders by their definitions.
    private static Expr unfolded(Expr e) {
        return switch (e) {
            case Apply a when a.function() instanceof Function.Defined f -> Binders.unfold(f, a.arguments());
            case Lambda _, Sum _, Diff _, Cases _ -> e;
            case Expr _ -> Children.map(e, Correction::unfolded);
        };
    }

    private Truth amended(Nearest nearest) {
        Amendment a = nearest.holds();
        Substitution letters = Explainer.letters(tensor(task.left(), a.left()), a.right());
        Expr left = letters.apply(a.left());
        Expr right = letters.apply(a.right());
        List<Expr> about = a.about().stream().map(letters::apply).toList();
        List<Prop> needed = a.given().stream().map(letters::apply).toList();
        List<Expr> terms = new ArrayList<>(List.of(left, right));
        terms.addAll(about);
        Wording wording = Wording.of(setting.scope(), terms);
        Prose remark = remark(nearest.remark(), about, wording);
        Task.Claim claim = new Task.Claim(tensor(task.left(), a.left()), tensor(task.right(), a.right()), given(a.given(), wording));
        Optional<Theorem> proof = bounded(() -> proof(claim));
        Page page = bounded(() -> explainer().claim(claim, proof)).map(Explanation::page).orElseGet(() -> new Page("proved", true, false, Prose.NONE,
                Layout.equation(wording.layout(left), wording.layout(right)), List.of(), List.of(), List.of(), List.of()));
        Prose given = needed.isEmpty() ? Prose.NONE : Prose.of("given ").and(wording.layout(Prop.and(needed)));
        return new Truth(finer.than(page, e -> e.claim(claim, proof).map(Explanation::page)), given, remark,
                json(wording, left, wording.plain(right), needed.stream().map(wording::plain).toList(), remark));
    }

    /// What the left side is: its value where the derivation leaves a δ under Σ, or finds nothing.
    private Optional<Truth> value() {
        Optional<Explanation> found = bounded(() -> explainer().holds(task));
        return found.filter(h -> !h.result().contains("delta(")).map(this::derived).or(() -> bounded(this::simplified)).or(() -> found.map(this::derived));
    }

    private Optional<Truth> simplified() {
        Prover prover = new Prover(LemmaBook.library(), budget.part(EXPLANATION));
        Knowledge knowledge = prover.knowledge(setting.hypotheses());
        Expr left = task.left().body();
        Theorem t = new Simplification(prover, setting, knowledge).of(left);
        List<Prop> needed = Requirements.open(knowledge, t);
        boolean known = needed.size() <= MOST_CONDITIONS && left.hasDiff() && !t.right().hasDiff() && Subterms.of(t.right()).stream().noneMatch(Delta.class::isInstance);
        return known ? Optional.of(amended(new Nearest("", new Amendment(left, t.right(), needed, List.of()), t))) : Optional.empty();
    }

    private Truth derived(Explanation h) {
        Expr left = Explainer.letters(task.left()).apply(task.left().body());
        Prose given = h.conditions().isEmpty() ? Prose.NONE : h.page().notes().stream().filter(n -> n.label().equals("conditions")).findFirst()
                .map(n -> Prose.of("given ").and(n.subject())).orElse(Prose.NONE);
        return new Truth(finer.than(h.page(), e -> e.holds(task).map(Explanation::page)), given, Prose.NONE,
                json(Wording.of(setting.scope(), List.of(left)), left, h.result(), h.conditions(), Prose.NONE));
    }

    /// The member `nearest`: a claim that is proved as it stands there, given what stands there.
    private Json json(Wording wording, Expr left, String right, List<String> needed, Prose remark) {
        return json(setting, wording, wording.plain(left) + " = " + right, needed, remark);
    }

    static Json json(Setting setting, Wording wording, String claim, List<String> needed, Prose remark) {
        Stream<String> own = setting.assumptions().stream().filter(a -> a.origin() == Assumption.Origin.GIVEN).map(a -> wording.plain(a.prop()));
        LinkedHashMap<String, Json> holds = new LinkedHashMap<>();
        holds.put("claim", Json.of(claim));
        holds.put("given", Json.of(Stream.concat(own, needed.stream()).distinct().toList()));
        holds.put("remark", Json.of(TextPage.print(remark)));
        return new Json.Members(holds);
    }

    private Explainer explainer() {
        return new Explainer(new Prover(LemmaBook.library(), budget.part(EXPLANATION)));
    }

    private Optional<Theorem> proof(Task.Claim claim) {
        Prover prover = new Prover(LemmaBook.library(), budget.part(EXPLANATION));
        return prover.prove(claim.setting().hypotheses(), claim.left().body(), claim.right().body()) instanceof Verdict.Proved(Theorem t) ? Optional.of(t) : Optional.empty();
    }

    /// The body as a tensor over those indices that are left in it.
    private static Tensor tensor(Tensor old, Expr body) {
        List<Symbol> indices = body == old.body() ? old.indices() : old.indices().stream().filter(i -> Free.occurs(i, body)).toList();
        return new Tensor(indices, body);
    }

    private Setting given(List<Prop> more, Wording wording) {
        List<Assumption> all = new ArrayList<>(setting.assumptions());
        more.forEach(p -> all.add(new Assumption(p, Assumption.Origin.GIVEN, wording.plain(p))));
        return new Setting(setting.span(), setting.scope(), all, setting.notes(), setting.names());
    }

    private static Prose remark(String pattern, List<Expr> about, Wording wording) {
        String[] words = pattern.split("#", -1);
        Prose out = Prose.of(words[0]);
        for (int k = 1; k < words.length; k++) {
            out = out.and(wording.layout(about.get(k - 1))).and(words[k]);
        }
        return out;
    }

    /// Empty where the search fails: the verdict stands without it.
    private static <T> Optional<T> bounded(Supplier<Optional<T>> search) {
        try {
            return search.get();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError _) {
            return Optional.empty();
        }
    }
}
