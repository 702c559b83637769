package org.backproof.elaborate;

import java.util.List;
import java.util.stream.Collectors;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.SourceError;

/// Which shapes go together. A scalar goes with anything, a vector with a matrix column by column, and nothing else spreads.
final class Shapes {
    private Shapes() {
    }

    static String text(List<Expr> sizes) {
        return switch (sizes.size()) {
            case 0 -> "scalar";
            case 1 -> "vector[" + size(sizes.getFirst()) + "]";
            default -> sizes.stream().map(Shapes::size).collect(Collectors.joining(",", "matrix[", "]"));
        };
    }

    static String size(Expr size) {
        return size instanceof Symbol s ? s.name() : size.toString();
    }

    /// The indices of an elementwise operation.
    ///
    /// @param operator as it is to be shown between the two shapes
    static List<Symbol> common(Tensor a, Tensor b, String operator, Sizes sizes, Operands operands) {
        Tensor larger = a.rank() >= b.rank() ? a : b;
        Tensor smaller = larger == a ? b : a;
        for (int k = 0; k < smaller.rank(); k++) {
            if (!sizes.same(larger.sizes().get(k), smaller.sizes().get(k))) {
                throw mismatch(a, b, operator, operands);
            }
        }
        return larger.indices();
    }

    /// In formulas from code a matrix of one row goes with each row of another, and with each entry of a column: it as that other's shape wants it.
    static Tensor spread(Tensor t, Tensor with) {
        boolean row = t.rank() == 2 && with.rank() >= 1 && isOne(t.sizes().getFirst()) && !isOne(with.sizes().getFirst());
        return row ? Tensor.of(List.of(with.sizes().getFirst(), t.sizes().get(1)), i -> t.at(List.of(Terms.ONE, i.get(1)))) : t;
    }

    private static SourceError mismatch(Tensor a, Tensor b, String operator, Operands operands) {
        String message = a.shape() + " " + operator + " " + b.shape() + ": ";
        if (a.rank() == b.rank()) {
            boolean left = a.rank() == 2 && isOne(a.sizes().getFirst());
            boolean right = b.rank() == 2 && isOne(b.sizes().getFirst());
            if (left != right && a.sizes().get(1) == b.sizes().get(1)) {
                String ones = "ones[" + size((left ? b : a).sizes().getFirst()) + "]@" + operands.atom(right);
                return new SourceError(message + "the sizes differ", operands.span(),
                        "For each row: " + (left ? ones + " " + operator + " " + operands.right() : operands.left() + " " + operator + " " + ones) + ".");
            }
            return new SourceError(message + (a.rank() == 1 ? "the lengths differ" : "the sizes differ"), operands.span());
        }
        Tensor matrix = a.rank() == 2 ? a : b;
        Tensor vector = matrix == a ? b : a;
        String said = message + "a vector " + verb(operator) + " each column, length " + size(matrix.sizes().getFirst());
        if (matrix.sizes().get(1) != vector.sizes().getFirst()) {
            return new SourceError(said, operands.span());
        }
        String row = "ones[" + size(matrix.sizes().getFirst()) + "]@" + operands.atom(matrix == a) + "'";
        String fixed = matrix == a ? operands.left() + " " + operator + " " + row : row + " " + operator + " " + operands.right();
        return new SourceError(said, operands.span(), "For rows: " + fixed.replace(" @ ", "@") + ".");
    }

    private static String verb(String operator) {
        return switch (operator) {
            case "+" -> "is added to";
            case "-" -> "is subtracted from";
            case "*" -> "multiplies";
            case "/" -> "divides";
            default -> "goes with";
        };
    }

    /// Whether both are vectors of one entry.
    static boolean areNumbers(Tensor a, Tensor b) {
        return a.rank() == 1 && b.rank() == 1 && isOne(a.sizes().getFirst()) && isOne(b.sizes().getFirst());
    }

    static boolean isOne(Expr size) {
        return size instanceof Num n && n.value().isOne();
    }
}
