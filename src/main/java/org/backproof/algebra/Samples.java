package org.backproof.algebra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.backproof.evaluate.DoubleEvaluation;
import org.backproof.evaluate.Point;
import org.backproof.evaluate.Truth;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// A few points where the facts seem to hold. A goal that fails there is not worth a search; nothing is decided by them.
final class Samples {
    private static final int POINTS = 4;
    private static final int TRIES = 60;
    private static final long SEED = 20_231;

    private final List<Theorem> facts;
    private final Map<Set<Symbol>, List<DoubleEvaluation>> points = new HashMap<>();

    Samples(List<Theorem> facts) {
        this.facts = facts;
    }

    /// Whether the goal fails at some point where the facts hold.
    boolean refute(Prop goal) {
        Set<Symbol> symbols = new TreeSet<>(Comparator.comparing(Symbol::name).thenComparing(Symbol::hash));
        symbols.addAll(Free.symbols(goal));
        for (boolean more = true; more;) {
            more = false;
            for (Theorem f : facts) {
                Set<Symbol> own = Free.symbols(f.conclusion());
                if (own.stream().anyMatch(symbols::contains)) {
                    more |= symbols.addAll(own);
                }
            }
        }
        for (DoubleEvaluation p : points.computeIfAbsent(symbols, this::find)) {
            if (fails(p, goal)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fails(DoubleEvaluation p, Prop goal) {
        return switch (goal) {
            case Prop.Compare(Expr e, Prop.Sign sign) -> {
                double v = p.value(e);
                // what is not a number may only be beyond the range of doubles
                yield !Double.isNaN(v) && switch (sign) {
                    case POSITIVE, NONNEGATIVE -> v < -1e-9;
                    case NONZERO -> false;
                    case ZERO -> Math.abs(v) > 1e-6;
                };
            }
            case Prop.Defined _, Prop.Whole _, Prop.And _, Prop.Or _, Prop.ForAll _, Prop.Equal _, Prop.Derivative _ ->
                p.truth(goal) == Truth.FALSE;
        };
    }

    private List<DoubleEvaluation> find(Set<Symbol> symbols) {
        List<DoubleEvaluation> out = new ArrayList<>();
        Random random = new Random(SEED);
        for (int k = 0; k < TRIES && out.size() < POINTS; k++) {
            DoubleEvaluation p = new DoubleEvaluation(point(symbols, random));
            boolean good = facts.stream().map(Theorem::conclusion).filter(f -> Free.symbols(f).stream().anyMatch(symbols::contains))
                    .allMatch(f -> p.truth(f) == Truth.TRUE);
            if (good) {
                out.add(p);
            }
        }
        return out;
    }

    private static Point point(Set<Symbol> symbols, Random random) {
        Point p = Point.EMPTY;
        for (Symbol s : symbols) {
            p = switch (s.sort()) {
                case Sort.Real _ -> p.with(s, real(random));
                case Sort.Size _ -> p.with(s, Rational.TWO);
                case Sort.Index _ -> p.with(s, Rational.of(1 + random.nextInt(2)));
                case Sort.Tensor(List<Expr> sizes) -> entries(p, s, sizes, random);
            };
        }
        return p;
    }

    private static Point entries(Point p, Symbol tensor, List<Expr> sizes, Random random) {
        List<List<Integer>> indices = List.of(List.of());
        for (Expr size : sizes) {
            int n = size instanceof Num k && k.value().isSmall() ? k.value().intValueExact() : 2;
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> i : indices) {
                for (int k = 1; k <= n; k++) {
                    List<Integer> j = new ArrayList<>(i);
                    j.add(k);
                    longer.add(j);
                }
            }
            indices = longer;
        }
        for (List<Integer> i : indices) {
            p = p.with(tensor, i, real(random));
        }
        return p;
    }

    private static Rational real(Random random) {
        return Rational.of(random.nextInt(-49, 50), 20);
    }
}
