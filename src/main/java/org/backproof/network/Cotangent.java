package org.backproof.network;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;
import org.backproof.kernel.TotalDerivative;

/// What is known of a cotangent.
///
/// @param function the cotangent as a function of what the layer passes on
/// @param named    `H ⊢ ∂J/∂v[p] = dv[p]`
/// @param value    `H ⊢ dv[p] = …`
/// @param index    p
record Cotangent(Function.Defined function, Symbol index, Theorem named, Theorem value) {
    /// @param t `H ⊢ ∂J/∂v[p] = …`
    static Cotangent of(Theorem t, Function.Defined cost, Symbol name, Symbol index) {
        Function.Defined f = Costs.cotangent(cost, name, index);
        List<Expr> own = new ArrayList<>(TotalDerivative.own(cost));
        own.add(index);
        Theorem is = Equality.transitive(Equality.unfold((Apply) Terms.apply(f, own)), Derivatives.equation(t));
        return new Cotangent(f, index, Derivatives.value(t, Equality.symmetric(is)), is);
    }
}
