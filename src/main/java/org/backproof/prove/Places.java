package org.backproof.prove;

import java.util.ArrayList;
import java.util.List;
import org.backproof.algebra.Replacement;
import org.backproof.expr.Binders;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Claims in which an entry is the one next to what is meant, a sum begins or ends next to where it should, a product of sums stands for
/// the sum of the products, or a matrix is to be transposed.
final class Places {
    private static final List<Integer> BESIDE = List.of(-1, 1);

    private Places() {
    }

    /// `v₁` for `v₂`; `Σ` from 1 for `Σ` from 2.
    static List<Amendment> beside(FalseClaim c) {
        List<Amendment> out = new ArrayList<>();
        for (Expr e : Edits.parts(c.right())) {
            for (int by : BESIDE) {
                switch (e) {
                    case Entry n -> entries(n, by).forEach(other -> out.add(c.right(Replacement.of(n, other, c.right()), n, other)));
                    case Sum s -> ranges(s, by).forEach(other -> out.add(c.right(Replacement.of(s, other, c.right()), s, other)));
                    case Expr _ -> {
                    }
                }
            }
        }
        return out;
    }

    /// With one of the indices that are numbers moved, from 1 upwards.
    private static List<Expr> entries(Entry e, int by) {
        List<Expr> out = new ArrayList<>();
        for (int k = 0; k < e.indices().size(); k++) {
            Expr moved = Terms.add(e.indices().get(k), Terms.num(by));
            if (e.indices().get(k) instanceof Num && moved instanceof Num n && n.value().signum() > 0) {
                List<Expr> indices = new ArrayList<>(e.indices());
                indices.set(k, moved);
                out.add(Terms.entry(e.tensor(), indices));
            }
        }
        return out;
    }

    /// With one end moved.
    private static List<Expr> ranges(Sum s, int by) {
        if (!(s.index().sort() instanceof Sort.Index(Expr lower, Expr upper)) || lower.facts().binders() > 0 || upper.facts().binders() > 0) {
            return List.of();
        }
        return List.of(over(s, Terms.add(lower, Terms.num(by)), upper), over(s, lower, Terms.add(upper, Terms.num(by))));
    }

    private static Expr over(Sum s, Expr lower, Expr upper) {
        Symbol index = Binders.symbol(s.index(), s.facts().binders());
        Symbol moved = Terms.symbol(index.name(), new Sort.Index(lower, upper));
        return Terms.sum(moved, Binders.open(s, moved));
    }

    /// `Σ uᵢvᵢ` for `(Σ uᵢ)(Σ vᵢ)`.
    static List<Amendment> together(FalseClaim c) {
        List<Amendment> out = new ArrayList<>();
        for (Expr e : Edits.parts(c.right())) {
            List<Expr> factors = e instanceof Mul m ? m.factors() : e instanceof Pow(Sum s, Num n, _) && n == Terms.TWO ? List.of(s, s) : List.of();
            List<Sum> sums = factors.stream().filter(Sum.class::isInstance).map(Sum.class::cast).toList();
            if (sums.size() > 1 && sums.stream().allMatch(s -> s.index().sort().equals(sums.getFirst().index().sort()) && s.facts().binders() == sums.getFirst().facts().binders())) {
                Symbol i = Binders.symbol(sums.getFirst().index(), sums.getFirst().facts().binders());
                List<Expr> rest = new ArrayList<>(factors.stream().filter(f -> !(f instanceof Sum)).toList());
                rest.add(Terms.sum(i, Terms.multiply(sums.stream().map(s -> Binders.open(s, i)).toList())));
                Expr other = Products.scaled(e instanceof Mul m ? m.coefficient() : Rational.ONE, Terms.multiply(rest));
                out.add(c.right(Replacement.of(e, other, c.right()), e, other));
            }
        }
        return out;
    }

    /// `Bᵀ` for `B`, wherever it stands on the right side.
    static List<Amendment> transposed(FalseClaim c) {
        List<Amendment> out = new ArrayList<>();
        for (Symbol m : c.tensors()) {
            List<Expr> sizes = ((Sort.Tensor) m.sort()).sizes();
            if (sizes.size() == 2 && sizes.getFirst() == sizes.getLast()) {
                Symbol i = Terms.symbol("#0", Sort.upTo(sizes.getFirst()));
                Symbol j = Terms.symbol("#1", Sort.upTo(sizes.getFirst()));
                Expr other = Terms.lambda(List.of(i, j), Terms.entry(m, j, i));
                out.add(c.right(Substitution.of(m, other).apply(c.right()), Terms.tensor(m)));
            }
        }
        return out;
    }
}
