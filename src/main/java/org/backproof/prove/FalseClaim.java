package org.backproof.prove;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Tensor;
import org.backproof.evaluate.Witness;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.kernel.Derivatives;

/// An equation that is refuted, and the point against it.
///
/// @param knowledge what is known where the claim is made
record FalseClaim(Expr left, Expr right, Setting setting, Witness witness, Knowledge knowledge) {

    /// The free symbols of both sides, those of the left side first.
    Set<Symbol> symbols() {
        Set<Symbol> out = new LinkedHashSet<>(Free.symbols(left));
        out.addAll(Free.symbols(right));
        return out;
    }

    /// What the left side is differentiated by.
    Optional<Symbol> variable() {
        return left instanceof Diff d ? Optional.of(Derivatives.held(d.variable())) : Optional.empty();
    }

    /// The real variables.
    List<Symbol> reals() {
        return symbols().stream().filter(s -> s.sort() instanceof Sort.Real).toList();
    }

    List<Symbol> tensors() {
        return symbols().stream().filter(s -> s.sort() instanceof Sort.Tensor).toList();
    }

    /// Pairs of symbols of the same sort, each once.
    static List<List<Symbol>> pairs(List<Symbol> symbols) {
        List<List<Symbol>> out = new ArrayList<>();
        for (int i = 0; i < symbols.size(); i++) {
            for (int j = i + 1; j < symbols.size(); j++) {
                if (symbols.get(i).sort().equals(symbols.get(j).sort())) {
                    out.add(List.of(symbols.get(i), symbols.get(j)));
                }
            }
        }
        return out;
    }

    /// Pairs of indices with the same range.
    List<List<Symbol>> indices() {
        return pairs(symbols().stream().filter(s -> s.sort() instanceof Sort.Index).toList());
    }

    /// Whether the symbol is the row or the column of a claim about matrices.
    static boolean isPlace(Symbol i) {
        return i.sort() instanceof Sort.Index s && (i == Tensor.index(1, s.upper()) || i == Tensor.index(2, s.upper()));
    }

    /// Of two symbols each for the other.
    static Substitution exchange(List<Symbol> pair) {
        return Substitution.of(Map.of(pair.get(0), pair.get(1), pair.get(1), pair.get(0)));
    }

    /// The same left side with another right side.
    Amendment right(Expr other, Expr... about) {
        return new Amendment(left, other, List.of(), List.of(about));
    }
}
