package org.backproof.emit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// That an input, or each entry of it, is one of finitely many numbers: `y in {-1, 1}`.
///
/// @param values in the order of the declaration
record FiniteDomain(Symbol symbol, List<Double> values) {
    /// What a fact says; empty where it says something else.
    static Optional<FiniteDomain> of(Prop fact) {
        if (!(Remarks.opened(fact) instanceof Prop.Or(List<Prop> parts))) {
            return Optional.empty();
        }
        List<Symbol> symbols = Free.symbols(fact).stream().filter(s -> s.sort() instanceof Sort.Real || s.sort() instanceof Sort.Tensor).toList();
        List<Double> values = parts.stream().flatMap(p -> root(p).stream()).toList();
        return symbols.size() == 1 && values.size() == parts.size() ? Optional.of(new FiniteDomain(symbols.getFirst(), values)) : Optional.empty();
    }

    /// The values of an input; none where they are not finitely many.
    static List<Double> values(Collection<Prop> facts, Symbol input) {
        return facts.stream().flatMap(f -> of(f).stream()).filter(d -> d.symbol == input).findFirst().map(FiniteDomain::values).orElse(List.of());
    }

    /// The number that `y - c = 0`, `c - y = 0` or `y = 0` says y is.
    static Optional<Double> root(Prop p) {
        if (!(p instanceof Prop.Compare(Expr e, Prop.Sign sign)) || sign != Prop.Sign.ZERO) {
            return Optional.empty();
        }
        if (isLeaf(e)) {
            return Optional.of(0.0);
        }
        return e instanceof Add(List<Expr> terms, _) && terms.size() == 2 && terms.getFirst() instanceof Num c
                ? isLeaf(terms.getLast()) ? Optional.of(c.value().negate().doubleValue()) : isLeaf(Terms.negate(terms.getLast())) ? Optional.of(c.value().doubleValue()) : Optional.empty()
                : Optional.empty();
    }

    private static boolean isLeaf(Expr e) {
        return e instanceof Entry || e instanceof Symbol;
    }
}
