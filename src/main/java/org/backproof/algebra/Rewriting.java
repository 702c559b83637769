package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.backproof.expr.Children;
import org.backproof.expr.Expr;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Field;
import org.backproof.kernel.Oversize;
import org.backproof.kernel.Theorem;

/// Ways to put equations together. A rewriting takes a term to a theorem `term = …`.
final class Rewriting {
    private Rewriting() {
    }

    /// `t`, then the rewriting of its right side.
    static Theorem then(Theorem t, Function<Expr, Theorem> next) {
        return Equality.transitive(t, next.apply(t.right()));
    }

    /// `t`, then its right side as another form of the same rational function.
    ///
    /// @throws IllegalStateException if it is none
    static Theorem as(Theorem t, Expr form) {
        return t.right() == form ? t : Equality.transitive(t, identity(t.right(), form));
    }

    static Theorem identity(Expr a, Expr b) {
        if (a == b) {
            return Equality.reflexive(a);
        }
        return Field.identity(a, b).orElseThrow(() -> new IllegalStateException(a + " is not " + b));
    }

    static Optional<Theorem> tryIdentity(Expr a, Expr b) {
        try {
            return Field.identity(a, b);
        } catch (Oversize _) {
            return Optional.empty();
        }
    }

    /// The rewriting of each child of a node that binds nothing.
    static Theorem children(Expr e, Function<Expr, Theorem> rewriting) {
        List<Theorem> parts = new ArrayList<>();
        boolean changed = false;
        for (Expr c : Children.of(e)) {
            Theorem t = rewriting.apply(c);
            changed |= t.right() != c;
            parts.add(t);
        }
        return changed ? Equality.congruence(e, parts) : Equality.reflexive(e);
    }

    /// One child rewritten by an equation, the others kept.
    static Theorem child(Expr e, Theorem equation) {
        return children(e, c -> c == equation.left() ? equation : Equality.reflexive(c));
    }
}
