package org.backproof.kernel;

import static org.backproof.expr.Primitives.ACOS;
import static org.backproof.expr.Primitives.ASIN;
import static org.backproof.expr.Primitives.ATAN;
import static org.backproof.expr.Primitives.DIGAMMA;
import static org.backproof.expr.Primitives.ERF;
import static org.backproof.expr.Primitives.GAMMA;
import static org.backproof.expr.Primitives.LGAMMA;
import static org.backproof.expr.Primitives.TRIGAMMA;
import static org.backproof.expr.Primitives.cos;
import static org.backproof.expr.Primitives.exp;
import static org.backproof.expr.Primitives.log;
import static org.backproof.expr.Primitives.pi;
import static org.backproof.expr.Primitives.sin;
import static org.backproof.expr.Prop.nonnegative;
import static org.backproof.expr.Prop.nonzero;
import static org.backproof.expr.Prop.positive;
import static org.backproof.expr.Prop.whole;
import static org.backproof.expr.Prop.zero;
import static org.backproof.expr.Terms.HALF;
import static org.backproof.expr.Terms.ONE;
import static org.backproof.expr.Terms.TWO;
import static org.backproof.expr.Terms.ZERO;
import static org.backproof.expr.Terms.add;
import static org.backproof.expr.Terms.divide;
import static org.backproof.expr.Terms.multiply;
import static org.backproof.expr.Terms.negate;
import static org.backproof.expr.Terms.num;
import static org.backproof.expr.Terms.power;
import static org.backproof.expr.Terms.sqrt;
import static org.backproof.expr.Terms.subtract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// What is taken for granted of the primitive functions, besides their rows in [org.backproof.expr.Primitives]. Every letter
/// is a real number; both sides of an equation are strict in their letters.
public final class Axioms {
    private static final Symbol x = Terms.real("x");
    private static final Symbol y = Terms.real("y");
    private static final Map<String, Axiom> TABLE = new LinkedHashMap<>();

    // exponential and logarithm
    public static final Axiom EXP_SUM = equal("exponential of a sum", exp(add(x, y)), multiply(exp(x), exp(y)));
    public static final Axiom EXP_NEGATIVE = equal("exponential of the opposite", exp(negate(x)), power(exp(x), -1));
    public static final Axiom EXP_ZERO = equal("exp(0) = 1", exp(ZERO), ONE);
    public static final Axiom EXP_MULTIPLE = equal("exponential of a multiple", exp(multiply(x, y)), power(exp(x), y));
    public static final Axiom EXP_LOG = equal("exp undoes log", exp(log(x)), x, positive(x));
    public static final Axiom LOG_EXP = equal("log undoes exp", log(exp(x)), x);
    public static final Axiom LOG_ONE = equal("log(1) = 0", log(ONE), ZERO);
    public static final Axiom LOG_PRODUCT = equal("logarithm of a product", log(multiply(x, y)), add(log(x), log(y)), positive(x),
            positive(y));
    public static final Axiom LOG_POWER = equal("logarithm of a power", log(power(x, y)), multiply(y, log(x)), positive(x));
    public static final Axiom EXP_POSITIVE = holds("exp is positive", positive(exp(x)));
    public static final Axiom EXP_ABOVE_ONE = holds("exp(x) > 1 for x > 0", positive(subtract(exp(x), ONE)), positive(x));
    public static final Axiom EXP_TANGENT = holds("exp lies above its tangent", nonnegative(add(exp(x), negate(x), num(-1))));
    public static final Axiom LOG_POSITIVE = holds("log(x) > 0 for x > 1", positive(log(x)), positive(subtract(x, ONE)));
    public static final Axiom LOG_NEGATIVE = holds("log(x) < 0 for 0 < x < 1", positive(negate(log(x))), positive(x),
            positive(subtract(ONE, x)));
    public static final Axiom LOG_TANGENT = holds("log lies below its tangent", nonnegative(add(x, num(-1), negate(log(x)))), positive(x));
    public static final Axiom EXP_INCREASES = holds("exp increases", positive(subtract(exp(x), exp(y))), positive(subtract(x, y)));
    public static final Axiom LOG_INCREASES = holds("log increases", positive(subtract(log(x), log(y))), positive(subtract(x, y)),
            positive(y));
    public static final Axiom LOG_KEEPS_ORDER = holds("log keeps the order", nonnegative(subtract(log(x), log(y))),
            nonnegative(subtract(x, y)), positive(y));

