package org.backproof.print;

import java.util.ArrayList;
import java.util.List;

/// A page in Markdown, with the displays of the LaTeX page between `$$`, as KaTeX and GitHub read them.
public final class MarkdownPage {
    private MarkdownPage() {
    }

    public static String print(Page page) {
        List<String> paragraphs = new ArrayList<>();
        String title = prose(page.title());
        paragraphs.add("**" + (title.isEmpty() ? Character.toUpperCase(page.verdict().charAt(0)) + page.verdict().substring(1) : title + "** — **" + page.verdict())
                + ".**" + introduction(page));
        paragraphs.add(display(LatexPage.statement(page)));
        if (!page.sections().isEmpty()) {
            paragraphs.add(calculation(page.sections()));
        }
        page.notes().forEach(n -> paragraphs.add("- " + n.label() + ": " + prose(Prose.of(n.subject())) + (n.remark().isEmpty() ? "" : " (" + prose(n.remark()) + ")")));
        if (page.closed()) {
            paragraphs.add("∎");
        }
        return String.join("\n\n", paragraphs);
    }

    /// The calculations alone.
    public static String calculation(List<Section> sections) {
        List<String> paragraphs = new ArrayList<>();
        for (List<Section> block : LatexPage.blocks(sections)) {
            if (!block.getFirst().heading().isEmpty()) {
                paragraphs.add(prose(block.getFirst().heading()));
            }
            paragraphs.add(display(LatexPage.align(block)));
        }
        return String.join("\n\n", paragraphs);
    }

    private static String introduction(Page page) {
        String definitions = page.definitions().isEmpty() ? "" : " Let " + listed(page.definitions().stream().map(Prose::of).toList()) + ".";
        return definitions + (page.setting().isEmpty() ? "" : " For " + listed(page.setting()) + ",");
    }

    private static String listed(List<Prose> parts) {
        List<String> each = parts.stream().map(MarkdownPage::prose).toList();
        return each.size() < 2 ? String.join("", each) : String.join(", ", each.subList(0, each.size() - 1)) + " and " + each.getLast();
    }

    private static String display(String align) {
        return "$$\n" + align + "\n$$";
    }

    /// Words as they are, but for what Markdown would take for markup.
    public static String prose(Prose prose) {
        StringBuilder out = new StringBuilder();
        for (Prose.Part p : prose.parts()) {
            out.append(switch (p) {
                case Prose.Words w -> w.text().replaceAll("([\\\\`*_{}\\[\\]<>#$|])", "\\\\$1");
                case Prose.Mathematics m -> "$" + Latex.print(m.layout()) + "$";
            });
        }
        return out.toString();
    }
}
