package org.backproof.kernel;

import static org.backproof.expr.Terms.ONE;
import static org.backproof.expr.Terms.TWO;
import static org.backproof.expr.Terms.ZERO;
import static org.backproof.kernel.Letters.*;

import java.util.List;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Cases;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Mul;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Uses of [Derivatives].
final class DerivativeUses {
    /// `⊢ D (x − 1) = 1`
    private static final Theorem DX_LESS = Derivatives.sum(plus(n(-1), X), List.of(Derivatives.constant(n(-1), X), DX));
    private static final Prop X_POSITIVE = Prop.positive(X);
    private static final Expr SQUARE = Terms.power(X, 2);
    private static final Theorem D_SQUARE = PowerDerivatives.power((Pow) SQUARE, DX, true);
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
        Sum shifted = sum(I, entry(V, plus(I, ONE)));
        Theorem differ = assume(Prop.nonzero(minus(I, J)));
        Theorem byY = Derivatives.variable(Y, Y);
        Symbol t = Terms.real("s");
        Theorem outer = Derivatives.chain((Apply) Primitives.log(t), Derivatives.variable(t, t));
        Theorem mixed = Derivatives.product(times(X, t), List.of(Derivatives.constant(X, t), Derivatives.variable(t, t)).reversed().stream()
                .sorted(java.util.Comparator.comparingInt(d -> times(X, t).factors().indexOf(d.derivative().body()))).toList());
        return List.of(
                Use.of("derivative that exists", () -> Derivatives.itself(assume(Prop.defined(Terms.diff(LOG_X, X))))),
                Use.of("derivative of what is defined", () -> Derivatives.itself(assume(Prop.defined(LOG_X)))),
                Use.of("derivative of a constant", () -> Derivatives.constant(LOG_Y, X)),
                Use.of("derivative of a constant, by an entry", () -> Derivatives.constant(LOG_X, VJ)),
                Use.of("derivative of another entry", () -> OtherEntries.elsewhere(times(X, Primitives.log(VI)), (Entry) VJ, List.of(differ))),
                Use.of("derivative of an entry at another number", () -> OtherEntries.elsewhere(entry(V, ONE), entry(V, TWO), List.of())),
                Use.of("derivative of another entry, from a hypothesis", () -> OtherEntries.elsewhere(VI, (Entry) VJ,
                        List.of(Logic.discharge(differ, Signs.weaken(assume(Prop.positive(minus(I, J))), Prop.Sign.NONZERO))))),
                Use.of("derivative of another entry that may be none", () -> OtherEntries.elsewhere(entry(V, n(3)), entry(V, n(4)), List.of())),
                Use.of("derivative of another column", () -> OtherEntries.elsewhere(sum(I, entry(w, I, ONE)), entry(w, J, TWO), List.of())),
                Use.of("derivative of an entry as of another one", () -> OtherEntries.elsewhere(VI, (Entry) VJ, List.of())),
                Use.of("derivative of two entries as of others", () -> OtherEntries.elsewhere(times(VI, entry(V, ONE)), (Entry) VJ, List.of(differ))),
                Use.of("derivative of all entries as of another one", () -> OtherEntries.elsewhere(series, (Entry) VJ,
                        List.of(differ, assume(Prop.nonzero(minus(series.index(), J)))))),
                Use.of("derivative of shifted entries as of another one", () -> OtherEntries.elsewhere(shifted, (Entry) VJ,
                        List.of(assume(Prop.nonzero(minus(plus(shifted.index(), ONE), J)))))),
                Use.of("derivative of an entry at this one as of another", () -> OtherEntries.elsewhere(entry(V, VJ), (Entry) VJ,
                        List.of(assume(Prop.nonzero(minus(VJ, J)))))),
                Use.of("derivative by an entry at another one", () -> OtherEntries.elsewhere(VI, entry(V, entry(V, J)),
                        List.of(assume(Prop.nonzero(minus(I, VJ)))))),
                Use.of("derivative of a derivative by another entry", () -> OtherEntries.elsewhere(Terms.diff(Terms.power(VI, 2), VI), (Entry) VJ,
                        List.of(differ))),
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
                Use.of("power rule", () -> PowerDerivatives.power((Pow) Terms.power(LOG_X, 3), D_LOG, true)),
                Use.of("derivative by itself", () -> Derivatives.itself(assume(Prop.defined(Terms.diff(LOG_X, X))))),
                Use.of("derivative by itself of what is defined", () -> Derivatives.itself(assume(Prop.defined(LOG_X)))),
                Use.of("power rule, exponent 0", () -> PowerDerivatives.power((Pow) Terms.power(LOG_X, 0), D_LOG, true)),
                Use.of("derivative of a constant, by an entry that may be none", () -> Derivatives.constant(LOG_X, Terms.entry(V, n(3)))),
                Use.of("power rule, negative", () -> PowerDerivatives.power((Pow) Terms.power(SIN_X, -2), D_SIN, true)),
                Use.of("power rule, root", () -> PowerDerivatives.power((Pow) Terms.sqrt(SIN_X), D_SIN, false)),
                Use.of("power rule, symbolic exponent", () -> PowerDerivatives.power(power(SIN_X, LOG_Y), D_SIN, false)),
                Use.of("power rule, symbolic integer", () -> PowerDerivatives.power(power(SIN_X, Y), D_SIN, true)),
                Use.of("power rule, natural exponent", () -> PowerDerivatives.naturalPower(power(SIN_X, LOG_Y), D_SIN)),
                Use.of("power rule, natural exponent, slope with a hypothesis", () -> PowerDerivatives.naturalPower(power(LOG_X, Y), D_LOG)),
                Use.of("power rule, natural exponent, another base", () -> PowerDerivatives.naturalPower(power(X, LOG_Y), D_SIN)),
                Use.of("power rule, natural exponent that varies", () -> PowerDerivatives.naturalPower(power(SIN_X, X), D_SIN)),
                Use.of("power above one", () -> PowerDerivatives.powerAboveOne(power(SQUARE, over(n(3), TWO)), D_SQUARE, Signs.square(X), List.of())),
                Use.of("power above one, symbolic exponent", () -> PowerDerivatives.powerAboveOne(power(SQUARE, LOG_Y), D_SQUARE, Signs.square(X), List.of())),
                Use.of("power above one, a root", () -> PowerDerivatives.powerAboveOne(power(SQUARE, Terms.HALF), D_SQUARE, Signs.square(X), List.of())),
                Use.of("power above one, exponent that varies", () -> PowerDerivatives.powerAboveOne(power(SQUARE, X), D_SQUARE, Signs.square(X), List.of())),
                Use.of("power above one, another base", () -> PowerDerivatives.powerAboveOne(power(SQUARE, LOG_Y), D_SIN, Signs.square(X), List.of())),
                Use.of("power above one, sign of another term", () -> PowerDerivatives.powerAboveOne(power(SIN_X, LOG_Y), D_SIN, Signs.square(X), List.of())),
                Use.of("power above one, slope with a hypothesis", () -> PowerDerivatives.powerAboveOne(power(LOG_X, Y), D_LOG,
                        Signs.weaken(LOG_POSITIVE, Prop.Sign.NONNEGATIVE), List.of(DX_LESS))),
                Use.of("power above one, sign that is not known near by", () -> PowerDerivatives.powerAboveOne(power(LOG_X, Y), D_LOG,
                        Signs.weaken(LOG_POSITIVE, Prop.Sign.NONNEGATIVE), List.of())),
                Use.of("power above one, sign at the point only", () -> PowerDerivatives.powerAboveOne(power(X, Y), DX, assume(Prop.nonnegative(X)), List.of(DX))),
                Use.of("power rule with another base", () -> PowerDerivatives.power((Pow) Terms.power(SIN_X, -2), DX, true)),
                Use.of("power rule with an exponent that varies", () -> PowerDerivatives.power(power(LOG_X, X), D_LOG, false)),
                Use.of("exponential rule", () -> PowerDerivatives.exponential(power(LOG_X, SIN_X), D_LOG, D_SIN)),
                Use.of("exponential rule with swapped parts", () -> PowerDerivatives.exponential(power(LOG_X, SIN_X), D_SIN, D_LOG)),
                Use.of("chain rule", () -> Derivatives.chain((Apply) Primitives.log(SIN_X), D_SIN)),
                Use.of("chain rule with a hypothesis", () -> Derivatives.chain((Apply) Primitives.sin(LOG_X), D_LOG)),
                Use.of("chain rule of a function without a derivative", () -> Derivatives.chain(
                        (Apply) Terms.apply(Primitives.TRIGAMMA, X), DX)),
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
                Use.of("value of a derivative", () -> Derivatives.value(D_SQUARE, Equality.symmetric(SQUARE_OF_ROOT.at(times(TWO, X))))),
                Use.of("value of a derivative, reflexivity", () -> Derivatives.value(D_LOG, same(Terms.power(X, -1)))),
                Use.of("value of another derivative", () -> Derivatives.value(D_SQUARE, ROOT)),
                Use.of("derivative as an equation", () -> Derivatives.equation(D_LOG)),
                Use.of("differentiable", () -> Derivatives.defined(D_LOG, false)),
                Use.of("derivative has a value", () -> Derivatives.defined(D_LOG, true)));
    }

    private static Cases branches(Prop.Sign sign, Expr then, Expr otherwise) {
        return cases(Prop.compare(SIN_X, sign), then, otherwise);
    }

    static List<Use> branches() {
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
                        Derivatives.constant(SIN_X, Y), D_LOG)));
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
                Use.of("summand", () -> Differentiability.summand(assume(Prop.defined(Terms.diff(a, X))), a, G_X, others(a.terms(), G_X))),
                Use.of("summand with a term missing", () -> Differentiability.summand(assume(Prop.defined(Terms.diff(a, X))), a, G_X, List.of(D_LOG))),
                Use.of("summand that is none", () -> Differentiability.summand(assume(Prop.defined(Terms.diff(a, X))), a, EXP_X, others(a.terms(), EXP_X))),
                Use.of("summand of another sum", () -> Differentiability.summand(assume(Prop.defined(Terms.diff(plus(LOG_X, G_X), X))), a, G_X, others(a.terms(), G_X))),
                Use.of("summand by another variable", () -> Differentiability.summand(assume(Prop.defined(Terms.diff(plus(LOG_Y, G_X), X))), plus(LOG_Y, G_X), G_X,
                        List.of(Derivatives.chain((Apply) LOG_Y, Derivatives.variable(Y, Y))))),
                Use.of("factor", () -> Differentiability.factor(assume(Prop.defined(Terms.diff(m, X))), m, G_X, factors(m),
                        List.of(positive, assume(Prop.nonzero(SIN_X)), Signs.weaken(positive, Prop.Sign.NONZERO)))),
                Use.of("factor beside one that may be zero", () -> Differentiability.factor(assume(Prop.defined(Terms.diff(m, X))), m, G_X, factors(m),
                        List.of(Signs.weaken(positive, Prop.Sign.NONZERO)))),
                Use.of("factor with another missing", () -> Differentiability.factor(assume(Prop.defined(Terms.diff(m, X))), m, G_X, List.of(dExp),
                        List.of(Signs.weaken(positive, Prop.Sign.NONZERO)))),
                Use.of("factor of another product", () -> Differentiability.factor(assume(Prop.defined(Terms.diff(times(EXP_X, G_X), X))), m, G_X, factors(m),
                        List.of(assume(Prop.nonzero(SIN_X)), Signs.weaken(positive, Prop.Sign.NONZERO)))),
                Use.of("factor of zero times a product", () -> Differentiability.factor(assume(Prop.defined(Terms.diff(times(ZERO, LOG_X, G_X), X))),
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
                        ROOT_OF_SQUARE.at(VI), VJ, List.of())));
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
