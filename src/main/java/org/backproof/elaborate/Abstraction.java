package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Closed functions from bodies: what is free in the body becomes a hidden parameter.
public final class Abstraction {
    private Abstraction() {
    }

    /// @param parameters the visible ones
    public static Function.Defined of(String name, List<Symbol> parameters, Tensor value) {
        Set<Symbol> hidden = new LinkedHashSet<>(Free.symbols(value.body()));
        value.indices().forEach(i -> hidden.addAll(Free.symbols(i)));
        hidden.removeAll(value.indices());
        hidden.removeAll(parameters);
        Set<Symbol> sizes = new LinkedHashSet<>();
        parameters.forEach(p -> sizes.addAll(sizes(p)));
        hidden.forEach(h -> sizes.addAll(sizes(h)));
        hidden.removeAll(sizes);
        List<Symbol> symbols = new ArrayList<>(parameters);
        symbols.addAll(hidden);
        symbols.addAll(value.indices());
        return new Function.Defined(name, symbols, hidden.size(), value.body(), value.rank());
    }

    /// The sizes that are found from an argument.
    private static List<Symbol> sizes(Symbol parameter) {
        return parameter.sort() instanceof Sort.Tensor(List<Expr> sizes)
                ? sizes.stream().filter(Symbol.class::isInstance).map(Symbol.class::cast).toList() : List.of();
    }

    /// The same function with names that say nothing: two definitions that differ in names alone become equal.
    static Function.Defined canonical(Function.Defined f) {
        Map<Expr, Expr> sizes = new LinkedHashMap<>();
        for (Symbol p : f.symbols().subList(0, f.symbols().size() - f.rank())) {
            sizes(p).forEach(s -> sizes.putIfAbsent(s, Terms.symbol("size" + sizes.size() + "'", Sort.SIZE)));
        }
        Substitution resize = Substitution.of(sizes);
        Map<Expr, Expr> map = new LinkedHashMap<>(sizes);
        List<Symbol> symbols = new ArrayList<>();
        for (Symbol p : f.symbols()) {
            Symbol renamed = Terms.symbol("parameter" + symbols.size() + "'", resize.apply(p.sort()));
            symbols.add(renamed);
            map.put(p, p.sort() instanceof Sort.Tensor ? Terms.tensor(renamed) : renamed);
        }
        return new Function.Defined("", symbols, f.hidden(), Substitution.of(map).apply(f.body()), f.rank());
    }
}
