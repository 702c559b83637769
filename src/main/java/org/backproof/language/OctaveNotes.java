package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;

/// Formulas of notes in Octave, as Matlab has them too: `*` is the product of matrices, `.*` goes entry by entry, `'` transposes, axes count from 1.
///
///     dW2 = (1/m) * dZ2 * A1';        dW2 = (1/m) dZ2 A1'
///     A2 = 1 ./ (1 + exp(-Z2))        A2 = 1 / (1 + exp(-Z2))
///     db2 = sum(dZ2, 2) / m           db2 = sum(dZ2, axis=1, keepdims=True) / m
///
/// A plain `/` or `^` is marked, as it is none entry by entry.
public final class OctaveNotes {
    /// What a divisor behind a plain `/` is an argument of.
    public static final String DIVISOR = "Octave /";
    /// What an exponent behind a plain `^` is an argument of.
    public static final String EXPONENT = "Octave ^";
    /// The axis of a sum that names none: the first one with more than one entry.
    public static final String FIRST = "first axis";
    private static final Set<String> PYTHON_WORDS = Set.of("axis", "keepdims", "keepdim", "dim", "def", "lambda", "import");
    private static final Set<String> MODULES = Set.of("np", "numpy", "torch", "tf", "F", "nn");
    private static final Set<String> METHODS = Set.of("dot", "shape", "sum", "mean", "copy", "clone", "reshape", "transpose", "t", "mm", "matmul", "mul", "pow", "exp", "log", "grad", "size", "astype",
            "clamp", "item", "mT", "T");
    private static final Set<String> OWN_WORDS = Set.of("bsxfun", "repmat");
    private static final Set<String> REDUCTIONS = Set.of("sum", "mean", "max", "min");
    private static final Set<String> ENDS = Set.of("end", "endfor", "endfunction", "endif", "endwhile");

    private final TokenRun in;
    private final List<CommonToken> out = new ArrayList<>();
    private int at;

    private OctaveNotes(List<CommonToken> lines) {
        this.in = new TokenRun(lines);
    }

    /// Whether a statement about a network with these lines is read so.
    public static boolean speaks(String text) {
        return speaks(NoteTokens.lines(Layout.tokens(new Source("", text))));
    }

    /// Whether all the lines are read so: signs of Octave are in them, and none of Python; or `'` transposes beside `*`, where nothing is written in another way.
    static boolean speaks(List<CommonToken> lines) {
        OctaveNotes notes = new OctaveNotes(lines);
        boolean strong = false;
        boolean transposes = false;
        boolean times = false;
        boolean formulas = false;
        boolean quoted = false;
        for (int i = 0; i < lines.size(); i++) {
            if (notes.isComment(i)) {
                strong = true;
                i = notes.in.newline(i) - 1;
                continue;
            }
            boolean after = i > 0 && Tokens.endsOperand(notes.in.type(i - 1));
            if (notes.in.text(i).equals("'") && (quoted || !after)) {
                quoted = !quoted;
                continue;
            }
            if (notes.in.type(i) == NEWLINE) {
                quoted = false;
            }
            if (quoted) {
                continue;
            }
            if (notes.isPython(i, after)) {
                return false;
            }
            strong |= notes.isOctave(i);
            transposes |= after && notes.in.text(i).equals("'") && notes.in.type(i + 1) != LPAREN;
            times |= notes.in.text(i).equals("*");
            formulas |= notes.isFormula(i, after);
        }
        return strong || transposes && times && !formulas;
    }

    private boolean isPython(int i, boolean after) {
        return switch (in.type(i)) {
            case TRANSPOSE -> in.text(i).equals(".T");
            case POWER -> in.text(i).equals("**");
            case AT -> after;
            case NAME -> PYTHON_WORDS.contains(in.text(i)) || in.text(i + 1).equals(".") && MODULES.contains(in.text(i)) || i > 1 && in.text(i - 1).equals(".") && METHODS.contains(in.text(i));
            default -> false;
        };
    }

    private boolean isOctave(int i) {
        if (elementwise(i)) {
            return i == 0 || in.type(i - 1) != NUMBER; // 1./m is Python, too
        }
        boolean call = in.type(i) == NAME && in.type(i + 1) == LPAREN;
        if (!call) {
            return false;
        }
        List<Integer> commas = commas(i + 1);
        boolean numbered = commas.size() == 1 && in.type(commas.getFirst() + 1) == NUMBER && commas.getFirst() + 2 == in.close(i + 1);
        return OWN_WORDS.contains(in.text(i)) || numbered && (in.text(i).equals("size") || REDUCTIONS.contains(in.text(i)) && in.text(i).matches("sum|mean") && in.text(commas.getFirst() + 1).equals("2"));
    }

    /// What only formulas have: operands side by side, `g'(z)`, LaTeX, other signs.
    private boolean isFormula(int i, boolean after) {
        return switch (in.type(i)) {
            case NAME, NUMBER -> after;
            case PRIME -> after && in.type(i + 1) == LPAREN || !in.text(i).equals("'");
            case TRANSPOSE, SUPERSCRIPT -> true;
            case TIMES -> !in.text(i).equals("*");
            default -> in.text(i).equals("\\");
        };
    }

    /// `.*`, `./`, `.^` or `.'`.
    private boolean elementwise(int i) {
        return in.text(i).equals(".") && i + 1 < in.size() && Set.of("*", "/", "^", "'").contains(in.text(i + 1)) && in.get(i).getStopIndex() + 1 == in.get(i + 1).getStartIndex();
    }

