package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CommonToken;

/// What stands behind a backslash in notes. A command that is not known stays, and is said to mean nothing.
final class LatexCommands {
    private static final Map<String, String> SIGNS = Map.ofEntries(Map.entry("odot", "*"), Map.entry("circ", "*"), Map.entry("ast", "*"), Map.entry("times", "*"),
            Map.entry("bullet", "*"), Map.entry("cdot", "·"), Map.entry("leftarrow", "="), Map.entry("gets", "="), Map.entry("coloneqq", "="));
    private static final Map<String, Integer> TYPES = Map.of("*", TIMES, "·", DOT, "=", EQ);
    /// What changes the look alone.
    private static final Pattern LOOKS = Pattern.compile("left|right|[bB]igg?[lr]?|mathbf|boldsymbol|bm|mathcal|mathrm|mathit|mathsf|text|textbf|operatorname|displaystyle|quad|qquad|bf|rm");
    private static final Pattern FRACTION = Pattern.compile("[dt]?frac(?:([A-Za-z0-9])([A-Za-z0-9]))?");
    private static final Pattern ACCENT = Pattern.compile("(?:wide)?hat");
    private static final Pattern NABLA = Pattern.compile("nabla_?(.*)");
    private static final Pattern COST = Pattern.compile("[LJCE]|loss|cost");
    /// Functions whose argument may stand without brackets.
    private static final Set<String> FUNCTIONS = Set.of("log", "ln", "exp", "tanh", "sin", "cos", "sinh", "cosh");

    private final NoteCursor c;
    private final NoteTokens notes;
    private final LayerMarks marks;
    private final Set<String> examples;

    /// @param examples the indices over which is being summed; changes
    LatexCommands(NoteCursor cursor, NoteTokens notes, LayerMarks marks, Set<String> examples) {
        this.c = cursor;
        this.notes = notes;
        this.marks = marks;
        this.examples = examples;
    }

    /// Whether the command changes the look alone.
    static boolean looks(String command) {
        return LOOKS.matcher(command).matches();
    }

    /// Reads the command that begins here.
    void read() {
        CommonToken slash = c.token(c.at);
        int word = c.type(c.at + 1) != org.antlr.v4.runtime.Token.EOF && c.token(c.at + 1).getStartIndex() == slash.getStopIndex() + 1 ? c.at + 1 : -1;
        if (c.text(c.at + 1).equals("|")) {
            norm(slash);
        } else if (word < 0 || List.of(COMMA, SEMICOLON, COLON).contains(c.type(word)) || List.of("\\", "!").contains(c.text(word))) {
            c.at += word < 0 ? 1 : 2; // a space, or the end of a line
        } else if (c.type(word) != NAME) {
            c.keep();
        } else {
            named(c.text(word), slash);
        }
    }

    /// `\|x\|` is norm(x).
    private void norm(CommonToken slash) {
        c.emit(NAME, "norm", slash);
        c.emit(LPAREN, "(", slash);
        c.at += 2;
        while (!c.endsLine() && !(c.text(c.at).equals("\\") && c.text(c.at + 1).equals("|"))) {
            notes.next();
        }
        if (!c.endsLine()) {
            c.emit(RPAREN, ")", c.token(c.at));
            c.at += 2;
        }
    }

    private void named(String text, CommonToken slash) {
        Matcher fraction = FRACTION.matcher(text);
        Matcher nabla = NABLA.matcher(text);
        if (fraction.matches()) {
            c.at += 2;
            fraction(fraction, slash);
        } else if (text.equals("partial")) {
            c.at += 2;
            differential(slash);
        } else if (SIGNS.containsKey(text)) {
            c.at += 2;
            c.emit(TYPES.get(SIGNS.get(text)), SIGNS.get(text), slash);
        } else if (ACCENT.matcher(text).matches()) {
            c.at += 2;
            hat(slash);
        } else if (nabla.matches()) {
            c.at += 2;
            gradient(nabla.group(1), slash);
        } else if (text.equals("sum") || text.matches("sum_[a-z]?")) {
            sum(text, slash);
        } else if (looks(text)) {
            c.at += 2;
            letter(slash);
        } else if (text.startsWith("begin") || text.startsWith("end")) {
            c.keep();
        } else {
            c.at++;
            symbol(text, slash);
        }
    }

    /// `\mathbf{W}` is W.
    private void letter(CommonToken slash) {
        if (c.type() == LBRACE && c.close(c.at) == c.at + 2) {
            c.at++;
            int written = c.out.size();
            c.keep();
            c.at++;
            c.rename(written, c.written(written), slash);
            if (c.written(written).equals("d")) {
                c.out.removeLast();
                differential(slash);
            } else if (c.out.get(written).getType() == NAME) {
                marks.function();
            }
        }
    }

    /// `\alpha`, `\log a`, `\ell`.
    private void symbol(String text, CommonToken slash) {
        boolean bare = FUNCTIONS.contains(text) && c.type(c.at + 1) != LPAREN && c.type(c.at + 1) != POWER && !c.text(c.at + 1).equals("\\")
                || FUNCTIONS.contains(text) && c.text(c.at + 1).equals("\\") && !looks(c.text(c.at + 2));
        c.token(c.at).setText(text);
        c.token(c.at).setStartIndex(slash.getStartIndex());
        if (!bare) {
            notes.name();
            return;
        }
        c.keep();
        c.emit(LPAREN, "(", slash);
        notes.operand();
        while (c.type() == POWER || c.type() == LBRACKET || c.text(c.at).equals("⁽")) {
            notes.next();
        }
        c.emit(RPAREN, ")", slash);
    }

