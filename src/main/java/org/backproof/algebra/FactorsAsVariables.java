package org.backproof.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Prop.Sign;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// The sign of a product of long sums, proved for a product of variables with the signs of the sums, and instantiated: no sum is
/// multiplied out.
final class FactorsAsVariables {
    /// Monomials that a certificate may have written out.
    private static final double LARGE = 400;

    private FactorsAsVariables() {
    }

    /// Whether the certificate of the product, with the squares of what it divides by, is long.
    static boolean large(List<Expr> factors) {
        double monomials = 1;
        for (Expr f : factors) {
            monomials *= base(f) instanceof Add a ? Math.pow(a.terms().size(), 2.0 * Math.abs(exponent(f))) : 1;
        }
        return monomials > LARGE;
    }

    /// @param facts for each factor what is known of its base
    static Optional<Theorem> prove(Knowledge knowledge, Expr e, List<Expr> factors, Sign sign, List<Theorem> facts) {
        Map<Symbol, Expr> back = new LinkedHashMap<>();
        Knowledge variables = knowledge.unconditional().inner();
        List<Expr> product = new ArrayList<>();
        product.add(e instanceof Mul m ? Terms.num(m.coefficient()) : Terms.ONE);
        for (int k = 0; k < factors.size(); k++) {
            Symbol u = Terms.real("%f" + k);
            Expr base = base(factors.get(k));
            Sign s = ((Compare) facts.get(k).conclusion()).sign();
            if (facts.get(k).conclusion().equals(Prop.compare(base, s))) {
                variables.assume(Prop.compare(u, s));
            } else if (facts.get(k).conclusion().equals(Prop.compare(Terms.negate(base), s))) {
                variables.assume(Prop.compare(Terms.negate(u), s));
            } else {
                return Optional.empty();
            }
            back.put(u, base);
            product.add(Terms.power(u, exponent(factors.get(k))));
        }
        return variables.prove(Prop.compare(Terms.multiply(product), sign)).map(variables::discharge)
                .map(t -> knowledge.discharge(Logic.instantiate(t, Substitution.of(back))))
                .filter(t -> t.conclusion().equals(Prop.compare(e, sign)) && t.hypotheses().stream().allMatch(knowledge::holds));
    }

    private static boolean integer(Expr f) {
        return f instanceof Pow q && q.exponent() instanceof Num k && k.value().isInt();
    }

    private static Expr base(Expr f) {
        return integer(f) ? ((Pow) f).base() : f;
    }

    private static int exponent(Expr f) {
        return integer(f) ? ((Num) ((Pow) f).exponent()).value().intValueExact() : 1;
    }
}
