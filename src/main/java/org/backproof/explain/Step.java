package org.backproof.explain;

import java.util.List;

/// One proved line, in the language: `prove before = after given conditions` replays it.
///
/// @param rule why they are equal
public record Step(String rule, String before, String after, List<String> conditions) {
    public Step {
        conditions = List.copyOf(conditions);
    }
}
