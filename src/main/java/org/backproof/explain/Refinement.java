package org.backproof.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Replacement;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Primitives;
import org.backproof.expr.Terms;
import org.backproof.kernel.Rule;
import org.backproof.kernel.Theorem;

/// The lines between two lines of a calculation, a rule each: those of differentiation, those of Σ, laws and definitions by name, those of
/// fractions. Each is proposed here and proved when it is added.
final class Refinement {
    private static final int MOST = 24;
    private static final long LARGEST = 300;
    /// A longer definition is not opened to show where the derivative of its function comes from.
    private static final long DEFINITION = 60;

    private final List<Knowledge> knowledge;
    private final Knowledge known;
    private final Words words;
    private final Grounds grounds;

    /// @param knowledge what a proof may use; the last is the most
    Refinement(List<Knowledge> knowledge, Words words) {
        this.knowledge = knowledge;
        this.known = knowledge.getLast();
        this.words = words.fine(false);
        this.grounds = new Grounds(known, this.words);
    }

    /// A calculation of several lines with the same ends; empty where one line says it all.
    Optional<Calculation> of(Theorem t) {
        Calculation out = new Calculation(knowledge, words, t.left());
        Expr goal = t.right();
        boolean inside = t.left() instanceof Diff d && goal instanceof Diff g && g.variable() == d.variable();
        if (inside || Tidy.cancelled(t.left()) == goal) {
            return Optional.empty();
        }
        Stage.twice(known, t.left()).ifPresent(e -> show(out, e, Stage.FIRST));
        boolean opens = t.left() instanceof Diff d && define(d, out);
        boolean ruled = differentiate(out, goal);
        if (out.current().hasDiff() && !goal.hasDiff()) {
            return Optional.empty();
        }
        if (out.current() != goal && out.proof(goal).filter(Refinement::sums).isPresent()) {
            series(out, goal);
        }
        List<Line> ends = new ArrayList<>();
        if (out.current() != goal && !goal.hasDiff()) {
            laws(out, goal, ends);
        }
        rearrange(out, ends.isEmpty() ? goal : ends.getLast().term);
        for (int k = ends.size() - 1; k >= 0; k--) {
            show(out, ends.get(k).term, "");
            if (out.current() != ends.get(k).term) {
                return Optional.empty();
            }
            Expr next = k == 0 ? goal : ends.get(k - 1).term;
            out.step(next, words.show(next), ends.get(k).reason);
        }
        out.step(goal, words.show(goal), grounds);
        return out.current() == goal && out.size() < MOST && out.size() > (opens ? 2 : ruled ? 0 : 1) ? Optional.of(out) : Optional.empty();
    }

    private record Line(Expr term, String reason) {
    }

    private boolean show(Calculation out, Expr e, String reason) {
        return e.facts().size() <= LARGEST && out.size() < MOST
                && (reason.isEmpty() ? out.step(e, words.show(e), grounds) : out.step(e, words.show(e), reason));
    }

    /// Where the derivative of a function is asked for itself: that of its definition.
    private boolean define(Diff d, Calculation out) {
        return d.body() instanceof Apply a && a.function() instanceof Function.Defined f && !f.body().hasDiff() && f.body().facts().size() <= DEFINITION
                && a.arguments().stream().noneMatch(Lambda.class::isInstance)
                && show(out, Terms.diff(Branch.chosen(known, Binders.unfold(f, a.arguments())), d.variable()), "definition of " + words.name(f).name());
    }

    /// Whether there was a rule.
    private boolean differentiate(Calculation out, Expr goal) {
        int before = out.size();
        while (out.current().hasDiff() && out.current() != goal) {
            Optional<Stage.Reached> next = Stage.afterOne(known, words, out.current(), goal);
            if (next.isEmpty() || !show(out, next.get().term(), next.get().rules())) {
                break;
            }
        }
        return out.size() > before;
    }

    private static boolean sums(Theorem t) {
        return List.of(Rule.SUM_DELTA, Rule.SUM_LINEAR, Rule.SUM_CONSTANT).stream().anyMatch(r -> Grounds.cites(t, r));
    }

