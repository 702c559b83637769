package org.backproof.numeric;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// The real functions that have numeric values, one row each: the certified evaluation and the quick `double` one.
///
/// Values are those of real analysis: a function is undefined outside its natural domain, with no junk value.
public enum RealFunction {
    EXP(Math::exp, Exponential::exp),
    LOG(Math::log, Exponential::log),
    LOG1P(Math::log1p, Exponential::log1p),
    EXPM1(Math::expm1, Exponential::expm1),
    LOG2(x -> Math.log(x) / Math.log(2), Exponential::log2),
    LOG10(Math::log10, Exponential::log10),
    SQRT(Math::sqrt, Power::sqrt),
    CBRT(Math::cbrt, Power::cbrt),
    HYPOT(Math::hypot, Power::hypot),
    ABS(Math::abs, (x, bits) -> x.absolute()),
    SIGN(Math::signum, Piecewise::sign),
    MIN(Math::min, Piecewise::min),
    MAX(Math::max, Piecewise::max),

    SIN(Math::sin, Trigonometric::sin),
    COS(Math::cos, Trigonometric::cos),
    TAN(Math::tan, Trigonometric::tan),
    SEC(x -> 1 / Math.cos(x), Trigonometric::sec),
    CSC(x -> 1 / Math.sin(x), Trigonometric::csc),
    COT(x -> 1 / Math.tan(x), Trigonometric::cot),

    ASIN(Math::asin, InverseTrigonometric::asin),
    ACOS(Math::acos, InverseTrigonometric::acos),
    ATAN(Math::atan, InverseTrigonometric::atan),
    /// `atan2(y, x)`: the angle of the point (x, y) in (−π, π]; undefined at (0, 0).
    ATAN2(Doubles::atan2, InverseTrigonometric::atan2),
    /// `acos(1/x)` for `|x| >= 1`.
    ASEC(Doubles::asec, InverseTrigonometric::asec),
    /// `asin(1/x)` for `|x| >= 1`.
    ACSC(x -> Math.asin(1 / x), InverseTrigonometric::acsc),
    /// `atan(1/x)`, odd but for `acot(0) = π/2`.
    ACOT(Doubles::acot, InverseTrigonometric::acot),

    SINH(Math::sinh, Hyperbolic::sinh),
    COSH(Math::cosh, Hyperbolic::cosh),
    TANH(Math::tanh, Hyperbolic::tanh),
    SECH(x -> 1 / Math.cosh(x), Hyperbolic::sech),
    CSCH(x -> 1 / Math.sinh(x), Hyperbolic::csch),
    COTH(x -> 1 / Math.tanh(x), Hyperbolic::coth),
    ASINH(Doubles::asinh, Hyperbolic::asinh),
    ACOSH(Doubles::acosh, Hyperbolic::acosh),
    ATANH(Doubles::atanh, Hyperbolic::atanh),
    /// `acosh(1/x)` for `0 < x <= 1`.
    ASECH(Doubles::asech, Hyperbolic::asech),
    /// `asinh(1/x)` for `x != 0`.
    ACSCH(x -> x == 0 ? Double.NaN : Doubles.asinh(1 / x), Hyperbolic::acsch),
    /// `atanh(1/x)` for `|x| > 1`.
    ACOTH(Doubles::acoth, Hyperbolic::acoth),

    ERF(SpecialDoubles::erf, ErrorFunction::erf),
    ERFC(SpecialDoubles::erfc, ErrorFunction::erfc),
    /// Undefined at 0, −1, −2, …, like the three below.
    GAMMA(SpecialDoubles::gamma, GammaFunction::gamma),
    /// `log |gamma(x)|`.
    LGAMMA(SpecialDoubles::lgamma, GammaFunction::lgamma),
    DIGAMMA(SpecialDoubles::digamma, GammaFunction::digamma),
    TRIGAMMA(SpecialDoubles::trigamma, GammaFunction::trigamma),

    PI(Math.PI, Constants::piInterval),
    E(Math.E, bits -> Exponential.exp(Interval.ONE, bits)),
    /// The Euler–Mascheroni constant, `-digamma(1)`.
    EULERGAMMA(SpecialDoubles.EULER_GAMMA, GammaFunction::eulerGamma);

    /// A calculation at a number of bits, on as many intervals as the arity says.
    private interface Certified {
        Interval on(Interval[] arguments, int bits);
    }

    private interface Approximate {
        double on(double[] arguments);
    }

    private interface Constant {
        Interval at(int bits);
    }

    private interface Unary {
        Interval at(Interval x, int bits);
    }

    private interface Binary {
        Interval at(Interval x, Interval y, int bits);
    }

    private static final Map<String, RealFunction> BY_NAME = new LinkedHashMap<>();

    static {
        for (RealFunction function : values()) {
            BY_NAME.put(function.spelling(), function);
        }
    }

    private final String spelling = name().toLowerCase(Locale.ROOT);
    private final int arity;
    private final Approximate approximate;
    private final Certified certified;

    RealFunction(double approximate, Constant certified) {
        this(0, x -> approximate, (x, bits) -> certified.at(bits));
    }

    RealFunction(DoubleUnaryOperator approximate, Unary certified) {
        this(1, x -> approximate.applyAsDouble(x[0]), (x, bits) -> certified.at(x[0], bits));
    }

    RealFunction(DoubleBinaryOperator approximate, Binary certified) {
        this(2, x -> approximate.applyAsDouble(x[0], x[1]), (x, bits) -> certified.at(x[0], x[1], bits));
    }

    RealFunction(int arity, Approximate approximate, Certified certified) {
        this.arity = arity;
        this.approximate = approximate;
        this.certified = certified;
    }

    /// The function of that spelling: `log1p`, `atan2`, `pi`.
    public static Optional<RealFunction> named(String spelling) {
        return Optional.ofNullable(BY_NAME.get(spelling));
    }

    public String spelling() {
        return spelling;
    }

    /// How many arguments it takes; 0 for a constant.
    public int arity() {
        return arity;
    }

    /// An enclosure of the value, certain for every point of the arguments.
    ///
    /// @throws IllegalArgumentException when the number of arguments is not the arity
    public Enclosure evaluate(Precision precision, Enclosure... arguments) {
        requireArity(arguments.length);
        return Strict.apply(x -> certified.on(x, precision.bits()), arguments);
    }

    /// A `double` near the value, NaN where there is none or it is out of range. Nothing is certain about it.
    ///
    /// @throws IllegalArgumentException when the number of arguments is not the arity
    public double approximate(double... arguments) {
        requireArity(arguments.length);
        return Doubles.orNaN(Arrays.stream(arguments).anyMatch(Double::isNaN) ? Double.NaN : approximate.on(arguments));
    }

    private void requireArity(int count) {
        if (count != arity) {
            throw new IllegalArgumentException(spelling + " takes " + arity + " arguments, not " + count);
        }
    }
}
