package org.backproof.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.backproof.expr.Add;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Prop.Sign;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;

/// A sum by the variables that its terms have as factors: `x·log 2 + y·log 2 − x·log s − y·log t` is `x·(log 2 − log s) + y·(log 2 − log t)`,
/// and each part may have the sign.
public final class FactorGroups {
    private FactorGroups() {
    }

    /// @param search finds a proof of the comparison of a part
    public static Optional<Theorem> compare(Knowledge knowledge, Compare goal, Function<Prop, Optional<Theorem>> search) {
        if (!(goal.term() instanceof Add a) || goal.sign() != Sign.NONNEGATIVE) {
            return Optional.empty();
        }
        Map<Expr, List<Expr>> groups = new LinkedHashMap<>();
        for (Expr t : a.terms()) {
            List<Expr> variables = (t instanceof Mul m ? m.factors() : List.of(t)).stream().filter(f -> f instanceof Symbol || f instanceof Entry).toList();
            if (variables.size() != 1) {
                return Optional.empty();
            }
            groups.computeIfAbsent(variables.getFirst(), _ -> new ArrayList<>()).add(t);
        }
        List<Expr> parts = groups.values().stream().map(g -> Terms.add(g)).toList();
        if (parts.size() < 2 || parts.stream().anyMatch(p -> knowledge.seemsFalse(Prop.nonnegative(p)))) {
            return Optional.empty();
        }
        List<Theorem> facts = new ArrayList<>();
        List<Signs.Product> products = new ArrayList<>();
        for (Expr p : parts) {
            Optional<Theorem> t = search.apply(Prop.nonnegative(p)).filter(u -> u.conclusion() instanceof Compare);
            if (t.isEmpty()) {
                return t;
            }
            products.add(new Signs.Product(Certificates.ratio(p, ((Compare) t.get().conclusion()).term()), List.of(facts.size())));
            facts.add(t.get());
        }
        return Certificates.finish(knowledge, a, goal.sign(), facts, products).filter(t -> t.conclusion().equals(goal));
    }
}
