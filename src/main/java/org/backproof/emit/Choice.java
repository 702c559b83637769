package org.backproof.emit;

import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.backproof.expr.Expr;
import org.backproof.kernel.Theorem;

/// Which of several equal forms is computed: the one that is shortest when it is stable, and of these the one that was shortest before.
final class Choice {
    private Choice() {
    }

    static Theorem best(List<Theorem> forms, UnaryOperator<Expr> stable) {
        return forms.stream().min(Comparator.comparing((Theorem t) -> stable.apply(t.right()).facts().size()).thenComparing(t -> t.right().facts().size())).orElseThrow();
    }
}
