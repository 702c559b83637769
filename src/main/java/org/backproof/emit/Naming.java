package org.backproof.emit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Names of the lines: those of the source where there are any, else what the line computes: `z_max`, `sigmoid_z`.
final class Naming {
    /// Of a name that is put together.
    private static final int LONGEST = 28;
    private static final Map<Rational, String> NUMBERS = Map.of(Rational.ONE, "one", Rational.TWO, "two", Rational.of(3), "three", Rational.of(4), "four", Rational.of(1, 2), "half", Rational.of(1, 4), "quarter");
    private static final int MOST_WORDS = 6;
    private static final String SHIFTED = "_shifted";

    private final Set<String> taken = new LinkedHashSet<>();
    private final Map<Expr, Expr> renamed = new LinkedHashMap<>();
    private final Map<Symbol, Let> lines = new LinkedHashMap<>();

    private Naming(Collection<String> taken) {
        this.taken.addAll(taken);
    }

    /// The lines under their names; those that begin with `#` are made up.
    ///
    /// @param taken names that no line may have, these afterwards among them
    static List<Let> of(List<Let> lets, Set<String> taken) {
        Naming naming = new Naming(taken);
        List<Let> out = new ArrayList<>();
        for (Let l : lets) {
            Expr body = Substitution.of(naming.renamed).apply(l.body());
            String name = l.name().startsWith("#") ? naming.fresh(naming.suggestion(l, body)) : l.name();
            Let named = Let.of(name, l.indices(), l.reduction(), body);
            naming.lines.put(named.symbol(), named);
            naming.renamed.put(l.symbol(), l.indices().isEmpty() ? named.symbol() : Terms.tensor(named.symbol()));
            out.add(named);
            taken.add(named.name());
        }
        return out;
    }

    private String fresh(String name) {
        String so = name;
        for (int k = 2; !taken.add(so); k++) {
            so = name + k;
        }
        return so;
    }

    private String suggestion(Let l, Expr body) {
        if (l.reduction().isPresent()) {
            boolean sum = l.reduction().get().kind() == Let.Kind.SUM;
            return name(body).map(n -> !sum ? n + "_max" : n.endsWith("_sum") ? n.replaceFirst("_sum$", "_total") : n + "_sum").or(() -> others(body)).or(() -> product(l, body))
                    .orElseGet(() -> words(body).map(n -> n + (sum ? "_sum" : "_max")).filter(n -> n.length() <= LONGEST).orElse(sum ? "total" : "largest"));
        }
        return switch (body) {
            case Apply a when a.function().name().equals("exp") -> words(a).filter(n -> !n.endsWith(SHIFTED) && !n.matches("exp_(\\w+)_minus_\\1_max") && n.length() <= LONGEST).orElse("e");
            case Add a -> logSoftmax(a).orElseGet(() -> difference(a));
            case Mul m when softmax(m).isPresent() -> softmax(m).get();
            case Expr _ -> words(body).filter(n -> n.length() <= LONGEST).orElseGet(() -> body instanceof Apply a ? called(a) : roughly(body));
        };
    }

    /// The functions and names on top of a term: `exp_minus_log`; what kind of a term it is where that is long, too.
    private static String roughly(Expr e) {
        if (e instanceof Cases c) {
            return chosen(c);
        }
        String kind = e instanceof Add a ? a.terms().size() == 2 && a.terms().stream().anyMatch(Naming::isNegative) ? "gap" : "combined" : isQuotient(e) ? "ratio" : e instanceof Mul ? "product" : e instanceof Pow p ? p.exponent() instanceof Num n && n.value().signum() < 0 ? "reciprocal" : "power" : "value";
        List<String> parts = new ArrayList<>();
        List<Expr> all = e instanceof Add a ? a.terms() : e instanceof Mul m ? m.factors() : List.of();
        for (Expr x : all) {
            Expr t = isNegative(x) ? Terms.negate(x) : x;
            Optional<String> part = t instanceof Apply f && !f.arguments().isEmpty() ? Optional.of(f.function().name()) : words(t).filter(n -> n.length() <= LONGEST / 2);
            part.ifPresent(n -> parts.add((parts.isEmpty() || e instanceof Mul ? "" : isNegative(x) ? "minus_" : "plus_") + n));
        }
        String name = String.join("_", parts);
        return all.isEmpty() || parts.size() < all.size() || isNegative(all.getFirst()) || name.length() > LONGEST ? kind : name;
    }

