package org.backproof.integrate;

import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// `slope·x + offset`, both free of x.
record Linear(Expr slope, Expr offset) {

    /// Empty for a term of another form.
    static Optional<Linear> of(Integration in, Expr e, Symbol x) {
        if (!Integration.depends(e, x) || e.hasDiff()) {
            return Optional.empty();
        }
        Expr offset = in.normal(Substitution.of(x, Terms.ZERO).apply(e));
        Expr slope = in.normal(Terms.subtract(Substitution.of(x, Terms.ONE).apply(e), offset));
        Expr rest = in.normal(Terms.subtract(e, Terms.add(Terms.multiply(slope, x), offset)));
        return rest == Terms.ZERO && slope != Terms.ZERO ? Optional.of(new Linear(slope, offset)) : Optional.empty();
    }

    Expr root() {
        return Terms.negate(Terms.divide(offset, slope));
    }
}
