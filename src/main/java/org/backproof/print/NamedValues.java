package org.backproof.print;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Bound;
import org.backproof.expr.Children;
import org.backproof.expr.Delta;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;

/// Finds the named value that a term is.
final class NamedValues {
    /// A named tensor with a larger body is recognised only as a whole.
    private static final int MAX_SIZE = 1_000;
    private static final int MAX_CANDIDATES = 6;

    private NamedValues() {
    }

    /// A name with the indices at which its value is the term.
    record Match(String name, List<Expr> indices) {
    }

    static Optional<Match> match(Map<Expr, String> named, Expr e) {
        if (named.isEmpty()) {
            return Optional.empty();
        }
        String exact = named.get(e);
        if (exact != null) {
            return Optional.of(new Match(exact, List.of()));
        }
        for (Map.Entry<Expr, String> n : named.entrySet()) {
            if (n.getKey() instanceof Lambda l && alike(l.body(), e)) {
                Optional<List<Expr>> indices = indices(l, e);
                if (indices.isPresent()) {
                    return Optional.of(new Match(n.getValue(), indices.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean alike(Expr pattern, Expr e) {
        return pattern.getClass() == e.getClass() && pattern.facts().size() == e.facts().size() && e.facts().size() <= MAX_SIZE
                && (!(pattern instanceof Apply p) || e instanceof Apply a && p.function().equals(a.function()));
    }

    /// Indices at which the tensor's entry is the term: those of the term are tried.
    private static Optional<List<Expr>> indices(Lambda l, Expr e) {
        List<Expr> candidates = candidates(e);
        if (candidates.size() > MAX_CANDIDATES) {
            return Optional.empty();
        }
        return choose(l, e, candidates, List.of());
    }

    private static Optional<List<Expr>> choose(Lambda l, Expr e, List<Expr> candidates, List<Expr> chosen) {
        if (chosen.size() == l.indices().size()) {
            return Binders.open(l, chosen) == e ? Optional.of(chosen) : Optional.empty();
        }
        for (Expr candidate : candidates) {
            List<Expr> more = new ArrayList<>(chosen);
            more.add(candidate);
            Optional<List<Expr>> found = choose(l, e, candidates, more);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// Terms that stand where an index does.
    private static List<Expr> candidates(Expr root) {
        Set<Expr> found = new LinkedHashSet<>();
        Set<Expr> seen = new LinkedHashSet<>();
        ArrayDeque<Expr> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Expr e = open.pop();
            if (!seen.add(e)) {
                continue;
            }
            switch (e) {
                case Entry n -> found.addAll(n.indices());
                case Apply a -> found.addAll(a.arguments().subList(a.arguments().size() - a.function().rank(), a.arguments().size()));
                case Delta d -> found.addAll(List.of(d.left(), d.right()));
                case Expr _ -> {
                }
            }
            Children.of(e).forEach(open::push);
        }
        return found.stream().filter(NamedValues::standsFree).toList();
    }

    private static boolean standsFree(Expr index) {
        return index instanceof Num || index instanceof Symbol s && s.sort() instanceof Sort.Index
                || !(index instanceof Bound) && index.facts().binders() == 0;
    }
}
