package org.backproof.elaborate;

import java.util.List;
import org.backproof.expr.Binders;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;

/// A condition on scalars, or on each entry of tensors.
///
/// @param compared the comparisons that all hold where the condition does
record Condition(List<Symbol> indices, Prop prop, List<Compared> compared) {
    Condition(List<Symbol> indices, Prop prop) {
        this(indices, prop, List.of());
    }

    /// For every entry. An index that the condition does not mention needs no quantifier: sizes are at least 1.
    Prop everywhere() {
        Prop all = prop;
        for (Symbol i : indices.reversed()) {
            all = Free.occurs(i, all) ? Binders.forAll(i, all) : all;
        }
        return all;
    }
}
