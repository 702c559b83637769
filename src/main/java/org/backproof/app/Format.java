package org.backproof.app;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.backproof.language.Spelling;

/// The values of `--format`.
public enum Format {
    TEXT, LATEX, JSON, MARKDOWN, COQ;

    /// The word on the command line.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// All words, in order.
    public static List<String> words() {
        return Arrays.stream(values()).map(Format::word).toList();
    }

    /// The format that `word` names.
    ///
    /// @throws BadInput if there is none, or it can't be printed
    public static Format of(String word) throws BadInput {
        for (Format format : values()) {
            if (format.word().equals(word)) {
                if (format == COQ) {
                    throw new BadInput("--format coq is not there yet; there are text, latex, json and markdown");
                }
                return format;
            }
        }
        throw new BadInput("no format '" + word + "'; there are text, latex, json and markdown"
                + Spelling.didYouMean(word, words()).map(s -> ". " + s).orElse(""));
    }

    /// A printer of answers in this format onto `out`.
    AnswerPrinter printer(Appendable out) {
        return switch (this) {
            case TEXT -> new TextPrinter(out);
            case LATEX -> new LatexPrinter(out);
            case JSON -> new JsonPrinter(out);
            case MARKDOWN -> new MarkdownPrinter(out);
            case COQ -> throw new IllegalStateException("refused by Format.of");
        };
    }
}
