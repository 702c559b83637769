package org.backproof.integrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backproof.calculus.Differentiation;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Integration by parts: `∫ u′·v = u·v − ∫ u·v′`.
///
/// @param slopes the derivatives of the parts
record Parts(Integration integration, Differentiation slopes) {
    /// Functions whose derivatives are simpler than they are.
    private static final Set<Function> SIMPLER = Set.of(Primitives.ERF, Primitives.ATAN, Primitives.LOG, Primitives.ASIN, Primitives.ACOS);

    /// `∫ h = x·h − ∫ x·h′` for a function h of the variable; `∫ p·h = p·H − ∫ p′·H` for a polynomial p.
    Optional<Expr> of(Expr e, Expr x, int depth) {
        if (e instanceof Apply && depth < Integration.DEEPEST - 1) {
            return slopes.derivative(e, x).flatMap(d -> integration.integral(Terms.multiply(x, d.derivative().value()), x, depth + 1))
                    .map(rest -> Terms.subtract(Terms.multiply(x, e), rest));
        }
        if (e instanceof Mul m && depth < Integration.DEEPEST - 1) {
            Optional<Expr> first = byFunction(m, x, depth);
            if (first.isPresent()) {
                return first;
            }
            for (Expr p : m.factors()) {
                if (polynomial(p, x)) {
                    List<Expr> others = new ArrayList<>(m.factors());
                    others.remove(p);
                    Expr h = Terms.multiply(Terms.num(m.coefficient()), Terms.multiply(others));
                    Optional<Expr> lowered = byLowering(p, h, x, depth);
                    if (lowered.isPresent()) {
                        return lowered;
                    }
                    Optional<Expr> whole = integration.integral(h, x, depth + 2);
                    Optional<Expr> rest = whole.flatMap(w -> slopes.derivative(p, x).flatMap(d -> integration.integral(Terms.multiply(d.derivative().value(), w), x, depth + 1)));
                    if (rest.isPresent()) {
                        return rest.map(r -> Terms.subtract(Terms.multiply(p, whole.get()), r));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// `∫ p·h = P·h − ∫ P·h′` for a polynomial p and an inverse function or an integral h, of which the derivative is simpler.
    private Optional<Expr> byFunction(Mul m, Expr x, int depth) {
        List<Expr> parts = m.factors();
        if (parts.size() != 2 || parts.stream().noneMatch(p -> polynomial(p, x))) {
            return Optional.empty();
        }
        Expr p = polynomial(parts.getFirst(), x) ? parts.getFirst() : parts.getLast();
        Expr h = p == parts.getFirst() ? parts.getLast() : parts.getFirst();
        if (!(h instanceof Apply a) || !SIMPLER.contains(a.function())) {
            return Optional.empty();
        }
        Expr whole = Terms.divide(Terms.multiply(x, p), Terms.num(1 + (p instanceof Pow q && q.exponent() instanceof Num n ? n.value().intValueExact() : 1)));
        return slopes.derivative(h, x).flatMap(d -> integration.integral(Terms.multiply(whole, d.derivative().value()), x, depth + 1))
                .map(rest -> Terms.multiply(Terms.num(m.coefficient()), Terms.subtract(Terms.multiply(whole, h), rest)));
    }

    private static boolean polynomial(Expr p, Expr x) {
        return p == x || p instanceof Pow q && q.base() == x && q.exponent() instanceof Num n && n.value().isInteger() && n.value().signum() > 0;
    }

    /// `∫ xⁿ·h = xⁿ⁻¹·H − (n − 1)·∫ xⁿ⁻²·H` with `H = ∫ x·h`.
    private Optional<Expr> byLowering(Expr p, Expr h, Expr x, int depth) {
        if (!(p instanceof Pow q) || !(q.exponent() instanceof Num n)) {
            return Optional.empty();
        }
        Rational less = n.value().subtract(Rational.ONE);
        Expr lower = Terms.power(x, Terms.num(less));
        Expr lowest = less.isOne() ? Terms.ONE : Terms.power(x, Terms.num(less.subtract(Rational.ONE)));
        Optional<Expr> inner = integration.bySubstitution(Terms.multiply(x, h), x, depth + 2);
        return inner.flatMap(w -> integration.integral(Terms.multiply(Terms.num(less), lowest, w), x, depth + 1)
                .map(r -> Terms.subtract(Terms.multiply(lower, w), r)));
    }
}
