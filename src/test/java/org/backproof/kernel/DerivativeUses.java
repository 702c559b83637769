package org.backproof.kernel;

import static org.backproof.expr.Terms.ONE;
import static org.backproof.expr.Terms.TWO;
import static org.backproof.expr.Terms.ZERO;
import static org.backproof.kernel.Letters.*;

import java.util.List;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Cases;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Mul;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Uses of [Derivatives].
final class DerivativeUses {
    private static final Prop X_POSITIVE = Prop.positive(X);
    private static final Expr SQUARE = Terms.power(X, 2);
    private static final Theorem D_SQUARE = Derivatives.power((Pow) SQUARE, DX, true);
    private static final Theorem D_LOG_Y = Derivatives.constant(LOG_Y, X);
    private static final Theorem D_NEGATIVE = Derivatives.product((Mul) Terms.negate(X), List.of(DX));
    private static final Apply G_X = (Apply) Terms.apply(new Function.Opaque("g", 1, 0), X);

    private DerivativeUses() {
    }

    private static List<Theorem> each(List<Expr> parts) {
        return parts.stream().map(DerivativeUses::of).toList();
    }

    private static Theorem of(Expr e) {
        return e == G_X ? Derivatives.opaque(G_X, DX) : e == X ? DX : e == LOG_X ? D_LOG : e == SIN_X ? D_SIN : e == SQUARE ? D_SQUARE : Derivatives.constant(e, X);
    }

