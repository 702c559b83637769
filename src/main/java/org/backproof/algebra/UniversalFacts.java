package org.backproof.algebra;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Ranges;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// Facts about every index in a range, used at the indices that goals mention.
final class UniversalFacts {
    private final Knowledge knowledge;
    private final List<Theorem> here = new ArrayList<>();
    private final Set<Symbol> specialised = new HashSet<>();
    private final Set<Prop> literal = new HashSet<>();

    UniversalFacts(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    void add(Theorem t) {
        here.add(t);
        specialised.clear();
    }

    /// Those that were added here, not outside.
    List<Theorem> here() {
        return here;
    }

    /// What holds for every index holds for those that the goal mentions.
    void specialise(Prop goal) {
        if (knowledge.universal().isEmpty()) {
            return;
        }
        for (Symbol i : Free.symbols(goal)) {
            if (i.sort() instanceof Sort.Index && specialised.add(i)) {
                for (Theorem u : knowledge.universal()) {
                    specialise(u, i);
                }
            }
        }
        specialiseLiterals(goal);
    }

    private void specialise(Theorem u, Expr i) {
        Prop.ForAll all = (Prop.ForAll) u.conclusion();
        if (Ranges.conditions(i, (Sort.Index) all.index().sort()).isEmpty()) {
            knowledge.add(Logic.specialise(u, i));
        }
    }

    /// Entries at numbers: `t[1] ≥ 0` from `∀i t[i] ≥ 0`.
    private void specialiseLiterals(Prop goal) {
        if (knowledge.universal().isEmpty() || !literal.add(goal)) {
            return;
        }
        for (Expr e : Subterms.of(goal)) {
            if (e instanceof Entry n) {
                for (Expr i : n.indices()) {
                    if (i instanceof Num) {
                        knowledge.universal().forEach(u -> specialise(u, i));
                    }
                }
            }
        }
    }
}
