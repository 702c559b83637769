package org.backproof.elaborate;

import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.SourceError;

/// Transposes and matrix products. A vector is a column; a row is a matrix of one row, and row times column is a scalar.
final class Matrices {
    private Matrices() {
    }

    static Tensor transpose(Tensor t) {
        return switch (t.rank()) {
            case 0 -> t;
            case 1 -> Tensor.of(List.of(Terms.ONE, t.sizes().getFirst()), i -> t.at(i.subList(1, 2)));
            default -> Shapes.isOne(t.sizes().getFirst()) ? Tensor.of(t.sizes().subList(1, 2), i -> t.at(List.of(Terms.ONE, i.getFirst())))
                    : Tensor.of(t.sizes().reversed(), i -> t.at(i.reversed()));
        };
    }

    static Tensor product(Tensor a, Tensor b, Sizes sizes, Operands operands) {
        if (a.isScalar() || b.isScalar()) {
            throw new SourceError(a.shape() + " @ " + b.shape() + ": @ is the product of matrices", operands.span(),
                    "With a scalar write " + operands.left() + "*" + operands.right() + ".");
        }
        if (a.rank() == 1 && b.rank() == 1) {
            throw new SourceError(a.shape() + " @ " + b.shape() + ": both are columns", operands.span(),
                    "For a scalar write " + operands.atom(false) + "' @ " + operands.right() + ", for a matrix "
                            + operands.left() + " @ " + operands.atom(true) + "'.");
        }
        Expr inner = a.rank() == 2 ? a.sizes().get(1) : Terms.ONE;
        if (!sizes.same(inner, b.sizes().getFirst())) {
            throw new SourceError(a.shape() + " @ " + b.shape() + ": " + Shapes.size(inner) + (Shapes.isOne(inner) ? " column" : " columns") + " at the left, " + Shapes.size(b.sizes().getFirst())
                    + " rows at the right", operands.span());
        }
        if (a.rank() == 1) {
            return Tensor.of(List.of(a.sizes().getFirst(), b.sizes().get(1)),
                    i -> Terms.multiply(List.of(a.at(i.subList(0, 1)), b.at(List.of(Terms.ONE, i.get(1))))));
        }
        Symbol k = Terms.symbol("'0", Sort.upTo(inner));
        boolean row = Shapes.isOne(a.sizes().getFirst());
        if (b.rank() == 1) {
            return Tensor.of(row ? List.of() : a.sizes().subList(0, 1),
                    i -> Terms.sum(k, Terms.multiply(List.of(a.at(List.of(row ? Terms.ONE : i.getFirst(), k)), b.at(List.of(k))))));
        }
        return Tensor.of(List.of(a.sizes().getFirst(), b.sizes().get(1)),
                i -> Terms.sum(k, Terms.multiply(List.of(a.at(List.of(i.get(0), k)), b.at(List.of(k, i.get(1)))))));
    }

    /// Whether `a · b` is the product of matrices: where its sizes go together, and those of a product entry by entry do not.
    static boolean multiplies(Tensor a, Tensor b, Sizes sizes) {
        Expr inner = a.rank() == 2 ? a.sizes().get(1) : Terms.ONE;
        return a.rank() + b.rank() > 2 && !a.sizes().equals(b.sizes()) && sizes.same(inner, b.sizes().getFirst());
    }
}
