package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Prop.Sign;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Field;
import org.backproof.kernel.Fraction;
import org.backproof.kernel.Oversize;
import org.backproof.kernel.Polynomial;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;

/// Comparisons of fractions as comparisons of polynomials: p/d has the sign of p·d.
final class Denominators {
    private static final int MAX_EXPONENT = 16;

    private Denominators() {
    }

    /// p·d for p/d; empty for a polynomial.
    private static Optional<Expr> polynomial(Field field, Expr e) {
        return field.fraction(e).filter(f -> !f.denominator().isEmpty() && f.numerator().size() <= 20
                && f.denominator().values().stream().allMatch(n -> n <= MAX_EXPONENT)).map(f -> {
            List<Expr> factors = new ArrayList<>(List.of(field.term(f.numerator())));
            f.denominator().forEach((d, n) -> factors.add(n % 2 == 1 ? field.term(d) : Terms.ONE));
            return field.term(field.fraction(Terms.multiply(factors)).orElseThrow());
        });
    }

    /// From a known `p/d > 0` or `≥ 0`: the same of p·d, which is the fraction times d².
    static Optional<Theorem> cleared(Knowledge knowledge, Theorem fact) {
        Compare c = (Compare) fact.conclusion();
        try {
            Field field = Fractions.field(c.term());
            Optional<Expr> product = polynomial(field, c.term());
            if (product.isEmpty() || !c.sign().equals(Sign.POSITIVE) && !c.sign().equals(Sign.NONNEGATIVE)) {
                return Optional.empty();
            }
            List<Theorem> facts = new ArrayList<>(List.of(fact));
            List<Integer> uses = new ArrayList<>(List.of(0));
            for (Map.Entry<Polynomial, Integer> d : field.fraction(c.term()).orElseThrow().denominator().entrySet()) {
                Optional<Theorem> apart = nonzero(knowledge, field.term(d.getKey()));
                if (apart.isEmpty()) {
                    return apart;
                }
                facts.add(apart.get());
                for (int k = 0; k < d.getValue() + d.getValue() % 2; k++) {
                    uses.add(facts.size() - 1);
                }
            }
            Expr other = Terms.multiply(uses.stream().map(i -> ((Compare) facts.get(i).conclusion()).term()).toList());
            return Certificates.multiple(field.fraction(product.get()).orElseThrow(), field.fraction(other).orElseThrow())
                    .filter(r -> r.signum() > 0)
                    .flatMap(r -> Certificates.finish(knowledge, product.get(), c.sign(), facts, List.of(new Signs.Product(r, uses))));
        } catch (Oversize _) {
            return Optional.empty();
        }
    }

    /// `p/d > 0` or `≥ 0` from the same of p·d.
    static Optional<Theorem> compare(Knowledge knowledge, Expr e, Sign sign) {
        try {
            Field field = Fractions.field(e);
            Optional<Expr> product = polynomial(field, e);
            Optional<Theorem> known = product.flatMap(p -> knowledge.prove(Prop.compare(p, sign))).filter(t -> t.conclusion() instanceof Compare);
            if (known.isEmpty()) {
                return known;
            }
            List<Theorem> facts = new ArrayList<>(List.of(known.get()));
            List<Integer> divisors = new ArrayList<>();
            for (Map.Entry<Polynomial, Integer> d : field.fraction(e).orElseThrow().denominator().entrySet()) {
                Optional<Theorem> apart = nonzero(knowledge, field.term(d.getKey()));
                if (apart.isEmpty()) {
                    return apart;
                }
                facts.add(apart.get());
                for (int k = 0; k < d.getValue() + d.getValue() % 2; k++) {
                    divisors.add(facts.size() - 1);
                }
            }
            return Certificates.product(knowledge, e, sign, facts, List.of(0), divisors);
        } catch (Oversize _) {
            return Optional.empty();
        }
    }

    private static Optional<Theorem> nonzero(Knowledge knowledge, Expr d) {
        return knowledge.prove(Prop.nonzero(d)).filter(t -> t.conclusion() instanceof Compare);
    }

    /// `1 − N/D` as `(D − N)/D`, where terms of D and N cancel.
    static Optional<Theorem> overOne(Knowledge knowledge, Add a, Prop.Sign sign) {
        if (a.terms().size() != 2 || a.terms().getFirst() != Terms.ONE || !(a.terms().getLast() instanceof Mul m)) {
            return Optional.empty();
        }
        Optional<Expr> inverse = m.factors().stream().filter(f -> f instanceof Pow p && p.exponent() == Terms.MINUS_ONE && p.base() instanceof Add).findFirst();
        if (inverse.isEmpty()) {
            return Optional.empty();
        }
        Expr denominator = ((Pow) inverse.get()).base();
        List<Expr> others = new ArrayList<>(m.factors());
        others.remove(inverse.get());
        others.add(Terms.num(m.coefficient()));
        Expr rest = Terms.multiply(others);
        Expr numerator = Terms.add(denominator, rest instanceof Mul n && n.factors().size() == 1 && n.factors().getFirst() instanceof Add top
                ? Terms.add(top.terms().stream().map(t -> Terms.multiply(Terms.num(n.coefficient()), t)).toList()) : rest);
        Expr form = Terms.multiply(numerator, inverse.get());
        return Rewriting.tryIdentity(form, a).flatMap(same -> knowledge.prove(Prop.compare(form, sign))
                .filter(t -> t.conclusion() instanceof Prop.Compare).map(t -> knowledge.discharge(Equality.compared(same, t))))
                .filter(t -> t.hypotheses().stream().allMatch(knowledge::holds));
    }
}
