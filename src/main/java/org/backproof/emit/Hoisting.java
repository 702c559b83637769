package org.backproof.emit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.algebra.Replacement;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Gives a line to what is used more than once, and to a sum that is a part of another sum.
final class Hoisting {
    /// Lines that turn out to be others make more terms equal: `tanh(z) - y` and `a - y` where `a = tanh(z)`.
    private static final int PASSES = 2;

    private final List<Symbol> order;
    private final String prefix;
    private final Map<Expr, Integer> uses = new IdentityHashMap<>();
    private final Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Add> sums = new LinkedHashSet<>();
    private final Set<Expr> factors = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Expr, Expr> replaced = new IdentityHashMap<>();
    private final Map<Expr, Let> hoisted = new LinkedHashMap<>();
    private final Map<Expr, String> wanted;
    private final Map<Add, Add> partOf = new LinkedHashMap<>();

    private Hoisting(List<Symbol> order, Map<Expr, String> wanted, String prefix) {
        this.order = order;
        this.prefix = prefix;
        this.wanted = wanted;
    }

    /// The lines, and those that they need, each after those that it needs.
    ///
    /// @param order  the indices, outermost first
    /// @param wanted names for terms: these get a line where they occur
    static List<Let> of(List<Let> lines, List<Let> outputs, List<Symbol> order, Map<Expr, String> wanted) {
        List<Let> out = once(lines, outputs, order, wanted, "#");
        for (int k = 1; k < PASSES; k++) {
            List<Let> before = out;
            List<Let> results = outputs.stream().map(o -> find(before, o.symbol())).toList();
            out = once(before.stream().filter(l -> !results.contains(l)).toList(), results, order, Map.of(), "#" + k + "_");
        }
        return named(out, outputs);
    }

    /// A term that a line is anyway, such as `2*z`, goes by its name everywhere.
    private static List<Let> named(List<Let> lines, List<Let> outputs) {
        List<Let> out = new ArrayList<>(lines);
        for (Let l : lines) {
            Expr value = out.stream().filter(x -> x.symbol() == l.symbol()).findFirst().orElseThrow().body();
            if (l.reduction().isEmpty() && !Lowering.isLeaf(value) && outputs.stream().noneMatch(o -> o.symbol() == l.symbol())) {
                out.replaceAll(x -> x.symbol() == l.symbol() ? x : x.withBody(Replacement.of(value, l.entry(), x.body())));
            }
        }
        return sorted(out, outputs);
    }

    private static List<Let> once(List<Let> lines, List<Let> outputs, List<Symbol> order, Map<Expr, String> wanted, String prefix) {
        Hoisting h = new Hoisting(order, wanted, prefix);
        List<Let> all = new ArrayList<>(lines);
        all.addAll(outputs);
        all.forEach(l -> h.count(l.body(), l.indices().size() + l.reduction().map(_ -> 1).orElse(0)));
        h.findParts();
        List<Let> rest = new ArrayList<>();
        for (Let l : all) {
            rest.add(l.withBody(h.replaced(l.body())));
        }
        rest.addAll(h.hoisted.values());
        return sorted(withoutAliases(rest), outputs);
    }

    /// A line without a name of its own that is another line gives way to that, and a named line takes the place of one without a name.
    private static List<Let> withoutAliases(List<Let> lets) {
        List<Let> out = new ArrayList<>(lets);
        for (Let o : lets.stream().filter(l -> l.name().startsWith("#") && l.reduction().isEmpty()).toList()) {
            Let alias = find(out, o.symbol());
            out.stream().filter(l -> l != alias && l.entry() == alias.body() && l.indices().equals(o.indices())).findFirst().ifPresent(l -> {
                out.remove(alias);
                Substitution s = Substitution.of(o.symbol(), l.indices().isEmpty() ? l.symbol() : Terms.tensor(l.symbol()));
                out.replaceAll(x -> x.withBody(s.apply(x.body())));
            });
        }
        for (Let o : lets.stream().filter(l -> !l.name().startsWith("#")).toList()) {
            Let alias = find(out, o.symbol());
            Optional<Let> other = out.stream().filter(l -> l.entry() == alias.body() && l.name().startsWith("#") && l.indices().equals(o.indices())).findFirst();
            other.ifPresent(l -> {
                out.remove(alias);
                Substitution s = Substitution.of(l.symbol(), l.indices().isEmpty() ? o.symbol() : Terms.tensor(o.symbol()));
                out.replaceAll(x -> x == l ? new Let(o.symbol(), l.indices(), l.reduction(), l.body()) : x.withBody(s.apply(x.body())));
            });
        }
        return out;
    }

    private static Let find(List<Let> lets, Symbol name) {
        return lets.stream().filter(l -> l.symbol() == name).findFirst().orElseThrow();
    }

    /// Counts where a term stands; the base of an integer power such as a square twice, since the power is a product.
    ///
    /// @param loops how many indices the line has that it stands in; a function of fewer is computed outside of the inner loops
    private void count(Expr e, int loops) {
        if (isNegative(e)) {
            count(Terms.negate(e), loops);
            return;
        }
        uses.merge(e, 1, Integer::sum);
        boolean costly = e instanceof Apply a && !a.arguments().isEmpty() || e instanceof Pow p && !(p.exponent() instanceof Num);
        if (costly && Lowering.free(e, order).size() < loops && !Free.symbols(e).isEmpty()) {
            uses.merge(e, 1, Integer::sum);
        }
        if (!seen.add(e) && worthIt(e)) {
            return;
        }
        if (e instanceof Add a) {
            sums.add(a);
        }
        if (e instanceof Pow p && p.exponent() instanceof Num n && n.value().isInteger() && !n.value().abs().equals(Rational.ONE) && !Lowering.isLeaf(p.base())) {
            uses.merge(p.base(), 1, Integer::sum);
            factors.add(p.base());
        }
        children(e).forEach(c -> count(c, loops));
    }

