package org.backproof.evaluate;

import static org.backproof.expr.Terms.add;
import static org.backproof.expr.Terms.multiply;
import static org.backproof.expr.Terms.num;
import static org.backproof.expr.Terms.power;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Primitives;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// A concrete function, smooth on ℝ, for an unknown one: of `u = x₁ + 2x₂ + 3x₃ + …`, plus `x₁x₂` where there are two.
public enum Instance {
    /// `sin(u) + 2u`
    FIRST {
        @Override
        Expr of(Expr u, int order) {
            Expr wave = order % 2 == 0 ? Primitives.sin(u) : Primitives.cos(u);
            Expr signed = order % 4 >= 2 ? Terms.negate(wave) : wave;
            return order == 0 ? add(signed, multiply(Terms.TWO, u)) : order == 1 ? add(signed, Terms.TWO) : signed;
        }
    },
    /// `exp(u/3)`
    SECOND {
        @Override
        Expr of(Expr u, int order) {
            Expr third = num(Rational.of(1, 3));
            return multiply(power(third, order), Primitives.exp(multiply(third, u)));
        }
    },
    /// `u³ − u + 1`
    THIRD {
        @Override
        Expr of(Expr u, int order) {
            return switch (order) {
                case 0 -> add(power(u, 3), Terms.negate(u), Terms.ONE);
                case 1 -> add(multiply(num(3), power(u, 2)), Terms.MINUS_ONE);
                case 2 -> multiply(num(6), u);
                case 3 -> num(6);
                default -> Terms.ZERO;
            };
        }
    };

    private static final List<Symbol> PARAMETERS = List.of(Terms.real("x1"), Terms.real("x2"), Terms.real("x3"), Terms.real("x4"),
            Terms.real("x5"), Terms.real("x6"), Terms.real("x7"), Terms.real("x8"));

    abstract Expr of(Expr u, int order);

    /// The formula over `x` (of one argument) or `x1, x2, …`.
    public Expr formula(int arity) {
        return arity == 1 ? of(Terms.real("x"), 0) : body(new Function.Opaque("", arity, 0));
    }

    static Symbol parameter(int i) {
        return PARAMETERS.get(i);
    }

    /// The function or, of one argument, its derivative of the order asked for.
    Expr body(Function.Opaque f) {
        if (f.arity() == 1) {
            return of(parameter(0), f.order());
        }
        if (f.order() != 0) {
            throw new Exhausted();
        }
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < f.arity(); i++) {
            terms.add(multiply(num(i + 1), parameter(i)));
        }
        return f.arity() == 0 ? num(ordinal() + 2) : add(of(add(terms), 0), multiply(parameter(0), parameter(1)));
    }
}
