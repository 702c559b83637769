package org.backproof.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Binders;
import org.backproof.expr.Delta;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Ranges;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Finite sums and Kronecker's delta.
public final class Sums {
    private Sums() {
    }

    private static Theorem make(List<Prop> hypotheses, Expr left, Expr right, Rule rule) {
        hypotheses.removeIf(Prop.TRUE::equals);
        return Theorem.make(hypotheses, new Prop.Equal(left, right), rule);
    }

    /// `⊢ Σ (a + b) = Σ a + Σ b`, for a body that is a sum.
    public static Theorem split(Sum s, Symbol fresh) {
        Add body = (Add) body(s, fresh);
        return make(new ArrayList<>(), s, Terms.add(body.terms().stream().map(t -> Terms.sum(fresh, t)).toList()), Rule.SUM_LINEAR);
    }

    /// `⊢ Σ c·b = c·Σ b` with all factors c that do not mention the index (with `def c` where the range may be empty); `⊢ Σ c = (upper − lower + 1)·c` if none does,
    /// where the range is not less than empty.
    public static Theorem factor(Sum s, Symbol fresh) {
        Expr body = body(s, fresh);
        List<Expr> outer = new ArrayList<>();
        List<Expr> inner = new ArrayList<>();
        if (body instanceof Mul m) {
            outer.add(Terms.num(m.coefficient()));
            m.factors().forEach(f -> (Free.occurs(fresh, f) ? inner : outer).add(f));
        } else {
            (Free.occurs(fresh, body) ? inner : outer).add(body);
        }
        Expr c = Terms.multiply(outer);
        boolean filled = Definedness.notEmpty((Sort.Index) fresh.sort()).equals(Prop.TRUE);
        List<Prop> hypotheses = new ArrayList<>(List.of(filled ? Prop.TRUE : Prop.defined(c)));
        if (!inner.isEmpty()) {
            return make(hypotheses, s, Terms.multiply(c, Terms.sum(fresh, Terms.multiply(inner))), Rule.SUM_LINEAR);
        }
        Sort.Index range = (Sort.Index) fresh.sort();
        Expr count = Terms.add(range.upper(), Terms.negate(range.lower()), Terms.ONE);
        hypotheses.add(filled ? Prop.TRUE : Prop.nonnegative(count));
        return make(hypotheses, s, Terms.multiply(count, c), Rule.SUM_CONSTANT);
    }

    /// `∀i def f(i), j in range ⊢ Σᵢ δ(i, j)·f(i) = f(j)`, where the body has the factor δ(i, j).
    public static Theorem pick(Sum s, Symbol fresh, Delta delta) {
        Expr other = other(delta, fresh);
        Expr f = beside(delta, body(s, fresh));
        List<Prop> hypotheses = new ArrayList<>(List.of(Binders.forAll(fresh, Prop.defined(f))));
        hypotheses.addAll(Ranges.conditions(other, (Sort.Index) fresh.sort()));
        return make(hypotheses, s, Substitution.of(fresh, other).apply(f), Rule.SUM_DELTA);
    }

    /// `∀i def f(i), j is an integer ⊢ Σᵢ δ(i, j)·f(i) = if j in range then f(j) else 0`, where the body has the factor δ(i, j).
    public static Theorem pickWithin(Sum s, Symbol fresh, Delta delta) {
        Expr other = other(delta, fresh);
        Expr f = beside(delta, body(s, fresh));
        List<Prop> hypotheses = new ArrayList<>(List.of(Binders.forAll(fresh, Prop.defined(f))));
        Expr value = Substitution.of(fresh, other).apply(f);
        for (Prop c : Ranges.conditions(other, (Sort.Index) fresh.sort()).reversed()) {
            if (c instanceof Prop.Whole) {
                hypotheses.add(c);
            } else {
                value = Terms.cases(c, value, Terms.ZERO);
            }
        }
        return make(hypotheses, s, value, Rule.SUM_DELTA);
    }

    private static Expr other(Delta delta, Symbol index) {
        Expr other = delta.left() == index ? delta.right() : delta.left();
        Logic.require((delta.left() == index || delta.right() == index) && !Free.occurs(index, other), "a delta of the index");
        return other;
    }

