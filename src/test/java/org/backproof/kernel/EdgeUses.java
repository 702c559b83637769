package org.backproof.kernel;

import static org.backproof.expr.Terms.HALF;
import static org.backproof.expr.Terms.ONE;
import static org.backproof.expr.Terms.TWO;
import static org.backproof.expr.Terms.ZERO;
import static org.backproof.kernel.Letters.*;

import java.util.List;
import org.backproof.expr.Cases;
import org.backproof.expr.Expr;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.OneSided.Side;
import org.backproof.kernel.Signs.Product;
import org.backproof.numeric.Rational;

/// Uses of [Edges] and [OneSided].
final class EdgeUses {
    private static final Expr SQUARE = Terms.power(X, 2);
    private static final Theorem D_SQUARE = PowerDerivatives.power((Pow) SQUARE, DX, true);
    private static final Theorem D_COS = Derivatives.chain((org.backproof.expr.Apply) COS_X, DX);
    private static final Theorem COSINE = assume(Prop.nonzero(COS_X));
    private static final Theorem SINE_ZERO = assume(Prop.zero(SIN_X));
    private static final Theorem LOG_SLOPE = assume(Prop.nonzero(Terms.power(X, -1)));
    private static final Theorem D_SHIFTED = Derivatives.sum(plus(X, n(-1)), plus(X, n(-1)).terms().stream().map(e -> e == X ? DX : Derivatives.constant(e, X)).toList());
    private static final Prop SHIFTED = Prop.positive(minus(X, ONE));
    /// log x where sin x > 0, else sin x.
    private static final Cases F = cases(Prop.positive(SIN_X), LOG_X, SIN_X);
    private static final Theorem RIGHT = Equality.selected(F, true);
    private static final Theorem LEFT = Logic.discharge(Equality.selected(F, false),
            Signs.weaken(assume(Prop.positive(Terms.negate(SIN_X))), Prop.Sign.NONNEGATIVE));
    private static final Theorem BOUNDARY = Logic.discharge(Equality.selected(F, false), Signs.ofZero(SINE_ZERO, Terms.negate(SIN_X)));
    /// `x > 0, 1/x = cos x ⊢ D log x = cos x`
    private static final Theorem SAME_SLOPE = Derivatives.value(D_LOG, assume(new Prop.Equal(Terms.power(X, -1), COS_X)));
    private static final Side ON_RIGHT = new Side(true, RIGHT, SAME_SLOPE);
    private static final Side ON_LEFT = new Side(false, LEFT, D_SIN);
    private static final Theorem MEET = assume(new Prop.Equal(LOG_X, SIN_X));
    private static final Theorem DIFFERENTIABLE = assume(Prop.defined(Terms.diff(F, X)));

    private EdgeUses() {
    }

    /// The theorem with one more hypothesis.
    private static Theorem also(Theorem t, Prop hypothesis) {
        return Logic.part(Logic.conjoin(List.of(assume(hypothesis), t)), t.conclusion());
    }

    /// `x = 0 ⊢ e = 0` for a polynomial without a constant.
    private static Theorem zeroValue(Expr e) {
        Symbol hole = Terms.real("hole");
        return Equality.inContext(Equality.equation(assume(Prop.zero(X)), X, ZERO), Substitution.of(X, hole).apply(e), hole);
    }

    /// `sin x = 0 ⊢ cos x ≠ 0`
    private static Theorem cosineAtZeroOfSine() {
        return Signs.contradiction((Prop.Compare) Prop.nonzero(COS_X), List.of(Equality.difference(Axioms.PYTHAGORAS.at(X)), SINE_ZERO, assume(Prop.zero(COS_X))),
                List.of(new Product(Rational.ONE, List.of(0)), new Product(Rational.ONE, List.of(1)), new Product(Rational.ONE, List.of(2)),
                        new Product(Rational.ONE, List.of())), List.of(ONE, Terms.negate(SIN_X), Terms.negate(COS_X))).orElseThrow();
    }

    private static Use glue(String name, Theorem guard, Side right, Side left, Theorem boundary, Theorem slope, Theorem meet, Theorem... continuous) {
        return Use.of("glued sides: " + name, () -> OneSided.glue(guard, right, left, boundary, slope, meet, List.of(continuous)));
    }

