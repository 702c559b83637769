package org.backproof.algebra;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Lambda;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// A comparison in which a variable x occurs as 1/x only, from the one that holds for every number in its place:
/// `1/x + √(1/x² + 1) > 0` from `t + √(t² + 1) > 0`.
final class Reciprocals {
    private static final int LARGEST = 60;
    private static final Symbol T = Terms.real("%reciprocal");

    private Reciprocals() {
    }

    static Optional<Theorem> prove(Knowledge knowledge, Compare goal) {
        if (goal.term().facts().size() > LARGEST) {
            return Optional.empty();
        }
        for (Expr e : Subterms.of(goal.term())) {
            if (e instanceof Pow p && p.base() instanceof Symbol x && p.exponent() instanceof Num n && n.value().isInt() && n.value().signum() < 0) {
                Expr general = replaced(goal.term(), x, new HashMap<>());
                Optional<Theorem> t = Free.occurs(x, general) ? Optional.empty() : knowledge.prove(Prop.compare(general, goal.sign()))
                        .filter(u -> u.conclusion() instanceof Compare)
                        .map(u -> knowledge.discharge(Logic.instantiate(u, Substitution.of(T, Terms.power(x, -1)))))
                        .filter(u -> u.conclusion().equals(goal) && u.hypotheses().stream().allMatch(knowledge::holds));
                if (t.isPresent()) {
                    return t;
                }
            }
        }
        return Optional.empty();
    }

    /// The term with t^k in place of x^(−k), outside of binders.
    private static Expr replaced(Expr e, Symbol x, Map<Expr, Expr> done) {
        Expr known = done.get(e);
        if (known == null) {
            known = switch (e) {
                case Pow p when p.base() == x && p.exponent() instanceof Num n && n.value().isInt() -> Terms.power(T, Terms.num(n.value().negate()));
                case Symbol _, Sum _, Lambda _, Cases _, Diff _ -> e;
                case Expr _ -> Children.map(e, c -> replaced(c, x, done));
            };
            done.put(e, known);
        }
        return known;
    }
}
