package org.backproof.calculus;

import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Definitions;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Apply;
import org.backproof.expr.Cases;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Sum;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axioms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.OneSided;
import org.backproof.kernel.PowerDerivatives;
import org.backproof.kernel.Theorem;

/// Derivatives of powers: by what is known of the base and the exponent, one of the kernel's rules for them.
final class PowerRule {
    private final Differentiation differentiation;
    private final Knowledge knowledge;

    PowerRule(Differentiation differentiation, Knowledge knowledge) {
        this.differentiation = differentiation;
        this.knowledge = knowledge;
    }

    Optional<Theorem> derivative(Pow p, Expr x) {
        if (!Free.occurs(Derivatives.held(x), p.exponent())) {
            if (p.base() instanceof Cases c && Vanishing.size(c.then()) == c && knowledge.holds(Prop.zero(c.then()))) {
                return differentiation.part(c.then(), x).map(u -> OneSided.vanishing(p, u));
            }
            if (p.base() instanceof Apply a && a.function() instanceof Function.Defined && knowledge.hasEquations() && knowledge.holds(Prop.zero(a))) {
                return differentiation.transport(Equality.congruence(p, List.of(Definitions.unfold(a, knowledge), Equality.reflexive(p.exponent()))), x);
            }
            Optional<Theorem> square = powerOfRoot(p, x);
            if (square.isPresent()) {
                return square;
            }
            boolean integer = !(p.exponent() instanceof Num) && knowledge.holds(Prop.whole(p.exponent())) && !knowledge.holds(Prop.positive(p.base()));
            boolean natural = integer && !knowledge.holds(Prop.nonzero(p.base()))
                    && knowledge.holds(Prop.nonnegative(Terms.subtract(p.exponent(), Terms.ONE)));
            Optional<Theorem> above = integer || p.exponent() instanceof Num n && n.value().isInteger() ? Optional.empty() : aboveOne(p, x);
            if (above.isPresent()) {
                return above;
            }
            return differentiation.part(p.base(), x).map(b -> natural ? PowerDerivatives.naturalPower(p, differentiation.shared(b)) : PowerDerivatives.power(p, differentiation.shared(b), integer));
        }
        return differentiation.part(p.base(), x).flatMap(b -> differentiation.part(p.exponent(), x).map(a -> PowerDerivatives.exponential(p, b, a)));
    }

    /// `b^a` for a > 1 and b ≥ 0 everywhere, where b may be 0.
    private Optional<Theorem> aboveOne(Pow p, Expr x) {
        return knowledge.holds(Prop.positive(Terms.subtract(p.exponent(), Terms.ONE))) && !knowledge.holds(Prop.positive(p.base()))
                ? knowledge.unconditional().prove(Prop.nonnegative(p.base())).filter(t -> t.hypotheses().isEmpty() && t.conclusion() instanceof Prop.Compare)
                        .flatMap(t -> differentiation.part(p.base(), x).map(b -> PowerDerivatives.powerAboveOne(p, differentiation.shared(b), t, List.of()))) : Optional.empty();
    }

    /// `(u^r)^n` as `u^(r·n)`, a natural power or one above 1, for sums of squares u: √u itself has no derivative where u is 0.
    private Optional<Theorem> powerOfRoot(Pow p, Expr x) {
        Expr n = p.exponent();
        if (n instanceof Num k && k.value().signum() < 0) {
            return Optional.empty();
        }
        Theorem base = p.base() instanceof Apply a && a.function() instanceof Function.Defined f && root(f.body()) ? Definitions.unfold(a, knowledge) : Equality.reflexive(p.base());
        if (!(base.right() instanceof Pow r && root(r) && r.base() instanceof Sum) || !smooth(r, Terms.multiply(r.exponent(), n)) || !knowledge.unconditional().holds(Prop.nonnegative(r.base()))) {
            return Optional.empty();
        }
        Theorem power = Axioms.ROOT_POWER.at(r.base(), r.exponent(), n);
        return differentiation.transport(Equality.transitive(Equality.congruence(p, List.of(base, Equality.reflexive(n))), knowledge.unconditional().discharge(power)), x);
    }

    /// A power such as `√u`, whose exponent is positive and no integer.
    static boolean root(Expr e) {
        return e instanceof Pow p && p.exponent() instanceof Num n && n.value().signum() > 0 && !n.value().isInteger();
    }

    /// Whether a power of the root has a derivative also where the root is 0.
    private boolean smooth(Pow root, Expr exponent) {
        return exponent instanceof Num k && k.value().isInteger()
                || knowledge.holds(Prop.positive(Terms.subtract(exponent, Terms.ONE))) && !knowledge.holds(Prop.positive(root.base()));
    }
}
