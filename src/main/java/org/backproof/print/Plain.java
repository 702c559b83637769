package org.backproof.print;

import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;

/// Prints in the language itself: what it prints is read back as the same term.
public final class Plain {
    private static final Typesetter FULL = Typesetter.of(Vocabulary.STANDARD, Limits.FULL);
    /// Of a text that terms are sorted by.
    private static final int KEY = 200;

    /// How tightly a text holds together: what stands in a place that asks for more is bracketed.
    private static final int ANY = 0;
    private static final int CONDITION = 1;
    private static final int RELATION = 2;
    private static final int SUM = 3;
    private static final int PRODUCT = 4;
    private static final int POWER = 5;
    private static final int ATOM = 6;

    private final StringBuilder out = new StringBuilder();
    private final int limit;

    private Plain(int limit) {
        this.limit = limit;
    }

    public static String print(Layout layout) {
        return print(layout, Integer.MAX_VALUE);
    }

    /// A term with nothing named and nothing left out.
    public static String print(Expr e) {
        return print(FULL.layout(e));
    }

    public static String print(Prop p) {
        return print(FULL.layout(p));
    }

    /// The beginning of the text.
    static String key(Layout layout) {
        return print(layout, KEY);
    }

    private static String print(Layout layout, int limit) {
        Plain p = new Plain(limit);
        p.put(layout, ANY);
        return p.out.toString();
    }

    private void put(Layout layout, int place) {
        if (out.length() > limit) {
            return;
        }
        boolean bracketed = strength(layout) < place;
        if (bracketed) {
            out.append('(');
        }
        switch (layout) {
            case Layout.Number n -> out.append(n.value());
            case Layout.Decimal d -> out.append(d.value().toPlainString());
            case Layout.Name n -> {
                out.append(n.text());
                indices(n.indices());
            }
            case Layout.Sum s -> sum(s);
            case Layout.Product p -> {
                put(p.factors().getFirst(), PRODUCT);
                p.factors().stream().skip(1).forEach(f -> {
                    out.append(p.times().plain());
                    put(f, POWER);
                });
            }
            case Layout.Fraction f -> {
                put(f.over(), PRODUCT);
                out.append('/');
                put(f.under(), POWER);
            }
            case Layout.Power p -> {
                put(p.base(), ATOM);
                out.append('^');
                put(p.exponent(), ATOM);
            }
            case Layout.Root r -> call("sqrt", List.of(r.radicand()));
            case Layout.Call c when c.function() == FunctionName.TRANSPOSE -> {
                put(c.arguments().getFirst(), ATOM);
                out.append('\'');
            }
            case Layout.Call c -> {
                out.append(c.function().name()).repeat('\'', c.primes());
                if (!c.arguments().isEmpty() || !c.hidden().isEmpty()) {
                    list("(", c.arguments(), "");
                    list(c.hidden().isEmpty() ? "" : "; ", c.hidden(), ")");
                }
                indices(c.indices());
            }
            case Layout.Delta d -> call("delta", List.of(d.left(), d.right()));
            case Layout.BigSum s -> bound("sum", s.index(), s.lower(), s.upper(), s.body());
            case Layout.Integral i -> call("integral", List.of(i.body(), i.variable()));
            case Layout.Total t -> call("sum", List.of(t.tensor()));
            case Layout.Derivative d -> {
                out.repeat("diff(", d.variables().size());
                put(d.body(), ANY);
                d.variables().reversed().forEach(v -> {
                    out.append(", ");
                    put(v, ANY);
                    out.append(')');
                });
            }
            case Layout.Piecewise p -> {
                for (Layout.Branch b : p.branches()) {
                    out.append("if ");
                    put(b.condition(), ANY);
                    out.append(" then ");
                    put(b.value(), SUM);
                    out.append(" else ");
                }
                put(p.otherwise(), SUM);
            }
            case Layout.Mapping m -> {
                list("[", m.indices(), "] -> ");
                put(m.body(), SUM);
            }
            case Layout.Relation r -> {
                put(r.left(), r.left() instanceof Layout.Relation ? RELATION : SUM);
                out.append(' ').append(r.comparison().plain()).append(' ');
                put(r.right(), SUM);
            }
            case Layout.Junction j -> separated(j.parts().stream().map(p -> j.all() && place == ANY ? opened(p) : p).toList(),
                    j.all() ? " and " : " or ", RELATION);
            case Layout.ForAll f when f.evident() && place == ANY -> put(f.body(), ANY);
            case Layout.ForAll f -> bound("forall", f.index(), f.lower(), f.upper(), f.body());
            case Layout.Defined d -> call("defined", List.of(d.term()));
            case Layout.Whole w -> {
                put(w.term(), SUM);
                out.append(" in integer");
            }
            case Layout.Elided _ -> out.append('…');
            case Layout.Summary s -> {
                put(s.outline(), ANY);
                out.append(" (").append(s.count("10^18")).append(" nodes)");
            }
        }
        if (bracketed) {
            out.append(')');
        }
    }

    /// A free index is read as every index, where its range follows from its use.
    private static Layout opened(Layout part) {
        return part instanceof Layout.ForAll f && f.evident() ? f.body() : part;
    }

    private static int strength(Layout layout) {
        return switch (layout) {
            case Layout.Summary _ -> ANY;
            case Layout.Junction _ -> CONDITION;
            case Layout.Relation _, Layout.Whole _, Layout.Piecewise _, Layout.Mapping _ -> RELATION;
            case Layout.Sum _ -> SUM;
            case Layout.Product _, Layout.Fraction _ -> PRODUCT;
            case Layout.Power _ -> POWER;
            case Layout.Number _, Layout.Decimal _, Layout.Name _, Layout.Root _, Layout.Call _, Layout.Delta _, Layout.BigSum _, Layout.Integral _, Layout.Total _, Layout.Derivative _,
                    Layout.ForAll _, Layout.Defined _, Layout.Elided _ -> ATOM;
        };
    }

    private void sum(Layout.Sum s) {
        String separator = "";
        for (Layout.Term t : s.terms()) {
            out.append(separator.isEmpty() ? t.negative() ? "-" : "" : t.negative() ? " - " : " + ");
            put(t.body(), PRODUCT);
            separator = " ";
        }
    }

    private void bound(String word, Layout index, Layout lower, Layout upper, Layout body) {
        out.append(word).append('(');
        put(index, ANY);
        out.append(" in ");
        put(lower, SUM);
        out.append("..");
        put(upper, SUM);
        out.append(", ");
        put(body, ANY);
        out.append(')');
    }

    private void call(String name, List<Layout> arguments) {
        out.append(name);
        list("(", arguments, ")");
    }

    private void indices(List<Layout> indices) {
        if (!indices.isEmpty()) {
            list("[", indices, "]");
        }
    }

    private void list(String open, List<Layout> parts, String close) {
        out.append(open);
        separated(parts, ", ", ANY);
        out.append(close);
    }

    private void separated(List<Layout> parts, String separator, int place) {
        for (int k = 0; k < parts.size(); k++) {
            out.append(k == 0 ? "" : separator);
            put(parts.get(k), place);
        }
    }
}
