package org.backproof.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.backproof.numeric.Enclosure;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Rational;
import org.backproof.numeric.Sign;

/// Powers of germs.
final class GermPower {
    /// Natural powers up to this are multiplied out, which keeps exact germs exact.
    private static final int MULTIPLIED = 64;

    private final GermRing ring;

    GermPower(GermRing ring) {
        this.ring = ring;
    }

    /// The power, or null where it is `exp(exponent · log(base))` with a positive base.
    Germ of(Germ base, Germ exponent) {
        if (base.isBroken() || exponent.isBroken()) {
            return ring.add(base, exponent);
        }
        Rational q = exponent.rational();
        if (q != null) {
            return rational(base, q);
        }
        return switch (ring.sign(base)) {
            case POSITIVE -> null;
            case ZERO -> zero(exponent);
            case NEGATIVE -> negative(exponent);
            case UNKNOWN -> Germ.unclear("the sign of the base of a power");
        };
    }

    /// 0^a
    private Germ zero(Germ exponent) {
        return switch (ring.sign(exponent)) {
            case POSITIVE -> Germ.ZERO;
            case NEGATIVE -> Germ.undefined("0 to a negative power");
            case ZERO -> Germ.ONE;
            case UNKNOWN -> Germ.unclear("0 to a power of unknown sign");
        };
    }

    /// A negative number to a power that is not one exact rational for all small δ.
    private Germ negative(Germ exponent) {
        Germ limit = exponent;
        while (limit instanceof Germ.Series s) {
            if (s.valuation() < 0) {
                return Germ.unclear("an unbounded exponent");
            }
            limit = s.coefficient(s.level(), 0);
        }
        if (limit instanceof Germ.Constant(Interval x, _) && holdsNoInteger(x)) {
            return Germ.undefined("a negative number to a power that is no integer");
        }
        if (exponent instanceof Germ.Series s && limit.rational() != null) {
            Germ change = ring.subtract(exponent, limit);
            Sign sign = ring.sign(change);
            if (sign == Sign.POSITIVE || sign == Sign.NEGATIVE) {
                return Germ.undefined("a negative number to a power beside an integer");
            }
        }
        return Germ.unclear("a negative number to a power that may be an integer");
    }

    static boolean holdsNoInteger(Interval x) {
        try {
            return x.exact().map(q -> !q.isInteger())
                    .orElseGet(() -> x.width() < 1 && x.lower().floor().equals(x.upper().floor()) && !x.lower().isInteger());
        } catch (ArithmeticException tooLarge) {
            return false;
        }
    }

    private Germ rational(Germ base, Rational q) {
        if (q.isInteger() && q.signum() >= 0 && q.compareTo(Rational.of(MULTIPLIED)) <= 0) {
            return natural(base, q.intValueExact());
        }
        if (!(base instanceof Germ.Series s)) {
            return constant((Germ.Constant) base, q);
        }
        if (q.isInteger()) {
            return nonzero(s) ? series(s, q) : q.signum() > 0 ? Germ.unclear("a large power") : Germ.unclear("a divisor that may be zero");
        }
        return switch (ring.sign(base)) {
            case POSITIVE -> series(s, q);
            case NEGATIVE -> Germ.undefined("a negative number to a power that is no integer");
            case ZERO, UNKNOWN -> Germ.unclear("the sign of the base of a power");
        };
    }

    private Germ constant(Germ.Constant base, Rational q) {
        Enclosure value = base.value().pow(q, ring.precision);
        Exact exact = null;
        if (base.form() != null && q.equals(Rational.MINUS_ONE)) {
            exact = base.form().reciprocal();
        } else if (base.rational() != null && q.abs().equals(Rational.HALF) && value instanceof Interval x && x.exact().isEmpty()) {
            Exact root = Exact.root(base.rational());
            exact = root == null ? null : q.signum() > 0 ? root : root.reciprocal();
        }
        return GermRing.constant(value, exact);
    }

    private boolean nonzero(Germ.Series s) {
        Sign sign = ring.sign(s);
        return sign == Sign.POSITIVE || sign == Sign.NEGATIVE;
    }

    private Germ natural(Germ base, int n) {
        if (n == 0) {
            return Germ.ONE;
        }
        if (base instanceof Germ.Constant c && c.form() == null) {
            return n == 1 ? base : Germ.of(c.value().pow(Rational.of(n), ring.precision));
        }
        Germ half = natural(base, n / 2);
        Germ square = n / 2 == 0 ? Germ.ONE : ring.multiply(half, half);
        return n % 2 == 0 ? square : ring.multiply(square, base);
    }

    /// `(δ^v w)^q = δ^(vq) y` with `n w₀ yₙ = Σ (qk − n + k) w_k y_(n−k)`, from w y' = q w' y.
    private Germ series(Germ.Series s, Rational q) {
        Rational valuation = q.multiply(Rational.of(s.valuation()));
        if (!valuation.isInteger()) {
            throw new Ramified(s.level(), valuation.denominator().intValueExact());
        }
        List<Germ> w = s.coefficients();
        Germ inverse = of(w.getFirst(), Germ.of(Rational.MINUS_ONE));
        List<Germ> y = new ArrayList<>();
        y.add(of(w.getFirst(), Germ.of(q)));
        if (y.getFirst().isBroken()) {
            return y.getFirst();
        }
        int count = s.exact() ? ring.infinitesimal(s.level()).order() : w.size();
        for (int n = 1; n < count; n++) {
            Germ sum = Germ.ZERO;
            for (int k = 1; k <= Math.min(n, w.size() - 1); k++) {
                Rational factor = q.multiply(Rational.of(k)).subtract(Rational.of(n - k)).divide(Rational.of(n));
                sum = ring.add(sum, ring.multiply(Germ.of(factor), ring.multiply(w.get(k), y.get(n - k))));
            }
            y.add(ring.multiply(sum, inverse));
        }
        return ring.normal(s.level(), valuation.intValueExact(), y, false);
    }
}
