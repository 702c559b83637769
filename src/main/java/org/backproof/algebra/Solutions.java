package org.backproof.algebra;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Facts;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Field;
import org.backproof.kernel.Fraction;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Monomial;
import org.backproof.kernel.Polynomial;
import org.backproof.kernel.Sums;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// The equations among the assumptions, solved: for a generator, for a power of one, or for a product of several.
final class Solutions {
    private final Knowledge knowledge;
    private final Normalizer.Settings settings;
    private Map<Expr, Theorem> solutions;
    private final Map<Expr, Relations.PowerRule> powers = new LinkedHashMap<>();
    private final Map<Expr, Theorem> monomials = new LinkedHashMap<>();
    /// Indices at which universal equations were looked at.
    private final Set<Symbol> at = new HashSet<>();
    private final Set<Sum> writtenOut = new HashSet<>();
    private final TensorEquations tensors;

    Solutions(Knowledge knowledge, Normalizer.Settings settings) {
        this.knowledge = knowledge;
        this.settings = settings;
        this.tensors = new TensorEquations(knowledge);
    }

    TensorEquations tensors() {
        return tensors;
    }

    /// `generator^n = …`, from an equation.
    Optional<Relations.PowerRule> power(Expr generator) {
        return Optional.ofNullable(powers.get(generator));
    }

    /// Products of generators with what they equal.
    Map<Expr, Theorem> monomials() {
        return monomials;
    }

    /// The generator in terms of others, by an equation among the assumptions.
    Optional<Theorem> of(Expr generator) {
        if (solutions == null) {
            solutions = new LinkedHashMap<>();
            for (Theorem t : knowledge.facts()) {
                if (apart(t).conclusion() instanceof Prop.Compare(Expr e, Prop.Sign s) && s == Prop.Sign.ZERO) {
                    solve(e, apart(t));
                }
            }
        }
        if (generator instanceof Sum s && !solutions.containsKey(generator)) {
            specialise(generator);
            if (!settings.literal() && !solutions.containsKey(generator) && writtenOut.add(s)) {
                fromTerms(s).ifPresent(t -> solutions.put(s, t));
            }
        }
        return Optional.ofNullable(solutions.get(generator)).or(() -> generator instanceof org.backproof.expr.Entry e ? tensors.definition(e) : Optional.empty());
    }

    /// A sum over a range of numbers, by equations between its terms: Σ vᵢ = 1 from v₁ + v₂ + v₃ = 1. Empty where the value still has
    /// entries of each tensor that is summed.
    private Optional<Theorem> fromTerms(Sum s) {
        Set<Symbol> tensors = tensors(s);
        if (tensors.isEmpty() || solutions.keySet().stream().noneMatch(g -> g instanceof Entry e && tensors.contains(e.tensor()) && literal(e))) {
            return Optional.empty();
        }
        return Sums.expand(s, Normalizer.LITERAL_TERMS).map(t -> Rewriting.then(t, new Normalizer(knowledge, Normalizer.Settings.SHALLOW)::normalize))
                .filter(t -> !tensors(t.right()).containsAll(tensors) && t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
    }

    private static Set<Symbol> tensors(Expr e) {
        Set<Symbol> out = new HashSet<>();
        Subterms.of(e).forEach(t -> {
            if (t instanceof Entry n && n.tensor() instanceof Symbol s) {
                out.add(s);
            }
        });
        return out;
    }

    private static boolean literal(Entry e) {
        return e.indices().stream().anyMatch(Num.class::isInstance);
    }

    /// The same with sums in normal form: Σ (vᵢ − wᵢ) = 0 as Σ vᵢ − Σ wᵢ = 0; written out where sums are.
    private Theorem apart(Theorem fact) {
        if (!(fact.conclusion() instanceof Prop.Compare(Expr e, Prop.Sign s)) || s != Prop.Sign.ZERO || !e.facts().has(Facts.SUM)) {
            return fact;
        }
        Theorem form = new Normalizer(knowledge.unconditional(), settings.literal() ? settings : Normalizer.Settings.DEEP).normalize(e);
        Theorem t = form.right() == e || !form.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()) ? fact : Equality.compared(form, fact);
        return t.conclusion() instanceof Prop.Compare ? t : fact;
    }

    /// Equations that hold for every index, `Σᵢ Yᵢₑ = 1`, at the indices of the generator.
    private void specialise(Expr generator) {
        for (Symbol i : Free.symbols(generator)) {
            if (i.sort() instanceof Sort.Index && at.add(i)) {
                for (Theorem t : knowledge.universal().stream().filter(u -> !tensors.defines(u)).toList()) {
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
            powers.put(field.atom(best), new Relations.PowerRule(field.atom(best), degree, equation, false));
        }
    }

    /// `z = 1/x`: a generator that is one of the terms, and occurs in no other.
    private void fraction(Expr e, Theorem fact) {
        List<Exponents> terms = e instanceof Add ? Exponents.of(e) : List.of();
        for (Exponents p : terms) {
            Expr g = p.part();
            Expr over = Terms.num(p.coefficient().reciprocal().negate());
            Expr value = Terms.add(terms.stream().filter(o -> o != p).map(o -> Terms.multiply(over, o.term())).toList());
            boolean generator = g instanceof Symbol || g instanceof Apply || g instanceof Entry;
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
            case Entry _ -> 2;
            case Symbol s when s.sort() instanceof Sort.Size -> 4;
            case Symbol _ -> 3;
            case Expr _ -> 1;
        };
    }

    private boolean mentioned(Expr generator) {
        return solutions.values().stream().anyMatch(t -> Subterms.of(t.right()).contains(generator));
    }
}
