package org.backproof.emit;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backproof.elaborate.Definition;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Truth;
import org.backproof.language.Expression;
import org.backproof.language.SetSyntax;
import org.backproof.library.Descriptor;
import org.backproof.library.Kind;
import org.backproof.library.Library;
import org.backproof.network.Orientation;

/// Networks that have between them every activation of the library in a hidden layer and every loss of the library at the output: the k-th of both in
/// the k-th network, the shorter table again from its beginning. Every other network has its examples in rows.
final class LibrarySweep {
    private static final int EXAMPLES = 3;
    private static final int TRIED = 400;
    private static final List<Double> SETTINGS = List.of(0.25, 0.5);

    /// How the numbers of an input other than a parameter are drawn.
    private enum Draw {
        REAL, UNIT, DISTRIBUTION, SIGN, BIT, ABOVE_ONE;

        double number(Random random) {
            return switch (this) {
                case REAL -> Math.round(32 * random.nextGaussian()) / 32.0;
                case UNIT, DISTRIBUTION -> (1 + random.nextInt(63)) / 64.0;
                case SIGN -> random.nextBoolean() ? 1 : -1;
                case BIT -> random.nextInt(2);
                case ABOVE_ONE -> 1 + (1 + random.nextInt(128)) / 64.0;
            };
        }
    }

    private LibrarySweep() {
    }

    static List<String> activations() {
        return Stream.concat(Library.descriptors().stream().filter(d -> d.kind() == Kind.ACTIVATION).map(LibrarySweep::activation),
                Library.primitives().stream().filter(p -> p.kind() == Kind.ACTIVATION).map(p -> p.function().name())).toList();
    }

    static List<Descriptor> losses() {
        return Library.descriptors().stream().filter(d -> d.kind() == Kind.LOSS).toList();
    }

    /// As it is written in a layer: what has no value by default is given one.
    private static String activation(Descriptor d) {
        long needed = d.definition().parameters().stream().skip(1).filter(p -> p.preset().isEmpty()).count();
        return d.name() + (needed == 0 ? "" : SETTINGS.stream().limit(needed).map(String::valueOf).collect(Collectors.joining(", ", "(", ")")));
    }

    /// An activation whose values are in the domain of the loss.
    private static String output(Descriptor loss) {
        Definition d = loss.definition();
        boolean bounded = d.formals().getFirst().domain().filter(s -> s instanceof SetSyntax.Interval i && !infinite(i.high())).isPresent();
        return loss.canonical().orElse(d.formals().getFirst().domain().isEmpty() ? "identity" : !bounded ? "softplus" : d.formals().getFirst().rank() == 1 ? "softmax" : "sigmoid");
    }

    private static boolean infinite(Expression e) {
        return e.toSource().equals("inf");
    }

    static int count() {
        return Math.max(activations().size(), losses().size());
    }

    /// The declaration of the k-th network.
    static String text(int k) {
        List<String> activations = activations();
        Descriptor loss = losses().get(k % losses().size());
        return "network sweep" + k + " { input x[2]; hidden 3 " + activations.get(k % activations.size()) + "; output 3 " + output(loss) + "; loss " + loss.name() + " }";
    }

    /// The k-th network, at a point where its assumptions hold and its loss is defined.
    static SampledNetwork network(int k) {
        SampledNetwork n = SampledNetwork.of(text(k), Orientation.values()[k % 2], EXAMPLES);
        Random random = new Random(k);
        for (int trial = 0; trial < TRIED; trial++) {
            for (Input i : n.program().inputs()) {
                Draw draw = i == n.program().inputs().getFirst() || n.program().variables().contains(i) ? Draw.REAL : Draw.values()[random.nextInt(Draw.values().length)];
                n.values().put(i.name(), values(n, i, draw, random));
            }
            if (new CertifiedEvaluation(n.point()).all(n.backprop().facts()) == Truth.TRUE && n.loss().isPresent()) {
                return n;
            }
        }
        throw new AssertionError("no point where this is defined: " + n.text());
    }

    private static double[] values(SampledNetwork n, Input i, Draw draw, Random random) {
        double[] v = new double[n.count(i.sizes())];
        for (int k = 0; k < v.length; k++) {
            v[k] = i.isLabel() ? random.nextInt(n.size(i.classes().orElseThrow())) : i.preset().orElse(draw.number(random));
        }
        if (draw == Draw.DISTRIBUTION && i.sizes().size() == 2) {
            boolean row = n.orientation() == Orientation.ROW;
            int classes = n.size(i.sizes().get(row ? 1 : 0));
            for (int example = 0; example < EXAMPLES; example++) {
                int most = random.nextInt(classes);
                for (int c = 0; c < classes; c++) {
                    v[row ? example * classes + c : c * EXAMPLES + example] = (c == most ? 64 - 16 * (classes - 1) : 16) / 64.0;
                }
            }
        }
        return v;
    }
}
