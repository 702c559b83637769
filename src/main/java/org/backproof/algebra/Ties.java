package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Apply;
import org.backproof.expr.Bound;
import org.backproof.expr.Lambda;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Maxima;

/// Conditions that there is no tie: that a maximum is taken at one place alone.
public final class Ties {
    private Ties() {
    }

    /// The maximum of which the condition says so.
    public static Optional<Apply> excluded(Prop condition) {
        return Prop.terms(condition).stream().flatMap(t -> Subterms.of(t).stream()).filter(MaximumForms::is).map(Apply.class::cast)
                .filter(max -> once(max).equals(condition)).findFirst();
    }

    private static Prop once(Apply max) {
        List<Symbol> fresh = new ArrayList<>();
        for (Bound i : ((Lambda) max.arguments().getFirst()).indices()) {
            fresh.add(Terms.symbol("%tie" + fresh.size(), i.sort()));
        }
        return Maxima.once(max, fresh);
    }
}