    private void series(Calculation out, Expr goal) {
        while (out.current() != goal && !grounds.arithmetic(out.current(), goal)) {
            Optional<Stage.Reached> next = Series.after(out.current());
            if (next.isEmpty() || next.get().term() == goal || !show(out, next.get().term(), next.get().rules())) {
                return;
            }
        }
    }

    private record Law(Expr left, Expr right, String name) {
    }

    /// Whether what is left is arithmetic, or needs fewer laws.
    private boolean joined(Expr here, Expr there, List<Theorem> cited) {
        return grounds.arithmetic(here, there) || Proofs.equal(known, here, there).filter(t -> names(Grounds.laws(t)) < names(cited)).isPresent();
    }

    private static long names(List<Theorem> laws) {
        return laws.stream().map(Grounds::name).distinct().count();
    }

    private static List<Law> laws(List<Theorem> cited, boolean definitions) {
        return cited.stream().filter(t -> (t.rule() == Rule.UNFOLDING) == definitions).map(t -> new Law(t.left(), t.right(), Grounds.name(t))).toList();
    }

    private void apply(List<Law> laws, List<Line> here, List<Line> there) {
        for (Law law : laws) {
            for (List<Line> side : List.of(here, there)) {
                if (grounds.arithmetic(here.getLast().term, there.getLast().term)) {
                    return;
                }
                Expr at = side.getLast().term;
                Expr next = law.right.hasDiff() ? at : Tidy.flat(Replacement.of(law.left, law.right, at));
                if (next.facts().size() <= LARGEST && Stream.concat(here.stream(), there.stream()).noneMatch(l -> l.term == next)) {
                    side.add(new Line(next, law.name));
                }
            }
        }
    }

    /// `exp(−u) = 1/exp(u)`, where both are there.
    private static List<Law> opposites(Expr here, Expr there) {
        Set<Expr> all = new LinkedHashSet<>();
        Stream.of(here, there).forEach(e -> Subterms.of(e).stream().filter(s -> s instanceof Apply a && a.function() == Primitives.EXP).forEach(all::add));
        List<Law> out = new ArrayList<>();
        for (Expr e : all) {
            Expr exponent = ((Apply) e).arguments().getFirst();
            Expr opposite = Terms.apply(Primitives.EXP, Terms.negate(exponent));
            boolean negative = exponent instanceof Mul m && m.coefficient().signum() < 0;
            if (negative && all.contains(opposite)) {
                out.add(new Law(e, Terms.power(opposite, -1), "opposite exponents"));
            }
        }
        return out;
    }

    /// By the definitions and laws that a proof cites, for what stands here, and backwards for what stands in the goal; only where less is left
    /// then.
    private void laws(Calculation out, Expr goal, List<Line> ends) {
        List<Line> here = new ArrayList<>(List.of(new Line(out.current(), "")));
        List<Line> there = new ArrayList<>(List.of(new Line(goal, "")));
        List<Theorem> cited = out.proof(goal).map(Grounds::laws).orElse(List.of());
        apply(laws(cited, true), here, there);
        apply(opposites(here.getLast().term, there.getLast().term), here, there);
        apply(laws(cited, false), here, there);
        if (joined(here.getLast().term, there.getLast().term, cited)) {
            here.stream().skip(1).forEach(l -> show(out, l.term, l.reason));
            for (int k = 1; k < there.size(); k++) {
                ends.add(new Line(there.get(k).term, there.get(k).reason));
            }
        }
    }

    /// Fractions: cancelled, over one denominator, multiplied out.
    private void rearrange(Calculation out, Expr goal) {
        if (out.current() == goal || !grounds.arithmetic(out.current(), goal)) {
            return;
        }
        Expr cancelled = Tidy.cancelled(out.current());
        if (cancelled != out.current() && cancelled != goal) {
            show(out, cancelled, "cancel");
        }
        Denominator.over(out.current()).filter(e -> e != goal).ifPresent(e -> show(out, e, Grounds.DENOMINATOR));
    }
}
