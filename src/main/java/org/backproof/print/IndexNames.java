package org.backproof.print;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;

/// Names that are taken by free symbols, and the names given to opened indices (symbols whose name starts with `#`, `%` or `'`).
record IndexNames(List<String> preferred, Set<String> taken, Map<Symbol, String> opened) {
    private static final Comparator<Symbol> ORDER = Comparator.<Symbol, Integer>comparing(s -> s.name().length())
            .thenComparing(Symbol::name).thenComparing(s -> s.sort().toString());

    static IndexNames of(Vocabulary vocabulary) {
        return new IndexNames(vocabulary.indices(), new LinkedHashSet<>(vocabulary.named().values()), Map.of());
    }

    IndexNames covering(Collection<? extends Expr> terms) {
        Set<Symbol> symbols = new LinkedHashSet<>();
        terms.forEach(t -> symbols.addAll(Free.symbols(t)));
        return with(symbols);
    }

    IndexNames covering(Prop p) {
        return with(Free.symbols(p));
    }

    private IndexNames with(Set<Symbol> symbols) {
        Set<String> all = new LinkedHashSet<>(taken);
        List<Symbol> nameless = new ArrayList<>();
        for (Symbol s : symbols) {
            if (!nameless(s)) {
                all.add(s.name());
            } else if (!opened.containsKey(s)) {
                nameless.add(s);
            }
        }
        nameless.sort(ORDER);
        Map<Symbol, String> names = new LinkedHashMap<>(opened);
        for (Symbol s : nameless) {
            String name = fresh(all, Set.of());
            names.put(s, name);
            all.add(name);
        }
        return new IndexNames(preferred, all, names);
    }

    private static boolean nameless(Symbol s) {
        return s.name().startsWith("#") || s.name().startsWith("%") || s.name().startsWith("'");
    }

    String of(Symbol s) {
        return opened.getOrDefault(s, s.name());
    }

    /// The first preferred name that is free here; then `i1`, `i2`, ….
    String fresh(Set<String> inScope) {
        return fresh(taken, inScope);
    }

    private String fresh(Set<String> all, Set<String> inScope) {
        for (String name : preferred) {
            if (!all.contains(name) && !inScope.contains(name)) {
                return name;
            }
        }
        for (int n = 1;; n++) {
            String name = preferred.getFirst() + n;
            if (!all.contains(name) && !inScope.contains(name)) {
                return name;
            }
        }
    }
}
