package org.backproof.emit;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;

/// What goes into a program.
///
/// @param symbol  a real number, a vector or a matrix
/// @param preset  the value of a parameter that need not be given
/// @param values  of an input other than a class that is one of finitely many numbers, or whose entries are: these, else none
/// @param classes of a class label, or a vector of them, how many classes there are: it is a whole number from 0 on, below that
public record Input(Symbol symbol, Optional<Double> preset, List<Double> values, Optional<Expr> classes) {
    public Input {
        values = List.copyOf(values);
    }

    /// Whether it holds whole numbers that say which class.
    boolean isLabel() {
        return classes.isPresent();
    }

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