    static List<Use> rules() {
        Add add = plus(LOG_X, SIN_X, LOG_Y);
        Mul mul = times(n(3), LOG_X, SIN_X, LOG_Y);
        Symbol w = Terms.symbol("w", new Sort.Tensor(List.of(K, K)));
        Theorem entries = Derivatives.variable(VI, VJ);
        Sum series = sum(I, VI);
        Theorem byY = Derivatives.variable(Y, Y);
        Symbol t = Terms.real("s");
        Theorem outer = Derivatives.chain((Apply) Primitives.log(t), Derivatives.variable(t, t));
        Theorem mixed = Derivatives.product(times(X, t), List.of(Derivatives.constant(X, t), Derivatives.variable(t, t)).reversed().stream()
                .sorted(java.util.Comparator.comparingInt(d -> times(X, t).factors().indexOf(d.derivative().body()))).toList());
        return List.of(
                Use.of("derivative of a constant", () -> Derivatives.constant(LOG_Y, X)),
                Use.of("derivative of a constant, by an entry", () -> Derivatives.constant(LOG_X, VJ)),
                Use.of("derivative of what varies as of a constant", () -> Derivatives.constant(LOG_X, X)),
                Use.of("derivative of an entry as of a constant", () -> Derivatives.constant(VI, VJ)),
                Use.of("derivative of the variable", () -> Derivatives.variable(X, X)),
                Use.of("derivative of an entry", () -> Derivatives.variable(VI, VJ)),
                Use.of("derivative of an entry that may be out of range", () -> Derivatives.variable(entry(V, n(2)), entry(V, plus(J, ONE)))),
                Use.of("derivative of an entry of a matrix", () -> Derivatives.variable(entry(w, I, TWO), entry(w, J, I))),
                Use.of("derivative of an entry by one of another vector", () -> Derivatives.variable(VI, entry(T, J))),
                Use.of("derivative of an entry by a real", () -> Derivatives.variable(VI, X)),
                Use.of("derivative of another variable", () -> Derivatives.variable(Y, X)),
                Use.of("derivative of an entry at an entry", () -> Derivatives.variable(entry(V, VI), VJ)),
                Use.of("derivative by an entry at an entry", () -> Derivatives.variable(VI, entry(V, VJ))),
                Use.of("sum rule", () -> Derivatives.sum(add, each(add.terms()))),
                Use.of("sum rule with a term missing", () -> Derivatives.sum(add, each(add.terms()).subList(0, 2))),
                Use.of("sum rule with another term", () -> Derivatives.sum(add, List.of(DX, DX, DX))),
                Use.of("sum rule with another first term", () -> Derivatives.sum(add, List.of(DX, of(add.terms().get(1)), of(add.terms().get(2))))),
                Use.of("sum rule with another variable", () -> Derivatives.sum(plus(X, Y), plus(X, Y).terms().stream()
                        .map(e -> e == X ? DX : byY).toList())),
                Use.of("product rule", () -> Derivatives.product(mul, each(mul.factors()))),
                Use.of("product rule with a constant", () -> Derivatives.product(times(n(-2), LOG_X), List.of(D_LOG))),
                Use.of("product rule with another factor", () -> Derivatives.product(mul, List.of(DX, DX, DX))),
                Use.of("power rule", () -> Derivatives.power((Pow) Terms.power(LOG_X, 3), D_LOG, true)),
                Use.of("power rule, negative", () -> Derivatives.power((Pow) Terms.power(SIN_X, -2), D_SIN, true)),
                Use.of("power rule, root", () -> Derivatives.power((Pow) Terms.sqrt(SIN_X), D_SIN, false)),
                Use.of("power rule, symbolic exponent", () -> Derivatives.power(power(SIN_X, LOG_Y), D_SIN, false)),
                Use.of("power rule, symbolic integer", () -> Derivatives.power(power(SIN_X, Y), D_SIN, true)),
                Use.of("power rule with another base", () -> Derivatives.power((Pow) Terms.power(SIN_X, -2), DX, true)),
                Use.of("power rule with an exponent that varies", () -> Derivatives.power(power(LOG_X, X), D_LOG, false)),
                Use.of("exponential rule", () -> Derivatives.exponential(power(LOG_X, SIN_X), D_LOG, D_SIN)),
                Use.of("exponential rule with swapped parts", () -> Derivatives.exponential(power(LOG_X, SIN_X), D_SIN, D_LOG)),
                Use.of("chain rule", () -> Derivatives.chain((Apply) Primitives.log(SIN_X), D_SIN)),
                Use.of("chain rule with a hypothesis", () -> Derivatives.chain((Apply) Primitives.sin(LOG_X), D_LOG)),
                Use.of("chain rule of a function without a derivative", () -> refuse(() -> Derivatives.chain(
                        (Apply) Terms.apply(Primitives.TRIGAMMA, X), DX))),
                Use.of("chain rule with another argument", () -> Derivatives.chain((Apply) Primitives.log(SIN_X), DX)),
                Use.of("chain rule of a known derivative", () -> Derivatives.chain(outer, D_SIN)),
                Use.of("chain rule of a known derivative, inner hypothesis", () -> Derivatives.chain(outer, D_LOG)),
                Use.of("chain rule of a function that also mentions the variable", () -> Derivatives.chain(mixed, D_SIN)),
                Use.of("chain rule of an unknown function", () -> Derivatives.opaque((Apply) Terms.apply(G_X.function(), LOG_X), D_LOG)),
                Use.of("chain rule of an unknown derivative", () -> Derivatives.value(Derivatives.opaque((Apply) Terms.apply(new Function.Opaque("g", 1, 1), LOG_X), D_LOG),
                        same(over(Terms.apply(new Function.Opaque("g", 1, 2), LOG_X), X)))),
                Use.of("chain rule of an unknown function, another argument", () -> Derivatives.opaque(G_X, D_LOG)),
                Use.of("chain rule of an unknown function of two", () -> Derivatives.opaque((Apply) Terms.apply(new Function.Opaque("g", 2, 0), LOG_X, Y), D_LOG)),
                Use.of("derivative of a sum of entries", () -> Derivatives.series(series, I, entries)),
                Use.of("derivative of a sum with a hypothesis for each index", () -> Derivatives.series(sum(I, Primitives.log(VI)), I,
                        Derivatives.chain((Apply) Primitives.log(VI), entries))),
                Use.of("derivative of a sum by the entry at its index", () -> Derivatives.series(series, I, Derivatives.variable(VI, VI))),
                Use.of("derivative of a sum with another body", () -> Derivatives.series(sum(I, TI), I, entries)),
                Use.of("derivative of a sum over another range", () -> Derivatives.series(series, Terms.symbol("m", new Sort.Index(TWO, K)),
                        Derivatives.variable(entry(V, Terms.symbol("m", new Sort.Index(TWO, K))), VJ))),
                Use.of("value of a derivative", () -> Derivatives.value(D_SQUARE, Equality.symmetric(Axioms.ROOT_SQUARED.at(times(TWO, X))))),
                Use.of("value of a derivative, reflexivity", () -> Derivatives.value(D_LOG, same(Terms.power(X, -1)))),
                Use.of("value of another derivative", () -> Derivatives.value(D_SQUARE, ROOT)),
                Use.of("derivative as an equation", () -> Derivatives.equation(D_LOG)),
                Use.of("differentiable", () -> Derivatives.defined(D_LOG, false)),
                Use.of("derivative has a value", () -> Derivatives.defined(D_LOG, true)));
    }

