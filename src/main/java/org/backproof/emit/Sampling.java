package org.backproof.emit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.backproof.algebra.Knowledge;
import org.backproof.evaluate.Point;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.numeric.Rational;

/// Inputs over the whole range of doubles that matters: tiny and huge ones, both sides of where exp overflows, and within [0, 1].
/// Every size is 3, if no other is given. The same on each run.
public final class Sampling {
    static final int SIZE = 3;
    static final double LARGEST = 1e4;
    private static final List<Double> SPECIAL = List.of(0.0, 1.0, -1.0, 0.5, 1e-300, 1e-20, 1e-10, 1 - 0x1p-53, 37.0, -37.0, 40.0, -40.0, 709.0, 710.0, -745.0, -746.0, 800.0, -800.0,
            1000.0, -1000.0, LARGEST, -LARGEST);

    private final Random random = new Random(1);
    private final int size;

    Sampling() {
        this(SIZE);
    }

    /// @param size what every size is
    Sampling(int size) {
        this.size = size;
    }

    /// A value for each symbol: one number, or the entries of a tensor by their indices.
    public record Input(Map<Symbol, Map<List<Integer>, Double>> values) {
        Point point() {
            Point out = Point.EMPTY;
            for (Map.Entry<Symbol, Map<List<Integer>, Double>> v : values.entrySet()) {
                for (Map.Entry<List<Integer>, Double> entry : v.getValue().entrySet()) {
                    Rational exact = exact(entry.getValue());
                    out = entry.getKey().isEmpty() ? out.with(v.getKey(), exact) : out.with(v.getKey(), entry.getKey(), exact);
                }
            }
            return out;
        }

        /// Doubles for these numbers.
        FloatingPoint arithmetic(Knowledge knowledge) {
            FloatingPoint out = new FloatingPoint(knowledge);
            values.forEach((s, v) -> {
                if (v.containsKey(List.<Integer>of())) {
                    out.set(s, v.get(List.<Integer>of()));
                } else {
                    out.set(s, v);
                }
            });
            return out;
        }

        /// The sum of the magnitudes: to show the nearest one.
        double magnitude() {
            return values.values().stream().flatMap(m -> m.values().stream()).mapToDouble(Math::abs).sum();
        }
    }

    /// The number that a double is.
    static Rational exact(double x) {
        int exponent = Math.getExponent(x) - 52;
        int shift = Math.max(exponent, Double.MIN_EXPONENT - 52);
        return Rational.of((long) Math.scalb(x, -shift)).multiply(Rational.of(2).pow(shift));
    }

    /// That many inputs for the symbols; sizes among them.
    List<Input> of(List<Symbol> symbols, int count) {
        List<Input> out = new ArrayList<>();
        boolean single = symbols.stream().filter(s -> !(s.sort() instanceof Sort.Size)).count() == 1;
        for (int k = 0; k < count; k++) {
            Map<Symbol, Map<List<Integer>, Double>> values = new LinkedHashMap<>();
            for (Symbol s : symbols) {
                values.put(s, switch (s.sort()) {
                    case Sort.Size _ -> Map.of(List.of(), (double) size);
                    case Sort.Index i -> Map.of(List.of(), 1.0 + random.nextInt(count(i.upper())));
                    case Sort.Tensor(List<Expr> sizes) -> tensor(sizes);
                    case Sort.Real _ -> Map.of(List.of(), single && k < SPECIAL.size() ? SPECIAL.get(k) : number());
                    case Sort _ -> throw new NoCode("the symbol " + s.name());
                });
            }
            out.add(new Input(values));
        }
        return out;
    }

    private int count(Expr size) {
        return size instanceof Num n ? n.value().numerator().intValueExact() : this.size;
    }

    private double number() {
        double sign = random.nextBoolean() ? 1 : -1;
        return switch (random.nextInt(8)) {
            case 0 -> SPECIAL.get(random.nextInt(SPECIAL.size()));
            case 1 -> sign * random.nextDouble() * 2;
            case 2 -> random.nextDouble();
            case 3 -> sign * random.nextDouble() * 50;
            case 4 -> sign * Math.pow(10, -20 * random.nextDouble());
            case 5 -> 1 - Math.pow(10, -16 * random.nextDouble());
            case 6 -> sign * Math.pow(10, 4 * random.nextDouble());
            default -> sign * random.nextDouble() * 800;
        };
    }

    /// Entries of one kind: a distribution, numbers of one magnitude, or of any.
    private Map<List<Integer>, Double> tensor(List<Expr> sizes) {
        List<List<Integer>> indices = new ArrayList<>(List.of(List.of()));
        for (Expr size : sizes) {
            int n = count(size);
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> i : indices) {
                for (int k = 1; k <= n; k++) {
                    List<Integer> more = new ArrayList<>(i);
                    more.add(k);
                    longer.add(List.copyOf(more));
                }
            }
            indices = longer;
        }
        Map<List<Integer>, Double> out = new LinkedHashMap<>();
        int kind = random.nextInt(4);
        int hot = random.nextInt(indices.size());
        List<Double> shares = new ArrayList<>(List.of(0.5, 0.25, 0.25));
        Collections.shuffle(shares, random);
        double scale = number();
        for (int k = 0; k < indices.size(); k++) {
            out.put(indices.get(k), switch (kind) {
                case 0 -> k == hot ? 1.0 : 0.0;
                case 1 -> indices.size() == SIZE ? shares.get(k) : 1.0 / indices.size();
                case 2 -> scale * (2 * random.nextDouble() - 1);
                default -> number();
            });
        }
        return out;
    }
}
