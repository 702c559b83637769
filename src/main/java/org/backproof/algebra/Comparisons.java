package org.backproof.algebra;

import static org.backproof.expr.Prop.Sign.NONNEGATIVE;
import static org.backproof.expr.Prop.Sign.NONZERO;
import static org.backproof.expr.Prop.Sign.POSITIVE;
import static org.backproof.expr.Prop.Sign.ZERO;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Bound;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Prop.Sign;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.ConstantSign;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Field;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Oversize;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Sums;
import org.backproof.kernel.Theorem;

/// The search for a proof that a term is positive, not negative, not zero, or zero.
final class Comparisons {
    private final Knowledge knowledge;

    Comparisons(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    Optional<Theorem> prove(Compare goal) {
        Expr e = goal.term();
        Optional<Theorem> t = stronger(goal);
        if (t.isEmpty()) {
            t = ConstantSign.of(goal);
        }
        if (t.isEmpty() && Prop.negate(goal) instanceof Compare opposite && ConstantSign.of(opposite).isPresent()) {
            return t;
        }
        if (t.isEmpty() && knowledge.hasEquations()) {
            t = byValue(goal, knowledge.discharge(knowledge.normalForm(e)));
        }
        if (t.isEmpty()) {
            t = byShape(e, goal.sign());
        }
        if (t.isEmpty() && (goal.sign() == POSITIVE || goal.sign() == NONZERO) && SumOfSquares.mayVanish(e, knowledge)) {
            return t;
        }
        if (t.isEmpty() && goal.sign() == ZERO) {
            t = zero(goal);
        }
        if (t.isEmpty() && goal.sign() == NONNEGATIVE && e instanceof Add && knowledge.hasIntegers()) {
            t = knowledge.prove(Prop.whole(e)).flatMap(whole -> knowledge.prove(Prop.positive(Terms.add(e, Terms.ONE)))
                    .filter(p -> p.conclusion() instanceof Compare).map(p -> Signs.step(whole, p)));
        }
        if (t.isEmpty() && goal.sign() == NONZERO) {
            t = Congruences.nonzero(knowledge, goal);
        }
        if (t.isEmpty() && goal.sign() == NONZERO) {
            t = knowledge.prove(Prop.positive(e)).filter(p -> p.conclusion().equals(Prop.positive(e)) && p.conclusion() instanceof Compare)
                    .map(p -> Signs.weaken(p, NONZERO))
                    .or(() -> negative(e)).or(() -> Divisors.nonzero(knowledge, goal)).or(() -> Absurdity.nonzero(knowledge, goal));
        }
        if (t.isEmpty() && goal.sign() != ZERO) {
            t = CertificateSearch.find(knowledge, goal).or(() -> BinomialSquares.prove(knowledge, goal));
        }
        if (t.isEmpty()) {
            t = ExponentialComparisons.prove(knowledge, goal).or(() -> Monotone.prove(knowledge, goal))
                    .or(() -> Thresholds.prove(knowledge, goal)).or(() -> Chords.prove(knowledge, goal))
                    .or(() -> Multipliers.compare(knowledge, goal)).or(() -> EntriesAsVariables.prove(knowledge, goal));
        }
        if (t.isEmpty()) {
            t = LogComparisons.prove(knowledge.withoutSlopes(), goal);
        }
        if (t.isEmpty()) {
            t = MaximumForms.bounded(knowledge, goal);
        }
        if (t.isEmpty() && goal.sign() != ZERO && e instanceof Add a) {
            t = byFactors(a, goal.sign()).or(() -> goal.sign() == NONZERO ? Optional.empty() : Gathering.compare(knowledge, a, goal.sign()))
                    .or(() -> Amplitude.compare(knowledge, goal, a)).or(() -> RootBounds.compare(knowledge.withoutSlopes(), goal, a));
        }
        if (t.isEmpty()) {
            t = byNormalForm(goal);
        }
        if (t.isEmpty() && goal.sign() == NONZERO) {
            t = Conjugates.nonzero(knowledge, goal).or(() -> Refutation.nonzero(knowledge, e));
        }
        if (t.isEmpty()) {
            t = Reciprocals.prove(knowledge, goal);
        }
        return t.filter(p -> p.conclusion().equals(goal));
    }

    private Optional<Theorem> negative(Expr e) {
        return knowledge.prove(Prop.positive(Terms.negate(e))).filter(p -> p.conclusion() instanceof Compare).map(Signs::negative);
    }

    /// A known comparison that is at least as strong.
    private Optional<Theorem> stronger(Compare goal) {
        Expr e = goal.term();
        return switch (goal.sign()) {
            case POSITIVE -> knowledge.known(Prop.nonzero(e)).flatMap(t -> knowledge.prove(Prop.nonnegative(e))
                    .filter(s -> s.conclusion() instanceof Compare).map(s -> Signs.combine(s, t)));
            case NONNEGATIVE -> knowledge.known(Prop.positive(e)).map(t -> Signs.weaken(t, NONNEGATIVE))
                    .or(() -> knowledge.known(Prop.zero(e)).map(t -> Signs.ofZero(t, e)));
            case NONZERO -> knowledge.known(Prop.positive(e)).map(t -> Signs.weaken(t, NONZERO))
                    .or(() -> knowledge.known(Prop.positive(Terms.negate(e))).map(Signs::negative));
            case ZERO -> knowledge.known(Prop.nonnegative(e))
                    .flatMap(s -> knowledge.known(Prop.nonnegative(Terms.negate(e))).map(t -> Signs.combine(s, t)));
        };
    }

    private Optional<Theorem> zero(Compare goal) {
        try {
            return Field.identity(goal.term(), Terms.ZERO).map(knowledge::discharge)
                    .filter(t -> t.hypotheses().stream().allMatch(knowledge::holds))
                    .flatMap(t -> knowledge.prove(Prop.defined(goal.term()))
                            .map(d -> Logic.discharge(Equality.difference(t), d)));
        } catch (Oversize _) {
            return Optional.empty();
        }
    }

    private Optional<Theorem> byShape(Expr e, Sign sign) {
        return switch (e) {
            case Mul _, Pow _ when sign == ZERO -> Optional.empty(); // where a factor is 0, so is the normal form
            case Mul m -> product(m, m.factors(), sign).or(() -> sign == POSITIVE || sign == NONNEGATIVE ? Denominators.compare(knowledge, m, sign)
                    : Optional.empty());
            case Pow p -> power(p, sign);
            case Apply a -> application(a, sign);
            case Sum s when sign != NONZERO -> Conditions.inSum(knowledge, s, sign);
            case Sum s -> Conditions.inSum(knowledge, s, POSITIVE).map(t -> Signs.weaken(t, NONZERO));
            case Cases c -> Conditions.inBranches(knowledge, c, sign);
            case Local l -> knowledge.prove(Prop.compare(l.value(), sign)).filter(t -> t.conclusion() instanceof Compare)
                    .map(t -> Equality.compared(Equality.symmetric(Equality.local(l)), t));
            case Delta d when sign == NONNEGATIVE -> Optional.of(Sums.deltaSign(d));
            case Symbol s when s.sort() instanceof Sort.Size || s.sort() instanceof Sort.Index -> Optional.empty();
            case Add a -> bound(a, sign).or(() -> sign == ZERO ? Optional.empty() : Denominators.overOne(knowledge, a, sign)).or(() -> terms(a, sign));
            case Num _, Symbol _, Bound _, Entry _, Lambda _, Delta _, Diff _ -> Optional.empty();
        };
    }

    /// A sum that is a product of several factors.
    private Optional<Theorem> byFactors(Add a, Sign sign) {
        return Factoring.of(a, _ -> false).filter(f -> f.size() > 2 || f.getFirst() instanceof Pow).map(Terms::multiply)
                .flatMap(form -> Rewriting.tryIdentity(form, a).flatMap(same -> knowledge.prove(Prop.compare(form, sign))
                        .filter(t -> t.conclusion() instanceof Compare).map(t -> knowledge.discharge(Equality.compared(same, t)))))
                .filter(t -> t.hypotheses().stream().allMatch(knowledge::holds));
    }

    /// A sum of terms that have the sign.
    private Optional<Theorem> terms(Add a, Sign sign) {
        if (sign == ZERO || sign == NONZERO) {
            return Optional.empty();
        }
        List<Theorem> facts = new ArrayList<>();
        List<Signs.Product> products = new ArrayList<>();
        boolean strict = false;
        for (Expr t : a.terms()) {
            if (t instanceof Num n) {
                if (n.value().signum() < 0) {
                    return Optional.empty();
                }
                products.add(new Signs.Product(n.value(), List.of()));
                strict = true;
                continue;
            }
            Optional<Theorem> p = strict ? Optional.empty() : knowledge.prove(Prop.positive(t));
            strict |= p.isPresent();
            p = p.or(() -> knowledge.prove(Prop.nonnegative(t)));
            if (p.isEmpty() || !(p.get().conclusion() instanceof Compare c)) {
                return Optional.empty();
            }
            facts.add(p.get());
            products.add(new Signs.Product(Certificates.ratio(t, c.term()), List.of(facts.size() - 1)));
        }
        return strict || sign == NONNEGATIVE ? Certificates.finish(knowledge, a, sign, facts, products) : Optional.empty();
    }

    /// A product of factors with known signs.
    private Optional<Theorem> product(Expr e, List<Expr> factors, Sign sign) {
        List<Theorem> facts = new ArrayList<>();
        List<Integer> numerator = new ArrayList<>();
        List<Integer> squares = new ArrayList<>();
        for (Expr f : factors) {
            boolean integer = f instanceof Pow q && q.exponent() instanceof Num k && k.value().isInt();
            Expr base = integer ? ((Pow) f).base() : f;
            int n = integer ? ((Num) ((Pow) f).exponent()).value().intValueExact() : 1;
            if (Math.abs(n) > 1000) {
                return Optional.empty();
            }
            Optional<Theorem> t = n % 2 == 0 && sign == NONNEGATIVE && n > 0 ? knowledge.prove(Prop.defined(base)).map(d -> Logic.discharge(Signs.square(base), d))
                    : signOf(base, n % 2 == 0 || sign == NONZERO, sign == NONNEGATIVE && n > 0);
            if (t.isEmpty() || !(t.get().conclusion() instanceof Compare)) {
                return Optional.empty();
            }
            boolean isSquare = n % 2 == 0 && sign == NONNEGATIVE && n > 0;
            int index = facts.size();
            facts.add(t.get());
            int uses = isSquare ? n / 2 : Math.abs(n) % 2 == 0 ? Math.abs(n) : Math.abs(n);
            for (int k = 0; k < uses; k++) {
                numerator.add(index);
                if (n < 0) {
                    squares.add(index);
                    squares.add(index);
                }
            }
        }
        return FactorsAsVariables.large(factors) ? FactorsAsVariables.prove(knowledge, e, factors, sign, facts)
                : Certificates.product(knowledge, e, sign, facts, numerator, squares);
    }

    /// The best comparison of a factor: its sign, or only that it is not 0.
    private Optional<Theorem> signOf(Expr f, boolean nonzeroSuffices, boolean weakSuffices) {
        Optional<Theorem> t = knowledge.prove(Prop.positive(f));
        if (t.isEmpty() && nonzeroSuffices) {
            return knowledge.prove(Prop.nonzero(f));
        }
        if (t.isEmpty()) {
            t = knowledge.prove(Prop.positive(Terms.negate(f)));
        }
        if (t.isEmpty() && weakSuffices) {
            t = knowledge.prove(Prop.nonnegative(f)).or(() -> knowledge.prove(Prop.nonnegative(Terms.negate(f))));
        }
        return t;
    }

    private Optional<Theorem> power(Pow p, Sign sign) {
        if (p.exponent() instanceof Num n && n.value().isInteger()) {
            return product(p, List.of(p), sign);
        }
        Optional<Theorem> base = knowledge.prove(Prop.positive(p.base())).filter(t -> t.conclusion() instanceof Compare);
        if (base.isPresent() && sign != ZERO) {
            Theorem t = knowledge.discharge(Signs.power(base.get(), p.exponent()));
            return Optional.of(t).filter(u -> u.conclusion().equals(Prop.positive(p))).map(u -> Signs.weaken(u, sign));
        }
        if (sign == NONZERO) {
            return IntegerPowers.nonzero(p, knowledge);
        }
        return sign == NONNEGATIVE && p.exponent() instanceof Num n ? knowledge.prove(Prop.defined(p))
                .map(d -> Logic.discharge(Signs.root(p.base(), n), d)) : Optional.empty();
    }

    private Optional<Theorem> application(Apply a, Sign sign) {
        Compare goal = new Compare(a, sign);
        if (MaximumForms.is(a)) {
            return MaximumForms.sign(knowledge, a, sign);
        }
        if (!(a.function() instanceof Function.Defined f)) {
            return AtomFacts.about(a, knowledge, true).stream().flatMap(t -> strongEnough(t, goal).stream()).findFirst();
        }
        for (Theorem lemma : knowledge.lemmas().comparisons(f)) {
            Theorem t = knowledge.discharge(Logic.instantiate(lemma, Binders.instantiation(f.symbols(), a.arguments())));
            Optional<Theorem> strong = strongEnough(t, goal);
            if (strong.isPresent() && t.hypotheses().stream().allMatch(knowledge::holds)) {
                return strong;
            }
        }
        Theorem unfolded = knowledge.discharge(Definitions.unfold(a, knowledge));
        return unfolded.right() == a ? Optional.empty() : knowledge.prove(Prop.compare(unfolded.right(), sign)).filter(t -> t.conclusion() instanceof Compare)
                .map(t -> Equality.compared(Equality.symmetric(unfolded), t));
    }

    /// A bound of a function as the library has it: `1 − σ(z) > 0`.
    private Optional<Theorem> bound(Add a, Sign sign) {
        if (a.terms().size() != 2 || !(a.terms().getFirst() instanceof Num)) {
            return Optional.empty();
        }
        Expr rest = a.terms().getLast();
        return (rest instanceof Mul m && m.factors().size() == 1 ? m.factors().getFirst() : rest) instanceof Apply f && f.function() instanceof Function.Defined
                ? AtomFacts.about(f, knowledge).stream().flatMap(t -> strongEnough(t, new Compare(a, sign)).stream()).findFirst()
                        .or(() -> unfolded(a, rest, f, sign)) : Optional.empty();
    }

    /// The bound of a function by its definition: `1 − softmin(z)ᵢ ≥ 0`.
    private Optional<Theorem> unfolded(Add a, Expr rest, Apply f, Sign sign) {
        Theorem value = knowledge.discharge(Definitions.unfold(f, knowledge));
        if (value.right() == f) {
            return Optional.empty();
        }
        Theorem same = Rewriting.children(a, t -> t != rest ? Equality.reflexive(t) : t == f ? value : Rewriting.child(t, value));
        return knowledge.prove(Prop.compare(same.right(), sign)).filter(t -> t.conclusion() instanceof Compare)
                .map(t -> knowledge.discharge(Equality.compared(Equality.symmetric(same), t)));
    }

    private static Optional<Theorem> strongEnough(Theorem t, Compare goal) {
        if (!(t.conclusion() instanceof Compare c)) {
            return Optional.empty();
        }
        if (c.term() == goal.term() && (c.sign() == goal.sign() || c.sign() == POSITIVE && goal.sign() != ZERO)) {
            return Optional.of(Signs.weaken(t, goal.sign()));
        }
        return c.sign() == POSITIVE && goal.sign() == NONZERO && Terms.negate(c.term()) == goal.term() ? Optional.of(Signs.negative(t))
                : Optional.empty();
    }

    /// The comparison of an equal term of a simpler shape.
    private Optional<Theorem> byNormalForm(Compare goal) {
        Theorem nf = knowledge.discharge(knowledge.normalForm(goal.term()));
        if (nf.right() == goal.term() || !nf.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent())) {
            return Optional.empty();
        }
        Prop simpler = Prop.compare(nf.right(), goal.sign());
        if (simpler.equals(Prop.TRUE)) {
            return byValue(goal, nf);
        }
        return knowledge.prove(simpler).filter(t -> t.conclusion() instanceof Compare)
                .map(t -> Equality.compared(Equality.symmetric(nf), t));
    }

    /// The comparison of a term that is equal to a number.
    private Optional<Theorem> byValue(Compare goal, Theorem value) {
        return value.right() instanceof Num n && goal.sign().holds(n.value())
                && value.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent())
                        ? knowledge.prove(Prop.defined(goal.term())).map(d -> ConstantSign.fromValue(value, d, goal)) : Optional.empty();
    }
}
