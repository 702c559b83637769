package org.backproof.app;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.backproof.expr.Prop;
import org.backproof.print.Latex;
import org.backproof.print.Layout;
import org.backproof.prove.Verdict;

/// What stands below a judged claim, as sentences: `At $a = 1/2$ the left side is $0$, the right side $4$.`
final class LatexDetails {
    private LatexDetails() {
    }

    static String of(Judgement j) {
        return of(j, j.conditions(), j.details(), "");
    }

    /// @param conditions under which it is proved
    /// @param details    label and text of each
    /// @param where      of what the point speaks; may be empty
    static String of(Judgement j, List<Prop> conditions, List<String[]> details, String where) {
        List<String> out = new ArrayList<>();
        if (!conditions.isEmpty()) {
            out.add("It is proved given $" + j.wording().latex(Prop.and(conditions)) + "$.");
        } else if (j.verdict() instanceof Verdict.Conditional) {
            out.add("No condition was found under which it is proved.");
        }
        j.counterexample().map(LatexDetails::at).ifPresent(at -> out.add(where.isEmpty() ? at : at.replaceFirst(" the ", " " + where + " the ")));
        for (String[] d : details) {
            switch (d[0]) {
                case "reason", "used", "unused" -> out.add(Character.toUpperCase(d[0].charAt(0)) + d[0].substring(1) + ": " + LatexText.escape(joined(d[1])) + ".");
                case "note" -> out.add(LatexText.sentence(d[1]));
                default -> {
                }
            }
        }
        return out.isEmpty() ? "" : "\n\\par\\nopagebreak\\noindent " + String.join(" ", out) + "\\par\\medskip";
    }

    /// What stands in columns, one after the other.
    static String joined(String columns) {
        return columns.replaceAll(" {2,}", ", ");
    }

    static String at(Counterexample c) {
        String point = c.values().entrySet().stream().map(e -> "$" + name(e.getKey()) + " = " + value(e.getValue()) + "$").collect(Collectors.joining(", "));
        List<String> sides = c.sides();
        String said = sides.size() == 1 ? "the value is " + side(sides.getFirst())
                : "the left side is " + side(sides.getFirst()) + ", the right side " + (sides.getLast().matches("[a-z]+") ? "is " : "") + side(sides.getLast());
        return (point.isEmpty() ? "Here " : "At " + point + " ") + said + ".";
    }

    private static String name(String name) {
        return name.matches("\\w+") ? Latex.print(Layout.Name.of(name)) : text(name);
    }

    private static String side(String value) {
        return value.matches("[a-z]+") ? value : "$" + value(value) + "$";
    }

    /// A number or a list of numbers; anything else as it is typed.
    private static String value(String value) {
        return value.matches("[-\\d./, \\[\\]]+") ? value : text(value);
    }

    private static String text(String plain) {
        return "\\text{" + LatexText.escape(plain) + "}";
    }
}
