package org.backproof.print;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Children;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Lambda;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Layout of propositions: `1 - a > 0` is shown as `a < 1`.
final class Conditions {
    private final Typesetter typesetter;

    Conditions(Typesetter typesetter) {
        this.typesetter = typesetter;
    }

    Layout layout(Prop p, Scope scope) {
        return switch (p) {
            case Prop.Equal(Expr l, Expr r) -> Layout.equation(typesetter.layout(l, scope), typesetter.layout(r, scope));
            case Prop.Compare(Expr e, Prop.Sign s) -> compare(e, s, scope);
            case Prop.Defined(Expr e) -> new Layout.Defined(typesetter.layout(e, scope));
            case Prop.Derivative(Expr body, Expr x, Expr value) ->
                Layout.equation(typesetter.layout(Terms.diff(body, x), scope), typesetter.layout(value, scope));
            case Prop.Whole(Expr e) -> new Layout.Whole(typesetter.layout(e, scope));
            case Prop.And(List<Prop> parts) when parts.isEmpty() -> number(Layout.Comparison.EQUAL);
            case Prop.Or(List<Prop> parts) when parts.isEmpty() -> number(Layout.Comparison.DIFFERENT);
            case Prop.And(List<Prop> parts) -> all(chained(all(met(parts), scope)));
            case Prop.Or(List<Prop> parts) -> new Layout.Junction(false, all(parts, scope));
            case Prop.ForAll f -> forAll(f, scope);
        };
    }

    private static Layout number(Layout.Comparison comparison) {
        return new Layout.Relation(Layout.Number.of(0), comparison, Layout.Number.of(0));
    }

    private List<Layout> all(List<Prop> parts, Scope scope) {
        return parts.stream().map(q -> layout(q, scope)).toList();
    }

    private static Layout all(List<Layout> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Layout.Junction(true, parts);
    }

    /// `a ≥ 0` and `a ≤ 0` as `a = 0`.
    private static List<Prop> met(List<Prop> parts) {
        List<Prop> out = new ArrayList<>();
        for (Prop p : parts) {
            if (p instanceof Prop.Compare(Expr e, Prop.Sign s) && s == Prop.Sign.NONNEGATIVE && out.remove(Prop.nonnegative(Terms.negate(e)))) {
                out.add(Prop.zero(e));
            } else {
                out.add(p);
            }
        }
        return out;
    }

    /// `a > 0` and `a < 1` as `0 < a < 1`.
    private static List<Layout> chained(List<Layout> parts) {
        List<Layout> out = new ArrayList<>();
        for (Layout part : parts) {
            Layout before = out.isEmpty() ? null : out.getLast();
            Layout p = before instanceof Layout.Relation b ? about(b.left(), part) : part;
            if (before instanceof Layout.Relation(Layout a, Layout.Comparison c, Layout low) && upwards(c) && p instanceof Layout.Relation r
                    && downwards(r.comparison()) && r.left().equals(a)) {
                Layout.Comparison turned = c == Layout.Comparison.GREATER ? Layout.Comparison.LESS : Layout.Comparison.AT_MOST;
                out.set(out.size() - 1, new Layout.Relation(new Layout.Relation(low, turned, a), r.comparison(), r.right()));
            } else {
                out.add(p);
            }
        }
        return out;
    }

    /// `b > a` as `a < b`.
    private static Layout about(Layout a, Layout p) {
        return p instanceof Layout.Relation(Layout b, Layout.Comparison c, Layout right) && right.equals(a) && upwards(c)
                ? new Layout.Relation(a, c == Layout.Comparison.GREATER ? Layout.Comparison.LESS : Layout.Comparison.AT_MOST, b) : p;
    }

    private static boolean upwards(Layout.Comparison c) {
        return c == Layout.Comparison.GREATER || c == Layout.Comparison.AT_LEAST;
    }

    private static boolean downwards(Layout.Comparison c) {
        return c == Layout.Comparison.LESS || c == Layout.Comparison.AT_MOST;
    }

