package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.backproof.expr.Expr;
import org.backproof.expr.Terms;

/// Shapes of arrays that go together in NumPy: from the last axis on, a size of 1 spreads.
final class Broadcasting {
    private Broadcasting() {
    }

    /// Arrays that do not go together.
    static final class Misfit extends RuntimeException {
        static final long serialVersionUID = 1L;

        Misfit(String message) {
            super(message, null, false, false);
        }
    }

    /// Something whose shape is not known.
    static final class Unknown extends RuntimeException {
        static final long serialVersionUID = 1L;

        Unknown() {
            super(null, null, false, false);
        }
    }

    /// `(h, 1)`, `(h,)`, `()`.
    static String text(List<Expr> shape) {
        return shape.stream().map(Shapes::size).collect(Collectors.joining(", ", "(", shape.size() == 1 ? ",)" : ")"));
    }

    /// @throws Misfit if they do not go together
    static List<Expr> broadcast(List<Expr> a, List<Expr> b) {
        List<Expr> longer = a.size() >= b.size() ? a : b;
        List<Expr> shorter = longer == a ? b : a;
        List<Expr> out = new ArrayList<>(longer);
        int ahead = longer.size() - shorter.size();
        for (int k = 0; k < shorter.size(); k++) {
            Expr x = longer.get(ahead + k);
            Expr y = shorter.get(k);
            if (x != y && x != Terms.ONE && y != Terms.ONE) {
                throw new Misfit("arrays " + text(a) + " and " + text(b) + " do not go together in NumPy");
            }
            out.set(ahead + k, x == Terms.ONE ? y : x);
        }
        return out;
    }

    /// Of the product of matrices.
    ///
    /// @throws Misfit if there is none
    static List<Expr> product(List<Expr> a, List<Expr> b) {
        Expr inner = a.getLast();
        Expr other = b.size() == 1 ? b.getFirst() : b.get(b.size() - 2);
        if (a.size() > 2 || b.size() > 2) {
            throw new Unknown();
        }
        if (inner != other) {
            throw new Misfit("the product of arrays " + text(a) + " and " + text(b) + " is none");
        }
        List<Expr> out = new ArrayList<>(a.subList(0, a.size() - 1));
        if (b.size() > 1) {
            out.add(b.getLast());
        }
        return out;
    }

    /// The size of an array that has one axis besides those of size 1.
    ///
    /// @throws Unknown if it has more
    static Expr length(List<Expr> shape) {
        List<Expr> sizes = shape.stream().filter(s -> s != Terms.ONE).toList();
        if (sizes.size() > 1) {
            throw new Unknown();
        }
        return sizes.isEmpty() ? Terms.ONE : sizes.getFirst();
    }
}
