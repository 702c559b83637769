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
import org.backproof.expr.Prop;
import org.backproof.print.Grain;
import org.backproof.print.LatexPage;
import org.backproof.print.Layout;
import org.backproof.print.Line;
import org.backproof.print.Page;
import org.backproof.print.Prose;
import org.backproof.print.Section;
import org.backproof.print.TextPage;
import org.backproof.print.Unicode;
import org.backproof.prove.Verdict;

/// The judged steps of `check e0 = e1 = …`.
///
/// @param ends       the verdict of `e0 = en`, asked for where a step is not proved
/// @param conditions under which the steps are proved that are conditional
/// @param chain      the steps with their reasons; empty where none were sought
record Derivation(List<Judgement> steps, Verdict ends, List<Prop> conditions, Ledger ledger, Wording wording, Optional<Grained<Chain>> chain) {
    /// From the worst to the best.
    private static final List<String> ORDER = List.of("refuted", "undecided", "conditional", "proved");

    Derivation with(Grained<Chain> found) {
        return new Derivation(steps, ends, conditions, ledger, wording, Optional.of(found));
    }

    Reply reply() {
        Map<Field, Json> fields = new EnumMap<>(Field.class);
        fields.putAll(steps.get(decisive()).fields());
        remark().ifPresent(r -> fields.put(Field.REASON, Json.of(r + (steps.get(decisive()).verdict() instanceof Verdict.Undecided(String why) ? "; " + why : ""))));
        fields.computeIfPresent(Field.RESULT, (_, _) -> Json.of(wording.plain(last())));
        fields.put(Field.CONDITIONS, Json.of(conditional() ? conditions.stream().map(wording::plain).toList() : List.of()));
        fields.put(Field.HYPOTHESES, Json.of(ledger.used().stream().map(n -> n.assumption().text()).toList()));
        fields.put(Field.LEDGER, Ledger.json(ledger.used(), wording));
        fields.put(Field.UNUSED, Json.of(ledger.unused()));
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

    private boolean conditional() {
        return steps.get(decisive()).verdict() instanceof Verdict.Conditional;
    }

    private Expr last() {
        return steps.getLast().sides().getLast();
    }

    private Expr first() {
        return steps.getFirst().sides().getFirst();
    }

    /// `step 2 is the first that is refuted; the ends agree`; empty where every step is proved.
    private Optional<String> remark() {
        String step = "step " + (decisive() + 1) + " is the first that is " + steps.get(decisive()).verdict().word();
        return proved() || steps.size() == 1 ? Optional.empty() : Optional.of(step + "; " + switch (ends) {
            case Verdict.Proved _ -> "the ends agree";
            case Verdict.Conditional _ -> "the ends agree where both are defined";
            case Verdict.Refuted _ -> "the ends differ";
            case Verdict.Undecided _ -> "whether the ends agree is open";
        });
    }

    /// The lines below the steps: label and text.
    private List<String[]> details() {
        Judgement judged = steps.get(decisive());
        List<String[]> out = new ArrayList<>();
        if (conditional()) {
            out.add(new String[] {"given", conditions.isEmpty() ? "no condition was found under which all steps are proved" : wording.unicode(Prop.and(conditions))});
        }
        out.addAll(judged.findings());
        out.addAll(ledger.lines());
        out.addAll(judged.notes());
        return out;
    }

    /// A line for each step.
    private Section section(Grain grain) {
        return chain.map(c -> c.at(grain).section()).orElseGet(() -> {
            List<Line> lines = new ArrayList<>();
            steps.forEach(j -> lines.add(new Line(wording.layout(j.sides().getLast()), Optional.empty(), Prose.of(proved() ? "" : j.verdict().word()), List.of(), lines.size(), List.of())));
            return new Section(wording.layout(first()), lines);
        });
    }

    /// As a reader sees it.
    private record Shown(Derivation of, Grain grain) implements Rendering {
        @Override
        public String text() {
            List<String> lines = new ArrayList<>(List.of(word() + "   " + Unicode.print(statement())));
            if (!bare()) {
                lines.add(TextPage.calculation(List.of(section())).substring(1));
            }
            if (!bare() && !(of.proved() && of.details().isEmpty())) {
                lines.add("");
            }
            of.remark().ifPresent(r -> lines.add("  " + r));
            of.details().forEach(d -> lines.add("  %-10s%s".formatted(d[0], d[1])));
            return String.join("\n", lines);
        }

        @Override
        public String latex() {
            if (of.proved()) {
                return LatexPage.body(page()) + LatexText.notes(notes());
            }
            return "\\par\\medskip\\noindent\\textbf{Claim} (" + word() + of.remark().map(r -> ": " + LatexText.escape(r)).orElse("") + ").\n" + align()
                    + LatexDetails.of(of.steps.get(of.decisive()), of.conditional() ? of.conditions : List.of(), of.details(), of.steps.size() > 1 ? "in step " + (of.decisive() + 1) : "");
        }

        /// The ends where every step is proved, else the step that decides.
        private Layout statement() {
            Section s = of.section(Grain.TEXTBOOK);
            int k = of.decisive();
            return of.proved() ? Layout.equation(s.left(), s.lines().getLast().value())
                    : Layout.equation(k == 0 ? s.left() : s.lines().get(k - 1).value(), s.lines().get(k).value());
        }

        private Page page() {
            return new Page(word(), true, true, Prose.NONE, statement(), List.of(), List.of(), List.of(section()), List.of());
        }

        private List<String> notes() {
            return of.details().stream().map(d -> d[0].equals("note") ? d[1] : d[0] + ": " + LatexDetails.joined(d[1])).toList();
        }

        @Override
        public String markdown() {
            StringBuilder out = new StringBuilder("**" + word() + "**" + of.remark().map(r -> ": " + r).orElse("") + "\n\n$$\n" + align() + "\n$$\n");
            of.details().forEach(d -> out.append("\n- ").append(d[0]).append(": `").append(d[1]).append('`'));
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
            return of.section(grain).at(bare() ? Grain.STAGES : grain);
        }
    }
}
