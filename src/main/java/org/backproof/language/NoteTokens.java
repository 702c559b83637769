package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;

/// Formulas of notes in the spelling of textbooks, LaTeX and code, as tokens of the language, before they are gathered into lines:
///
///     dW^{[2]} = \frac{1}{m} dZ^{[2]} A^{[1]T}        dW[2] = ((1)/(m)) dZ[2] A[1].T
///     δ⁽ˡ⁾ = W⁽ˡ⁺¹⁾ᵀ δ⁽ˡ⁺¹⁾ ⊙ σ′(z⁽ˡ⁾)                δ[l] = W[l+1].T δ[l+1] * σ′(z[l])
///     W -= alpha*dW                                   W = W - (alpha*dW)
///     D[Z <= 0] = 0                                   D = where(Z <= 0, 0, D)
///
/// What is not known stays as it is.
final class NoteTokens {
    /// Code has no deeper brackets.
    private static final int DEEPEST = 200;

    private final NoteCursor c;
    private final LayerMarks marks;
    private final DictionaryKeys keys;
    private final NoteChanges changes;
    private final LatexCommands latex;

    private NoteTokens(NoteCursor cursor) {
        Set<String> examples = new HashSet<>();
        this.c = cursor;
        this.marks = new LayerMarks(cursor, examples);
        this.keys = new DictionaryKeys(cursor);
        this.changes = new NoteChanges(cursor, this);
        this.latex = new LatexCommands(cursor, this, marks, examples);
    }

    /// All tokens of a text, with those of `check NAME: …` and `check NAME { … }` rewritten.
    static List<CommonToken> read(List<CommonToken> input) {
        List<CommonToken> all = new ArrayList<>(input.size());
        int i = 0;
        while (i < input.size()) {
            int from = begins(input, i);
            int to = from < 0 ? i + 1 : ends(input, from);
            if (from < 0) {
                all.add(input.get(i));
            } else {
                all.addAll(input.subList(i, from));
                List<CommonToken> lines = input.subList(from, to);
                List<CommonToken> read = new TokenRun(lines).deepest() > DEEPEST ? lines
                        : OctaveNotes.speaks(lines) ? OctaveNotes.read(RoutineNotes.read(lines)) : OctaveNotes.undotted(RoutineNotes.read(lines));
                NoteCursor cursor = new NoteCursor(read, 0, read.size());
                new NoteTokens(cursor).lines();
                all.addAll(cursor.out);
            }
            i = to;
        }
        return all;
    }

    /// The formulas of a statement about a network.
    static List<CommonToken> lines(List<CommonToken> statement) {
        int from = begins(statement, 0);
        return from < 0 ? List.of() : statement.subList(from, ends(statement, from));
    }

    /// Where the formulas of a statement that begins here begin; -1 if it is none about a network.
    private static int begins(List<CommonToken> input, int i) {
        boolean check = input.get(i).getType() == NAME && input.get(i).getText().equals("check") && i + 3 < input.size() && input.get(i + 1).getType() == NAME
                && (i == 0 || List.of(NEWLINE, SEMICOLON).contains(input.get(i - 1).getType()));
        if (!check) {
            return -1;
        }
        int next = input.get(i + 2).getType() == COLON ? i + 3 : i + 2;
        return input.get(next).getType() == LBRACE ? next + 1 : next == i + 3 ? next : -1;
    }

    /// Before the bracket that closes the block, or the end of the line.
    private static int ends(List<CommonToken> input, int from) {
        boolean block = input.get(from - 1).getType() == LBRACE;
        int depth = 0;
        for (int k = from; k < input.size(); k++) {
            int type = input.get(k).getType();
            depth += type == LBRACE ? 1 : type == RBRACE ? -1 : 0;
            if (block ? depth < 0 : type == NEWLINE && depth <= 0) {
                return k;
            }
        }
        return input.size();
    }

    private void lines() {
        int line = 0;
        while (!c.atEnd()) {
            if (c.endsLine()) {
                complete(line);
                c.keep();
                line = c.out.size();
            } else if (!changes.read(line)) {
                next();
            }
        }
        complete(line);
    }

    /// The last token of a line ends where the line does.
    private void complete(int line) {
        if (c.out.size() > line) {
            c.out.getLast().setStopIndex(c.token(c.at - 1).getStopIndex());
        }
    }

    /// The next token, command or group.
    void next() {
        switch (c.text(c.at)) {
            case "\\" -> latex.read();
            case "{" -> group();
            case "^" -> superscript();
            case "⁽", "ˡ", "ᴸ" -> marks.raised();
            case "$", "&" -> c.at++;
            case "⊤" -> c.put(TRANSPOSE, "ᵀ");
            case "←" -> c.put(EQ, "=");
            case "·", "⋅" -> c.put(DOT, "·");
            default -> {
                if (c.type() == NAME) {
                    name();
                } else {
                    c.keep();
                }
            }
        }
    }

