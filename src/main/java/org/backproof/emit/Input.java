package org.backproof.emit;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;

/// What goes into a program.
///
/// @param symbol a real number, a vector or a matrix
/// @param preset the value of a parameter that need not be given
public record Input(Symbol symbol, Optional<Double> preset) {
    String name() {
        return symbol.name();
    }

    List<Expr> sizes() {
        return symbol.sort() instanceof Sort.Tensor(List<Expr> sizes) ? sizes : List.of();
    }

    boolean isScalar() {
        return sizes().isEmpty();
    }
}
