package org.backproof.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.backproof.expr.Expr;

/// The sentences of a program's documentation, the same for all targets.
final class Prose {
    private static final int WIDTH = 96;

    private Prose() {
    }

    /// What is computed, from which theorem, under which conditions, with which rounding.
    static List<String> of(Program p, Options options) {
        List<String> out = of(p);
        if (options.precision() == Precision.FLOAT32) {
            out.add("");
            out.addAll(wrapped("", "Arrays are in single precision. Numbers, functions such as exp and sums over an index are in double precision, and are rounded"
                    + " when they go into an array; products of matrices add up in single precision, block by block."));
        }
        return out;
    }

    /// What is computed, from which theorem, under which conditions.
    static List<String> of(Program p) {
        List<String> out = new ArrayList<>();
        p.notes().formulas().forEach(f -> out.addAll(wrapped("    ", f)));
        if (!p.notes().hypotheses().isEmpty()) {
            out.add("");
            out.addAll(wrapped("", "The derivative uses " + String.join(", ", p.notes().hypotheses()) + "."));
        }
        if (!p.notes().conditions().isEmpty()) {
            out.add("");
            out.addAll(wrapped("", "It holds where " + String.join(", ", p.notes().conditions()) + "."));
        }
        if (!p.notes().kinks().isEmpty()) {
            out.add("");
            out.addAll(wrapped("", "There may be no derivative where " + String.join(" or ", p.notes().kinks())
                    + (p.calls().contains("sign") ? "; the value is then a subgradient: sign(0) = 0, else that of one side." : "; the value is then that of one side, a subgradient.")));
            p.notes().taken().forEach(t -> out.addAll(wrapped("", "For comparison, " + t + ".")));
        }
        if (!p.notes().maxima().isEmpty()) {
            out.add("");
            out.addAll(wrapped("", "Where " + String.join(" or ", p.notes().maxima()) + " is taken at several places there is no derivative; each of them"
                    + " then has the whole slope, where amax of PyTorch divides it evenly and max gives it to one."));
        }
        return out;
    }

    /// `z, t: shape (m, K)`, one line a shape.
    static List<String> shapes(Program p) {
        return p.inputs().stream().collect(Collectors.groupingBy(i -> shape(i) + label(i), java.util.LinkedHashMap::new, Collectors.mapping(Input::name, Collectors.joining(", "))))
                .entrySet().stream().map(e -> e.getValue() + ": " + (e.getValue().contains(", ") ? e.getKey().replaceFirst("^a number", "numbers") : e.getKey())).toList();
    }

    private static String shape(Input i) {
        return i.isScalar() ? "a number"
                : "shape " + i.sizes().stream().map(Prose::size).collect(Collectors.joining(", ", "(", i.sizes().size() == 1 ? ",)" : ")"));
    }

    /// `, classes from 0 to K - 1`.
    static String label(Input i) {
        return i.classes().map(n -> ", " + (i.isScalar() ? "a class" : "classes") + " from 0 to " + size(org.backproof.expr.Terms.subtract(n, org.backproof.expr.Terms.ONE))).orElse("");
    }

    static String size(Expr e) {
        return org.backproof.print.Plain.print(e);
    }

    /// Broken at spaces.
    static List<String> wrapped(String indent, String text) {
        List<String> out = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ")) {
            if (line.length() + word.length() > WIDTH && !line.toString().isBlank()) {
                out.add(line.toString().stripTrailing());
                line = new StringBuilder(indent + (indent.isEmpty() ? "" : "    "));
            }
            line.append(word).append(' ');
        }
        out.add(line.toString().stripTrailing());
        return out;
    }

    static String capital(String s) {
        return s.matches("[b-z] .*") ? s : s.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + s.substring(1);
    }

    /// `BceSigmoid`; no class that Java has anyway.
    static String camel(String name) {
        StringBuilder out = new StringBuilder();
        for (String word : name.split("_")) {
            boolean digits = !out.isEmpty() && Character.isDigit(out.charAt(out.length() - 1)) && word.matches("\\d.*"); // not 1_3 as 13
            out.append(digits ? "_" : "").append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1));
        }
        return out + (Reserved.WORDS.contains(out.toString()) ? "Loss" : "");
    }
}
