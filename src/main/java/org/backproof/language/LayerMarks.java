package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CommonToken;

/// What stands above and below the names of notes: layers, examples, transposes and primes. `W^{[l]T}` is `W[l].T`, `a⁽ˡ⁻¹⁾` is `a[l-1]`, `g^{[1]'}(z)` is the
/// function `g[1]`'(z); `x^{(i)}` is x of one example, within a sum over i the column `x[:, i]`.
final class LayerMarks {
    private static final Pattern FUNCTION = Pattern.compile("g|f|sigma|σ|phi|φ|ϕ|varphi|act|activation");
    private static final Pattern RAISED = Pattern.compile("[0-9]+|[lL]([+-][0-9]+)?|i");
    private static final Pattern PARTS = Pattern.compile("[0-9]+|[lL]|[+-]");
    private static final String ABOVE = "⁰¹²³⁴⁵⁶⁷⁸⁹ˡᴸⁱ⁻⁺";
    private static final String PLAIN = "0123456789lLi-+";
    private static final Set<String> TURNED = Set.of("top", "intercal");
    /// Names of the last layer.
    private static final Set<String> LAST = Set.of("n_l", "n_L");

    private final NoteCursor c;
    private final Set<String> examples;

    /// @param examples the indices over which is being summed; changes
    LayerMarks(NoteCursor cursor, Set<String> examples) {
        this.c = cursor;
        this.examples = examples;
    }

    /// Reads what stands behind `^`; false, with nothing read, where it is a power.
    boolean above() {
        boolean braces = c.type(c.at + 1) == LBRACE;
        int from = braces ? c.at + 2 : c.at + 1;
        int to = braces ? c.close(c.at + 1) : c.opens(from) ? c.close(from) + 1 : c.text(from).equals("\\") ? from + 2 : from + 1;
        List<CommonToken> before = List.copyOf(c.out);
        if (c.type(to - 1) == org.antlr.v4.runtime.Token.EOF || !marks(from, to, c.token(c.at))) {
            c.out.clear();
            c.out.addAll(before);
            return false;
        }
        c.at = braces ? to + 1 : to;
        function();
        return true;
    }

    /// Whether all between is layers, transposes, primes and examples.
    private boolean marks(int from, int to, CommonToken place) {
        int i = from;
        boolean name = !c.out.isEmpty() && c.out.getLast().getType() == NAME && !Character.isDigit(c.out.getLast().getText().charAt(c.out.getLast().getText().length() - 1));
        while (i < to) {
            String text = c.text(i);
            int close = c.opens(i) ? c.close(i) : -1;
            int bare = bare(i, to);
            int length = text.equals("\\") ? 2 : 1;
            String sign = c.text(i + length - 1);
            if (close > 0 && close < to && name && isLayer(i + 1, close)) {
                layer(i + 1, close, place);
                name = false;
                i = close + 1;
            } else if (close == i + 2 && close < to && c.type(i) == LPAREN && c.text(i + 1).equals("i")) {
                example(c.text(i + 1), place);
                i = close + 1;
            } else if (name && bare > i) {
                layer(i, bare, place);
                name = false;
                i = bare;
            } else if (sign.equals("T") || sign.equals("⊤") || length == 2 && TURNED.contains(sign)) {
                c.emit(TRANSPOSE, "ᵀ", place);
                i += length;
            } else if (sign.equals("'") || sign.equals("′") || length == 2 && sign.equals("prime")) {
                c.emit(PRIME, "'", place);
                i += length;
            } else if (text.equals("^") && i > from) {
                i++; // a^{[1]^T}
            } else {
                return false;
            }
        }
        return true;
    }

    private void example(String index, CommonToken place) {
        if (examples.contains(index)) {
            c.emit(LBRACKET, "[", place);
            c.emit(COLON, ":", place);
            c.emit(COMMA, ",", place);
            c.emit(NAME, index, place);
            c.emit(RBRACKET, "]", place);
        }
    }

