package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/// Finds what is wrong with a statement that the grammar does not allow, in the words of its writer.
///
/// The place where the grammar gave up is the last resort; before it come the slips that people make.
final class Diagnosis {
    private static final int BRIEF = 60;
    private static final String CONDITION = "this is a condition, not a value";

    private final Source source;
    private final List<Token> tokens;
    private final int failed;
    private final Optional<Keyword> keyword;

    /// @param failed the index of the first token that cannot stand where it does; the number of tokens for the end
    Diagnosis(Source source, Segment segment, int failed) {
        this.source = source;
        this.tokens = new ArrayList<>(segment.tokens());
        this.failed = failed;
        this.keyword = Keyword.ofToken(segment.first().getType());
        tokens.add(Tokens.end(segment.last()));
    }

    SourceError error() {
        return stray().or(this::keywordAlone).or(this::commandWithMore).or(this::network).or(this::formula).or(this::operands).or(this::manyValues).or(this::leftSide).or(this::conditionAsValue).or(this::range)
                .or(this::roundSizes).or(this::missingType).orElseGet(this::unexpected);
    }

    private Optional<SourceError> stray() {
        for (Token token : tokens) {
            if (token.getType() == STRAY) {
                return Optional.of(StrayCharacter.error(source, token.getStartIndex()));
            }
            if (token.getType() == UNTERMINATED) {
                return Optional.of(new SourceError("this text has no closing quote", Tokens.span(source, token)));
            }
        }
        return Optional.empty();
    }

    private Optional<SourceError> keywordAlone() {
        return keyword.filter(_ -> tokens.size() == 2).map(k -> new SourceError(k.word() + " needs something after it", span(0), usage(k)));
    }

    private Optional<SourceError> commandWithMore() {
        return keyword.flatMap(k -> switch (k) {
            case UNDO, ASSUMPTIONS -> Optional.of(new SourceError(k.word() + " stands alone", span(1)));
            case STEPS -> Optional.of(new SourceError("steps can be finer, coarser or a number", span(1)));
            default -> Optional.empty();
        });
    }

    /// A network without a name, or with commas between its lines.
    private Optional<SourceError> network() {
        if (keyword.filter(k -> k == Keyword.NETWORK).isEmpty()) {
            return Optional.empty();
        }
        if (type(1) == LBRACE) {
            return Optional.of(new SourceError("the network has no name", span(1), usage(Keyword.NETWORK)));
        }
        return type(failed) == COMMA ? Optional.of(new SourceError("lines of a network end with ';' or with the line", span(failed), usage(Keyword.NETWORK))) : Optional.empty();
    }

    /// The formula of `check NAME { … }` that is wrong: in its value, or in how it says what that is.
    private Optional<SourceError> formula() {
        int block = indexOf(LBRACE);
        if (keyword.filter(k -> k == Keyword.CHECK).isEmpty() || block < 0 || failed <= block) {
            return Optional.empty();
        }
        int from = Math.min(failed, tokens.size() - 2);
        while (type(from - 1) != NEWLINE && from - 1 > block) {
            from--;
        }
        int to = from;
        while (type(to) != NEWLINE && type(to) != RBRACE && to < tokens.size() - 1) {
            to++;
        }
        int sign = from;
        for (int depth = 0; sign < to && (depth > 0 || type(sign) != EQ && type(sign) != DEFINE); sign++) {
            depth += type(sign) == LPAREN || type(sign) == LBRACKET ? 1 : type(sign) == RPAREN || type(sign) == RBRACKET ? -1 : 0;
        }
        if (sign == to || sign == from) {
            return Optional.of(new SourceError("a formula says what a value is", span(from), "Write for instance dW2 = 1/m dZ2 A1.T."));
        }
        if (Tokens.waits(type(sign - 1)) && tokens.get(sign - 1).getStopIndex() + 1 == tokens.get(sign).getStartIndex()) {
            return Optional.of(new SourceError("'" + tokens.get(sign - 1).getText() + "=' changes a value, and a formula says what it is in the end",
                    Tokens.span(source, tokens.get(sign - 1), tokens.get(sign)), "Write for instance dW2 = 1/m dZ2 A1.T + lambda W2."));
        }
        if (failed < sign) {
            return Optional.of(new SourceError(source.text(Tokens.span(source, tokens.get(from), tokens.get(sign - 1))) + " is no name of a value",
                    Tokens.span(source, tokens.get(from), tokens.get(sign - 1)), "Write for instance dW2 = 1/m dZ2 A1.T."));
        }
        return sign + 1 < to ? new OperandScan(source, tokens.subList(0, to), sign + 1).error()
                : Optional.of(new SourceError("nothing follows '='", span(sign), "Write for instance dW2 = 1/m dZ2 A1.T."));
    }

    /// Missing operands, missing operators, `if` without `else`; in a block of attributes only in the entry that is wrong.
    private Optional<SourceError> operands() {
        int block = -1;
        for (int i = 1; i < tokens.size(); i++) {
            block = block < 0 && type(i) == LBRACE && type(i - 1) != IN ? i : block;
        }
        if (block > 0 && Tokens.waits(type(block - 1)) ) {
            return Optional.of(new SourceError("'{' cannot stand here", span(block), "A list is written [a, b]; a set stands after in."));
        }
        if (block < 0 || failed <= block) {
            return new OperandScan(source, tokens.subList(0, block < 0 ? tokens.size() : block), keyword.isPresent() ? 1 : 0).error();
        }
        return entry(block);
    }

