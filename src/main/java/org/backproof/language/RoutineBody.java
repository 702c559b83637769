package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The body of a `def` that stands in a column.
final class RoutineBody {
    private static final Pattern OF_LAYERS = Pattern.compile("d?[AZWb](?:[0-9_].*|L)?|d[A-Z_]\\w*|d?[azwh][0-9]+|cost|loss|J|(?:grad|delta|nabla)\\w*");
    private static final Set<String> SILENT = Set.of("pass", "print", "assert");

    private final TokenRun in;
    private final int column;
    private int end;
    private boolean skipped;

    RoutineBody(TokenRun in, int column, int from) {
        this.in = in;
        this.column = column;
        this.end = from;
    }

    /// Empty where it is not understood, or computes values of layers.
    List<Line> read() {
        return lines(column).orElse(List.of());
    }

    /// The lines that stand deeper than the column, or on the line that goes on.
    private Optional<List<Line>> lines(int outer) {
        List<Line> found = new ArrayList<>();
        boolean same = !in.endsLine(end);
        while (true) {
            int next = end;
            while (in.endsLine(next) && next < in.size()) {
                same &= in.type(next) == SEMICOLON;
                next++;
            }
            if (next >= in.size() || !same && in.column(next) <= outer) {
                return Optional.of(found);
            }
            end = next;
            Optional<Line> line = documented() ? Optional.empty() : line(found);
            if (line.isPresent()) {
                found.add(line.get());
            } else if (skipped) {
                skipped = false;
            } else {
                return Optional.empty();
            }
            if (same && line.filter(Return.class::isInstance).isPresent()) {
                return Optional.of(found);
            }
        }
    }

    /// Skips a text in quotes, which may go on over lines.
    private boolean documented() {
        if (in.type(end) != STRING && in.type(end) != UNTERMINATED && !SILENT.contains(in.text(end))) {
            return false;
        }
        int stop = in.newline(end);
        boolean open = in.type(stop - 1) == UNTERMINATED;
        while (open && stop < in.size()) {
            int from = stop + 1;
            stop = in.newline(from);
            open = from >= in.size() || in.type(stop - 1) != UNTERMINATED;
        }
        end = stop;
        skipped = true;
        return true;
    }

    private Optional<Line> line(List<Line> before) {
        int begin = end;
        int stop = in.lineEnd(begin);
        if (in.type(begin) == IF || in.text(begin).equals("elif")) {
            int colon = in.find(begin, COLON, stop);
            if (colon < 0) {
                return Optional.empty();
            }
            int own = in.column(begin);
            end = colon + 1;
            Optional<List<Line>> yes = lines(own);
            List<Line> no = List.of();
            int next = end;
            while (in.endsLine(next) && next < in.size()) {
                next++;
            }
            if (yes.isPresent() && in.text(next).equals("elif")) {
                end = next;
                Optional<Line> other = line(before);
                return other.map(o -> new If(begin + 1, colon, yes.get(), List.of(o)));
            }
            if (yes.isPresent() && in.type(next) == ELSE && in.type(next + 1) == COLON) {
                end = next + 2;
                Optional<List<Line>> other = lines(own);
                if (other.isEmpty()) {
                    return Optional.empty();
                }
                no = other.get();
            }
            List<Line> otherwise = no;
            return yes.map(y -> new If(begin + 1, colon, y, otherwise));
        }
        end = stop;
        if (in.text(begin).equals("return")) {
            return Optional.of(new Return(begin + 1, stop));
        }
        if (in.type(begin) != NAME || OF_LAYERS.matcher(in.text(begin)).matches()) {
            return Optional.empty();
        }
        if (in.type(begin + 1) == EQ) {
            return Optional.of(new Assign(begin, begin + 2, stop));
        }
        boolean mask = in.type(begin + 1) == LBRACKET && in.close(begin + 1) < stop && in.type(in.close(begin + 1) + 1) == EQ;
        return mask ? Optional.of(new Mask(begin, begin + 2, in.close(begin + 1), stop)) : Optional.empty();
    }

    /// Behind the last line.
    int end() {
        return end;
    }

    /// A statement of a body.
    sealed interface Line {
    }

    record Return(int from, int to) implements Line {
    }

    record Assign(int name, int from, int to) implements Line {
    }

    /// `x[x > 0] = 1`.
    record Mask(int name, int condition, int close, int to) implements Line {
    }

    record If(int from, int to, List<Line> yes, List<Line> no) implements Line {
    }
}
