package org.backproof.app;

import java.util.List;
import java.util.Optional;

import org.backproof.explain.Explanation;
import org.backproof.expr.Prop;
import org.backproof.print.Grain;
import org.backproof.print.Layout;
import org.backproof.print.LatexPage;
import org.backproof.print.MarkdownPage;
import org.backproof.print.Prose;
import org.backproof.print.Section;
import org.backproof.print.TextPage;

/// A conditional claim, and the calculation under its conditions.
record Conditioned(Judgement judgement, Grained<Explanation> under, Grain grain) implements Rendering {
    private boolean bare() {
        return grain == Grain.RESULT;
    }

    private Explanation cut() {
        return under.at(grain).at(grain);
    }

    private List<Section> sections() {
        return cut().page().sections();
    }

    @Override
    public String text() {
        return bare() ? shown().text() : shown().text() + "\n\n  " + TextPage.print(heading()) + TextPage.calculation(sections());
    }

    @Override
    public String latex() {
        return bare() ? shown().latex() : shown().latex() + "\n\\par\\noindent " + LatexPage.prose(heading()) + "\n" + LatexPage.calculation(sections());
    }

    @Override
    public String markdown() {
        return bare() ? shown().markdown() : shown().markdown() + "\n\n" + MarkdownPage.prose(heading()) + "\n\n" + MarkdownPage.calculation(sections());
    }

    @Override
    public Rendering at(Grain other) {
        return new Conditioned(judgement, under, other);
    }

    @Override
    public Optional<Json> steps() {
        return Optional.of(Explained.stepsOf(List.of(cut())));
    }

    private Shown shown() {
        return new Shown(judgement);
    }

    private Prose heading() {
        Layout given = judgement.wording().layout(Prop.and(judgement.conditions()));
        return Prose.of("Given ").and(given).and(":");
    }
}
