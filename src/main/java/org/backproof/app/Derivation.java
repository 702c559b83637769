package org.backproof.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.backproof.explain.Chain;
import org.backproof.explain.Step;
import org.backproof.expr.Expr;
import org.backproof.print.Grain;
import org.backproof.print.LatexPage;
import org.backproof.print.Layout;
import org.backproof.print.Line;
import org.backproof.print.Page;
import org.backproof.print.Prose;
import org.backproof.print.Section;
import org.backproof.print.TextPage;
import org.backproof.prove.Verdict;

/// The judged steps of `check e0 = e1 = …`.
///
/// @param ends  the verdict of `e0 = en`, asked for where a step is not proved
/// @param chain the steps with their reasons; empty where none were sought
record Derivation(List<Judgement> steps, Verdict ends, Wording wording, Optional<Grained<Chain>> chain) {
    /// From the worst to the best.
    private static final List<String> ORDER = List.of("refuted", "undecided", "conditional", "proved");

    Derivation with(Grained<Chain> found) {
        return new Derivation(steps, ends, wording, Optional.of(found));
    }

    Reply reply() {
        Map<Field, Json> fields = new EnumMap<>(Field.class);
        fields.putAll(steps.get(decisive()).fields());
        if (!proved()) {
            fields.put(Field.REASON, Json.of(remark()));
        }
        fields.put(Field.HYPOTHESES, Json.of(steps.stream().flatMap(j -> j.used().stream()).map(a -> a.text()).distinct().toList()));
        fields.put(Field.STEPS, steps(Grain.TEXTBOOK));
        return new Reply(proved() ? Outcome.DONE : Outcome.UNPROVED, new Shown(this, Grain.TEXTBOOK), List.of(), fields);
    }

    private Json steps(Grain grain) {
        Optional<Chain> cut = chain.map(c -> c.at(grain));
        List<Json> all = new ArrayList<>();
        for (int k = 0; k < steps.size(); k++) {
            int at = k;
            List<Step> finer = cut.map(c -> Step.at(c.steps().get(at), grain)).orElse(List.of());
            all.addAll(finer.isEmpty() ? List.of(step(steps.get(k))) : finer.stream().map(Explained::step).toList());
        }
        return new Json.Array(all);
    }

    private boolean proved() {
        return steps.stream().allMatch(j -> j.verdict() instanceof Verdict.Proved);
    }

    private Json step(Judgement j) {
        var members = new LinkedHashMap<String, Json>();
        members.put("rule", Json.of(j.verdict().word()));
        members.put("before", Json.of(wording.plain(j.sides().getFirst())));
        members.put("after", Json.of(wording.plain(j.sides().getLast())));
        members.put("conditions", Json.of(j.conditions().stream().map(wording::plain).toList()));
        return new Json.Members(members);
    }

    /// The number of the step, from 0, whose verdict is that of the whole: the first of the worst.
    int decisive() {
        for (String word : ORDER) {
            for (int k = 0; k < steps.size(); k++) {
                if (steps.get(k).verdict().word().equals(word)) {
                    return k;
                }
            }
        }
        return 0;
    }

    private Expr first() {
        return steps.getFirst().sides().getFirst();
    }

    /// `step 2 is the first that is refuted; the ends agree`
    private String remark() {
        String step = "step " + (decisive() + 1) + " is the first that is " + steps.get(decisive()).verdict().word();
        return steps.size() == 1 ? step : step + "; " + switch (ends) {
            case Verdict.Proved _ -> "the ends agree";
            case Verdict.Conditional _ -> "the ends agree where both are defined";
            case Verdict.Refuted _ -> "the ends differ";
            case Verdict.Undecided _ -> "whether the ends agree is open";
        };
    }

    /// As a reader sees it.
    private record Shown(Derivation of, Grain grain) implements Rendering {
        @Override
        public String text() {
            List<String> lines = new ArrayList<>(List.of(word() + "   " + of.wording.unicode(of.first())
                    + (of.proved() ? " = " + of.wording.unicode(of.steps.getLast().sides().getLast()) : "")));
            if (!bare()) {
                lines.add(TextPage.calculation(List.of(section())).substring(1));
            }
            if (!of.proved()) {
                lines.add((!bare() ? "\n" : "") + "  " + of.remark());
            } else if (!bare() && !details().isEmpty()) {
                lines.add("");
            }
            details().forEach(d -> lines.add("  %-10s%s".formatted(d[0], d[1])));
            return String.join("\n", lines);
        }

        private List<String[]> details() {
            return of.steps.get(of.decisive()).details();
        }

        @Override
        public String latex() {
            if (of.proved()) {
                return LatexPage.body(page()) + LatexText.notes(notes());
            }
            StringBuilder out = new StringBuilder("\\par\\medskip\\noindent\\textbf{Claim} (" + word() + ": " + LatexText.escape(of.remark()) + ").\n" + align());
            return out.append(LatexDetails.of(of.steps.get(of.decisive()))).toString();
        }

        private Page page() {
            Section s = section();
            return new Page(word(), true, true, Prose.NONE, Layout.equation(s.left(), s.lines().getLast().value()), List.of(), List.of(), List.of(s), List.of());
        }

        private List<String> notes() {
            return details().stream().map(d -> d[0].equals("note") ? d[1] : d[0] + ": " + d[1]).toList();
        }

        @Override
        public String markdown() {
            StringBuilder out = new StringBuilder("**" + word() + "**" + (of.proved() ? "" : ": " + of.remark()) + "\n\n$$\n" + align() + "\n$$\n");
            details().forEach(d -> out.append("\n- ").append(d[0]).append(": `").append(d[1]).append('`'));
            return out.toString().stripTrailing();
        }

        @Override
        public Rendering at(Grain other) {
            return new Shown(of, other);
        }

        @Override
        public Optional<Json> steps() {
            return Optional.of(of.steps(grain));
        }

        private boolean bare() {
            return grain == Grain.RESULT;
        }

        private String word() {
            return of.steps.get(of.decisive()).verdict().word();
        }

        private String align() {
            return LatexPage.align(List.of(section()));
        }

        private Section section() {
            return of.chain.map(c -> c.at(grain).section().at(bare() ? Grain.STAGES : grain)).orElseGet(() -> new Section(of.wording.layout(of.first()),
                    of.steps.stream().map(j -> new Line(of.wording.layout(j.sides().getLast()), of.proved() ? "" : j.verdict().word())).toList()));
        }
    }
}
