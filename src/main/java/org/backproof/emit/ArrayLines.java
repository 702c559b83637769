package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Apply;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Symbol;

/// Lines of a program over whole arrays, for NumPy and PyTorch, which say nearly the same.
final class ArrayLines {
    private final Target target;
    private final ArrayNames names;
    private final Map<String, Let> inline;

    ArrayLines(Target target, Program program) {
        this(target, inline(program), ArrayNames.of(program, target));
    }

    private ArrayLines(Target target, Map<String, Let> inline, ArrayNames names) {
        this.inline = inline;
        this.target = target;
        this.names = names;
    }

    /// The same where another array has the type that results are to have.
    ArrayLines like(String name) {
        return new ArrayLines(target, inline, names.like(name));
    }

    ArrayNames names() {
        return names;
    }

    /// Products of matrices, and sums of one array or to one number, that are used once and in a line of the same shape, with the axes of
    /// that line; and sums that are only summed up again.
    private static Map<String, Let> inline(Program p) {
        Map<String, Let> out = new LinkedHashMap<>();
        for (Let l : p.lets()) {
            List<Let> users = p.lets().stream().filter(u -> Free.occurs(l.symbol(), u.body())).toList();
            if (p.outputs().contains(l) || users.size() != 1) {
                continue;
            }
            Let user = users.getFirst();
            if (isSum(l) && l.indices().isEmpty() && user.indices().isEmpty() && user.reduction().isEmpty() || isSummedUp(l, user)) {
                out.put(l.name(), l);
            }
            if (isNarrowCall(l, user)) {
                out.put(l.name(), l);
            }
            boolean isShort = isSum(l) && (isMultiple(user, l) || l.body() instanceof Entry || factors(l, l.reduction().get().over()).isPresent());
            if (isShort && !l.indices().isEmpty() && user.reduction().isEmpty() && new LinkedHashSet<>(user.indices()).equals(new LinkedHashSet<>(l.indices()))) {
                out.put(l.name(), Let.of(l.name(), user.indices(), l.reduction(), l.body()));
            }
        }
        return out;
    }

    /// Whether it is a function of one name, with fewer axes than the line that it is used in: `np.log(e_sum)[:, None]`.
    private static boolean isNarrowCall(Let l, Let user) {
        return l.reduction().isEmpty() && user.reduction().isEmpty() && l.indices().size() == 1 && user.indices().size() > 1 && l.name().startsWith("log_")
                && l.body() instanceof Apply a && a.arguments().size() == 1 && a.arguments().getFirst() instanceof Entry n && n.indices().equals(l.indices());
    }

    /// Whether it is `-sum` or `2*sum`.
    private static boolean isMultiple(Let user, Let sum) {
        return user.body() instanceof Mul m && m.factors().equals(List.of(sum.entry()));
    }

    /// Whether a sum is summed up to one number, and it is no product of matrices.
    private static boolean isSummedUp(Let l, Let user) {
        return isSum(l) && isSum(user) && user.indices().isEmpty() && user.body() instanceof Entry n && n.tensor() == l.symbol() && l.indices().size() == 1
                && factors(l, l.reduction().orElseThrow().over()).isEmpty();
    }

    private static boolean isSum(Let l) {
        return l.reduction().filter(r -> r.kind() == Let.Kind.SUM).isPresent();
    }

    boolean isInline(Let l) {
        return inline.containsKey(l.name());
    }

    /// `e = np.exp(z - z_max[:, None])`.
    String line(Let l) {
        return l.name() + " = " + value(l);
    }

    /// A sum of an array by itself in double precision: NumPy adds along the first axis one after the other, and in single precision a thousand
    /// equal labels that have the sum 1 lose more than a test allows.
    String precise(Let l) {
        return isSum(l) && Lowering.isLeaf(l.body()) ? line(l).replaceFirst("\\)$", (l.indices().isEmpty() ? "" : ", ") + "dtype=np.float64)") : line(l);
    }

    /// Whether the text of a line has the name.
    boolean mentions(Let l, String name) {
        return !isInline(l) && Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(value(l)).find();
    }

    /// What stands on the right.
    String value(Let l) {
        return l.reduction().map(r -> reduced(l, r)).orElseGet(() -> elementwise(l));
    }

    private String elementwise(Let l) {
        return new Formula(new NumpyDialect(target, l.indices(), names, this::inlined)).of(Branches.bounded(l.body()));
    }

    private String reduced(Let l, Let.Reduction r) {
        if (r.kind() == Let.Kind.SUM) {
            Optional<String> product = product(l, r.over());
            if (product.isPresent()) {
                return product.get();
            }
        }
        if (r.kind() == Let.Kind.SUM && l.body() instanceof Entry n && inline.get(n.tensor().name()) instanceof Let inner && isSummedUp(inner, l)) {
            List<Symbol> both = axes(inner, inner.reduction().orElseThrow().over());
            Formula all = new Formula(new NumpyDialect(target, both, names, this::inlined));
            return Lowering.isLeaf(inner.body()) ? all.operand(inner.body()) + ".sum()" : (target == Target.TORCH ? "torch.sum(" : "np.sum(") + all.of(Branches.bounded(inner.body())) + ")";
        }
        List<Symbol> axes = axes(l, r.over());
        Formula formula = new Formula(new NumpyDialect(target, axes, names, this::inlined));
        String axis = axes.size() == 1 ? "" : (target == Target.TORCH ? "dim=" : "axis=") + axes.indexOf(r.over());
        String method = r.kind() == Let.Kind.SUM ? "sum" : target == Target.TORCH ? "amax" : "max";
        boolean simple = Lowering.isLeaf(l.body());
        if (simple) {
            return formula.operand(l.body()) + "." + method + "(" + axis + ")";
        }
        return (target == Target.TORCH ? "torch." : "np.") + method + "(" + formula.of(Branches.bounded(l.body())) + (axis.isEmpty() ? "" : ", " + axis) + ")";
    }

    /// The text of a sum that stands in the line.
    private Optional<String> inlined(String name) {
        return Optional.ofNullable(inline.get(name)).map(l -> l.reduction().filter(r -> factors(l, r.over()).isPresent()).isPresent() ? "(" + value(l) + ")" : value(l));
    }

    /// The axes of what is summed: in the order of an array that has them all, if that gives the result its own order.
    private static List<Symbol> axes(Let l, Symbol over) {
        List<Symbol> last = new ArrayList<>(l.indices());
        last.add(over);
        for (Expr e : Subterms.of(l.body())) {
            if (e instanceof Entry n && n.indices().size() == last.size() && n.indices().containsAll(last)) {
                List<Symbol> own = n.indices().stream().map(Symbol.class::cast).toList();
                if (own.stream().filter(i -> i != over).toList().equals(l.indices())) {
                    return own;
                }
            }
        }
        return last;
    }

    private record Factors(Entry left, Entry right) {
    }

    /// A sum of products of two arrays that share no other index is a matrix product.
    private static Optional<String> product(Let l, Symbol over) {
        return factors(l, over).map(f -> factor(f.left, over, false) + " @ " + factor(f.right, over, true));
    }

    private static Optional<Factors> factors(Let l, Symbol over) {
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
            return Optional.of(new Factors(b, a));
        }
        return Optional.of(new Factors(a, b));
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
