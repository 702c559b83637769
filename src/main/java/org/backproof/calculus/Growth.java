package org.backproof.calculus;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Primitives;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// How fast something grows or falls as x → ∞: `x^power · (log x)^logarithm · exp(exponent)`.
///
/// @param exponent terms that go to ±∞ faster than log x, the fastest first
record Growth(Rational power, Rational logarithm, List<Asymptotic.Term> exponent) {
    /// What neither grows nor falls.
    static final Growth NONE = new Growth(Rational.ZERO, Rational.ZERO, List.of());
    /// x
    static final Growth LINEAR = new Growth(Rational.ONE, Rational.ZERO, List.of());
    /// log x
    static final Growth LOGARITHM = new Growth(Rational.ZERO, Rational.ONE, List.of());

    Growth {
        exponent = List.copyOf(exponent);
    }

    /// As a term in x.
    Expr at(Expr x) {
        List<Expr> factors = new ArrayList<>();
        factors.add(Terms.power(x, Terms.num(power)));
        factors.add(Terms.power(Primitives.log(x), Terms.num(logarithm)));
        if (!exponent.isEmpty()) {
            factors.add(Primitives.exp(new Asymptotic(exponent, null).at(x)));
        }
        return Terms.multiply(factors.stream().filter(f -> !(f instanceof org.backproof.expr.Pow p && p.exponent() == Terms.ZERO)).toList());
    }
}
