package org.backproof.integrate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.algebra.Knowledge;
import org.backproof.calculus.Differentiation;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;

/// Where the derivative of an activation f is 0, or has both signs, so that it is 0 between, by the theorem of Darboux: there ∂J(f(z), y)/∂z = 0 for
/// every loss J, and f(z) − y is not, for most y. So no loss of f(z) has the gradient f(z) − y.
///
/// @param at    f′(at) = 0; or f′(at) < 0
/// @param other f′(other) > 0
public record Standstill(Expr at, Optional<Expr> other) {
    private static final List<Expr> PLACES = places();

    private static List<Expr> places() {
        Stream<Expr> integers = Stream.of(0, -1, 1, -2, 2, -4, 4, -8, 8).map(k -> Terms.num(Rational.of(k)));
        Expr right = Terms.multiply(Terms.HALF, Primitives.pi());
        return Stream.concat(integers, Stream.of(right, Primitives.pi())).toList();
    }

    /// @param f at a real number z
    static Optional<Standstill> of(Prover prover, List<Prop> assumptions, Expr f, Symbol z) {
        for (Expr c : PLACES) {
            if (prover.prove(with(assumptions, z, c), Terms.diff(f, z), Terms.ZERO) instanceof Verdict.Proved) {
                return Optional.of(new Standstill(c, Optional.empty()));
            }
        }
        return Optional.empty();
    }

    private static List<Prop> with(List<Prop> assumptions, Symbol z, Expr value) {
        return Stream.concat(assumptions.stream(), Stream.of(Prop.zero(Terms.subtract(z, value)))).toList();
    }

    /// Of a function that has a derivative at every z.
    static Optional<Standstill> between(Prover prover, List<Prop> assumptions, Expr f, Symbol z) {
        Knowledge knowledge = prover.knowledge(assumptions);
        Optional<Expr> slope = assumptions.stream().anyMatch(p -> Free.occurs(z, p)) ? Optional.empty() : new Differentiation(knowledge).derivative(f, z)
                .map(knowledge::discharge).filter(t -> t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent())).map(t -> t.derivative().value());
        return slope.flatMap(d -> place(prover, assumptions, Terms.negate(d), z).flatMap(a -> place(prover, assumptions, d, z).map(b -> new Standstill(a, Optional.of(b)))));
    }

    private static Optional<Expr> place(Prover prover, List<Prop> assumptions, Expr positive, Symbol z) {
        return PLACES.stream().filter(c -> c instanceof Num).filter(c -> {
            Expr there = Substitution.of(z, c).apply(positive);
            return !Free.occurs(z, there) && prover.prove(assumptions, Prop.positive(there)) instanceof Verdict.Proved;
        }).findFirst();
    }
}
