package org.backproof.language;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// The "did you mean" of all messages.
public final class Spelling {
    private Spelling() {
    }

    /// The known word nearest to `word`, if one is near: one slip in three letters. Of equally near ones the first.
    public static Optional<String> nearest(String word, Collection<String> known) {
        if (word.length() > 64) {
            return Optional.empty();
        }
        int best = Math.max(1, (word.length() + 1) / 3) + 1;
        String found = null;
        for (String candidate : known) {
            int distance = distance(word, candidate, best);
            if (distance < best && distance < Math.max(word.length(), candidate.length())) {
                best = distance;
                found = candidate;
            }
        }
        return Optional.ofNullable(found);
    }

    /// `Did you mean sigmoid?`, ready for a [SourceError].
    public static Optional<String> didYouMean(String word, Collection<String> known) {
        return nearest(word, known).map(n -> "Did you mean " + n + "?");
    }

    /// Insertions, deletions, changes and swaps of neighbours; a wrong case alone counts 1 in all. Exact below `limit`.
    static int distance(String a, String b, int limit) {
        if (a.equals(b)) {
            return 0;
        }
        if (a.equalsIgnoreCase(b)) {
            return 1;
        }
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        return optimalAlignment(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
    }

    private static int optimalAlignment(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
