package org.backproof.emit;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.backproof.expr.Free;
import org.backproof.expr.Symbol;

/// Which index of a line is the outer loop's: that of the lines that read it, where it needs no array then.
final class LoopOrders {
    private final List<Let> lets;

    private LoopOrders(List<Let> lets) {
        this.lets = lets;
    }

    /// The outer indices of lines that have another one than their first.
    ///
    /// @param plan the loops for such a choice
    static Map<Let, Symbol> of(List<Let> lets, Function<Map<Let, Symbol>, Loops.Plan> plan) {
        LoopOrders orders = new LoopOrders(lets);
        Map<Let, Symbol> best = new LinkedHashMap<>();
        Loops.Plan now = plan.apply(best);
        for (Let l : lets.reversed()) {
            List<Symbol> inner = l.reduction().isEmpty() && now.axes(l).size() > 1 ? l.indices().subList(1, l.indices().size()) : List.of();
            for (Symbol outer : inner) {
                for (Set<Let> with : List.of(orders.own(l, outer), orders.alike(l))) {
                    Map<Let, Symbol> other = new LinkedHashMap<>(best);
                    with.forEach(d -> other.put(d, outer));
                    Loops.Plan changed = plan.apply(other);
                    if (stored(changed) < stored(now)) {
                        best = other;
                        now = changed;
                    }
                }
            }
        }
        return best;
    }

    private static int stored(Loops.Plan plan) {
        return plan.arrays().stream().mapToInt(l -> plan.axes(l).size()).sum();
    }

    /// All that are computed entry by entry with these axes.
    private Set<Let> alike(Let line) {
        return new LinkedHashSet<>(lets.stream().filter(d -> d.reduction().isEmpty() && d.indices().equals(line.indices())).toList());
    }

    /// The line, and those that are computed entry by entry for it alone.
    private Set<Let> own(Let line, Symbol outer) {
        Set<Let> out = new LinkedHashSet<>(List.of(line));
        for (Let d : lets.reversed()) {
            List<Let> users = lets.stream().filter(u -> u != d && Free.occurs(d.symbol(), u.body())).toList();
            if (d.reduction().isEmpty() && d.indices().contains(outer) && !users.isEmpty() && out.containsAll(users)) {
                out.add(d);
            }
        }
        return out;
    }
}
