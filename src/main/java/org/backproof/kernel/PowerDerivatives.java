package org.backproof.kernel;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;

/// Derivatives of powers, where the exponent is free of the variable and where it is not.
public final class PowerDerivatives {
    private PowerDerivatives() {
    }

    /// From `D_x b = v` and an exponent a without the variable: `D_x b^a = a·b^(a−1)·v`, for a natural number a without a
    /// condition, for an integer a with b ≠ 0, else with b > 0.
    public static Theorem power(Pow p, Theorem base, boolean integer) {
        Expr x = base.derivative().variable();
        Expr b = base.derivative().body();
        Expr a = p.exponent();
        Logic.require(b == p.base() && !Free.occurs(Derivatives.held(x), a), "a power of the base");
        List<Prop> hypotheses = new ArrayList<>(base.hypotheses());
        if (a instanceof Num n && n.value().isInteger()) {
            hypotheses.add(n.value().signum() < 0 ? Prop.nonzero(b) : Prop.TRUE);
        } else if (integer) {
            hypotheses.addAll(List.of(Prop.whole(a), Prop.nonzero(b)));
        } else {
            hypotheses.addAll(List.of(Prop.defined(a), Prop.positive(b)));
        }
        // 0·b^(−1) would have no value where b = 0
        Expr value = a == Terms.ZERO ? a : Terms.multiply(a, Terms.power(b, Terms.subtract(a, Terms.ONE)), base.derivative().value());
        return Derivatives.make(hypotheses, p, x, value, Rule.DERIVATIVE_POWER, List.of(base));
    }

    /// From `D_x b = v` and an exponent a without the variable: `a is an integer, a ≥ 1 ⊢ D_x b^a = a·b^(a−1)·v`, also where b = 0.
    public static Theorem naturalPower(Pow p, Theorem base) {
        Prop.Derivative b = base.derivative();
        Logic.require(b.body() == p.base() && !Free.occurs(Derivatives.held(b.variable()), p.exponent()), "a power of the base");
        List<Prop> hypotheses = new ArrayList<>(base.hypotheses());
        hypotheses.addAll(List.of(Prop.whole(p.exponent()), Prop.nonnegative(Terms.subtract(p.exponent(), Terms.ONE))));
        return Derivatives.make(hypotheses, p, b.variable(), Terms.multiply(p.exponent(), Terms.power(p.base(), Terms.subtract(p.exponent(), Terms.ONE)), b.value()),
                Rule.DERIVATIVE_POWER, List.of(base));
    }

    /// A power of what is not negative near the point: from `D_x b = v`, `H ⊢ b ≥ 0`, H as in [Derivatives#transport], and an exponent a without the
    /// variable: `H, a > 1 ⊢ D_x b^a = a·b^(a−1)·v`, also where b = 0. (There b has a minimum, so v = 0, and `b^a = b·b^(a−1) = o(h)`.)
    public static Theorem powerAboveOne(Pow p, Theorem base, Theorem nonnegative, List<Theorem> continuous) {
        Prop.Derivative b = base.derivative();
        Logic.require(b.body() == p.base() && nonnegative.conclusion().equals(Prop.nonnegative(p.base()))
                && !Free.occurs(Derivatives.held(b.variable()), p.exponent()), "a power of the base");
        Expr less = Terms.subtract(p.exponent(), Terms.ONE);
        List<Prop> hypotheses = new ArrayList<>(base.hypotheses());
        hypotheses.addAll(Derivatives.near(nonnegative, b.variable(), continuous));
        hypotheses.add(Prop.positive(less));
        return Derivatives.make(hypotheses, p, b.variable(), Terms.multiply(p.exponent(), Terms.power(p.base(), less), b.value()), Rule.DERIVATIVE_POWER,
                List.of(base, nonnegative));
    }

    /// From `D_x b = v` and `D_x a = w`: `b > 0 ⊢ D_x b^a = b^a·(w·log b + a·v/b)`.
    public static Theorem exponential(Pow p, Theorem base, Theorem exponent) {
        Expr x = Derivatives.bodies(List.of(p.base(), p.exponent()), List.of(base, exponent));
        List<Prop> hypotheses = Theorem.union(base, exponent);
        hypotheses.add(Prop.positive(p.base()));
        Expr value = Terms.multiply(p, Terms.add(Terms.multiply(exponent.derivative().value(), Primitives.log(p.base())),
                Terms.divide(Terms.multiply(p.exponent(), base.derivative().value()), p.base())));
        return Derivatives.make(hypotheses, p, x, value, Rule.DERIVATIVE_POWER, List.of(base, exponent));
    }
}
