package org.backproof.emit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.print.Layout;

/// Formulas over single numbers, for Java and C: an entry is an element of a flat array, rows first.
final class LoopDialect implements Dialect {
    private final Target target;
    private final Set<String> sizes;
    private final Map<String, List<Expr>> shapes = new LinkedHashMap<>();
    private final Map<String, List<Integer>> places = new LinkedHashMap<>();
    private final List<String> single = new ArrayList<>();
    private final Set<String> indices = new LinkedHashSet<>();
    private final Set<String> labels = new LinkedHashSet<>();

    /// @param sizes names of integers, which are divided as real numbers
    LoopDialect(Target target, Set<String> sizes) {
        this.target = target;
        this.sizes = sizes;
    }

    /// An input, with all of its axes in memory.
    void input(Input i) {
        shapes.put(i.name(), i.sizes());
        if (i.isLabel()) {
            labels.add(i.name());
        }
    }

    /// Names of indices that run.
    void indices(Set<String> names) {
        indices.addAll(names);
    }

    /// A line, with some of its axes in memory.
    void line(Let l, List<Symbol> axes) {
        shapes.put(l.name(), axes.stream().map(i -> ((Sort.Index) i.sort()).upper()).toList());
        places.put(l.name(), axes.stream().map(l.indices()::indexOf).toList());
    }

    /// An output without axes: an array of one number.
    void single(Let l) {
        single.add(l.name());
    }

    @Override
    public String name(Layout.Name name) {
        if (isIndex(name)) {
            return "(" + index(name) + " + 1.0)";
        }
        return element(name);
    }

    private String element(Layout.Name name) {
        if (!shapes.containsKey(name.text())) {
            return sizes.contains(name.text()) ? "(double) " + name.text() : name.text();
        }
        if (single.contains(name.text())) {
            return target == Target.C ? "*" + name.text() : name.text() + "[0]";
        }
        List<Expr> axes = shapes.get(name.text());
        List<Integer> at = places.getOrDefault(name.text(), java.util.stream.IntStream.range(0, name.indices().size()).boxed().toList());
        if (at.isEmpty()) {
            return name.text();
        }
        String flat = "";
        for (int k = 0; k < at.size(); k++) {
            String index = index(name.indices().get(at.get(k)));
            String before = flat.isEmpty() || flat.equals("0") ? "" : axes.get(k) == Terms.ONE ? flat : (flat.contains(" + ") ? "(" + flat + ")" : flat) + " * " + size(axes.get(k));
            flat = before.isEmpty() ? index : index.equals("0") ? before : before + " + " + index;
        }
        return name.text() + "[" + flat + "]";
    }

    private String index(Layout l) {
        return switch (l) {
            case Layout.Number n -> n.value().subtract(BigInteger.ONE).toString();
            case Layout.Name n when labels.contains(n.text()) -> (target == Target.C ? "(size_t) " : "") + element(n);
            case Layout.Name n when n.indices().isEmpty() -> n.text();
            case Layout _ -> throw new NoCode("an entry at a computed index");
        };
    }

    static String size(Expr e) {
        return org.backproof.print.Plain.print(e);
    }

    /// `m * K`.
    static String count(List<Expr> sizes) {
        List<Expr> factors = sizes.stream().filter(s -> s != Terms.ONE).toList();
        return factors.isEmpty() ? "1" : factors.stream().map(LoopDialect::size).collect(Collectors.joining(" * "));
    }

    /// A number that is no `int` is a `double`.
    @Override
    public String number(BigInteger value) {
        return value.bitLength() < 31 ? value.toString() : Double.toString(value.doubleValue());
    }

    /// A quotient of integers would be an integer.
    @Override
    public String fraction(BigInteger over, BigInteger under) {
        String number = number(over);
        return (number.matches("\\d+") ? number + ".0" : number) + " / " + number(under);
    }

    /// A choice between integers is an integer.
    @Override
    public String quotient(String over, String under) {
        return over + " / " + (over.contains("?") && under.matches("\\d+") ? under + ".0" : under);
    }

    @Override
    public String call(String function, List<String> arguments) {
        if (arguments.isEmpty()) {
            if (function.equals("eulergamma")) {
                return NumpyDialect.EULER_GAMMA;
            }
            if (!function.equals("pi")) {
                throw new NoCode("the constant " + function);
            }
            return target == Target.C ? "3.141592653589793" : "Math.PI";
        }
        String spelled = Spelling.called(function, target);
        return spelled + "(" + String.join(", ", arguments) + ")";
    }

    @Override
    public String power(String base, String exponent) {
        String bare = exponent.startsWith("(") ? exponent.substring(1, exponent.length() - 1) : exponent;
        return (target == Target.C ? "pow(" : "Math.pow(") + base + ", " + bare + ")";
    }

    @Override
    public String power(String base, int exponent) {
        return base.matches("[\\w.\\[\\] *+]+") ? "(" + String.join(" * ", java.util.Collections.nCopies(exponent, base)) + ")" : power(base, Integer.toString(exponent));
    }

    @Override
    public String choice(String condition, String then, String otherwise) {
        return "(" + condition + " ? " + then + " : " + otherwise + ")";
    }

    @Override
    public String junction(boolean all, List<String> conditions) {
        return conditions.stream().map(c -> c.contains("||") || !all ? "(" + c + ")" : c).collect(Collectors.joining(all ? " && " : " || "));
    }

    @Override
    public String same(Layout left, Layout right) {
        return indices.contains(index(right)) ? index(right) + " == " + index(left) : index(left) + " == " + index(right);
    }

    @Override
    public String compared(Layout left, String sign, Layout right) {
        return index(left) + " " + sign + " " + index(right);
    }

    @Override
    public boolean isIndex(Layout layout) {
        return layout instanceof Layout.Name n && (indices.contains(n.text()) && n.indices().isEmpty() || labels.contains(n.text()));
    }
}