    private static List<Expr> children(Expr e) {
        return e instanceof Cases c ? inside(c) : Children.of(e);
    }

    private static List<Expr> inside(Cases c) {
        List<Expr> out = new ArrayList<>();
        Prop.terms(c.guard()).forEach(g -> out.addAll(g instanceof Add a ? a.terms() : List.of(g)));
        out.add(c.then());
        out.add(c.otherwise());
        return out;
    }

    private void findParts() {
        List<Add> bySize = sums.stream().sorted(Comparator.comparing((Add a) -> -a.terms().size())).toList();
        for (Add whole : bySize) {
            bySize.stream().filter(part -> part != whole && part.terms().size() < whole.terms().size() && whole.terms().containsAll(part.terms())
                    && part.terms().stream().anyMatch(t -> !(t instanceof Num))).findFirst().ifPresent(part -> {
                        partOf.put(whole, part);
                        uses.merge(part, 1, Integer::sum);
                    });
        }
    }

    /// A multiple by a negative number, which is the opposite of what stands for its opposite.
    private static boolean isNegative(Expr e) {
        return e instanceof Mul m && m.coefficient().signum() < 0 && !(m.factors().size() == 1 && Lowering.isLeaf(m.factors().getFirst()));
    }

    private Expr replaced(Expr e) {
        if (isNegative(e)) {
            return Terms.negate(replaced(Terms.negate(e)));
        }
        Expr known = replaced.get(e);
        if (known == null) {
            Expr whole = rebuilt(e);
            if (whole instanceof Local l) {
                whole = l.value();
            }
            known = wanted.containsKey(e) || e instanceof Local && !Lowering.isLeaf(whole) || uses.getOrDefault(e, 0) > 1 && worthIt(e) ? line(e, whole) : whole;
            replaced.put(e, known);
        }
        return known;
    }

    private Expr rebuilt(Expr e) {
        if (e instanceof Add a && partOf.containsKey(a)) {
            Add part = partOf.get(a);
            List<Expr> terms = new ArrayList<>(a.terms().stream().filter(t -> !part.terms().contains(t)).map(this::replaced).toList());
            terms.add(replaced(part));
            return Terms.add(terms);
        }
        return switch (e) {
            case Cases c -> Terms.cases(replaced(c.guard()), replaced(c.then()), replaced(c.otherwise()));
            case Expr _ when Lowering.isLeaf(e) -> e instanceof Local l ? l.value() : e;
            case Expr _ -> Children.map(e, this::replaced);
        };
    }

    /// A difference that is compared with 0 is a comparison.
    private Prop replaced(Prop p) {
        return switch (p) {
            case Prop.Compare(Add a, Prop.Sign sign) -> Prop.compare(Terms.add(a.terms().stream().map(this::replaced).toList()), sign);
            case Prop.Compare(Expr e, Prop.Sign sign) -> Prop.compare(replaced(e), sign);
            case Prop.And(List<Prop> parts) -> Prop.and(parts.stream().map(this::replaced).toList());
            case Prop.Or(List<Prop> parts) -> Prop.or(parts.stream().map(this::replaced).toList());
            case Prop.Equal _, Prop.Defined _, Prop.Derivative _, Prop.Whole _, Prop.ForAll _ -> p;
        };
    }

    /// An entry at a label is looked up once. `-z`, `2*z`, `z^2`, `1 - z` and √2 are as short as a name, and `1/x` is no name where x is one; but `(1 - z)^2` is a product of two.
    private boolean worthIt(Expr e) {
        return switch (e) {
            case Add a -> factors.contains(a) || !(a.terms().size() == 2 && a.terms().stream().anyMatch(Num.class::isInstance) && a.terms().stream().allMatch(t -> t instanceof Num || isLeafOrOpposite(t)));
            case Pow p when p.exponent() instanceof Num n && n.value().equals(Rational.MINUS_ONE) -> false;
            case Expr _ when !(e instanceof Local) && Free.symbols(e).isEmpty() -> false;
            case Entry n -> n.indices().stream().anyMatch(Entry.class::isInstance);
            case Mul m -> m.factors().size() > 1 || !Lowering.isLeaf(m.factors().getFirst());
            case Pow p -> !(Lowering.isLeaf(p.base()) && p.exponent() instanceof Num n && n.value().isInteger());
            case Expr _ -> !Lowering.isLeaf(e);
        };
    }

    private static boolean isLeafOrOpposite(Expr e) {
        return Lowering.isLeaf(e) || Lowering.isLeaf(Terms.negate(e));
    }

    private Expr line(Expr e, Expr body) {
        Let l = Let.of(wanted.getOrDefault(e, prefix + hoisted.size()), Lowering.free(e, order), Optional.empty(), body);
        hoisted.put(e, l);
        return l.entry();
    }

    private static List<Let> sorted(List<Let> lets, List<Let> outputs) {
        Map<Symbol, Let> byName = new LinkedHashMap<>();
        lets.forEach(l -> byName.put(l.symbol(), l));
        Set<Let> out = new LinkedHashSet<>();
        outputs.forEach(o -> add(byName.get(o.symbol()), byName, out));
        return List.copyOf(out);
    }

    private static void add(Let l, Map<Symbol, Let> byName, Set<Let> out) {
        if (!out.contains(l)) {
            Free.symbols(l.body()).stream().filter(s -> byName.containsKey(s) && s != l.symbol()).forEach(s -> add(byName.get(s), byName, out));
            out.add(l);
        }
    }
}
