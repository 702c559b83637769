package org.backproof.kernel;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.numeric.Rational;

/// Polynomials in integers.
public final class Integers {
    /// Residues that are tried for all variables together.
    private static final long MOST = 10_000;

    private Integers() {
    }

    /// What is not 0 modulo m is not 0: from `Hᵢ ⊢ aᵢ is an integer` for each variable of the polynomial `e = p/d`, p having integer coefficients and d
    /// being their denominator: `H, def e ⊢ e ≠ 0`, if no residues of the variables make p 0 modulo m.
    ///
    /// @return empty if some do, or they are too many
    /// @throws Oversize if the polynomial is too large to expand
    public static Optional<Theorem> nonzero(Expr e, List<Theorem> whole, int modulus) {
        Field field = new Field();
        Optional<Fraction> fraction = field.fraction(e);
        int variables = field.atoms();
        if (fraction.isEmpty() || !fraction.get().denominator().isEmpty() || Math.pow(modulus, variables) > MOST) {
            return Optional.empty();
        }
        for (int k = 0; k < variables; k++) {
            Prop known = Prop.whole(field.atom(k));
            Logic.require(whole.stream().anyMatch(t -> t.conclusion().equals(known)), "an integer");
        }
        Map<Monomial, Rational> terms = fraction.get().numerator().terms();
        BigInteger denominator = terms.values().stream().map(Rational::denominator).reduce(BigInteger.ONE, (a, b) -> a.multiply(b).divide(a.gcd(b)));
        int[] residues = new int[variables];
        do {
            long value = 0;
            for (Map.Entry<Monomial, Rational> t : terms.entrySet()) {
                BigInteger c = t.getValue().numerator().multiply(denominator.divide(t.getValue().denominator()));
                long product = c.mod(BigInteger.valueOf(modulus)).longValueExact();
                for (int k = 0; k < t.getKey().length(); k++) {
                    for (int n = 0; n < t.getKey().exponent(k); n++) {
                        product = product * residues[t.getKey().atom(k)] % modulus;
                    }
                }
                value = (value + product) % modulus;
            }
            if (value == 0) {
                return Optional.empty();
            }
        } while (next(residues, modulus));
        List<Prop> hypotheses = new ArrayList<>(Theorem.union(whole));
        hypotheses.add(Prop.defined(e));
        return Optional.of(Theorem.make(hypotheses, Prop.nonzero(e), Rule.SIGN, whole.toArray(Theorem[]::new)));
    }

    private static boolean next(int[] residues, int modulus) {
        for (int k = 0; k < residues.length; k++) {
            if (++residues[k] < modulus) {
                return true;
            }
            residues[k] = 0;
        }
        return false;
    }
}
