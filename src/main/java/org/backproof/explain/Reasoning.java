package org.backproof.explain;

import java.util.List;
import org.backproof.kernel.Theorem;
import org.backproof.print.Section;

/// Calculations, and the theorem that they come to together.
///
/// @param partial whether they use that a side is defined; where it is not, the other is not, either
record Reasoning(Theorem theorem, List<Section> sections, List<Step> steps, boolean partial) {
    Reasoning {
        sections = List.copyOf(sections);
        steps = List.copyOf(steps);
    }
}
