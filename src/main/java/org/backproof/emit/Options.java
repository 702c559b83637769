package org.backproof.emit;

import java.util.List;

/// What may be chosen for a target.
///
/// @param precision of arrays in Java and C; NumPy and PyTorch take that of what they are given
/// @param cblas     whether matrix products in C are those of CBLAS
public record Options(Precision precision, boolean cblas) {
    public static final Options STANDARD = new Options(Precision.FLOAT64, false);

    private static final String FLOAT32 = "float32";
    private static final String CBLAS = "cblas";

    /// The words of the options that a target has.
    public static List<String> words(Target target) {
        return switch (target) {
            case JAVA -> List.of(FLOAT32);
            case C -> List.of(FLOAT32, CBLAS);
            case NUMPY, TORCH -> List.of();
        };
    }

    /// @param words among those of the target
    public static Options of(List<String> words) {
        return new Options(words.contains(FLOAT32) ? Precision.FLOAT32 : Precision.FLOAT64, words.contains(CBLAS));
    }
}