    // powers
    public static final Axiom POWER_EXP = equal("power by exp and log", power(x, y), exp(multiply(y, log(x))), positive(x));
    public static final Axiom POWER_PRODUCT = equal("power of a product", power(multiply(x, y), Z.z),
            multiply(power(x, Z.z), power(y, Z.z)), nonnegative(x), nonnegative(y));
    public static final Axiom POWER_POWER = equal("power of a power", power(power(x, y), Z.z), power(x, multiply(y, Z.z)), positive(x));
    public static final Axiom ROOT_POWER = equal("power of a root", power(power(x, y), Z.z), power(x, multiply(y, Z.z)), nonnegative(x),
            nonnegative(y));
    public static final Axiom POWER_OF_ZERO = equal("power of 0", power(ZERO, x), ZERO, positive(x));
    public static final Axiom INTEGER_POWER_SUM = equal("integer power of a sum", power(x, add(y, Z.z)),
            multiply(power(x, y), power(x, Z.z)), whole(y), whole(Z.z), nonzero(x));
    public static final Axiom INTEGER_POWER_PRODUCT = equal("integer power of a product", power(multiply(x, y), Z.z),
            multiply(power(x, Z.z), power(y, Z.z)), whole(Z.z));
    public static final Axiom INTEGER_POWER_POWER = equal("integer power of a power", power(power(x, y), Z.z), power(x, multiply(y, Z.z)),
            whole(y), whole(Z.z), nonzero(x));

    // sine and cosine
    public static final Axiom SIN_SUM = equal("sine of a sum", sin(add(x, y)), add(multiply(sin(x), cos(y)), multiply(cos(x), sin(y))));
    public static final Axiom COS_SUM = equal("cosine of a sum", cos(add(x, y)), subtract(multiply(cos(x), cos(y)), multiply(sin(x), sin(y))));
    public static final Axiom SIN_ODD = equal("sine is odd", sin(negate(x)), negate(sin(x)));
    public static final Axiom COS_EVEN = equal("cosine is even", cos(negate(x)), cos(x));
    public static final Axiom PYTHAGORAS = equal("sin² + cos² = 1", power(sin(x), 2), subtract(ONE, power(cos(x), 2)));
    public static final Axiom SIN_ZERO = equal("sin(0) = 0", sin(ZERO), ZERO);
    public static final Axiom COS_ZERO = equal("cos(0) = 1", cos(ZERO), ONE);
    public static final Axiom SIN_PI = equal("sin(π) = 0", sin(pi()), ZERO);
    public static final Axiom COS_PI = equal("cos(π) = −1", cos(pi()), num(-1));
    public static final Axiom SIN_HALF_PI = equal("sin(π/2) = 1", sin(part(2)), ONE);
    public static final Axiom COS_HALF_PI = equal("cos(π/2) = 0", cos(part(2)), ZERO);
    public static final Axiom SIN_THIRD_PI = equal("sin(π/3)", sin(part(3)), divide(sqrt(num(3)), TWO));
    public static final Axiom COS_THIRD_PI = equal("cos(π/3)", cos(part(3)), HALF);
    public static final Axiom SIN_QUARTER_PI = equal("sin(π/4)", sin(part(4)), divide(sqrt(TWO), TWO));
    public static final Axiom COS_QUARTER_PI = equal("cos(π/4)", cos(part(4)), divide(sqrt(TWO), TWO));
    public static final Axiom SIN_SIXTH_PI = equal("sin(π/6)", sin(part(6)), HALF);
    public static final Axiom COS_SIXTH_PI = equal("cos(π/6)", cos(part(6)), divide(sqrt(num(3)), TWO));
    public static final Axiom COS_FIFTH_PI = equal("cos(π/5)", cos(part(5)), divide(add(ONE, sqrt(num(5))), num(4)));
    public static final Axiom SIN_WHOLE = equal("sine of whole half turns", sin(multiply(pi(), x)), ZERO, whole(x));
    public static final Axiom COS_WHOLE = equal("cosine of whole half turns", cos(multiply(pi(), x)), power(num(-1), x), whole(x));
    public static final Axiom COS_TURN = holds("cos is 1 at whole turns only", zero(x), zero(subtract(cos(x), ONE)),
            positive(multiply(subtract(multiply(TWO, pi()), x), add(multiply(TWO, pi()), x))));
    public static final Axiom SIN_AT_MOST = holds("sin ≤ 1", nonnegative(subtract(ONE, sin(x))));
    public static final Axiom SIN_AT_LEAST = holds("sin ≥ −1", nonnegative(add(ONE, sin(x))));
    public static final Axiom COS_AT_MOST = holds("cos ≤ 1", nonnegative(subtract(ONE, cos(x))));
    public static final Axiom COS_AT_LEAST = holds("cos ≥ −1", nonnegative(add(ONE, cos(x))));
    public static final Axiom COS_POSITIVE = holds("cos is positive on (−π/2, π/2)", positive(cos(x)), positive(add(x, part(2))),
            positive(subtract(part(2), x)));
    public static final Axiom SIN_POSITIVE = holds("sin is positive on (0, π)", positive(sin(x)), positive(x), positive(subtract(pi(), x)));
    public static final Axiom PI_LOWER = holds("π > 3.14", positive(subtract(pi(), num(org.backproof.numeric.Rational.of(157, 50)))));
    public static final Axiom PI_UPPER = holds("π < 22/7", positive(subtract(num(org.backproof.numeric.Rational.of(22, 7)), pi())));

