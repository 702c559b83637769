package org.backproof.algebra;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.backproof.expr.Add;
import org.backproof.expr.Binders;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Prop.Sign;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// A bound by one term of a sum of terms ≥ 0: `c·Σ b + r ≥ 0` where `c ≥ 0` and `c·b(k) + r ≥ 0`, for an index k that c or r mentions.
public final class PartsOfSums {
    private final Knowledge knowledge;
    private final Compare goal;
    private final Function<Prop, Optional<Theorem>> search;

    private PartsOfSums(Knowledge knowledge, Compare goal, Function<Prop, Optional<Theorem>> search) {
        this.knowledge = knowledge;
        this.goal = goal;
        this.search = search;
    }

    /// For the sums in the goal, one after the other.
    ///
    /// @param search finds a proof of `c·b(k) + r ≥ 0`
    public static Optional<Theorem> compare(Knowledge knowledge, Compare goal, Function<Prop, Optional<Theorem>> search) {
        return goal.term() instanceof Add a && (goal.sign() == Sign.POSITIVE || goal.sign() == Sign.NONNEGATIVE)
                ? new PartsOfSums(knowledge, goal, search).first(a) : Optional.empty();
    }

    private Optional<Theorem> first(Add a) {
        for (Expr t : a.terms()) {
            List<Expr> factors = t instanceof Mul m ? m.factors() : List.of(t);
            List<Expr> sums = factors.stream().filter(Sum.class::isInstance).toList();
            Rational scale = t instanceof Mul m ? m.coefficient() : Rational.ONE;
            if (sums.size() == 1 && scale.signum() > 0) {
                Expr c = Terms.multiply(factors.stream().filter(f -> f != sums.getFirst()).toList());
                Expr rest = Terms.add(a.terms().stream().filter(u -> u != t).toList());
                for (Expr k : indices(Terms.add(c, rest), (Sum) sums.getFirst())) {
                    Optional<Theorem> proof = at((Sum) sums.getFirst(), scale, c, k, rest);
                    if (proof.isPresent()) {
                        return proof;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Theorem> at(Sum s, Rational scale, Expr c, Expr k, Expr rest) {
        Expr term = Binders.open(s, k);
        Expr smaller = Terms.add(Terms.multiply(Terms.num(scale), c, term), rest);
        Symbol i = Terms.symbol("#t", s.index().sort());
        Prop body = Prop.nonnegative(Binders.open(s, i));
        if (Free.occurs(i, goal) || knowledge.seemsFalse(Prop.compare(smaller, goal.sign())) || !knowledge.holds(Prop.nonnegative(c))) {
            return Optional.empty();
        }
        Optional<Theorem> whole = knowledge.prove(body).filter(t -> t.conclusion().equals(body) && body instanceof Compare)
                .map(t -> knowledge.discharge(Signs.term(t, i, k)))
                .filter(t -> t.conclusion() instanceof Compare && t.hypotheses().stream().allMatch(knowledge::holds));
        if (whole.isEmpty()) {
            return whole;
        }
        List<Theorem> facts = new ArrayList<>(whole.stream().toList());
        List<Integer> uses = new ArrayList<>(List.of(0));
        Rational ratio = scale.multiply(ratio(Terms.subtract(s, term), whole.get()));
        if (knowledge.prove(Prop.nonnegative(c)).orElseThrow() instanceof Theorem t && t.conclusion() instanceof Compare) {
            facts.add(t);
            uses.add(1);
            ratio = ratio.multiply(ratio(c, t));
        }
        return finish(facts, new Signs.Product(ratio, uses), smaller);
    }

    /// `c·(Σ b − b(k)) + (c·b(k) + r)`
    private Optional<Theorem> finish(List<Theorem> facts, Signs.Product first, Expr smaller) {
        List<Signs.Product> products = new ArrayList<>(List.of(first));
        if (smaller instanceof Num n) {
            if (!goal.sign().holds(n.value())) {
                return Optional.empty();
            }
            if (!n.value().isZero()) {
                products.add(new Signs.Product(n.value(), List.of()));
            }
        } else {
            Optional<Theorem> t = search.apply(Prop.compare(smaller, goal.sign())).filter(u -> u.conclusion() instanceof Compare);
            if (t.isEmpty()) {
                return t;
            }
            products.add(new Signs.Product(ratio(smaller, t.get()), List.of(facts.size())));
            facts.add(t.get());
        }
        return Certificates.finish(knowledge, goal.term(), goal.sign(), facts, products).filter(t -> t.conclusion().equals(goal));
    }

    private static Rational ratio(Expr e, Theorem t) {
        return Certificates.ratio(e, ((Compare) t.conclusion()).term());
    }

    /// Indices of the sum's range: those of that sort, and the numbers at which the rest has entries.
    private static Set<Expr> indices(Expr rest, Sum s) {
        Set<Expr> out = new LinkedHashSet<>();
        Free.symbols(rest).stream().filter(k -> k.sort().equals(s.index().sort()) && k.sort() instanceof Sort.Index).forEach(out::add);
        for (Expr e : Subterms.of(rest)) {
            if (e instanceof Entry n) {
                n.indices().stream().filter(Num.class::isInstance).forEach(out::add);
            }
        }
        return out;
    }
}
