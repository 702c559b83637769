package org.backproof.algebra;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Children;
import org.backproof.expr.Delta;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axioms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Field;
import org.backproof.kernel.Fraction;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Monomial;
import org.backproof.kernel.Polynomial;
import org.backproof.kernel.Sums;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Relations between generators: `r^q = b` for roots, `sin² = 1 − cos²`, δ, and the equations among the assumptions.
final class Relations {
    private static final Symbol HOLE = Terms.real("%hole");

    private final Normalizer normalizer;
    private Map<Expr, Theorem> solutions;
    private final Map<Expr, PowerRule> assumed = new LinkedHashMap<>();
    /// Indices at which universal equations were looked at.
    private final Set<Symbol> at = new HashSet<>();
    private final Map<Expr, Theorem> monomials = new LinkedHashMap<>();

    /// `generator^exponent = …`
    private record PowerRule(Expr generator, int exponent, Theorem equation, boolean inverses) {
    }

    Relations(Normalizer normalizer) {
        this.normalizer = normalizer;
    }

    /// The generator in terms of others, by an equation among the assumptions.
    Optional<Theorem> solved(Expr generator) {
        if (solutions == null) {
            solutions = new LinkedHashMap<>();
            for (Theorem t : normalizer.knowledge().facts()) {
                if (t.conclusion() instanceof Prop.Compare(Expr e, Prop.Sign s) && s == Prop.Sign.ZERO) {
                    solve(e, t);
                }
            }
        }
        if (generator instanceof Sum && !solutions.containsKey(generator)) {
            specialise(generator);
        }
        return Optional.ofNullable(solutions.get(generator));
    }

    /// Equations that hold for every index, `Σᵢ Yᵢₑ = 1`, at the indices of the generator.
    private void specialise(Expr generator) {
        for (Symbol i : Free.symbols(generator)) {
            if (i.sort() instanceof Sort.Index && at.add(i)) {
                for (Theorem t : normalizer.knowledge().universal()) {
                    Prop.ForAll all = (Prop.ForAll) t.conclusion();
                    if (all.index().sort().equals(i.sort()) && all.body() instanceof Prop.Compare c && c.sign() == Prop.Sign.ZERO) {
                        Theorem here = Logic.specialise(t, i);
                        if (here.conclusion() instanceof Prop.Compare(Expr e, _)) {
                            solve(e, here);
                        }
                    }
                }
            }
        }
    }

    private void solve(Expr e, Theorem fact) {
        Field field = Fractions.field(e);
        Optional<Fraction> f = field.fraction(e);
        if (f.isEmpty() || f.get().numerator().size() > 80) {
            return;
        }
        if (!f.get().denominator().isEmpty()) {
            fraction(e, fact);
            return;
        }
        int best = -1;
        int degree = 0;
        for (int k = 0; k < field.atoms(); k++) {
            int d = isolated(field, f.get(), k);
            if (d > 0 && (best < 0 || d < degree || d == degree && preferred(field.atom(k), field.atom(best)))) {
                best = k;
                degree = d;
            }
        }
        if (best < 0) {
            monomial(field, f.get(), e, fact);
        }
        if (best < 0 || solutions.containsKey(field.atom(best)) || mentioned(field.atom(best))) {
            return;
        }
        Expr power = Terms.power(field.atom(best), degree);
        Rational c = f.get().numerator().coefficient(Monomial.of(best, degree));
        Expr rest = Terms.add(Terms.multiply(Terms.num(c.reciprocal().negate()), field.term(f.get().numerator())), power);
        Expr restForm = field.term(field.fraction(rest).orElseThrow());
        Expr difference = Terms.subtract(power, restForm);
        Theorem zero = fact;
        if (!Prop.zero(difference).equals(fact.conclusion())) {
            Expr scaled = Terms.multiply(Terms.num(c), difference);
            Optional<Theorem> same = Rewriting.tryIdentity(e, scaled);
            if (same.isEmpty()) {
                return;
            }
            zero = Equality.compared(same.get(), fact);
        }
        if (!Prop.zero(difference).equals(zero.conclusion())) {
            return;
        }
        Theorem equation = Equality.equation(zero, power, restForm);
        if (degree == 1) {
            solutions.put(field.atom(best), equation);
        } else {
            assumed.put(field.atom(best), new PowerRule(field.atom(best), degree, equation, false));
        }
    }

    /// `z = 1/x`: a generator that is one of the terms, and occurs in no other.
    private void fraction(Expr e, Theorem fact) {
        List<Exponents> terms = e instanceof Add ? Exponents.of(e) : List.of();
        for (Exponents p : terms) {
            Expr g = p.part();
            Expr over = Terms.num(p.coefficient().reciprocal().negate());
            Expr value = Terms.add(terms.stream().filter(o -> o != p).map(o -> Terms.multiply(over, o.term())).toList());
            boolean generator = g instanceof Symbol || g instanceof Apply || g instanceof org.backproof.expr.Entry;
            if (generator && !Subterms.of(value).contains(g) && !solutions.containsKey(g) && !mentioned(g)) {
                Optional<Theorem> form = Rewriting.tryIdentity(e, Terms.multiply(Terms.num(p.coefficient()), Terms.subtract(g, value)))
                        .map(t -> Equality.compared(t, fact)).filter(t -> t.conclusion().equals(Prop.zero(Terms.subtract(g, value))));
                if (form.isPresent()) {
                    solutions.put(g, Equality.equation(form.get(), g, value));
                    return;
                }
            }
        }
    }

