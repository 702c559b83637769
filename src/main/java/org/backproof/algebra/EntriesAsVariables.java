package org.backproof.algebra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// A comparison of entries of tensors, proved for real variables in their place: what is known of them is taken along.
final class EntriesAsVariables {
    private static final int MOST = 4;

    private EntriesAsVariables() {
    }

    static Optional<Theorem> prove(Knowledge knowledge, Compare goal) {
        if (knowledge.slopes() == 0 || goal.term().hasDiff()) {
            return Optional.empty();
        }
        List<Entry> entries = Subterms.of(goal.term()).stream().filter(Entry.class::isInstance).map(Entry.class::cast).toList();
        if (entries.isEmpty() || entries.size() > MOST) {
            return Optional.empty();
        }
        Map<Expr, Symbol> variables = new LinkedHashMap<>();
        Map<Symbol, Expr> back = new LinkedHashMap<>();
        for (Entry e : entries) {
            Symbol x = Terms.real("%e" + variables.size());
            variables.put(e, x);
            back.put(x, e);
        }
        Knowledge reals = knowledge.unconditional().inner();
        knowledge.facts().stream().map(Theorem::conclusion).filter(Compare.class::isInstance)
                .forEach(p -> replaced((Compare) p, variables).ifPresent(reals::assume));
        reals.allowSlopes(knowledge.slopes());
        return replaced(goal, variables).flatMap(reals::prove).map(reals::discharge)
                .map(t -> knowledge.discharge(Logic.instantiate(t, Substitution.of(back))))
                .filter(t -> t.conclusion().equals(goal) && t.hypotheses().stream().allMatch(knowledge::holds));
    }

    /// Empty if another entry is left.
    private static Optional<Prop> replaced(Compare c, Map<Expr, Symbol> variables) {
        Expr e = c.term();
        for (Map.Entry<Expr, Symbol> v : variables.entrySet()) {
            e = Replacement.of(v.getKey(), v.getValue(), e);
        }
        return Subterms.of(e).stream().anyMatch(Entry.class::isInstance) ? Optional.empty() : Optional.of(Prop.compare(e, c.sign()));
    }
}
