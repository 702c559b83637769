package org.backproof.expr;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Free symbols, those in sorts included.
public final class Free {
    private Free() {
    }

    /// The free symbols in order of first occurrence.
    public static Set<Symbol> symbols(Expr e) {
        Set<Symbol> out = new LinkedHashSet<>();
        collect(e, Collections.newSetFromMap(new IdentityHashMap<>()), out);
        return out;
    }

    public static Set<Symbol> symbols(Prop p) {
        Set<Symbol> out = new LinkedHashSet<>();
        Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        visit(p, seen, out);
        return out;
    }

    /// Whether the symbol occurs free in the term.
    public static boolean occurs(Symbol s, Expr e) {
        return (e.facts().symbols() & 1L << (s.hash() & 63)) != 0 && symbols(e).contains(s);
    }

    public static boolean occurs(Symbol s, Prop p) {
        return symbols(p).contains(s);
    }

    private static void visit(Prop p, Set<Expr> seen, Set<Symbol> out) {
        Prop.terms(p).forEach(t -> collect(t, seen, out));
        if (p instanceof Prop.ForAll(Bound index, Prop body)) {
            inSort(index.sort()).forEach(t -> collect(t, seen, out));
            visit(body, seen, out);
        }
    }

    /// Depth first, from the left, without recursion.
    private static void collect(Expr root, Set<Expr> seen, Set<Symbol> out) {
        ArrayDeque<Expr> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Expr e = open.pop();
            if (e.facts().symbols() == 0 || !seen.add(e)) {
                continue;
            }
            if (e instanceof Symbol s) {
                out.add(s);
            }
            Children.of(e).reversed().forEach(open::push);
            switch (e) {
                case Symbol s -> inSort(s.sort()).forEach(open::push);
                case Bound b -> inSort(b.sort()).forEach(open::push);
                case Entry n -> open.push(n.tensor());
                case Sum s -> inSort(s.index().sort()).forEach(open::push);
                case Lambda l -> l.indices().forEach(i -> inSort(i.sort()).forEach(open::push));
                case Num _, Add _, Mul _, Pow _, Apply _, Delta _, Cases _, Diff _, Local _ -> {
                }
            }
        }
    }

    private static List<Expr> inSort(Sort sort) {
        return switch (sort) {
            case Sort.Real _, Sort.Size _ -> List.of();
            case Sort.Index(Expr lower, Expr upper) -> List.of(lower, upper);
            case Sort.Tensor(List<Expr> sizes) -> sizes;
        };
    }
}