    private Optional<SourceError> entry(int block) {
        int from = Math.min(failed, tokens.size() - 2);
        while (type(from - 1) != NEWLINE && from - 1 > block) {
            from--;
        }
        while (type(from) == NAME && type(from + 1) == STRING) {
            from++;
            while (type(from) == STRING) {
                from++;
            }
        }
        int to = from;
        while (type(to) != NEWLINE && type(to) != RBRACE && to < tokens.size() - 1) {
            to++;
        }
        int value = from + (type(from + 1) == COLON ? 2 : type(from + 2) == COLON ? 3 : 1);
        if (value >= to && type(from) == NAME) {
            return Optional.of(new SourceError(tokens.get(from).getText() + " has no value", span(from)));
        }
        return value < to ? new OperandScan(source, tokens.subList(0, to), value).error() : Optional.empty();
    }

    private Optional<SourceError> manyValues() {
        boolean many = keyword.isEmpty() && type(0) == NAME && type(1) == COMMA && indexOf(COLON) < 0;
        return many ? Optional.of(new SourceError("one value at a time", span(1), "For a declaration write a, b : scalar.")) : Optional.empty();
    }

    private Optional<SourceError> leftSide() {
        int sign = indexOf(DEFINE);
        return sign < failed ? Optional.empty() : claim("the left side of a definition is a name or f(x, y)", Tokens.span(source, tokens.getFirst(), tokens.get(sign - 1)));
    }

    private Optional<SourceError> conditionAsValue() {
        int sign = indexOf(DEFINE);
        boolean condition = Tokens.isRelation(type(failed)) || type(failed) == AND || type(failed) == OR || type(failed) == IN || type(failed) == NOT;
        if (!condition || keyword.isPresent() || indexOf(COLON) >= 0) {
            return Optional.empty();
        }
        if (sign >= 0 && type(failed) == EQ) {
            return claim("a definition has one '='", span(failed));
        }
        if (sign >= 0) {
            return Optional.of(new SourceError("a condition is no value", span(failed), "Write if x > 0 then 1 else 0."));
        }
        if (type(failed) == EQ && failed == 1) {
            String definition = source.text(Tokens.span(source, tokens.getFirst(), tokens.get(tokens.size() - 2))).replaceFirst("==", "=");
            return Optional.of(new SourceError(CONDITION, span(failed), definition.length() > BRIEF ? "For a definition write =."
                    : "For a definition write " + definition + ", for a claim prove " + definition + "."));
        }
        return claim(CONDITION, span(failed));
    }

    private Optional<SourceError> claim(String message, Span span) {
        return Optional.of(new SourceError(message, span, "For a claim write prove " + statement() + "."));
    }

    private String statement() {
        String text = source.text(Tokens.span(source, tokens.getFirst(), tokens.get(tokens.size() - 2)));
        return text.length() <= BRIEF && text.lines().count() == 1 ? text : "A = B";
    }

    private Optional<SourceError> range() {
        if (type(failed) != RANGE) {
            return Optional.empty();
        }
        int begin = failed;
        while (begin > 0 && type(begin - 1) != LPAREN && type(begin - 1) != COMMA) {
            begin--;
        }
        boolean assigned = type(begin) == NAME && type(begin + 1) == EQ && failed > begin + 2;
        String wanted = assigned ? tokens.get(begin).getText() + " in " + source.text(Tokens.span(source, tokens.get(begin + 2), tokens.get(failed))) : "i in 1..";
        String last = type(failed + 1) == NAME || type(failed + 1) == NUMBER ? tokens.get(failed + 1).getText() : "K";
        return Optional.of(new SourceError("'..' stands only after in", span(failed), "Write " + wanted + last + "."));
    }

    private Optional<SourceError> roundSizes() {
        if (type(failed) != LPAREN || failed < 2 || type(failed - 2) != COLON) {
            return Optional.empty();
        }
        String kind = tokens.get(failed - 1).getText();
        return Optional.of(new SourceError("sizes stand in square brackets", span(failed), "Write " + kind + "[K]."));
    }

    private Optional<SourceError> missingType() {
        if (failed > 1 && type(failed) == EQ && type(1) == COLON) {
            String name = tokens.getFirst().getText();
            return Optional.of(Keyword.of(name).isPresent() ? new SourceError(name + " needs a name", span(1), Keyword.of(name).map(Diagnosis::usage))
                    : new SourceError("a declaration has no '='", span(failed), "For a value write " + name + " = …."));
        }
        boolean after = failed > 0 && type(failed - 1) == COLON && keyword.isEmpty();
        return after ? Optional.of(new SourceError("no type after ':'", span(failed), "Types are scalar, vector[K], matrix[n, m], index[K], function.")) : Optional.empty();
    }

    private SourceError unexpected() {
        Optional<String> usage = keyword.map(Diagnosis::usage);
        if (failed == tokens.size() - 1) {
            return new SourceError("the statement ends too early", span(failed), usage);
        }
        return new SourceError("unexpected '" + tokens.get(failed).getText() + "'", span(failed), usage);
    }

    private static String usage(Keyword keyword) {
        return "Write " + keyword.usage() + ".";
    }

    private int indexOf(int type) {
        for (int i = 0; i < tokens.size(); i++) {
            if (type(i) == type) {
                return i;
            }
        }
        return -1;
    }

    private int type(int i) {
        return i < 0 || i >= tokens.size() ? Token.EOF : tokens.get(i).getType();
    }

    private Span span(int i) {
        return Tokens.span(source, tokens.get(i));
    }
}
