package org.backproof.app;

import org.backproof.print.LatexPage;
import org.backproof.print.MarkdownPage;
import org.backproof.print.Page;
import org.backproof.print.TextPage;
import org.backproof.print.Unicode;

/// The answer to a false claim, and what holds instead.
record Corrected(Rendering answer, Page truth) implements Rendering {
    @Override
    public String text() {
        String setting = truth.setting().isEmpty() ? "" : "     " + TextPage.print(truth.setting().getFirst());
        return answer.text() + "\n  %-10s%s%s".formatted("holds", Unicode.print(truth.statement()), setting);
    }

    @Override
    public String latex() {
        return answer.latex() + "\n\\par\\noindent What holds instead:\n" + LatexPage.body(truth);
    }

    @Override
    public String markdown() {
        return answer.markdown() + "\n\nWhat holds instead:\n\n" + MarkdownPage.print(truth);
    }
}
