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
    ASSUME(BackproofParser.ASSUME, "assume P, Q",
            "P and Q hold from here on"),
    PROVE(BackproofParser.PROVE, "prove A = B given P, Q",
            "a verdict: proved, conditional, refuted with a point, or undecided; the claim may be a comparison, too: prove A > 0"),
    CHECK(BackproofParser.CHECK, "check A = B = C, or check NETWORK: dW[l] = 1/m dZ[l] A[l-1].T",
            """
            a verdict on each step; formulas about a network may be written as in notes and code, one or a block { … } in the order of the code:
              dW2 = dZ2 @ A1.T / m;  d = A2.copy(); d[range(m), y] -= 1; d /= m    or d[Y == 1] -= 1, of one example d[y] -= 1
              dZ1[Z1 <= 0] = 0;  dW2 += reg*W2;  delta = np.dot(weights[-l+1].T, delta) * sigmoid_prime(zs[-l])
              W1 -= alpha*dW1, or with the gradient spelled out; momentum (v = beta*v + (1-beta)*dW1) is read and not judged
              1/m may stand in dW, in dZ or in the steps, the decay in dW or in the steps: the answer says where it was found
              dW2 = (1/m) * dZ2 * A1'; db2 = sum(dZ2, 2)/m: lines in Octave are read so, all of them, and the answer says it
              def slope(a): return a*(1-a), slope = lambda a: a*(1-a) or slope(a) = a*(1-a): a function of one's own"""),
    PAIR(BackproofParser.PAIR, "pair LOSS with ACTIVATION, pair ce(a, t) with a = softmax(z/tau), pair LOSS, LOSS with ACTIVATION, ACTIVATION or pair all",
            "the gradient by the logit, derived, and whether the activation's derivative cancels; lists give a table"),
    DERIVE(BackproofParser.DERIVE, "derive LOSS with ACTIVATION or derive E wrt x",
            "the whole derivation, without a claim; derive E wrt x is that of the derivative of E"),
    MATCH(BackproofParser.MATCH, "match LOSS, match ACTIVATION, match fenchel_young(potential=G) or match DELTA with ACTIVATION",
            "the activation or the loss for which the gradient by the logit is a - y, or DELTA; found by integration, and proved"),
    RULE(BackproofParser.RULE, "rule NAME: A = B given P",
            "an equation of your own that proofs may use, once it is proved itself"),
    HELP(BackproofParser.HELP, "help, help NAME or help WORD",
            "what a function, a kind of functions or a statement is"),
    LATEX(BackproofParser.LATEX, "latex or latex FILE",
            "the last derivation as LaTeX, or as a whole document in FILE"),
    STEPS(BackproofParser.STEPS, "steps finer, steps coarser or steps 3",
            "the last derivation with more or fewer steps, and those that follow, too: 0 the result alone, 1 a line for each stage, 2 the lines of a textbook, 3 a line for each rule"),
    ASSUMPTIONS(BackproofParser.ASSUMPTIONS, "assumptions",
            "what is declared, defined and assumed"),
    UNDO(BackproofParser.UNDO, "undo",
            "takes the last declaration, definition or assumption back"),
    SAVE(BackproofParser.SAVE, "save FILE",
            "writes the declarations, definitions and assumptions to FILE, a script"),
    LOAD(BackproofParser.LOAD, "load FILE",
            "runs a script in this session"),
    NETWORK(BackproofParser.NETWORK, "network NAME { input x[n]; hidden h relu; output K softmax; loss ce }",
            "declares a network of dense layers; lines may stand in place of the semicolons. A layer may end with skip 1 (the activation of layer 1 is "
                    + "added), mask d (a factor for each unit), shared 1 or tied 1 (the weights of layer 1, or their transpose), no bias; hidden h[l] relu, and hidden[l] h relu, "
                    + "are the layers 1 to L - 1. Other lines: loss huber(2), given dA in place of a loss, decay lambda, weights s"),
    BACKPROP(BackproofParser.BACKPROP, "backprop NAME",
            "the equations of a network, forwards and backwards, each a theorem"),
    GENERATE(BackproofParser.GENERATE, "generate TARGET for LOSS with ACTIVATION",
            "code for a loss and its gradient; TARGET is numpy, pytorch, java, java float32, c, c float32 or c cblas; also generate TARGET for NAME wrt x, and for NETWORK; -o FOLDER at the end writes files"),
    STABILITY(BackproofParser.STABILITY, "stability E",
            "rounding errors of an expression as it is written and as it is emitted, in units in the last place, and where each fails");

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
    private final String meaning;

    Keyword(int token, String usage, String meaning) {
        this.token = token;
        this.usage = usage;
        this.meaning = meaning;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How the statement is written.
    public String usage() {
        return usage;
    }

    /// What it says or does.
    public String meaning() {
        return meaning;
    }

    public static List<String> words() {
        return listed().stream().map(Keyword::word).toList();
    }

    /// Those that are carried out: `rule` is read only.
    public static List<Keyword> listed() {
        return Arrays.stream(values()).filter(k -> k != RULE).toList();
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
            case ASSUME, PROVE, CHECK, PAIR, DERIVE, MATCH, RULE, STEPS, ASSUMPTIONS, UNDO, NETWORK, BACKPROP, GENERATE, STABILITY -> false;
        };
    }
}
