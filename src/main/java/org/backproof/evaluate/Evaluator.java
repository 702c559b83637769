package org.backproof.evaluate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;

/// The value of a term in a scope, for any [Arithmetic]; memoised on the DAG, so that cost follows distinct nodes.
///
/// @param <V> the numbers
final class Evaluator<V> {
    /// Terms larger than this are evaluated from the leaves up, without recursion.
    private static final long DEEP = 400;
    private static final int MAX_STEPS = 4_000_000;

    private final Arithmetic<V> arithmetic;
    private final Conditions<V> conditions;
    private final Map<String, Instance> instances;
    private final BooleanSupplier exhausted;
    private int steps;

    Evaluator(Arithmetic<V> arithmetic, Map<String, Instance> instances, BooleanSupplier exhausted) {
        this.arithmetic = arithmetic;
        this.instances = instances;
        this.exhausted = exhausted;
        this.conditions = new Conditions<>(this, arithmetic);
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
            case Cases c -> org.backproof.expr.Prop.terms(c.guard());
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
            case Apply a -> application(a, frame);
            case Lambda _ -> throw new IllegalArgumentException("a tensor is no scalar: " + e);
            case Sum s -> sum(s, frame);
            case Delta d -> {
                List<Integer> sides = integers(List.of(d.left(), d.right()), frame);
                yield sides == null ? arithmetic.undefined("an index that is no integer")
                        : arithmetic.rational(org.backproof.numeric.Rational.of(sides.get(0).equals(sides.get(1)) ? 1 : 0));
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
        V total = arithmetic.rational(org.backproof.numeric.Rational.ZERO);
        int[] range = range(s.index().sort(), frame);
        for (int i = range[0]; i <= range[1]; i++) {
            total = arithmetic.add(total, value(s.body(), frame.with(s.index(), integer(i))));
        }
        return total;
    }

    private V integer(int value) {
        return arithmetic.rational(org.backproof.numeric.Rational.of(value));
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

    private V application(Apply a, Frame<V> frame) {
        return switch (a.function()) {
            case Function.Primitive p -> arithmetic.primitive(p, a.arguments().stream().map(x -> value(x, frame)).toList());
            case Function.Opaque o -> {
                Map<Symbol, V> arguments = new IdentityHashMap<>();
                for (int i = 0; i < o.arity(); i++) {
                    arguments.put(Instance.parameter(i), value(a.arguments().get(i), frame));
                }
                yield value(instances.getOrDefault(o.name(), Instance.FIRST).body(o), Frame.root(arguments, Map.of()));
            }
            case Function.Largest _ -> {
                List<V> entries = new ArrayList<>();
                for (Expr argument : a.arguments()) {
                    entries((Lambda) argument, 0, frame, entries);
                }
                yield entries.isEmpty() ? arithmetic.undefined("the maximum of nothing") : arithmetic.largest(entries);
            }
            case Function.Defined f -> call(f, a.arguments(), frame);
        };
    }

    /// All entries of a tensor, the first index outermost.
    private void entries(Lambda l, int position, Frame<V> frame, List<V> out) {
        if (position == l.indices().size()) {
            out.add(value(l.body(), frame));
            return;
        }
        Bound index = l.indices().get(position);
        int[] range = range(index.sort(), frame);
        for (int i = range[0]; i <= range[1]; i++) {
            entries(l, position + 1, frame.with(index, integer(i)), out);
        }
    }

    /// The body where the parameters have the arguments' values; sizes are read off the ranges of tensor arguments.
    private V call(Function.Defined f, List<Expr> arguments, Frame<V> frame) {
        Map<Symbol, V> scalars = new IdentityHashMap<>();
        Map<Symbol, Tensor<V>> tensors = new HashMap<>();
        for (int i = 0; i < f.symbols().size(); i++) {
            Symbol p = f.symbols().get(i);
            if (p.sort() instanceof Sort.Tensor(List<Expr> sizes)) {
                Lambda l = (Lambda) arguments.get(i);
                for (int k = 0; k < sizes.size(); k++) {
                    if (sizes.get(k) instanceof Symbol size && !scalars.containsKey(size)) {
                        scalars.put(size, integer(range(l.indices().get(k).sort(), frame)[1]));
                    }
                }
                tensors.put(p, closure(l, frame));
            } else {
                scalars.put(p, value(arguments.get(i), frame));
            }
        }
        return value(f.body(), Frame.root(scalars, tensors));
    }

    private Tensor<V> closure(Lambda l, Frame<V> frame) {
        Map<List<Integer>, V> known = new HashMap<>();
        return at -> {
            V entry = known.get(at);
            if (entry == null) {
                entry = entry(l, at, frame);
                known.put(at, entry);
            }
            return entry;
        };
    }

    private V entry(Lambda l, List<Integer> at, Frame<V> frame) {
        Frame<V> inner = frame;
        for (int i = 0; i < at.size(); i++) {
            int[] range = range(l.indices().get(i).sort(), frame);
            if (at.get(i) < range[0] || at.get(i) > range[1]) {
                return arithmetic.undefined("an index out of range");
            }
            inner = inner.with(l.indices().get(i), integer(at.get(i)));
        }
        return value(l.body(), inner);
    }
}
