package org.backproof.algebra;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axioms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Equal values of a function that takes each value once have equal arguments: exp, log, roots, odd powers.
public final class Injections {
    private static final Symbol HOLE = Terms.real("%hole");

    private Injections() {
    }

    /// From `H ⊢ f(a) − f(b) = 0`: `H ⊢ a − b = 0`.
    static Optional<Theorem> arguments(Theorem zero) {
        Expr e = ((Prop.Compare) zero.conclusion()).term();
        if (!(e instanceof Add s) || s.terms().size() != 2) {
            return Optional.empty();
        }
        List<Expr> sides = new ArrayList<>(Exponents.of(s).stream().map(Exponents::part).toList());
        if (!Prop.zero(Terms.subtract(sides.get(0), sides.get(1))).equals(zero.conclusion())) {
            return Optional.empty();
        }
        return switch (sides.get(0)) {
            case Apply f when sides.get(1) instanceof Apply g && f.function() == g.function() && f.function() == Primitives.EXP ->
                Optional.of(undone(zero, f, g, Primitives.log(HOLE), x -> Axioms.LOG_EXP.at(argument(x))));
            case Apply f when sides.get(1) instanceof Apply g && f.function() == g.function() && f.function() == Primitives.LOG ->
                Optional.of(undone(zero, f, g, Primitives.exp(HOLE), x -> Axioms.EXP_LOG.at(argument(x))));
            case Pow p when sides.get(1) instanceof Pow q && p.exponent() == q.exponent() && p.exponent() instanceof Num n
                    && n.value().numerator().equals(BigInteger.ONE) && n.value().reciprocal().isInt() -> {
                Expr power = Terms.num(n.value().reciprocal());
                yield Optional.of(undone(zero, p, q, Terms.power(HOLE, power), x -> Axioms.ROOT_POWER.at(((Pow) x).base(), n, power)));
            }
            case Pow p when sides.get(1) instanceof Pow q && p.exponent() == q.exponent() && p.exponent() instanceof Num n && n.value().isInteger()
                    && n.value().signum() > 0 && n.value().numerator().testBit(0) && n.value().compareTo(Rational.of(1000)) < 0 ->
                Optional.of(Signs.oddRoot(zero, p.base(), q.base(), n.value().longValueExact()));
            case Expr _ -> Optional.empty();
        };
    }

    /// From `H ⊢ exp(u) − c = 0` for a constant c: `H ⊢ u − log c = 0`; and from `log(u) − c = 0`: `u − exp c = 0`.
    public static Optional<Theorem> atConstant(Theorem zero) {
        Expr sum = ((Prop.Compare) zero.conclusion()).term();
        List<Expr> terms = sum instanceof Add a ? a.terms() : List.of(sum);
        List<Expr> open = terms.stream().filter(t -> !Free.symbols(t).isEmpty()).toList();
        if (open.size() != 1 || terms.size() > 2) {
            return Optional.empty();
        }
        Rational scale = open.getFirst() instanceof Mul m ? m.coefficient() : Rational.ONE;
        if (scale.isZero()) {
            return Optional.empty(); // 0/x is 0 where it is defined, and says nothing else
        }
        Expr value = open.getFirst() instanceof Mul m && m.factors().size() == 1 ? m.factors().getFirst() : open.getFirst();
        Expr constant = Terms.multiply(Terms.num(scale.reciprocal().negate()), Terms.add(terms.stream().filter(t -> t != open.getFirst()).toList()));
        if (!(value instanceof Apply f) || f.hasDiff() || !(constant instanceof Num)) {
            return Optional.empty();
        }
        Optional<Theorem> inverse = f.function() == Primitives.EXP ? Optional.of(Axioms.LOG_EXP.at(argument(f)))
                : f.function() == Primitives.LOG ? Optional.of(Axioms.EXP_LOG.at(argument(f))) : Optional.empty();
        Expr context = f.function() == Primitives.EXP ? Primitives.log(HOLE) : Primitives.exp(HOLE);
        return inverse.map(t -> Equality.difference(Equality.transitive(Equality.symmetric(t), Equality.inContext(Equality.equation(zero, f, constant), context, HOLE))));
    }

    private static Expr argument(Expr e) {
        return ((Apply) e).arguments().getFirst();
    }

    /// By the inverse function on both sides.
    private static Theorem undone(Theorem zero, Expr f, Expr g, Expr context, Function<Expr, Theorem> inverse) {
        Theorem both = Equality.inContext(Equality.equation(zero, f, g), context, HOLE);
        return Equality.difference(Equality.transitive(Equality.symmetric(inverse.apply(f)), Equality.transitive(both, inverse.apply(g))));
    }
}