    /// What a piecewise definition mostly is, `one_minus_a`; `z_below` where that is so below the largest entry alone.
    private static String chosen(Cases c) {
        boolean below = c.guard() instanceof Prop.Compare(Add gap, Prop.Sign _) && gap.terms().stream().anyMatch(t -> t instanceof Entry n && n.tensor() instanceof Symbol s && s.name().endsWith("_max"));
        return words(c.then()).or(() -> words(c.otherwise())).filter(n -> n.length() <= LONGEST && !NUMBERS.containsValue(n))
                .map(n -> n + (below && (c.otherwise() instanceof Num || c.then() instanceof Entry) && !n.endsWith("_below") ? "_below" : "")).orElse("chosen");
    }

    /// `log_ratio`, `tanh_inner` for the value of a function at what has no name.
    private static String called(Apply a) {
        return a.function().name() + a.arguments().stream().map(x -> "_" + words(x).filter(n -> n.length() <= LONGEST / 2).orElse(isQuotient(x) ? "ratio" : "inner")).collect(Collectors.joining());
    }

    private static boolean isQuotient(Expr e) {
        return e instanceof Mul m && m.factors().stream().anyMatch(f -> f instanceof Pow p && p.exponent() instanceof Num n && n.value().signum() < 0);
    }

    /// `softmax_z` for `e/s` with s the sum of e and `e = exp(z - max(z))`.
    private Optional<String> softmax(Mul m) {
        for (Expr f : m.factors()) {
            Expr other = Terms.multiply(m.factors().stream().filter(x -> x != f).toList());
            Optional<Expr> exponent = line(f).map(Let::body).filter(b -> b instanceof Apply x && x.function() == Primitives.EXP).map(b -> ((Apply) b).arguments().getFirst());
            boolean sum = m.coefficient().isOne() && other instanceof Pow p && p.exponent() == Terms.MINUS_ONE && line(p.base()).filter(l -> l.reduction().filter(r -> r.kind() == Let.Kind.SUM).isPresent()
                    && l.body() instanceof Entry n && f instanceof Entry e && n.tensor() == e.tensor()).isPresent();
            if (sum && exponent.isPresent()) {
                Expr shifted = line(exponent.get()).map(Let::body).orElse(exponent.get());
                return shifted instanceof Add a ? Optional.of(difference(a)).filter(d -> d.endsWith(SHIFTED)).map(d -> "softmax_" + d.replace(SHIFTED, "")) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// What a term is, in words: `one_minus_y`, `a_squared`; empty for what has none.
    private static Optional<String> words(Expr e) {
        return switch (e) {
            case Num n -> Optional.ofNullable(NUMBERS.get(n.value()));
            case Apply a -> joined(a.arguments(), "_").map(n -> a.function().name() + "_" + n);
            case Mul m when m.coefficient().equals(Rational.MINUS_ONE) -> joined(m.factors(), "_").map(n -> "minus_" + n);
            case Mul m when m.coefficient().equals(Rational.ONE) -> quotient(m);
            case Mul m -> words(Terms.num(m.coefficient())).flatMap(c -> joined(m.factors(), "_").map(n -> c + "_" + n));
            case Pow p when p.exponent() == Terms.TWO -> words(p.base()).map(n -> n + "_squared");
            case Pow p when p.exponent() instanceof Num n && n.value().equals(Rational.of(3)) -> words(p.base()).map(b -> b + "_cubed");
            case Pow p when p.exponent() instanceof Num n && n.value().isInteger() && n.value().signum() < 0 -> words(Terms.power(p.base(), Terms.num(n.value().negate()))).map(b -> "one_over_" + b);
            case Pow p when p.exponent() instanceof Num n && n.value().equals(Rational.of(1, 2)) -> words(p.base()).map(b -> "sqrt_" + b);
            case Pow p when p.exponent() instanceof Symbol x -> words(p.base()).map(n -> n + "_to_" + x.name().replaceAll("_$", ""));
            case Add a -> {
                List<Expr> order = new ArrayList<>(a.terms().stream().filter(t -> !isNegative(t)).toList());
                a.terms().stream().filter(Naming::isNegative).forEach(order::add);
                String out = "";
                for (Expr t : order) {
                    Optional<String> n = words(isNegative(t) ? Terms.negate(t) : t);
                    if (n.isEmpty() || out.isEmpty() && isNegative(t)) {
                        yield Optional.empty();
                    }
                    out += (out.isEmpty() ? "" : isNegative(t) ? "_minus_" : "_plus_") + n.get();
                }
                yield Optional.of(out);
            }
            case Expr _ -> name(e);
        };
    }

    private static boolean isNegative(Expr e) {
        return e instanceof Mul m && m.coefficient().signum() < 0 || e instanceof Num n && n.value().signum() < 0;
    }

    private static Optional<String> joined(List<Expr> parts, String by) {
        List<String> out = new ArrayList<>();
        parts.forEach(p -> words(p).ifPresent(out::add));
        return out.size() == parts.size() ? Optional.of(String.join(by, out)) : Optional.empty();
    }

    /// `a_over_b`.
    private static Optional<String> quotient(Mul m) {
        List<Expr> under = m.factors().stream().filter(f -> f instanceof Pow p && p.exponent() instanceof Num n && n.value().equals(Rational.MINUS_ONE)).toList();
        List<Expr> over = m.factors().stream().filter(f -> !under.contains(f)).toList();
        return under.isEmpty() ? joined(over, "_")
                : joined(over.isEmpty() ? List.of(Terms.ONE) : over, "_").flatMap(a -> joined(under.stream().map(f -> ((Pow) f).base()).toList(), "_").map(b -> a + "_over_" + b));
    }

    /// `e_others` for `Σ (1 − δ) e`, all but one.
    private static Optional<String> others(Expr body) {
        boolean complement = body instanceof Mul m && m.factors().size() == 2
                && m.factors().stream().anyMatch(f -> f instanceof Add a && a.terms().size() == 2 && a.terms().stream().anyMatch(t -> Terms.negate(t) instanceof Delta));
        return complement ? ((Mul) body).factors().stream().flatMap(f -> name(f).stream()).findFirst().map(n -> n + "_others") : Optional.empty();
    }

    /// `W_x` for a product of two, the one with the rows first.
    private static Optional<String> product(Let l, Expr body) {
        if (!(body instanceof Mul m) || m.factors().size() != 2 || !m.coefficient().isOne()) {
            return Optional.empty();
        }
        Expr first = m.factors().getFirst();
        Expr last = m.factors().getLast();
        boolean swapped = !l.indices().isEmpty() && !Free.occurs(l.indices().getFirst(), first) && Free.occurs(l.indices().getFirst(), last);
        return name(swapped ? last : first).flatMap(a -> name(swapped ? first : last).map(b -> a + "_" + b)).filter(n -> n.length() <= LONGEST);
    }

    /// `log_softmax_z` for `d - log(s)` with s the sum of `exp(d)` and `d = z - max(z)`.
    private Optional<String> logSoftmax(Add a) {
        if (a.terms().size() != 2) {
            return Optional.empty();
        }
        for (Expr t : a.terms()) {
            Expr other = Terms.subtract(a, t);
            Optional<Expr> sum = line(Terms.negate(other)).map(Let::body).filter(l -> l instanceof Apply f && f.function().name().equals("log")).map(l -> ((Apply) l).arguments().getFirst());
            Optional<Expr> power = sum.flatMap(this::line).filter(l -> l.reduction().filter(r -> r.kind() == Let.Kind.SUM).isPresent()).map(Let::body);
            boolean same = power.flatMap(this::line).filter(l -> l.body() instanceof Apply f && f.function().name().equals("exp") && f.arguments().getFirst() == t).isPresent();
            if (same && t instanceof Entry d && d.tensor().name().endsWith(SHIFTED)) {
                return Optional.of("log_softmax_" + d.tensor().name().replace(SHIFTED, ""));
            }
        }
        return Optional.empty();
    }

    /// The line that a name stands for.
    private Optional<Let> line(Expr e) {
        return e instanceof Symbol s ? Optional.ofNullable(lines.get(s)) : e instanceof Entry n ? Optional.ofNullable(lines.get(n.tensor())) : Optional.empty();
    }

    /// `z_shifted` for `z - z_max`, `p_minus_y` for other differences.
    private static String difference(Add a) {
        Optional<String> n = words(a);
        boolean shifted = a.terms().size() == 2 && n.filter(w -> w.matches("(\\w+)_minus_\\1_max")).isPresent();
        return shifted ? n.get().replaceFirst("_minus_.*", SHIFTED) : n.filter(w -> w.length() <= LONGEST && w.split("_").length <= MOST_WORDS).orElseGet(() -> roughly(a));
    }

    private static Optional<String> name(Expr e) {
        return switch (e) {
            case Symbol s -> Optional.of(s.name());
            case Entry n -> Optional.of(n.tensor().name() + n.indices().stream().filter(Entry.class::isInstance).map(i -> "_" + ((Entry) i).tensor().name()).collect(Collectors.joining()));
            case Expr _ -> Optional.empty();
        };
    }
}
