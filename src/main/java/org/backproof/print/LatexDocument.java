package org.backproof.print;

import java.util.List;

/// A complete LaTeX document of pages; it needs amsmath, amssymb, amsthm and geometry.
public final class LatexDocument {
    private static final String PREAMBLE = """
            \\documentclass[11pt,a4paper]{article}
            \\usepackage[T1]{fontenc}
            \\usepackage{amsmath,amssymb,amsthm}
            \\usepackage[a4paper,left=2.6cm,right=2.6cm,top=2.2cm,bottom=2.2cm]{geometry}
            \\newtheorem{theorem}{Theorem}
            \\allowdisplaybreaks
            \\setlength{\\emergencystretch}{4em}
            \\begin{document}
            """;

    private LatexDocument() {
    }

    public static String print(List<Page> pages) {
        StringBuilder out = new StringBuilder(PREAMBLE);
        pages.forEach(p -> out.append('\n').append(LatexPage.body(p)));
        return out.append("\n\\end{document}\n").toString();
    }
}
