package org.backproof.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.Setting;
import org.backproof.explain.Backpropagation;
import org.backproof.language.SourceError;
import org.backproof.network.Backprop;
import org.backproof.network.Convention;
import org.backproof.network.Judgement;
import org.backproof.network.Orientation;
import org.backproof.network.Step;

/// Formulas about a network, each with what is right or wrong about it.
///
/// @param convention where 1/m stands
/// @param flat       whether b and db are arrays of one axis
/// @param readings   how else all lines are read
/// @param deep       whether the depth is a symbol, and the formulas are judged where it is 4
record Judged(Backprop program, List<Line> lines, Knowledge knowledge, Setting setting, Orientation orientation, Convention convention, boolean flat, boolean deep, List<Reading> readings) implements Rendering {
    private static final String NOTHING = "nothing is judged: no line is for a value that backprop computes";

    /// How all lines are read, as a line of the answer.
    record Reading(String label, String text) {
        static final Reading OCTAVE = new Reading("read as", "Octave: * is the product of matrices, .* goes entry by entry, ' transposes, axes count from 1");
    }

    /// A formula as it was written, and its judgement; none for one that gives a name to something, or that cannot be read.
    ///
    /// @param one    whether it is right of one example, though not of m
    /// @param unread why it cannot be read; empty where it can
    /// @param note   what else is said of it; may be empty
    record Line(String formula, Optional<Judgement> judgement, boolean one, String unread, String note) {
        static Line of(String formula, Judgement judgement) {
            return new Line(formula, Optional.of(judgement), false, "", "");
        }

        static Line named(String formula) {
            return new Line(formula, Optional.empty(), false, "", "");
        }

        static Line unread(String formula, SourceError why) {
            return new Line(formula, Optional.empty(), false, why.getMessage() + why.suggestion().map(s -> ". " + s).orElse(""), "");
        }

        /// It is right of one example.
        Line ofOne() {
            return new Line(formula, judgement, true, "", "");
        }

        Line noted(String text) {
            return new Line(formula, judgement, one, unread, text);
        }

        String word() {
            return !unread.isEmpty() ? "unread" : one ? "right" : judgement.map(j -> switch (j) {
                case Judgement.Right _ -> "right";
                case Judgement.Misshapen _, Judgement.Mistaken _, Judgement.Wrong _ -> "wrong";
                case Judgement.Open _ -> "undecided";
            }).orElse("named");
        }

        boolean fails() {
            return !unread.isEmpty() || !one && judgement.filter(j -> !(j instanceof Judgement.Right)).isPresent();
        }
    }

    Reply reply() {
        boolean judged = lines.stream().anyMatch(l -> !l.word().equals("named"));
        boolean right = judged && lines.stream().noneMatch(Line::fails);
        boolean wrong = lines.stream().anyMatch(l -> l.word().equals("wrong"));
        Map<Field, Json> fields = new EnumMap<>(Field.class);
        fields.put(Field.VERDICT, Json.of(right ? "proved" : wrong ? "refuted" : "undecided"));
        fields.put(Field.RESULT, Json.of(String.join("; ", lines.stream().flatMap(l -> l.judgement().stream()).map(this::equation).distinct().toList())));
        if (!right) {
            fields.put(Field.REASON, Json.of(!judged ? NOTHING : String.join("; ", lines.stream().filter(Line::fails)
                    .map(l -> l.formula() + ": " + String.join(", ", why(l))).toList())));
        }
        lines.stream().flatMap(l -> point(l).stream()).findFirst().ifPresent(c -> fields.put(Field.COUNTEREXAMPLE, c.json()));
        return new Reply(right ? Outcome.DONE : Outcome.UNPROVED, this, List.of(), fields);
    }

    private String equation(Judgement j) {
        return Backpropagation.plainText(program, j.step(), knowledge);
    }

