package org.backproof.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.backproof.prove.Verdict;

/// The judged steps of `check e0 = e1 = …`.
///
/// @param ends the verdict of `e0 = en`, asked for where a step is not proved
record Derivation(List<Judgement> steps, Verdict ends) {
    Reply reply() {
        Map<Field, Json> fields = new EnumMap<>(Field.class);
        Optional<Judgement> open = steps.stream().filter(j -> !(j.verdict() instanceof Verdict.Proved)).findFirst();
        Judgement decisive = worst();
        fields.putAll(decisive.fields());
        if (open.isPresent()) {
            fields.put(Field.REASON, Json.of(String.join("; ", remarks())));
        }
        fields.put(Field.HYPOTHESES, Json.of(steps.stream().flatMap(j -> j.used().stream()).map(a -> a.text()).distinct().toList()));
        return new Reply(open.isPresent() ? Outcome.UNPROVED : Outcome.DONE, new Rendering.Plain(text()), List.of(), fields);
    }

    /// The first false step, else the first that is open, else the last.
    private Judgement worst() {
        return steps.stream().filter(j -> j.verdict() instanceof Verdict.Refuted).findFirst()
                .or(() -> steps.stream().filter(j -> j.verdict() instanceof Verdict.Undecided).findFirst())
                .or(() -> steps.stream().filter(j -> j.verdict() instanceof Verdict.Conditional).findFirst()).orElseGet(steps::getLast);
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        lines.add(worst().verdict().word() + "   " + steps.getFirst().wording().unicode(steps.getFirst().sides().getFirst()));
        for (Judgement j : steps) {
            lines.add("  = " + j.wording().unicode(j.sides().getLast()) + (j.verdict() instanceof Verdict.Proved ? "" : "     " + j.verdict().word()));
        }
        remarks().forEach(r -> lines.add("  " + r));
        for (String[] d : worst().details()) {
            lines.add("  %-10s%s".formatted(d[0], d[1]));
        }
        return String.join("\n", lines);
    }

    private List<String> remarks() {
        List<String> out = new ArrayList<>();
        for (int k = 0; k < steps.size(); k++) {
            if (!(steps.get(k).verdict() instanceof Verdict.Proved)) {
                out.add("step " + (k + 1) + " is " + steps.get(k).verdict().word());
                break;
            }
        }
        if (!out.isEmpty() && steps.size() > 1) {
            out.add(switch (ends) {
                case Verdict.Proved _ -> "the ends agree";
                case Verdict.Conditional _ -> "the ends agree where both are defined";
                case Verdict.Refuted _ -> "the ends differ";
                case Verdict.Undecided _ -> "whether the ends agree is open";
            });
        }
        return out;
    }
}
