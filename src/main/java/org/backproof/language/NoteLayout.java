package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/// How tokens stand in `network NAME {…}` and `check NAME: …`, as in notes and in code: `np.dot` is `dot`, the brackets of `ones((m, 1))`
/// are read as one pair, a text in quotes is one name, and operands stand side by side.
final class NoteLayout {
    /// What stands before the names of functions in code, `np.dot`; `dZ.sum(axis=1)` is read as `dZ .sum(axis=1)`, factors side by side.
    private static final List<String> MODULES = List.of("np", "numpy", "torch", "tf", "F", "nn", "functional");

    private final List<CommonToken> input;
    private final Lookahead ahead;
    /// Places of brackets around a tuple among arguments, and of commas before such a bracket.
    private final Set<Integer> dropped = new HashSet<>();
    /// What stands before this place has become part of a text in quotes.
    private int textEnd;

    NoteLayout(List<CommonToken> input, Lookahead ahead) {
        this.input = input;
        this.ahead = ahead;
    }

    /// Whether this place has been read with one before it.
    boolean drops(int i) {
        return i < textEnd || dropped.contains(i);
    }

    /// Whether this begins a tuple among arguments, as in `ones((m, 1))` and `axis=(1,)`, which is read without its brackets.
    boolean tuple(int i, Token previous, boolean open) {
        if (!open || input.get(i).getType() != LPAREN || !List.of("(", ",", "=").contains(previous.getText())) {
            return false;
        }
        int depth = 0;
        boolean comma = false;
        for (int k = i; k < input.size() && Lookahead.type(input.get(k)) != NEWLINE; k++) {
            int type = input.get(k).getType();
            depth += type == LPAREN || type == LBRACKET ? 1 : type == RPAREN || type == RBRACKET ? -1 : 0;
            comma |= depth == 1 && type == COMMA;
            if (depth == 0) {
                if (comma) {
                    dropped.add(k);
                    if (input.get(k - 1).getType() == COMMA) {
                        dropped.add(k - 1);
                    }
                }
                return comma;
            }
        }
        return false;
    }

    /// Whether this is a text in quotes, such as the indices of `einsum('ik,jk->ij', A, B)`.
    private boolean beginsText(Token token, int i, Token previous) {
        if (token.getType() == STRING) {
            return true;
        }
        boolean quote = token.getText().equals("'") && List.of(LPAREN, COMMA, EQ).contains(previous.getType());
        return quote && ahead.find(i + 1, token.getText()).isPresent();
    }

    /// A text in quotes becomes a name, which is quoted as no other is.
    void quote(CommonToken token, int i, Token previous) {
        if (!beginsText(token, i, previous)) {
            return;
        }
        if (token.getType() != STRING) {
            textEnd = ahead.find(i + 1, token.getText()).getAsInt() + 1;
            token.setText(input.subList(i, textEnd).stream().map(Token::getText).collect(Collectors.joining()));
            token.setStopIndex(input.get(textEnd - 1).getStopIndex());
        }
        token.setType(NAME);
    }

    /// Joins a token with those before it, `np` `.` `dot`, or sets it beside them; false where it is dropped.
    static boolean joins(CommonToken token, List<Token> before) {
        Token previous = before.getLast();
        if (token.getType() == NAME && before.size() > 4 && previous.getText().equals(".") && MODULES.contains(before.get(before.size() - 2).getText())) {
            before.removeLast();
            before.removeLast();
        } else if (token.getType() == NAME && previous.getText().equals(".") && Tokens.endsOperand(before.get(before.size() - 2).getType())) {
            before.removeLast();
            token.setText("." + token.getText());
        } else if (token.getText().equals(".") && previous.getType() == NUMBER) {
            return false; // 1. is 1
        }
        if (besideOperand(token, before.getLast())) {
            CommonToken beside = new CommonToken(BESIDE, "");
            beside.setStartIndex(token.getStartIndex());
            beside.setStopIndex(token.getStartIndex() - 1);
            before.add(beside);
        }
        return true;
    }

    /// Whether an operand begins right after another one.
    private static boolean besideOperand(Token token, Token previous) {
        return switch (token.getType()) {
            case NAME, NUMBER -> Tokens.endsOperand(previous.getType());
            case LPAREN -> List.of(NUMBER, RPAREN, RBRACKET, TRANSPOSE, SUPERSCRIPT).contains(previous.getType());
            default -> false;
        };
    }
}
