package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// What sums that are numbers are multiplied with, once: `c*(s + t)` for `c*s + c*t`, as of the weight decay of all layers.
final class SharedFactors {
    private SharedFactors() {
    }

    /// An equal term; the sums are names of lines that are made up.
    static Expr of(Expr e) {
        if (!(e instanceof Add sum)) {
            return e;
        }
        Map<Expr, List<Expr>> groups = new LinkedHashMap<>();
        for (Expr t : sum.terms()) {
            List<Expr> factors = t instanceof Mul m ? m.factors() : List.of();
            List<Expr> sums = factors.stream().filter(SharedFactors::isLine).toList();
            boolean shared = sums.size() == 1 && factors.size() == 2 && factors.stream().anyMatch(f -> f instanceof Symbol && f != sums.getFirst());
            Expr rest = shared ? Terms.multiply(Terms.num(((Mul) t).coefficient()), factors.getFirst() == sums.getFirst() ? factors.getLast() : factors.getFirst()) : Terms.ONE;
            groups.computeIfAbsent(rest, _ -> new ArrayList<>()).add(shared ? sums.getFirst() : t);
        }
        return Terms.add(groups.entrySet().stream().map(g -> Terms.multiply(g.getKey(), Terms.add(g.getValue()))).toList());
    }

    private static boolean isLine(Expr e) {
        return e instanceof Symbol s && s.name().startsWith("#");
    }
}
