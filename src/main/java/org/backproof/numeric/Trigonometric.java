package org.backproof.numeric;

import java.math.BigInteger;
import java.util.function.UnaryOperator;

/// sin, cos and their quotients.
final class Trigonometric {
    /// Arguments beyond 2^20000 would need as many bits of pi.
    private static final int MAX_TOP = 20_000;
    private static final Interval ALL = Interval.between(Dyadic.ONE.negate(), Dyadic.ONE);

    private Trigonometric() {
    }

    static Interval sin(Interval x, int bits) {
        return x.isZero() ? Interval.ZERO : shifted(x, 0, bits);
    }

    static Interval cos(Interval x, int bits) {
        return x.isZero() ? Interval.ONE : shifted(x, 1, bits);
    }

    /// sin(x + shift·π/2). A rational may lie near a zero, though hardly nearer than its size squared, and is then taken
    /// with more bits.
    private static Interval shifted(Interval x, int shift, int bits) {
        if (!x.isExact()) {
            return shifted(x, shift, bits, bits);
        }
        int w = bits + 8 + Math.clamp(x.lo(32).top(), 0, MAX_TOP);
        int last = w + Math.min(2 * x.rational().bitLength(), 4 * bits + 1024);
        Interval value = shifted(x, shift, w, bits);
        while (w < last && !value.isNarrow(bits)) {
            w = Math.min(2 * w + 64, last);
            value = shifted(x, shift, w, bits);
        }
        return value;
    }

    /// |sin(hi) − sin(lo)| <= hi − lo settles a thin interval; a wide one is bounded by its endpoints and by 1 or −1 where it
    /// may hold a point at which (x + shift·π/2)/(π/2) is 1 or 3 modulo 4.
    private static Interval shifted(Interval x, int shift, int w, int bits) {
        Dyadic lo = x.lo(w);
        Dyadic hi = x.hi(w);
        if (Math.max(lo.top(), hi.top()) > MAX_TOP) {
            return ALL;
        }
        Interval first = atPoint(lo, shift, bits);
        if (lo.equals(hi)) {
            return first;
        }
        Dyadic d = Dyadic.add(hi, lo.negate(), 32, true);
        if (d.top() > 3) {
            return ALL;
        }
        if (d.top() < -bits / 2) {
            return first.plus(Interval.between(d.negate(), d), bits).clamped(Dyadic.ONE.negate(), Dyadic.ONE);
        }
        Interval ends = first.hull(atPoint(hi, shift, bits), bits);
        int t = (int) Math.max(0, Math.max(lo.top(), hi.top())) + 32;
        Interval turns = Interval.between(lo, hi).over(Constants.piInterval(t).scaled(-1), t);
        BigInteger from = turns.lo(t).negate().fixed(0).negate();
        int count = turns.hi(t).fixed(0).subtract(from).intValueExact();
        Interval all = ends;
        for (int i = 0; i <= count; i++) {
            int quarter = from.add(BigInteger.valueOf(i + shift)).intValue() & 3;
            all = (quarter & 1) == 0 ? all : all.hull(Interval.of(2 - quarter), bits);
        }
        return all;
    }

    /// x = q·π/2 + r with 0 <= r < π/2, with more bits of r where the value comes out small.
    private static Interval atPoint(Dyadic x, int shift, int bits) {
        if (x.isZero()) {
            return Interval.of(shift);
        }
        long top = x.top();
        if (top < -bits) {
            return tiny(x, shift, bits);
        }
        int w = FixedPoint.scale(bits) + (int) (shift == 0 ? Math.max(-top, 0) : 0);
        for (int last = w + 2 * (bits + x.mantissa().bitLength()) + 64;; w += bits / 2 + 32) {
            Fixed value = reduced(x, shift, w);
            if (w >= last || value.value().bitLength() - 64 + Long.numberOfLeadingZeros(value.error()) > bits) {
                return Interval.around(value, 0, bits).clamped(Dyadic.ONE.negate(), Dyadic.ONE);
            }
        }
    }

    /// x − x³ <= sin x <= x for 0 <= x <= 1, the other way below 0, and 1 − x² <= cos x <= 1.
    private static Interval tiny(Dyadic x, int shift, int bits) {
        Interval point = Interval.point(x);
        Interval square = point.times(point, bits);
        return shift == 0 ? point.hull(point.minus(square.times(point, bits), bits), bits) : Interval.ONE.hull(Interval.ONE.minus(square, bits), bits);
    }

    /// At the scale `w + top + 4`, x is off by 1 and q·π/2 by |q| <= 2^top, so r is off by 2 at the scale w, and π/2 − r by 4.
    private static Fixed reduced(Dyadic x, int shift, int w) {
        int extra = (int) Math.max(x.top(), 0) + 4;
        BigInteger half = Constants.pi(w + extra + 1).shiftRight(2);
        BigInteger[] qr = floorDivideAndRemainder(x.fixed(w + extra), half);
        int quarter = qr[0].intValue() + shift & 3;
        BigInteger r = qr[1].shiftRight(extra);
        BigInteger rest = half.subtract(qr[1]).shiftRight(extra);
        boolean small = r.compareTo(rest) <= 0;
        boolean sine = (quarter & 1) == 0;
        Fixed value = sine == small ? FixedPoint.sin(small ? r : rest, w) : FixedPoint.cos(small ? r : rest, w);
        return quarter < 2 ? value : new Fixed(value.value().negate(), value.error(), w);
    }

    private static BigInteger[] floorDivideAndRemainder(BigInteger n, BigInteger d) {
        BigInteger[] qr = n.divideAndRemainder(d);
        return qr[1].signum() < 0 ? new BigInteger[] {qr[0].subtract(BigInteger.ONE), qr[1].add(d)} : qr;
    }

    /// sin/cos at the endpoints: tan increases where cos has no zero.
    static Interval tan(Interval x, int bits) {
        return monotone(x, Trigonometric::cos, bits, point -> sin(point, bits + 4).over(cos(point, bits + 4), bits));
    }

    static Interval cot(Interval x, int bits) {
        return monotone(x, Trigonometric::sin, bits, point -> cos(point, bits + 4).over(sin(point, bits + 4), bits));
    }

    static Interval sec(Interval x, int bits) {
        return Interval.ONE.over(cos(x, bits + 4), bits);
    }

    static Interval csc(Interval x, int bits) {
        return Interval.ONE.over(sin(x, bits + 4), bits);
    }

    /// A function that is monotone where its divisor has no zero; for a thin interval the quotient itself is as good.
    private static Interval monotone(Interval x, Monotone.AtPoint divisor, int bits, UnaryOperator<Interval> f) {
        if (x.isThin(bits)) {
            return f.apply(x);
        }
        Interval d = divisor.at(x, bits);
        if (!d.isPositive() && !d.isNegative()) {
            throw NoInterval.unclear("an argument that may be a pole");
        }
        return f.apply(Interval.point(x.lo(bits))).hull(f.apply(Interval.point(x.hi(bits))), bits);
    }
}