    /// What the delta multiplies.
    private static Expr beside(Delta delta, Expr body) {
        List<Expr> rest = new ArrayList<>(body instanceof Mul m ? m.factors() : List.of(body));
        Logic.require(rest.remove(delta), "a factor delta");
        rest.add(body instanceof Mul m ? Terms.num(m.coefficient()) : Terms.ONE);
        return Terms.multiply(rest);
    }

    /// `⊢ Σ f = f(lower) + … + f(upper)` for a range of numbers; empty beyond the given number of terms.
    public static Optional<Theorem> expand(Sum s, int most) {
        if (!(s.index().sort() instanceof Sort.Index(Num lower, Num upper)) || !lower.value().isInteger()
                || !upper.value().isInteger() || upper.value().subtract(lower.value()).compareTo(org.backproof.numeric.Rational.of(most)) >= 0) {
            return Optional.empty();
        }
        List<Expr> terms = new ArrayList<>();
        for (var k = lower.value(); k.compareTo(upper.value()) <= 0; k = k.add(org.backproof.numeric.Rational.ONE)) {
            terms.add(Binders.open(s, Terms.num(k)));
        }
        return Optional.of(make(new ArrayList<>(), s, Terms.add(terms), Rule.SUM_RANGE));
    }

    /// `⊢ Σᵢ Σⱼ f = Σⱼ Σᵢ f` where neither range depends on the other index.
    public static Theorem exchange(Sum s, Symbol outer, Symbol inner) {
        Sum t = (Sum) body(s, outer);
        Logic.require(inner.sort().equals(t.index().sort()) && outer != inner && !Free.occurs(inner, s)
                && !mentions(t.index().sort(), outer), "independent ranges");
        return make(new ArrayList<>(), s, Terms.sum(inner, Terms.sum(outer, Binders.open(t, inner))), Rule.SUM_EXCHANGE);
    }

    private static boolean mentions(Sort sort, Symbol s) {
        return sort instanceof Sort.Index(Expr lower, Expr upper) && (Free.occurs(s, lower) || Free.occurs(s, upper));
    }

    /// The first term apart: `lower ≤ upper ⊢ Σ_{lower..upper} f = f(lower) + Σ_{lower+1..upper} f`.
    public static Theorem first(Sum s, Symbol fresh) {
        Sort.Index range = (Sort.Index) s.index().sort();
        Symbol shorter = Terms.symbol(fresh.name(), new Sort.Index(Terms.add(range.lower(), Terms.ONE), range.upper()));
        Logic.require(!Free.occurs(shorter, s) && !Free.occurs(fresh, s), "a fresh index");
        return make(new ArrayList<>(List.of(Definedness.notEmpty(range))), s,
                Terms.add(Binders.open(s, range.lower()), Terms.sum(shorter, Binders.open(s, shorter))), Rule.SUM_RANGE);
    }

    /// The last term apart: `lower ≤ upper ⊢ Σ_{lower..upper} f = Σ_{lower..upper−1} f + f(upper)`.
    public static Theorem last(Sum s, Symbol fresh) {
        Sort.Index range = (Sort.Index) s.index().sort();
        Symbol shorter = Terms.symbol(fresh.name(), new Sort.Index(range.lower(), Terms.subtract(range.upper(), Terms.ONE)));
        Logic.require(!Free.occurs(shorter, s) && !Free.occurs(fresh, s), "a fresh index");
        Expr rest = Binders.open(s, shorter);
        return make(new ArrayList<>(List.of(Definedness.notEmpty(range))), s,
                Terms.add(Terms.sum(shorter, rest), Binders.open(s, range.upper())), Rule.SUM_RANGE);
    }