    // inverse trigonometric functions
    public static final Axiom SIN_ASIN = equal("sin undoes asin", sin(asin(x)), x, nonnegative(one(x)), nonnegative(other(x)));
    public static final Axiom COS_ASIN = equal("cosine of asin", cos(asin(x)), sqrt(subtract(ONE, power(x, 2))));
    public static final Axiom COS_ACOS = equal("cos undoes acos", cos(acos(x)), x, nonnegative(one(x)), nonnegative(other(x)));
    public static final Axiom SIN_ACOS = equal("sine of acos", sin(acos(x)), sqrt(subtract(ONE, power(x, 2))));
    public static final Axiom SIN_ATAN = equal("sine of atan", sin(atan(x)), divide(x, sqrt(add(ONE, power(x, 2)))));
    public static final Axiom COS_ATAN = equal("cosine of atan", cos(atan(x)), power(sqrt(add(ONE, power(x, 2))), -1));
    public static final Axiom ASIN_SIN = equal("asin undoes sin", asin(sin(x)), x, nonnegative(add(x, part(2))),
            nonnegative(subtract(part(2), x)));
    public static final Axiom ACOS_COS = equal("acos undoes cos", acos(cos(x)), x, nonnegative(x), nonnegative(subtract(pi(), x)));
    public static final Axiom ATAN_TAN = equal("atan undoes tan", atan(divide(sin(x), cos(x))), x, positive(add(x, part(2))),
            positive(subtract(part(2), x)));
    public static final Axiom ACOS_ASIN = equal("acos from asin", acos(x), subtract(part(2), asin(x)));
    public static final Axiom ASIN_ODD = equal("asin is odd", asin(negate(x)), negate(asin(x)));
    public static final Axiom ATAN_ODD = equal("atan is odd", atan(negate(x)), negate(atan(x)));
    public static final Axiom ASIN_ZERO = equal("asin(0) = 0", asin(ZERO), ZERO);
    public static final Axiom ASIN_ONE = equal("asin(1) = π/2", asin(ONE), part(2));
    public static final Axiom ASIN_HALF = equal("asin(1/2) = π/6", asin(HALF), part(6));
    public static final Axiom ATAN_ZERO = equal("atan(0) = 0", atan(ZERO), ZERO);
    public static final Axiom ATAN_ONE = equal("atan(1) = π/4", atan(ONE), part(4));
    public static final Axiom ATAN_RECIPROCAL = equal("atan of the reciprocal", atan(power(x, -1)), subtract(part(2), atan(x)), positive(x));
    public static final Axiom ATAN_UPPER = holds("atan < π/2", positive(subtract(part(2), atan(x))));
    public static final Axiom ATAN_LOWER = holds("atan > −π/2", positive(add(part(2), atan(x))));
    public static final Axiom ATAN_POSITIVE = holds("atan is positive for x > 0", positive(atan(x)), positive(x));
    public static final Axiom ASIN_UPPER = holds("asin ≤ π/2", nonnegative(subtract(part(2), asin(x))), nonnegative(one(x)),
            nonnegative(other(x)));
    public static final Axiom ASIN_LOWER = holds("asin ≥ −π/2", nonnegative(add(part(2), asin(x))), nonnegative(one(x)),
            nonnegative(other(x)));
    public static final Axiom ACOS_LOWER = holds("acos ≥ 0", nonnegative(acos(x)), nonnegative(one(x)), nonnegative(other(x)));
    public static final Axiom ACOS_UPPER = holds("acos ≤ π", nonnegative(subtract(pi(), acos(x))), nonnegative(one(x)), nonnegative(other(x)));

