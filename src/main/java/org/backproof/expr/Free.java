package org.backproof.expr;

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
        FreeSymbols.collect(List.of(e), out);
        return out;
    }

    public static Set<Symbol> symbols(Prop p) {
        Set<Symbol> out = new LinkedHashSet<>();
        collect(p, out);
        return out;
    }

    /// Whether the symbol occurs free in the term.
    public static boolean occurs(Symbol s, Expr e) {
        FreeSymbols free = e.facts().free();
        return (e.facts().symbols() & 1L << (s.hash() & 63)) != 0 && (free == FreeSymbols.MANY ? symbols(e).contains(s) : free.contains(s));
    }

    /// Whether a symbol of that name occurs free in the term.
    public static boolean mentions(String name, Expr e) {
        FreeSymbols free = e.facts().free();
        return free == FreeSymbols.MANY ? symbols(e).stream().anyMatch(s -> s.name().equals(name)) : free.mentions(name);
    }

    public static boolean occurs(Symbol s, Prop p) {
        return symbols(p).contains(s);
    }

    private static void collect(Prop p, Set<Symbol> out) {
        FreeSymbols.collect(Prop.terms(p), out);
        if (p instanceof Prop.ForAll(Bound index, Prop body)) {
            FreeSymbols.collect(List.of(index), out);
            collect(body, out);
        }
    }
}
