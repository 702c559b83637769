package org.backproof.numeric;

/// What is known for certain about the value of a real expression.
///
/// An [Interval] contains the value, for every point of the arguments; [Undefined] says that no point of the arguments
/// has a value; [Unclear] says nothing. All operations are strict and round outward.
public sealed interface Enclosure permits Interval, Undefined, Unclear {

    default Enclosure add(Enclosure that, Precision precision) {
        return Strict.apply(x -> x[0].plus(x[1], precision.bits()), this, that);
    }

    default Enclosure subtract(Enclosure that, Precision precision) {
        return Strict.apply(x -> x[0].minus(x[1], precision.bits()), this, that);
    }

    default Enclosure multiply(Enclosure that, Precision precision) {
        return Strict.apply(x -> x[0].times(x[1], precision.bits()), this, that);
    }

    /// Undefined where the divisor is exactly 0, unclear where it may be 0.
    default Enclosure divide(Enclosure that, Precision precision) {
        return Strict.apply(x -> x[0].over(x[1], precision.bits()), this, that);
    }

    default Enclosure negate() {
        return Strict.apply(x -> x[0].negated(), this);
    }

    /// `x^a` by value: defined for `x > 0`; for an integer `a` where `x != 0` or `a >= 0`; for `x = 0` and `a > 0`.
    default Enclosure pow(Enclosure exponent, Precision precision) {
        return Strict.apply(x -> Power.of(x[0], x[1], precision.bits()), this, exponent);
    }

    default Enclosure pow(Rational exponent, Precision precision) {
        return pow(Interval.of(exponent), precision);
    }

    /// `UNKNOWN` also for [Undefined] and [Unclear].
    default Sign sign() {
        return this instanceof Interval x ? x.signum() : Sign.UNKNOWN;
    }

    /// Whether both values exist and are certainly not equal.
    static boolean certainlyDiffers(Enclosure a, Enclosure b) {
        return a instanceof Interval x && b instanceof Interval y && x.isDisjoint(y);
    }
}
