package org.backproof.kernel;

import java.util.List;
import org.backproof.expr.Bound;
import org.backproof.expr.Children;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;

/// The derivative of a term in which only other entries of a tensor occur than the one by which it is taken.
public final class OtherEntries {
    private OtherEntries() {
    }

    /// The entries of a tensor are variables of their own: from `Hⱼ ⊢ iⱼ − k ≠ 0`, for each entry of v that occurs in c and one of its
    /// indices iⱼ, which is no bound one, k being the same index of x: `H, def c, def x ⊢ D_x c = 0` for an entry x of v.
    public static Theorem elsewhere(Expr c, Entry x, List<Theorem> apart) {
        Logic.require(!c.hasDiff() && x.indices().stream().noneMatch(k -> Free.occurs(x.tensor(), k)), "a term without derivatives");
        others(c, x, apart);
        List<Prop> hypotheses = Theorem.union(apart);
        hypotheses.addAll(List.of(Prop.defined(c), Prop.defined(x)));
        return Derivatives.make(hypotheses, c, x, Terms.ZERO, Rule.DERIVATIVE_CONSTANT, apart);
    }

    private static void others(Expr e, Entry x, List<Theorem> apart) {
        if (Free.occurs(x.tensor(), e)) {
            Logic.require(!(e instanceof Entry n) || n.tensor() != x.tensor() || isOther(n, x, apart), "another entry than " + x);
            Children.of(e).forEach(c -> others(c, x, apart));
        }
    }

    private static boolean isOther(Entry n, Entry x, List<Theorem> apart) {
        for (int p = 0; p < n.indices().size(); p++) {
            Expr i = n.indices().get(p);
            Prop differ = Prop.nonzero(Terms.subtract(i, x.indices().get(p)));
            if (free(i) && (differ.equals(Prop.TRUE) || apart.stream().anyMatch(t -> t.conclusion().equals(differ)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean free(Expr index) {
        return !(index instanceof Bound) && Children.of(index).stream().allMatch(OtherEntries::free);
    }
}
