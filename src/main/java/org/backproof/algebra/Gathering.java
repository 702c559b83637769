package org.backproof.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.expr.Add;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Sums over one range put together, so that the sign of the body shows: `Σ v² − 2·Σ v·w + Σ w² = Σ (v² − 2·v·w + w²)`; and products of
/// two sums as double sums, the same in both indices: `Σ v²·Σ w² − (Σ v·w)² = ½·Σᵢ Σⱼ (vᵢ²·wⱼ² + vⱼ²·wᵢ² − 2·vᵢ·wᵢ·vⱼ·wⱼ)`.
public final class Gathering {
    /// What stands under Σ over a range, and under Σ Σ over it; the latter also with the second Σ as a factor.
    private record Bodies(List<Expr> single, List<Expr> twice, List<Expr> kept) {
        boolean several() {
            return single.size() + twice.size() > 1;
        }
    }

    private final Map<Sort, Bodies> bodies = new LinkedHashMap<>();
    private final List<Expr> rest = new ArrayList<>();

    private Gathering() {
    }

    /// The comparison of a sum in which several terms run over one range.
    static Optional<Theorem> compare(Knowledge knowledge, Add a, Prop.Sign sign) {
        if (Free.symbols(a).stream().anyMatch(s -> s.name().startsWith("#g"))) {
            return Optional.empty();
        }
        Gathering g = new Gathering();
        a.terms().forEach(g::take);
        if (g.bodies.values().stream().noneMatch(Bodies::several)) {
            return Optional.empty();
        }
        Expr form = g.form();
        Theorem from = knowledge.discharge(knowledge.normalForm(a));
        Theorem to = knowledge.discharge(knowledge.normalForm(form));
        return from.right() != to.right() ? Optional.empty() : knowledge.prove(Prop.compare(form, sign))
                .filter(t -> t.conclusion() instanceof Prop.Compare)
                .map(t -> knowledge.discharge(Equality.compared(Equality.transitive(to, Equality.symmetric(from)), t)))
                .filter(t -> t.hypotheses().stream().allMatch(knowledge::holds));
    }

    /// `H ⊢ e = Σᵢ b` where the terms of e under Σ run over one range; empty for others.
    public static Optional<Theorem> sum(Knowledge knowledge, Expr e) {
        List<Expr> terms = e instanceof Add a ? a.terms() : List.of(e);
        Gathering g = new Gathering();
        if (terms.size() == 1 && e instanceof Sum || Free.symbols(e).stream().anyMatch(s -> s.name().startsWith("#g"))) {
            return e instanceof Sum ? Optional.of(Equality.reflexive(e)) : Optional.empty();
        }
        terms.forEach(g::take);
        g.share();
        if (g.bodies.size() != 1 || !g.rest.isEmpty() || g.bodies.values().stream().anyMatch(b -> !b.twice.isEmpty())) {
            return Optional.empty();
        }
        Theorem from = knowledge.discharge(knowledge.normalForm(e));
        Theorem to = knowledge.discharge(knowledge.normalForm(g.form()));
        return from.right() != to.right() || !(to.left() instanceof Sum) ? Optional.empty() : Optional.of(Equality.transitive(from, Equality.symmetric(to)));
    }

    /// `H ⊢ e = Σᵢ b` for a term with products of two sums: `(Σ a)² − Σ c = Σᵢ (aᵢ·Σ a − cᵢ)`, and as a double sum that is the same in both indices.
    public static List<Theorem> products(Knowledge knowledge, Expr e) {
        if (!(e instanceof Add a) || Free.symbols(e).stream().anyMatch(s -> s.name().startsWith("#g"))) {
            return List.of();
        }
        Gathering g = new Gathering();
        a.terms().forEach(g::take);
        g.share();
        if (g.bodies.size() != 1 || !g.rest.isEmpty() || g.bodies.values().stream().anyMatch(b -> b.twice.isEmpty())) {
            return List.of();
        }
        Theorem from = knowledge.discharge(knowledge.normalForm(e));
        return Stream.of(g.factored(), g.doubled()).map(form -> knowledge.discharge(knowledge.normalForm(form)))
                .filter(to -> to.right() == from.right() && to.left() instanceof Sum).map(to -> Equality.transitive(from, Equality.symmetric(to))).toList();
    }