    /// `{ … }` only groups, and a value of a layer needs no brackets.
    private void group() {
        int before = c.out.size();
        c.open(c.token(c.at++));
        int open = c.out.size() - 1;
        while (!c.endsLine() && c.type() != RBRACE) {
            next();
        }
        if (c.type() != RBRACE) {
            return;
        }
        List<CommonToken> inside = c.out.subList(open + 1, c.out.size());
        boolean value = inside.isEmpty() || inside.getFirst().getType() == NAME && (inside.size() == 1 || inside.get(1).getType() == LBRACKET && inside.getLast().getType() == RBRACKET
                && inside.stream().filter(t -> t.getType() == RBRACKET).count() == 1);
        if (value) {
            c.out.subList(before, open + 1).clear();
            c.at++;
            marks.function();
        } else {
            c.put(RPAREN, ")");
        }
    }

    /// A group, or one token.
    void operand() {
        if (!c.endsLine()) {
            next();
        }
    }

    private void superscript() {
        if (c.type(c.at + 1) == NAME && c.text(c.at + 1).matches("[lL]_[a-z]{0,2}")) {
            CommonToken both = c.token(c.at + 1);
            c.emit(LBRACKET, "[", both);
            c.emit(NAME, both.getText().substring(0, 1), both);
            c.emit(RBRACKET, "]", both);
            c.at += 2;
            entry(both.getText().substring(2), both);
        } else if (!marks.above()) {
            c.keep();
            operand();
        }
    }

    /// `W_{l}` is `W[l]`, `grads["dW2"]` is dW2.
    void name() {
        CommonToken token = c.token(c.at);
        String text = token.getText();
        if (text.endsWith("Loss") && module()) {
            return;
        }
        if (text.equals("self") && c.text(c.at + 1).equals(".")) {
            c.at += 2;
        } else if (text.equals("∂") && c.type(c.at + 1) == NAME || text.equals("d") && c.text(c.at + 1).equals("\\")) {
            c.at++;
            latex.differential(token);
        } else if (text.matches("_[a-z]{0,2}") && !c.out.isEmpty() && c.out.getLast().getType() == RBRACKET) {
            c.at++;
            entry(text.substring(1), token);
        } else if (text.endsWith("_") && text.length() > 1 && c.type(c.at + 1) == LBRACE) {
            c.keep();
            subscript(text);
        } else if (c.type(c.at + 1) == LBRACKET && keys.begins(c.at + 2)) {
            keys.read(token);
        } else {
            c.keep();
            marks.function();
        }
    }

    /// `CrossEntropyLoss(reduction="sum")(Z2, y)`, a module and its call at once, is `CrossEntropyLoss(Z2, y, reduction="sum")`; false, with nothing read, of others.
    private boolean module() {
        int options = c.at + 1;
        int end = c.type(options) == LPAREN ? c.close(options) : options;
        int close = c.type(end + 1) == LPAREN ? c.close(end + 1) : end;
        if (end == options || close == end || c.type(close) != RPAREN) {
            return false;
        }
        c.keep();
        c.keep();
        c.at = end + 2;
        until(close);
        if (end > options + 1) {
            c.emit(COMMA, ",", c.token(end));
            c.at = options + 1;
            until(end);
        }
        c.at = close;
        c.keep();
        return true;
    }

    private void until(int place) {
        while (c.at < place && !c.endsLine()) {
            next();
        }
    }

    /// `_{jk}` behind the mark of a layer is `[j, k]`.
    private void entry(String letters, CommonToken place) {
        String all = letters;
        if (letters.isEmpty() && c.type() == LBRACE && c.close(c.at) == c.at + 2) {
            all = c.text(c.at + 1);
            c.at += 3;
        }
        for (int k = 0; k < all.length(); k++) {
            c.emit(k == 0 ? LBRACKET : COMMA, k == 0 ? "[" : ",", place);
            c.emit(NAME, all.substring(k, k + 1), place);
        }
        if (!all.isEmpty()) {
            c.emit(RBRACKET, "]", place);
        }
    }

    private void subscript(String text) {
        int close = c.close(c.at);
        CommonToken name = c.out.getLast();
        if (marks.isLayer(c.at + 1, close)) {
            name.setText(text.substring(0, text.length() - 1));
            marks.layer(c.at + 1, close, c.token(c.at));
            c.at = close + 1;
            marks.function();
        } else if (close == c.at + 2 && c.type(c.at + 1) == NAME) {
            name.setText(text + c.text(c.at + 1));
            c.at = close + 1;
        }
    }
}
