package org.backproof.kernel;

import static org.backproof.kernel.Letters.I;
import static org.backproof.kernel.Letters.J;
import static org.backproof.kernel.Letters.K;
import static org.backproof.kernel.Letters.LOG_X;
import static org.backproof.kernel.Letters.LOG_Y;
import static org.backproof.kernel.Letters.P;
import static org.backproof.kernel.Letters.TI;
import static org.backproof.kernel.Letters.V;
import static org.backproof.kernel.Letters.VI;
import static org.backproof.kernel.Letters.VJ;
import static org.backproof.kernel.Letters.X;
import static org.backproof.kernel.Letters.Y;
import static org.backproof.kernel.Letters.assume;
import static org.backproof.kernel.Letters.minus;
import static org.backproof.kernel.Letters.n;
import static org.backproof.kernel.Letters.times;

import java.util.List;
import org.backproof.expr.Apply;
import org.backproof.expr.Delta;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Mul;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Uses of [Maxima].
final class MaximaUses {
    private static final Function LARGEST = new Function.Largest(List.of(V.sort()));
    private static final Symbol M = Terms.symbol("a", new Sort.Tensor(List.of(K, K)));
    private static final Symbol L = Terms.symbol("l", Sort.upTo(K));

    /// `first(v) = v[1]`
    private static final Function.Defined FIRST = Letters.function("first", V, Terms.entry(V, Terms.ONE));

    private MaximaUses() {
    }

    private static Apply max(Symbol index, Expr body) {
        return (Apply) Terms.apply(LARGEST, Terms.lambda(List.of(index), body));
    }

    private static Apply square(Expr body) {
        return (Apply) Terms.apply(new Function.Largest(List.of(M.sort())), Terms.lambda(List.of(I, J), body));
    }

    private static Use shift(String name, Apply max, Symbol... fresh) {
        return Use.of("maximum shifted: " + name, () -> Maxima.shift(max, List.of(fresh)));
    }

    private static Use scale(String name, Apply max, Symbol... fresh) {
        return Use.of("maximum scaled: " + name, () -> Maxima.scale(max, List.of(fresh)));
    }

    private static Use entry(String name, Apply max, Expr... at) {
        return Use.of("entry of a maximum: " + name, () -> Maxima.entry(max, List.of(at)));
    }

    private static Use bound(String name, Apply max, Symbol fresh, Expr u, Prop entries) {
        return Use.of("bound of a maximum: " + name, () -> Maxima.bound(max, List.of(fresh), u, assume(entries)));
    }

    private static Use slope(String name, Apply max, Theorem entries, Symbol... fresh) {
        return Use.of("derivative of a maximum: " + name, () -> Maxima.derivative(max, List.of(fresh), entries));
    }

    private static Use agree(String name, Apply max, Symbol fresh, Theorem entries, Theorem agree) {
        return Use.of("derivative of a maximum at ties: " + name, () -> Maxima.derivative(max, List.of(fresh), entries, agree));
    }

    private static Use touching(String name, Apply max, Expr x, Expr at, Theorem entry, Prop taken) {
        return Use.of("derivative of a maximum that exists: " + name,
                () -> Maxima.touching(assume(Prop.defined(Terms.diff(max, x))), List.of(at), entry, assume(taken)));
    }

    private static Theorem byX(Mul m) {
        return Derivatives.product(m, m.factors().stream().map(f -> f == X ? Letters.DX : f == LOG_X ? Letters.D_LOG : Derivatives.constant(f, X)).toList());
    }

