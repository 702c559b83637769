package org.backproof.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Point;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Bound;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Rational;

/// Terms in doubles, operation by operation as a program computes them, with ∞ and NaN (IEEE 754).
final class FloatingPoint {
    private static final Rational DIGITS = Rational.of(1, 1_000_000_000).pow(3);

    private final Knowledge knowledge;
    private final Map<Symbol, Double> numbers = new IdentityHashMap<>();
    private final Map<Symbol, Map<List<Integer>, Double>> tensors = new IdentityHashMap<>();
    private final Map<Call, Optional<Double>> known = new HashMap<>();
    /// Of sums and maxima that do not depend on an index that runs.
    private final Map<Expr, Double> sums = new IdentityHashMap<>();
    private final List<Symbol> running = new ArrayList<>();
    private int depth;

    private record Call(Function function, List<Double> arguments) {
    }

    FloatingPoint(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    void set(Symbol s, double value) {
        numbers.put(s, value);
    }

    void set(Symbol tensor, Map<List<Integer>, Double> entries) {
        tensors.put(tensor, entries);
    }

    /// @throws NoCode for a function that there is no double value of
    double value(Expr e) {
        boolean whole = e instanceof Sum || e instanceof Apply a && a.function() instanceof Function.Largest;
        if (!whole || running.stream().anyMatch(i -> Free.occurs(i, e))) {
            return computed(e);
        }
        Double value = sums.get(e);
        if (value == null) {
            value = computed(e);
            sums.put(e, value);
        }
        return value;
    }

    private double computed(Expr e) {
        return switch (e) {
            case Num n -> n.value().doubleValue();
            case Symbol s -> numbers.get(s);
            case Entry n -> tensors.get(n.tensor()).get(n.indices().stream().map(i -> (int) value(i)).toList());
            case Add a -> {
                double sum = value(a.terms().getFirst());
                for (Expr t : a.terms().subList(1, a.terms().size())) {
                    sum += value(t);
                }
                yield sum;
            }
            case Mul m -> product(m);
            case Pow(Expr base, Num n, _) when n.value().signum() < 0 -> 1 / power(value(base), -n.value().doubleValue());
            case Pow(Expr base, Expr exponent, _) -> power(value(base), value(exponent));
            case Apply a -> call(a);
            case Sum s -> {
                double sum = 0;
                for (int i = 1; i <= size(s.index()); i++) {
                    sum += at(i, s.index(), x -> Binders.open(s, x));
                }
                yield sum;
            }
            case Cases c -> holds(c.guard()) ? value(c.then()) : value(c.otherwise());
            case Delta d -> value(d.left()) == value(d.right()) ? 1 : 0;
            case Local l -> value(l.value());
            case Bound _, Lambda _, Diff _ -> throw new NoCode("the term " + org.backproof.print.Plain.print(e));
        };
    }

    /// A quotient is one division.
    private double product(Mul m) {
        double over = m.coefficient().numerator().doubleValue();
        double under = m.coefficient().denominator().doubleValue();
        for (Expr f : m.factors()) {
            if (f instanceof Pow(Expr base, Num n, _) && n.value().signum() < 0) {
                under *= power(value(base), -n.value().doubleValue());
            } else {
                over *= value(f);
            }
        }
        return over / under;
    }

    private static double power(double base, double exponent) {
        return exponent == 1 ? base : exponent == 2 ? base * base : exponent == 0.5 ? Math.sqrt(base) : Math.pow(base, exponent);
    }

    private double at(int i, Bound index, java.util.function.Function<Symbol, Expr> open) {
        Symbol x = Binders.symbol(index, 1000 + depth++);
        numbers.put(x, (double) i);
        running.add(x);
        double value = value(open.apply(x));
        running.removeLast();
        depth--;
        return value;
    }

    private int size(Bound index) {
        return (int) value(((Sort.Index) index.sort()).upper());
    }

    private double call(Apply a) {
        if (a.function() instanceof Function.Largest && a.arguments().getFirst() instanceof Lambda l && l.indices().size() == 1) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = 1; i <= size(l.indices().getFirst()); i++) {
                largest = Math.max(largest, at(i, l.indices().getFirst(), x -> Binders.open(l, List.of(x))));
            }
            return largest;
        }
        List<Double> x = new ArrayList<>();
        if (a.arguments().stream().noneMatch(Lambda.class::isInstance)) {
            a.arguments().forEach(e -> x.add(value(e)));
        }
        return switch (a.function().name()) {
            case "pi" -> Math.PI;
            case "exp" -> Math.exp(x.getFirst());
            case "log" -> Math.log(x.getFirst());
            case "log1p" -> Math.log1p(x.getFirst());
            case "expm1" -> Math.expm1(x.getFirst());
            case "abs" -> Math.abs(x.getFirst());
            case "sign" -> Math.signum(x.getFirst());
            case "max" -> Math.max(x.getFirst(), x.getLast());
            case "min" -> Math.min(x.getFirst(), x.getLast());
            case "sqrt" -> Math.sqrt(x.getFirst());
            case "sin" -> Math.sin(x.getFirst());
            case "cos" -> Math.cos(x.getFirst());
            case "tan" -> Math.tan(x.getFirst());
            case "atan" -> Math.atan(x.getFirst());
            case "asin" -> Math.asin(x.getFirst());
            case "acos" -> Math.acos(x.getFirst());
            case "sinh" -> Math.sinh(x.getFirst());
            case "cosh" -> Math.cosh(x.getFirst());
            case "tanh" -> Math.tanh(x.getFirst());
            case "erfcx" -> rounded(a.function(), x).orElseGet(() -> asymptotic(x.getFirst()));
            case String other when Spelling.named(other).filter(s -> !s.c().isEmpty()).isPresent() -> rounded(a.function(), x).orElseGet(() -> far(a.function(), x));
            case String other when a.function() instanceof Function.Defined f && x.size() == f.symbols().size() -> routine(f, x);
            case String other -> throw new NoCode("the function " + other);
        };
    }

    /// A function that libraries of mathematics have, and Java has not: its exact value, rounded; empty where that is too small to be found.
    private Optional<Double> rounded(Function f, List<Double> arguments) {
        return known.computeIfAbsent(new Call(f, arguments), c -> rounded(c));
    }

    private static Optional<Double> rounded(Call call) {
        List<Double> arguments = call.arguments;
        if (arguments.stream().anyMatch(x -> x.isNaN())) {
            return Optional.of(Double.NaN);
        }
        Point at = Point.EMPTY;
        List<Symbol> symbols = new ArrayList<>();
        for (double x : arguments) {
            symbols.add(Terms.real("#" + symbols.size()));
            at = at.with(symbols.getLast(), Sampling.exact(Math.clamp(x, -Double.MAX_VALUE, Double.MAX_VALUE)));
        }
        return new CertifiedEvaluation(at).value(Terms.apply(call.function, symbols), DIGITS).map(Interval::midpoint);
    }

    /// By its stable form; erfc by its asymptotic series.
    private double far(Function f, List<Double> arguments) {
        if (f instanceof Function.Defined d && StableForms.hasOwn(d)) {
            return routine(d, arguments);
        }
        double x = arguments.getFirst();
        if (!f.name().equals("erfc") || x < 10) {
            return Double.NaN;
        }
        double high = (float) x;
        return Math.exp(-high * high) * Math.exp((high - x) * (high + x)) * asymptotic(x);
    }

    /// exp(x²)·erfc(x) for x ≥ 10: `1/(x√π)·(1 − 1/(2x²) + 1·3/(2x²)² − …)`; ∞ far below 0.
    private static double asymptotic(double x) {
        if (x < 10) {
            return x < -10 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        double sum = 1;
        double term = 1;
        for (int k = 1; k < 20; k++) {
            term *= -(2 * k - 1) / (2 * x * x);
            sum += term;
        }
        return sum / (x * Math.sqrt(Math.PI));
    }

    /// A function that is emitted, by its stable form.
    private double routine(Function.Defined f, List<Double> arguments) {
        FloatingPoint inner = new FloatingPoint(knowledge);
        for (int k = 0; k < arguments.size(); k++) {
            inner.set(f.symbols().get(k), arguments.get(k));
        }
        return inner.value(StableForms.definition(knowledge, f).right());
    }

    private boolean holds(Prop p) {
        return switch (p) {
            case Prop.Compare(Expr e, Prop.Sign sign) -> switch (sign) {
                case ZERO -> value(e) == 0;
                case NONZERO -> value(e) != 0;
                case POSITIVE -> value(e) > 0;
                case NONNEGATIVE -> value(e) >= 0;
            };
            case Prop.And(List<Prop> parts) -> parts.stream().allMatch(this::holds);
            case Prop.Or(List<Prop> parts) -> parts.stream().anyMatch(this::holds);
            case Prop.Whole _, Prop.Equal _, Prop.Defined _, Prop.Derivative _, Prop.ForAll _ -> throw new NoCode("the condition " + p);
        };
    }
}
