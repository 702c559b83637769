package org.backproof.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Prop.Sign;
import org.backproof.expr.Terms;
import org.backproof.kernel.Field;
import org.backproof.kernel.Fraction;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Monomial;
import org.backproof.kernel.Oversize;
import org.backproof.kernel.Polynomial;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Positivstellensatz certificates: products of facts that, with the opposite of the goal, add up to a contradiction.
final class Certificates {
    private Certificates() {
    }

    /// The positive rational c with t = c·u, where u is t without its content; 1 where both are 0 as polynomials.
    static Rational ratio(Expr t, Expr u) {
        Field field = new Field();
        Polynomial p = field.fraction(t).orElseThrow().numerator();
        Polynomial q = field.fraction(u).orElseThrow().numerator();
        Monomial lead = q.leading();
        return lead == null ? Rational.ONE : p.coefficient(lead).divide(q.coefficient(lead)).abs();
    }

    /// A contradiction of `e sign 0` failing, where e is the sum of the products of facts.
    static Optional<Theorem> finish(Knowledge knowledge, Expr e, Sign sign, List<Theorem> facts, List<Signs.Product> products) {
        Prop goal = Prop.compare(e, sign);
        if (!(goal instanceof Compare c)) {
            return Optional.empty();
        }
        List<Theorem> all = new ArrayList<>(facts);
        all.add(Logic.assume(Prop.negate(c)));
        List<Signs.Product> certificate = new ArrayList<>(products);
        Rational scale = ratio(e, c.term());
        certificate.add(new Signs.Product(scale, List.of(facts.size())));
        return check(knowledge, c, all, certificate);
    }

    /// The theorem of a certificate that may use the goal's opposite; empty if it is none.
    static Optional<Theorem> check(Knowledge knowledge, Compare goal, List<Theorem> facts, List<Signs.Product> certificate) {
        try {
            return Signs.contradiction(goal, facts, certificate, facts.stream().map(_ -> Terms.ONE).toList())
                    .map(knowledge::discharge)
                    .filter(t -> t.hypotheses().stream().allMatch(knowledge::holds));
        } catch (Oversize _) {
            return Optional.empty();
        }
    }

    /// The goal from the comparison of a term and from equations that say, each with its cofactor, that the goal's term is as large.
    static Optional<Theorem> withEquations(Knowledge knowledge, Compare goal, Expr together, Theorem sign, List<Theorem> equations, List<Expr> cofactors) {
        List<Theorem> all = new ArrayList<>(equations);
        List<Expr> factors = new ArrayList<>(cofactors);
        all.addAll(List.of(sign, Logic.assume(Prop.negate(goal))));
        factors.addAll(List.of(Terms.ONE, Terms.ONE));
        Rational ratio = Certificates.ratio(together, ((Compare) sign.conclusion()).term());
        List<Signs.Product> products = IntStream.range(0, all.size())
                .mapToObj(k -> new Signs.Product(k == all.size() - 2 ? ratio : Rational.ONE, List.of(k))).toList();
        try {
            return Signs.contradiction(goal, all, products, factors).map(knowledge::discharge).filter(t -> t.hypotheses().stream().allMatch(knowledge::holds));
        } catch (Oversize _) {
            return Optional.empty();
        }
    }

    /// The sign of a product from those of its factors. With e = c·Π numerator / Π divisors: the opposite of the goal times the
    /// squares of the divisors, against the product of the facts.
    static Optional<Theorem> product(Knowledge knowledge, Expr e, Sign sign, List<Theorem> facts, List<Integer> uses,
            List<Integer> divisors) {
        if (!(Prop.compare(e, sign) instanceof Compare goal)) {
            return Optional.empty();
        }
        List<Theorem> all = new ArrayList<>(facts);
        int opposite = all.size();
        all.add(Logic.assume(Prop.negate(goal)));
        List<Integer> left = new ArrayList<>(divisors);
        left.add(opposite);
        if (sign == Sign.NONZERO) {
            // e = 0 times −Π facts²/e, against Π facts²
            List<Integer> twice = new ArrayList<>(uses);
            twice.addAll(uses);
            Expr product = term(all, twice);
            return polynomialNonzero(knowledge, goal, all, twice, product);
        }
        Field field = new Field();
        try {
            Optional<Fraction> a = field.fraction(term(all, left));
            Optional<Fraction> b = field.fraction(term(all, uses));
            if (a.isEmpty() || b.isEmpty()) {
                return Optional.empty();
            }
            Optional<Rational> c = multiple(a.get(), b.get());
            if (c.isEmpty() || c.get().signum() >= 0) {
                return Optional.empty();
            }
            return check(knowledge, goal, all,
                    List.of(new Signs.Product(Rational.ONE, left), new Signs.Product(c.get().negate(), uses)));
        } catch (Oversize _) {
            return Optional.empty();
        }
    }

    private static Optional<Theorem> polynomialNonzero(Knowledge knowledge, Compare goal, List<Theorem> all, List<Integer> twice,
            Expr product) {
        int opposite = all.size() - 1;
        List<Expr> q = new ArrayList<>(all.stream().map(_ -> Terms.ONE).toList());
        // (e = 0)·(−Π f²/e), the quotient being a product of powers of the facts' terms again
        Field field = new Field();
        Expr inverse = Terms.power(goal.term(), -1);
        Optional<Fraction> quotient = field.fraction(Terms.multiply(product, inverse));
        if (quotient.isEmpty()) {
            return Optional.empty();
        }
        q.set(opposite, Terms.negate(field.term(quotient.get())));
        try {
            return Signs.contradiction(goal, all,
                    List.of(new Signs.Product(Rational.ONE, twice), new Signs.Product(Rational.ONE, List.of(opposite))), q)
                    .map(knowledge::discharge).filter(t -> t.hypotheses().stream().allMatch(knowledge::holds));
        } catch (Oversize _) {
            return Optional.empty();
        }
    }

    /// The product of the facts' terms.
    static Expr term(List<Theorem> facts, List<Integer> uses) {
        return Terms.multiply(uses.stream().map(i -> ((Compare) facts.get(i).conclusion()).term()).toList());
    }

    /// The rational c with a = c·b, if there is one.
    static Optional<Rational> multiple(Fraction a, Fraction b) {
        Map<Polynomial, Integer> common = new LinkedHashMap<>(a.denominator());
        b.denominator().forEach((p, n) -> common.merge(p, n, Math::max));
        Polynomial x = a.over(common);
        Polynomial y = b.over(common);
        if (x.isZero() || y.isZero() || x.size() != y.size()) {
            return Optional.empty();
        }
        Monomial lead = y.leading();
        Rational c = x.coefficient(lead).divide(y.coefficient(lead));
        return y.scale(c).subtract(x).isZero() ? Optional.of(c) : Optional.empty();
    }
}