    /// An equation whose leading monomial has several generators, as a rule for that monomial.
    private void monomial(Field field, Fraction f, Expr e, Theorem fact) {
        Monomial lead = f.numerator().leading();
        if (lead == null || lead.length() < 2) {
            return;
        }
        Rational c = f.numerator().coefficient(lead);
        Expr product = field.term(lead);
        Expr rest = field.term(new Polynomial(Map.of(lead, Rational.ONE)).subtract(f.numerator().scale(c.reciprocal())));
        Rewriting.tryIdentity(e, Terms.multiply(Terms.num(c), Terms.subtract(product, rest)))
                .map(same -> Equality.compared(same, fact))
                .filter(zero -> zero.conclusion().equals(Prop.zero(Terms.subtract(product, rest))))
                .ifPresent(zero -> monomials.put(product, Equality.equation(zero, product, rest)));
    }

    /// The term with the hole in place of a product of powers of generators.
    private static Expr context(Expr e, Expr product) {
        return switch (e) {
            case Mul m -> {
                List<Expr> rest = new ArrayList<>(m.factors());
                boolean all = true;
                for (Expr w : product instanceof Mul p ? p.factors() : List.of(product)) {
                    Optional<Expr> multiple = rest.stream().filter(f -> base(f) == base(w) && exponent(f).compareTo(exponent(w)) >= 0).findFirst();
                    all &= multiple.isPresent();
                    multiple.ifPresent(f -> {
                        rest.remove(f);
                        rest.add(Terms.power(base(f), Terms.num(exponent(f).subtract(exponent(w)))));
                    });
                }
                if (all) {
                    rest.add(Terms.num(m.coefficient()));
                    rest.add(HOLE);
                    yield Terms.multiply(rest);
                }
                yield Children.map(m, f -> f instanceof Add ? context(f, product) : f);
            }
            case Add _ -> Children.map(e, t -> context(t, product));
            case Expr _ -> e;
        };
    }

    private static Expr base(Expr e) {
        return e instanceof Pow p && Normalizer.isInteger(p) ? p.base() : e;
    }

    private static Rational exponent(Expr e) {
        return e instanceof Pow p && Normalizer.isInteger(p) ? ((Num) p.exponent()).value() : Rational.ONE;
    }

    /// The degree of an atom whose highest power stands alone, with a number as coefficient, and that occurs in no other atom, of
    /// first degree nowhere else; 0 otherwise.
    private static int isolated(Field field, Fraction f, int atom) {
        int degree = f.numerator().terms().keySet().stream().mapToInt(m -> m.exponentOf(atom)).max().orElse(0);
        if (f.numerator().terms().keySet().stream().anyMatch(m -> m.exponentOf(atom) == degree && m.length() > 1)) {
            return 0;
        }
        for (int k = 0; k < field.atoms(); k++) {
            if (k != atom && Subterms.of(field.atom(k)).contains(field.atom(atom))) {
                return 0;
            }
        }
        return degree;
    }

    /// Sums before entries before variables, then in the order of their names, the last one first.
    private static boolean preferred(Expr a, Expr b) {
        int x = rank(a);
        int y = rank(b);
        return x != y ? x < y : a.toString().compareTo(b.toString()) > 0;
    }

    private static int rank(Expr e) {
        return switch (e) {
            case Sum _ -> 0;
            case org.backproof.expr.Entry _ -> 2;
            case Symbol s when s.sort() instanceof Sort.Size -> 4;
            case Symbol _ -> 3;
            case Expr _ -> 1;
        };
    }

    private boolean mentioned(Expr generator) {
        return solutions.values().stream().anyMatch(t -> Subterms.of(t.right()).contains(generator));
    }

    /// One relation used wherever it applies; `⊢ e = e` where none does.
    Theorem reduce(Expr e) {
        solved(e);
        for (Expr g : Fractions.generators(e)) {
            Optional<PowerRule> rule = rule(g, e);
            if (rule.isPresent()) {
                Expr context = context(e, rule.get());
                if (context != e) {
                    Theorem t = Equality.inContext(rule.get().equation, context, HOLE);
                    Optional<Theorem> same = Rewriting.tryIdentity(e, t.left());
                    if (same.isPresent()) {
                        return Equality.transitive(same.get(), t);
                    }
                }
            }
        }
        for (Map.Entry<Expr, Theorem> m : monomials.entrySet()) {
            Expr context = context(e, m.getKey());
            if (context != e) {
                Theorem t = Equality.inContext(m.getValue(), context, HOLE);
                Optional<Theorem> same = Rewriting.tryIdentity(e, t.left());
                if (same.isPresent()) {
                    return Equality.transitive(same.get(), t);
                }
            }
        }
        return e.facts().has(org.backproof.expr.Facts.DELTA) ? identified(e) : Equality.reflexive(e);
    }

