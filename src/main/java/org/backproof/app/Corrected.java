package org.backproof.app;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.backproof.print.Grain;
import org.backproof.print.LatexPage;
import org.backproof.print.MarkdownPage;
import org.backproof.print.Page;
import org.backproof.print.Prose;
import org.backproof.print.TextPage;
import org.backproof.print.Unicode;

/// The answer to a false claim, and what holds instead.
record Corrected(Rendering answer, Truth truth) implements Rendering {
    @Override
    public String text() {
        Page page = truth.page();
        List<Prose> setting = page.setting().isEmpty() ? List.of() : List.of(page.setting().getFirst());
        String beside = Stream.concat(setting.stream(), Stream.of(truth.given(), truth.remark())).filter(p -> !p.isEmpty()).map(TextPage::print)
                .collect(Collectors.joining("; "));
        return answer.text() + "\n  %-10s%s%s".formatted("holds", Unicode.print(page.statement()), beside.isEmpty() ? "" : "     " + beside)
                + page.entry().map(e -> "\n" + TextPage.entry(e, TextPage.WIDTH)).orElse("")
                + (truth.grain() == Grain.RULES ? TextPage.calculation(page.sections()) : "");
    }

    @Override
    public String latex() {
        return answer.latex() + "\n\\par\\noindent What holds instead" + LatexPage.prose(beside()) + ":\n" + LatexPage.body(truth.page());
    }

    @Override
    public String markdown() {
        return answer.markdown() + "\n\nWhat holds instead" + MarkdownPage.prose(beside()) + ":\n\n" + MarkdownPage.print(truth.page());
    }

    @Override
    public Rendering at(Grain grain) {
        return new Corrected(answer.at(grain), truth.at(grain));
    }

    /// `, given x ≥ 0 (the sign is wrong)`
    private Prose beside() {
        Prose out = truth.given().isEmpty() ? Prose.NONE : Prose.of(", ").and(truth.given());
        return truth.remark().isEmpty() ? out : out.and(" (").and(truth.remark()).and(")");
    }
}
