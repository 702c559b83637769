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
import org.backproof.expr.Delta;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Names of the lines: those of the source where there are any, else what the line computes: `z_max`, `sigmoid_z`.
final class Naming {
    /// Of a name that is put together.
    private static final int LONGEST = 20;

    private final Set<String> taken = new LinkedHashSet<>();
    private final Map<Expr, Expr> renamed = new LinkedHashMap<>();

    private Naming(Collection<String> taken) {
        this.taken.addAll(taken);
    }

    /// The lines under their names; those that begin with `#` are made up.
    ///
    /// @param taken names that no line may have
    static List<Let> of(List<Let> lets, Collection<String> taken) {
        Naming naming = new Naming(taken);
        List<Let> out = new ArrayList<>();
        for (Let l : lets) {
            Expr body = Substitution.of(naming.renamed).apply(l.body());
            String name = l.name().startsWith("#") ? naming.fresh(suggestion(l, body)) : l.name();
            Let named = Let.of(name, l.indices(), l.reduction(), body);
            naming.renamed.put(l.symbol(), l.indices().isEmpty() ? named.symbol() : Terms.tensor(named.symbol()));
            out.add(named);
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

    private static String suggestion(Let l, Expr body) {
        if (l.reduction().isPresent()) {
            boolean sum = l.reduction().get().kind() == Let.Kind.SUM;
            return name(body).map(n -> n + (sum ? "_sum" : "_max")).or(() -> others(body)).or(() -> product(body)).orElse(sum ? "total" : "largest");
        }
        return switch (body) {
            case Apply a when a.arguments().size() == 1 -> switch (a.arguments().getFirst()) {
                case Expr x when name(x).isPresent() -> a.function().name() + "_" + name(x).get();
                case Mul m when m.factors().size() == 1 && m.coefficient().equals(Rational.MINUS_ONE)
                        && name(m.factors().getFirst()).isPresent() -> a.function().name() + "_minus_" + name(m.factors().getFirst()).get();
                case Expr _ -> a.function().name().equals("exp") ? "e" : a.function().name() + "_u";
            };
            case Add a -> difference(a);
            case Expr _ -> "u";
        };
    }

    /// `e_others` for `Σ (1 − δ) e`, all but one.
    private static Optional<String> others(Expr body) {
        boolean complement = body instanceof Mul m && m.factors().size() == 2
                && m.factors().stream().anyMatch(f -> f instanceof Add a && a.terms().size() == 2 && a.terms().stream().anyMatch(t -> Terms.negate(t) instanceof Delta));
        return complement ? ((Mul) body).factors().stream().flatMap(f -> name(f).stream()).findFirst().map(n -> n + "_others") : Optional.empty();
    }

    /// `W_x` for a product of two.
    private static Optional<String> product(Expr body) {
        if (!(body instanceof Mul m) || m.factors().size() != 2) {
            return Optional.empty();
        }
        return name(m.factors().getFirst()).flatMap(a -> name(m.factors().getLast()).map(b -> a + "_" + b)).filter(n -> n.length() <= LONGEST);
    }

    /// `z_shifted` for `z - z_max`, `p_minus_y` for other differences.
    private static String difference(Add a) {
        Optional<String> whole = a.terms().stream().flatMap(t -> name(t).stream()).findFirst();
        Optional<String> part = a.terms().stream().filter(t -> t instanceof Mul m && m.factors().size() == 1 && m.coefficient().equals(Rational.MINUS_ONE))
                .flatMap(t -> name(((Mul) t).factors().getFirst()).stream()).findFirst();
        if (a.terms().size() != 2 || whole.isEmpty() || part.isEmpty()) {
            return "u";
        }
        return part.get().equals(whole.get() + "_max") ? whole.get() + "_shifted"
                : Optional.of(whole.get() + "_minus_" + part.get()).filter(n -> n.length() <= LONGEST).orElse("d");
    }

    private static Optional<String> name(Expr e) {
        return switch (e) {
            case Symbol s -> Optional.of(s.name());
            case Entry n -> Optional.of(n.tensor().name() + n.indices().stream().filter(Entry.class::isInstance).map(i -> "_" + ((Entry) i).tensor().name()).collect(Collectors.joining()));
            case Expr _ -> Optional.empty();
        };
    }
}
