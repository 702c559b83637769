package org.backproof.algebra;

import java.util.Optional;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Facts;
import org.backproof.expr.Free;
import org.backproof.expr.Lambda;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Sums;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// That a term about a size n is 0 for every n: it is 0 for n = 1, and the same for each i in `2..n` as for i − 1, where the last terms of
/// its sums are split off: `Σ_{j=1..i} f(j) = Σ_{j=1..i−1} f(j) + f(i)`. Other variables keep their values.
public final class Induction {
    /// Larger terms are left alone.
    private static final int LARGEST = 400;
    /// The most last terms of one sum, as of `Σ_{1..2n}`.
    private static final int MOST_TERMS = 4;
    private static final Symbol HOLE = Terms.real("%size");

    private final Knowledge knowledge;
    private final Search search;
    private final Symbol index;

    /// Finds `H ⊢ left = right`.
    public interface Search {
        Optional<Theorem> prove(Knowledge knowledge, Expr left, Expr right);
    }

    private Induction(Knowledge knowledge, Search search, Symbol index) {
        this.knowledge = knowledge;
        this.search = search;
        this.index = index;
    }

    /// `H ⊢ left = right` with every hypothesis among the facts; empty if none is found.
    public static Optional<Theorem> prove(Knowledge knowledge, Expr left, Expr right, Search search) {
        Expr difference = Terms.subtract(left, right);
        if (!difference.facts().has(Facts.SUM) || difference.hasDiff() || difference.facts().size() > LARGEST) {
            return Optional.empty();
        }
        for (Symbol n : Free.symbols(difference)) {
            boolean alone = n.sort() instanceof Sort.Size && Free.symbols(difference).stream().allMatch(s -> s == n || !Free.occurs(n, s));
            if (alone && ends(difference, n)) {
                Symbol i = Terms.symbol("#n", new Sort.Index(Terms.TWO, n));
                Optional<Theorem> t = Free.occurs(i, difference) ? Optional.empty() : new Induction(knowledge, search, i).zero(difference, n);
                if (t.isPresent()) {
                    return t.map(z -> Equality.fromDifference(z, left, right));
                }
            }
        }
        return Optional.empty();
    }

    /// Whether the range of a sum in the term ends with the size.
    private static boolean ends(Expr e, Symbol n) {
        return Subterms.of(e).stream().anyMatch(s -> s instanceof Sum sum && sum.index().sort() instanceof Sort.Index(_, Expr upper) && Free.occurs(n, upper));
    }

    /// `H ⊢ e = 0`
    private Optional<Theorem> zero(Expr e, Symbol n) {
        Expr g = Substitution.of(n, HOLE).apply(e);
        Expr first = at(g, Terms.ONE);
        Optional<Theorem> base = new Normalizer(knowledge, Normalizer.Settings.LITERAL).equal(first, Terms.ZERO).filter(this::holds)
                .or(() -> search.prove(knowledge, first, Terms.ZERO));
        if (base.isEmpty()) {
            return base;
        }
        Theorem apart = lastTermsApart(at(g, index));
        return search.prove(knowledge.inner(), apart.right(), at(g, Terms.subtract(index, Terms.ONE))).map(t -> {
            Theorem difference = Equality.difference(Equality.transitive(apart, t));
            Theorem nothing = Equality.equation(difference, Terms.ZERO, Terms.subtract(apart.left(), t.right()));
            Theorem same = Sums.telescope(index, g, HOLE, knowledge.discharge(nothing));
            Theorem whole = Equality.transitive(same, Equality.inContext(base.get(), Terms.subtract(e, HOLE), HOLE));
            return knowledge.discharge(Equality.symmetric(whole));
        }).filter(this::holds);
    }

    private static Expr at(Expr g, Expr value) {
        return Substitution.of(HOLE, value).apply(g);
    }

    private boolean holds(Theorem t) {
        return knowledge.discharge(t).hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent());
    }

    /// `⊢ e = …` where each sum that ends with the index i ends as it does for i − 1.
    private Theorem lastTermsApart(Expr e) {
        if (!Free.occurs(index, e)) {
            return Equality.reflexive(e);
        }
        return switch (e) {
            case Sum s when s.index().sort() instanceof Sort.Index(_, Expr upper) && Free.occurs(index, upper) -> lastTermsApart(s, upper);
            case Sum s -> {
                Symbol j = Binders.symbol(s.index(), s.facts().binders());
                yield Equality.underSum(s, j, lastTermsApart(Binders.open(s, j)));
            }
            case Lambda _, Cases _, Diff _ -> Equality.reflexive(e);
            case Expr _ -> Rewriting.children(e, this::lastTermsApart);
        };
    }

    private Theorem lastTermsApart(Sum s, Expr upper) {
        Expr more = Fractions.canonical(Terms.subtract(upper, Substitution.of(index, Terms.subtract(index, Terms.ONE)).apply(upper))).right();
        boolean few = more instanceof Num m && m.value().isInteger() && m.value().signum() > 0 && m.value().compareTo(Rational.of(MOST_TERMS)) <= 0;
        return few ? lastTermsApart(s, ((Num) more).value().intValueExact()) : Equality.reflexive(s);
    }

    private Theorem lastTermsApart(Sum s, int count) {
        if (count == 0) {
            return Equality.reflexive(s);
        }
        Sort.Index range = (Sort.Index) s.index().sort();
        Symbol j = Terms.symbol("#l", new Sort.Index(range.lower(), Terms.subtract(range.upper(), Terms.ONE)));
        Expr rest = Terms.sum(j, Binders.open(s, j));
        Expr term = Binders.open(s, range.upper());
        Theorem others = rest instanceof Sum shorter ? lastTermsApart(shorter, count - 1) : Equality.reflexive(rest);
        Theorem split = Equality.transitive(Sums.last(s, Terms.symbol("#l", range)), Equality.inContext(others, Terms.add(HOLE, term), HOLE));
        return Equality.transitive(split, Equality.inContext(lastTermsApart(term), Terms.add(others.right(), HOLE), HOLE));
    }
}
