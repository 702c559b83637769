package org.backproof.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Apply;
import org.backproof.expr.Delta;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Sums;
import org.backproof.kernel.Theorem;
import org.backproof.kernel.TotalDerivative;

/// `∂J(a(z))/∂zⱼ = Σᵢ (∂J/∂aᵢ)(a(z))·∂aᵢ/∂zⱼ` by the kernel's rules for the structure of J, without normal forms; for an activation that
/// acts entry by entry the one product with i = j.
final class ChainRule {
    private static final Symbol HOLE = Terms.real("%part");

    private final Composite of;
    private final Knowledge knowledge;
    private final Slopes slopes;

    ChainRule(Composite of, Knowledge knowledge, Slopes slopes) {
        this.of = of;
        this.knowledge = knowledge;
        this.slopes = slopes;
    }

    /// `H ⊢ D_z J(a(z)) = …`; empty where no rule fits J.
    Optional<Theorem> equation(Theorem slope, Theorem inner) {
        try {
            Optional<Theorem> t = of.isEntrywise() ? picked() : of.isVector() ? along(inner, of.index().get()) : Optional.of(Derivatives.chain(slope, inner));
            return t.map(Derivatives::equation).map(knowledge::discharge).filter(e -> e.left() == Terms.diff(of.inner(), of.variable()));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // the calculation proves its lines without it
        }
    }

    /// Over the index of the prediction at which `inner` speaks.
    private Optional<Theorem> along(Theorem inner, Symbol i) {
        return switch (of.inner()) {
            case Sum whole -> slopes.each(of.outer(), Terms.entry(of.prediction(), i), i).map(one -> Derivatives.series(whole, i, Derivatives.chain(one, inner)));
            case Apply call when call.function() instanceof Function.Defined f -> total(call, f, inner, i);
            case Expr _ -> Optional.empty();
        };
    }

    private Optional<Theorem> total(Apply call, Function.Defined f, Theorem inner, Symbol i) {
        int[] places = IntStream.range(0, call.arguments().size()).filter(k -> Free.occurs(Derivatives.held(of.variable()), call.arguments().get(k))).toArray();
        if (places.length != 1 || !(call.arguments().get(places[0]) instanceof Lambda l) || l.indices().size() != 1) {
            return Optional.empty();
        }
        Symbol own = f.symbols().get(places[0]);
        Symbol k = Terms.symbol(i.name(), Sort.upTo(((Sort.Tensor) own.sort()).sizes().getFirst()));
        return slopes.of(Terms.apply(f, TotalDerivative.own(f)), Terms.entry(own, k)).map(partial -> TotalDerivative.chain(call, places[0], partial, List.of(i), inner));
    }

    /// `D_z[j] f(z[k]) = f′(z[k])·δₖⱼ` from the derivative of f at a number.
    Optional<Theorem> ofUnit(Expr entry) {
        Symbol u = Terms.real("#u");
        return slopes.of(of.unit(u), u).map(one -> Derivatives.chain(one, Derivatives.variable(entry, of.variable())));
    }

    /// `Σₖ (∂J/∂aₖ)·f′(zₖ)·δₖⱼ`, of which k = j is left.
    private Optional<Theorem> picked() {
        Entry x = (Entry) of.variable();
        Symbol k = Terms.symbol("#k", of.index().orElseThrow().sort());
        return ofUnit(Terms.entry(x.tensor(), k)).flatMap(inner -> along(inner, k)).map(t -> t.derivative().value() instanceof Sum s
                        ? Derivatives.value(t, Sums.pick(s, k, (Delta) Terms.delta(k, x.indices().getFirst()))) : t);
    }

    /// What the chain rule's sum, or product, is equal to part by part: with `∂aᵢ/∂z` as its rule gives it, as a derivative, and as it is shown.
    ///
    /// @param chained what [#equation] says
    /// @param slope   `(∂J/∂a as its rule gives it) = (as it is shown)`, in the letter a
    /// @param rule    `D_z a = v`, the factor of the chain rule's sum
    /// @param written `D_z a = (as it is shown)`
    Map<Expr, Theorem> forms(Theorem chained, Theorem slope, Theorem rule, Theorem written) {
        Map<Expr, Theorem> out = new LinkedHashMap<>();
        Expr all = chained.right();
        Theorem there = Logic.instantiate(slope, Substitution.of(of.prediction(), of.value().argument()));
        Expr product = Terms.multiply(there.left(), rule.right());
        if ((of.isSum() ? Terms.sum(of.index().get(), product) : product) != all || there.right().hasDiff()) {
            return out;
        }
        out.put(all, Equality.reflexive(all));
        Theorem first = Equality.inContext(there, Terms.multiply(HOLE, rule.right()), HOLE);
        for (Theorem inner : List.of(Equality.reflexive(rule.right()), Equality.symmetric(rule), Equality.transitive(Equality.symmetric(rule), written))) {
            Theorem both = Equality.transitive(first, Equality.inContext(inner, Terms.multiply(there.right(), HOLE), HOLE));
            Theorem t = knowledge.discharge(all instanceof Sum s && of.isSum() ? under(s, of.index().get(), both) : both);
            out.put(t.right(), t);
        }
        return out;
    }

    private static Theorem under(Sum all, Symbol i, Theorem body) {
        Theorem t = Equality.underSum(all, i, body);
        return Equality.transitive(t, counted(t.right(), i));
    }

    /// `Σ c·b = c·Σ b` for the number c of the body.
    private static Theorem counted(Expr e, Symbol i) {
        if (!(e instanceof Sum s) || !(org.backproof.expr.Binders.open(s, i) instanceof Mul m) || m.coefficient().equals(org.backproof.numeric.Rational.ONE)) {
            return Equality.reflexive(e);
        }
        Theorem out = Sums.factor(s, i);
        Expr bare = Terms.sum(i, Terms.multiply(m.factors()));
        return bare instanceof Sum b ? Equality.transitive(out, Equality.symmetric(Equality.inContext(Sums.factor(b, i), Terms.multiply(Terms.num(m.coefficient()), HOLE), HOLE)))
                : out;
    }
}
