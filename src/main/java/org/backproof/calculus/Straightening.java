package org.backproof.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.OneSided;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// A function of f that is differentiable with f, and without the pole or the vertical tangent that f has: `q·f`, where f has the
/// denominator q; `|f − a|^(1/r)`, where `f − a` goes like `u^r` with r < 1.
final class Straightening {
    private final Knowledge knowledge;
    private final Differentiation here;
    private final Expr x;

    Straightening(Knowledge knowledge, Differentiation here, Expr x) {
        this.knowledge = knowledge;
        this.here = here;
        this.x = x;
    }

    /// Its derivative, from `def (D_x f)` and the form of f on a side.
    Optional<Theorem> of(Theorem differentiable, Expr form) {
        Theorem self = Derivatives.itself(differentiable);
        Local f = (Local) Terms.local(self.derivative().body());
        Theorem opaque = Derivatives.transport(Equality.local(f), self, List.of());
        List<Expr> poles = new ArrayList<>();
        parts(form).forEach(t -> poles(t, poles));
        return poles.isEmpty() ? root(opaque, form) : scaled(opaque, Terms.multiply(poles));
    }

    private static List<Expr> parts(Expr form) {
        return form instanceof Add a ? a.terms() : List.of(form);
    }

    /// Denominators that are 0 at the point.
    private void poles(Expr term, List<Expr> out) {
        for (Expr f : term instanceof Mul m ? m.factors() : List.of(term)) {
            if (f instanceof Pow p && p.exponent() instanceof Num n && n.value().signum() < 0 && knowledge.holds(Prop.zero(p.base()))) {
                Expr q = Terms.power(p.base(), Terms.num(n.value().negate()));
                if (!out.contains(q)) {
                    out.add(q);
                }
            }
        }
    }

    private Optional<Theorem> scaled(Theorem f, Expr q) {
        Expr product = Terms.multiply(q, f.derivative().body());
        return product instanceof Mul m ? parts(m.factors(), f).map(d -> Derivatives.product(m, d)) : Optional.empty();
    }

    private Optional<List<Theorem>> parts(List<Expr> parts, Theorem f) {
        List<Theorem> out = new ArrayList<>();
        for (Expr p : parts) {
            Optional<Theorem> d = p == f.derivative().body() ? Optional.of(f) : differentiable(p);
            if (d.isEmpty()) {
                return Optional.empty();
            }
            out.add(d.get());
        }
        return Optional.of(out);
    }

    private Optional<Theorem> differentiable(Expr e) {
        return here.part(e, x).map(knowledge::discharge).filter(t -> Sides.known(knowledge, t));
    }

    private Optional<Theorem> root(Theorem f, Expr form) {
        List<Expr> rest = new ArrayList<>();
        Rational smallest = null;
        for (Expr t : parts(form)) {
            Rational r = order(t);
            if (differentiable(t).isPresent()) {
                rest.add(t);
            } else if (r == null) {
                return Optional.empty();
            } else {
                smallest = smallest == null || r.compareTo(smallest) < 0 ? r : smallest;
            }
        }
        if (smallest == null) {
            return Optional.empty();
        }
        Expr difference = rest.isEmpty() ? f.derivative().body() : Terms.subtract(f.derivative().body(), Terms.add(rest));
        Optional<Theorem> inner = difference instanceof Add a ? parts(a.terms(), f).map(d -> Derivatives.sum(a, d)) : Optional.of(f);
        Expr power = Terms.power(Vanishing.size(difference), Terms.num(smallest.reciprocal()));
        return inner.filter(_ -> power instanceof Pow).map(d -> knowledge.discharge(OneSided.vanishing((Pow) power, d)))
                .filter(t -> Sides.known(knowledge, t));
    }

    /// r of a factor `u^r` with 0 < r < 1 and u = 0 at the point; null without one.
    private Rational order(Expr term) {
        for (Expr f : term instanceof Mul m ? m.factors() : List.of(term)) {
            if (f instanceof Pow p && p.exponent() instanceof Num n) {
                boolean nested = p.base() instanceof Pow q && q.exponent() instanceof Num && n.value().isInteger();
                Rational r = nested ? n.value().multiply(((Num) ((Pow) p.base()).exponent()).value()) : n.value();
                if (r.signum() > 0 && r.compareTo(Rational.ONE) < 0 && knowledge.holds(Prop.zero(nested ? ((Pow) p.base()).base() : p.base()))) {
                    return r;
                }
            }
        }
        return null;
    }
}
