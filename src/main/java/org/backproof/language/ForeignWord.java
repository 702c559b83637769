package org.backproof.language;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// First words of statements in other languages and systems, which begin none here, and what is written in their place.
enum ForeignWord {
    FUNCTION("For a definition write f(x) = x^2.", "def", "function", "lambda", "define"),
    VALUE("For a definition write x = 3.", "let", "var", "const"),
    DECLARATION("For a declaration write x : scalar, v : vector[K] or W : matrix[n, m].", "vector", "matrix", "scalar", "real", "declare", "symbol", "symbols", "variable"),
    LABELS("For a declaration write c : index[K].", "index"),
    SHOWN("An expression shows its value by itself.", "return", "print", "show", "display"),
    SIMPLIFIED("An expression shows its value, simplified, by itself.", "simplify", "evaluate", "compute", "calculate", "expand", "factor"),
    DERIVATIVE("For the derivative write diff(x^2, x), with its steps derive x^2 wrt x.", "differentiate", "derivative", "gradient", "grad", "D"),
    INTEGRAL("There are no integrals; match ACTIVATION finds the loss that belongs to an activation.", "integrate", "integral"),
    EQUATION("No equations are solved; prove A = B judges one.", "solve"),
    CLAIM("For a claim write prove A = B.", "verify", "theorem", "lemma", "claim"),
    SUM("Sums run over an index: sum(i in 1..K, t[i]).", "for"),
    LIBRARY("The library is always there; for a file write load FILE.", "import", "from", "using", "include");

    private final String instead;
    private final List<String> words;

    ForeignWord(String instead, String... words) {
        this.instead = instead;
        this.words = List.of(words);
    }

    /// What is written instead of a statement that `word` begins.
    static Optional<String> instead(String word) {
        return Arrays.stream(values()).filter(f -> f.words.contains(word)).map(f -> f.instead).findFirst();
    }
}
