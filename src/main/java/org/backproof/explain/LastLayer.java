package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Subterms;
import org.backproof.elaborate.Layer;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Terms;
import org.backproof.network.Step;
import org.backproof.network.Value;
import org.backproof.print.Grain;
import org.backproof.print.Layout;
import org.backproof.print.Line;
import org.backproof.print.Prose;
import org.backproof.print.Section;

/// Why the last layer differs from the others: the chain rule is the same, the loss is the layer after it, and may cancel the derivative of its
/// activation.
///
/// @param hidden the layer that stands for those before the last one, where the depth is a symbol
record LastLayer(NetworkText text, Optional<NetworkText> hidden) {
    List<Section> sections() {
        int last = text.network().depth();
        String place = text.place(last);
        List<Section> out = new ArrayList<>();
        boolean only = last == 1 && hidden.isEmpty();
        Prose heading = Prose.of(only ? "layer " + place + " is the last one, too: the chain rule is the same in every layer" : "why layer " + place + " differs: the chain rule is the same in every layer");
        if (!only) {
            Step before = text.program().step(Step.Kind.ACTIVATION_COTANGENT, last - 1).orElseThrow();
            out.add(new Section(heading, Layout.Name.of(before.value().name()), List.of(new Line(text.right(before.value()),
                    "layer " + text.place(last - 1) + ": from the layer after it"))));
            NetworkText other = hidden.orElse(text);
            int layer = hidden.isPresent() ? 1 : last - 1;
            Step slope = other.program().step(Step.Kind.LOGIT_COTANGENT, layer).orElseThrow();
            out.add(new Section(Layout.Name.of(slope.value().name()), List.of(new Line(text.right(slope.value()),
                    "the derivative of " + other.network().layer(layer).activation() + (other.unit(layer) ? " is 1" : " stays")))));
        }
        String activation = text.network().layer(last).activation();
        String loss = text.network().output().loss();
        Step of = text.program().step(Step.Kind.ACTIVATION_COTANGENT, last).orElseThrow();
        out.add(new Section(out.isEmpty() ? heading : Prose.NONE, text.name(of.value()), List.of(new Line(text.right(of.value()),
                "layer " + place + ": no layer after it; from " + loss + ", with the labels"))));
        Step z = text.program().step(Step.Kind.LOGIT_COTANGENT, last).orElseThrow();
        out.add(new Section(text.name(z.value()), List.of(new Line(text.right(z.value()), text.unit(last) ? "the derivative of " + activation + " is 1: nothing to cancel"
                : text.program().collapsed() ? "the derivative of " + activation + " is cancelled by " + loss
                : alone(text.network().layer(last)) ? "the derivative of " + activation + ", of one unit alone"
                : divides(of.value(), text.value(Step.Kind.ACTIVATION, last)) ? "the derivative of " + activation + " is cancelled in part by " + loss + ", and leaves no multiple of prediction minus label"
                : "the derivative of " + activation + " stays: " + loss + " does not cancel it"))));
        return out.stream().map(s -> s.from(Grain.TEXTBOOK)).toList();
    }

    /// Whether the prediction stands under a bar, as in −y/a: there the derivative of the activation may be cancelled.
    private static boolean divides(Value cotangent, Value prediction) {
        return Subterms.of(cotangent.body()).stream().anyMatch(e -> e instanceof Pow p && Free.occurs(prediction.symbol(), p.base()) && !(p.exponent() instanceof Num n && n.value().signum() > 0));
    }

    /// The softmax of one unit is 1, and what any loss leaves of its derivative is 0.
    private static boolean alone(Layer layer) {
        return !layer.elementwise() && layer.units() == Terms.ONE;
    }
}
