package org.backproof.evaluate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Bound;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.numeric.Rational;
import org.backproof.numeric.Work;

/// The value of a term in a scope, for any [Arithmetic]; memoised on the DAG, so that cost follows distinct nodes.
///
/// @param <V> the numbers
final class Evaluator<V> {
    /// Terms larger than this are evaluated from the leaves up, without recursion.
    private static final long DEEP = 400;
    private static final int MAX_STEPS = 4_000_000;

    private final Arithmetic<V> arithmetic;
    private final Conditions<V> conditions;
    private final Applications<V> applications;
    private final BooleanSupplier exhausted;
    private int steps;

    Evaluator(Arithmetic<V> arithmetic, Map<String, Instance> instances, BooleanSupplier exhausted) {
        this.arithmetic = arithmetic;
        this.exhausted = exhausted;
        this.conditions = new Conditions<>(this, arithmetic);
        this.applications = new Applications<>(this, arithmetic, instances);
    }

    Conditions<V> conditions() {
        return conditions;
    }

    V value(Expr e, Frame<V> frame) {
        Frame<V> home = frame.home(e);
        V known = home.known(e);
        if (known == null) {
            if (e.facts().size() > DEEP) {
                prepare(e, home);
            }
            step();
            known = compute(e, home);
            home.learn(e, known);
        }
        return known;
    }

    /// How many terms have been evaluated.
    int steps() {
        return steps;
    }

    private void step() {
        Work.spend(1);
        if (++steps > MAX_STEPS || (steps & 255) == 0 && exhausted.getAsBoolean()) {
            throw new Exhausted();
        }
    }

    /// Evaluates the large terms below, deepest first.
    private void prepare(Expr root, Frame<V> frame) {
        ArrayDeque<Expr> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Expr e = open.peek();
            boolean ready = true;
            for (Expr child : strict(e)) {
                if (child.facts().size() > DEEP && frame.home(child).known(child) == null) {
                    open.push(child);
                    ready = false;
                }
            }
            if (ready) {
                open.pop();
                Frame<V> home = frame.home(e);
                if (e != root && home.known(e) == null) {
                    step();
                    home.learn(e, compute(e, home));
                }
            }
        }
    }

    /// The subterms that every evaluation of the term needs, in the same scope.
    private static List<Expr> strict(Expr e) {
        return switch (e) {
            case Add a -> a.terms();
            case Mul m -> m.factors();
            case Pow p -> List.of(p.base(), p.exponent());
            case Apply a -> a.arguments().stream().filter(x -> !(x instanceof Lambda)).toList();
            case Cases c -> Prop.terms(c.guard());
            case Local l -> List.of(l.value());
            case Num _, Symbol _, Bound _, Entry _, Lambda _, Sum _, Delta _, Diff _ -> List.of();
        };
    }

    private V compute(Expr e, Frame<V> frame) {
        return switch (e) {
            case Num n -> arithmetic.rational(n.value());
            case Symbol s -> frame.scalar(s);
            case Bound b -> frame.scalar(b);
            case Entry n -> {
                List<Integer> at = integers(n.indices(), frame);
                yield at == null ? arithmetic.undefined("an index out of range") : frame.tensor(n.tensor()).at(at);
            }
            case Add a -> {
                V sum = value(a.terms().getFirst(), frame);
                for (Expr t : a.terms().subList(1, a.terms().size())) {
                    sum = arithmetic.add(sum, value(t, frame));
                }
                yield sum;
            }
            case Mul m -> {
                V product = value(m.factors().getFirst(), frame);
                for (Expr f : m.factors().subList(1, m.factors().size())) {
                    product = arithmetic.multiply(product, value(f, frame));
                }
                yield m.coefficient().isOne() ? product : arithmetic.multiply(arithmetic.rational(m.coefficient()), product);
            }
            case Pow p -> arithmetic.power(value(p.base(), frame), value(p.exponent(), frame));
            case Apply a -> applications.value(a, frame);
            case Lambda _ -> throw new IllegalArgumentException("a tensor is no scalar: " + e);
            case Sum s -> sum(s, frame);
            case Delta d -> {
                List<Integer> sides = integers(List.of(d.left(), d.right()), frame);
                yield sides == null ? arithmetic.undefined("an index that is no integer")
                        : arithmetic.rational(Rational.of(sides.get(0).equals(sides.get(1)) ? 1 : 0));
            }
            case Cases c -> switch (conditions.guard(c.guard(), frame)) {
                case HOLDS -> value(c.then(), frame);
                case FAILS -> value(c.otherwise(), frame);
                case UNDEFINED -> arithmetic.undefined("a condition about an undefined term");
                case UNKNOWN -> arithmetic.undecided(() -> value(c.then(), frame), () -> value(c.otherwise(), frame));
            };
            case Diff d -> derivative(d, frame);
            case Local l -> value(l.value(), frame);
        };
    }

    private V sum(Sum s, Frame<V> frame) {
        V total = arithmetic.rational(Rational.ZERO);
        int[] range = range(s.index().sort(), frame);
        for (int i = range[0]; i <= range[1]; i++) {
            total = arithmetic.add(total, value(s.body(), frame.with(s.index(), integer(i))));
        }
        return total;
    }

    V integer(int value) {
        return arithmetic.rational(Rational.of(value));
    }

    /// The lower and the upper bound of an index.
    int[] range(Sort sort, Frame<V> frame) {
        if (!(sort instanceof Sort.Index(Expr lower, Expr upper))) {
            throw new IllegalArgumentException("not an index: " + sort);
        }
        List<Integer> bounds = integers(List.of(lower, upper), frame);
        if (bounds == null) {
            throw new IllegalArgumentException("no integers: " + lower + " to " + upper);
        }
        return new int[] {bounds.get(0), bounds.get(1)};
    }

    /// The values of indices, or null where one is no integer.
    private List<Integer> integers(List<Expr> indices, Frame<V> frame) {
        List<Integer> out = new ArrayList<>(indices.size());
        for (Expr i : indices) {
            OptionalInt value = arithmetic.integer(value(i, frame));
            if (value.isEmpty()) {
                return null;
            }
            out.add(value.getAsInt());
        }
        return out;
    }

    private V derivative(Diff d, Frame<V> frame) {
        if (d.variable() instanceof Symbol x) {
            return arithmetic.derivative(frame.scalar(x), v -> value(d.body(), frame.with(x, v)));
        }
        Entry x = (Entry) d.variable();
        List<Integer> at = integers(x.indices(), frame);
        if (at == null) {
            return arithmetic.undefined("an index out of range");
        }
        Tensor<V> tensor = frame.tensor(x.tensor());
        return arithmetic.derivative(tensor.at(at),
                v -> value(d.body(), frame.with(x.tensor(), i -> i.equals(at) ? v : tensor.at(i))));
    }
}
