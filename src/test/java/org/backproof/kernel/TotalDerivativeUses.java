package org.backproof.kernel;

import static org.backproof.expr.Terms.ONE;
import static org.backproof.expr.Terms.TWO;
import static org.backproof.expr.Terms.ZERO;
import static org.backproof.kernel.Letters.*;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Uses of [TotalDerivative].
final class TotalDerivativeUses {
    private static final Symbol M = Terms.symbol("M", Sort.SIZE);
    private static final Symbol A = Terms.symbol("a", new Sort.Tensor(List.of(M)));
    private static final Symbol B = Terms.real("b");
    private static final Symbol L = Terms.symbol("l", Sort.upTo(M));
    private static final Symbol O = Terms.symbol("o", Sort.upTo(M));
    private static final Symbol AT = Terms.symbol("l", Sort.upTo(K));
    private static final Expr AL = Terms.entry(A, L);
    private static final Expr AO = Terms.entry(A, O);
    /// log Σ exp(aₗ)
    private static final Function.Defined LSE = of("lse", Primitives.log(Terms.sum(L, Primitives.exp(AL))));
    /// The argument sin(x)·tᵢ.
    private static final Expr ARGUMENT = Terms.lambda(List.of(I), Terms.multiply(SIN_X, TI));
    private static final Theorem INNER = product(times(SIN_X, Terms.entry(T, AT)));

    private TotalDerivativeUses() {
    }

    private static Function.Defined of(String name, Expr body) {
        return new Function.Defined(name, List.of(A, B), 0, body, 0);
    }

    private static Theorem product(Mul m) {
        return Derivatives.product(m, m.factors().stream().map(f -> f == SIN_X ? D_SIN : f == LOG_X ? D_LOG : Derivatives.constant(f, X)).toList());
    }

    private static Expr largest(Expr body) {
        return Terms.apply(new Function.Largest(List.of(A.sort())), Terms.lambda(List.of(O), body));
    }

    private static Expr call(Function f, Expr argument, Expr other) {
        return Terms.apply(f, argument, other);
    }

    private static Theorem chain(Function.Defined f) {
        return chain(f, partial(f));
    }

    private static Theorem chain(Function.Defined f, Theorem partial) {
        return TotalDerivative.chain((Apply) call(f, ARGUMENT, Y), 0, partial, List.of(AT), INNER);
    }

    /// `∂f(a, b)/∂aₗ`, by the definition of f.
    private static Theorem partial(Function.Defined f) {
        return Derivatives.transport(Equality.unfold((Apply) Terms.apply(f, TotalDerivative.own(f))), derivative(f.body(), 0, A, AL), List.of());
    }

    private static Theorem derivative(Expr e, int depth, Symbol by, Expr entry) {
        if (!Free.occurs(by, e)) {
            return Derivatives.constant(e, entry);
        }
        return switch (e) {
            case Entry n -> Derivatives.variable(n, entry);
            case Add a -> Derivatives.sum(a, a.terms().stream().map(t -> derivative(t, depth, by, entry)).toList());
            case Mul m -> Derivatives.product(m, m.factors().stream().map(t -> derivative(t, depth, by, entry)).toList());
            case Pow p -> PowerDerivatives.exponential(p, derivative(p.base(), depth, by, entry), derivative(p.exponent(), depth, by, entry));
            case Apply a when a.function() instanceof Function.Largest -> {
                Symbol i = Terms.symbol("m" + depth, L.sort());
                yield Maxima.derivative(a, List.of(i), derivative(Binders.open((Lambda) a.arguments().getFirst(), List.of(i)), depth + 1, by, entry));
            }
            case Apply a -> Derivatives.chain(a, derivative(a.arguments().getFirst(), depth, by, entry));
            case Sum s -> {
                Symbol i = Terms.symbol("s" + depth, s.index().sort());
                yield Derivatives.series(s, i, derivative(Binders.open(s, i), depth + 1, by, entry));
            }
            case Expr other -> throw new AssertionError(other);
        };
    }

