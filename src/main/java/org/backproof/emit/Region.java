package org.backproof.emit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Point;
import org.backproof.evaluate.Truth;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.numeric.Rational;

/// Where generated code compares its gradient with differences: at points where the derivative holds.
///
/// @param variables the least value of the variables, which lie within [#WIDTH] of it; empty for both sides of 0
/// @param data      the least value of the other inputs; empty for [0, 1]
/// @param found     whether the conditions of the derivative hold there
/// @param wide      whether they hold where variables are up to [#FAR], too, and the loss is moderate there: then differences keep their digits
record Region(Optional<Double> variables, Optional<Double> data, boolean found, boolean wide) {
    static final double WIDTH = 0.6;
    /// Where nothing is asked of the inputs.
    static final Region STANDARD = new Region(Optional.empty(), Optional.empty(), true, false);
    private static final double BEYOND = 4;
    private static final double FAR = 30;
    private static final Rational MODERATE = Rational.of(1_000);
    private static final Rational DIGITS = Rational.of(1, 1_000);
    private static final int POINTS = 12;
    private static final int SIZE = 3;
    /// Within (0, 1), (-1, 0) and around 0 first, since many domains are these.
    private static final List<Double> LEAST = List.of(0.3, -0.3, -0.9, 1.2, -1.8, 2.2, -2.8, 4.2, -4.8);

    /// The first region in which inequalities hold at all points that are tried.
    static Region of(Expr cost, Collection<Prop> conditions, Collection<Symbol> inputs, Collection<Symbol> variables, Map<Symbol, Double> presets) {
        List<Prop> tested = conditions.stream().filter(p -> Remarks.opened(p) instanceof Prop.Compare c && c.sign() != Prop.Sign.ZERO && !Checks.isOfSizes(p))
                .map(p -> everywhere(p, inputs)).toList();
        List<Optional<Double>> least = Stream.concat(Stream.of(Optional.<Double>empty()), LEAST.stream().map(Optional::of)).toList();
        for (Optional<Double> data : least) {
            for (Optional<Double> own : least) {
                if (new Region(own, data, true, false).holds(tested, inputs, variables, presets)) {
                    Region wide = new Region(own, data, true, true);
                    return own.isEmpty() && wide.holds(tested, inputs, variables, presets) && wide.isModerate(cost, inputs, variables, presets) ? wide : new Region(own, data, true, false);
                }
            }
        }
        return new Region(Optional.empty(), Optional.empty(), false, false);
    }

    /// For every value of the indices that are no inputs.
    private static Prop everywhere(Prop p, Collection<Symbol> inputs) {
        Prop out = p;
        for (Symbol s : Free.symbols(p)) {
            out = s.sort() instanceof Sort.Index && !inputs.contains(s) ? Binders.forAll(s, out) : out;
        }
        return out;
    }

    private boolean holds(List<Prop> conditions, Collection<Symbol> inputs, Collection<Symbol> variables, Map<Symbol, Double> presets) {
        return conditions.isEmpty() || points(inputs, variables, presets).stream().noneMatch(at -> new CertifiedEvaluation(at).all(conditions) == Truth.FALSE);
    }

    private boolean isModerate(Expr cost, Collection<Symbol> inputs, Collection<Symbol> variables, Map<Symbol, Double> presets) {
        try {
            return points(inputs, variables, presets).stream().allMatch(at -> new CertifiedEvaluation(at).value(cost, DIGITS)
                    .filter(v -> v.upper().compareTo(MODERATE) < 0 && v.lower().negate().compareTo(MODERATE) < 0).isPresent());
        } catch (ArithmeticException _) {
            return false; // exp(exp(30))
        }
    }

    private List<Point> points(Collection<Symbol> inputs, Collection<Symbol> variables, Map<Symbol, Double> presets) {
        Random random = new Random(1);
        List<Point> out = new ArrayList<>();
        for (int k = 0; k < POINTS; k++) {
            Point at = Point.EMPTY;
            for (Symbol s : inputs) {
                at = with(at, s, variables.contains(s), presets, random);
            }
            out.add(at);
        }
        return out;
    }

    private Point with(Point at, Symbol s, boolean variable, Map<Symbol, Double> presets, Random random) {
        return switch (s.sort()) {
            case Sort.Size _ -> at.with(s, Rational.of(SIZE));
            case Sort.Index _ -> at.with(s, Rational.of(1 + random.nextInt(SIZE)));
            case Sort.Tensor(List<Expr> sizes) -> {
                Point out = at;
                for (List<Integer> i : indices(sizes)) {
                    out = out.with(s, i, value(variable, random));
                }
                yield out;
            }
            case Sort _ -> at.with(s, presets.containsKey(s) ? Sampling.exact(presets.get(s)) : value(variable, random));
        };
    }

    private Rational value(boolean variable, Random random) {
        Optional<Double> least = variable ? variables : data;
        double far = wide ? FAR : BEYOND;
        double from = least.orElse(variable ? -far : 0.0);
        double to = least.map(x -> x + WIDTH).orElse(variable ? far : 1.0);
        return Sampling.exact(from + (to - from) * random.nextDouble());
    }

    private static List<List<Integer>> indices(List<Expr> sizes) {
        List<List<Integer>> out = List.of(List.of());
        for (Expr size : sizes) {
            int n = size instanceof Num c ? c.value().numerator().intValueExact() : SIZE;
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> i : out) {
                for (int k = 1; k <= n; k++) {
                    longer.add(Stream.concat(i.stream(), Stream.of(k)).toList());
                }
            }
            out = longer;
        }
        return out;
    }
}