    /// A sum of differences: from `H ⊢ f(i) = g(i) − g(i − 1)` for a term g with a hole, without derivatives and without i:
    /// `∀i H, ∀i def g(i), def g(lower − 1), lower − 1 ≤ upper ⊢ Σᵢ f(i) = g(upper) − g(lower − 1)`. The ends of the range are integers, and no
    /// symbol in g has the hole in its sort: a vector of i entries and one of i − 1 are two vectors.
    public static Theorem telescope(Symbol index, Expr g, Symbol hole, Theorem difference) {
        Sort.Index range = (Sort.Index) index.sort();
        Logic.require(hole.sort() instanceof Sort.Real && !g.hasDiff() && !Free.occurs(index, g), "a term with a hole");
        Logic.require(Free.symbols(g).stream().allMatch(s -> s == hole || !Free.occurs(hole, s)), "sorts that stay as they are");
        Logic.require(Signs.whole(range.lower()).isPresent() && Signs.whole(range.upper()).isPresent(), "a range between integers");
        Expr before = Terms.subtract(range.lower(), Terms.ONE);
        Expr each = Substitution.of(hole, index).apply(g);
        Expr first = Substitution.of(hole, before).apply(g);
        Logic.require(difference.right() == Terms.subtract(each, Substitution.of(hole, Terms.subtract(index, Terms.ONE)).apply(g)), "a difference");
        List<Prop> hypotheses = new ArrayList<>(Logic.quantified(difference.hypotheses(), index));
        hypotheses.add(Binders.forAll(index, Prop.defined(each)));
        hypotheses.add(Prop.defined(first));
        hypotheses.add(Prop.nonnegative(Terms.subtract(range.upper(), before)));
        return Theorem.make(hypotheses, new Prop.Equal(Terms.sum(index, difference.left()),
                Terms.subtract(Substitution.of(hole, range.upper()).apply(g), first)), Rule.SUM_DIFFERENCES, difference);
    }

    /// One term apart: `k in range ⊢ Σᵢ f(i) = f(k) + Σᵢ (if i = k then 0 else f(i))`.
    public static Theorem single(Sum s, Symbol fresh, Expr k) {
        Expr f = body(s, fresh);
        Logic.require(!Free.occurs(fresh, k), "a term at another index");
        Expr others = Terms.sum(fresh, Terms.cases(Prop.zero(Terms.subtract(fresh, k)), Terms.ZERO, f));
        return make(new ArrayList<>(Ranges.conditions(k, (Sort.Index) fresh.sort())), s, Terms.add(Binders.open(s, k), others), Rule.SUM_RANGE);
    }

    /// Under δ(i, j) the indices are one: `def f(i), def f(j) ⊢ δ(i, j)·f(i) = δ(i, j)·f(j)`.
    public static Theorem identify(Delta d, Expr f, Symbol index, Expr with) {
        Logic.require(index.sort() instanceof Sort.Index && (d.left() == index && d.right() == with || d.right() == index && d.left() == with),
                "indices of the delta");
        Expr g = Substitution.of(index, with).apply(f);
        return make(new ArrayList<>(List.of(Prop.defined(f), Prop.defined(g))), Terms.multiply(d, f), Terms.multiply(d, g),
                Rule.DELTA_SUBSTITUTION);
    }

    /// `⊢ δ(i, j)² = δ(i, j)` holds by construction; this is `⊢ δ(i, j) ≥ 0`.
    public static Theorem deltaSign(Delta d) {
        return Theorem.make(List.of(), Prop.nonnegative(d), Rule.SIGN, "δ is 0 or 1");
    }

    /// Two indices that differ by their sorts or numbers: from `H ⊢ i − j ≠ 0`: `H ⊢ δ(i, j) = 0`.
    public static Theorem apart(Delta d, Theorem differ) {
        Logic.require(differ.conclusion().equals(Prop.nonzero(Terms.subtract(d.left(), d.right()))), "indices that differ");
        return make(new ArrayList<>(differ.hypotheses()), d, Terms.ZERO, Rule.DELTA_SUBSTITUTION);
    }

    /// `i = j ⊢ δ(i, j) = 1`.
    public static Theorem together(Delta d) {
        return make(new ArrayList<>(List.of(Prop.zero(Terms.subtract(d.left(), d.right())))), d, Terms.ONE, Rule.DELTA_SUBSTITUTION);
    }

    private static Expr body(Sum s, Symbol fresh) {
        Logic.require(fresh.sort().equals(s.index().sort()) && !Free.symbols(s).contains(fresh), "a fresh index");
        return Binders.open(s, fresh);
    }
}
