package org.backproof.prove;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;

/// Which assumptions have to do with a claim.
final class Relevance {
    private Relevance() {
    }

    /// The assumptions about variables of the claim, about variables that those tie to them, and about sizes.
    static List<Prop> about(Prop claim, List<Prop> assumptions) {
        Set<Symbol> known = new HashSet<>(variables(claim));
        List<Prop> out = new ArrayList<>();
        int before = -1;
        while (out.size() > before) {
            before = out.size();
            for (Prop p : assumptions) {
                if (!out.contains(p) && (variables(p).isEmpty() || variables(p).stream().anyMatch(known::contains))) {
                    out.add(p);
                    known.addAll(variables(p));
                }
            }
        }
        return out;
    }

    /// All but those that give a size its number, `K = 4`. What is proved without them holds for every size.
    static List<Prop> forEverySize(List<Prop> assumptions) {
        return assumptions.stream().filter(p -> !(p instanceof Prop.Compare c && c.sign() == Prop.Sign.ZERO && Free.symbols(p).stream().allMatch(s -> s.sort() instanceof Sort.Size))
                || Free.symbols(p).isEmpty()).toList();
    }

    private static List<Symbol> variables(Prop p) {
        return Free.symbols(p).stream().filter(s -> s.sort() instanceof Sort.Real || s.sort() instanceof Sort.Tensor).toList();
    }
}
