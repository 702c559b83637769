package org.backproof.language;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backproof.language.grammar.BackproofParser;

/// The words that begin a statement: keywords there alone, and not before `=`, `:`, `,` or `in`.
public enum Keyword {
    ASSUME(BackproofParser.ASSUME, "assume P, Q"),
    PROVE(BackproofParser.PROVE, "prove A = B given P, Q"),
    CHECK(BackproofParser.CHECK, "check A = B = C, or check NETWORK: dW[l] = 1/m dZ[l] A[l-1].T"),
    PAIR(BackproofParser.PAIR, "pair LOSS with ACTIVATION, pair LOSS, LOSS with ACTIVATION, ACTIVATION or pair all"),
    DERIVE(BackproofParser.DERIVE, "derive LOSS with ACTIVATION"),
    MATCH(BackproofParser.MATCH, "match LOSS, match ACTIVATION or match DELTA with ACTIVATION"),
    RULE(BackproofParser.RULE, "rule NAME: A = B given P"),
    HELP(BackproofParser.HELP, "help NAME"),
    LATEX(BackproofParser.LATEX, "latex FILE"),
    STEPS(BackproofParser.STEPS, "steps finer, steps coarser or steps 3"),
    ASSUMPTIONS(BackproofParser.ASSUMPTIONS, "assumptions"),
    UNDO(BackproofParser.UNDO, "undo"),
    SAVE(BackproofParser.SAVE, "save FILE"),
    LOAD(BackproofParser.LOAD, "load FILE"),
    NETWORK(BackproofParser.NETWORK, "network NAME { input x[n]; hidden h relu; output K softmax; loss ce }"),
    BACKPROP(BackproofParser.BACKPROP, "backprop NAME"),
    GENERATE(BackproofParser.GENERATE, "generate TARGET for LOSS with ACTIVATION");

    private static final Map<String, Keyword> BY_WORD = new LinkedHashMap<>();
    private static final Keyword[] BY_TOKEN = new Keyword[BackproofParser.VOCABULARY.getMaxTokenType() + 1];

    static {
        for (Keyword keyword : values()) {
            BY_WORD.put(keyword.word(), keyword);
            BY_TOKEN[keyword.token] = keyword;
        }
    }

    private final int token;
    private final String usage;

    Keyword(int token, String usage) {
        this.token = token;
        this.usage = usage;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How the statement is written.
    public String usage() {
        return usage;
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Keyword::word).toList();
    }

    public static Optional<Keyword> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    static Optional<Keyword> ofToken(int token) {
        return token < 0 ? Optional.empty() : Optional.ofNullable(BY_TOKEN[token]);
    }

    int token() {
        return token;
    }

    /// Whether what follows is text as it stands: a file name or a topic.
    boolean takesText() {
        return switch (this) {
            case HELP, LATEX, SAVE, LOAD -> true;
            case ASSUME, PROVE, CHECK, PAIR, DERIVE, MATCH, RULE, STEPS, ASSUMPTIONS, UNDO, NETWORK, BACKPROP, GENERATE -> false;
        };
    }
}
