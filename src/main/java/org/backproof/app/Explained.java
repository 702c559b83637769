package org.backproof.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.backproof.explain.Explanation;
import org.backproof.explain.Step;
import org.backproof.expr.Prop;
import org.backproof.library.Library;
import org.backproof.print.Grain;
import org.backproof.print.LatexPage;
import org.backproof.print.MarkdownPage;
import org.backproof.print.Page;
import org.backproof.print.TextPage;
import org.backproof.prove.AtKinks;

/// Derivations as a reader sees them.
///
/// @param notes remarks about the statement, below the derivation
record Explained(Grained<List<Explanation>> all, List<String> notes, Grain grain) implements Rendering {
    Explained {
        notes = List.copyOf(notes);
    }

    Explained(Grained<List<Explanation>> all, List<String> notes) {
        this(all, notes, Grain.TEXTBOOK);
    }

    private List<Explanation> cut() {
        return all.at(grain).stream().map(e -> e.at(grain)).toList();
    }

    private List<Page> pages() {
        return cut().stream().map(Explanation::page).toList();
    }

    @Override
    public String text() {
        String text = pages().stream().map(TextPage::print).collect(Collectors.joining("\n\n"));
        return text + Stream.concat(kinks(cut()).stream(), notes.stream()).map(n -> "\n  %-13s%s".formatted("note", n)).collect(Collectors.joining());
    }

    @Override
    public String latex() {
        return pages().stream().map(LatexPage::body).collect(Collectors.joining("\n"))
                + LatexText.notes(Stream.concat(kinks(cut()).stream(), notes.stream()).toList());
    }

    @Override
    public String markdown() {
        return pages().stream().map(MarkdownPage::print).collect(Collectors.joining("\n\n")) + kinks(cut()).stream().map(k -> "\n- note: `" + k + "`").collect(Collectors.joining());
    }

    /// What frameworks take where the derivatives do not exist.
    private static List<String> kinks(List<Explanation> all) {
        return AtKinks.differentiated(all.stream().filter(e -> !e.conditions().isEmpty()).flatMap(e -> e.theorem().stream()).flatMap(t -> Prop.terms(t.conclusion()).stream()).toList());
    }

    @Override
    public Rendering at(Grain other) {
        return new Explained(all, notes, other);
    }

    @Override
    public Optional<Json> steps() {
        return Optional.of(stepsOf(cut()));
    }

    static Map<Field, Json> fields(List<Explanation> all) {
        Map<Field, Json> out = new EnumMap<>(Field.class);
        out.put(Field.VERDICT, Json.of(all.stream().map(Explanation::word).filter(w -> !w.equals("proved")).findFirst().orElse("proved")));
        all.getFirst().kind().ifPresent(k -> out.put(Field.CLASS, Json.of(k)));
        out.put(Field.RESULT, Json.of(all.stream().map(Explanation::result).collect(Collectors.joining("; "))));
        out.put(Field.HYPOTHESES, Json.of(all.stream().flatMap(e -> e.hypotheses().stream()).distinct().toList()));
        out.put(Field.LEDGER, ledger(all));
        out.put(Field.CONDITIONS, Json.of(all.stream().flatMap(e -> e.conditions().stream()).distinct().toList()));
        if (!kinks(all).isEmpty()) {
            out.put(Field.KINKS, Json.of(kinks(all)));
        }
        out.put(Field.STEPS, stepsOf(all));
        return out;
    }

    static Json ledger(List<Explanation> all) {
        return Ledger.json(all.stream().flatMap(e -> e.needed().stream()).toList(), Wording.of(Library.scope(), List.of()));
    }

    static Json stepsOf(List<Explanation> all) {
        List<Json> out = new ArrayList<>();
        for (Explanation e : all) {
            e.steps().forEach(s -> out.add(step(s)));
        }
        return new Json.Array(out);
    }

    static Json step(Step s) {
        var members = new java.util.LinkedHashMap<String, Json>();
        members.put("rule", Json.of(s.rule()));
        members.put("before", Json.of(s.before()));
        members.put("after", Json.of(s.after()));
        members.put("conditions", Json.of(s.conditions()));
        return new Json.Members(members);
    }
}
