package org.backproof.emit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Subterms;
import org.backproof.elaborate.Task;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Bound;
import org.backproof.expr.Cases;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;
import org.backproof.library.Lemma;
import org.backproof.numeric.Work;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;

/// A lemma as a rule, proved when it is first used.
final class StableRule {
    private static final long MILLISECONDS = 20_000;
    /// Where a form gains digits only if its letters are exact: `√x − √y` is `(x − y)/(√x + √y)`, in which a difference of rounded sums is no better.
    private static final String LINEAR = "stable_linear";

    private final Lemma lemma;
    private final Expr left;
    private final List<Expr> fixed;
    private final boolean recognises;
    private Optional<Theorem> theorem;

    StableRule(Lemma lemma, Expr left) {
        this.lemma = lemma;
        this.left = left;
        List<Expr> before = inSums(left);
        Expr right = ((Task.Claim) lemma.task()).right().body();
        this.fixed = inSums(right).stream().filter(i -> !before.contains(i)).toList();
        this.recognises = parts(right) <= parts(left) && (right.facts().size() < left.facts().size() || Subterms.of(right).stream().anyMatch(e -> e instanceof Apply a && a.function() instanceof Function.Defined));
    }

    /// `t = …` if the left side is the term.
    Optional<Theorem> at(Expr term) {
        return Matching.of(left, term).flatMap(this::instance).filter(t -> t.left() == term);
    }

    synchronized Optional<Theorem> instance(Map<Expr, Expr> letters) {
        if (theorem == null) {
            Expr right = ((Task.Claim) lemma.task()).right().body();
            Theorem start = left instanceof Apply a && a.function() instanceof Function.Defined && a.arguments().size() > 1 && a.arguments().getFirst() instanceof Lambda ? Equality.unfold(a) : Equality.reflexive(left);
            theorem = Work.uncounted(() -> proved(start.right(), right).map(t -> Equality.transitive(start, t)));
        }
        if (lemma.name().startsWith(LINEAR) && !letters.values().stream().allMatch(StableRule::isLinear)) {
            return Optional.empty();
        }
        return theorem.filter(_ -> fixed.stream().allMatch(i -> isFixed(letters.getOrDefault(i, i)))).map(t -> Logic.instantiate(t, Substitution.of(letters)));
    }

    private Optional<Theorem> proved(Expr from, Expr right) {
        return new Prover(LemmaBook.library(), new Budget(MILLISECONDS, () -> false)).prove(given(), from, right) instanceof Verdict.Proved(Theorem t) ? Optional.of(t) : Optional.empty();
    }

    private List<Prop> given() {
        return lemma.task().setting().hypotheses();
    }

    /// The indices that a sum in the term depends on.
    private static List<Expr> inSums(Expr e) {
        return Subterms.of(e).stream().filter(Sum.class::isInstance).flatMap(s -> Free.symbols(s).stream()).filter(s -> s.sort() instanceof Sort.Index)
                .<Expr>map(s -> s).distinct().toList();
    }

    /// How many sums and pieces it has.
    private static long parts(Expr e) {
        return Subterms.of(e).stream().filter(s -> s instanceof Sum || s instanceof Cases).count();
    }

    /// A sum that depends on an index is worth it for one index, not for each value of an index that runs.
    private static boolean isFixed(Expr letter) {
        return !(letter instanceof Symbol s && s.sort() instanceof Sort.Index) || Character.isLetter(((Symbol) letter).name().charAt(0));
    }

    /// The function whose value at its parameters the rule gives.
    Optional<Function> owner() {
        return left instanceof Apply a && a.arguments().stream().allMatch(StableRule::isVariable)
                && a.arguments().stream().distinct().count() == a.arguments().size() ? Optional.of(a.function()) : Optional.empty();
    }

    private static boolean isVariable(Expr e) {
        return e instanceof Symbol || e instanceof Lambda l && l.body() instanceof Entry;
    }

    /// A sum of multiples of variables.
    private static boolean isLinear(Expr e) {
        return (e instanceof Add a ? a.terms() : List.of(e)).stream().allMatch(t -> t instanceof Num
                || (t instanceof Mul m && m.factors().size() == 1 ? m.factors().getFirst() : t) instanceof Expr x && (x instanceof Symbol || x instanceof Entry || x instanceof Bound));
    }

    /// Whether what is given holds wherever the left side is defined, or nothing is given.
    boolean holdsWhereDefined() {
        if (given().isEmpty()) {
            return true;
        }
        Knowledge knowledge = new Prover(LemmaBook.library(), new Budget(MILLISECONDS, () -> false)).knowledge(List.of(Prop.defined(left)));
        return Work.uncounted(() -> given().stream().allMatch(knowledge::holds));
    }

    String name() {
        return lemma.name();
    }

    Expr left() {
        return left;
    }

    /// How many indices must be fixed.
    int fixed() {
        return fixed.size();
    }

    /// Whether the form is shorter or has functions of the library in it, and no more sums and pieces: `x/(1 + √(1 + x))` for `√(1 + x) − 1` only has a longer derivative.
    boolean recognises() {
        return recognises;
    }
}
