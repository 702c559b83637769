package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Prop.Sign;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// A strict comparison of a sine or cosine of a variable that is greater than 0, up to 1 and beyond: the derivative of `x − sin x` is 0 again
/// and again, but not up to 1, and beyond the bound of the sine is enough.
final class Thresholds {
    private static final int LARGEST = 30;

    private Thresholds() {
    }

    static Optional<Theorem> prove(Knowledge knowledge, Compare goal) {
        return knowledge.slopes() == 0 || goal.sign() != Sign.POSITIVE || goal.term().facts().size() > LARGEST ? Optional.empty()
                : Subterms.of(goal.term()).stream().filter(e -> e instanceof Apply a && (a.function() == Primitives.SIN || a.function() == Primitives.COS))
                        .map(e -> ((Apply) e).arguments().getFirst())
                        .filter(x -> x instanceof Symbol s && s.sort() instanceof Sort.Real && Free.symbols(goal).size() == 1).distinct()
                        .flatMap(x -> split(knowledge, goal, x).stream()).findFirst();
    }

    private static Optional<Theorem> split(Knowledge knowledge, Compare goal, Expr x) {
        Expr beyond = knowledge.holds(Prop.positive(x)) ? Terms.subtract(x, Terms.ONE)
                : knowledge.holds(Prop.positive(Terms.negate(x))) ? Terms.subtract(Terms.negate(x), Terms.ONE) : Terms.ZERO;
        if (beyond == Terms.ZERO || knowledge.holds(Prop.nonnegative(beyond)) || knowledge.holds(Prop.nonnegative(Terms.negate(beyond)))
                || !(knowledge.discharge(Logic.trichotomy(beyond)) instanceof Theorem cases && cases.conclusion() instanceof Prop.Or(List<Prop> parts))) {
            return Optional.empty();
        }
        List<Theorem> branches = new ArrayList<>();
        for (Prop part : parts) {
            Knowledge inside = knowledge.inCase(goal);
            inside.assume(part);
            Optional<Theorem> t = inside.prove(goal);
            if (t.isEmpty()) {
                return t;
            }
            branches.add(t.get());
        }
        return Optional.of(Logic.split(cases, branches)).filter(t -> t.hypotheses().stream().allMatch(knowledge::holds));
    }
}
