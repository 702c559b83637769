package org.backproof.algebra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Bound;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// The linear sums of a term as multiples of as few as may be: `3a/10 − 3y/10` is `3/10·(a − y)`, and where there is `a − y` before it, `y − a` is
/// `−(a − y)`.
final class Multiples {
    private final boolean inPieces;
    private final Set<Expr> seen = new LinkedHashSet<>();
    private final Map<Expr, Theorem> memo = new IdentityHashMap<>();

    Multiples(boolean inPieces) {
        this.inPieces = inPieces;
    }

    /// `⊢ e = the same over these`.
    Theorem of(Expr e) {
        return within(e, 0);
    }

    private Theorem within(Expr e, int depth) {
        Theorem known = memo.get(e);
        if (known == null) {
            known = switch (e) {
                case Add a when linear(a) -> Rewriting.identity(a, multiple(a));
                case Sum s -> {
                    Symbol i = Terms.symbol("%s" + depth, s.index().sort());
                    yield Equality.underSum(s, i, within(Binders.open(s, i), depth + 1));
                }
                case Cases c -> inPieces ? pieces(c, depth) : Equality.reflexive(c);
                case Lambda _, Diff _, Entry _, Delta _, Num _, Symbol _, Bound _ -> Equality.reflexive(e);
                case Add _, Mul _, Pow _, Apply _, Local _ -> Rewriting.children(e, x -> within(x, depth));
            };
            memo.put(e, known);
        }
        return known;
    }

    private Theorem pieces(Cases c, int depth) {
        Theorem guard = Equality.inGuard(c, Prop.terms(c.guard()).stream().map(t -> within(t, depth)).toList());
        return guard.right() instanceof Cases d
                ? Equality.transitive(guard, Equality.underCases(d, within(d.then(), depth), within(d.otherwise(), depth))) : guard;
    }

    private Expr multiple(Add a) {
        Rational content = content(a);
        Expr one = scaled(a, content.reciprocal());
        Expr opposite = scaled(one, Rational.MINUS_ONE);
        boolean turn = seen.contains(key((Add) opposite)) && !seen.contains(key((Add) one));
        Expr base = turn ? opposite : one;
        seen.add(key((Add) base));
        return Terms.multiply(Terms.num(turn ? Rational.MINUS_ONE : Rational.ONE), Terms.num(content), base);
    }

    /// What all coefficients are, up to sign; else 1.
    static Rational content(Add a) {
        Rational first = coefficient(a.terms().getFirst()).abs();
        return !first.isZero() && a.terms().stream().allMatch(t -> coefficient(t).abs().equals(first)) ? first : Rational.ONE;
    }

    static Expr scaled(Expr a, Rational factor) {
        return Terms.add(((Add) a).terms().stream().map(t -> Terms.multiply(Terms.num(factor), t)).toList());
    }

    private static Rational coefficient(Expr term) {
        return term instanceof Mul m ? m.coefficient() : term instanceof Num n ? n.value() : Rational.ONE;
    }

    /// The sum as a function of its indices, the same whatever these are called.
    static Expr key(Add a) {
        List<Symbol> indices = indices(a);
        return indices.isEmpty() ? a : Terms.lambda(indices, a);
    }

    /// Whether each term is a number or a product of different things that are neither sums nor powers, and one of them a variable: `tanh(z) − y`.
    static boolean linear(Add a) {
        return a.terms().stream().allMatch(t -> factors(t).stream().allMatch(f -> variable(f) || f instanceof Apply || f instanceof Sum))
                && a.terms().stream().anyMatch(t -> !(t instanceof Num) && factors(t).stream().allMatch(Multiples::variable));
    }

    private static List<Expr> factors(Expr term) {
        return term instanceof Num ? List.of() : term instanceof Mul m ? m.factors() : List.of(term);
    }

    private static boolean variable(Expr e) {
        return e instanceof Symbol || e instanceof Entry;
    }

    /// The indices in it that are variables, in the order of its tensors.
    static List<Symbol> indices(Add a) {
        Set<Symbol> out = new LinkedHashSet<>();
        Subterms.of(a).stream().filter(Entry.class::isInstance).map(Entry.class::cast).sorted(Comparator.comparing(n -> n.tensor().name()))
                .flatMap(n -> n.indices().stream()).forEach(i -> {
                    if (i instanceof Symbol s) {
                        out.add(s);
                    }
                });
        return new ArrayList<>(out);
    }
}