    @Override
    public String text() {
        List<String> out = new ArrayList<>();
        for (Line l : lines) {
            out.add("%-10s%s".formatted(l.word(), l.formula()));
            why(l).forEach(w -> out.add("  " + w));
            if (l.one() || l.fails() && l.judgement().isPresent()) {
                out.add("  %-10s%s".formatted(l.one() ? "of one" : "right is", (l.one() ? "example, of m " : "")
                        + Backpropagation.unicode(program, l.one() ? ofMany(l.judgement().orElseThrow().step()) : l.judgement().orElseThrow().step(), knowledge)));
            }
            if (!l.note().isEmpty()) {
                out.add("  %-10s%s".formatted("note", l.note()));
            }
        }
        if (lines.stream().allMatch(l -> l.word().equals("named"))) {
            out.add("undecided\n  %-10s%s".formatted("reason", NOTHING));
        }
        out.add("  %-10s%s".formatted("layout", orientation.text() + "; " + convention.text()));
        readings.forEach(r -> out.add("  %-10s%s".formatted(r.label(), r.text())));
        if (flat) {
            out.add("  %-10s%s".formatted("arrays", "b and db are arrays of one axis, (h,), as keepdims is left out here"));
        }
        if (deep) {
            out.add("  %-10s%s".formatted("depth", "judged with L = 4: an equation mentions only the layers beside it"));
        }
        return String.join("\n", out);
    }

    /// Of many examples what the step is of one.
    private Step ofMany(Step one) {
        return program.steps().stream().filter(s -> s.value().name().equalsIgnoreCase(one.value().name())).findFirst().orElse(one);
    }

    private Optional<Counterexample> point(Line l) {
        return !l.one() && l.judgement().orElse(null) instanceof Judgement.Wrong(_, var w)
                ? Optional.of(new Counterexample(w.point(), Optional.of(w), Optional.empty(), Wording.of(setting.scope(), List.of()))) : Optional.empty();
    }

    private List<String> why(Line l) {
        if (!l.unread().isEmpty()) {
            return List.of("%-10s%s".formatted("because", l.unread()));
        }
        return l.one() ? List.of() : switch (l.judgement().orElse(null)) {
            case null -> List.of();
            case Judgement.Right _ -> List.of();
            case Judgement.Mistaken(_, String why) -> List.of("%-10s%s".formatted("because", why));
            case Judgement.Misshapen(_, String why) -> List.of("%-10s%s".formatted("shape", why));
            case Judgement.Wrong _ -> point(l).orElseThrow().lines().stream().map(d -> "%-10s%s".formatted(d[0], d[1])).toList();
            case Judgement.Open(_, String reason) -> List.of("%-10s%s".formatted("reason", reason));
        };
    }

    /// `: shape this is …; right is $…$`.
    private String remark(Line l, UnaryOperator<String> escape) {
        String equation = l.judgement().map(j -> "$" + Backpropagation.latex(program, j.step(), knowledge) + "$").orElse("");
        if (!l.fails()) {
            return l.one() ? ": of one example; of m examples " + equation : "";
        }
        return ": " + escape.apply(String.join(", ", why(l).stream().map(w -> w.replaceAll(" +", " ")).toList())) + (equation.isEmpty() ? "" : "; right is " + equation);
    }

    @Override
    public String latex() {
        List<String> rows = new ArrayList<>();
        for (Line l : lines) {
            String why = point(l).map(LatexDetails::at).orElseGet(() -> LatexText.escape(String.join(", ", why(l).stream().map(w -> w.replaceAll(" +", " ")).toList()).replaceFirst("\\.$", "")) + ".");
            rows.add("\\par\\smallskip\\noindent \\textbf{" + l.word() + "}\\quad \\texttt{" + LatexText.escape(l.formula()) + "}"
                    + (!l.fails() ? "" : ". " + Character.toUpperCase(why.charAt(0)) + why.substring(1) + l.judgement()
                            .map(j -> " Right is $" + Backpropagation.latex(program, j.step(), knowledge) + "$.").orElse("")));
        }
        return String.join("\n", rows);
    }

    @Override
    public String markdown() {
        List<String> rows = new ArrayList<>();
        for (Line l : lines) {
            rows.add("- **" + l.word() + "** `" + l.formula() + "`" + remark(l, w -> w));
        }
        return String.join("\n", rows);
    }
}
