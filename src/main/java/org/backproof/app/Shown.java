package org.backproof.app;

import java.util.ArrayList;
import java.util.List;

import org.backproof.print.Latex;
import org.backproof.print.Unicode;
import org.backproof.prove.Verdict;

/// A judgement as a reader sees it: the verdict and the claim, then the details, a line each.
record Shown(Judgement judgement) implements Rendering {
    @Override
    public String text() {
        return String.join("\n", lines());
    }

    private List<String> lines() {
        List<String> out = new ArrayList<>();
        String entry = judgement.wording().unicode(judgement.claim());
        out.add(judgement.verdict().word() + "   " + judgement.matrix().map(Unicode::print).orElse(entry));
        judgement.matrix().ifPresent(_ -> out.add("  %-10s%s".formatted("entry", entry)));
        for (String[] d : judgement.details()) {
            out.add("  %-10s%s".formatted(d[0], d[1]));
        }
        return out;
    }

    @Override
    public String latex() {
        boolean proved = judgement.verdict() instanceof Verdict.Proved;
        return (proved ? "\\begin{theorem}\n" : "\\par\\medskip\\noindent\\textbf{Claim} (" + judgement.verdict().word() + ").\n")
                + "\\[ " + claim() + " \\]" + (proved ? "\n\\end{theorem}" : "") + rest();
    }

    @Override
    public String markdown() {
        StringBuilder out = new StringBuilder("**" + judgement.verdict().word() + "**\n\n$$\n" + claim() + "\n$$\n");
        judgement.details().forEach(d -> out.append("\n- ").append(d[0]).append(": `").append(d[1]).append('`'));
        return out.toString().stripTrailing();
    }

    /// With that of an entry below, where it is in matrix notation.
    private String claim() {
        String entry = judgement.wording().latex(judgement.claim());
        return judgement.matrix().map(m -> "\\begin{gathered} " + Latex.print(m) + " \\\\ " + entry + " \\end{gathered}").orElse(entry);
    }

    private String rest() {
        return LatexDetails.of(judgement);
    }
}
