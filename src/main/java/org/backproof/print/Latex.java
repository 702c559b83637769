package org.backproof.print;

import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;

/// Prints LaTeX mathematics that needs amsmath only and that KaTeX reads, too. Different terms are written differently.
public final class Latex {
    private static final Typesetter READER = Typesetter.of(Vocabulary.STANDARD, Limits.READER);

    /// What may stand in a place without brackets.
    private enum Place {
        /// anything
        ANY,
        /// an exponent: small fractions are written with a slash
        EXPONENT,
        /// a term of a sum, or what Σ stands before
        TERM,
        /// the last factor: what runs on to the right, as `\sum_i x_i` and `\ln x`, may
        LAST,
        /// another factor
        FACTOR,
        /// what is raised to a power
        BASE
    }

    private Latex() {
    }

    public static String print(Expr e) {
        return print(READER.layout(e));
    }

    public static String print(Prop p) {
        return print(READER.layout(p));
    }

    public static String print(Layout layout) {
        return text(layout, Place.ANY);
    }

    /// As a term of a sum.
    static String term(Layout layout) {
        return text(layout, Place.TERM);
    }

    /// As a factor of a product.
    static String factor(Layout layout) {
        return text(layout, Place.FACTOR);
    }

    private static String text(Layout layout, Place place) {
        return bracketed(layout, place) ? brackets(bare(layout, Place.ANY)) : bare(layout, place);
    }

    static String brackets(String text) {
        return tall(text) ? "\\left(" + text + "\\right)" : "(" + text + ")";
    }

    private static boolean tall(String text) {
        return text.contains("\\frac") || text.contains("\\sum") || text.contains("\\begin") || text.contains("\\left");
    }

    private static boolean bracketed(Layout layout, Place place) {
        boolean free = place == Place.ANY || place == Place.EXPONENT;
        return switch (layout) {
            case Layout.Number _, Layout.Decimal _, Layout.Name _, Layout.Delta _, Layout.Defined _, Layout.Elided _, Layout.Mapping _ -> false;
            case Layout.Sum _ -> !free;
            case Layout.Piecewise _ -> place != Place.ANY;
            case Layout.Product p -> place == Place.BASE || place == Place.FACTOR && p.dotted();
            case Layout.Fraction f when f.slashed() -> !free && place != Place.TERM;
            case Layout.Fraction _, Layout.Power _, Layout.Root _ -> place == Place.BASE;
            case Layout.BigSum _, Layout.Integral _, Layout.Total _ -> place == Place.FACTOR || place == Place.BASE;
            case Layout.Call c -> place == Place.BASE && (c.function().form() != FunctionName.Form.CALL || c.function().hasLatexPattern() && !(c.function().isFenced() && c.indices().isEmpty()));
            case Layout.Derivative _ -> place == Place.BASE;
            case Layout.Relation _, Layout.Junction _, Layout.ForAll _, Layout.Whole _, Layout.Summary _ -> place != Place.ANY;
        };
    }

    private static String bare(Layout layout, Place place) {
        return switch (layout) {
            case Layout.Number n -> n.value().toString();
            case Layout.Decimal d -> d.isLong() ? d.first() + "\\ldots" : d.value().toPlainString();
            case Layout.Name n -> name(n);
            case Layout.Sum s -> sum(s, place);
            case Layout.Product p -> product(p, place);
            case Layout.Fraction f -> place == Place.EXPONENT && slim(f.over()) && slim(f.under()) ? print(f.over()) + "/" + print(f.under())
                    : f.slashed() ? slashed(f.over()) + "/" + slashed(f.under())
                    : "\\frac{" + print(Slashes.of(f.over())) + "}{" + (f.under() instanceof Layout.Derivative d && d.body() instanceof Layout.Name
                            ? derivative(d).replace("\\frac{", "").replace("}{", "/").replaceFirst("}$", "") : print(Slashes.of(f.under()))) + "}";
            case Layout.Power p -> power(p, place);
            case Layout.Root r -> "\\sqrt{" + print(r.radicand()) + "}";
            case Layout.Call c -> LatexCalls.call(c, place.compareTo(Place.FACTOR) < 0);
            case Layout.Delta d -> "\\delta" + subscript(List.of(d.left(), d.right()));
            case Layout.Integral i -> "\\int " + text(i.body(), Place.TERM) + " \\, d" + print(i.variable());
            case Layout.BigSum s -> "\\sum_{" + print(s.index()) + "=" + print(s.lower()) + "}^{" + print(s.upper()) + "} " + text(s.body(), Place.TERM);
            case Layout.Total t -> t.tensor() instanceof Layout.Name n && n.indices().isEmpty()
                    ? "\\sum_{i} " + name(new Layout.Name(n.text(), List.of(Layout.Name.of("i")))) : "\\sum " + text(t.tensor(), Place.BASE);
            case Layout.Derivative d -> derivative(d);
            case Layout.Piecewise p -> piecewise(p);
            case Layout.Mapping m -> "\\left[" + commas(m.indices()) + " \\mapsto " + print(m.body()) + "\\right]";
            case Layout.Relation r -> print(r.left()) + " " + r.comparison().latex().strip() + " " + print(r.right());
            case Layout.Junction j -> String.join(j.all() ? " \\textnormal{ and } " : " \\textnormal{ or } ", j.parts().stream()
                    .map(p -> text(p, p instanceof Layout.Junction ? Place.TERM : Place.ANY)).toList());
            case Layout.ForAll f -> print(f.body()) + (f.evident() ? ""
                    : " \\textnormal{ for every } " + print(f.index()) + " = " + print(f.lower()) + ", \\dots, " + print(f.upper()));
            case Layout.Defined d -> print(d.term()) + " \\textnormal{ is defined}";
            case Layout.Whole w -> print(w.term()) + " \\in \\mathbb{Z}";
            case Layout.Elided _ -> "\\dots";
            case Layout.Summary s -> print(s.outline()) + "\\quad \\text{(" + s.count("$10^{18}$") + " nodes)}";
        };
    }

