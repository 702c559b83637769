package org.backproof.integrate;

import java.util.ArrayList;
import java.util.List;
import org.backproof.algebra.Factors;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// What an integrand is taken apart into: denominators of irreducible factors, and a rational number before a sum.
final class Content {
    private Content() {
    }

    /// With the denominators as products of irreducible factors.
    static Expr factored(Integration in, Expr e) {
        List<Expr> out = new ArrayList<>();
        for (Expr f : e instanceof Mul m ? m.factors() : List.of(e)) {
            if (f instanceof Pow p && p.base() instanceof Add a && p.exponent() instanceof Num n && n.value().isInteger() && n.value().signum() < 0) {
                List<Expr> parts = Factors.of(a);
                Expr unit = parts.size() < 2 ? Terms.ZERO : in.normal(Terms.divide(a, Terms.multiply(parts)));
                if (unit instanceof Num c && !c.value().isZero()) {
                    parts.forEach(q -> out.add(Terms.power(q, n)));
                    out.add(Terms.power(c, n));
                    continue;
                }
            }
            out.add(f);
        }
        out.add(e instanceof Mul m ? Terms.num(m.coefficient()) : Terms.ONE);
        return Terms.multiply(out);
    }

    /// The normal form with its rational content before it: `−½(y + 1)`.
    static Expr primitive(Integration in, Expr e) {
        Expr n = in.normal(e);
        if (!(n instanceof Add a)) {
            return n;
        }
        Rational c = a.terms().stream().map(Content::coefficient).map(Rational::abs).reduce((p, q) -> p.compareTo(q) < 0 ? p : q).orElseThrow();
        Rational signed = a.terms().stream().allMatch(t -> coefficient(t).signum() < 0) ? c.negate() : c;
        boolean divides = a.terms().stream().allMatch(t -> coefficient(t).divide(c).isInteger());
        return !divides || signed.isOne() ? n : Terms.multiply(Terms.num(signed),
                Terms.add(a.terms().stream().map(t -> Terms.multiply(Terms.num(signed.reciprocal()), t)).toList()));
    }

    private static Rational coefficient(Expr e) {
        return e instanceof Num n ? n.value() : e instanceof Mul m ? m.coefficient() : Rational.ONE;
    }
}
