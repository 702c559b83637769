package org.backproof.explain;

import java.util.List;
import org.backproof.print.Page;

/// A derivation, for readers and for programs.
///
/// @param page       what is shown
/// @param verdict    `proved`, `canonical`, `canonical up to a constant` or `not canonical`
/// @param result     what the derivative or the left side is, in the language
/// @param hypotheses the assumptions that were used, as the reader knows them
/// @param conditions what else the calculation needs, in the language
public record Explanation(Page page, String verdict, String result, List<String> hypotheses, List<String> conditions, List<Step> steps) {
    public Explanation {
        hypotheses = List.copyOf(hypotheses);
        conditions = List.copyOf(conditions);
        steps = List.copyOf(steps);
    }
}
