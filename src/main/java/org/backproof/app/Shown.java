package org.backproof.app;

import java.util.ArrayList;
import java.util.List;

import org.backproof.prove.Verdict;

/// A judgement as a reader sees it: the verdict and the claim, then the details, a line each.
record Shown(Judgement judgement) implements Rendering {
    @Override
    public String text() {
        return String.join("\n", lines());
    }

    private List<String> lines() {
        List<String> out = new ArrayList<>();
        out.add(judgement.verdict().word() + "   " + judgement.wording().unicode(judgement.claim()));
        for (String[] d : judgement.details()) {
            out.add("  %-10s%s".formatted(d[0], d[1]));
        }
        return out;
    }

    @Override
    public String latex() {
        boolean proved = judgement.verdict() instanceof Verdict.Proved;
        return (proved ? "\\begin{theorem}\n" : "\\par\\medskip\\noindent\\textbf{Claim} (" + judgement.verdict().word() + ").\n")
                + "\\[ " + judgement.wording().latex(judgement.claim()) + " \\]" + (proved ? "\n\\end{theorem}" : "") + rest();
    }

    @Override
    public String markdown() {
        StringBuilder out = new StringBuilder("**" + judgement.verdict().word() + "**\n\n$$\n" + judgement.wording().latex(judgement.claim()) + "\n$$\n");
        judgement.details().forEach(d -> out.append("\n- ").append(d[0]).append(": `").append(d[1]).append('`'));
        return out.toString().stripTrailing();
    }

    private String rest() {
        return LatexDetails.of(judgement);
    }
}