    static List<Use> derivatives() {
        Apply largest = max(I, VI);
        Theorem entries = Derivatives.variable(VI, VJ);
        Theorem own = Derivatives.variable(VJ, VJ);
        Apply line = max(I, Terms.multiply(X, TI));
        Theorem slopes = byX(times(X, TI));
        Apply logs = max(I, Terms.multiply(LOG_X, Primitives.log(TI)));
        Expr cell = Terms.entry(M, I, J);
        Theorem cells = byX(times(X, cell));
        Symbol o = Terms.symbol("o", Sort.upTo(K));
        Theorem apart = Sums.apart((Delta) Terms.delta(I, J), assume(Prop.nonzero(minus(I, J))));
        Theorem known = assume(new Prop.Equal(TI, Y));
        // x·tᵢ = max ⊢ tᵢ = max/x
        Symbol hole = Terms.real("hole");
        Theorem quotient = Equality.inContext(Equality.equation(assume(Maxima.taken(line, List.of(I))), line, Terms.multiply(X, TI)), Terms.divide(hole, X), hole);
        Theorem atPlace = Equality.symmetric(Equality.transitive(quotient, Field.identity(quotient.right(), TI).orElseThrow()));
        Apply places = max(I, Terms.multiply(X, I));
        Prop taken = Maxima.taken(largest, List.of(J));
        return List.of(
                slope("by an entry", largest, entries, I), slope("under another name", max(J, VJ), Derivatives.variable(Terms.entry(V, L), VI), L),
                slope("of lines", line, slopes, I), slope("of logarithms", logs, byX(times(LOG_X, Primitives.log(TI))), I),
                slope("of a matrix", square(Terms.multiply(X, cell)), cells, I, J), slope("of a constant", max(I, TI), Derivatives.constant(TI, X), I),
                slope("of other entries", max(I, TI), entries, I), slope("by the entry at the index", largest, Derivatives.variable(VI, VI), I),
                slope("over another range", largest, Derivatives.variable(Terms.entry(V, P), VJ), P), slope("too few indices", square(Terms.multiply(X, cell)), cells, I),
                slope("no maximum", (Apply) LOG_X, Letters.D_LOG), slope("another function of a tensor", (Apply) Terms.apply(FIRST, Terms.lambda(List.of(I), VI)), entries, I),
                agree("of one slope", line, I, slopes, known), agree("at another place", largest, I, entries, apart), agree("from the place", line, I, slopes, atPlace),
                agree("of a constant", max(I, TI), I, Derivatives.constant(TI, X), Equality.reflexive(Terms.ZERO)),
                agree("that varies", line, I, slopes, Equality.reflexive(TI)), agree("of other slopes", line, I, slopes, assume(new Prop.Equal(VI, Y))),
                agree("of other entries", largest, I, slopes, known), agree("by the entry at the index", largest, I, Derivatives.variable(VI, VI), Equality.reflexive(Terms.ONE)),
                agree("of a logarithm", logs, I, byX(times(LOG_X, Primitives.log(TI))), assume(new Prop.Equal(Terms.divide(Primitives.log(TI), X), LOG_Y))),
                touching("at the entry", largest, VJ, J, own, taken), touching("at another entry", largest, VJ, o, Derivatives.variable(Terms.entry(V, o), VJ), Maxima.taken(largest, List.of(o))),
                touching("at a number", largest, VJ, n(2), Derivatives.variable(Terms.entry(V, n(2)), VJ), Maxima.taken(largest, List.of(n(2)))),
                touching("of a line", line, X, I, slopes, Maxima.taken(line, List.of(I))),
                touching("of a logarithm", logs, X, I, byX(times(LOG_X, Primitives.log(TI))), Maxima.taken(logs, List.of(I))),
                touching("taken elsewhere", largest, VJ, J, own, Maxima.taken(largest, List.of(I))), touching("not taken", largest, VJ, J, own, Prop.positive(minus(largest, VJ))),
                touching("by another variable", largest, VI, J, own, taken), touching("of another entry", largest, VJ, J, entries, taken),
                touching("at the variable", places, X, X, PowerDerivatives.power((Pow) Terms.power(X, 2), Letters.DX, true), Maxima.taken(places, List.of(X))));
    }

    static List<Use> all() {
        Expr shifted = Terms.add(VI, LOG_X);
        Expr scaled = Terms.multiply(Terms.num(-2), X, VI);
        Expr entry = Terms.entry(M, I, J);
        Apply largest = max(I, VI);
        Prop above = Prop.nonnegative(minus(LOG_X, VJ));
        return List.of(
                shift("by a logarithm", max(I, shifted), I), shift("under another name", max(I, shifted), J),
                shift("with two that vary", max(I, Terms.add(VI, TI, n(3))), I), shift("nothing that varies", max(I, Terms.add(X, Y)), I),
                shift("no sum", largest, I), shift("an index of another range", max(I, shifted), P), shift("a free index", max(I, Terms.add(VI, Terms.entry(Letters.T, J))), J),
                shift("another function of a tensor", (Apply) Terms.apply(FIRST, Terms.lambda(List.of(I), shifted)), I),
                shift("too few indices", square(Terms.add(entry, X)), I), shift("one index twice", square(Terms.add(entry, X)), I, I),
                shift("two indices", square(Terms.add(entry, LOG_X)), I, J), shift("exchanged indices", square(Terms.add(entry, LOG_X)), J, I),
                shift("no maximum", (Apply) Primitives.log(Terms.add(X, Y)), I), shift("by what one index varies", square(Terms.add(entry, VI, X)), I, J),
                scale("by a variable", max(I, Terms.multiply(X, VI)), I), scale("by a number", max(I, Terms.multiply(n(2), VI)), I),
                scale("by a negative number and a variable", max(I, scaled), I), scale("nothing that varies", max(I, Terms.multiply(X, Y)), I),
                scale("no product", largest, I), scale("with two that vary", max(I, Terms.multiply(LOG_X, VI, TI)), I),
                entry("at an index", largest, J), entry("at a number", largest, n(3)), entry("at an index of another range", largest, P),
                entry("of logarithms", max(I, Primitives.log(VI)), J), entry("of a matrix", square(entry), J, L), entry("at a variable", largest, X),
                bound("from every entry", largest, J, LOG_X, above), bound("strict", largest, J, LOG_X, Prop.positive(minus(LOG_X, VJ))),
                bound("not zero only", largest, J, LOG_X, Prop.nonzero(minus(LOG_X, VJ))), bound("zero", largest, J, LOG_X, Prop.zero(minus(LOG_X, VJ))),
                bound("of another term", largest, J, X, above), bound("of other entries", max(I, TI), J, LOG_X, above),
                bound("that varies", largest, J, Terms.entry(Letters.T, J), Prop.nonnegative(minus(Terms.entry(Letters.T, J), VJ))),
                bound("of one entry", largest, I, LOG_X, above));
    }
}
