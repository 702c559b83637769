package org.backproof.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Add;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;

/// The points at which generated code compares its gradient with differences.
final class GradientCheck {
    private GradientCheck() {
    }

    /// Whether an input has values on both sides of 0.
    static boolean isVariable(Program p, Input i) {
        return p.variables().contains(i);
    }

    /// The value of a number.
    static String number(Input i) {
        return i.preset().map(Object::toString).orElse("0.7");
    }

    /// An input that has the sum 1 along an axis.
    record Normalised(Input input, int axis) {
        /// Whether it is the last axis.
        boolean rows() {
            return axis == input.sizes().size() - 1;
        }
    }

    /// The inputs that have the sum 1 along an axis, as the checks say.
    static List<Normalised> normalised(Program p) {
        List<Normalised> out = new ArrayList<>();
        for (Program.Check c : p.checks()) {
            if (c.condition() instanceof Prop.Compare e && e.sign() == Prop.Sign.ZERO && c.lets().size() == 1 && c.lets().getFirst().body() instanceof Entry n) {
                p.inputs().stream().filter(i -> i.symbol() == n.tensor() && !p.variables().contains(i))
                        .forEach(i -> out.add(new Normalised(i, n.indices().indexOf(c.lets().getFirst().reduction().orElseThrow().over()))));
            }
        }
        return out;
    }

    /// The two values that an input can have, if a check says so: -1 and 1.
    static List<String> pair(Program p, Input i) {
        for (Program.Check c : p.checks()) {
            if (c.condition() instanceof Prop.Or(List<Prop> parts) && parts.size() == 2) {
                List<String> out = parts.stream().flatMap(q -> root(q, i).stream()).toList();
                if (out.size() == 2) {
                    return out;
                }
            }
        }
        return List.of();
    }

    /// The root of `y - c` or `c - y`.
    private static Optional<String> root(Prop p, Input i) {
        if (!(p instanceof Prop.Compare(Add e, Prop.Sign sign)) || sign != Prop.Sign.ZERO || e.terms().size() != 2) {
            return Optional.empty();
        }
        Optional<Expr> y = e.terms().stream().filter(t -> Subterms.of(t).stream().anyMatch(s -> s instanceof Entry n && n.tensor() == i.symbol())).findFirst();
        Optional<Num> c = e.terms().stream().filter(Num.class::isInstance).map(Num.class::cast).findFirst();
        return y.isEmpty() || c.isEmpty() ? Optional.empty()
                : y.get() instanceof Entry ? Optional.of(Double.toString(c.get().value().negate().doubleValue()))
                : Terms.negate(y.get()) instanceof Entry ? Optional.of(Double.toString(c.get().value().doubleValue())) : Optional.empty();
    }

    /// Random values for the inputs, of small shapes.
    static List<String> points(Program p, Target target) {
        List<String> out = new ArrayList<>();
        int next = 3;
        if (!p.sizes().isEmpty()) {
            List<String> values = new ArrayList<>();
            for (int k = 0; k < p.sizes().size(); k++) {
                values.add(Integer.toString(next + k));
            }
            out.add(p.sizes().stream().map(s -> s.name()).collect(Collectors.joining(", ")) + " = " + String.join(", ", values));
        }
        for (Input i : p.inputs()) {
            String shape = i.sizes().stream().map(Prose::size).collect(Collectors.joining(", "));
            boolean variable = p.variables().contains(i);
            if (i.isLabel()) {
                out.add(i.name() + " = rng.integers(" + Prose.size(i.classes().get()) + (i.isScalar() ? ")" : ", size=(" + shape + ",))"));
            } else if (i.isScalar()) {
                out.add(i.name() + " = " + (i.preset().isPresent() ? i.preset().get().toString() : "0.7"));
            } else if (variable) {
                out.add(i.name() + " = rng.normal(size=(" + shape + (i.sizes().size() == 1 ? ",))" : "))"));
            } else if (!pair(p, i).isEmpty()) {
                out.add(i.name() + " = rng.choice(" + pair(p, i) + ", size=(" + shape + (i.sizes().size() == 1 ? ",))" : "))"));
            } else {
                out.add(i.name() + " = rng.uniform(size=(" + shape + (i.sizes().size() == 1 ? ",))" : "))"));
            }
        }
        for (Normalised t : normalised(p)) {
            out.add(t.input().name() + " /= " + t.input().name() + ".sum(axis=" + t.axis() + ", keepdims=True)");
        }
        return out;
    }
}
