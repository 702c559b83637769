package org.backproof.evaluate;

import java.util.List;
import org.backproof.numeric.Enclosure;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Rational;
import org.backproof.numeric.Undefined;
import org.backproof.numeric.Unclear;

/// A number near a point: a real number, or what a function of an infinitesimal δ is for all small δ.
///
/// Infinitesimals are nested: a coefficient of a series of level k is a germ of lower levels.
sealed interface Germ {
    Germ ZERO = new Constant(Interval.of(0), null);
    Germ ONE = new Constant(Interval.of(1), null);

    /// A real number. No value: there is none for any small δ.
    ///
    /// @param form the value where it is known exactly, but is irrational; else null
    record Constant(Enclosure value, Exact form) implements Germ {

        /// The value where it is known exactly, else null.
        Exact exact() {
            return form != null ? form : value instanceof Interval x ? x.exact().map(Exact::of).orElse(null) : null;
        }
    }

    /// `δ^valuation · (c₀ + c₁δ + … )`, up to `O(δ^n)` after the n coefficients unless it is exact.
    record Series(int level, int valuation, List<Germ> coefficients, boolean exact) implements Germ {
        public Series {
            coefficients = List.copyOf(coefficients);
        }

        /// Powers of δ from here on are not known.
        int end() {
            return exact ? Integer.MAX_VALUE : valuation + coefficients.size();
        }
    }

    static Germ of(Rational value) {
        return new Constant(Interval.of(value), null);
    }

    static Germ of(Enclosure value) {
        return new Constant(value, null);
    }

    static Germ undefined(String reason) {
        return of(new Undefined(reason));
    }

    static Germ unclear(String reason) {
        return of(new Unclear(reason));
    }

    /// 0 for a real number.
    default int level() {
        return this instanceof Series s ? s.level : 0;
    }

    /// Whether it has no value, or none is known.
    default boolean isBroken() {
        return this instanceof Constant c && !(c.value instanceof Interval);
    }

    default boolean isUndefined() {
        return this instanceof Constant c && c.value instanceof Undefined;
    }

    /// Whether it is 0 for all small δ, certainly.
    default boolean isZero() {
        return this instanceof Constant c && c.value instanceof Interval x && x.exact().map(Rational::isZero).orElse(false);
    }

    /// The rational that it is for all small δ, or null.
    default Rational rational() {
        return this instanceof Constant(Interval x, _) ? x.exact().orElse(null) : null;
    }

    /// The coefficient of a power of a level's δ.
    default Germ coefficient(int level, int power) {
        if (!(this instanceof Series s) || s.level < level) {
            return power == 0 || isBroken() ? this : ZERO;
        }
        int i = power - s.valuation;
        if (i < 0) {
            return ZERO;
        }
        return i < s.coefficients.size() ? s.coefficients.get(i) : s.exact ? ZERO : unclear("a higher order");
    }
}
