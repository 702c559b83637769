package org.backproof.network;

import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Symbol;

/// Matrix notation: what index notation becomes when the indices are left out. A vector is a column; a number goes with anything, and a column
/// with a matrix column by column.
public sealed interface Matrix {
    /// Whether it has one row and one column: it goes with anything.
    default boolean isNumber() {
        return Entries.isNumber(this);
    }

    /// What it is made of.
    default List<Matrix> parts() {
        return switch (this) {
            case Name _, Scalar _, Ones _, Eye _, Entrywise _ -> List.of();
            case Product(List<Matrix> factors) -> factors;
            case Elementwise(List<Matrix> factors) -> factors;
            case Quotient(Matrix over, Matrix under) -> List.of(over, under);
            case Scaled(Expr _, Matrix matrix) -> List.of(matrix);
            case Sum(List<Matrix> terms) -> terms;
            case Transpose(Matrix matrix) -> List.of(matrix);
            case Diagonal(Matrix matrix) -> List.of(matrix);
            case Power(Matrix base, Expr _) -> List.of(base);
            case Applied(Function _, List<Matrix> arguments) -> arguments;
            case Total(Matrix matrix) -> List.of(matrix);
            case Trace(Matrix matrix) -> List.of(matrix);
        };
    }

    /// A named vector or matrix.
    record Name(Symbol tensor) implements Matrix {
    }

    /// A number.
    record Scalar(Expr value) implements Matrix {
    }

    /// `ones[n]`, `ones[n, m]`.
    record Ones(List<Expr> sizes) implements Matrix {
        public Ones {
            sizes = List.copyOf(sizes);
        }
    }

    /// `eye[n]`.
    record Eye(Expr size) implements Matrix {
    }

    /// The matrix product of two or more.
    record Product(List<Matrix> factors) implements Matrix {
        public Product {
            factors = List.copyOf(factors);
        }
    }

    /// The product entry by entry.
    record Elementwise(List<Matrix> factors) implements Matrix {
        public Elementwise {
            factors = List.copyOf(factors);
        }
    }

    /// The quotient entry by entry.
    record Quotient(Matrix over, Matrix under) implements Matrix {
    }

    /// A number times a matrix.
    record Scaled(Expr factor, Matrix matrix) implements Matrix {
    }

    record Sum(List<Matrix> terms) implements Matrix {
        public Sum {
            terms = List.copyOf(terms);
        }
    }

    record Transpose(Matrix matrix) implements Matrix {
    }

    /// Of a vector the matrix with it on the diagonal, of a matrix its diagonal.
    record Diagonal(Matrix matrix) implements Matrix {
    }

    /// A power entry by entry.
    record Power(Matrix base, Expr exponent) implements Matrix {
    }

    /// A function of numbers, entry by entry, or a function of vectors, column by column.
    record Applied(Function function, List<Matrix> arguments) implements Matrix {
        public Applied {
            arguments = List.copyOf(arguments);
        }

        /// Whether each entry of the value is of the entries of the arguments alone.
        boolean entrywise() {
            return function.parameters().stream().noneMatch(p -> p instanceof org.backproof.expr.Sort.Tensor);
        }
    }

    /// What has its entries from matrices of its shape in another way: `if Z > 0 then 1 else 0`.
    record Entrywise(List<Symbol> indices, Expr body) implements Matrix {
        public Entrywise {
            indices = List.copyOf(indices);
        }
    }

    /// The sum of all entries.
    record Total(Matrix matrix) implements Matrix {
    }

    /// The sum of the diagonal.
    record Trace(Matrix matrix) implements Matrix {
    }
}
