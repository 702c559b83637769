package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Free;
import org.backproof.expr.Symbol;

/// A sum that is only summed up again is added to that sum at once, term by term; and so for maxima.
final class RunningTotals {
    private final Map<Let, Let> wholes = new LinkedHashMap<>();

    private RunningTotals(List<Let> lets, Map<Symbol, List<Symbol>> stored) {
        for (Let l : lets) {
            List<Let> users = lets.stream().filter(u -> u != l && Free.occurs(l.symbol(), u.body())).toList();
            if (l.reduction().isPresent() && stored.get(l.symbol()).isEmpty() && users.size() == 1 && users.getFirst().body() == l.entry()
                    && users.getFirst().reduction().filter(r -> r.kind() == l.reduction().get().kind()).isPresent()) {
                wholes.put(l, users.getFirst());
            }
        }
    }

    /// The loops without accumulators of parts.
    ///
    /// @param stored the axes that lines have in memory
    static List<Loops.Node> in(List<Loops.Node> nodes, List<Let> lets, Map<Symbol, List<Symbol>> stored) {
        return new RunningTotals(lets, stored).in(nodes);
    }

    private List<Loops.Node> in(List<Loops.Node> nodes) {
        List<Loops.Node> out = new ArrayList<>();
        nodes.forEach(n -> node(n).ifPresent(out::add));
        return out;
    }

    private Optional<Loops.Node> node(Loops.Node node) {
        return switch (node) {
            case Loops.Loop(Symbol index, List<Loops.Node> body) -> Optional.of(new Loops.Loop(index, in(body)));
            case Loops.Start(Let l) -> wholes.containsKey(l) ? Optional.empty() : Optional.of(node);
            case Loops.End(Let l) -> wholes.containsKey(l) ? Optional.empty() : Optional.of(node);
            case Loops.Step(Let l) -> wholes.containsValue(l) ? Optional.empty() : Optional.of(new Loops.Step(whole(l).withBody(l.body())));
            case Loops.Line _, Loops.Multiply _ -> Optional.of(node);
        };
    }

    private Let whole(Let l) {
        return wholes.containsKey(l) ? whole(wholes.get(l)) : l;
    }
}
