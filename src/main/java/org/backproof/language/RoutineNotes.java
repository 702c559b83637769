package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;

/// Functions that notes define in code, as formulas with calls:
///
///     def d(a): return a*(1 - a)                      d(a) = a*(1 - a)
///     d = lambda a: a*(1 - a)                         d(a) = a*(1 - a)
///     d = @(a) a .* (1 - a)                           d(a) = a .* (1 - a)
///     def f(x, deriv=False):                          f(x, deriv=False) = def if(deriv == True, x*(1 - x), 1/(1 + exp(-x)))
///       if deriv == True: return x*(1 - x)
///       return 1/(1 + np.exp(-x))
///     def s(x):                                       s(x) = def let(e, exp(x), e/sum(e))
///       e = np.exp(x)
///       return e/np.sum(e)
///
/// Of a `def` that computes values of layers the lines are formulas, and what it gives back is not known.
public final class RoutineNotes {
    /// `LET(name, value, rest)` is the rest with the name for the value.
    public static final String LET = "def let";
    /// `IF(condition, yes, no)`.
    public static final String IF_CALL = "def if";
    /// `yes IF condition ELSE no`, in the order of Python: `TERNARY(yes, condition, no)`.
    public static final String TERNARY = "def ternary";
    /// The value of a function whose body is not read.
    public static final String UNKNOWN = "def unknown";

    private final TokenRun in;
    private List<CommonToken> out = new ArrayList<>();
    private int at;

    private RoutineNotes(TokenRun in) {
        this.in = in;
    }

    /// The lines with such functions as formulas.
    static List<CommonToken> read(List<CommonToken> lines) {
        RoutineNotes notes = new RoutineNotes(new TokenRun(lines));
        while (notes.at < lines.size()) {
            if (!notes.begins() || !notes.routine()) {
                notes.out.add(lines.get(notes.at++));
            }
        }
        return notes.out;
    }

    private boolean begins() {
        return at == 0 || in.endsLine(at - 1);
    }

    private boolean routine() {
        if (in.text(at).equals("def") && in.type(at + 1) == NAME && in.type(at + 2) == LPAREN && in.close(at + 2) < in.size()) {
            return defined();
        }
        boolean assigned = in.type(at) == NAME && in.type(at + 1) == EQ;
        if (assigned && in.text(at + 2).equals("lambda")) {
            int colon = in.find(at + 3, COLON, in.lineEnd(at));
            return colon > 0 && brief(at, at + 3, colon, colon + 1);
        }
        return assigned && in.type(at + 2) == AT && in.type(at + 3) == LPAREN && in.close(at + 3) < in.size() && brief(at, at + 4, in.close(at + 3), in.close(at + 3) + 1);
    }

    /// `NAME = lambda PARAMETERS: VALUE`.
    private boolean brief(int name, int from, int to, int value) {
        int end = in.lineEnd(value);
        head(name, name, from, to);
        expression(value, end);
        at = end;
        return true;
    }

    private boolean defined() {
        int begin = at;
        int close = in.close(at + 2);
        int colon = in.find(close, COLON, in.lineEnd(at));
        if (colon < 0) {
            return false;
        }
        List<CommonToken> before = out;
        out = new ArrayList<>(before);
        head(begin, begin + 1, begin + 3, close);
        RoutineBody body = new RoutineBody(in, begin == 0 ? 0 : in.column(begin), colon + 1);
        List<RoutineBody.Line> lines = body.read();
        if (lines.isEmpty() || !value(lines)) {
            out = new ArrayList<>(before);
            head(begin, begin + 1, begin + 3, close);
            emit(NAME, UNKNOWN, colon, colon);
            at = colon + 1;
            return true;
        }
        at = body.end();
        return true;
    }

    /// `NAME(PARAMETERS) =`, without types and `self`.
    private void head(int place, int name, int from, int to) {
        out.add(NoteCursor.placed(NAME, in.text(name), in.get(place).getStartIndex(), in.get(name).getStopIndex()));
        emit(LPAREN, "(", from, from - 1);
        boolean first = true;
        for (int[] p : in.split(from, to)) {
            if (p[0] == p[1] || in.text(p[0]).equals("self")) {
                continue;
            }
            if (!first) {
                emit(COMMA, ",", p[0], p[0] - 1);
            }
            first = false;
            copy(p[0], p[0] + 1);
            int preset = in.find(p[0], EQ, p[1]);
            if (preset > 0) {
                copy(preset, p[1]);
            }
        }
        emit(RPAREN, ")", to, to - 1);
        emit(EQ, "=", to, to - 1);
    }

