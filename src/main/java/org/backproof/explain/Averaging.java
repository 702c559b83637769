package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.backproof.network.Step;
import org.backproof.print.Grain;
import org.backproof.print.Line;
import org.backproof.print.Prose;
import org.backproof.print.Section;

/// From one example to a batch: where Σ, 1/m and ᵀ come from.
record Averaging(NetworkText text) {
    List<Section> sections() {
        int last = text.network().depth();
        List<Section> out = new ArrayList<>();
        Prose heading = Prose.of("from one example to ").and(text.plain().layout(text.program().examples().orElseThrow())).and(": each example adds its own part of what all share");
        for (Step s : text.program().backward()) {
            boolean weights = s.kind() == Step.Kind.WEIGHT_GRADIENT;
            if ((weights || s.kind() == Step.Kind.BIAS_GRADIENT) && s.layer() == of(last, weights)) {
                boolean shared = IntStream.rangeClosed(1, last).filter(l -> of(l, weights) == s.layer()).count() > 1;
                out.add(new Section(out.isEmpty() ? heading : Prose.NONE, text.plain().layout(s.value().entry()),
                        List.of(new Line(text.entry(s.value()), "J is the mean over the examples: Σ and 1/m"))));
                out.add(new Section(text.name(s.value()), List.of(new Line(text.right(s.value()), (weights ? "summed over the examples in both factors: a product with ᵀ"
                        : "summed over the examples in one factor: a product with ones") + (shared ? ", for each layer that has it" : "")))));
            }
        }
        return out.stream().map(s -> s.from(Grain.TEXTBOOK)).toList();
    }

    /// The layer that the parameter of a layer belongs to: where it is shared, one before; 0 where the layer has none.
    private int of(int layer, boolean weights) {
        return weights ? text.network().weightsOf(layer) : text.network().biasOf(layer).orElse(0);
    }
}
