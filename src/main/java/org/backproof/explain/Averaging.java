package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
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
            if (s.layer() == last && (s.kind() == Step.Kind.WEIGHT_GRADIENT || s.kind() == Step.Kind.BIAS_GRADIENT)) {
                boolean weights = s.kind() == Step.Kind.WEIGHT_GRADIENT;
                out.add(new Section(out.isEmpty() ? heading : Prose.NONE, text.plain().layout(s.value().entry()),
                        List.of(new Line(text.entry(s.value()), "J is the mean over the examples: Σ and 1/m"))));
                out.add(new Section(text.name(s.value()), List.of(new Line(text.right(s.value()), weights ? "summed over the examples in both factors: a product with ᵀ"
                        : "summed over the examples in one factor: a product with ones"))));
            }
        }
        return out.stream().map(s -> s.from(Grain.TEXTBOOK)).toList();
    }
}
