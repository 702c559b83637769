package org.backproof.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Comparisons with 0.
public final class Signs {

    /// One product of a certificate: a rational > 0 times facts, each with its number of uses.
    public record Product(Rational coefficient, List<Integer> facts) {
        public Product {
            facts = List.copyOf(facts);
        }
    }

    private Signs() {
    }

    /// A comparison by contradiction (a Positivstellensatz certificate): the facts are comparisons, the last of them may be the
    /// opposite of the goal as an assumption. If Σ cₖ·Π facts = 0 identically, every product being ≥ 0 and one > 0, the facts
    /// contradict each other: from `Hᵢ ⊢ fᵢ sign 0` follows `H \ ¬goal, def goal's term ⊢ goal`.
    ///
    /// A fact `= 0` may be multiplied by anything: its cofactor stands in `cofactors` at the same place (else 1).
    ///
    /// @return empty if the certificate is none
    /// @throws Oversize if the identity is too large to expand
    public static Optional<Theorem> contradiction(Prop.Compare goal, List<Theorem> facts, List<Product> certificate,
            List<Expr> cofactors) {
        List<Expr> sum = new ArrayList<>();
        boolean strict = false;
        for (Product p : certificate) {
            List<Expr> factors = new ArrayList<>(List.of(Terms.num(p.coefficient())));
            boolean positive = true;
            boolean zero = false;
            Logic.require(p.coefficient().signum() > 0, "a positive coefficient");
            for (int k = 0; k < p.facts().size(); k++) {
                int i = p.facts().get(k);
                Prop.Compare c = (Prop.Compare) facts.get(i).conclusion();
                factors.add(c.term());
                switch (c.sign()) {
                    case POSITIVE -> {
                    }
                    case NONNEGATIVE -> positive = false;
                    case ZERO -> {
                        zero = true;
                        factors.add(cofactors.get(i));
                    }
                    case NONZERO -> {
                        Logic.require(p.facts().stream().filter(j -> j == i).count() % 2 == 0, "≠ 0 is used as a square");
                    }
                }
            }
            strict |= positive && !zero;
            sum.add(Terms.multiply(factors));
        }
        Prop opposite = Prop.negate(goal);
        List<Prop> hypotheses = new ArrayList<>();
        for (Theorem f : facts) {
            f.hypotheses().stream().filter(h -> !h.equals(opposite)).forEach(hypotheses::add);
        }
        cofactors.forEach(q -> hypotheses.add(Prop.defined(q)));
        Expr total = Terms.add(sum);
        if (!strict) {
            return Optional.empty();
        }
        hypotheses.add(Prop.defined(goal.term()));
        hypotheses.removeIf(Prop.TRUE::equals);
        // the conditions of the identity hold: every factor is defined because its fact or its cofactor's hypothesis says so
        return Field.identity(total, Terms.ZERO)
                .map(_ -> Theorem.make(hypotheses, goal, Rule.SIGN, facts.toArray(Theorem[]::new)));
    }

    /// A square is not negative: `def e ⊢ e² ≥ 0`.
    public static Theorem square(Expr e) {
        return Theorem.make(List.of(Prop.defined(e)), Prop.nonnegative(Terms.multiply(e, e)), Rule.SIGN, "square");
    }

    /// A power of a positive base is positive: from `H ⊢ b > 0`: `H, def e ⊢ b^e > 0`.
    public static Theorem power(Theorem base, Expr exponent) {
        Prop.Compare c = (Prop.Compare) base.conclusion();
        Logic.require(c.sign() == Prop.Sign.POSITIVE, "a positive base");
        List<Prop> hypotheses = new ArrayList<>(base.hypotheses());
        hypotheses.add(Prop.defined(exponent));
        return Theorem.make(hypotheses, Prop.positive(Terms.power(c.term(), exponent)), Rule.SIGN, base);
    }

    /// A root is not negative: `def b^r ⊢ b^r ≥ 0` for a rational r that is no integer.
    public static Theorem root(Expr base, Num exponent) {
        Logic.require(!exponent.value().isInteger(), "a root");
        Expr e = Terms.power(base, exponent);
        return Theorem.make(List.of(Prop.defined(e)), Prop.nonnegative(e), Rule.SIGN, "root");
    }

    /// From `H ⊢ c·a = 0` for a rational c ≠ 0: `H ⊢ a ≥ 0`.
    public static Theorem ofZero(Theorem t, Expr a) {
        Logic.require(t.conclusion().equals(Prop.zero(a)), "a term that is zero");
        return Theorem.make(t.hypotheses(), Prop.nonnegative(a), Rule.SIGN, t);
    }

    /// Since 0^r = 0: from `H ⊢ b^r ≠ 0` or `b^r > 0`, for a rational r > 0: `H ⊢ b ≠ 0`.
    public static Theorem base(Theorem t) {
        Prop.Compare c = (Prop.Compare) t.conclusion();
        Logic.require(c.sign().open() && c.term() instanceof org.backproof.expr.Pow p && p.exponent() instanceof Num n
                && n.value().signum() > 0, "a power that is not 0");
        return Theorem.make(t.hypotheses(), Prop.nonzero(((org.backproof.expr.Pow) c.term()).base()), Rule.SIGN, t);
    }

