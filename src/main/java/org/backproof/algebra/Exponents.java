package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// A term as a rational times a part without a rational factor, for exponents and angles.
record Exponents(Rational coefficient, Expr part) {
    /// The numerator from which on a coefficient is a unit of its own.
    private static final Rational LARGEST = Rational.of(60);

    /// The summands of an expanded term, each a rational times a part.
    static List<Exponents> of(Expr u) {
        List<Exponents> out = new ArrayList<>();
        for (Expr t : u instanceof Add a ? a.terms() : List.of(u)) {
            out.add(single(t));
        }
        return out;
    }

    private static Exponents single(Expr t) {
        return switch (t) {
            case Num n -> new Exponents(n.value(), Terms.ONE);
            case Mul m -> new Exponents(m.coefficient(), Terms.multiply(m.factors()));
            case Expr _ -> new Exponents(Rational.ONE, t);
        };
    }

    /// The term over a unit of the part: the integer n with `coefficient·part = n·(unit·part)`. Refines the unit where n would be
    /// no integer. A coefficient such as 8943/200000 is a unit of its own: powers of exp(x/200000) would be too high.
    long over(Normalizer normalizer) {
        if (!normalizer.units().containsKey(part) && Rational.of(coefficient.numerator()).abs().compareTo(LARGEST) > 0) {
            normalizer.units().put(part, coefficient.abs());
            throw new Normalizer.Refined();
        }
        Rational unit = normalizer.units().getOrDefault(part, Rational.ONE);
        Rational n = coefficient.divide(unit);
        if (!n.isInteger()) {
            normalizer.units().put(part, unit.divide(Rational.of(n.denominator())));
            throw new Normalizer.Refined();
        }
        return n.isSmall() ? n.longValueExact() : Long.MAX_VALUE;
    }

    /// The unit of the part, as a term.
    Expr unit(Normalizer normalizer) {
        return Terms.multiply(Terms.num(normalizer.units().getOrDefault(part, Rational.ONE)), part);
    }

    Expr term() {
        return Terms.multiply(Terms.num(coefficient), part);
    }
}
