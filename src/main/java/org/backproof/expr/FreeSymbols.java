package org.backproof.expr;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// The free symbols of a node in order of first occurrence, shared between nodes that have the same.
///
/// Beyond a number of symbols nothing is stored: a chain of terms each with one more symbol would take quadratic room.
final class FreeSymbols {
    private static final int STORED = 48;

    static final FreeSymbols NONE = new FreeSymbols(List.of());
    /// More than are stored.
    static final FreeSymbols MANY = new FreeSymbols(List.of());

    private final List<Symbol> symbols;

    private FreeSymbols(List<Symbol> symbols) {
        this.symbols = symbols;
    }

    /// Of a symbol: itself, and those in its sort.
    static FreeSymbols of(Symbol symbol, Sort sort) {
        return new FreeSymbols(List.of(symbol)).and(inSort(sort));
    }

    static FreeSymbols of(Iterable<? extends Expr> terms) {
        FreeSymbols all = NONE;
        for (Expr e : terms) {
            all = all.and(e.facts().free());
        }
        return all;
    }

    static FreeSymbols inSort(Sort sort) {
        return of(switch (sort) {
            case Sort.Real _, Sort.Size _ -> List.of();
            case Sort.Index(Expr lower, Expr upper) -> List.of(lower, upper);
            case Sort.Tensor(List<Expr> sizes) -> sizes;
        });
    }

    FreeSymbols and(FreeSymbols more) {
        if (this == more || more == NONE || this == MANY) {
            return this;
        }
        if (this == NONE || more == MANY) {
            return more;
        }
        List<Symbol> all = null;
        for (Symbol s : more.symbols) {
            if (!symbols.contains(s)) {
                all = all == null ? new ArrayList<>(symbols) : all;
                all.add(s);
            }
        }
        return all == null ? this : all.size() > STORED ? MANY : new FreeSymbols(List.copyOf(all));
    }

    /// The symbols of the terms, stored or looked for.
    static void collect(Collection<? extends Expr> terms, Set<Symbol> out) {
        Set<Expr> seen = null;
        for (Expr e : terms) {
            FreeSymbols stored = e.facts().free();
            if (stored == MANY) {
                seen = seen == null ? Collections.newSetFromMap(new IdentityHashMap<>()) : seen;
                search(e, seen, out);
            } else {
                out.addAll(stored.symbols);
            }
        }
    }

    /// Down to the nodes that store theirs.
    private static void search(Expr root, Set<Expr> seen, Set<Symbol> out) {
        var open = new java.util.ArrayDeque<Expr>();
        open.push(root);
        while (!open.isEmpty()) {
            Expr e = open.pop();
            if (e.facts().free() != MANY) {
                out.addAll(e.facts().free().symbols);
            } else if (seen.add(e)) {
                Children.of(e).reversed().forEach(open::push);
                switch (e) {
                    case Entry n -> open.push(n.tensor());
                    case Sum s -> open.push(s.index());
                    case Lambda l -> l.indices().forEach(open::push);
                    case Num _, Symbol _, Bound _, Add _, Mul _, Pow _, Apply _, Delta _, Cases _, Diff _, Local _ -> {
                    }
                }
            }
        }
    }

    boolean mentions(String name) {
        for (Symbol s : symbols) {
            if (s.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    boolean contains(Symbol s) {
        return symbols.contains(s);
    }
}
