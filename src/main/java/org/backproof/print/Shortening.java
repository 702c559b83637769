package org.backproof.print;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Leaves terms out of what does not fit: the middle of long sums and products first, then what is nested deep.
final class Shortening {
    private static final int[] LENGTHS = {8, 5, 3};
    private static final int[] DEPTHS = {6, 4, 3, 2, 1};
    private static final Layout GONE = new Layout.Elided();

    private Shortening() {
    }

    /// The least shortened form that fits; the form with nothing left but `…` fits always.
    static Layout until(Layout layout, Predicate<Layout> fits) {
        if (fits.test(layout)) {
            return layout;
        }
        for (int length : LENGTHS) {
            Layout shorter = shorter(layout, length, Integer.MAX_VALUE);
            if (fits.test(shorter)) {
                return shorter;
            }
        }
        for (int depth : DEPTHS) {
            Layout shorter = shorter(layout, LENGTHS[LENGTHS.length - 1], depth);
            if (fits.test(shorter)) {
                return shorter;
            }
        }
        return GONE;
    }

    private static Layout shorter(Layout layout, int length, int depth) {
        if (layout instanceof Layout.Number || layout instanceof Layout.Decimal || layout instanceof Layout.Name) {
            return layout;
        }
        if (depth == 0) {
            return GONE;
        }
        int d = depth - 1;
        return switch (layout) {
            case Layout.Number _, Layout.Decimal _, Layout.Name _, Layout.Delta _, Layout.Elided _, Layout.Total _ -> layout;
            case Layout.Sum s -> sum(middle(s.terms().stream().map(t -> new Layout.Term(t.negative(), shorter(t.body(), length, d))).toList(),
                    new Layout.Term(false, GONE), length));
            case Layout.Product p -> product(middle(all(p.factors(), length, d), GONE, length), p.times());
            case Layout.Fraction f -> fraction(shorter(f.over(), length, d), shorter(f.under(), length, d));
            case Layout.Power p -> new Layout.Power(shorter(p.base(), length, d), shorter(p.exponent(), length, d));
            case Layout.Root r -> new Layout.Root(shorter(r.radicand(), length, d));
            case Layout.Call c -> new Layout.Call(c.function(), c.primes(), middle(all(c.arguments(), length, d), GONE, length), c.hidden(), c.indices());
            case Layout.Integral i -> new Layout.Integral(shorter(i.body(), length, d), i.variable());
            case Layout.BigSum s -> new Layout.BigSum(s.index(), s.lower(), s.upper(), s.evident(), shorter(s.body(), length, d));
            case Layout.Derivative v -> new Layout.Derivative(shorter(v.body(), length, d), v.variables());
            case Layout.Piecewise p -> new Layout.Piecewise(p.branches().stream()
                    .map(b -> new Layout.Branch(shorter(b.condition(), length, d), shorter(b.value(), length, d))).toList(), shorter(p.otherwise(), length, d));
            case Layout.Mapping m -> new Layout.Mapping(m.indices(), m.sizes(), shorter(m.body(), length, d));
            case Layout.Relation r -> new Layout.Relation(shorter(r.left(), length, depth), r.comparison(), shorter(r.right(), length, depth));
            case Layout.Junction j -> new Layout.Junction(j.all(), all(j.parts(), length, d));
            case Layout.ForAll f -> new Layout.ForAll(f.index(), f.lower(), f.upper(), f.evident(), shorter(f.body(), length, d));
            case Layout.Defined t -> new Layout.Defined(shorter(t.term(), length, d));
            case Layout.Whole w -> new Layout.Whole(shorter(w.term(), length, d));
            case Layout.Summary s -> new Layout.Summary(shorter(s.outline(), length, d), s.nodes());
        };
    }

    private static Layout sum(List<Layout.Term> terms) {
        return terms.stream().allMatch(t -> t.body() == GONE) ? GONE : new Layout.Sum(terms);
    }

    private static Layout product(List<Layout> factors, Layout.Times times) {
        List<Layout> out = new ArrayList<>();
        for (Layout f : factors) {
            if (f != GONE || out.isEmpty() || out.getLast() != GONE) {
                out.add(f);
            }
        }
        return out.size() == 1 ? out.getFirst() : new Layout.Product(out, times);
    }

    private static Layout fraction(Layout over, Layout under) {
        return over == GONE && under == GONE ? GONE : new Layout.Fraction(over, under);
    }

    private static List<Layout> all(List<Layout> parts, int length, int depth) {
        return parts.stream().map(p -> shorter(p, length, depth)).toList();
    }

    /// The first and the last of a long list.
    private static <T> List<T> middle(List<T> all, T gone, int length) {
        if (all.size() <= length) {
            return all;
        }
        List<T> out = new ArrayList<>(all.subList(0, length - 2));
        out.add(gone);
        out.add(all.getLast());
        return out;
    }
}
