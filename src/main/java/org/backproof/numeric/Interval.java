package org.backproof.numeric;

import java.util.Optional;

/// A closed interval that certainly contains a real number. A number known exactly as a rational is kept as that.
public final class Interval implements Enclosure {
    static final Interval ZERO = of(Rational.ZERO);
    static final Interval ONE = of(Rational.ONE);
    static final Interval TWO = of(Rational.TWO);
    static final Interval HALF = of(Rational.HALF);

    /// The endpoints, null when `exact` is set.
    private final Dyadic lo;
    private final Dyadic hi;
    private final Rational exact;

    private Interval(Dyadic lo, Dyadic hi, Rational exact) {
        this.lo = lo;
        this.hi = hi;
        this.exact = exact;
    }

    /// The number itself, with no width.
    public static Interval of(Rational value) {
        return new Interval(null, null, value);
    }

    public static Interval of(long value) {
        return of(Rational.of(value));
    }

    /// From `lower` to `upper`, rounded outward to the precision.
    public static Interval of(Rational lower, Rational upper, Precision precision) {
        int order = lower.compareTo(upper);
        if (order > 0) {
            throw new IllegalArgumentException("an interval from " + lower + " up to " + upper);
        }
        return order == 0 ? of(lower) : between(Dyadic.of(lower, precision.bits(), false), Dyadic.of(upper, precision.bits(), true));
    }

    static Interval between(Dyadic lo, Dyadic hi) {
        return new Interval(lo, hi, null);
    }

    static Interval point(Dyadic value) {
        return new Interval(value, value, null);
    }

    /// `[(value - error) * 2^-scale, (value + error) * 2^-scale]`, rounded outward.
    static Interval around(Fixed x, long exponent, int bits) {
        return between(new Dyadic(x.low(), exponent - x.scale()).round(bits, false), new Dyadic(x.high(), exponent - x.scale()).round(bits, true));
    }

    /// The value, where it is known exactly.
    public Optional<Rational> exact() {
        return Optional.ofNullable(exact);
    }

    boolean isExact() {
        return exact != null;
    }

    Rational rational() {
        return exact;
    }

    boolean isExactly(long value) {
        return exact != null ? exact.equals(Rational.of(value)) : lo.equals(hi) && lo.compareTo(Dyadic.of(value)) == 0;
    }

    Dyadic lo(int bits) {
        return exact == null ? lo : Dyadic.of(exact, bits, false);
    }

    Dyadic hi(int bits) {
        return exact == null ? hi : Dyadic.of(exact, bits, true);
    }

    /// The lower endpoint.
    ///
    /// @throws ArithmeticException when it has more than a million bits
    public Rational lower() {
        return exact != null ? exact : lo.toRational();
    }

    /// The upper endpoint, likewise.
    public Rational upper() {
        return exact != null ? exact : hi.toRational();
    }

    public boolean contains(Rational value) {
        return exact != null ? exact.equals(value) : lower().compareTo(value) <= 0 && value.compareTo(upper()) <= 0;
    }

    /// Whether every number of `that` lies in this interval.
    public boolean contains(Interval that) {
        int bits = Math.max(size(), that.size()) + 64;
        return equals(that) || exact == null && lo.compareTo(that.lo(bits)) <= 0 && that.hi(bits).compareTo(hi) <= 0;
    }

    public boolean isDisjoint(Interval that) {
        if (exact != null && that.exact != null) {
            return !exact.equals(that.exact);
        }
        int bits = Math.max(size(), that.size()) + 64;
        return hi(bits).compareTo(that.lo(bits)) < 0 || that.hi(bits).compareTo(lo(bits)) < 0;
    }

    private int size() {
        return exact != null ? exact.bitLength() : Math.max(lo.mantissa().bitLength(), hi.mantissa().bitLength());
    }

    Sign signum() {
        if (exact != null) {
            return exact.signum() > 0 ? Sign.POSITIVE : exact.signum() < 0 ? Sign.NEGATIVE : Sign.ZERO;
        }
        return lo.signum() > 0 ? Sign.POSITIVE : hi.signum() < 0 ? Sign.NEGATIVE : lo.isZero() && hi.isZero() ? Sign.ZERO : Sign.UNKNOWN;
    }

    public boolean isPositive() {
        return signum() == Sign.POSITIVE;
    }

    public boolean isNegative() {
        return signum() == Sign.NEGATIVE;
    }

    public boolean isZero() {
        return signum() == Sign.ZERO;
    }

    /// No point is below 0.
    public boolean isNonNegative() {
        return exact != null ? exact.signum() >= 0 : lo.signum() >= 0;
    }

    boolean isNonPositive() {
        return exact != null ? exact.signum() <= 0 : hi.signum() <= 0;
    }

    boolean isBelow(Rational value) {
        return exact != null ? exact.compareTo(value) < 0 : hi.compareTo(Dyadic.of(value, 128, false)) < 0;
    }

    boolean isAbove(Rational value) {
        return exact != null ? exact.compareTo(value) > 0 : lo.compareTo(Dyadic.of(value, 128, true)) > 0;
    }

    /// Whether it lies between two integers, or one of them (null: no bound), for certain.
    boolean isWithin(Rational least, Rational most) {
        int bits = size() + 64;
        return (least == null || lo(bits).compareTo(Dyadic.of(least, 64, false)) >= 0) && (most == null || hi(bits).compareTo(Dyadic.of(most, 64, true)) <= 0);
    }

    boolean isExactlyHalf() {
        return exact != null && exact.equals(Rational.HALF);
    }

    /// Whether the value is known, and is an integer.
    boolean isInteger() {
        return exact != null ? exact.isInteger() : lo.equals(hi) && lo.isInteger();
    }