    /// An odd power has the sign of its base: from `H ⊢ ±b^n > 0` for an odd integer n: `H ⊢ ±b > 0`; likewise for `≥ 0`.
    public static Theorem oddBase(Theorem t) {
        Prop.Compare c = (Prop.Compare) t.conclusion();
        Logic.require(c.sign() == Prop.Sign.POSITIVE || c.sign() == Prop.Sign.NONNEGATIVE, "a sign");
        return Theorem.make(t.hypotheses(), Prop.compare(odd(c.term()).orElseThrow(), c.sign()), Rule.SIGN, t);
    }

    /// An odd power takes each value once: from `H ⊢ a^n − b^n = 0` for an odd natural number n: `H ⊢ a − b = 0`.
    public static Theorem oddRoot(Theorem t, Expr a, Expr b, long n) {
        Logic.require(n > 0 && n % 2 == 1 && t.conclusion().equals(Prop.zero(Terms.subtract(Terms.power(a, n), Terms.power(b, n)))), "odd powers");
        return Theorem.make(t.hypotheses(), Prop.zero(Terms.subtract(a, b)), Rule.SIGN, t);
    }

    /// b of an odd power b^n, −b of −b^n; empty for other terms.
    public static Optional<Expr> odd(Expr e) {
        return switch (e) {
            case org.backproof.expr.Pow p when p.exponent() instanceof Num n && n.value().isInteger() && n.value().numerator().testBit(0) ->
                Optional.of(p.base());
            case org.backproof.expr.Mul m when m.factors().size() == 1 && m.coefficient().equals(Rational.MINUS_ONE) ->
                odd(m.factors().getFirst()).map(Terms::negate);
            case Expr _ -> Optional.empty();
        };
    }

    /// From `H ⊢ a > 0`: `H ⊢ a ≥ 0` and `a ≠ 0`; from `a = 0`: `a ≥ 0`.
    public static Theorem weaken(Theorem t, Prop.Sign sign) {
        Prop.Compare c = (Prop.Compare) t.conclusion();
        Logic.require(c.sign() == sign || c.sign() == Prop.Sign.POSITIVE && sign != Prop.Sign.ZERO
                || c.sign() == Prop.Sign.ZERO && sign == Prop.Sign.NONNEGATIVE, "a weaker comparison");
        return c.sign() == sign ? t : Theorem.make(t.hypotheses(), Prop.compare(c.term(), sign), Rule.SIGN, t);
    }

    /// From `H ⊢ −a > 0`: `H ⊢ a ≠ 0`.
    public static Theorem negative(Theorem t) {
        Prop.Compare c = (Prop.Compare) t.conclusion();
        Logic.require(c.sign() == Prop.Sign.POSITIVE, "a strict comparison");
        return Theorem.make(t.hypotheses(), Prop.nonzero(Terms.negate(c.term())), Rule.SIGN, t);
    }

    /// From `a ≥ 0` and `a ≠ 0`: `a > 0`; from `a ≥ 0` and `−a ≥ 0`: `a = 0`.
    public static Theorem combine(Theorem s, Theorem t) {
        Prop.Compare a = (Prop.Compare) s.conclusion();
        Prop.Compare b = (Prop.Compare) t.conclusion();
        Logic.require(a.sign() == Prop.Sign.NONNEGATIVE, "a comparison ≥ 0");
        boolean nonzero = b.equals(Prop.nonzero(a.term()));
        Logic.require(nonzero || b.equals(Prop.nonnegative(Terms.negate(a.term()))), "a comparison of the same term");
        return Theorem.make(Theorem.union(s, t), nonzero ? Prop.positive(a.term()) : Prop.zero(a.term()), Rule.SIGN, s, t);
    }

    /// From `H ⊢ a sign 0` for the body a at an index: `∀i H, range not empty ⊢ Σ a > 0`; for `≥` and `= 0` the range may be empty.
    public static Theorem sum(Theorem t, Symbol index, Expr body) {
        Prop.Compare c = (Prop.Compare) t.conclusion();
        Logic.require(c.sign() != Prop.Sign.NONZERO && Prop.compare(body, c.sign()).equals(c), "a sign that sums keep");
        List<Prop> hypotheses = new ArrayList<>(Logic.quantified(t.hypotheses(), index));
        if (c.sign() == Prop.Sign.POSITIVE) {
            hypotheses.add(Definedness.notEmpty((Sort.Index) index.sort()));
        }
        hypotheses.removeIf(Prop.TRUE::equals);
        return Theorem.make(hypotheses, Prop.compare(Terms.sum(index, body), c.sign()), Rule.SIGN, t);
    }