    /// A side of a slash.
    private static String slashed(Layout side) {
        return side instanceof Layout.Product || side instanceof Layout.Fraction ? brackets(print(side)) : text(side, Place.FACTOR);
    }

    static boolean slim(Layout layout) {
        return layout instanceof Layout.Name || layout instanceof Layout.Number || layout instanceof Layout.Decimal || layout instanceof Layout.Call c && c.arguments().isEmpty();
    }

    /// A tensor that is named as Kronecker's delta is kept apart from it, and a subscript from the indices.
    private static String name(Layout.Name n) {
        if (n.indices().isEmpty()) {
            return LatexNames.of(n.text());
        }
        String base = LatexNames.withSizes(n.text());
        return (base.contains("_") || base.equals("\\delta") ? "{" + base + "}" : base) + subscript(n.indices());
    }

    static String subscript(List<Layout> indices) {
        List<String> each = indices.stream().map(Latex::print).toList();
        boolean letters = each.stream().allMatch(i -> i.length() == 1 && Character.isLetter(i.charAt(0)));
        return "_{" + String.join(letters ? "" : ",", each) + "}";
    }

    private static String sum(Layout.Sum s, Place place) {
        StringBuilder out = new StringBuilder();
        for (Layout.Term t : s.terms()) {
            out.append(out.isEmpty() ? t.negative() ? "-" : "" : t.negative() ? " - " : " + ")
                    .append(text(t.body(), place == Place.EXPONENT && t.body() instanceof Layout.Fraction ? place : Place.TERM));
        }
        return out.toString();
    }

    private static String product(Layout.Product p, Place place) {
        StringBuilder out = new StringBuilder();
        int last = p.factors().size() - 1;
        for (int k = 0; k <= last; k++) {
            boolean open = k == last && place.compareTo(Place.FACTOR) < 0 && p.openTo(p.factors().get(k));
            String text = text(p.factors().get(k), open ? p.dotted() && !(p.factors().get(k) instanceof Layout.Sum) ? Place.TERM : Place.LAST : Place.FACTOR);
            out.append(k == 0 ? "" : p.dotted() ? p.times().latex() : between(p.factors().get(k - 1), text)).append(text);
        }
        return out.toString();
    }

    /// A dot before digits; a thin space after a name and before a bracket, so that `a\,(1-a)` is no call.
    private static String between(Layout left, String right) {
        if (Character.isDigit(right.charAt(0))) {
            return " \\cdot ";
        }
        if (left instanceof Layout.Number) {
            return right.startsWith("\\mathrm{e}^") ? " " : right.startsWith("\\mathrm") ? " \\, " : right.startsWith("\\") && !right.startsWith("\\left") && !right.startsWith("\\exp") ? " " : "";
        }
        boolean brackets = right.startsWith("(") || right.startsWith("\\left(");
        boolean word = left instanceof Layout.Name n && LatexNames.of(n.text()).startsWith("\\mathrm") || right.startsWith("\\mathrm");
        return (brackets || right.startsWith("\\frac")) && !(left instanceof Layout.Fraction) || word ? " \\, " : " ";
    }

    private static String power(Layout.Power p, Place place) {
        String exponent = "^{" + text(p.exponent(), Place.EXPONENT) + "}";
        boolean raised = p.base() instanceof Layout.Call c && c.function().form() == FunctionName.Form.RAISED && c.indices().isEmpty()
                && p.exponent() instanceof Layout.Number;
        return raised ? LatexCalls.raised((Layout.Call) p.base(), exponent, place.compareTo(Place.FACTOR) < 0) : text(p.base(), Place.BASE) + exponent;
    }

    static String exponent(Layout layout) {
        return text(layout, Place.EXPONENT);
    }

    static String commas(List<Layout> parts) {
        return String.join(", ", parts.stream().map(Latex::print).toList());
    }

    private static String derivative(Layout.Derivative d) {
        String order = d.variables().size() == 1 ? "" : "^{" + d.variables().size() + "}";
        StringBuilder under = new StringBuilder();
        for (int k = 0; k < d.variables().size();) {
            int next = k;
            while (next < d.variables().size() && d.variables().get(next).equals(d.variables().get(k))) {
                next++;
            }
            under.append(k == 0 ? "" : " \\, ").append("\\partial ").append(print(d.variables().get(k))).append(next - k == 1 ? "" : "^{" + (next - k) + "}");
            k = next;
        }
        String of = d.body() instanceof Layout.Name ? " " + print(d.body()) : "";
        return "\\frac{\\partial" + order + of + "}{" + under + "}" + (of.isEmpty() ? "\\left(" + print(d.body()) + "\\right)" : "");
    }

    /// Without what is differentiated.
    static String operator(Layout.Derivative d) {
        String text = derivative(new Layout.Derivative(new Layout.Elided(), d.variables()));
        return text.substring(0, text.indexOf("\\left("));
    }

    private static String piecewise(Layout.Piecewise p) {
        StringBuilder out = new StringBuilder("\\begin{cases} ");
        for (Layout.Branch b : p.branches()) {
            out.append(print(b.value())).append(" & \\textnormal{if } ").append(print(b.condition())).append(" \\\\ ");
        }
        return out.append(print(p.otherwise())).append(" & \\textnormal{otherwise} \\end{cases}").toString();
    }
}
