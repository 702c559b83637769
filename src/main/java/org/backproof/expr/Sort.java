package org.backproof.expr;

import java.util.List;

/// What a symbol stands for.
public sealed interface Sort {

    /// A real number.
    record Real() implements Sort {
    }

    /// A size: an integer ≥ 1.
    record Size() implements Sort {
    }

    /// An integer from `lower` to `upper`, both inclusive.
    record Index(Expr lower, Expr upper) implements Sort {
    }

    /// A tensor of real numbers with the given sizes (1: column vector, 2: matrix).
    record Tensor(List<Expr> sizes) implements Sort {
        public Tensor {
            sizes = List.copyOf(sizes);
        }
    }

    /// The sort of real numbers.
    Real REAL = new Real();
    /// The sort of sizes.
    Size SIZE = new Size();

    /// Indices `1..size`.
    static Index upTo(Expr size) {
        return new Index(Terms.ONE, size);
    }
}
