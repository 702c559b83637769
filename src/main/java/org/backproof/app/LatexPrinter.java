package org.backproof.app;

import java.io.IOException;

/// One complete document: the preamble, each answer's body, the end.
record LatexPrinter(Appendable out) implements AnswerPrinter {
    /// The packages of every document, and no macros.
    static final String PREAMBLE = """
            \\documentclass[11pt,a4paper]{article}
            \\usepackage[T1]{fontenc}
            \\usepackage{amsmath,amssymb,amsthm}
            \\usepackage[a4paper,left=2.6cm,right=2.6cm,top=2.2cm,bottom=2.2cm]{geometry}
            \\newtheorem{theorem}{Theorem}
            \\newtheorem{lemma}[theorem]{Lemma}
            \\theoremstyle{definition}
            \\newtheorem*{notation}{Notation}
            \\theoremstyle{remark}
            \\newtheorem*{remark}{Remark}
            \\allowdisplaybreaks
            \\emergencystretch=3em
            \\AtBeginDocument{\\abovedisplayshortskip=\\abovedisplayskip}
            """;

    @Override
    public void begin() throws IOException {
        out.append(PREAMBLE).append("\\begin{document}\n");
    }

    @Override
    public void print(Answer answer) throws IOException {
        body(answer.shown().latex());
    }

    /// Adds one answer's body.
    void body(String body) throws IOException {
        if (!body.isEmpty()) {
            out.append('\n').append(body).append('\n');
        }
    }

    @Override
    public void end() throws IOException {
        out.append("\n\\end{document}\n");
    }
}
