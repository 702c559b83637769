package org.backproof.integrate;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.kernel.Theorem;

/// How far the search for the activation of a loss came. Of a vector, terms are about its entry j.
///
/// @param slope      ∂J/∂a
/// @param steepness  f′ in terms of a: (a − y)/(∂J/∂a); it may still depend on y
/// @param integral   z in terms of a: the antiderivative of 1/f′
/// @param logit      z
/// @param activation f(z)
/// @param named      the same as an application of a function of the library
/// @param given      what z must satisfy
/// @param theorem    `∂J(f(z), y)/∂z = f(z) − y`
/// @param against    why none matches
public record ActivationMatch(Optional<Expr> slope, Optional<Expr> steepness, Optional<Expr> integral, Symbol logit, Optional<Expr> activation,
        Optional<Expr> named, List<Prop> given, Optional<Theorem> theorem, Optional<Obstacle> against) {
    public ActivationMatch {
        given = List.copyOf(given);
    }

    static ActivationMatch open(Symbol logit, Optional<Expr> slope) {
        return new ActivationMatch(slope, Optional.empty(), Optional.empty(), logit, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    ActivationMatch withSteepness(Expr term) {
        return new ActivationMatch(slope, Optional.of(term), integral, logit, activation, named, given, theorem, against);
    }

    ActivationMatch withIntegral(Optional<Expr> term) {
        return new ActivationMatch(slope, steepness, term, logit, activation, named, given, theorem, against);
    }

    ActivationMatch found(Expr value, Optional<Expr> name, Proposals.Proof proof) {
        return new ActivationMatch(slope, steepness, integral, logit, Optional.of(value), name, proof.given(), Optional.of(proof.theorem()), against);
    }

    ActivationMatch refuted(Optional<Obstacle> obstacle) {
        return new ActivationMatch(slope, steepness, integral, logit, activation, named, given, theorem, obstacle);
    }
}