    /// A refusal in the form of another exception.
    private static Theorem refuse(java.util.function.Supplier<Theorem> use) {
        try {
            return use.get();
        } catch (java.util.NoSuchElementException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Cases branches(Prop.Sign sign, Expr then, Expr otherwise) {
        return cases(Prop.compare(SIN_X, sign), then, otherwise);
    }

    static List<Use> edges() {
        Cases relu = cases(X_POSITIVE, X, ZERO);
        Cases smooth = cases(X_POSITIVE, SQUARE, Terms.power(X, 3));
        Theorem dZero = Derivatives.constant(ZERO, X);
        Theorem dCube = Derivatives.power((Pow) Terms.power(X, 3), DX, true);
        Theorem zero = assume(Prop.zero(X));
        Theorem meet = Equality.transitive(zeroValue(SQUARE), Equality.symmetric(zeroValue(Terms.power(X, 3))));
        Theorem flat = Derivatives.value(D_SQUARE, zeroValue(times(TWO, X)));
        Theorem flatCube = Derivatives.value(dCube, zeroValue(times(n(3), SQUARE)));
        Theorem slope = Logic.truth();
        Theorem root = Definedness.elim(Terms.sqrt(X)).getFirst();
        Theorem cosine = assume(Prop.nonzero(COS_X));
        Expr rootOfSine = Terms.sqrt(SIN_X);
        Pow varying = power(SIN_X, LOG_X);
        Theorem logSlope = assume(Prop.nonzero(Terms.power(X, -1)));
        return List.of(
                Use.of("branch >", () -> Derivatives.branch(branches(Prop.Sign.POSITIVE, LOG_X, X), true, D_SIN, D_LOG)),
                Use.of("other branch >", () -> Derivatives.branch(branches(Prop.Sign.POSITIVE, LOG_X, X), false, D_SIN, DX)),
                Use.of("branch ≥", () -> Derivatives.branch(branches(Prop.Sign.NONNEGATIVE, LOG_X, X), true, D_SIN, D_LOG)),
                Use.of("other branch ≥", () -> Derivatives.branch(branches(Prop.Sign.NONNEGATIVE, LOG_X, X), false, D_SIN, DX)),
                Use.of("branch ≠", () -> Derivatives.branch(branches(Prop.Sign.NONZERO, LOG_X, X), true, D_SIN, D_LOG)),
                Use.of("other branch ≠", () -> Derivatives.branch(branches(Prop.Sign.NONZERO, LOG_X, X), false, D_SIN, DX)),
                Use.of("branch =", () -> Derivatives.branch(branches(Prop.Sign.ZERO, LOG_X, X), true, D_SIN, D_LOG)),
                Use.of("other branch =", () -> Derivatives.branch(branches(Prop.Sign.ZERO, LOG_X, X), false, D_SIN, DX)),
                Use.of("branch with a hypothesis of its guard", () -> Derivatives.branch(cases(Prop.positive(LOG_X), SIN_X, X), true, D_LOG, D_SIN)),
                Use.of("branch with the other value", () -> Derivatives.branch(branches(Prop.Sign.POSITIVE, LOG_X, X), true, D_SIN, DX)),
                Use.of("branch with another guard", () -> Derivatives.branch(branches(Prop.Sign.POSITIVE, LOG_X, X), true, D_LOG, D_LOG)),
                Use.of("branch with another variable", () -> Derivatives.branch(branches(Prop.Sign.POSITIVE, LOG_X, X), true,
                        Derivatives.constant(SIN_X, Y), D_LOG)),
                Use.of("smooth kink", () -> Derivatives.kink(smooth, DX, meet, flat, flatCube)),
                Use.of("kink with different slopes", () -> Derivatives.kink(smooth, DX, meet, D_SQUARE, dCube)),
                Use.of("kink that does not meet", () -> Derivatives.kink(smooth, DX, Equality.symmetric(meet), flat, flatCube)),
                Use.of("kink that meets elsewhere", () -> Derivatives.kink(smooth, DX, same(SQUARE), flat, flatCube)),
                Use.of("kink with another guard", () -> Derivatives.kink(smooth, D_SIN, meet, flat, flatCube)),
                Use.of("kink with the branches exchanged", () -> Derivatives.kink(smooth, DX, meet, flatCube, flat)),
                Use.of("kink with the first branch twice", () -> Derivatives.kink(smooth, DX, meet, flat, flat)),
                Use.of("kink by other variables", () -> Derivatives.kink(cases(X_POSITIVE, Y, Y.total() ? Terms.power(Y, 2) : Y), Derivatives.constant(X, Y),
                        assume(new Prop.Equal(Y, Terms.power(Y, 2))), DY, Derivatives.constant(Terms.power(Y, 2), X))),
                Use.of("no kink", () -> Derivatives.noKink(relu, DX, slope(ONE), DX, dZero, slope(ONE))),
                Use.of("no kink, guarded by sine", () -> Derivatives.noKink(branches(Prop.Sign.NONNEGATIVE, LOG_X, ZERO), D_SIN, cosine, D_LOG, dZero, logSlope)),
                Use.of("no kink, two slopes", () -> Derivatives.noKink(branches(Prop.Sign.POSITIVE, LOG_X, SIN_X), D_SIN, cosine, D_LOG, D_SIN,
                        assume(Prop.nonzero(minus(Terms.power(X, -1), COS_X))))),
                Use.of("no kink, two slopes of which one is not zero", () -> Derivatives.noKink(branches(Prop.Sign.POSITIVE, LOG_X, SIN_X), D_SIN, cosine, D_LOG, D_SIN, logSlope)),
                Use.of("no kink, known where it would be", () -> Derivatives.noKink(branches(Prop.Sign.POSITIVE, SIN_X, ZERO), D_SIN,
                        cosineAtZeroOfSine(), D_SIN, dZero, cosineAtZeroOfSine())),
                Use.of("no kink at a guard of equality", () -> Derivatives.noKink(branches(Prop.Sign.ZERO, LOG_X, ZERO), D_SIN, cosine, D_LOG, dZero, logSlope)),
                Use.of("no kink with another guard", () -> Derivatives.noKink(branches(Prop.Sign.POSITIVE, LOG_X, ZERO), D_LOG, logSlope, D_LOG, dZero, logSlope)),
                Use.of("no kink with a guard that may be flat", () -> Derivatives.noKink(branches(Prop.Sign.POSITIVE, LOG_X, ZERO), D_SIN, logSlope, D_LOG, dZero, logSlope)),
                Use.of("no kink with another branch", () -> Derivatives.noKink(branches(Prop.Sign.POSITIVE, LOG_X, ZERO), D_SIN, cosine, D_SIN, dZero, cosine)),
                Use.of("no kink with another second branch", () -> Derivatives.noKink(branches(Prop.Sign.POSITIVE, LOG_X, X), D_SIN, cosine, D_LOG, dZero, logSlope)),
                Use.of("no kink with slopes that may agree", () -> Derivatives.noKink(branches(Prop.Sign.POSITIVE, LOG_X, ZERO), D_SIN, cosine, D_LOG, dZero, cosine)),
                Use.of("no kink by another variable of the first", () -> Derivatives.noKink(branches(Prop.Sign.POSITIVE, LOG_X, ZERO), D_SIN, cosine,
                        Derivatives.constant(LOG_X, Y), dZero, cosine)),
                Use.of("no kink by another variable of the second", () -> Derivatives.noKink(branches(Prop.Sign.POSITIVE, LOG_X, ZERO), D_SIN, cosine,
                        D_LOG, Derivatives.constant(ZERO, Y), logSlope)),
                Use.of("inside the domain", () -> Derivatives.interior(Terms.sqrt(X), root, DX, slope)),
                Use.of("inside the domain of a root of sine", () -> Derivatives.interior(rootOfSine, Definedness.elim(rootOfSine).getFirst(), D_SIN, cosine)),
                Use.of("inside a domain that is open", () -> Derivatives.interior(LOG_X, Definedness.elim(LOG_X).getFirst(), DX, slope)),
                Use.of("inside the domain of another term", () -> Derivatives.interior(Terms.power(X, Terms.num(org.backproof.numeric.Rational.of(1, 3))), root, DX, slope)),
                Use.of("inside a domain with another hypothesis", () -> Derivatives.interior(Terms.sqrt(X), Signs.weaken(assume(X_POSITIVE), Prop.Sign.NONNEGATIVE), DX, slope)),
                Use.of("inside a domain whose edge may be flat", () -> Derivatives.interior(rootOfSine, Definedness.elim(rootOfSine).getFirst(), D_SIN, assume(Prop.nonzero(SIN_X)))),
                Use.of("inside a domain with another edge", () -> Derivatives.interior(rootOfSine, Definedness.elim(rootOfSine).getFirst(), DX, slope)),
                Use.of("base of a power that varies", () -> Derivatives.base(varying, D_SIN, cosine, D_LOG, logSlope)),
                Use.of("another base of a power", () -> Derivatives.base(power(X, LOG_X), D_SIN, cosine, D_LOG, logSlope)),
                Use.of("base of a power with another exponent", () -> Derivatives.base(varying, D_SIN, cosine, DX, slope)),
                Use.of("base of a power that may be flat", () -> Derivatives.base(varying, D_SIN, logSlope, D_LOG, logSlope)),
                Use.of("base of a power with an exponent that may be flat", () -> Derivatives.base(varying, D_SIN, cosine, D_LOG, cosine)),
                Use.of("base of a power by other variables", () -> Derivatives.base(power(SIN_X, LOG_Y), D_SIN, cosine,
                        Derivatives.chain((Apply) LOG_Y, Derivatives.variable(Y, Y)), assume(Prop.nonzero(Terms.power(Y, -1))))));
    }

    private static Theorem slope(Expr value) {
        Prop p = Prop.nonzero(value);
        return p.equals(Prop.TRUE) ? Logic.truth() : assume(p);
    }

    /// `x = 0 ⊢ e = 0` for a polynomial without a constant.
    private static Theorem zeroValue(Expr e) {
        Symbol hole = Terms.real("hole");
        return Equality.inContext(Equality.equation(assume(Prop.zero(X)), X, ZERO), Substitution.of(X, hole).apply(e), hole);
    }

    /// `sin x = 0 ⊢ cos x ≠ 0`
    private static Theorem cosineAtZeroOfSine() {
        Prop.Compare goal = (Prop.Compare) Prop.nonzero(COS_X);
        Theorem pythagoras = Equality.difference(Axioms.PYTHAGORAS.at(X));
        return Signs.contradiction(goal, List.of(pythagoras, assume(Prop.zero(SIN_X)), assume(Prop.zero(COS_X))),
                List.of(new Signs.Product(org.backproof.numeric.Rational.ONE, List.of(0)), new Signs.Product(org.backproof.numeric.Rational.ONE, List.of(1)),
                        new Signs.Product(org.backproof.numeric.Rational.ONE, List.of(2)), new Signs.Product(org.backproof.numeric.Rational.ONE, List.of())),
                List.of(ONE, Terms.negate(SIN_X), Terms.negate(COS_X))).orElseThrow();
    }

    static List<Use> transports() {
        Add a = plus(LOG_X, SIN_X, G_X);
        Mul m = times(n(3), EXP_X, SIN_X, G_X);
        Theorem dExp = Derivatives.chain((Apply) EXP_X, DX);
        Theorem positive = Axioms.EXP_POSITIVE.at(X);
        Theorem near = Axioms.LOG_EXP.at(X);
        Theorem rootOfPositive = Logic.discharge(ROOT, Signs.weaken(assume(X_POSITIVE), Prop.Sign.NONNEGATIVE));
        Theorem notHere = Equality.equation(assume(Prop.zero(minus(X, ONE))), X, ONE);
        return List.of(
                Use.of("summand", () -> Derivatives.summand(assume(Prop.defined(Terms.diff(a, X))), a, G_X, others(a.terms(), G_X))),
                Use.of("summand with a term missing", () -> Derivatives.summand(assume(Prop.defined(Terms.diff(a, X))), a, G_X, List.of(D_LOG))),
                Use.of("summand that is none", () -> Derivatives.summand(assume(Prop.defined(Terms.diff(a, X))), a, EXP_X, others(a.terms(), EXP_X))),
                Use.of("summand of another sum", () -> Derivatives.summand(assume(Prop.defined(Terms.diff(plus(LOG_X, G_X), X))), a, G_X, others(a.terms(), G_X))),
                Use.of("summand by another variable", () -> Derivatives.summand(assume(Prop.defined(Terms.diff(plus(LOG_Y, G_X), X))), plus(LOG_Y, G_X), G_X,
                        List.of(Derivatives.chain((Apply) LOG_Y, Derivatives.variable(Y, Y))))),
                Use.of("factor", () -> Derivatives.factor(assume(Prop.defined(Terms.diff(m, X))), m, G_X, factors(m),
                        List.of(positive, assume(Prop.nonzero(SIN_X)), Signs.weaken(positive, Prop.Sign.NONZERO)))),
                Use.of("factor beside one that may be zero", () -> Derivatives.factor(assume(Prop.defined(Terms.diff(m, X))), m, G_X, factors(m),
                        List.of(Signs.weaken(positive, Prop.Sign.NONZERO)))),
                Use.of("factor with another missing", () -> Derivatives.factor(assume(Prop.defined(Terms.diff(m, X))), m, G_X, List.of(dExp),
                        List.of(Signs.weaken(positive, Prop.Sign.NONZERO)))),
                Use.of("factor of another product", () -> Derivatives.factor(assume(Prop.defined(Terms.diff(times(EXP_X, G_X), X))), m, G_X, factors(m),
                        List.of(assume(Prop.nonzero(SIN_X)), Signs.weaken(positive, Prop.Sign.NONZERO)))),
                Use.of("factor of zero times a product", () -> Derivatives.factor(assume(Prop.defined(Terms.diff(times(ZERO, LOG_X, G_X), X))),
                        times(ZERO, LOG_X, G_X), G_X, List.of(D_LOG), List.of(assume(Prop.nonzero(LOG_X))))),
                Use.of("derivative of an equal term", () -> Derivatives.transport(near, DX, List.of())),
                Use.of("derivative of an equal term with a hypothesis", () -> Derivatives.transport(Axioms.LOG_EXP.at(LOG_X), D_LOG, List.of())),
                Use.of("derivative of a term equal near the point", () -> Derivatives.transport(rootOfPositive, DX, List.of(DX))),
                Use.of("derivative of a term equal where another is continuous", () -> Derivatives.transport(
                        Logic.discharge(ROOT, Signs.weaken(positivity(), Prop.Sign.NONNEGATIVE)), DX, List.of(D_LOG))),
                Use.of("derivative of a term equal where nothing is said to be continuous", () -> Derivatives.transport(rootOfPositive, DX, List.of())),
                Use.of("derivative of a term equal where another variable is continuous", () -> Derivatives.transport(rootOfPositive, DX,
                        List.of(Derivatives.constant(X, Y)))),
                Use.of("derivative of a term equal at an edge", () -> Derivatives.transport(ROOT, DX, List.of(DX))),
                Use.of("derivative of a term equal at one point", () -> Derivatives.transport(notHere, Derivatives.constant(ONE, X), List.of(DX))),
                Use.of("derivative of a term equal where others hold", () -> Derivatives.transport(
                        Logic.discharge(near, assume(Prop.zero(Y))), DX, List.of())),
                Use.of("derivative of a term equal under a held hypothesis", () -> Derivatives.transport(
                        Equality.equation(assume(Prop.zero(minus(Y, Z))), Y, Z), Derivatives.constant(Z, X), List.of())),
                Use.of("derivative of another term", () -> Derivatives.transport(near, D_SIN, List.of())),
                Use.of("derivatives of equal terms", () -> Derivatives.congruence(LOG_PRODUCT, X, List.of(DX))),
                Use.of("derivatives of terms equal at an edge", () -> Derivatives.congruence(ROOT, X, List.of(DX))),
                Use.of("derivatives of terms equal at one point", () -> Derivatives.congruence(notHere, X, List.of(DX))),
                Use.of("derivatives by an entry of terms with a hypothesis about the vector", () -> Derivatives.congruence(
                        Axioms.ROOT_OF_SQUARE.at(VI), VJ, List.of())));
    }

    /// `log x > 0 ⊢ x > 0`
    private static Theorem positivity() {
        return Logic.discharge(Definedness.elim(LOG_X).getFirst(), Definedness.known(assume(Prop.positive(LOG_X))));
    }

    private static List<Theorem> others(List<Expr> parts, Expr part) {
        return parts.stream().filter(e -> e != part).map(DerivativeUses::of).toList();
    }

    private static List<Theorem> factors(Mul m) {
        return m.factors().stream().filter(e -> e != G_X)
                .map(e -> e == EXP_X ? Derivatives.chain((Apply) EXP_X, DX) : of(e)).toList();
    }
}
