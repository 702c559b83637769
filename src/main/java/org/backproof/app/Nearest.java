package org.backproof.app;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The word that was probably meant.
final class Nearest {
    private Nearest() {
    }

    /// ` Did you mean X?`, or nothing where no candidate is near.
    static String question(String word, List<String> candidates) {
        return to(word, candidates).map(c -> ". Did you mean " + c + "?").orElse("");
    }

    /// The candidate at the least edit distance, if that is at most a third of its length (and at least one letter is right).
    static Optional<String> to(String word, List<String> candidates) {
        return candidates.stream()
                .filter(c -> distance(word, c) <= Math.max(1, c.length() / 3) && distance(word, c) < c.length())
                .min(Comparator.comparingInt((String c) -> distance(word, c)).thenComparing(Comparator.naturalOrder()));
    }

    /// Levenshtein's distance: the least number of letters inserted, deleted or replaced.
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
