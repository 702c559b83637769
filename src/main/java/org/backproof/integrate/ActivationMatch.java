package org.backproof.integrate;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.kernel.Theorem;

/// How far the search for the activation of a loss came.
///
/// @param slope      ∂J/∂a
/// @param steepness  f′ in terms of a: (a − y)/(∂J/∂a); it may still depend on y
/// @param integral   z in terms of a: the antiderivative of 1/f′
/// @param logit      z
/// @param activation f(z)
/// @param named      the same as an application of a function of the library
/// @param given      what z must satisfy
/// @param theorem    `∂J(f(z), y)/∂z = f(z) − y`
/// @param against    where the steepness changes with y: no activation matches
public record ActivationMatch(Optional<Expr> slope, Optional<Expr> steepness, Optional<Expr> integral, Symbol logit, Optional<Expr> activation,
        Optional<Expr> named, List<Prop> given, Optional<Theorem> theorem, Optional<org.backproof.evaluate.Point> against) {
    public ActivationMatch {
        given = List.copyOf(given);
    }
}
