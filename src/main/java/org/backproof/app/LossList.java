package org.backproof.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.backproof.explain.PairCell;
import org.backproof.print.Unicode;

/// A table of pairs as a list: under each loss its fields, each once, with the activations that have it. With more losses at its end it
/// begins with the same text.
record LossList(List<String> losses, List<String> activations, List<List<PairCell>> cells, String caption) {
    /// Of the column of fields; a longer one has its activations beside it where they fit, else below.
    private static final int FIELDS = 26;
    /// A longer factor has the derivative of the activation by its name, which itself is shown at greater length.
    private static final int WIDEST = 26;
    private static final int DERIVATIVE = 80;

    String text() {
        List<String> lines = new ArrayList<>();
        if (!caption.isEmpty()) {
            lines.addAll(List.of(caption, ""));
        }
        List<String> late = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).stream().allMatch(PairCell.TIME::equals)) {
                late.add(losses.get(i));
            } else {
                lines.add(losses.get(i));
                fields(cells.get(i)).forEach((field, names) -> lines.addAll(line(field, names)));
            }
        }
        if (!late.isEmpty()) {
            lines.add("not reached");
            lines.addAll(line("", late));
        }
        return String.join("\n", lines);
    }

    /// What is canonical first, and what has no R last.
    private Map<String, List<String>> fields(List<PairCell> row) {
        Map<String, List<String>> out = new LinkedHashMap<>();
        for (int rank = 0; rank < 5; rank++) {
            int now = rank;
            IntStream.range(0, row.size()).filter(j -> rank(row.get(j)) == now)
                    .forEach(j -> out.computeIfAbsent(field(row.get(j)), _ -> new ArrayList<>()).add(activations.get(j)));
        }
        return out;
    }

    private static int rank(PairCell c) {
        return switch (c.verdict()) {
            case "canonical" -> 0;
            case "canonical up to a constant" -> 1;
            case "out of range" -> 3;
            default -> Mark.of(c).isEmpty() ? 2 : 4;
        };
    }

    private static String field(PairCell c) {
        return Mark.of(c).map(Mark::text).or(() -> c.within(c.named().filter(PairCell.Named::isDerivative).isPresent() ? DERIVATIVE : WIDEST).map(Unicode::print)).orElseThrow();
    }

    private static List<String> line(String field, List<String> names) {
        List<String> out = new ArrayList<>();
        StringBuilder line = new StringBuilder("  " + TableShown.padded(field, FIELDS) + "  ");
        for (int k = 0; k < names.size(); k++) {
            String name = names.get(k) + (k + 1 < names.size() ? "," : "");
            if (line.length() + 1 + name.length() > TableShown.WIDTH) {
                out.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(FIELDS + 4));
            }
            line.append(' ').append(name);
        }
        out.add(line.toString());
        return out;
    }
}
