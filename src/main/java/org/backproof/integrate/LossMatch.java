package org.backproof.integrate;

import java.util.List;
import java.util.Optional;
import org.backproof.evaluate.Point;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.kernel.Theorem;

/// How far the search for the loss of an activation came.
///
/// @param derivative f′(z), or an entry of the Jacobian
/// @param steepness  f′ in terms of a
/// @param slope      ∂J/∂a: what is wanted of ∂J/∂z, over f′
/// @param prediction a
/// @param loss       J(a, y)
/// @param named      the losses of the library with the same gradient, by their names
/// @param theorem    of J(f(z), y), that its derivative by z is what is wanted
/// @param potential  J in terms of z: F(z) − y·z with F′ = f
/// @param certificate of the potential, the same theorem
/// @param given      what z must satisfy for the loss, else for the potential: no jump of the activation
/// @param standstill where f′ = 0, so that no loss of a matches
/// @param asymmetric where the Jacobian is not symmetric: no loss matches
public record LossMatch(Optional<Expr> derivative, Optional<Expr> steepness, Optional<Expr> slope, Symbol prediction, Optional<Expr> loss,
        List<String> named, Optional<Theorem> theorem, Optional<Expr> potential, Optional<Theorem> certificate, List<Prop> given, Optional<Standstill> standstill,
        Optional<Point> asymmetric) {
    public LossMatch {
        given = List.copyOf(given);
        named = List.copyOf(named);
    }
}
