package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.backproof.expr.Expr;
import org.backproof.expr.Symbol;

/// Python's checks of the shapes of the inputs; a size is read off the first input that has it.
final class ShapeLines {
    private ShapeLines() {
    }

    static List<String> of(Program program) {
        return of(program.inputs());
    }

    static List<String> of(List<Input> inputs) {
        List<String> out = new ArrayList<>();
        Set<Expr> known = new LinkedHashSet<>();
        for (Input i : inputs) {
            if (i.isScalar()) {
                continue;
            }
            List<Expr> sizes = i.sizes();
            String shape = sizes.stream().map(Prose::size).collect(Collectors.joining(", "));
            boolean fresh = sizes.stream().allMatch(s -> s instanceof Symbol && !known.contains(s)) && sizes.stream().distinct().count() == sizes.size();
            String comma = sizes.size() == 1 ? "," : "";
            for (int k = 0; !fresh && k < sizes.size(); k++) {
                if (sizes.get(k) instanceof Symbol s && known.add(s)) {
                    out.add(s.name() + " = " + i.name() + ".shape[" + k + "]");
                }
            }
            out.add(fresh ? shape + comma + " = " + i.name() + ".shape" : "assert " + i.name() + ".shape == (" + shape + comma + "), f\"" + i.name() + " has the shape {tuple(" + i.name() + ".shape)}, not {(" + shape + comma + ")}\"");
            known.addAll(sizes);
        }
        inputs.forEach(i -> i.classes().ifPresent(n -> out.add("assert " + (i.isScalar() ? "0 <= " + i.name() + " < " + Prose.size(n) : "((" + i.name() + " >= 0) & (" + i.name() + " < " + Prose.size(n) + ")).all()")
                + ", \"" + i.name() + Prose.label(i).replaceFirst("^, ", ": ") + "\"")));
        return out;
    }
}