    /// Whether it certainly holds no integer; not said of numbers beyond 2^1024.
    boolean holdsNoInteger() {
        return exact != null ? !exact.isInteger() : lo.top() < 1024 && hi.top() < 1024 && lo.fixed(0).equals(hi.fixed(0)) && !lo.isInteger();
    }

    /// Whether the width is below half of the bits of the lower end, so that its square does not matter.
    boolean isThin(int bits) {
        return exact != null || lo.equals(hi) || Dyadic.add(hi, lo.negate(), 32, true).top() < lo.top() - bits / 2;
    }

    /// Whether the width is at most `2^(2 − bits)` of the size.
    boolean isNarrow(int bits) {
        return isPoint() || lo.signum() * hi.signum() > 0 && Dyadic.add(hi, lo.negate(), 32, true).top() <= Math.min(lo.top(), hi.top()) + 2 - bits;
    }

    /// Whether the value is one number with no width.
    boolean isPoint() {
        return exact != null || lo.equals(hi);
    }

    /// At least the width, as a `double`.
    public double width() {
        return exact != null ? 0 : Doubles.up(Dyadic.add(hi, lo.negate(), 64, true));
    }

    /// A `double` near the middle.
    public double midpoint() {
        return exact != null ? exact.doubleValue() : Doubles.near(Dyadic.add(lo, hi, 64, false).scaled(-1));
    }

    Interval plus(Interval that, int bits) {
        if (exact != null && that.exact != null && cheap(that, bits)) {
            return of(exact.add(that.exact));
        }
        return between(Dyadic.add(lo(bits), that.lo(bits), bits, false), Dyadic.add(hi(bits), that.hi(bits), bits, true));
    }

    /// The sum, by rational arithmetic where both are exact and a cancellation would lose bits otherwise.
    Interval plusNarrow(Interval that, int bits) {
        Interval sum = plus(that, bits);
        return exact == null || that.exact == null || sum.isNarrow(bits) ? sum : of(exact.add(that.exact));
    }

    Interval minus(Interval that, int bits) {
        return plus(that.negated(), bits);
    }

    Interval times(Interval that, int bits) {
        if (exact != null && that.exact != null && cheap(that, bits)) {
            return of(exact.multiply(that.exact));
        }
        if (isZero() || that.isZero()) {
            return ZERO;
        }
        Dyadic a = lo(bits);
        Dyadic b = hi(bits);
        Dyadic c = that.lo(bits);
        Dyadic d = that.hi(bits);
        if (a.signum() >= 0 && c.signum() >= 0) {
            return between(a.times(c).round(bits, false), b.times(d).round(bits, true));
        }
        Dyadic ac = a.times(c);
        Dyadic ad = a.times(d);
        Dyadic bc = b.times(c);
        Dyadic bd = b.times(d);
        return between(Dyadic.min(Dyadic.min(ac, ad), Dyadic.min(bc, bd)).round(bits, false), Dyadic.max(Dyadic.max(ac, ad), Dyadic.max(bc, bd)).round(bits, true));
    }

    Interval over(Interval that, int bits) {
        if (that.isZero()) {
            throw NoInterval.undefined("division by zero");
        }
        if (exact != null && that.exact != null && cheap(that, bits)) {
            return of(exact.divide(that.exact));
        }
        if (!that.isPositive() && !that.isNegative()) {
            throw NoInterval.unclear("a divisor that may be zero");
        }
        if (isZero()) {
            return ZERO;
        }
        if (that.isNegative()) {
            return negated().over(that.negated(), bits);
        }
        Dyadic a = lo(bits);
        Dyadic b = hi(bits);
        Dyadic c = that.lo(bits);
        Dyadic d = that.hi(bits);
        return between(Dyadic.divide(a, a.signum() >= 0 ? d : c, bits, false), Dyadic.divide(b, b.signum() >= 0 ? c : d, bits, true));
    }

    private boolean cheap(Interval that, int bits) {
        return exact.bitLength() + that.exact.bitLength() <= Math.max(256, bits);
    }

    Interval negated() {
        return exact != null ? of(exact.negate()) : between(hi.negate(), lo.negate());
    }

    Interval absolute() {
        return isNonNegative() ? this : isNonPositive() ? negated() : between(Dyadic.ZERO, Dyadic.max(lo.negate(), hi));
    }

    /// With endpoints of no more bits.
    Interval rounded(int bits) {
        return exact != null ? this : between(lo.round(bits, false), hi.round(bits, true));
    }

    /// Half of it, a quarter, twice as much: times `2^power`, exactly.
    Interval scaled(int power) {
        return exact != null ? of(exact.multiply(Rational.TWO.pow(power))) : between(lo.scaled(power), hi.scaled(power));
    }

    /// The least interval around both.
    Interval hull(Interval that, int bits) {
        return equals(that) ? this : between(Dyadic.min(lo(bits), that.lo(bits)), Dyadic.max(hi(bits), that.hi(bits)));
    }

    /// The part between two numbers that bound the value for another reason.
    Interval clamped(Dyadic least, Dyadic most) {
        return exact != null ? this : between(Dyadic.max(lo, least), Dyadic.min(hi, most));
    }

    /// The digits that are certain, at most `digits` of them: see [DecimalText].
    public String toShortString(int digits) {
        return DecimalText.of(this, digits);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Interval that && (exact != null ? exact.equals(that.exact) : that.exact == null && lo.compareTo(that.lo) == 0 && hi.compareTo(that.hi) == 0);
    }

    @Override
    public int hashCode() {
        return exact != null ? exact.hashCode() : Double.hashCode(midpoint());
    }

    @Override
    public String toString() {
        return toShortString(17);
    }
}
