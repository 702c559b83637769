package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/// Python's own `sum` in formulas that are code: it adds up the rows of an array, so `sum(x)` is `np.sum(x, axis=0)`, and not the sum of all entries.
///
/// Formulas are code where a function of a module is called, `np.exp`.
final class PythonSum {
    private static final Pattern CODE = Pattern.compile("\\b(?:np|numpy|torch|tf|F)\\s*\\.");

    private PythonSum() {
    }

    /// The tokens of formulas in notes, with the axis written out.
    static List<Token> read(Source source, List<Token> tokens) {
        if (!CODE.matcher(source.text(Tokens.span(source, tokens.getFirst(), tokens.getLast()))).find()) {
            return tokens;
        }
        List<Token> out = new ArrayList<>();
        List<Boolean> brackets = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token t = tokens.get(i);
            switch (t.getType()) {
                case LPAREN, LBRACKET, LBRACE -> brackets.add(t.getType() == LPAREN && isSum(source, tokens.get(i - 1)) && tokens.get(i + 1).getType() != RPAREN);
                case COMMA -> {
                    if (!brackets.isEmpty()) {
                        brackets.set(brackets.size() - 1, false); // what follows is an axis, or what is added to
                    }
                }
                case RPAREN, RBRACKET, RBRACE -> {
                    if (!brackets.isEmpty() && brackets.removeLast()) {
                        out.addAll(axis(t));
                    }
                }
                default -> {
                    // an operand or an operator
                }
            }
            out.add(t);
        }
        return out;
    }

    private static boolean isSum(Source source, Token t) {
        return t.getType() == NAME && t.getText().equals("sum") && (t.getStartIndex() == 0 || source.text().charAt(t.getStartIndex() - 1) != '.');
    }

    private static List<Token> axis(Token before) {
        List<Token> written = new ArrayList<>();
        List<Integer> types = List.of(COMMA, NAME, EQ, NUMBER);
        List<String> texts = List.of(",", "axis", "=", "0");
        for (int k = 0; k < types.size(); k++) {
            CommonToken t = new CommonToken(types.get(k), texts.get(k));
            t.setStartIndex(before.getStartIndex());
            t.setStopIndex(before.getStartIndex() - 1);
            written.add(t);
        }
        return written;
    }
}