    /// Of `Σ exp(aₗ)·cₗ` at a = sin(x)·t, c = u along the paths of both; the letters of the paths differ.
    private static List<Use> paths() {
        Symbol c = Terms.symbol("c", new Sort.Tensor(List.of(M)));
        Function.Defined f = new Function.Defined("weighted", List.of(A, c), 0, Terms.sum(L, Terms.multiply(Primitives.exp(AL), Terms.entry(c, L))), 0);
        Theorem unfolded = Equality.unfold((Apply) Terms.apply(f, TotalDerivative.own(f)));
        Theorem byA = Derivatives.transport(unfolded, derivative(f.body(), 0, A, AL), List.of());
        Theorem byC = Derivatives.transport(unfolded, derivative(f.body(), 0, c, Terms.entry(c, L)), List.of());
        Mul scale = times(X, Terms.entry(T, AT));
        Theorem scaled = Derivatives.product(scale, scale.factors().stream().map(k -> k == X ? DX : Derivatives.constant(k, X)).toList());
        Theorem byY = Derivatives.product(scale, scale.factors().stream().map(k -> Derivatives.constant(k, Y)).toList());
        Expr second = Terms.lambda(List.of(I), Terms.multiply(X, TI));
        Apply call = (Apply) Terms.apply(f, ARGUMENT, second);
        TotalDerivative.Path first = new TotalDerivative.Path(0, byA, List.of(AT), INNER);
        TotalDerivative.Path along = new TotalDerivative.Path(1, byC, List.of(AT), scaled);
        return List.of(
                Use.of("total derivative along two paths", () -> TotalDerivative.chain(call, List.of(first, along))),
                Use.of("total derivative along one of two paths", () -> TotalDerivative.chain(call, List.of(first))),
                Use.of("total derivative along a path twice", () -> TotalDerivative.chain((Apply) Terms.apply(f, ARGUMENT, Terms.tensor(T)), List.of(first, first))),
                Use.of("total derivative along the other path", () -> TotalDerivative.chain((Apply) Terms.apply(f, Terms.tensor(T), second), List.of(along))),
                Use.of("total derivative along paths by two variables", () -> TotalDerivative.chain(call, List.of(first, new TotalDerivative.Path(1, byC, List.of(AT), byY)))),
                Use.of("total derivative along a path with the partial derivative of the other", () -> TotalDerivative.chain(call,
                        List.of(first, new TotalDerivative.Path(1, byA, List.of(AT), scaled)))));
    }

