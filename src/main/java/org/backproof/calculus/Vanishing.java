package org.backproof.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.expr.Add;
import org.backproof.expr.Children;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Powers `u^r` with r > 1 on one side of a zero of u, written so that they have a derivative there: `|u|^r`.
final class Vanishing {
    private Vanishing() {
    }

    /// `H ⊢ e = e′` on a side, where a power of a root of u, `u = 0` at the point, is a power of |u| in e′; empty if there is none.
    static Optional<Theorem> form(Expr e, Knowledge side, Knowledge point) {
        Expr form = rewrite(e, point);
        return form == e ? Optional.empty() : new Normalizer(side, Normalizer.Settings.DEEP).equal(e, form).map(side::discharge)
                .filter(t -> t.hypotheses().stream().allMatch(h -> side.known(h).isPresent()));
    }

    private static Expr rewrite(Expr e, Knowledge point) {
        return switch (e) {
            case Pow p -> power(p, List.of(), p, point);
            case Mul m -> m.factors().stream().filter(f -> f instanceof Pow).map(f -> {
                List<Expr> others = new ArrayList<>(m.factors());
                others.remove(f);
                others.add(Terms.num(m.coefficient()));
                return power((Pow) f, others, m, point);
            }).filter(r -> r != m).findFirst().orElse(m);
            case Add _ -> Children.map(e, c -> rewrite(c, point));
            case Expr _ -> e;
        };
    }

    /// The product with all powers of ±u in one, if it is larger than 1; else the product as it was.
    private static Expr power(Pow root, List<Expr> others, Expr whole, Knowledge point) {
        Expr u = root.base() instanceof Pow q && whole(root) ? q.base() : root.base();
        Rational r = exponent(root);
        if (r == null || r.isInteger() || !point.holds(Prop.zero(u))) {
            return whole;
        }
        List<Expr> rest = new ArrayList<>();
        for (Expr o : others) {
            Expr v = o instanceof Pow q && whole(q) ? q.base() : o;
            if (v == u || Terms.negate(v) == u) {
                Rational k = v == o ? Rational.ONE : ((Num) ((Pow) o).exponent()).value();
                r = r.add(k);
                rest.add(v == u || !k.numerator().testBit(0) ? Terms.ONE : Terms.MINUS_ONE);
            } else {
                rest.add(o);
            }
        }
        if (r.compareTo(Rational.ONE) <= 0) {
            return whole;
        }
        rest.add(Terms.power(size(u), Terms.num(r)));
        return Terms.multiply(rest);
    }

    private static boolean whole(Pow p) {
        return p.exponent() instanceof Num n && n.value().isInteger();
    }

    /// r of `u^r` or `(u^(1/q))^k`; null for an exponent that is no number.
    private static Rational exponent(Pow p) {
        if (!(p.exponent() instanceof Num n)) {
            return null;
        }
        return n.value().isInteger() && p.base() instanceof Pow q && q.exponent() instanceof Num root ? n.value().multiply(root.value()) : n.value();
    }

    /// `if u > 0 then u else −u`
    static Expr size(Expr u) {
        return Terms.cases(new Prop.Compare(u, Prop.Sign.POSITIVE), u, Terms.negate(u));
    }
}
