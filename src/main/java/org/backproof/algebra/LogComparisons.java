package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axioms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;

/// Comparisons of sums with logarithms: `Σ cᵢ·log aᵢ + r > 0` where `Π aᵢ^cᵢ > exp(−r)`, with the negative cᵢ on the other side.
final class LogComparisons {
    private LogComparisons() {
    }

    static Optional<Theorem> prove(Knowledge knowledge, Prop.Compare goal) {
        if (!(goal.term() instanceof Add sum) || goal.sign() != Prop.Sign.POSITIVE && goal.sign() != Prop.Sign.NONNEGATIVE) {
            return Optional.empty();
        }
        List<Expr> larger = new ArrayList<>();
        List<Expr> smaller = new ArrayList<>();
        List<Expr> rest = new ArrayList<>();
        for (Exponents t : Exponents.of(sum)) {
            if (t.part() instanceof Apply a && a.function() == Primitives.LOG) {
                (t.coefficient().signum() > 0 ? larger : smaller).add(Terms.power(a.arguments().getFirst(), Terms.num(t.coefficient().abs())));
            } else {
                rest.add(t.term());
            }
        }
        if (larger.isEmpty() && smaller.isEmpty()) {
            return Optional.empty();
        }
        if (!rest.isEmpty()) {
            Expr r = Terms.add(rest);
            (larger.isEmpty() ? larger : smaller).add(Primitives.exp(larger.isEmpty() ? r : Terms.negate(r)));
        }
        Expr p = Terms.multiply(larger);
        Expr n = Terms.multiply(smaller);
        Theorem increases = knowledge.discharge((goal.sign() == Prop.Sign.POSITIVE ? Axioms.LOG_INCREASES : Axioms.LOG_KEEPS_ORDER).at(p, n));
        if (!increases.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()) || !(increases.conclusion() instanceof Prop.Compare)) {
            return Optional.empty();
        }
        return new Normalizer(knowledge, Normalizer.Settings.DEEP).equal(((Prop.Compare) increases.conclusion()).term(), goal.term())
                .map(knowledge::discharge).filter(t -> t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()))
                .map(t -> Equality.compared(t, increases)).filter(t -> t.conclusion().equals(goal));
    }
}
