package org.backproof.print;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;

/// Prints for a terminal: `−y/a + (1 − y)/(1 − a)`, `Σᵢ tᵢ log pᵢ`, `∂pᵢ/∂vⱼ`.
public final class Unicode {
    private static final Typesetter READER = Typesetter.of(Vocabulary.STANDARD, Limits.READER);
    private static final Map<String, String> VULGAR = Map.of("1/2", "½", "1/3", "⅓", "2/3", "⅔", "1/4", "¼", "3/4", "¾");

    /// What may stand in a place without brackets.
    private enum Place {
        /// anything
        ANY,
        /// a term of a sum, or what Σ stands before
        TERM,
        /// the last factor: what runs on to the right, as `Σᵢ xᵢ` and `log x`, may
        LAST,
        /// another factor
        FACTOR,
        /// what is raised to a power or divided by
        OPERAND
    }

    private Unicode() {
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

    private static String text(Layout layout, Place place) {
        return bracketed(layout, place) ? "(" + bare(layout, Place.ANY) + ")" : bare(layout, place);
    }

    private static boolean bracketed(Layout layout, Place place) {
        return switch (layout) {
            case Layout.Number _, Layout.Decimal _, Layout.Name _, Layout.Delta _, Layout.Call _, Layout.Defined _, Layout.Elided _ -> false;
            case Layout.Sum _, Layout.Piecewise _ -> place != Place.ANY;
            case Layout.Product p -> place == Place.OPERAND || place == Place.FACTOR && p.dotted();
            case Layout.Fraction f -> place.compareTo(Place.LAST) >= 0 && vulgar(f) == null || place == Place.OPERAND;
            case Layout.Power _, Layout.Root _ -> place == Place.OPERAND;
            case Layout.BigSum _, Layout.Integral _, Layout.Total _ -> place.compareTo(Place.FACTOR) >= 0;
            case Layout.Derivative d -> place == Place.OPERAND || place == Place.FACTOR && !slim(d.body());
            case Layout.Mapping _ -> false;
            case Layout.Relation _, Layout.Junction _, Layout.ForAll _, Layout.Whole _ -> place != Place.ANY;
            case Layout.Summary _ -> place != Place.ANY;
        };
    }

    private static String bare(Layout layout, Place place) {
        return switch (layout) {
            case Layout.Number n -> n.value().toString();
            case Layout.Decimal d -> d.isLong() ? d.first() + "…" : d.value().toPlainString();
            case Layout.Name n -> UnicodeNames.of(n.text()) + subscript(n.indices());
            case Layout.Sum s -> sum(s);
            case Layout.Product p -> product(p, place);
            case Layout.Fraction f -> fraction(f);
            case Layout.Power p -> power(p, place);
            case Layout.Root r -> "√" + (slim(r.radicand()) ? text(r.radicand(), Place.OPERAND) : "(" + print(r.radicand()) + ")");
            case Layout.Call c -> call(c, place);
            case Layout.Delta d -> "δ" + subscript(List.of(d.left(), d.right()));
            case Layout.Integral i -> "∫ " + text(i.body(), Place.TERM) + " d" + print(i.variable());
            case Layout.BigSum s -> big("Σ", s.index(), s.lower(), s.upper(), s.evident()) + " " + text(s.body(), Place.TERM);
            case Layout.Total t -> "Σ" + text(t.tensor(), Place.OPERAND);
            case Layout.Derivative d -> derivative(d);
            case Layout.Piecewise p -> piecewise(p);
            case Layout.Mapping m -> "[" + list(m.indices()) + " ↦ " + print(m.body()) + "]";
            case Layout.Relation r -> print(r.left()) + " " + r.comparison().unicode() + " " + print(r.right());
            case Layout.Junction j -> String.join(j.all() ? " and " : " or ", j.parts().stream()
                    .map(p -> p instanceof Layout.Junction ? text(p, Place.TERM) : print(p)).toList());
            case Layout.ForAll f -> print(f.body()) + (f.evident() ? ""
                    : " for every " + print(f.index()) + " in " + print(f.lower()) + ".." + print(f.upper()));
            case Layout.Defined d -> print(d.term()) + " is defined";
            case Layout.Whole w -> print(w.term()) + " ∈ ℤ";
            case Layout.Elided _ -> "…";
            case Layout.Summary s -> print(s.outline()) + "   (" + s.count("10¹⁸") + " nodes)";
        };
    }

    private static boolean slim(Layout layout) {
        return layout instanceof Layout.Name || layout instanceof Layout.Number || layout instanceof Layout.Call c && c.arguments().isEmpty();
    }

    private static String sum(Layout.Sum s) {
        StringBuilder out = new StringBuilder();
        for (Layout.Term t : s.terms()) {
            out.append(out.isEmpty() ? t.negative() ? "−" : "" : t.negative() ? " − " : " + ").append(text(t.body(), Place.TERM));
        }
        return out.toString();
    }

    private static String product(Layout.Product p, Place place) {
        StringBuilder out = new StringBuilder();
        int last = p.factors().size() - 1;
        for (int k = 0; k <= last; k++) {
            Layout f = p.factors().get(k);
            boolean open = k == last && (place == Place.ANY || place == Place.TERM || place == Place.LAST);
            String text = p.dotted() ? text(f, open ? Place.TERM : f instanceof Layout.Fraction ? Place.TERM : Place.FACTOR)
                    : text(f, open && p.openTo(f) ? Place.LAST : Place.FACTOR);
            out.append(k == 0 ? "" : p.dotted() ? p.times().unicode() : between(p.factors().get(k - 1), out.charAt(out.length() - 1), text)).append(text);
        }
        return out.toString();
    }

    /// What stands between two factors: nothing before a bracket or after a number, else a space; a dot between digits.
    private static String between(Layout left, char end, String right) {
        if (left instanceof Layout.Total) {
            return "·";
        }
        if (Character.isDigit(right.charAt(0)) || right.startsWith("½") || right.startsWith("¼") || right.startsWith("¾")) {
            return " · ";
        }
        if (left instanceof Layout.Number || left instanceof Layout.Fraction f && vulgar(f) != null) {
            return right.length() > 1 && word(right.charAt(0)) && word(right.charAt(1)) ? " " : "";
        }
        return right.charAt(0) == '(' && (left instanceof Layout.Name n && (!n.indices().isEmpty() || UnicodeNames.of(n.text()).length() <= 2) || end == ')') ? "" : " ";
    }

    private static boolean word(char c) {
        return Character.isLowerCase(c) && Character.getType(c) != Character.MODIFIER_LETTER || Character.isUpperCase(c);
    }

    private static String vulgar(Layout.Fraction f) {
        return f.over() instanceof Layout.Number(BigInteger a) && f.under() instanceof Layout.Number(BigInteger b) ? VULGAR.get(a + "/" + b) : null;
    }

    private static String fraction(Layout.Fraction f) {
        String vulgar = vulgar(f);
        return vulgar != null ? vulgar : text(f.over(), f.over() instanceof Layout.Product ? Place.FACTOR : over(f.over())) + "/" + text(f.under(), under(f.under()));
    }

    private static Place over(Layout over) {
        return over instanceof Layout.Power || over instanceof Layout.Root ? Place.TERM : Place.FACTOR;
    }

    private static Place under(Layout under) {
        return under instanceof Layout.Power || under instanceof Layout.Root ? Place.TERM : Place.OPERAND;
    }

    private static String power(Layout.Power p, Place place) {
        String exponent = print(p.exponent());
        String raised = p.exponent() instanceof Layout.Number || p.exponent() instanceof Layout.Name n && n.indices().isEmpty()
                || p.exponent() instanceof Layout.Sum s && s.terms().size() == 1 && slim(s.terms().getFirst().body())
                        ? Scripts.raised(exponent) : null;
        if (raised != null && p.base() instanceof Layout.Call c && c.function().form() == FunctionName.Form.RAISED && c.primes() == 0
                && p.exponent() instanceof Layout.Number) {
            return c.function().unicode() + raised + arguments(c, place);
        }
        String base = p.base() instanceof Layout.Call c && !c.function().hasUnicodePattern() && !c.arguments().isEmpty()
                && !c.function().unicode().matches("\\p{IsGreek}") ? "(" + text(p.base(), Place.TERM) + ")" : text(p.base(), Place.OPERAND);
        return base + (raised != null ? raised : "^" + text(p.exponent(), Place.OPERAND));
    }

    private static String call(Layout.Call c, Place place) {
        if (c.function().hasUnicodePattern() && c.primes() == 0) {
            return c.function().unicodeOf(list(c.arguments())) + subscript(c.indices());
        }
        if (c.function() == FunctionName.TRANSPOSE) {
            return text(c.arguments().getFirst(), Place.OPERAND) + "ᵀ";
        }
        return (c.function().hasUnicodePattern() ? UnicodeNames.of(c.function().name()) : c.function().unicode()) + "′".repeat(c.primes()) + arguments(c, place) + subscript(c.indices());
    }

    private static String arguments(Layout.Call c, Place place) {
        boolean operator = c.function().form() == FunctionName.Form.OPERATOR || c.function().form() == FunctionName.Form.RAISED;
        if (operator && c.arguments().size() == 1 && slim(c.arguments().getFirst()) && place.compareTo(Place.FACTOR) < 0 && c.indices().isEmpty()) {
            return " " + print(c.arguments().getFirst());
        }
        if (c.arguments().isEmpty() && c.hidden().isEmpty()) {
            return "";
        }
        return "(" + list(c.arguments()) + (c.hidden().isEmpty() ? "" : "; " + list(c.hidden())) + ")";
    }

    private static String list(List<Layout> parts) {
        return String.join(", ", parts.stream().map(Unicode::print).toList());
    }

    private static String subscript(List<Layout> indices) {
        if (indices.isEmpty()) {
            return "";
        }
        List<String> each = indices.stream().map(Unicode::print).toList();
        boolean simple = each.stream().allMatch(i -> i.length() == 1 || indices.size() == 1 && !i.contains(" "));
        String lowered = simple ? Scripts.lowered(String.join("", each)) : null;
        return lowered != null ? lowered : "[" + String.join(", ", each) + "]";
    }

    private static String big(String sign, Layout index, Layout lower, Layout upper, boolean evident) {
        String name = print(index);
        String low = Scripts.lowered(name);
        if (evident && low != null) {
            return sign + low;
        }
        String from = Scripts.lowered(name + "=" + print(lower));
        String to = Scripts.raised(print(upper));
        return from != null && to != null ? sign + from + to : sign + "[" + name + "=" + print(lower) + ".." + print(upper) + "]";
    }

    private static String derivative(Layout.Derivative d) {
        String order = d.variables().size() == 1 ? "" : Scripts.raised(Integer.toString(d.variables().size()));
        StringBuilder under = new StringBuilder();
        for (int k = 0; k < d.variables().size();) {
            int next = k;
            while (next < d.variables().size() && d.variables().get(next).equals(d.variables().get(k))) {
                next++;
            }
            under.append("∂").append(print(d.variables().get(k))).append(next - k == 1 ? "" : Scripts.raised(Integer.toString(next - k)));
            k = next;
        }
        return slim(d.body()) && !(d.body() instanceof Layout.Number) ? "∂" + order + print(d.body()) + "/" + under
                : "∂" + order + "/" + under + " (" + print(d.body()) + ")";
    }

    private static String piecewise(Layout.Piecewise p) {
        StringBuilder out = new StringBuilder();
        for (Layout.Branch b : p.branches()) {
            out.append("if ").append(print(b.condition())).append(" then ").append(print(b.value())).append(" else ");
        }
        return out.append(print(p.otherwise())).toString();
    }
}