    /// Emits the value that the lines give back; false where they give none.
    private boolean value(List<RoutineBody.Line> lines) {
        if (lines.isEmpty()) {
            return false;
        }
        List<RoutineBody.Line> rest = lines.subList(1, lines.size());
        return switch (lines.getFirst()) {
            case RoutineBody.Return r -> r.from() < r.to() && in.split(r.from(), r.to()).size() == 1 && in.type(r.from()) != LBRACE && expression(r.from(), r.to());
            case RoutineBody.Assign a -> {
                call(LET, a.name());
                copy(a.name(), a.name() + 1);
                emit(COMMA, ",", a.from(), a.from() - 1);
                expression(a.from(), a.to());
                yield last(rest, a.to());
            }
            case RoutineBody.Mask m -> {
                call(LET, m.name());
                copy(m.name(), m.name() + 1);
                emit(COMMA, ",", m.condition(), m.condition() - 1);
                call("where", m.condition());
                expression(m.condition(), m.close());
                emit(COMMA, ",", m.close(), m.close());
                expression(m.close() + 2, m.to());
                emit(COMMA, ",", m.to() - 1, m.to() - 1);
                copy(m.name(), m.name() + 1);
                emit(RPAREN, ")", m.to() - 1, m.to() - 1);
                yield last(rest, m.to());
            }
            case RoutineBody.If i -> {
                call(IF_CALL, i.from());
                expression(i.from(), i.to());
                emit(COMMA, ",", i.to() - 1, i.to() - 1);
                boolean yes = value(joined(i.yes(), rest));
                yield yes && last(joined(i.no(), rest), i.to());
            }
        };
    }

    private boolean last(List<RoutineBody.Line> rest, int place) {
        emit(COMMA, ",", place - 1, place - 1);
        boolean given = value(rest);
        CommonToken end = out.getLast();
        out.add(NoteCursor.placed(RPAREN, ")", end.getStopIndex() + 1, end.getStopIndex()));
        return given;
    }

    private static List<RoutineBody.Line> joined(List<RoutineBody.Line> first, List<RoutineBody.Line> rest) {
        List<RoutineBody.Line> all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }

    /// Emits an expression, `a if c else b` as a call.
    private boolean expression(int from, int to) {
        int test = in.find(from, IF, to);
        int other = test < 0 ? -1 : in.find(test, ELSE, to);
        if (other > 0) {
            call(TERNARY, from);
            expression(from, test);
            emit(COMMA, ",", test, test);
            expression(test + 1, other);
            emit(COMMA, ",", other, other);
            expression(other + 1, to);
            emit(RPAREN, ")", to - 1, to - 1);
            return true;
        }
        for (int i = from; i < to; i++) {
            int close = in.close(i);
            copy(i, i + 1);
            if (in.depth(i) > 0 && close < to) {
                for (int[] part : in.split(i + 1, close)) {
                    expression(part[0], part[1]);
                    if (part[1] < close) {
                        copy(part[1], part[1] + 1);
                    }
                }
                copy(close, close + 1);
                i = close;
            }
        }
        return true;
    }

    private void call(String function, int place) {
        emit(NAME, function, place, place - 1);
        emit(LPAREN, "(", place, place - 1);
    }

    /// A token that is not written, at the beginning of a place, or at its end where it ends there.
    private void emit(int type, String text, int place, int end) {
        CommonToken t = in.get(Math.min(place, in.size() - 1));
        boolean behind = end >= place;
        int start = behind ? t.getStopIndex() + 1 : t.getStartIndex();
        out.add(NoteCursor.placed(type, text, start, start - 1));
    }

    private void copy(int from, int to) {
        in.tokens().subList(from, to).forEach(t -> out.add(new CommonToken(t)));
    }
}
