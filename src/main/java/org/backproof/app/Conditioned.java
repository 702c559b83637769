package org.backproof.app;

import java.util.List;

import org.backproof.expr.Prop;
import org.backproof.print.Layout;
import org.backproof.print.LatexPage;
import org.backproof.print.MarkdownPage;
import org.backproof.print.Prose;
import org.backproof.print.Section;
import org.backproof.print.TextPage;

/// A conditional claim, and the calculation under its conditions.
record Conditioned(Judgement judgement, List<Section> sections) implements Rendering {
    Conditioned {
        sections = List.copyOf(sections);
    }

    @Override
    public String text() {
        return shown().text() + "\n\n  " + TextPage.print(heading()) + TextPage.calculation(sections);
    }

    @Override
    public String latex() {
        return shown().latex() + "\n\\par\\noindent " + LatexPage.prose(heading()) + "\n" + LatexPage.calculation(sections);
    }

    @Override
    public String markdown() {
        return shown().markdown() + "\n\n" + MarkdownPage.prose(heading()) + "\n\n" + MarkdownPage.calculation(sections);
    }

    @Override
    public Rendering at(int grain) {
        return grain > 0 ? new Conditioned(judgement, sections.stream().map(s -> s.at(grain)).toList()) : shown();
    }

    private Shown shown() {
        return new Shown(judgement);
    }

    private Prose heading() {
        Layout given = judgement.wording().layout(Prop.and(judgement.conditions()));
        return Prose.of("Given ").and(given).and(":");
    }
}
