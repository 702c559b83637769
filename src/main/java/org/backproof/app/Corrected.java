package org.backproof.app;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.backproof.print.LatexPage;
import org.backproof.print.MarkdownPage;
import org.backproof.print.Page;
import org.backproof.print.Prose;
import org.backproof.print.TextPage;
import org.backproof.print.Unicode;

/// The answer to a false claim, and what holds instead.
///
/// @param given  what the truth needs besides the assumptions; may be empty
/// @param remark what is wrong with the claim; may be empty
record Corrected(Rendering answer, Page truth, Prose given, Prose remark) implements Rendering {
    @Override
    public String text() {
        List<Prose> setting = truth.setting().isEmpty() ? List.of() : List.of(truth.setting().getFirst());
        String beside = Stream.concat(setting.stream(), Stream.of(given, remark)).filter(p -> !p.isEmpty()).map(TextPage::print)
                .collect(Collectors.joining("; "));
        return answer.text() + "\n  %-10s%s%s".formatted("holds", Unicode.print(truth.statement()), beside.isEmpty() ? "" : "     " + beside);
    }

    @Override
    public String latex() {
        return answer.latex() + "\n\\par\\noindent What holds instead" + LatexPage.prose(beside()) + ":\n" + LatexPage.body(truth);
    }

    @Override
    public String markdown() {
        return answer.markdown() + "\n\nWhat holds instead" + MarkdownPage.prose(beside()) + ":\n\n" + MarkdownPage.print(truth);
    }

    /// `, given x ≥ 0 (the sign is wrong)`
    private Prose beside() {
        Prose out = given.isEmpty() ? Prose.NONE : Prose.of(", ").and(given);
        return remark.isEmpty() ? out : out.and(" (").and(remark).and(")");
    }
}
