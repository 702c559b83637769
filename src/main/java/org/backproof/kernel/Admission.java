package org.backproof.kernel;

import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Ranges;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// What must hold for a term to be put in for a symbol.
final class Admission {
    private Admission() {
    }

    static List<Prop> conditions(Symbol key, Expr value, Substitution s) {
        return switch (key.sort()) {
            case Sort.Real _ -> List.of(Prop.defined(value));
            case Sort.Size _ -> value instanceof Symbol k && k.sort() instanceof Sort.Size
                    || value instanceof Num n && n.value().isInteger() && n.value().signum() > 0 ? List.of()
                            : List.of(Prop.whole(value), Prop.nonnegative(Terms.subtract(value, Terms.ONE)));
            case Sort.Index i -> Ranges.conditions(value, (Sort.Index) s.apply(i));
            case Sort.Tensor t -> entries((Sort.Tensor) s.apply(t), value);
        };
    }

    private static List<Prop> entries(Sort.Tensor sort, Expr value) {
        if (value instanceof Symbol v) {
            Logic.require(v.sort().equals(sort), "a tensor of the same shape");
            return List.of();
        }
        Lambda l = (Lambda) value;
        Logic.require(l.indices().size() == sort.sizes().size(), "a tensor of the same rank");
        for (int k = 0; k < l.indices().size(); k++) {
            Logic.require(l.indices().get(k).sort().equals(Sort.upTo(sort.sizes().get(k))), "a tensor of the same shape");
        }
        return List.of(Definedness.everywhere(l));
    }
}
