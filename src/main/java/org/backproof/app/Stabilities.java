package org.backproof.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Task;
import org.backproof.emit.NoCode;
import org.backproof.emit.Sampling;
import org.backproof.emit.Stability;
import org.backproof.expr.Sort;
import org.backproof.language.SourceError;
import org.backproof.print.Plain;
import org.backproof.print.Unicode;
import org.backproof.prove.Prover;

/// Answers `stability E`.
final class Stabilities {
    private Stabilities() {
    }

    /// @throws SourceError for what cannot be computed in doubles
    static Reply of(Task.Stability task, Prover prover) {
        try {
            Stability s = Stability.of(task.subject(), task.setting(), prover);
            Map<Field, Json> fields = new EnumMap<>(Field.class);
            fields.put(Field.RESULT, Json.of(Plain.print(s.emitted().form())));
            fields.put(Field.STABILITY, json(s));
            return new Reply(Outcome.DONE, new Rendering.Plain(text(s, task.setting())), List.of(), fields);
        } catch (NoCode e) {
            throw new SourceError("no value in doubles: " + e.getMessage(), task.setting().span());
        }
    }

    private static String text(Stability s, Setting setting) {
        List<String> out = new ArrayList<>();
        out.add("stability   errors in units in the last place of a double, at " + s.points() + " inputs of size up to 10⁴");
        side("naive", s.naive(), out);
        side("emitted", s.emitted(), out);
        return String.join("\n", out);
    }

    private static void side(String name, Stability.Side side, List<String> out) {
        out.add("");
        out.add(String.format("  %-8s  %s", name, Unicode.print(side.form())));
        side.failures().forEach((kind, f) -> out.add("            " + kind.text() + " instead of " + number(f.value()) + " at " + at(f.at()) + times(f.count())));
        out.add("            " + (side.failures().isEmpty() ? "" : "else ") + "at most " + ulp(side.worst()) + side.at().map(p -> ", at " + at(p)).orElse(""));
    }

    private static String times(int count) {
        return count == 1 ? "" : ", and at " + (count - 1) + " more";
    }

    private static String ulp(double error) {
        return error < 1e4 ? String.format(Locale.ROOT, "%.1f", error) : String.format(Locale.ROOT, "%.0e", error);
    }

    private static String number(double value) {
        return Double.isInfinite(value) || value == Math.rint(value) && Math.abs(value) < 1e15 ? String.format(Locale.ROOT, "%.0f", value)
                : Math.abs(value) >= 1e-3 && Math.abs(value) < 1e7 ? String.format(Locale.ROOT, "%.4f", value) : String.format(Locale.ROOT, "%.3e", value);
    }

    /// `z = 38, v = (0, 1, 0)`.
    private static String at(Sampling.Input input) {
        return input.values().entrySet().stream().filter(v -> !(v.getKey().sort() instanceof Sort.Size)).map(v -> v.getKey().name() + " = "
                + (v.getValue().size() == 1 ? number(v.getValue().values().iterator().next())
                : v.getValue().values().stream().map(Stabilities::number).collect(Collectors.joining(", ", "(", ")")))).collect(Collectors.joining(", "));
    }

    private static Json json(Stability s) {
        SequencedMap<String, Json> out = new LinkedHashMap<>();
        out.put("points", Json.of(s.points()));
        out.put("naive", json(s.naive()));
        out.put("emitted", json(s.emitted()));
        return new Json.Members(out);
    }

    private static Json json(Stability.Side side) {
        SequencedMap<String, Json> out = new LinkedHashMap<>();
        out.put("form", Json.of(Plain.print(side.form())));
        out.put("ulp", Json.of(ulp(side.worst())));
        out.put("at", side.at().map(p -> Json.of(at(p))).orElse(Json.NULL));
        out.put("failures", new Json.Array(side.failures().entrySet().stream().map(f -> failure(f.getKey(), f.getValue())).toList()));
        return new Json.Members(out);
    }

    private static Json failure(Stability.Kind kind, Stability.Failure f) {
        SequencedMap<String, Json> out = new LinkedHashMap<>();
        out.put("result", Json.of(kind.text()));
        out.put("value", Json.of(number(f.value())));
        out.put("at", Json.of(at(f.at())));
        out.put("inputs", Json.of(f.count()));
        return new Json.Members(out);
    }
}
