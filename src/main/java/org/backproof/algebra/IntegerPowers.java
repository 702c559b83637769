package org.backproof.algebra;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axioms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Powers whose exponent is an integer, though no number, of a base of any sign.
final class IntegerPowers {
    private IntegerPowers() {
    }

    static Optional<Theorem> rewrite(Pow p, Knowledge knowledge) {
        if (!knowledge.holds(Prop.whole(p.exponent()))) {
            return p.exponent() instanceof Add ? sum(p, knowledge) : Optional.empty();
        }
        return switch (p.base()) {
            case Mul m -> Optional.of(Axioms.INTEGER_POWER_PRODUCT.at(m.coefficient().isOne() ? m.factors().getFirst() : Terms.num(m.coefficient()),
                    m.coefficient().isOne() ? Terms.multiply(m.factors().subList(1, m.factors().size())) : Terms.multiply(m.factors()), p.exponent()));
            case Num n when n.value().signum() < 0 && n != Terms.MINUS_ONE ->
                Optional.of(Axioms.INTEGER_POWER_PRODUCT.at(Terms.MINUS_ONE, Terms.negate(n), p.exponent()));
            case Pow q when knowledge.holds(Prop.whole(q.exponent())) && knowledge.holds(Prop.nonzero(q.base())) ->
                Optional.of(Axioms.INTEGER_POWER_POWER.at(q.base(), q.exponent(), p.exponent()));
            case Pow q when q.exponent() instanceof Num n && n.value().isInteger() && n.value().compareTo(Rational.ONE) > 0 ->
                Optional.of(Axioms.INTEGER_POWER_PRODUCT.at(q.base(), Terms.power(q.base(), Terms.subtract(n, Terms.ONE)), p.exponent()))
                        .filter(t -> t.left() == p);
            case Add a when Factoring.of(a, _ -> false).orElse(List.of()) instanceof List<Expr> factors && factors.size() > 2 ->
                product(p, factors);
            case Expr _ -> sum(p, knowledge).or(() -> multiple(p, knowledge));
        };
    }

    /// The power of a base that is a product of several factors.
    private static Optional<Theorem> product(Pow p, List<Expr> factors) {
        Expr first = factors.getFirst();
        Expr rest = Terms.multiply(factors.subList(1, factors.size()));
        Theorem t = Axioms.INTEGER_POWER_PRODUCT.at(first, rest, p.exponent());
        return t.left() instanceof Pow q ? Rewriting.tryIdentity(p.base(), q.base())
                .map(same -> Equality.transitive(Equality.congruence(p, List.of(same, Equality.reflexive(p.exponent()))), t)) : Optional.empty();
    }

    /// `b^(y + z) = b^y·b^z`.
    private static Optional<Theorem> sum(Pow p, Knowledge knowledge) {
        if (!(p.exponent() instanceof Add a) || !knowledge.holds(Prop.nonzero(p.base()))) {
            return Optional.empty();
        }
        for (Expr t : a.terms()) {
            Expr rest = Terms.subtract(a, t);
            if (knowledge.holds(Prop.whole(t)) && knowledge.holds(Prop.whole(rest))) {
                return Optional.of(Axioms.INTEGER_POWER_SUM.at(p.base(), t, rest));
            }
        }
        return Optional.empty();
    }

    /// `b^(n·y) = (b^n)^y` for a number b and an integer n, and `b^(n·y) = (b^y)^n` for another base.
    private static Optional<Theorem> multiple(Pow p, Knowledge knowledge) {
        if (!(p.exponent() instanceof Mul m) || !m.coefficient().isInteger() || m.coefficient().isOne()
                || !knowledge.holds(Prop.nonzero(p.base()))) {
            return Optional.empty();
        }
        Expr n = Terms.num(m.coefficient());
        Expr y = Terms.multiply(m.factors());
        return knowledge.holds(Prop.whole(y)) ? Optional.of(Equality.symmetric(p.base() instanceof Num
                ? Axioms.INTEGER_POWER_POWER.at(p.base(), n, y) : Axioms.INTEGER_POWER_POWER.at(p.base(), y, n))) : Optional.empty();
    }

    /// `b^n ≠ 0` for an integer n and b ≠ 0: b^n·b^(−n) = 1, so with b^n = 0 there would be 1 = 0.
    static Optional<Theorem> nonzero(Pow p, Knowledge knowledge) {
        if (!knowledge.holds(Prop.whole(p.exponent())) || !knowledge.holds(Prop.nonzero(p.base()))
                || !(Prop.nonzero(p) instanceof Prop.Compare goal)) {
            return Optional.empty();
        }
Expr opposite = Terms.negate(p.exponent());
        Theorem product = Axioms.INTEGER_POWER_SUM.at(p.base(), p.exponent(), opposite);
if (product.left() != Terms.ONE) {
            return Optional.empty();
        }
        // the term of the equation is known up to its sign
        return Stream.of(Terms.MINUS_ONE, Terms.ONE).flatMap(sign -> Signs.contradiction(goal,
                List.of(Equality.difference(product), Logic.assume(Prop.negate(goal))),
                List.of(new Signs.Product(Rational.ONE, List.of()), new Signs.Product(Rational.ONE, List.of(0)), new Signs.Product(Rational.ONE, List.of(1))),
                List.of(sign, Terms.negate(Terms.power(p.base(), opposite)))).stream()).findFirst().map(knowledge::discharge)
                .filter(t -> t.hypotheses().stream().allMatch(knowledge::holds));
    }
}
