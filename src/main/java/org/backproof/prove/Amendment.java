package org.backproof.prove;

import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;

/// An equation that may hold in place of a false one.
///
/// @param given what it needs besides the assumptions
/// @param about the terms that the remark on the mistake speaks of
public record Amendment(Expr left, Expr right, List<Prop> given, List<Expr> about) {
    public Amendment {
        given = List.copyOf(given);
        about = List.copyOf(about);
    }
}
