package org.backproof.kernel;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.numeric.Enclosure;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Precision;
import org.backproof.numeric.RealFunction;
import org.backproof.numeric.Unclear;

/// Comparisons of closed terms, by certified intervals.
public final class ConstantSign {
    private static final Precision PRECISION = new Precision(40);

    private ConstantSign() {
    }

    /// `⊢ goal` for a term without symbols whose enclosure shows it; empty otherwise.
    public static Optional<Theorem> of(Prop.Compare goal) {
        if (goal.term().facts().symbols() != 0 || goal.term().facts().size() > 200) {
            return Optional.empty();
        }
        return value(goal.term()) instanceof Interval i && shows(i, goal.sign())
                ? Optional.of(Theorem.make(List.of(), goal, Rule.CONSTANT_VALUE)) : Optional.empty();
    }

    private static boolean shows(Interval i, Prop.Sign sign) {
        return switch (sign) {
            case POSITIVE -> i.isPositive();
            case NONNEGATIVE -> i.isNonNegative();
            case NONZERO -> i.isPositive() || i.isNegative();
            case ZERO -> i.isZero();
        };
    }

    private static Enclosure value(Expr e) {
        Enclosure nothing = new Unclear("no closed term");
        return switch (e) {
            case Num n -> Interval.of(n.value());
            case Add a -> a.terms().stream().map(ConstantSign::value)
                    .reduce((Enclosure) Interval.of(0), (x, y) -> x.add(y, PRECISION));
            case Mul m -> m.factors().stream().map(ConstantSign::value)
                    .reduce((Enclosure) Interval.of(m.coefficient()), (x, y) -> x.multiply(y, PRECISION));
            case Pow(Expr base, Num n, _) -> value(base).pow(n.value(), PRECISION);
            case Pow p -> value(p.base()).pow(value(p.exponent()), PRECISION);
            case Apply a when a.function() instanceof Function.Primitive f -> RealFunction.named(f.name())
                    .map(r -> r.evaluate(PRECISION, a.arguments().stream().map(ConstantSign::value).toArray(Enclosure[]::new))).orElse(nothing);
            case org.backproof.expr.Symbol _, org.backproof.expr.Bound _, org.backproof.expr.Entry _, Apply _,
                    org.backproof.expr.Lambda _, org.backproof.expr.Sum _, org.backproof.expr.Delta _, org.backproof.expr.Cases _,
                    org.backproof.expr.Diff _, org.backproof.expr.Local _ -> nothing;
        };
    }

    /// From `H ⊢ e = r` for a rational number r and `G ⊢ def e`: `H, G ⊢ e sign 0` as r is.
    public static Theorem fromValue(Theorem equation, Theorem defined, Prop.Compare goal) {
        Logic.require(equation.right() instanceof Num n && goal.sign().holds(n.value())
                && (goal.term() == equation.left() || goal.equals(Prop.compare(equation.left(), goal.sign()))), "a value of the sign");
        Logic.require(defined.conclusion().equals(Prop.defined(equation.left())), "a defined term");
        return Theorem.make(Theorem.union(equation, defined), goal, Rule.CONSTANT_VALUE, equation, defined);
    }
}
