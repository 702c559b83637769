package org.backproof.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Matrix products among the lines of a program.
final class Products {
    private Products() {
    }

    /// `let[i, j] = scale*Σₖ left[i, k]*right[k, j]`, each factor perhaps transposed.
    ///
    /// @param scale free of indices
    record Product(Let let, Expr scale, Entry left, Entry right) {
        Symbol over() {
            return let.reduction().orElseThrow().over();
        }

        /// Whether the left factor is stored with the summed index first.
        boolean leftTransposed() {
            return left.indices().getFirst() == over();
        }

        /// Whether the right factor is stored with the summed index last.
        boolean rightTransposed() {
            return right.indices().getLast() == over();
        }
    }

    /// The line as a product of matrices; empty if it is none.
    static Optional<Product> of(Let l) {
        if (l.indices().size() != 2 || l.reduction().filter(r -> r.kind() == Let.Kind.SUM).isEmpty() || !(l.body() instanceof Mul m)) {
            return Optional.empty();
        }
        Symbol over = l.reduction().get().over();
        List<Expr> scale = new ArrayList<>(List.of(Terms.num(m.coefficient())));
        List<Entry> left = new ArrayList<>();
        List<Entry> right = new ArrayList<>();
        for (Expr f : m.factors()) {
            if (l.indices().stream().noneMatch(i -> Free.occurs(i, f)) && !Free.occurs(over, f)) {
                scale.add(f);
            } else if (isMatrix(f, l.indices().getFirst(), over)) {
                left.add((Entry) f);
            } else if (isMatrix(f, l.indices().getLast(), over)) {
                right.add((Entry) f);
            } else {
                return Optional.empty();
            }
        }
        return left.size() == 1 && right.size() == 1 ? Optional.of(new Product(l, Terms.multiply(scale), left.getFirst(), right.getFirst())) : Optional.empty();
    }

    private static boolean isMatrix(Expr e, Symbol row, Symbol column) {
        return e instanceof Entry n && n.indices().size() == 2 && n.indices().contains(row) && n.indices().contains(column);
    }

    /// The lines with each factor before a product, `dW = (1/m)*P` where `P = Σ dZ*A` is used there alone, taken into the product.
    static List<Let> merged(List<Let> lets) {
        List<Let> out = new ArrayList<>(lets);
        for (Let p : lets) {
            List<Let> users = lets.stream().filter(u -> u != p && Free.occurs(p.symbol(), u.body())).toList();
            if (of(p).isPresent() && users.size() == 1 && users.getFirst().reduction().isEmpty()) {
                Let u = users.getFirst();
                Let one = new Let(u.symbol(), u.indices(), p.reduction(), Substitution.of(p.symbol(), Terms.lambda(p.indices(), p.body())).apply(u.body()));
                if (u.body() instanceof Mul m && m.factors().contains(p.entry()) && of(one).isPresent()) {
                    out.set(out.indexOf(u), one);
                    out.remove(p);
                }
            }
        }
        return out;
    }
}
