package org.backproof.expr;

import java.util.ArrayList;
import java.util.List;

/// Whether an index is in range, by its sort or by conditions.
public final class Ranges {
    private Ranges() {
    }

    /// Whether `1 <= index <= size` for every value the index can take.
    static boolean within(Expr index, Expr size) {
        return conditions(index, Sort.upTo(size)).isEmpty();
    }

    /// What must hold for the index to be in range; empty where its sort says so. False props say that it never is.
    public static List<Prop> conditions(Expr index, Sort.Index range) {
        Sort.Index own = switch (index) {
            case Symbol s when s.sort() instanceof Sort.Index i -> i;
            case Bound b when b.sort() instanceof Sort.Index i -> i;
            case Expr e -> new Sort.Index(e, e);
        };
        List<Prop> out = new ArrayList<>();
        boolean integer = index instanceof Bound
                || index instanceof Symbol s && (s.sort() instanceof Sort.Index || s.sort() instanceof Sort.Size);
        if (!integer && !own.equals(range)) {
            out.add(Prop.whole(index));
        }
        if (!atMost(range.lower(), own.lower())) {
            out.add(Prop.nonnegative(Terms.subtract(index, range.lower())));
        }
        if (!atMost(own.upper(), range.upper())) {
            out.add(Prop.nonnegative(Terms.subtract(range.upper(), index)));
        }
        out.removeIf(Prop.TRUE::equals);
        return out;
    }

    /// Whether a ≤ b for every size: equal, numbers, or 1 and a size.
    private static boolean atMost(Expr a, Expr b) {
        return a == b || a instanceof Num x && b instanceof Num y && x.value().compareTo(y.value()) <= 0
                || a == Terms.ONE && b instanceof Symbol s && s.sort() instanceof Sort.Size;
    }
}