    /// With the number under the outer Σ.
    private Expr doubled() {
        Expr form = form();
        return form instanceof Mul m && m.factors().size() == 1 && m.factors().getFirst() instanceof Sum s
                ? Terms.sum(index("#g", s.index().sort()), Terms.multiply(Terms.num(m.coefficient()), Binders.open(s, index("#g", s.index().sort())))) : form;
    }

    private Expr factored() {
        Map.Entry<Sort, Bodies> only = bodies.entrySet().iterator().next();
        List<Expr> all = new ArrayList<>(only.getValue().single);
        all.addAll(only.getValue().kept);
        return Terms.sum(index("#g", only.getKey()), Terms.add(all));
    }

    /// What stands under no Σ in equal parts under the only one: `c = Σᵢ c/K`.
    private void share() {
        if (bodies.size() == 1 && !rest.isEmpty()) {
            Sort.Index range = (Sort.Index) bodies.keySet().iterator().next();
            Expr count = Terms.add(range.upper(), Terms.negate(range.lower()), Terms.ONE);
            bodies.get(range).single.add(Terms.divide(Terms.add(rest), count));
            rest.clear();
        }
    }

    private void take(Expr term) {
        if (term instanceof Mul m && m.factors().stream().filter(Add.class::isInstance).count() == 1) {
            Add inner = (Add) m.factors().stream().filter(Add.class::isInstance).findFirst().orElseThrow();
            List<Expr> others = new ArrayList<>(m.factors());
            others.remove(inner);
            others.add(Terms.num(m.coefficient()));
            inner.terms().forEach(t -> take(Terms.multiply(Terms.multiply(others), t)));
            return;
        }
        List<Sum> sums = new ArrayList<>();
        List<Expr> factors = new ArrayList<>();
        for (Expr f : term instanceof Mul m ? m.factors() : List.of(term)) {
            switch (f) {
                case Sum s -> sums.add(s);
                case Pow p when p.base() instanceof Sum s && p.exponent() == Terms.TWO -> sums.addAll(List.of(s, s));
                case Expr _ -> factors.add(f);
            }
        }
        if (sums.isEmpty() || sums.size() > 2 || sums.size() == 2 && !sums.getFirst().index().sort().equals(sums.get(1).index().sort())) {
            rest.add(term);
            return;
        }
        factors.add(Terms.num(term instanceof Mul m ? m.coefficient() : Rational.ONE));
        Sort range = sums.getFirst().index().sort();
        Bodies b = bodies.computeIfAbsent(range, _ -> new Bodies(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        Symbol i = index("#g", range);
        Symbol j = index("#h", range);
        Expr c = Terms.multiply(factors);
        if (sums.size() == 1) {
            b.single.add(Terms.multiply(c, Binders.open(sums.getFirst(), i)));
        } else {
            b.twice.add(Terms.multiply(c, Binders.open(sums.getFirst(), i), Binders.open(sums.get(1), j)));
            b.twice.add(Terms.multiply(c, Binders.open(sums.getFirst(), j), Binders.open(sums.get(1), i)));
            b.kept.add(Terms.multiply(c, Binders.open(sums.getFirst(), i), sums.get(1)));
        }
    }

    private Expr form() {
        List<Expr> out = new ArrayList<>(rest);
        bodies.forEach((range, b) -> {
            Symbol i = index("#g", range);
            Symbol j = index("#h", range);
            if (b.twice.isEmpty()) {
                out.add(Terms.sum(i, Terms.add(b.single)));
                return;
            }
            Expr count = Terms.add(((Sort.Index) range).upper(), Terms.negate(((Sort.Index) range).lower()), Terms.ONE);
            List<Expr> both = new ArrayList<>(b.twice);
            for (Expr e : b.single) {
                both.add(share(e, count));
                both.add(share(org.backproof.expr.Substitution.of(i, j).apply(e), count));
            }
            out.add(Terms.multiply(Terms.HALF, Terms.sum(i, Terms.sum(j, Terms.add(both)))));
        });
        return Terms.add(out);
    }

    private static Expr share(Expr e, Expr count) {
        List<Expr> factors = new ArrayList<>(e instanceof Mul m ? m.factors() : List.of());
        return factors.remove(count) ? Terms.multiply(Terms.num(((Mul) e).coefficient()), Terms.multiply(factors)) : Terms.multiply(Terms.power(count, -1), e);
    }

    private static Symbol index(String name, Sort range) {
        return Terms.symbol(name, range);
    }
}
