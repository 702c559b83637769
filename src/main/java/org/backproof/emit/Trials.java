package org.backproof.emit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backproof.algebra.Knowledge;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Point;
import org.backproof.evaluate.Truth;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Rational;

/// Where equal terms are numbers in doubles: at inputs far out, where `exp(z)/(1 + exp(z))` is ∞/∞ and `p*(1/p)` is 0·∞.
final class Trials {
    private static final int TRIED = 400;
    private static final int MOST = 40;
    private static final Rational DIGITS = Rational.of(1, 1_000_000_000);
    /// Of the digits of a double, as a relative error.
    private static final double HALF = 1e-8;

    private final Knowledge knowledge;
    private final List<FloatingPoint> inputs;
    private final List<Point> points;

    /// At inputs in the domain; an equation such as Σt = 1 makes no difference for what overflows.
    ///
    /// @param terms  that may be tried
    /// @param domain what is known of their variables
    Trials(Knowledge knowledge, Collection<Expr> terms, Collection<Prop> domain) {
        this.knowledge = knowledge;
        Set<Symbol> symbols = new LinkedHashSet<>();
        terms.forEach(e -> symbols.addAll(Free.symbols(e)));
        List<Prop> asked = domain.stream().filter(p -> symbols.containsAll(Free.symbols(p)) && !isEquation(p)).toList();
        for (Symbol s : List.copyOf(symbols)) {
            Free.symbols(s.sort() instanceof Sort.Index i ? i.upper() : s).stream().filter(x -> x.sort() instanceof Sort.Size).forEach(symbols::add);
        }
        List<Sampling.Input> inside = new Sampling().of(List.copyOf(symbols), TRIED).stream().filter(i -> new CertifiedEvaluation(i.point()).all(asked) == Truth.TRUE).limit(MOST).toList();
        this.inputs = inside.stream().map(i -> i.arithmetic(knowledge)).toList();
        this.points = inside.stream().map(Sampling.Input::point).toList();
    }

    private static boolean isEquation(Prop p) {
        return Remarks.opened(p) instanceof Prop.Compare(Expr _, Prop.Sign sign) && sign == Prop.Sign.ZERO;
    }

    /// At how many inputs it is no number; 0 where that is not known.
    int failures(Expr e) {
        try {
            int out = 0;
            for (FloatingPoint input : inputs) {
                knowledge.budget().spend();
                out += Double.isFinite(input.value(e)) ? 0 : 1;
            }
            return out;
        } catch (NoCode _) {
            return 0; // a function that is not known
        }
    }

    /// At how many inputs the result is no number, or one of which less than half of the digits are right; 0 where that is not known.
    int wrong(Expr e) {
        try {
            int out = 0;
            for (int k = 0; k < inputs.size(); k++) {
                knowledge.budget().spend();
                double is = inputs.get(k).value(e);
                out += value(e, points.get(k)).filter(v -> Double.isFinite(v) && v != 0 && !(Math.abs(is - v) <= HALF * Math.max(Math.abs(v), Double.MIN_NORMAL))).isPresent() ? 1 : 0;
            }
            return out;
        } catch (NoCode _) {
            return 0;
        }
    }

    private static Optional<Double> value(Expr e, Point at) {
        try {
            return new CertifiedEvaluation(at).value(e, DIGITS).map(Interval::midpoint);
        } catch (ArithmeticException _) {
            return Optional.empty(); // exp(-exp(1000)) is too small to be written out
        }
    }
}