    static List<Use> sides() {
        Cases smooth = cases(Prop.positive(X), SQUARE, Terms.power(X, 3));
        Theorem dCube = PowerDerivatives.power((Pow) Terms.power(X, 3), DX, true);
        Theorem flat = Derivatives.value(D_SQUARE, zeroValue(times(TWO, X)));
        Theorem flatCube = Derivatives.value(dCube, zeroValue(times(n(3), SQUARE)));
        Theorem below = Equality.selected(smooth, false);
        Side square = new Side(true, Equality.selected(smooth, true), flat);
        Side cube = new Side(false, Logic.discharge(below, Signs.weaken(assume(Prop.positive(Terms.negate(X))), Prop.Sign.NONNEGATIVE)), flatCube);
        Theorem at = Logic.discharge(below, Signs.ofZero(assume(Prop.zero(X)), Terms.negate(X)));
        Theorem meet = Equality.transitive(zeroValue(SQUARE), Equality.symmetric(zeroValue(Terms.power(X, 3))));
        Side shifted = new Side(true, also(RIGHT, SHIFTED), SAME_SLOPE);
        Side shiftedLeft = new Side(false, also(LEFT, SHIFTED), D_SIN);
        Theorem other = Equality.selected(cases(Prop.positive(SIN_X), LOG_X, Y), true);
        Theorem constant = Derivatives.constant(LOG_X, Y);
        return List.of(
                glue("square and cube", DX, square, cube, at, Logic.truth(), meet), glue("square and cube, without a slope", DX, square, cube, at, null, meet),
                glue("by the sign of sine", D_SIN, ON_RIGHT, ON_LEFT, BOUNDARY, COSINE, MEET),
                glue("by the sign of sine, without a slope", D_SIN, ON_RIGHT, ON_LEFT, BOUNDARY, null, MEET),
                glue("the other value at the boundary", D_SIN, ON_RIGHT, ON_LEFT, assume(new Prop.Equal(F, LOG_X)), COSINE, MEET),
                glue("a hypothesis of the guard", D_LOG, new Side(true, Equality.selected(cases(Prop.positive(LOG_X), X, SIN_X), true), Derivatives.value(DX,
                        assume(new Prop.Equal(ONE, COS_X)))), new Side(false, Logic.discharge(Equality.selected(cases(Prop.positive(LOG_X), X, SIN_X), false),
                        Signs.weaken(assume(Prop.positive(Terms.negate(LOG_X))), Prop.Sign.NONNEGATIVE)), D_SIN),
                        assume(new Prop.Equal(cases(Prop.positive(LOG_X), X, SIN_X), X)), LOG_SLOPE, assume(new Prop.Equal(X, SIN_X))),
                glue("a hypothesis near the point on the right", D_SIN, shifted, ON_LEFT, BOUNDARY, COSINE, MEET, D_SHIFTED),
                glue("a hypothesis near the point on the left", D_SIN, ON_RIGHT, shiftedLeft, BOUNDARY, COSINE, MEET, D_SHIFTED),
                glue("a hypothesis near the point at the boundary", D_SIN, ON_RIGHT, ON_LEFT, also(BOUNDARY, SHIFTED), null, MEET, D_SHIFTED),
                glue("a hypothesis at the boundary", D_SIN, ON_RIGHT, ON_LEFT, also(BOUNDARY, Prop.nonnegative(X)), COSINE, MEET),
                glue("a closed hypothesis at the boundary, without a slope", D_SIN, ON_RIGHT, ON_LEFT, also(BOUNDARY, Prop.nonnegative(X)), null, MEET, DX),
                glue("a closed hypothesis on the right", D_SIN, new Side(true, also(RIGHT, Prop.nonnegative(X)), SAME_SLOPE), ON_LEFT, BOUNDARY, COSINE, MEET, DX),
                glue("a closed hypothesis on the left", D_SIN, ON_RIGHT, new Side(false, also(LEFT, Prop.nonnegative(X)), D_SIN), BOUNDARY, COSINE, MEET, DX),
                glue("a hypothesis that is not known to hold near the point", D_SIN, shifted, ON_LEFT, BOUNDARY, COSINE, MEET),
                glue("the right side twice", D_SIN, ON_RIGHT, ON_RIGHT, BOUNDARY, COSINE, MEET), glue("the left side twice", D_SIN, ON_LEFT, ON_LEFT, BOUNDARY, COSINE, same(SIN_X)),
                glue("sides exchanged", D_SIN, ON_LEFT, ON_RIGHT, BOUNDARY, COSINE, Equality.symmetric(MEET)),
                glue("the sides of different terms", D_SIN, new Side(true, other, SAME_SLOPE), ON_LEFT, BOUNDARY, COSINE, MEET),
                glue("the boundary of another term", D_SIN, ON_RIGHT, ON_LEFT, assume(new Prop.Equal(X, LOG_X)), COSINE, MEET),
                glue("another value at the boundary", D_SIN, ON_RIGHT, ON_LEFT, assume(new Prop.Equal(F, X)), COSINE, MEET),
                glue("different slopes", D_SIN, new Side(true, RIGHT, D_LOG), ON_LEFT, BOUNDARY, COSINE, MEET),
                glue("values that need not meet", D_SIN, ON_RIGHT, ON_LEFT, BOUNDARY, COSINE, Equality.symmetric(MEET)),
                glue("values of another term", D_SIN, ON_RIGHT, ON_LEFT, BOUNDARY, COSINE, assume(new Prop.Equal(X, SIN_X))),
                glue("another value on the left", D_SIN, ON_RIGHT, ON_LEFT, BOUNDARY, COSINE, same(LOG_X)),
                glue("a slope of another term", D_SIN, ON_RIGHT, ON_LEFT, BOUNDARY, LOG_SLOPE, MEET),
                glue("a derivative of another term", D_SIN, new Side(true, RIGHT, D_SIN), ON_LEFT, BOUNDARY, COSINE, MEET),
                glue("a derivative by another variable", Derivatives.constant(SIN_X, Y), ON_RIGHT, ON_LEFT, BOUNDARY, null, MEET),
                Use.of("derivative to one side", () -> OneSided.derivative(DIFFERENTIABLE, D_SIN, SINE_ZERO, COSINE, new Side(true, RIGHT, D_LOG), List.of())),
                Use.of("derivative to the other side", () -> OneSided.derivative(DIFFERENTIABLE, D_SIN, SINE_ZERO, COSINE, ON_LEFT, List.of())),
                Use.of("derivative to one side, near the point", () -> OneSided.derivative(DIFFERENTIABLE, D_SIN, SINE_ZERO, COSINE, shifted, List.of(D_SHIFTED))),
                Use.of("derivative to one side of another term", () -> OneSided.derivative(DIFFERENTIABLE, D_SIN, SINE_ZERO, COSINE, new Side(true, other, D_LOG), List.of())),
                Use.of("derivative to one side of another zero", () -> OneSided.derivative(DIFFERENTIABLE, D_SIN, assume(Prop.zero(X)), COSINE, ON_LEFT, List.of())),
                Use.of("derivative to one side of a guard that may be flat", () -> OneSided.derivative(DIFFERENTIABLE, D_SIN, SINE_ZERO, LOG_SLOPE, ON_LEFT, List.of())),
                Use.of("derivative to one side by another variable", () -> OneSided.derivative(DIFFERENTIABLE, D_SIN, SINE_ZERO, COSINE,
                        new Side(true, RIGHT, constant), List.of())),
                Use.of("value to one side", () -> OneSided.value(DIFFERENTIABLE, D_SIN, SINE_ZERO, COSINE, new Side(true, RIGHT, D_LOG), List.of())),
                Use.of("value to the other side", () -> OneSided.value(DIFFERENTIABLE, D_SIN, SINE_ZERO, COSINE, ON_LEFT, List.of())),
                Use.of("value to one side of a guard that may be flat", () -> OneSided.value(DIFFERENTIABLE, D_SIN, SINE_ZERO, LOG_SLOPE, ON_LEFT, List.of())));
    }