    /// Powers of a root are reduced where the base is no generator, and where no other power of the root is left then. Else the
    /// root takes the place of its base, so that common factors of √x and x are found.
    private static boolean onlyRoots(Expr e, Pow root, int q) {
        boolean generator = !(root.base() instanceof Add) && !(root.base() instanceof Mul) && !(root.base() instanceof Num)
                && !(root.base() instanceof Pow p && Normalizer.isInteger(p));
        return !generator || exponents(e, root).allMatch(n -> n % q == 0);
    }

    /// The exponents of a generator in sums and products.
    private static IntStream exponents(Expr e, Expr generator) {
        return switch (e) {
            case Expr g when g == generator -> IntStream.of(1);
            case Pow p when p.base() == generator && Normalizer.isInteger(p) && ((Num) p.exponent()).value().isInt() ->
                IntStream.of((int) ((Num) p.exponent()).value().longValueExact());
            case Add _, Mul _ -> Children.of(e).stream().flatMapToInt(c -> exponents(c, generator));
            case Pow p when Normalizer.isInteger(p) -> exponents(p.base(), generator);
            case Expr _ -> IntStream.empty();
        };
    }

    private Optional<PowerRule> rule(Expr g, Expr e) {
        return switch (g) {
            case Pow p when p.exponent() instanceof Num n && n.value().numerator().equals(java.math.BigInteger.ONE) && n.value().reciprocal().isInt() -> {
                int q = n.value().denominator().intValueExact();
                Theorem t = Axioms.ROOT_POWER.at(p.base(), n, Terms.num(q));
                yield Optional.of(onlyRoots(e, p, q) ? new PowerRule(g, q, t, true) : new PowerRule(p.base(), 1, Equality.symmetric(t), true));
            }
            case Pow p when p.base() == Terms.MINUS_ONE && normalizer.knowledge().holds(Prop.whole(p.exponent())) ->
                Optional.of(new PowerRule(g, 2, Equality.transitive(Axioms.INTEGER_POWER_POWER.at(p.base(), p.exponent(), Terms.TWO),
                        Equality.symmetric(Axioms.INTEGER_POWER_POWER.at(p.base(), Terms.TWO, p.exponent()))), true));
            case Apply a when a.function() == Primitives.SIN ->
                Optional.of(new PowerRule(g, 2, Axioms.PYTHAGORAS.at(a.arguments().getFirst()), false));
            case Expr _ -> Optional.ofNullable(assumed.get(g));
        };
    }

    /// The term with `hole^j·g^m` in place of each power `g^(q·j + m)` of the rule's generator that is too high.
    private static Expr context(Expr e, PowerRule rule) {
        return switch (e) {
            case Expr g when g == rule.generator && rule.exponent == 1 -> HOLE;
            case Pow p when p.base() == rule.generator && p.exponent() instanceof Num n && n.value().isInt()
                    && (n.value().signum() < 0 ? rule.inverses : n.value().compareTo(Rational.of(rule.exponent)) >= 0) -> {
                long k = n.value().longValueExact();
                long j = Math.floorDiv(k, (long) rule.exponent);
                yield Terms.multiply(Terms.power(HOLE, j), Terms.power(rule.generator, k - rule.exponent * j));
            }
            case Add _, Mul _ -> Children.map(e, c -> context(c, rule));
            case Pow p when Normalizer.isInteger(p) -> Children.map(e, c -> c == p.base() ? context(c, rule) : c);
            case Expr _ -> e;
        };
    }

    /// In a term with the factor δ(i, j), i in the other factors becomes j.
    private Theorem identified(Expr e) {
        if (e instanceof Add a) {
            return Rewriting.children(a, this::identified);
        }
        if (e instanceof Mul m) {
            for (Expr f : m.factors()) {
                if (f instanceof Delta d) {
                    Optional<Theorem> t = identify(m, d);
                    if (t.isPresent()) {
                        return t.get();
                    }
                }
            }
            return Rewriting.children(m, f -> f instanceof Add ? identified(f) : Equality.reflexive(f));
        }
        return Equality.reflexive(e);
    }

    private static Optional<Theorem> identify(Mul m, Delta d) {
        boolean leftGoes = d.left() instanceof Symbol && (!(d.right() instanceof Symbol r) || ((Symbol) d.left()).name().compareTo(r.name()) > 0);
        Expr from = leftGoes ? d.left() : d.right();
        Expr to = leftGoes ? d.right() : d.left();
        List<Expr> rest = new ArrayList<>(m.factors());
        rest.remove(d);
        rest.add(Terms.num(m.coefficient()));
        Expr f = Terms.multiply(rest);
        return from instanceof Symbol i && Free.occurs(i, f) ? Optional.of(Sums.identify(d, f, i, to)) : Optional.empty();
    }
}
