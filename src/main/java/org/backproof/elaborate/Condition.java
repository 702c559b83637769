package org.backproof.elaborate;

import java.util.List;
import org.backproof.expr.Binders;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;

/// A condition on scalars, or on each entry of tensors.
record Condition(List<Symbol> indices, Prop prop) {
    /// For every entry.
    Prop everywhere() {
        Prop all = prop;
        for (Symbol i : indices.reversed()) {
            all = Binders.forAll(i, all);
        }
        return all;
    }
}
