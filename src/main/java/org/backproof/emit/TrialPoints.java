package org.backproof.emit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Point;
import org.backproof.evaluate.Truth;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Points of a region at which conditions are tried, the same on each run; every size that is a symbol is 3.
///
/// @param cost      the loss, by the inputs
/// @param inputs    sizes among them
/// @param variables those of the inputs by which the derivatives are
/// @param presets   inputs that have one value
/// @param facts     what is assumed of the inputs: some say that there are finitely many values
record TrialPoints(Expr cost, Collection<Symbol> inputs, Collection<Symbol> variables, Map<Symbol, Double> presets, Collection<Prop> facts) {
    /// How far out variables are in a wide region.
    static final double FAR = 30;
    private static final double BEYOND = 4;
    private static final Rational MODERATE = Rational.of(1_000);
    private static final Rational DIGITS = Rational.of(1, 1_000);
    private static final int POINTS = 12;
    private static final int SIZE = 3;
    /// Of numbers in all inputs, for a loss that is evaluated.
    private static final long LARGEST = 400;

    boolean hold(Region r, List<Prop> conditions) {
        return conditions.isEmpty() || over(conditions).of(r).noneMatch(at -> new CertifiedEvaluation(at).all(conditions) == Truth.FALSE);
    }

    /// The inputs that the conditions are about: weights of a network may be many.
    private TrialPoints over(List<Prop> conditions) {
        Set<Symbol> asked = conditions.stream().flatMap(c -> Free.symbols(c).stream()).collect(Collectors.toSet());
        return new TrialPoints(cost, inputs.stream().filter(s -> s.sort() instanceof Sort.Size || asked.contains(s)).toList(), variables, presets, facts);
    }

    /// Whether the loss has values that are not large.
    boolean moderate(Region r) {
        try {
            return of(r).allMatch(at -> new CertifiedEvaluation(at).value(cost, DIGITS)
                    .filter(v -> v.upper().compareTo(MODERATE) < 0 && v.lower().negate().compareTo(MODERATE) < 0).isPresent());
        } catch (ArithmeticException _) {
            return false; // exp(exp(30))
        }
    }

    /// Whether the loss has values. Of many numbers that takes too long, and is taken as not so.
    boolean defined(Region r) {
        try {
            return inputs.stream().mapToLong(TrialPoints::count).sum() <= LARGEST && of(r).allMatch(at -> new CertifiedEvaluation(at).value(Terms.add(Terms.ONE, cost), DIGITS).isPresent());
        } catch (ArithmeticException _) {
            return false;
        }
    }

    private static long count(Symbol s) {
        return s.sort() instanceof Sort.Tensor(List<Expr> sizes) ? sizes.stream().mapToLong(TrialPoints::count).reduce(1, (a, b) -> a * b) : 1;
    }

    private static int count(Expr size) {
        return size instanceof Num c ? c.value().numerator().intValueExact() : SIZE;
    }

    private Stream<Point> of(Region r) {
        Random random = new Random(1);
        return Stream.generate(() -> point(r, random)).limit(POINTS);
    }

    private Point point(Region r, Random random) {
        Point at = Point.EMPTY;
        for (Symbol s : inputs) {
            at = with(at, s, r, random);
        }
        return at;
    }

    private Point with(Point at, Symbol s, Region r, Random random) {
        return switch (s.sort()) {
            case Sort.Size _ -> at.with(s, Rational.of(SIZE));
            case Sort.Index _ -> at.with(s, Rational.of(1 + random.nextInt(SIZE)));
            case Sort.Tensor(List<Expr> sizes) -> {
                Point out = at;
                for (List<Integer> i : indices(sizes)) {
                    out = out.with(s, i, value(s, r, random));
                }
                yield out;
            }
            case Sort _ -> at.with(s, presets.containsKey(s) ? Sampling.exact(presets.get(s)) : value(s, r, random));
        };
    }

    private Rational value(Symbol s, Region r, Random random) {
        List<Double> values = FiniteDomain.values(facts, s);
        if (!values.isEmpty()) {
            return Sampling.exact(values.get(random.nextInt(values.size())));
        }
        boolean variable = variables.contains(s);
        Optional<Region.Span> span = variable ? r.variables() : r.data();
        double far = r.wide() ? FAR : BEYOND;
        double from = span.map(Region.Span::least).orElse(variable ? -far : 0.0);
        double to = span.map(Region.Span::most).orElse(variable ? far : 1.0);
        return Sampling.exact(from + (to - from) * random.nextDouble());
    }

    private static List<List<Integer>> indices(List<Expr> sizes) {
        List<List<Integer>> out = List.of(List.of());
        for (Expr size : sizes) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> i : out) {
                for (int k = 1; k <= count(size); k++) {
                    longer.add(Stream.concat(i.stream(), Stream.of(k)).toList());
                }
            }
            out = longer;
        }
        return out;
    }
}