    /// `\frac{a}{b}` is `((a)/(b))`.
    private void fraction(Matcher written, CommonToken place) {
        c.open(place);
        if (written.group(1) != null) {
            half(written.group(1), place);
            c.emit(DIVIDE, "/", place);
            half(written.group(2), place);
        } else {
            notes.operand();
            c.emit(DIVIDE, "/", place);
            notes.operand();
        }
        c.emit(RPAREN, ")", place);
    }

    private void half(String text, CommonToken place) {
        c.emit(Character.isDigit(text.charAt(0)) ? NUMBER : NAME, text, place);
    }

    /// `\partial W` is dW.
    void differential(CommonToken place) {
        int written = c.out.size();
        if (!c.endsLine()) {
            notes.next();
        }
        c.rename(written, "d" + c.written(written), place);
    }

    /// `\nabla_a C` is ∂C/∂a of the last layer, `\nabla_{W^{[2]}} J` is dW[2].
    private void gradient(String by, CommonToken place) {
        int written = c.out.size();
        if (by.isEmpty() && c.type() == LBRACE) {
            int close = c.close(c.at);
            c.at++;
            while (c.at < close && !c.endsLine()) {
                notes.next();
            }
            c.at += c.type() == RBRACE ? 1 : 0;
        } else {
            c.emit(NAME, by, place);
        }
        boolean last = c.out.size() == written + 1 && c.written(written).matches("[aA]");
        c.rename(written, "d" + c.written(written) + (last ? "L" : ""), place);
        if (c.type() == NAME && COST.matcher(c.text(c.at)).matches()) {
            c.at++;
            c.at = c.type() == LPAREN ? Math.max(c.at, c.close(c.at) + 1) : c.at;
        }
    }

    /// `\hat{y}` is y_hat.
    private void hat(CommonToken place) {
        int written = c.out.size();
        boolean braces = c.type() == LBRACE && c.close(c.at) == c.at + 2;
        c.at += braces ? 1 : 0;
        if (c.type() == NAME) {
            c.keep();
        }
        c.at += braces ? 1 : 0;
        c.rename(written, c.written(written) + "_hat", place);
    }

    /// `\sum_{i=1}^{m} x` is `sum(i in 1..m, x)`; it ends before the next sign, unless its index stands behind that.
    private void sum(String text, CommonToken slash) {
        int open = c.at + 2;
        int close = c.close(open);
        int from = close + 1;
        boolean braces = c.type(from + 1) == LBRACE;
        int size = braces ? from + 2 : from + 1;
        boolean letter = text.length() == 5;
        if (letter || text.equals("sum_") && c.type(open) == LBRACE && close == open + 2 && c.type(open + 1) == NAME) {
            c.at = letter ? open : close + 1;
            summand(letter ? text.substring(4) : c.text(open + 1), slash);
            return;
        }
        boolean known = text.equals("sum_") && c.type(open) == LBRACE && close == open + 4 && c.type(open + 1) == NAME && c.type(open + 2) == EQ && c.text(open + 3).equals("1")
                && c.type(from) == POWER && (!braces || c.close(from + 1) == size + 1) && (c.type(size) == NAME || c.type(size) == NUMBER);
        if (!known) {
            c.keep();
            return;
        }
        String index = c.text(open + 1);
        c.emit(NAME, "sum", slash);
        c.emit(LPAREN, "(", slash);
        c.emit(NAME, index, c.token(open + 1));
        c.emit(IN, "in", slash);
        c.emit(NUMBER, "1", slash);
        c.emit(RANGE, "..", slash);
        c.emit(c.type(size), c.text(size), c.token(size));
        c.emit(COMMA, ",", slash);
        c.at = braces ? size + 2 : size + 1;
        terms(index);
    }

    /// `\sum_k x` is `sum(k, x)`.
    private void summand(String index, CommonToken slash) {
        c.emit(NAME, "sum", slash);
        c.emit(LPAREN, "(", slash);
        c.emit(NAME, index, slash);
        c.emit(COMMA, ",", slash);
        terms(index);
    }

    /// What is summed, and the bracket behind it.
    private void terms(String index) {
        boolean first = examples.add(index);
        int depth = 0;
        int begin = c.at;
        while (!c.endsLine() && !(depth == 0 && (c.at > begin && (c.type() == PLUS || c.type() == MINUS) && !later(index) || c.type() == EQ || c.type() == COMMA || c.depth(c.at) < 0))) {
            depth += c.type() == LBRACE ? 0 : c.depth(c.at);
            notes.next();
        }
        if (first) {
            examples.remove(index);
        }
        c.emit(RPAREN, ")", c.token(c.at - 1));
    }

    /// Whether `(i)` stands in what is left of the line.
    private boolean later(String index) {
        int depth = 0;
        for (int k = c.at; c.type(k) != NEWLINE && c.type(k) != SEMICOLON && c.type(k) != org.antlr.v4.runtime.Token.EOF && depth >= 0; k++) {
            depth += c.depth(k);
            if (c.type(k) == LPAREN && c.text(k + 1).equals(index) && c.type(k + 2) == RPAREN) {
                return true;
            }
        }
        return false;
    }
}
