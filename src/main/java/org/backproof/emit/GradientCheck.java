package org.backproof.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.backproof.expr.Entry;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;

/// The points at which generated code compares its gradient with differences.
final class GradientCheck {
    /// How large a difference may be, as a part of the largest entry of the gradient if that is above 1.
    static final String TOLERANCE = "1e-5";
    private static final String SINGLE_TOLERANCE = "2e-2";
    private static final List<Double> FRACTIONS = List.of(0.7, 0.4, 0.85, 0.25, 0.55);

    private GradientCheck() {
    }

    static String tolerance(Precision precision) {
        return precision == Precision.FLOAT32 ? SINGLE_TOLERANCE : TOLERANCE;
    }

    /// Whether an input has values on both sides of 0.
    static boolean isVariable(Program p, Input i) {
        return p.variables().contains(i);
    }

    /// The value of a number: those that are not given differ, since kinks lie where they are equal. Of finitely many the last.
    static String number(Program p, Input i) {
        List<Input> open = p.inputs().stream().filter(x -> x.isScalar() && !x.isLabel() && x.preset().isEmpty()).toList();
        double part = FRACTIONS.get(open.indexOf(i) < 0 ? 0 : open.indexOf(i) % FRACTIONS.size());
        return i.preset().or(() -> i.values().stream().reduce((_, last) -> last)).map(Object::toString).orElseGet(() -> span(p, i).map(x -> Math.round(100 * (x.least() + x.width() * part)) / 100.0).orElse(part).toString());
    }

    /// Where an input is; empty for the usual points.
    static Optional<Region.Span> span(Program p, Input i) {
        return isVariable(p, i) ? p.region().variables() : p.region().data();
    }

    /// Such a number at random.
    ///
    /// @param uniform a number from 0 to 1 in the target
    static Optional<String> random(Program p, Input i, String uniform) {
        return span(p, i).map(x -> x.least() + " + " + x.width() + " * " + uniform);
    }

    /// Whether the values of an input are of sizes from a tenth to ten times the usual ones.
    static boolean isWide(Program p, Input i) {
        return isVariable(p, i) && p.region().wide();
    }

    /// What to say if no points were found.
    static String remark(Program p) {
        return p.region().found() ? "" : "; none were found where the derivative holds";
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
            } else if (c.lets().isEmpty()) {
                // the sum of one class
                p.inputs().stream().filter(i -> i.sizes().contains(Terms.ONE) && !p.variables().contains(i) && Free.occurs(i.symbol(), c.condition()) && FiniteDomain.root(c.condition()).equals(Optional.of(1.0)))
                        .forEach(i -> out.add(new Normalised(i, i.sizes().indexOf(Terms.ONE))));
            }
        }
        return out;
    }

    /// One of the values of an input that has finitely many, in C and in Java.
    ///
    /// @param uniform a number from 0 to 1 in the target
    static Optional<String> chosen(Input i, String uniform) {
        List<Double> values = i.values();
        String out = values.isEmpty() ? "" : values.getLast().toString();
        for (int k = values.size() - 2; k >= 0; k--) {
            out = uniform + " < " + (values.size() == 2 ? "0.5" : "1.0 / " + (values.size() - k)) + " ? " + values.get(k) + " : " + out;
        }
        return Optional.of(out).filter(v -> !v.isEmpty());
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
                out.add(i.name() + " = " + number(p, i));
            } else if (span(p, i).isPresent() && i.values().isEmpty()) {
                Region.Span span = span(p, i).get();
                out.add(i.name() + " = rng.uniform(" + span.least() + ", " + span.most() + ", size=(" + shape + (i.sizes().size() == 1 ? ",))" : "))"));
            } else if (variable) {
                String size = "size=(" + shape + (i.sizes().size() == 1 ? ",))" : "))");
                out.add(i.name() + " = rng.normal(" + size + (isWide(p, i) ? " * 10**rng.uniform(-1, 1, " + size : ""));
            } else if (!i.values().isEmpty()) {
                out.add(i.name() + " = rng.choice(" + i.values() + ", size=(" + shape + (i.sizes().size() == 1 ? ",))" : "))"));
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
