package org.backproof.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.backproof.expr.Function;
import org.backproof.expr.Prop;
import org.backproof.numeric.Rational;
import org.backproof.numeric.RealFunction;

/// Plain doubles, NaN for no value, with nested dual numbers for derivatives: entry `s` of an array is the coefficient of
/// the product of the ε of the bits in `s`. Nothing is certain; where a derivative meets a kink, the answer is NaN.
final class DoubleArithmetic implements Arithmetic<double[]> {
    private static final int MAX_DEPTH = 6;

    private final Map<String, Optional<RealFunction>> functions = new HashMap<>();
    private int depth;

    @Override
    public double[] rational(Rational value) {
        return new double[] {value.doubleValue()};
    }

    @Override
    public double[] exact(Exact value) {
        return new double[] {value.doubleValue()};
    }

    @Override
    public double[] undefined(String reason) {
        return new double[] {Double.NaN};
    }

    @Override
    public double[] add(double[] a, double[] b) {
        if (a.length < b.length) {
            return add(b, a);
        }
        double[] sum = a.clone();
        for (int i = 0; i < b.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    /// Over all ways to share the ε out to the two factors.
    @Override
    public double[] multiply(double[] a, double[] b) {
        if (a.length == 1 && b.length == 1) {
            return new double[] {a[0] * b[0]};
        }
        double[] product = new double[Math.max(a.length, b.length)];
        for (int s = 0; s < product.length; s++) {
            for (int t = s;; t = t - 1 & s) {
                if (t < a.length && (s ^ t) < b.length) {
                    product[s] += a[t] * b[s ^ t];
                }
                if (t == 0) {
                    break;
                }
            }
        }
        return product;
    }

    @Override
    public double[] power(double[] base, double[] exponent) {
        if (exponent.length == 1) {
            if (base.length > 1 && base[0] == 0 && exponent[0] != Math.rint(exponent[0])) {
                return undefined("");
            }
            return chain(x -> pow(x, exponent[0]), base,
                    x -> exponent[0] == 0 ? new double[] {0} : multiply(exponent, power(x, new double[] {exponent[0] - 1})));
        }
        return primitive("exp", multiply(exponent, primitive("log", base)));
    }

    private static double pow(double x, double a) {
        return Double.isNaN(x) || x < 0 && a != Math.rint(a) || x == 0 && a < 0 ? Double.NaN : Math.pow(x, a);
    }

    @Override
    public double[] primitive(Function.Primitive function, List<double[]> arguments) {
        if (function.arity() == 1) {
            return primitive(function.name(), arguments.getFirst());
        }
        double[] x = arguments.stream().mapToDouble(a -> a[0]).toArray();
        boolean plain = arguments.stream().allMatch(a -> a.length == 1);
        return new double[] {plain ? approximate(function.name(), x) : Double.NaN};
    }

    private double approximate(String name, double... x) {
        Optional<RealFunction> f = functions.computeIfAbsent(name, RealFunction::named);
        return f.isPresent() ? f.get().approximate(x) : Double.NaN;
    }

    private double[] primitive(String name, double[] x) {
        return chain(u -> approximate(name, u), x, u -> slope(name, u));
    }

    /// f(x₀ + x₁ε) = f(x₀) + x₁ f'(x₀) ε, for the last ε.
    private double[] chain(java.util.function.DoubleUnaryOperator f, double[] x, UnaryOperator<double[]> slope) {
        if (x.length == 1) {
            return new double[] {f.applyAsDouble(x[0])};
        }
        int half = x.length / 2;
        double[] value = java.util.Arrays.copyOf(x, half);
        double[] change = java.util.Arrays.copyOfRange(x, half, x.length);
        double[] low = chain(f, value, slope);
        double[] high = multiply(change, slope.apply(value));
        double[] out = java.util.Arrays.copyOf(low, x.length);
        System.arraycopy(high, 0, out, half, high.length);
        return out;
    }

    private static boolean isZero(double[] x) {
        for (double d : x) {
            if (d != 0) {
                return false;
            }
        }
        return true;
    }

    private double[] slope(String name, double[] x) {
        double[] one = {1};
        double[] minus = {-1};
        return switch (name) {
            case "exp" -> primitive("exp", x);
            case "log" -> power(x, minus);
            case "sin" -> primitive("cos", x);
            case "cos" -> multiply(minus, primitive("sin", x));
            case "atan" -> power(add(one, multiply(x, x)), minus);
            case "asin" -> power(add(one, multiply(minus, multiply(x, x))), new double[] {-0.5});
            case "acos" -> multiply(minus, power(add(one, multiply(minus, multiply(x, x))), new double[] {-0.5}));
            case "erf" -> multiply(new double[] {2 / Math.sqrt(Math.PI)}, primitive("exp", multiply(minus, multiply(x, x))));
            case "gamma" -> multiply(primitive("gamma", x), primitive("digamma", x));
            case "lgamma" -> primitive("digamma", x);
            case "digamma" -> primitive("trigamma", x);
            default -> new double[] {Double.NaN};
        };
    }

    @Override
    public double[] largest(List<double[]> values) {
        double[] largest = values.getFirst();
        for (double[] v : values.subList(1, values.size())) {
            if (Double.isNaN(v[0]) || Double.isNaN(largest[0]) || v[0] == largest[0] && !java.util.Arrays.equals(v, largest)) {
                return undefined("");
            }
            largest = v[0] > largest[0] ? v : largest;
        }
        return largest;
    }

    @Override
    public double[] derivative(double[] at, UnaryOperator<double[]> body) {
        if (depth == MAX_DEPTH || Double.isNaN(at[0])) {
            return undefined("");
        }
        int half = 1 << depth++;
        try {
            double[] x = java.util.Arrays.copyOf(at, 2 * half);
            x[half] = 1;
            double[] y = body.apply(x);
            if (Double.isNaN(y[0])) {
                return undefined("");
            }
            return y.length <= half ? new double[] {0} : java.util.Arrays.copyOfRange(y, half, 2 * half);
        } finally {
            depth--;
        }
    }

    @Override
    public double[] undecided(Supplier<double[]> then, Supplier<double[]> otherwise) {
        return undefined("");
    }

    @Override
    public Decision compare(double[] value, Prop.Sign sign) {
        double x = value[0];
        if (Double.isNaN(x)) {
            return Decision.UNDEFINED;
        }
        if (x == 0 && !isZero(value)) {
            return Decision.UNKNOWN;
        }
        return Decision.of(switch (sign) {
            case POSITIVE -> x > 0;
            case NONNEGATIVE -> x >= 0;
            case NONZERO -> x != 0;
            case ZERO -> x == 0;
        });
    }

    @Override
    public Decision whole(double[] value) {
        return Double.isNaN(value[0]) ? Decision.UNDEFINED : isZero(java.util.Arrays.copyOfRange(value, 1, value.length))
                ? Decision.of(value[0] == Math.rint(value[0]))
                : Decision.UNKNOWN;
    }

    @Override
    public Decision equal(double[] a, double[] b) {
        double difference = a[0] - b[0];
        return Double.isNaN(difference) ? Decision.UNDEFINED
                : Decision.of(Math.abs(difference) <= 1e-12 * Math.max(1, Math.max(Math.abs(a[0]), Math.abs(b[0]))));
    }

    @Override
    public Decision defined(double[] value) {
        return Decision.of(!Double.isNaN(value[0]));
    }

    @Override
    public OptionalInt integer(double[] value) {
        return value[0] == Math.rint(value[0]) && Math.abs(value[0]) < Integer.MAX_VALUE ? OptionalInt.of((int) value[0]) : OptionalInt.empty();
    }
}
