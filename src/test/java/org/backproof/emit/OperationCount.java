package org.backproof.emit;

import java.util.List;
import java.util.Map;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Bound;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.numeric.Rational;

/// How many operations a program takes: additions, multiplications, divisions, comparisons and calls of functions count 1 each.
/// Checks of the inputs are left out.
///
/// A number and all its derivatives together need no more than 4 times the operations of the number alone, however many inputs there are:
/// the cheap gradient principle (Baur and Strassen 1983; Griewank and Walther 2008, chapter 3).
///
/// @param forward  of the loss alone
/// @param gradient of the loss and all derivatives
record OperationCount(long forward, long gradient) {
    /// @param sizes of the symbols for sizes; of others [#USUAL]
    static OperationCount of(Program program, Map<String, Long> sizes) {
        var counter = new Counter(sizes, program.routines());
        return new OperationCount(counter.count(program.needed(program.outputs().getFirst(), List.of())), counter.count(program.closed().lets()));
    }

    private static final long USUAL = 10;

    double ratio() {
        return (double) gradient / forward;
    }

    private record Counter(Map<String, Long> sizes, List<Program.Routine> routines) {
        long count(List<Let> lets) {
            return lets.stream().mapToLong(this::count).sum();
        }

        private long count(Let let) {
            long times = let.indices().stream().mapToLong(i -> range(i)).reduce(1, Math::multiplyExact);
            return times * let.reduction().map(r -> range(r.over()) * (1 + of(let.body()))).orElseGet(() -> of(let.body()));
        }

        private long range(Symbol index) {
            return switch (((Sort.Index) index.sort()).upper()) {
                case Num n -> n.value().longValueExact();
                case Symbol s -> sizes.getOrDefault(s.name(), USUAL);
                case Expr e -> throw new IllegalArgumentException("a size " + e);
            };
        }

        private long of(Expr e) {
            return switch (e) {
                case Num _, Symbol _, Bound _, Entry _ -> 0;
                case Add a -> a.terms().size() - 1 + a.terms().stream().mapToLong(this::of).sum();
                case Mul m -> {
                    long factors = m.factors().size() + (m.coefficient().abs().equals(Rational.ONE) ? 0 : 1);
                    yield Math.max(1, factors) - 1 + m.factors().stream().mapToLong(f -> f instanceof Pow p && divides(p) && factors > 1 ? of(p.base()) : of(f)).sum();
                }
                case Pow p -> 1 + of(p.base()) + of(p.exponent());
                case Apply a -> routine(a.function()) + a.arguments().stream().mapToLong(this::of).sum();
                case Cases c -> 1 + Math.max(of(c.then()), of(c.otherwise()));
                case Delta _ -> 1;
                case Lambda _, Sum _, Diff _, Local _ -> throw new IllegalArgumentException("not in a program: " + e);
            };
        }

        private long routine(Function f) {
            return routines.stream().filter(r -> r.name().equals(f.name())).findFirst().map(r -> of(r.body())).orElse(1L);
        }

        private static boolean divides(Pow p) {
            return p.exponent() instanceof Num n && n.value().equals(Rational.ONE.negate());
        }
    }
}
