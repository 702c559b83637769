package org.backproof.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.backproof.print.Layout;

/// The entries under a Σ in the order of the matrix product that they are, `Σₖ Wᵢₖ Aₖⱼ`: first the one with the first index that is not summed.
final class PathOrder {
    /// After all names of indices.
    private static final String LAST = "\uffff";

    private PathOrder() {
    }

    static Layout of(Layout e) {
        return ordered(e, Set.of());
    }

    private static Layout ordered(Layout e, Set<String> summed) {
        return switch (e) {
            case Layout.Sum s -> new Layout.Sum(s.terms().stream().map(t -> new Layout.Term(t.negative(), ordered(t.body(), summed))).toList());
            case Layout.Fraction f -> new Layout.Fraction(ordered(f.over(), summed), f.under(), f.slashed());
            case Layout.BigSum s -> {
                Set<String> inner = new TreeSet<>(summed);
                inner.add(((Layout.Name) s.index()).text());
                yield new Layout.BigSum(s.index(), s.lower(), s.upper(), s.evident(), ordered(s.body(), inner));
            }
            case Layout.Product p -> new Layout.Product(product(p.factors(), summed), p.times());
            case Layout other -> other;
        };
    }

    /// Entries change places among themselves.
    private static List<Layout> product(List<Layout> factors, Set<String> summed) {
        List<Layout> entries = new ArrayList<>(factors.stream().filter(f -> entry(f) && !summed.isEmpty()).toList());
        entries.sort(Comparator.comparing(f -> first((Layout.Name) f, summed)));
        List<Layout> out = new ArrayList<>();
        for (Layout f : factors) {
            out.add(entry(f) && !summed.isEmpty() ? entries.removeFirst() : ordered(f, summed));
        }
        return out;
    }

    private static boolean entry(Layout f) {
        return f instanceof Layout.Name n && !n.indices().isEmpty();
    }

    private static String first(Layout.Name n, Set<String> summed) {
        return n.indices().stream().map(i -> i instanceof Layout.Name(String text, _) ? text : LAST).filter(i -> !summed.contains(i)).min(Comparator.naturalOrder()).orElse(LAST);
    }
}
