package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// A piecewise term under a sum, with what the sum can resolve taken out of its branches as a product with an indicator:
/// `(if g then 0 else δ(i, j) − y) = δ(i, j)·(if g then 0 else 1) − y·(if g then 0 else 1)`.
final class Indicators {
    private static final Symbol HOLE = Terms.real("%cases");

    private final Cases cases;
    private final Symbol index;
    private final List<Expr> then = new ArrayList<>();
    private final List<Expr> otherwise = new ArrayList<>();
    private final List<Piece> taken = new ArrayList<>();

    /// A factor that is taken out, and the piecewise term that it multiplies.
    private record Piece(Expr factor, Expr cases) {
    }

    private Indicators(Cases cases, Symbol index) {
        this.cases = cases;
        this.index = index;
    }

    /// `H ⊢ body = …` for the body of a sum over the index; empty where there is nothing to take out.
    static Optional<Theorem> apart(Expr body, Symbol index, Knowledge knowledge) {
        for (Expr f : Summation.factors(body)) {
            if (f instanceof Cases c && c.guard() instanceof Prop.Compare g) {
                Indicators parts = new Indicators(c, index);
                parts.collect();
                if (!parts.taken.isEmpty()) {
                    return parts.proof(g, knowledge).map(t -> body == c ? t : Rewriting.child(body, t));
                }
            }
        }
        return Optional.empty();
    }

    private void collect() {
        boolean single = cases.then() == Terms.ZERO || cases.otherwise() == Terms.ZERO;
        terms(cases.then()).forEach(t -> take(t, single, true));
        terms(cases.otherwise()).forEach(t -> take(t, single, false));
    }

    private static List<Expr> terms(Expr branch) {
        return branch == Terms.ZERO ? List.of() : Fractions.terms(branch);
    }

    private void take(Expr term, boolean single, boolean first) {
        List<Expr> factors = Summation.factors(term);
        boolean picked = factors.stream().anyMatch(f -> f instanceof Delta d && Summation.picks(d, index));
        List<Expr> inner = picked ? List.of() : factors.stream().filter(f -> Free.occurs(index, f)).toList();
        Expr outer = outer(term, inner);
        if (picked || single && outer != Terms.ONE) {
            Expr own = Terms.multiply(inner);
            taken.add(new Piece(outer, Terms.cases(cases.guard(), first ? own : Terms.ZERO, first ? Terms.ZERO : own)));
        } else {
            (first ? then : otherwise).add(term);
        }
    }

    /// The factors of a term without some of them.
    private static Expr outer(Expr term, List<Expr> without) {
        List<Expr> out = new ArrayList<>(Summation.factors(term));
        out.removeAll(without);
        out.add(term instanceof Mul m ? Terms.num(m.coefficient()) : Terms.ONE);
        return Terms.multiply(out);
    }

    private Optional<Theorem> proof(Prop.Compare guard, Knowledge knowledge) {
        Expr rest = then.isEmpty() && otherwise.isEmpty() ? Terms.ZERO : Terms.cases(guard, Terms.add(then), Terms.add(otherwise));
        boolean equality = guard.sign() == Prop.Sign.ZERO || guard.sign() == Prop.Sign.NONZERO;
        Theorem split = knowledge.discharge(equality ? Logic.dichotomy(guard.term()) : Logic.trichotomy(guard.term()));
        return CaseSplit.of(split, part -> {
            Knowledge inside = knowledge.inner();
            inside.assume(part);
            boolean holds = inside.holds(guard);
            Theorem sum = selected(rest, Terms.ONE, holds);
            for (Piece p : taken) {
                sum = plus(sum, selected(p.cases(), p.factor(), holds));
            }
            Theorem whole = Equality.selected(cases, holds);
            Optional<Theorem> same = Rewriting.tryIdentity(whole.right(), sum.right());
            Theorem all = sum;
            return same.map(s -> inside.discharge(Equality.transitive(Equality.transitive(whole, s), Equality.symmetric(all))));
        }).map(knowledge::discharge);
    }

    /// `factor·(if g then a else b) = factor·a`, or `= factor·b`.
    private static Theorem selected(Expr cases, Expr factor, boolean then) {
        return cases instanceof Cases c ? Equality.inContext(Equality.selected(c, then), Terms.multiply(factor, HOLE), HOLE) : Equality.reflexive(Terms.multiply(factor, cases));
    }

    /// From `a = b` and `c = d`: `a + c = b + d`.
    private static Theorem plus(Theorem left, Theorem right) {
        return Equality.transitive(Equality.inContext(left, Terms.add(HOLE, right.left()), HOLE), Equality.inContext(right, Terms.add(left.right(), HOLE), HOLE));
    }
}
