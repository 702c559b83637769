package org.backproof.app;

import java.util.Optional;
import org.backproof.print.Grain;

/// One answer as a reader sees it. Each method prints on demand, so that only the format asked for costs anything.
public interface Rendering {
    /// Nothing to show: a definition that needs no remark.
    Rendering NOTHING = new Plain("");

    /// Unicode lines for a terminal, without a final newline and without colours; empty where there is nothing to say.
    String text();

    /// The body of a LaTeX document: paragraphs, displays, no preamble. It needs amsmath, amssymb and amsthm only.
    String latex();

    /// Markdown whose displays KaTeX accepts.
    String markdown();

    /// The same answer with steps of another grain.
    default Rendering at(Grain grain) {
        return this;
    }

    /// What the JSON member `steps` is at this grain; empty where it does not depend on it.
    default Optional<Json> steps() {
        return Optional.empty();
    }

    /// Text without mathematics, the same in every format but for the escapes.
    record Plain(String text) implements Rendering {
        @Override
        public String latex() {
            return text.isEmpty() ? "" : text.contains("\n") ? "\\par\\noindent " + LatexText.escape(text) : LatexText.notes(java.util.List.of(text)).strip();
        }

        @Override
        public String markdown() {
            return text.isEmpty() ? "" : "```text\n" + text + "\n```";
        }
    }
}
