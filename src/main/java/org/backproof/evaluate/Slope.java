package org.backproof.evaluate;

import java.util.function.UnaryOperator;
import org.backproof.numeric.Rational;
import org.backproof.numeric.Sign;

/// The two-sided derivative of a function at a value: the coefficient of δ in its germ, where it has one to both sides;
/// at a kink, a pole or an edge, what the value there and the germs to the right and to the left say together.
final class Slope {
    private static final int MAX_DEPTH = 6;
    private static final int MAX_ROOT = 12;
    /// Coefficients that are kept to one side.
    private static final int ORDER = 6;

    private final GermRing ring;

    Slope(GermRing ring) {
        this.ring = ring;
    }

    Germ of(Germ at, UnaryOperator<Germ> body) {
        if (at.isBroken()) {
            return at;
        }
        if (ring.depth() == MAX_DEPTH) {
            return Germ.unclear("derivatives nested too deep");
        }
        int level = ring.open(new Infinitesimal(true, 2));
        try {
            return body.apply(ring.add(at, GermRing.delta(level, 1, 1))).coefficient(level, 1);
        } catch (Singular s) {
            if (s.level() != level) {
                throw s;
            }
        } finally {
            ring.close();
        }
        return fromSides(at, body);
    }

    private Germ fromSides(Germ at, UnaryOperator<Germ> body) {
        Germ centre = body.apply(at);
        if (centre.isUndefined()) {
            return centre;
        }
        Germ right = side(at, body, 1, centre);
        if (right.isUndefined()) {
            return right;
        }
        Germ left = side(at, body, -1, centre);
        if (left.isUndefined() || left.isBroken()) {
            return left;
        }
        if (right.isBroken()) {
            return right;
        }
        Germ jump = ring.subtract(right, left);
        return jump.isZero() ? right
                : isNonzero(jump) ? Germ.undefined("a kink") : Germ.unclear("whether the slopes to both sides agree");
    }

    /// The one-sided derivative.
    private Germ side(Germ at, UnaryOperator<Germ> body, int direction, Germ centre) {
        int root = 1;
        while (root <= MAX_ROOT) {
            int level = ring.open(new Infinitesimal(false, ORDER * root));
            try {
                return slope(body.apply(ring.add(at, GermRing.delta(level, root, direction))), level, root, direction, centre);
            } catch (Ramified r) {
                if (r.level() != level) {
                    throw r;
                }
                root *= r.root();
            } finally {
                ring.close();
            }
        }
        return Germ.unclear("a root of high order");
    }

    private Germ slope(Germ f, int level, int root, int direction, Germ centre) {
        if (f.isBroken()) {
            return f;
        }
        if (f instanceof Germ.Series s && s.level() == level && s.valuation() < 0) {
            return !s.coefficients().isEmpty() && isNonzero(s.coefficients().getFirst()) ? Germ.undefined("a pole")
                    : Germ.unclear("a possible pole");
        }
        Germ jump = ring.subtract(f.coefficient(level, 0), centre);
        if (!jump.isZero()) {
            return isNonzero(jump) ? Germ.undefined("a jump") : Germ.unclear("whether the function is continuous");
        }
        for (int k = 1; k < root; k++) {
            Germ c = f.coefficient(level, k);
            if (!c.isZero()) {
                return isNonzero(c) ? Germ.undefined("a vertical tangent") : Germ.unclear("a possible vertical tangent");
            }
        }
        return ring.multiply(Germ.of(Rational.of(direction)), f.coefficient(level, root));
    }

    private boolean isNonzero(Germ g) {
        if (g.isBroken()) {
            return false;
        }
        Sign sign = ring.sign(g);
        return sign == Sign.POSITIVE || sign == Sign.NEGATIVE;
    }
}