    static List<Use> limits() {
        Theorem inBranch = Derivatives.branch(F, true, D_SIN, D_LOG);
        Theorem inOther = Derivatives.branch(F, false, D_SIN, D_SIN);
        Theorem reciprocal = PowerDerivatives.power((Pow) Terms.power(X, -1), DX, true);
        Cases magnitude = cases(Prop.positive(SIN_X), SIN_X, Terms.negate(SIN_X));
        return List.of(
                Use.of("limit of a derivative", () -> OneSided.limit(DIFFERENTIABLE, D_SIN, SINE_ZERO, COSINE, true, inBranch, reciprocal, List.of(DX))),
                Use.of("limit of a derivative from the other side", () -> OneSided.limit(DIFFERENTIABLE, D_SIN, SINE_ZERO, COSINE, false, inOther, D_COS, List.of())),
                Use.of("limit of a derivative from the wrong side", () -> OneSided.limit(DIFFERENTIABLE, D_SIN, SINE_ZERO, COSINE, false, inBranch, reciprocal, List.of(DX))),
                Use.of("limit of a derivative where the guard is continuous", () -> OneSided.limit(DIFFERENTIABLE, D_SIN, SINE_ZERO, COSINE, false, inBranch, reciprocal,
                        List.of(DX, D_SIN))),
                Use.of("limit of a derivative not known near the point", () -> OneSided.limit(DIFFERENTIABLE, D_SIN, SINE_ZERO, COSINE, true, inBranch, reciprocal, List.of())),
                Use.of("limit of the derivative of another term", () -> OneSided.limit(assume(Prop.defined(Terms.diff(magnitude, X))), D_SIN, SINE_ZERO, COSINE, true,
                        inBranch, reciprocal, List.of(DX))),
                Use.of("limit of a derivative by another variable", () -> OneSided.limit(DIFFERENTIABLE, Derivatives.constant(SIN_X, Y), SINE_ZERO, Logic.truth(), true,
                        inBranch, reciprocal, List.of(DX))),
                Use.of("limit of a derivative at another zero", () -> OneSided.limit(DIFFERENTIABLE, D_SIN, assume(Prop.zero(X)), COSINE, true, inBranch, reciprocal, List.of(DX))),
                Use.of("limit of a derivative where the guard may be flat", () -> OneSided.limit(DIFFERENTIABLE, D_SIN, SINE_ZERO, LOG_SLOPE, true, inBranch, reciprocal, List.of(DX))),
                Use.of("limit of a derivative, another continuous", () -> OneSided.limit(DIFFERENTIABLE, D_SIN, SINE_ZERO, COSINE, true, inBranch, D_COS, List.of(DX))),
                Use.of("limit of a derivative, continuous in another variable", () -> OneSided.limit(DIFFERENTIABLE, D_SIN, SINE_ZERO, COSINE, true, inBranch,
                        Derivatives.constant(Terms.power(X, -1), Y), List.of(DX))),
                Use.of("power that vanishes", () -> OneSided.vanishing(power(magnitude, LOG_Y), D_SIN)),
                Use.of("power 3/2 that vanishes", () -> OneSided.vanishing(power(magnitude, Terms.num(Rational.of(3, 2))), D_SIN)),
                Use.of("root that does not vanish fast", () -> OneSided.vanishing(power(magnitude, HALF), D_SIN)),
                Use.of("power that vanishes, of the logarithm", () -> OneSided.vanishing(power(cases(Prop.positive(LOG_X), LOG_X, Terms.negate(LOG_X)), n(3)), D_LOG)),
                Use.of("power of another term that vanishes", () -> OneSided.vanishing(power(magnitude, Y), D_LOG)),
                Use.of("power of no magnitude that vanishes", () -> OneSided.vanishing(power(cases(Prop.positive(SIN_X), SIN_X, SIN_X == X ? X : LOG_X), Y), D_SIN)),
                Use.of("power of no magnitude on the right that vanishes", () -> OneSided.vanishing(power(cases(Prop.positive(SIN_X), LOG_X, Terms.negate(SIN_X)), Y), D_SIN)),
                Use.of("power guarded by another sign that vanishes", () -> OneSided.vanishing(power(cases(Prop.nonnegative(SIN_X), SIN_X, Terms.negate(SIN_X)), Y), D_SIN)),
                Use.of("power of a plain term that vanishes", () -> OneSided.vanishing(power(SIN_X, Y), D_SIN)),
                Use.of("power that vanishes with an exponent that varies", () -> OneSided.vanishing(power(magnitude, LOG_X), D_SIN)));
    }

