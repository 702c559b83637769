package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.backproof.print.Grain;

/// One proved line, in the language: `prove before = after given conditions` replays it.
///
/// @param rule  why they are equal
/// @param stage the number of its stage
/// @param parts finer steps from `before` to `after`; empty where there are none
public record Step(String rule, String before, String after, List<String> conditions, int stage, List<Step> parts) implements Grain.Part<Step> {
    public Step {
        conditions = List.copyOf(conditions);
        parts = List.copyOf(parts);
    }

    public Step(String rule, String before, String after, List<String> conditions) {
        this(rule, before, after, conditions, 0, List.of());
    }

    /// The steps of calculations at a grain.
    public static List<Step> at(List<Step> steps, Grain grain) {
        List<List<Step>> calculations = new ArrayList<>();
        for (Step s : steps) {
            if (calculations.isEmpty() || !calculations.getLast().getLast().after.equals(s.before)) {
                calculations.add(new ArrayList<>());
            }
            calculations.getLast().add(s);
        }
        return calculations.stream().flatMap(c -> grain.cut(c, Step::merged).stream()).toList();
    }

    private static Step merged(List<Step> steps) {
        return new Step(steps.stream().map(Step::rule).distinct().collect(Collectors.joining("; ")), steps.getFirst().before, steps.getLast().after,
                steps.stream().flatMap(s -> s.conditions.stream()).distinct().toList());
    }
}