    // error function
    public static final Axiom ERF_ODD = equal("erf is odd", erf(negate(x)), negate(erf(x)));
    public static final Axiom ERF_ZERO = equal("erf(0) = 0", erf(ZERO), ZERO);
    public static final Axiom ERF_UPPER = holds("erf < 1", positive(subtract(ONE, erf(x))));
    public static final Axiom ERF_LOWER = holds("erf > −1", positive(add(ONE, erf(x))));

    // gamma family
    public static final Axiom GAMMA_STEP = equal("recurrence of Γ", gamma(add(x, ONE)), multiply(x, gamma(x)), positive(x));
    public static final Axiom GAMMA_STEP_OFF = equal("recurrence of Γ off the integers", gamma(add(x, ONE)), multiply(x, gamma(x)),
            nonzero(sin(multiply(pi(), x))));
    public static final Axiom GAMMA_ONE = equal("Γ(1) = 1", gamma(ONE), ONE);
    public static final Axiom GAMMA_HALF = equal("Γ(1/2) = √π", gamma(HALF), sqrt(pi()));
    public static final Axiom GAMMA_REFLECTION = equal("reflection of Γ", multiply(gamma(x), gamma(subtract(ONE, x))),
            divide(pi(), sin(multiply(pi(), x))), nonzero(sin(multiply(pi(), x))));
    public static final Axiom GAMMA_POSITIVE = holds("Γ is positive for x > 0", positive(gamma(x)), positive(x));
    public static final Axiom GAMMA_NONZERO = holds("Γ has no zero", nonzero(gamma(x)), nonzero(sin(multiply(pi(), x))));
    public static final Axiom LGAMMA_LOG = equal("log Γ", lgamma(x), log(gamma(x)), positive(x));
    public static final Axiom DIGAMMA_STEP = equal("recurrence of ψ", digamma(add(x, ONE)), add(digamma(x), power(x, -1)), positive(x));
    public static final Axiom DIGAMMA_STEP_OFF = equal("recurrence of ψ off the integers", digamma(add(x, ONE)),
            add(digamma(x), power(x, -1)), nonzero(sin(multiply(pi(), x))));
    public static final Axiom DIGAMMA_ONE = equal("ψ(1) = −γ", digamma(ONE), negate(Terms.apply(org.backproof.expr.Primitives.EULER_GAMMA)));
    public static final Axiom TRIGAMMA_STEP = equal("recurrence of ψ′", trigamma(add(x, ONE)), subtract(trigamma(x), power(x, -2)),
            positive(x));
    public static final Axiom TRIGAMMA_STEP_OFF = equal("recurrence of ψ′ off the integers", trigamma(add(x, ONE)),
            subtract(trigamma(x), power(x, -2)), nonzero(sin(multiply(pi(), x))));
    public static final Axiom TRIGAMMA_ONE = equal("ψ′(1) = π²/6", trigamma(ONE), divide(power(pi(), 2), num(6)));

    private Axioms() {
    }

    /// The third letter.
    private static final class Z {
        static final Symbol z = Terms.real("z");
    }

    /// All axioms, in order.
    public static List<Axiom> all() {
        return List.copyOf(TABLE.values());
    }

    private static Axiom equal(String name, Expr left, Expr right, Prop... conditions) {
        return enter(new Axiom(name, List.of(conditions), new Prop.Equal(left, right)));
    }

    private static Axiom holds(String name, Prop conclusion, Prop... conditions) {
        return enter(new Axiom(name, List.of(conditions), conclusion));
    }

    private static Axiom enter(Axiom a) {
        if (TABLE.put(a.name(), a) != null) {
            throw new IllegalStateException("two axioms are called " + a.name());
        }
        return a;
    }

    /// π/n
    private static Expr part(long n) {
        return divide(pi(), num(n));
    }

    private static Expr one(Expr e) {
        return subtract(ONE, e);
    }

    private static Expr other(Expr e) {
        return add(ONE, e);
    }

    private static Expr of(Function.Primitive f, Expr e) {
        return Terms.apply(f, e);
    }

    private static Expr asin(Expr e) {
        return of(ASIN, e);
    }

    private static Expr acos(Expr e) {
        return of(ACOS, e);
    }

    private static Expr atan(Expr e) {
        return of(ATAN, e);
    }

    private static Expr erf(Expr e) {
        return of(ERF, e);
    }

    private static Expr gamma(Expr e) {
        return of(GAMMA, e);
    }

    private static Expr lgamma(Expr e) {
        return of(LGAMMA, e);
    }

    private static Expr digamma(Expr e) {
        return of(DIGAMMA, e);
    }

    private static Expr trigamma(Expr e) {
        return of(TRIGAMMA, e);
    }
}
