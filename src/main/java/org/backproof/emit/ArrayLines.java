package org.backproof.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Symbol;

/// Lines of a program over whole arrays, for NumPy and PyTorch, which say nearly the same.
final class ArrayLines {
    private final Target target;
    private final Set<String> numbers;

    /// @param numbers names of what is no array
    ArrayLines(Target target, Set<String> numbers) {
        this.target = target;
        this.numbers = numbers;
    }

    /// `e = np.exp(z - z_max[:, None])`.
    String line(Let l) {
        return l.name() + " = " + value(l);
    }

    /// What stands on the right.
    String value(Let l) {
        return l.reduction().map(r -> reduced(l, r)).orElseGet(() -> elementwise(l));
    }

    private String elementwise(Let l) {
        return new Formula(new NumpyDialect(target, l.indices(), numbers)).of(l.body());
    }

    private String reduced(Let l, Let.Reduction r) {
        if (r.kind() == Let.Kind.SUM) {
            Optional<String> product = product(l, r.over());
            if (product.isPresent()) {
                return product.get();
            }
        }
        List<Symbol> axes = new ArrayList<>(l.indices());
        axes.add(r.over());
        Formula formula = new Formula(new NumpyDialect(target, axes, numbers));
        String axis = axes.size() == 1 ? "" : target == Target.TORCH ? "dim=" + (axes.size() - 1) : "axis=" + (axes.size() - 1);
        String method = r.kind() == Let.Kind.SUM ? "sum" : target == Target.TORCH ? "amax" : "max";
        boolean simple = Lowering.isLeaf(l.body());
        if (simple) {
            return formula.operand(l.body()) + "." + method + "(" + axis + ")";
        }
        return (target == Target.TORCH ? "torch." : "np.") + method + "(" + formula.of(l.body()) + (axis.isEmpty() ? "" : ", " + axis) + ")";
    }

    /// A sum of products of two arrays that share no other index is a matrix product.
    private Optional<String> product(Let l, Symbol over) {
        if (!(l.body() instanceof Mul m) || m.factors().size() != 2 || !m.factors().stream().allMatch(Entry.class::isInstance)) {
            return Optional.empty();
        }
        Entry a = (Entry) m.factors().getFirst();
        Entry b = (Entry) m.factors().getLast();
        boolean shared = a.indices().stream().anyMatch(i -> i != over && b.indices().contains(i));
        if (shared || a.indices().size() > 2 || b.indices().size() > 2 || repeated(a) || repeated(b)) {
            return Optional.empty();
        }
        if (!l.indices().isEmpty() && !a.indices().contains(l.indices().getFirst())) {
            Entry swap = a;
            return Optional.of(factor(b, over, false) + " @ " + factor(swap, over, true));
        }
        return Optional.of(factor(a, over, false) + " @ " + factor(b, over, true));
    }

    private static boolean repeated(Entry n) {
        return n.indices().stream().distinct().count() < n.indices().size() || n.indices().stream().anyMatch(i -> !(i instanceof Symbol));
    }

    /// The matrix with the summed index last, or first on the right.
    private static String factor(Entry n, Expr over, boolean right) {
        boolean first = n.indices().getFirst() == over;
        return n.tensor().name() + (n.indices().size() == 2 && first != right ? ".T" : "");
    }
}
