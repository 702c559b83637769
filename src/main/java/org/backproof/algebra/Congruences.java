package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.kernel.Field;
import org.backproof.kernel.Integers;
import org.backproof.kernel.Oversize;
import org.backproof.kernel.Theorem;

/// That a polynomial in integers is not 0, because it is not 0 modulo some number: `k² − 2` modulo 4.
final class Congruences {
    private static final int[] MODULI = {2, 3, 4, 5, 7, 8, 9, 11, 13, 16};
    private static final int LARGEST = 30;

    private Congruences() {
    }

    static Optional<Theorem> nonzero(Knowledge knowledge, Compare goal) {
        if (goal.term().facts().size() > LARGEST || goal.term().hasDiff()) {
            return Optional.empty();
        }
        try {
            Field field = new Field();
            if (field.fraction(goal.term()).filter(f -> f.denominator().isEmpty()).isEmpty() || field.atoms() == 0) {
                return Optional.empty();
            }
            List<Theorem> whole = new ArrayList<>();
            for (int k = 0; k < field.atoms(); k++) {
                Expr atom = field.atom(k);
                Optional<Theorem> t = knowledge.prove(Prop.whole(atom));
                if (t.isEmpty()) {
                    return t;
                }
                whole.add(t.get());
            }
            for (int m : MODULI) {
                Optional<Theorem> t = Integers.nonzero(goal.term(), whole, m).map(knowledge::discharge).filter(u -> u.hypotheses().stream().allMatch(knowledge::holds));
                if (t.isPresent()) {
                    return t;
                }
            }
            return Optional.empty();
        } catch (Oversize _) {
            return Optional.empty();
        }
    }
}
