package org.backproof.emit;

import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.backproof.expr.Expr;
import org.backproof.kernel.Theorem;

/// Which of several equal forms is computed: the shortest one.
final class Choice {
    private Choice() {
    }

    static Theorem best(List<Theorem> forms, UnaryOperator<Expr> stable) {
        return forms.stream().min(Comparator.comparing(t -> stable.apply(t.right()).facts().size())).orElseThrow();
    }
}
