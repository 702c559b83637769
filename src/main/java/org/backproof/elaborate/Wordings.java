package org.backproof.elaborate;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.backproof.language.Letters;

/// Names that differ in case, in what stands between their words, in a word that says what they are, or in parameters: `nn.HuberLoss`, `Huber loss`, `huber(δ = 2)`.
final class Wordings {
    private static final List<UnaryOperator<String>> READINGS = List.of(Wordings::letters, Wordings::bare, Wordings::withoutValues, Wordings::withoutParameters);

    private Wordings() {
    }

    /// The name among these, or of the function with another name, that the words mean; names come before other names.
    static Optional<String> find(String words, Collection<String> names, List<Applicable> functions) {
        for (UnaryOperator<String> reading : READINGS) {
            String sought = reading.apply(words);
            Optional<String> found = sought.isEmpty() ? Optional.empty() : Stream.concat(
                    names.stream().filter(n -> reading.apply(n).equals(sought)),
                    functions.stream().filter(f -> f.otherNames().stream().anyMatch(o -> reading.apply(o).equals(sought))).map(Applicable::name)).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static String letters(String words) {
        return Letters.ascii(words).toLowerCase(Locale.ROOT).replaceAll("^(torch\\.)?(nn\\.)?(functional|f)\\.|^(torch\\.)?nn\\.", "").replaceAll("[^\\p{L}0-9]", "");
    }

    private static String withoutValues(String words) {
        return letters(words.replaceAll("=[^,)]*", ""));
    }

    private static String withoutParameters(String words) {
        return bare(words.replaceAll("\\(.*", ""));
    }

    private static String bare(String words) {
        return letters(words).replaceAll("(loss|activation|function|layer)$", "");
    }
}
