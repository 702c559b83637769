package org.backproof.print;

import java.util.ArrayList;
import java.util.List;

/// What stands beside the formulas of an aligned calculation: reasons, and matrix notation, in a column of its own where there is room for one,
/// else above the reason. Widths are in em.
///
/// @param column  the width that the column of matrix notation takes with the gap before it; 0 where there is none
/// @param stacked the widest matrix notation that stands above a reason; 0 where there is none
record LatexBeside(double column, double stacked) {
    /// @param room for formulas, matrix notation and reasons
    /// @param reason the narrowest that the column of reasons may be
    /// @param gap  between columns
    static LatexBeside of(List<Section> sections, double room, double reason, double gap) {
        double matrix = 0;
        double formula = 0;
        double reasons = 0;
        for (Section s : sections) {
            for (Line l : s.lines()) {
                matrix = Math.max(matrix, l.matrix().map(m -> LatexWidth.of(Latex.print(m))).orElse(0.0));
                formula = Math.max(formula, LatexWidth.of(Latex.print(l.value())));
                reasons = Math.max(reasons, LatexProse.width(l.why()));
            }
        }
        return matrix > 0 && formula + matrix + 2 * gap + Math.min(reasons, reason) <= room ? new LatexBeside(matrix + gap, 0) : new LatexBeside(0, matrix);
    }

    /// The cells beside a line and below.
    ///
    /// @param width of the column of reasons
    List<String> cells(Line line, double width) {
        List<String> reason = LatexProse.lines(line.why(), width);
        if (column == 0) {
            List<String> out = new ArrayList<>();
            line.matrix().ifPresent(m -> out.addAll(LatexLines.of(m, width)));
            out.addAll(reason);
            return out;
        }
        List<String> out = new ArrayList<>();
        for (int k = 0; k < Math.max(1, reason.size()); k++) {
            String matrix = k == 0 ? line.matrix().map(Latex::print).orElse("") : "";
            String beside = k < reason.size() ? (matrix.isEmpty() ? "" : " ") + "&& " + reason.get(k) : "";
            out.add(matrix + beside);
        }
        return out;
    }
}