    private boolean isComment(int i) {
        return in.type(i) == STRAY && in.text(i).equals("%");
    }

    /// The lines as formulas of notes.
    static List<CommonToken> read(List<CommonToken> lines) {
        OctaveNotes notes = new OctaveNotes(lines);
        notes.upTo(lines.size());
        return notes.out;
    }

    /// With `.*`, `./` and `.^` entry by entry, as they are in any notes.
    static List<CommonToken> undotted(List<CommonToken> lines) {
        OctaveNotes notes = new OctaveNotes(lines);
        while (notes.at < lines.size()) {
            if (notes.elementwise(notes.at) && notes.at > 0 && Tokens.endsOperand(notes.in.type(notes.at - 1))) {
                notes.at++;
            }
            notes.keep();
        }
        return notes.out;
    }

    private void upTo(int end) {
        while (at < end) {
            next();
        }
    }

    private void next() {
        if (isComment(at)) {
            at = in.newline(at);
        } else if (elementwise(at)) {
            at++;
            keep();
        } else if (in.text(at).equals("*")) {
            CommonToken times = in.get(at++);
            out.add(NoteCursor.placed(BESIDE, "", times.getStartIndex(), times.getStopIndex()));
        } else if (in.type(at) == DIVIDE) {
            keep();
            marked(DIVISOR);
        } else if (in.text(at).equals("^") && in.type(at + 1) != LBRACKET && in.type(at + 1) != LBRACE && !in.text(at + 1).equals("T")) {
            keep();
            marked(EXPONENT);
        } else if (in.type(at) == AT && in.type(at + 1) == NAME) {
            at++;
        } else if (in.type(at) == NAME && in.type(at + 1) == LPAREN && (REDUCTIONS.contains(in.text(at)) || in.text(at).equals("size")) && in.close(at + 1) < in.size()) {
            reduction();
        } else if (ENDS.contains(in.text(at)) && (at == 0 || in.endsLine(at - 1)) && in.endsLine(at + 1)) {
            at++;
        } else {
            keep();
        }
    }

    /// The operand that begins here as an argument, if it is no number that divides.
    private void marked(String function) {
        int end = operandEnd(at);
        if (at >= in.size() || function.equals(DIVISOR) && in.type(at) == NUMBER && end == at + 1) {
            return;
        }
        CommonToken place = in.get(at);
        put(NAME, function, place);
        put(LPAREN, "(", place);
        upTo(end);
        int stop = out.getLast().getStopIndex();
        out.add(NoteCursor.placed(RPAREN, ")", stop + 1, stop));
    }

    private int operandEnd(int from) {
        int i = from;
        while (in.type(i) == MINUS || in.type(i) == PLUS) {
            i++;
        }
        i = in.type(i) == LPAREN || in.type(i) == LBRACKET ? Math.min(in.size(), in.close(i) + 1) : i + 1;
        while ((in.type(i) == LPAREN || in.type(i) == LBRACKET) && in.close(i) < in.size()) {
            i = in.close(i) + 1;
        }
        while (in.text(i).equals("'")) {
            i++;
        }
        boolean power = in.text(i).equals("^") || elementwise(i) && in.text(i + 1).equals("^");
        return Math.min(in.size(), power ? operandEnd(in.text(i).equals("^") ? i + 1 : i + 2) : i);
    }

    /// `sum(X)`, `sum(X, 2)`, `max(X, [], 1)`, `size(X, 2)`.
    private void reduction() {
        String function = in.text(at);
        int close = in.close(at + 1);
        List<Integer> commas = commas(at + 1);
        boolean numbered = !commas.isEmpty() && in.type(commas.getLast() + 1) == NUMBER && commas.getLast() + 2 == close;
        boolean empty = commas.size() == 2 && in.type(commas.getFirst() + 1) == LBRACKET && in.type(commas.getFirst() + 2) == RBRACKET;
        boolean along = numbered && (function.matches("sum|mean|size") ? commas.size() == 1 : empty);
        boolean bare = commas.isEmpty() && !function.equals("size") && close > at + 2;
        keep();
        keep();
        if (!along && !bare) {
            upTo(close + 1);
            return;
        }
        upTo(along ? commas.getFirst() : close);
        CommonToken place = in.get(close);
        put(COMMA, ",", place);
        String axis = along ? String.valueOf(Integer.parseInt(in.text(close - 1).matches("[1-9]") ? in.text(close - 1) : "9") - 1) : FIRST;
        if (function.equals("size")) {
            put(NUMBER, axis, place);
        } else {
            put(NAME, "axis", place);
            put(EQ, "=", place);
            put(along ? NUMBER : NAME, axis, place);
            put(COMMA, ",", place);
            put(NAME, "keepdims", place);
            put(EQ, "=", place);
            put(NAME, "True", place);
        }
        at = close;
        keep();
    }

    /// The commas between the arguments in the bracket that opens there.
    private List<Integer> commas(int open) {
        List<int[]> parts = in.split(open + 1, in.close(open));
        return parts.subList(0, parts.size() - 1).stream().map(p -> p[1]).toList();
    }

    private void keep() {
        out.add(in.get(at++));
    }

    private void put(int type, String text, CommonToken place) {
        out.add(NoteCursor.placed(type, text, place.getStartIndex(), place.getStartIndex() - 1));
    }
}