    static List<Use> all() {
        Theorem partial = partial(LSE);
        Expr matrix = Terms.lambda(List.of(I, J), Terms.multiply(SIN_X, TI));
        Mul scale = times(X, Terms.entry(T, AT));
        Theorem scaled = Derivatives.product(scale, scale.factors().stream().map(f -> f == X ? DX : Derivatives.constant(f, X)).toList());
        Symbol later = Terms.symbol("l", new Sort.Index(TWO, M));
        Symbol laterHere = Terms.symbol("l", new Sort.Index(TWO, K));
        Theorem logs = product(times(LOG_X, Terms.entry(T, AT)));
        List<Use> uses = new ArrayList<>(List.of(
                Use.of("total derivative", () -> chain(LSE, partial)),
                Use.of("total derivative with a hypothesis of the argument", () -> TotalDerivative.chain((Apply) call(LSE,
                        Terms.lambda(List.of(I), Terms.multiply(LOG_X, TI)), Y), 0, partial, List.of(AT), logs)),
                Use.of("total derivative with a hypothesis for each entry", () -> TotalDerivative.chain((Apply) call(LSE,
                        Terms.lambda(List.of(I), Primitives.log(Terms.multiply(X, TI))), Y), 0, partial, List.of(AT),
                        Derivatives.chain((Apply) Primitives.log(Terms.multiply(X, Terms.entry(T, AT))), scaled))),
                Use.of("total derivative over a part of the range", () -> TotalDerivative.chain((Apply) call(LSE, ARGUMENT, Y), 0,
                        Logic.instantiate(partial, Substitution.of(L, later)), List.of(laterHere), product(times(SIN_X, Terms.entry(T, laterHere))))),
                Use.of("total derivative with a partial argument", () -> TotalDerivative.chain((Apply) call(LSE, ARGUMENT, LOG_Y), 0, partial, List.of(AT), INNER)),
                Use.of("total derivative with another argument that varies", () -> TotalDerivative.chain((Apply) call(LSE, ARGUMENT, X), 0, partial, List.of(AT), INNER)),
                Use.of("total derivative with another partial derivative", () -> chain(LSE, partial(of("other", LSE.body())))),
                Use.of("total derivative with a derivative elsewhere", () -> chain(LSE, Derivatives.chain((Apply) LSE.body(),
                        derivative(((Apply) LSE.body()).arguments().getFirst(), 0, A, AL)))),
                Use.of("total derivative with a derivative by another vector", () -> chain(LSE, Derivatives.constant(
                        Terms.apply(LSE, TotalDerivative.own(LSE)), Terms.entry(T, AT)))),
                Use.of("total derivative with a partial derivative at another entry", () -> chain(LSE, Logic.instantiate(partial, Substitution.of(L, O)))),
                Use.of("total derivative with a partial derivative at one entry", () -> chain(LSE, Logic.instantiate(partial, Substitution.of(L, TWO)))),
                Use.of("total derivative with the derivative of another argument", () -> TotalDerivative.chain((Apply) call(LSE, ARGUMENT, Y), 0, partial,
                        List.of(AT), logs)),
                Use.of("total derivative at another place", () -> TotalDerivative.chain((Apply) call(LSE, ARGUMENT, Y), 1, partial, List.of(AT), INNER)),
                Use.of("total derivative of a function of a matrix", () -> TotalDerivative.chain((Apply) call(LSE, matrix, Y), 0, partial, List.of(AT, J), INNER)),
                Use.of("total derivative at an index in use", () -> TotalDerivative.chain((Apply) call(LSE,
                        Terms.lambda(List.of(I), Terms.multiply(SIN_X, Terms.entry(T, AT))), Y), 0, partial, List.of(AT), INNER)),
                Use.of("total derivative by an entry at the index", () -> TotalDerivative.chain((Apply) call(LSE,
                        Terms.lambda(List.of(I), VI), Y), 0, partial, List.of(AT), Derivatives.variable(Terms.entry(V, AT), Terms.entry(V, AT)))),
                Use.of("total derivative by another entry", () -> TotalDerivative.chain((Apply) call(LSE,
                        Terms.lambda(List.of(I), VI), Y), 0, partial, List.of(AT), Derivatives.variable(Terms.entry(V, AT), VJ))),
                Use.of("total derivative over another range", () -> TotalDerivative.chain((Apply) call(LSE, ARGUMENT, Y), 0, partial,
                        List.of(Terms.symbol("l", new Sort.Index(TWO, K))), INNER)),
                Use.of("total derivative with other arguments of the partial derivative", () -> Derivatives.equation(chain(LSE, partial)))));
        uses.addAll(paths());
        Function.Defined top = of("top", largest(AO));
        Theorem at = Derivatives.variable(Terms.entry(A, O), AL);
        Theorem ties = Maxima.derivative((Apply) top.body(), List.of(O), at, assume(new Prop.Equal(at.derivative().value(), B)));
        Theorem unfolded = Equality.unfold((Apply) Terms.apply(top, TotalDerivative.own(top)));
        uses.add(Use.of("total derivative of a maximum at ties", () -> chain(top, Derivatives.transport(unfolded, ties, List.of()))));
        // each beside a term that varies
        Expr first = Terms.entry(A, ONE);
        List<Expr> parts = List.of(n(3), B, first, Terms.sum(O, Terms.multiply(Terms.delta(O, TWO), AO)), plus(first, B), times(TWO, first, B), Terms.power(B, -2), Terms.power(B, 3), Terms.sqrt(B), Terms.power(B, first),
                Terms.local(Primitives.log(B)), Primitives.log(B), Primitives.pi(), Terms.apply(Primitives.ASIN, B), Terms.apply(function("g", X, Primitives.log(X)), B),
                Terms.entry(A, n(2)), Terms.sum(O, Primitives.log(AO)), Terms.sum(O, Terms.sum(L, Primitives.log(Terms.multiply(AO, AL)))),
                Terms.cases(Prop.positive(B), B, ZERO), Terms.diff(Primitives.log(B), B), Terms.apply(new Function.Opaque("h", 1, 0), B),
                Terms.apply(function("slope", X, Terms.diff(Primitives.log(X), X)), B),
                Terms.sum(O, Primitives.log(Terms.multiply(B, O))), largest(AO), largest(Primitives.log(AO)), largest(Terms.multiply(AO, first)));
        for (Expr part : parts) {
            Expr body = Terms.add(part, Primitives.exp(first));
            uses.add(Use.of("total derivative of " + body, () -> chain(of("f", body))));
        }
        return uses;
    }
}