    /// What is added on the left, what is subtracted on the right, a constant on the right; never so that the difference of the
    /// sides would be another term, as that of `1` and `a + b` is `1 - (a + b)`.
    private Layout compare(Expr term, Prop.Sign sign, Scope scope) {
        List<Expr> added = new ArrayList<>();
        List<Expr> subtracted = new ArrayList<>();
        Expr constant = Terms.ZERO;
        List<Expr> terms = term instanceof Add a ? a.terms() : List.of(term);
        boolean one = terms.stream().filter(t -> Free.symbols(t).isEmpty()).count() == 1;
        for (Expr t : terms) {
            if (t instanceof Num || one && Free.symbols(t).isEmpty() && t.facts().binders() == 0) {
                constant = t;
            } else {
                (TermOrder.coefficient(t).signum() < 0 ? subtracted : added).add(t);
            }
        }
        if (added.isEmpty() && !subtracted.isEmpty()) {
            Expr first = Terms.negate(subtracted.removeFirst());
            subtracted.add(constant);
            return new Layout.Relation(typesetter.layout(first, scope), comparison(sign, true), side(subtracted, scope));
        }
        boolean across = subtracted.size() == 1 && TermOrder.coefficient(constant).signum() >= 0;
        List<Expr> right = across ? List.of(Terms.negate(subtracted.removeFirst())) : List.of(Terms.negate(constant));
        added.addAll(subtracted);
        if (across) {
            added.add(constant);
        }
        return new Layout.Relation(side(added, scope), comparison(sign, false), side(right, scope));
    }

    private Layout side(List<Expr> all, Scope scope) {
        List<Expr> terms = all.stream().filter(t -> t != Terms.ZERO).toList();
        return switch (terms.size()) {
            case 0 -> Layout.Number.of(0);
            case 1 -> typesetter.layout(terms.getFirst(), scope);
            default -> typesetter.sum(terms, scope.deeper());
        };
    }

    static Layout.Comparison comparison(Prop.Sign sign, boolean swapped) {
        return switch (sign) {
            case POSITIVE -> swapped ? Layout.Comparison.LESS : Layout.Comparison.GREATER;
            case NONNEGATIVE -> swapped ? Layout.Comparison.AT_MOST : Layout.Comparison.AT_LEAST;
            case NONZERO -> Layout.Comparison.DIFFERENT;
            case ZERO -> Layout.Comparison.EQUAL;
        };
    }

    private Layout forAll(Prop.ForAll f, Scope scope) {
        Symbol index = scope.fresh(f.index().sort());
        Prop body = Binders.open(f, index);
        Sort.Index range = (Sort.Index) index.sort();
        boolean evident = Prop.terms(body).stream().anyMatch(t -> evident(index, t));
        return new Layout.ForAll(Layout.Name.of(index.name()), typesetter.layout(range.lower(), scope),
                typesetter.layout(range.upper(), scope), evident, layout(body, scope.binding(index)));
    }

    /// Whether the index runs over all entries of a tensor in the term.
    static boolean evident(Symbol index, Expr root) {
        Sort.Index range = (Sort.Index) index.sort();
        Set<Expr> seen = new HashSet<>();
        ArrayDeque<Expr> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Expr e = open.pop();
            if (!seen.add(e) || !Free.occurs(index, e)) {
                continue;
            }
            if (range.lower() == Terms.ONE && runsOver(e, index, range)) {
                return true;
            }
            Children.of(e).forEach(open::push);
        }
        return false;
    }

    private static boolean runsOver(Expr e, Symbol index, Sort.Index range) {
        return switch (e) {
            case Entry n -> {
                int at = n.indices().indexOf(index);
                yield at >= 0 && ((Sort.Tensor) n.tensor().sort()).sizes().get(at).equals(range.upper());
            }
            case Apply a -> a.function().rank() > 0 && a.arguments().contains(index)
                    && a.arguments().stream().anyMatch(x -> x instanceof Lambda l && l.indices().stream().anyMatch(b -> b.sort().equals(range)));
            case Expr _ -> false;
        };
    }
}