    /// The end of `l`, `L`, `l+1`, `L-1` that begins here; where it begins if there is none.
    private int bare(int i, int to) {
        int length = c.text(i).equals("\\") ? 2 : 1;
        String letter = c.text(i + length - 1);
        if (!(length == 2 ? letter.equals("ell") : letter.equals("l") || letter.equals("L") || letter.equals("ℓ") || LAST.contains(letter))) {
            return i;
        }
        int next = i + length;
        return next + 1 < to && (c.type(next) == PLUS || c.type(next) == MINUS) && c.type(next + 1) == NUMBER ? next + 2 : next;
    }

    /// Whether it is `2`, `l`, `L - 1`.
    boolean isLayer(int from, int to) {
        return to == from + 1 && c.type(from) == NUMBER || from < to && bare(from, to) == to;
    }

    /// `[l]` behind what there is so far.
    void layer(int from, int to, CommonToken place) {
        c.emit(LBRACKET, "[", place);
        for (int i = from; i < to; i++) {
            String text = c.text(i);
            if (!text.equals("\\")) {
                c.emit(c.type(i) == STRAY ? NAME : c.type(i), text.equals("ell") || text.equals("ℓ") ? "l" : LAST.contains(text) ? "L" : text, c.token(i));
            }
        }
        c.emit(RBRACKET, "]", c.token(to - 1));
    }

    /// `W⁽²⁾`, `zˡ`, `wˡ⁺¹`.
    void raised() {
        CommonToken place = c.token(c.at);
        boolean brackets = place.getText().equals("⁽");
        StringBuilder inside = new StringBuilder();
        int i = brackets ? c.at + 1 : c.at;
        for (; c.type(i) == SUPERSCRIPT || c.type(i) == STRAY && ABOVE.contains(c.text(i)); i++) {
            inside.append(c.text(i));
        }
        String layer = inside.chars().mapToObj(x -> String.valueOf(PLAIN.charAt(ABOVE.indexOf(x)))).collect(Collectors.joining());
        if (brackets && !c.text(i).equals("⁾") || !RAISED.matcher(layer).matches()) {
            c.keep();
            return;
        }
        if (layer.equals("i")) {
            example(layer, place);
        } else {
            c.emit(LBRACKET, "[", place);
            Matcher parts = PARTS.matcher(layer);
            while (parts.find()) {
                String p = parts.group();
                c.emit(p.equals("+") ? PLUS : p.equals("-") ? MINUS : Character.isDigit(p.charAt(0)) ? NUMBER : NAME, p, place);
            }
            c.emit(RBRACKET, "]", place);
        }
        c.at = brackets ? i + 1 : i;
        function();
    }

    /// `g[l]'(` is the function `g[l]`.
    void function() {
        if (c.out.isEmpty()) {
            return;
        }
        if (isFunction(c.out.size() - 1) && c.type() == LBRACKET && isLayer(c.at + 1, c.close(c.at))) {
            int close = c.close(c.at);
            layer(c.at + 1, close, c.token(c.at));
            c.at = close + 1;
        }
        int k = c.at;
        while (c.type(k) == PRIME) {
            k++;
        }
        int last = c.out.size() - 1;
        while (last > 0 && c.out.get(last).getType() == PRIME) {
            last--;
        }
        int open = last;
        while (open > 1 && c.out.get(open).getType() != LBRACKET) {
            open--;
        }
        boolean applied = c.type(k) == LPAREN || c.text(k).equals("\\") && LatexCommands.looks(c.text(k + 1));
        if (applied && last > 1 && c.out.get(last).getType() == RBRACKET && isFunction(open - 1)) {
            StringBuilder name = new StringBuilder();
            c.out.subList(open - 1, last + 1).forEach(t -> name.append(t.getText()));
            CommonToken whole = NoteCursor.placed(NAME, name.toString(), c.out.get(open - 1).getStartIndex(), c.out.get(last).getStopIndex());
            c.out.subList(open - 1, last + 1).clear();
            c.out.add(open - 1, whole);
        }
    }

    private boolean isFunction(int written) {
        return c.out.get(written).getType() == NAME && FUNCTION.matcher(c.written(written)).matches();
    }
}
