package org.backproof.explain;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// What stands beside ŷ − y in ∂J/∂z: R = (∂J/∂z)/(ŷ − y).
///
/// @param factor R in the letter a
/// @param result ∂J/∂z with ŷ − y in it, in the letter a
record Residual(Expr factor, Expr result) {

    /// Empty where the label is of another shape, or ŷ − y does not come out as a factor.
    static Optional<Residual> of(Composition c, Expr result, Symbol label) {
        Composite of = c.of;
        List<Expr> place = c.place();
        boolean vector = label.sort() instanceof Sort.Tensor;
        if (vector != of.isVector() || of.isVector() != (of.variable() instanceof Entry) || !vector && !(label.sort() instanceof Sort.Real)) {
            return Optional.empty();
        }
        Expr prediction = vector ? Terms.entry(of.prediction(), place) : of.prediction();
        Expr error = Terms.subtract(prediction, vector ? Terms.entry(label, place) : label);
        var apart = Proofs.with(c.free(), List.of(Prop.nonzero(error)));
        Expr quotient = Proofs.normal(apart, Terms.divide(result, error));
        Expr number = c.inner() == Terms.ZERO ? Terms.ZERO : Proofs.normal(apart, Terms.divide(quotient, c.inner()));
        Expr multiple = number instanceof Num ? Terms.multiply(number, c.inner()) : quotient;
        for (Expr factor : List.of(c.inner(), Tidy.signed(multiple), Tidy.signed(Tidy.factored(quotient)), quotient)) {
            Expr whole = Terms.multiply(factor, error);
            if (!Free.occurs(label, factor) && Proofs.equal(c.knowledge, of.at(result), of.at(whole)).isPresent()) {
                return Optional.of(new Residual(factor, whole));
            }
        }
        return Optional.empty();
    }

    /// `canonical`, `canonical up to a constant` or `not canonical`.
    String verdict(Composite of) {
        if (factor == Terms.ONE) {
            return "canonical";
        }
        return Free.occurs(of.prediction(), factor) || Free.occurs(org.backproof.kernel.Derivatives.held(of.variable()), factor)
                ? "not canonical" : "canonical up to a constant";
    }
}