    static List<Use> edges() {
        Expr root = Terms.sqrt(SIN_X);
        Theorem edge = Definedness.elim(Terms.sqrt(X)).getFirst();
        Theorem edgeOfSine = Definedness.elim(root).getFirst();
        Pow varying = power(SIN_X, LOG_X);
        Theorem differentiable = assume(Prop.defined(Terms.diff(root, X)));
        Expr bowl = minus(ONE, COS_X);
        Theorem dBowl = Derivatives.sum((org.backproof.expr.Add) bowl, ((org.backproof.expr.Add) bowl).terms().stream().map(e -> e == ONE ? Derivatives.constant(e, X)
                : Derivatives.product((org.backproof.expr.Mul) e, List.of(D_COS))).toList());
        Theorem rootOfBowl = assume(Prop.defined(Terms.diff(Terms.sqrt(bowl), X)));
        Theorem bend = also(COSINE, Prop.zero(bowl));
        Theorem bends = assume(Prop.nonzero(Terms.add(Terms.power(COS_X, 2), Terms.power(SIN_X, 2))));
        Theorem slopeOfReciprocal = PowerDerivatives.power((org.backproof.expr.Pow) Terms.power(X, -1), DX, false);
        Theorem logBends = assume(Prop.nonzero(Terms.add(Terms.power(X, -2), Terms.power(slopeOfReciprocal.derivative().value(), 2))));
        return List.of(
                Use.of("inside the domain", () -> Edges.interior(Terms.sqrt(X), edge, DX, Logic.truth())),
                Use.of("inside the domain of a root of sine", () -> Edges.interior(root, edgeOfSine, D_SIN, COSINE)),
                Use.of("inside the domain, known at the edge", () -> Edges.interior(root, edgeOfSine, D_SIN, cosineAtZeroOfSine())),
                Use.of("inside a domain that is open", () -> Edges.interior(LOG_X, Definedness.elim(LOG_X).getFirst(), DX, Logic.truth())),
                Use.of("inside the domain of another term", () -> Edges.interior(Terms.power(X, Terms.num(Rational.of(1, 3))), edge, DX, Logic.truth())),
                Use.of("inside a domain with another hypothesis", () -> Edges.interior(Terms.sqrt(X), Signs.weaken(assume(Prop.positive(X)), Prop.Sign.NONNEGATIVE), DX, Logic.truth())),
                Use.of("inside a domain whose edge may be flat", () -> Edges.interior(root, edgeOfSine, D_SIN, assume(Prop.nonzero(SIN_X)))),
                Use.of("inside a domain with another edge", () -> Edges.interior(root, edgeOfSine, DX, Logic.truth())),
                Use.of("base of a power that varies", () -> Edges.base(varying, D_SIN, COSINE, List.of(D_LOG), LOG_SLOPE, List.of())),
                Use.of("another base of a power", () -> Edges.base(power(X, LOG_X), D_SIN, COSINE, List.of(D_LOG), LOG_SLOPE, List.of())),
                Use.of("base of a power with another exponent", () -> Edges.base(varying, D_SIN, COSINE, List.of(DX), Logic.truth(), List.of())),
                Use.of("base of a power that may be flat", () -> Edges.base(varying, D_SIN, LOG_SLOPE, List.of(D_LOG), LOG_SLOPE, List.of())),
                Use.of("base of a power with an exponent that may be flat", () -> Edges.base(varying, D_SIN, COSINE, List.of(D_LOG), COSINE, List.of())),
                Use.of("base of a power with a slope where it is 0", () -> Edges.base(varying, D_SIN, also(COSINE, SINE_ZERO.conclusion()), List.of(D_LOG), LOG_SLOPE, List.of())),
                Use.of("base of a power whose exponent bends", () -> Edges.base(power(X, SIN_X), DX, Logic.truth(), List.of(D_SIN, D_COS), bends, List.of())),
                Use.of("base of a power whose exponent may not bend", () -> Edges.base(power(X, SIN_X), DX, Logic.truth(), List.of(D_SIN, D_COS), COSINE, List.of())),
                Use.of("base of a power whose exponent bends after another", () -> Edges.base(power(X, SIN_X), DX, Logic.truth(), List.of(D_SIN, DX), bends, List.of())),
                Use.of("base of a power whose exponent has its slope near the point", () -> Edges.base(power(X, LOG_X), DX, Logic.truth(), List.of(D_LOG, slopeOfReciprocal), logBends, List.of(DX))),
                Use.of("base of a power whose exponent has its slope at the point", () -> Edges.base(power(X, LOG_X), DX, Logic.truth(), List.of(D_LOG, slopeOfReciprocal), logBends, List.of())),
                Use.of("base of a power by other variables", () -> Edges.base(power(SIN_X, LOG_Y), D_SIN, COSINE,
                        List.of(Derivatives.chain((org.backproof.expr.Apply) LOG_Y, Derivatives.variable(Y, Y))), assume(Prop.nonzero(Terms.power(Y, -1))), List.of())),
                Use.of("exponent over a zero of the base", () -> Edges.whole(power(SIN_X, LOG_Y), D_SIN, COSINE, SINE_ZERO)),
                Use.of("exponent over a zero of another base", () -> Edges.whole(power(X, LOG_Y), D_SIN, COSINE, SINE_ZERO)),
                Use.of("exponent over another zero", () -> Edges.whole(power(SIN_X, LOG_Y), D_SIN, COSINE, assume(Prop.zero(X)))),
                Use.of("exponent over a base that may be flat", () -> Edges.whole(power(SIN_X, LOG_Y), D_SIN, assume(Prop.nonzero(SIN_X)), SINE_ZERO)),
                Use.of("exponent that varies over a zero of the base", () -> Edges.whole(power(SIN_X, LOG_X), D_SIN, COSINE, SINE_ZERO)),
                Use.of("slope under a root", () -> Edges.root(differentiable, SINE_ZERO)),
                Use.of("slope under a root of another zero", () -> Edges.root(differentiable, assume(Prop.zero(X)))),
                Use.of("slope under a power above one", () -> Edges.root(assume(Prop.defined(Terms.diff(Terms.power(SIN_X, Terms.num(Rational.of(3, 2))), X))), SINE_ZERO)),
                Use.of("slope under a negative power", () -> Edges.root(assume(Prop.defined(Terms.diff(Terms.power(SIN_X, Terms.negate(HALF)), X))), SINE_ZERO)),
                Use.of("slope under no power", () -> Edges.root(assume(Prop.defined(Terms.diff(LOG_X, X))), SINE_ZERO)),
                Use.of("argument of a logarithm", () -> Edges.undone(assume(Prop.defined(Terms.diff(Primitives.log(SIN_X), X))))),
                Use.of("cosine of an arcsine", () -> Edges.undone(assume(Prop.defined(Terms.diff(Terms.apply(Primitives.ASIN, SIN_X), X))))),
                Use.of("sine of an arccosine", () -> Edges.undone(assume(Prop.defined(Terms.diff(Terms.apply(Primitives.ACOS, SIN_X), X))))),
                Use.of("argument of an exponential", () -> Edges.undone(assume(Prop.defined(Terms.diff(Primitives.exp(SIN_X), X))))),
                Use.of("argument of a power", () -> Edges.undone(differentiable)),
                Use.of("bend under a root", () -> Edges.curved(rootOfBowl, dBowl, Derivatives.value(D_SIN, same(COS_X)), COSINE, List.of())),
                Use.of("bend under a root, known at its zero", () -> Edges.curved(rootOfBowl, dBowl, D_SIN, bend, List.of())),
                Use.of("bend under a root, with hypotheses", () -> Edges.curved(rootOfBowl, also(dBowl, SHIFTED), also(D_SIN, Prop.nonnegative(X)), COSINE, List.of(D_SHIFTED))),
                Use.of("bend under a root, slope not known near the point", () -> Edges.curved(rootOfBowl, also(dBowl, Prop.nonnegative(X)), D_SIN, COSINE, List.of(DX))),
                Use.of("bend under a higher root", () -> Edges.curved(assume(Prop.defined(Terms.diff(Terms.power(bowl, Terms.num(Rational.of(2, 3))), X))), dBowl, D_SIN, COSINE, List.of())),
                Use.of("bend under the root of another term", () -> Edges.curved(differentiable, dBowl, D_SIN, COSINE, List.of())),
                Use.of("bend of another slope", () -> Edges.curved(rootOfBowl, dBowl, D_COS, assume(Prop.nonzero(SIN_X)), List.of())),
                Use.of("bend that may be flat", () -> Edges.curved(rootOfBowl, dBowl, D_SIN, assume(Prop.nonzero(SIN_X)), List.of())),
                Use.of("bend by another variable", () -> Edges.curved(assume(Prop.defined(Terms.diff(Terms.sqrt(bowl), Y))), dBowl, D_SIN, COSINE, List.of())),
                Use.of("bend by another second variable", () -> Edges.curved(assume(Prop.defined(Terms.diff(Terms.sqrt(bowl), X))), dBowl,
                        Derivatives.constant(SIN_X, Y), LOG_SLOPE, List.of())));
    }
}
