package org.backproof.print;

import java.util.ArrayList;
import java.util.List;

/// What stands beside the formulas of a calculation on a terminal: reasons, and matrix notation, in a column of its own where there is room for
/// one, else above the reason.
///
/// @param matrices the width of the column of matrix notation; 0 where there is none
/// @param reasons  the width of the column of reasons
record TextBeside(int matrices, int reasons) {
    /// A longer left side has a line of its own where a formula would be broken otherwise.
    static final int LONGEST_LEFT = 14;

    private static final int LONGEST_REASON = 44;
    private static final int NARROWEST_REASON = 24;
    private static final int GAP = 2;
    private static final int EQUALS = 3;
    private static final char NO_BREAK = '\u00a0';

    static TextBeside of(List<Section> sections, int width) {
        int matrix = 0;
        int reason = 0;
        int formula = 0;
        for (Section s : sections) {
            int own = GAP + TextWrap.width(Unicode.print(s.left()));
            int left = own > LONGEST_LEFT ? 2 * GAP : own;
            for (Line l : s.lines()) {
                matrix = Math.max(matrix, l.matrix().map(m -> TextWrap.width(Unicode.print(m))).orElse(0));
                reason = Math.max(reason, TextWrap.width(TextPage.print(l.why())));
                formula = Math.max(formula, left + EQUALS + TextWrap.width(Unicode.print(l.value())));
            }
        }
        int room = width - formula - matrix - 2 * GAP;
        int longest = Math.min(reason, LONGEST_REASON);
        boolean column = matrix > 0 && room >= Math.min(longest, NARROWEST_REASON);
        return column ? new TextBeside(matrix, Math.min(longest, room)) : new TextBeside(0, Math.clamp(matrix, longest, LONGEST_REASON));
    }

    int width() {
        return matrices == 0 ? reasons : matrices + GAP + reasons;
    }

    /// Beside a line and below.
    List<String> lines(Line line) {
        List<String> reason = TextWrap.words(whole(line.why()), reasons).stream().map(r -> r.replace(NO_BREAK, ' ')).toList();
        List<String> out = new ArrayList<>();
        if (matrices > 0) {
            for (int k = 0; k < reason.size(); k++) {
                String matrix = k == 0 ? line.matrix().map(Unicode::print).orElse("") : "";
                out.add((TextWrap.pad(matrix, matrices + GAP) + reason.get(k)).stripTrailing());
            }
            return out;
        }
        line.matrix().ifPresent(m -> out.addAll(TextWrap.formula(Unicode.print(m), reasons)));
        if (out.isEmpty() || !line.why().isEmpty()) {
            out.addAll(reason);
        }
        return out;
    }

    /// With spaces in formulas at which no line ends.
    private static String whole(Prose prose) {
        StringBuilder out = new StringBuilder();
        for (Prose.Part p : prose.parts()) {
            String text = TextPage.print(new Prose(List.of(p)));
            out.append(p instanceof Prose.Mathematics ? text.replace(' ', NO_BREAK) : text);
        }
        return out.toString();
    }
}
