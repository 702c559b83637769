package org.backproof.expr;

import static org.backproof.expr.Terms.MINUS_ONE;
import static org.backproof.expr.Terms.ONE;
import static org.backproof.expr.Terms.TWO;
import static org.backproof.expr.Terms.add;
import static org.backproof.expr.Terms.multiply;
import static org.backproof.expr.Terms.negate;
import static org.backproof.expr.Terms.power;
import static org.backproof.expr.Terms.sqrt;
import static org.backproof.expr.Terms.subtract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The functions that come with axioms, one row each: where it is defined, where it is differentiable, and its derivative.
/// All others are defined from these in the library. Values come from the function of the same name in `numeric`.
public final class Primitives {

    /// One row, over its one argument.
    ///
    /// @param domain         holds exactly where the function is defined
    /// @param differentiable holds exactly where it is differentiable
    /// @param derivative     its derivative there; empty where the language has no name for it
    /// @param total          whether the domain is all of ℝ
    public record Row(Function.Primitive function, boolean total, java.util.function.Function<Expr, Prop> domain,
            java.util.function.Function<Expr, Prop> differentiable, Optional<UnaryOperator<Expr>> derivative) {
    }

    private static final Map<String, Row> ROWS = new LinkedHashMap<>();

    /// Ratio of a circle's circumference to its diameter, a function of no arguments.
    public static final Function.Primitive PI = new Function.Primitive("pi", 0);
    /// Euler–Mascheroni constant, a function of no arguments.
    public static final Function.Primitive EULER_GAMMA = new Function.Primitive("eulergamma", 0);

    public static final Function.Primitive EXP = total("exp", x -> exp(x));
    public static final Function.Primitive LOG = row("log", Prop::positive, Prop::positive, x -> power(x, MINUS_ONE));
    public static final Function.Primitive SIN = total("sin", x -> cos(x));
    public static final Function.Primitive COS = total("cos", x -> negate(sin(x)));
    public static final Function.Primitive ATAN = total("atan", x -> power(add(ONE, power(x, TWO)), MINUS_ONE));
    public static final Function.Primitive ASIN = row("asin", x -> within(x, false), x -> within(x, true),
            x -> power(sqrt(subtract(ONE, power(x, TWO))), MINUS_ONE));
    public static final Function.Primitive ACOS = row("acos", x -> within(x, false), x -> within(x, true),
            x -> negate(power(sqrt(subtract(ONE, power(x, TWO))), MINUS_ONE)));
    public static final Function.Primitive ERF = total("erf",
            x -> multiply(TWO, power(sqrt(pi()), MINUS_ONE), exp(negate(power(x, TWO)))));
    public static final Function.Primitive GAMMA = row("gamma", Primitives::noPole, Primitives::noPole,
            x -> multiply(apply("gamma", x), apply("digamma", x)));
    public static final Function.Primitive LGAMMA = row("lgamma", Primitives::noPole, Primitives::noPole, x -> apply("digamma", x));
    public static final Function.Primitive DIGAMMA = row("digamma", Primitives::noPole, Primitives::noPole, x -> apply("trigamma", x));
    public static final Function.Primitive TRIGAMMA = row("trigamma", Primitives::noPole, Primitives::noPole, null);

    private Primitives() {
    }

    /// All functions of one argument.
    public static List<Row> rows() {
        return List.copyOf(ROWS.values());
    }

    /// The row of a function of one argument.
    public static Row row(Function.Primitive f) {
        return ROWS.get(f.name());
    }

    /// Whether the function is defined on all of ℝ.
    public static boolean total(Function.Primitive f) {
        return f.arity() == 0 || row(f).total;
    }

    public static Expr exp(Expr x) {
        return Terms.apply(EXP, x);
    }

    public static Expr log(Expr x) {
        return Terms.apply(LOG, x);
    }

    public static Expr sin(Expr x) {
        return Terms.apply(SIN, x);
    }

    public static Expr cos(Expr x) {
        return Terms.apply(COS, x);
    }

    public static Expr pi() {
        return Terms.apply(PI);
    }

    private static Expr apply(String name, Expr x) {
        return Terms.apply(ROWS.get(name).function, x);
    }

    private static Function.Primitive total(String name, UnaryOperator<Expr> derivative) {
        return row(name, _ -> Prop.TRUE, _ -> Prop.TRUE, derivative);
    }

    private static Function.Primitive row(String name, java.util.function.Function<Expr, Prop> domain,
            java.util.function.Function<Expr, Prop> differentiable, UnaryOperator<Expr> derivative) {
        Function.Primitive f = new Function.Primitive(name, 1);
        ROWS.put(name, new Row(f, domain.apply(Terms.real("x")).equals(Prop.TRUE), domain, differentiable, Optional.ofNullable(derivative)));
        return f;
    }

    /// −1 ≤ x ≤ 1, or strictly so.
    private static Prop within(Expr x, boolean strictly) {
        Expr below = subtract(ONE, x);
        Expr above = add(ONE, x);
        return strictly ? Prop.and(List.of(Prop.positive(below), Prop.positive(above)))
                : Prop.and(List.of(Prop.nonnegative(below), Prop.nonnegative(above)));
    }

    /// x is none of 0, −1, −2, …: positive, or not an integer, said as sin(πx) ≠ 0.
    private static Prop noPole(Expr x) {
        return x instanceof Num n ? n.value().isInteger() && n.value().signum() <= 0 ? Prop.FALSE : Prop.TRUE
                : Prop.or(List.of(Prop.positive(x), Prop.nonzero(sin(multiply(pi(), x)))));
    }

}
