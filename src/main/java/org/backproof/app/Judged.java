package org.backproof.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.Setting;
import org.backproof.explain.Backpropagation;
import org.backproof.network.Backprop;
import org.backproof.network.Judgement;

/// Formulas about a network, each with what is right or wrong about it.
record Judged(Backprop program, List<Line> lines, Knowledge knowledge, Setting setting) implements Rendering {
    /// A formula as it was written, and its judgement.
    record Line(String formula, Judgement judgement) {
        String word() {
            return switch (judgement) {
                case Judgement.Right _ -> "right";
                case Judgement.Misshapen _, Judgement.Wrong _ -> "wrong";
                case Judgement.Open _ -> "undecided";
            };
        }
    }

    Reply reply() {
        boolean right = lines.stream().allMatch(l -> l.word().equals("right"));
        boolean wrong = lines.stream().anyMatch(l -> l.word().equals("wrong"));
        Map<Field, Json> fields = new EnumMap<>(Field.class);
        fields.put(Field.VERDICT, Json.of(right ? "proved" : wrong ? "refuted" : "undecided"));
        fields.put(Field.RESULT, Json.of(String.join("; ", lines.stream().map(l -> equation(l.judgement())).distinct().toList())));
        if (!right) {
            fields.put(Field.REASON, Json.of(String.join("; ", lines.stream().filter(l -> !l.word().equals("right"))
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
            if (!l.word().equals("right")) {
                out.add("  %-10s%s".formatted("right is", Backpropagation.unicode(program, l.judgement().step(), knowledge)));
            }
        }
        out.add("  %-10s%s".formatted("layout", "examples are columns; dZ and dA are per example, dW and db are of J"));
        return String.join("\n", out);
    }

    private Optional<Counterexample> point(Line l) {
        return l.judgement() instanceof Judgement.Wrong(_, var w)
                ? Optional.of(new Counterexample(w.point(), Optional.of(w), Optional.empty(), Wording.of(setting.scope(), List.of()))) : Optional.empty();
    }

    private List<String> why(Line l) {
        return switch (l.judgement()) {
            case Judgement.Right _ -> List.of();
            case Judgement.Misshapen(_, String why) -> List.of("%-10s%s".formatted("shape", why));
            case Judgement.Wrong _ -> point(l).orElseThrow().lines().stream().map(d -> "%-10s%s".formatted(d[0], d[1])).toList();
            case Judgement.Open(_, String reason) -> List.of("%-10s%s".formatted("reason", reason));
        };
    }

    @Override
    public String latex() {
        List<String> rows = new ArrayList<>();
        for (Line l : lines) {
            rows.add("\\par\\noindent \\textbf{" + l.word() + "} \\texttt{" + LatexText.escape(l.formula()) + "}"
                    + (l.word().equals("right") ? "" : ": " + LatexText.escape(String.join(", ", why(l).stream().map(w -> w.replaceAll(" +", " ")).toList()))
                            + "; right is $" + Backpropagation.latex(program, l.judgement().step(), knowledge) + "$"));
        }
        return String.join("\n", rows);
    }

    @Override
    public String markdown() {
        List<String> rows = new ArrayList<>();
        for (Line l : lines) {
            rows.add("- **" + l.word() + "** `" + l.formula() + "`" + (l.word().equals("right") ? ""
                    : ": " + String.join(", ", why(l).stream().map(w -> w.replaceAll(" +", " ")).toList()) + "; right is $"
                            + Backpropagation.latex(program, l.judgement().step(), knowledge) + "$"));
        }
        return String.join("\n", rows);
    }
}