    /// No term is larger than a sum of terms that are not negative: from `H ⊢ a(i) ≥ 0` (or > 0) for the body at an index:
    /// `∀i H, k in range ⊢ Σ a − a(k) ≥ 0`.
    public static Theorem term(Theorem body, Symbol index, Expr k) {
        Prop.Compare c = (Prop.Compare) body.conclusion();
        Logic.require(c.sign() == Prop.Sign.POSITIVE || c.sign() == Prop.Sign.NONNEGATIVE, "a body that is not negative");
        List<Prop> hypotheses = new ArrayList<>(Logic.quantified(body.hypotheses(), index));
        hypotheses.addAll(org.backproof.expr.Ranges.conditions(k, (Sort.Index) index.sort()));
        hypotheses.removeIf(Prop.TRUE::equals);
        Expr at = org.backproof.expr.Substitution.of(index, k).apply(c.term());
        return Theorem.make(hypotheses, Prop.nonnegative(Terms.subtract(Terms.sum(index, c.term()), at)), Rule.SIGN, body);
    }

    /// A size is at least 1: `⊢ K − 1 ≥ 0`.
    public static Theorem size(Symbol k) {
        Logic.require(k.sort() instanceof Sort.Size, "a size");
        return Theorem.make(List.of(), Prop.nonnegative(Terms.subtract(k, Terms.ONE)), Rule.SIGN, "a size is at least 1");
    }

    /// An index is in its range: `⊢ i − lower ≥ 0`, `⊢ upper − i ≥ 0`.
    public static List<Theorem> range(Symbol i) {
        Sort.Index range = (Sort.Index) i.sort();
        return List.of(
                Theorem.make(List.of(), Prop.nonnegative(Terms.subtract(i, range.lower())), Rule.SIGN, "an index is in range"),
                Theorem.make(List.of(), Prop.nonnegative(Terms.subtract(range.upper(), i)), Rule.SIGN, "an index is in range"));
    }

    /// There is no integer between 0 and 1: from `H ⊢ e is an integer` and `G ⊢ e + 1 > 0`: `H, G ⊢ e ≥ 0`.
    public static Theorem step(Theorem whole, Theorem positive) {
        Expr e = ((Prop.Whole) whole.conclusion()).term();
        Logic.require(positive.conclusion().equals(Prop.positive(Terms.add(e, Terms.ONE))), "an integer above −1");
        return Theorem.make(Theorem.union(whole, positive), Prop.nonnegative(e), Rule.SIGN, whole, positive);
    }

    /// Sizes, indices, and sums, products and natural powers of integers are integers: `⊢ e is an integer`; empty for others.
    public static Optional<Theorem> whole(Expr e) {
        return isWhole(e) ? Optional.of(Theorem.make(List.of(), Prop.whole(e), Rule.SIGN, "an integer")) : Optional.empty();
    }

    private static boolean isWhole(Expr e) {
        return switch (e) {
            case Num n -> n.value().isInteger();
            case Symbol s -> s.sort() instanceof Sort.Size || s.sort() instanceof Sort.Index;
            case org.backproof.expr.Add a -> a.terms().stream().allMatch(Signs::isWhole);
            case org.backproof.expr.Mul m -> m.coefficient().isInteger() && m.factors().stream().allMatch(Signs::isWhole);
            case org.backproof.expr.Delta _ -> true;
            case org.backproof.expr.Pow p -> p.exponent() instanceof Num n && n.value().isInteger() && n.value().signum() >= 0
                    && isWhole(p.base());
            case org.backproof.expr.Bound _, org.backproof.expr.Entry _, Apply _, org.backproof.expr.Lambda _, Sum _,
                    org.backproof.expr.Cases _, org.backproof.expr.Diff _, org.backproof.expr.Local _ -> false;
        };
    }

    /// Sums, differences, products and natural powers of integers are integers: from `Hᵢ ⊢ aᵢ is an integer`, for every symbol,
    /// entry and other part a of the polynomial e with integer coefficients, up to an integer: `H ⊢ e is an integer`.
    public static Optional<Theorem> whole(Expr e, List<Theorem> parts) {
        java.util.Set<Expr> known = new java.util.LinkedHashSet<>();
        parts.forEach(t -> known.add(((Prop.Whole) t.conclusion()).term()));
        return wholeOver(e, known) ? Optional.of(Theorem.make(Theorem.union(parts), Prop.whole(e), Rule.SIGN,
                parts.toArray(Theorem[]::new))) : Optional.empty();
    }

    private static boolean wholeOver(Expr e, java.util.Set<Expr> known) {
        return known.contains(e) || isWhole(e) || known.stream().anyMatch(k -> Terms.subtract(k, e) instanceof Num n && n.value().isInteger())
                || e instanceof org.backproof.expr.Add a && a.terms().stream().allMatch(t -> wholeOver(t, known))
                || e instanceof org.backproof.expr.Mul m && m.coefficient().isInteger()
                        && m.factors().stream().allMatch(t -> wholeOver(t, known))
                || e instanceof org.backproof.expr.Pow p && p.exponent() instanceof Num n && n.value().isInteger()
                        && n.value().signum() >= 0 && wholeOver(p.base(), known);
    }
}
