package org.backproof.kernel;

import static org.backproof.expr.Terms.ONE;
import static org.backproof.expr.Terms.TWO;
import static org.backproof.expr.Terms.ZERO;
import static org.backproof.kernel.Letters.*;

import java.util.List;
import org.backproof.expr.Apply;
import org.backproof.expr.Cases;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Uses of [Equality] and [Field].
final class EqualityUses {
    private static final Prop X_POSITIVE = Prop.positive(X);
    private static final Expr LOG_XY = Primitives.log(Terms.multiply(X, Y));
    private static final Symbol HOLE = Terms.real("hole");
    private static final Cases ABS = cases(Prop.nonnegative(X), Terms.sqrt(Terms.power(X, 2)), LOG_Y);
    private static final Cases BOTH = cases(Prop.and(List.of(X_POSITIVE, Prop.nonnegative(LOG_Y), Prop.nonzero(Z))), X, Y);
    private static final Cases EITHER = cases(Prop.or(List.of(X_POSITIVE, Prop.nonnegative(LOG_Y), Prop.zero(Z))), X, Y);
    /// `t[i] > 0, v[i] > 0 ⊢ log(t[i] v[i]) = log t[i] + log v[i]`
    private static final Theorem ENTRIES = Axioms.LOG_PRODUCT.at(TI, VI);
    private static final Lambda LOGS = (Lambda) Terms.lambda(List.of(I), ENTRIES.left());
    private static final Symbol SIZE = Terms.symbol("size", Sort.SIZE);
    private static final Symbol UP_TO_SIZE = Terms.symbol("i", Sort.upTo(SIZE));
    /// `K = 2 ⊢ K = 2`
    private static final Theorem SIZE_TWO = Equality.equation(Logic.assume(Prop.zero(Terms.subtract(Letters.K, TWO))), Letters.K, TWO);
    private static final Theorem SUM_OF_LOGS = Equality.symmetric(LOG_PRODUCT);

    private EqualityUses() {
    }

    static List<Use> all() {
        Theorem rootOfLog = ROOT_OF_SQUARE.at(LOG_X);
        Symbol m = Terms.symbol("m", new Sort.Index(TWO, K));
        Local local = (Local) Terms.local(LOG_X);
        Theorem byCases = Equality.inGuard(cases(Prop.positive(EXP_SUM.left()), X, Y), List.of(EXP_SUM));
        Theorem twice = Field.identity(plus(Terms.power(plus(LOG_X, X), 2), Terms.negate(Terms.power(LOG_X, 2)), Terms.negate(Terms.power(X, 2))),
                times(TWO, X, LOG_X)).orElseThrow();
        return List.of(
                Use.of("reflexivity", () -> Equality.reflexive(LOG_X)),
                Use.of("symmetry", () -> Equality.symmetric(LOG_PRODUCT)),
                Use.of("transitivity", () -> Equality.transitive(SUM_OF_LOGS, Equality.symmetric(Equality.symmetric(LOG_PRODUCT)))),
                Use.of("transitivity with two hypotheses", () -> Equality.transitive(Axioms.EXP_LOG.at(X), Equality.symmetric(ROOT))),
                Use.of("transitivity after reflexivity", () -> Equality.transitive(same(LOG_XY), LOG_PRODUCT)),
                Use.of("transitivity before reflexivity", () -> Equality.transitive(LOG_PRODUCT, same(LOG_PRODUCT.right()))),
                Use.of("transitivity of what does not meet", () -> Equality.transitive(LOG_PRODUCT, ROOT)),
                Use.of("transitivity of what does not meet, after reflexivity", () -> Equality.transitive(same(X), ROOT)),
                Use.of("congruence of a sum", () -> sumOf(LOG_PRODUCT, ROOT)),
                Use.of("congruence of a product", () -> Equality.congruence(times(n(3), LOG_XY, Z), List.of(replaced(times(LOG_XY, Z), LOG_PRODUCT, 0),
                        replaced(times(LOG_XY, Z), LOG_PRODUCT, 1)))),
                Use.of("congruence of a power", () -> Equality.congruence(power(LOG_XY, Z), List.of(LOG_PRODUCT, same(Z)))),
                Use.of("congruence of a call", () -> Equality.congruence(Primitives.sin(LOG_XY), List.of(LOG_PRODUCT))),
                Use.of("congruence of a local definition", () -> Equality.congruence(Terms.local(LOG_XY), List.of(LOG_PRODUCT))),
                Use.of("congruence with another child", () -> Equality.congruence(Primitives.sin(LOG_X), List.of(LOG_PRODUCT))),
                Use.of("congruence with too few children", () -> Equality.congruence(power(LOG_XY, Z), List.of(LOG_PRODUCT))),
                Use.of("congruence with too many children", () -> Equality.congruence(Primitives.sin(LOG_XY), List.of(LOG_PRODUCT, LOG_PRODUCT))),
                Use.of("congruence under a derivative", () -> Equality.congruence(Terms.diff(ROOT.left(), X), List.of(ROOT, same(X)))),
                Use.of("congruence of branches", () -> Equality.congruence(ABS, List.of(same(X), ROOT, same(LOG_Y)))),
                Use.of("under a sum", () -> Equality.underSum(sum(I, ENTRIES.left()), I, ENTRIES)),
                Use.of("under a sum, of a hypothesis without its index", () -> Equality.underSum(sum(I, Terms.multiply(LOG_XY, VI)), I,
                        Equality.inContext(LOG_PRODUCT, Terms.multiply(HOLE, VI), HOLE))),
                Use.of("under a sum with another body", () -> Equality.underSum(sum(I, VI), I, ENTRIES)),
                Use.of("under a sum with another range", () -> Equality.underSum(sum(I, ENTRIES.left()), m,
                        Axioms.LOG_PRODUCT.at(entry(T, m), entry(V, m)))),
                Use.of("under a lambda", () -> Equality.underLambda(LOGS, List.of(I), ENTRIES)),
                Use.of("under a lambda with two indices", () -> Equality.underLambda((Lambda) Terms.lambda(List.of(I, J),
                        Primitives.log(Terms.multiply(TI, VJ))), List.of(I, J), Axioms.LOG_PRODUCT.at(TI, VJ))),
                Use.of("under a lambda with another body", () -> Equality.underLambda(LOGS, List.of(I), Axioms.LOG_PRODUCT.at(TI, TI))),
                Use.of("in branches", () -> Equality.underCases(ABS, ROOT, same(LOG_Y))),
                Use.of("in the other branch", () -> Equality.underCases(cases(Prop.positive(Terms.negate(X)), LOG_Y, ROOT.left()), same(LOG_Y), ROOT)),
                Use.of("in branches with other hypotheses", () -> Equality.underCases(cases(X_POSITIVE, LOG_XY, ROOT.left()), LOG_PRODUCT, ROOT)),
                Use.of("in branches guarded by a conjunction", () -> Equality.underCases(
                        cases(Prop.and(List.of(X_POSITIVE, Prop.positive(Y))), LOG_XY, ROOT.left()), LOG_PRODUCT, ROOT)),
                Use.of("in branches guarded by a disjunction", () -> Equality.underCases(
                        cases(Prop.or(List.of(X_POSITIVE, Prop.positive(Y))), LOG_XY, ROOT.left()), LOG_PRODUCT, ROOT)),
                Use.of("in swapped branches", () -> Equality.underCases(ABS, same(LOG_Y), ROOT)),
                Use.of("in one branch, the other wrong", () -> Equality.underCases(ABS, ROOT, ROOT)),
                Use.of("in a guard", () -> byCases),
                Use.of("in a guard, decided where the term is total", () -> Equality.inGuard(cases(Prop.positive(Primitives.exp(ZERO)), X, Y),
                        List.of(Axioms.EXP_ZERO.theorem()))),
                Use.of("in a guard, decided where the term may be undefined", () -> Equality.inGuard(cases(Prop.positive(Terms.divide(LOG_X, LOG_X)), X, Y),
                        List.of(Field.identity(Terms.divide(LOG_X, LOG_X), ONE).orElseThrow()))),
                Use.of("in a compound guard", () -> Equality.inGuard(cases(Prop.and(List.of(Prop.positive(LOG_XY), Prop.or(List.of(new Prop.Whole(LOG_XY),
                        Prop.zero(LOG_XY))))), X, Y), List.of(LOG_PRODUCT, LOG_PRODUCT, LOG_PRODUCT))),
                Use.of("in a guard with different terms", () -> Equality.inGuard(cases(Prop.and(List.of(new Prop.Whole(LOG_XY), new Prop.Whole(EXP_SUM.left()),
                        Prop.zero(ROOT.left()), Prop.positive(ROOT_SQUARED.left()))), X, Y), List.of(LOG_PRODUCT, EXP_SUM, ROOT, ROOT_SQUARED))),
                Use.of("in a compound guard that a part decides", () -> Equality.inGuard(
                        cases(Prop.and(List.of(Prop.positive(Terms.negate(Primitives.exp(ZERO))), Prop.positive(LOG_Y))), X, Y),
                        List.of(Equality.congruence(Terms.negate(Primitives.exp(ZERO)), List.of(Axioms.EXP_ZERO.theorem())), same(LOG_Y)))),
                Use.of("in an alternative guard that a part decides", () -> Equality.inGuard(
                        cases(Prop.or(List.of(Prop.positive(Primitives.exp(ZERO)), Prop.positive(LOG_Y))), X, Y),
                        List.of(Axioms.EXP_ZERO.theorem(), same(LOG_Y)))),
                Use.of("in a guard with a partial term", () -> Equality.inGuard(cases(Prop.positive(twice.left()), X, Y), List.of(twice))),
                Use.of("in a guard about another term", () -> Equality.inGuard(cases(Prop.positive(LOG_X), X, Y), List.of(LOG_PRODUCT))),
                Use.of("in a guard about another integer", () -> Equality.inGuard(cases(new Prop.Whole(LOG_X), X, Y), List.of(LOG_PRODUCT))),
                Use.of("comparison of an equal term", () -> Equality.compared(LOG_PRODUCT, assume(Prop.positive(LOG_XY)))),
                Use.of("comparison of another term", () -> Equality.compared(LOG_PRODUCT, LOG_POSITIVE)),
                Use.of("def of an equal term", () -> Equality.defined(LOG_PRODUCT, assume(Prop.defined(LOG_XY)))),
                Use.of("def of a term equal to a total one", () -> Equality.defined(Equality.symmetric(rootOfX()), Logic.truth())),
                Use.of("def of another term", () -> Equality.defined(LOG_PRODUCT, assume(Prop.defined(LOG_X)))),
                Use.of("agreement", () -> Equality.agree(whereDefined(LOG_X), whereDefined(LOG_X))),
                Use.of("agreement with other hypotheses", () -> Equality.agree(LOG_PRODUCT, LOG_PRODUCT)),
                Use.of("agreement where either side is defined", () -> Equality.agree(also(LOG_PRODUCT, Prop.defined(LOG_XY)),
                        also(LOG_PRODUCT, Prop.defined(LOG_PRODUCT.right())))),
                Use.of("agreement where the same side is defined", () -> Equality.agree(also(LOG_PRODUCT, Prop.defined(LOG_PRODUCT.right())),
                        also(LOG_PRODUCT, Prop.defined(LOG_XY)))),
                Use.of("agreement with two sets of hypotheses", () -> Equality.agree(assume(new Prop.Equal(LOG_X, LOG_Y)),
                        Equality.equation(assume(Prop.zero(minus(LOG_X, LOG_Y))), LOG_X, LOG_Y))),
                Use.of("agreement of two equations", () -> Equality.agree(LOG_PRODUCT, ROOT)),
                Use.of("difference", () -> Equality.difference(LOG_PRODUCT)),
                Use.of("equation from a difference that is zero", () -> Equality.equation(assume(Prop.zero(minus(LOG_X, Y))), LOG_X, Y)),
                Use.of("equation from a multiple that is zero", () -> Equality.equation(assume(Prop.zero(plus(times(n(3), X), times(n(-3), Y)))), X, Y)),
                Use.of("equation from another difference", () -> Equality.equation(assume(Prop.zero(plus(LOG_X, Y))), LOG_X, Y)),
                Use.of("equation from a sign", () -> Equality.equation(assume(Prop.nonzero(minus(X, Y))), X, Y)),
                Use.of("in a context", () -> Equality.inContext(LOG_PRODUCT, Primitives.sin(Terms.multiply(HOLE, X)), HOLE)),
                Use.of("in a context with a derivative", () -> Equality.inContext(LOG_PRODUCT, Terms.multiply(HOLE, Terms.diff(LOG_X, X)), HOLE)),
                Use.of("in the context of a derivative", () -> Equality.inContext(ROOT, Terms.diff(Terms.multiply(HOLE, HOLE), X), HOLE)),
                Use.of("in the context of a range", () -> Equality.inContext(SIZE_TWO, sum(UP_TO_SIZE, entry(V, UP_TO_SIZE)), SIZE)),
                Use.of("in a range, an index in place of a size", () -> Equality.inContext(Equality.equation(assume(Prop.zero(minus(K, J))), K, J),
                        sum(UP_TO_SIZE, entry(V, UP_TO_SIZE)), SIZE)),
                Use.of("in the size of a vector", () -> Equality.inContext(SIZE_TWO, Terms.entry(Terms.symbol("u", new Sort.Tensor(List.of(SIZE))), ONE), SIZE)),
                Use.of("in a size of a matrix", () -> Equality.inContext(SIZE_TWO, Terms.entry(Terms.symbol("A", new Sort.Tensor(List.of(K, SIZE))), ONE, ONE), SIZE)),
                Use.of("in the upper end of a free index", () -> Equality.inContext(SIZE_TWO, plus(UP_TO_SIZE, X), SIZE)),
                Use.of("in the lower end of a free index", () -> Equality.inContext(SIZE_TWO, plus(Terms.symbol("i", new Sort.Index(SIZE, K)), X), SIZE)),
                Use.of("in a range, a real number in place of a size", () -> Equality.inContext(Equality.equation(assume(Prop.zero(minus(K, X))), K, X),
                        sum(UP_TO_SIZE, Y), SIZE)),
                Use.of("in a range, a size in place of a real number", () -> Equality.inContext(Equality.equation(assume(Prop.zero(minus(K, X))), X, K),
                        sum(UP_TO_SIZE, Y), SIZE)),
                Use.of("in a range, an entry in place of a size", () -> Equality.inContext(Equality.equation(assume(Prop.zero(minus(K, VI))), K, VI),
                        sum(UP_TO_SIZE, Y), SIZE)),
                Use.of("equation from a difference equal to zero", () -> Equality.fromDifference(
                        Field.identity(minus(Terms.multiply(X, plus(X, Y)), plus(Terms.power(X, 2), times(X, Y))), ZERO).orElseThrow(),
                        Terms.multiply(X, plus(X, Y)), plus(Terms.power(X, 2), times(X, Y)))),
                Use.of("equation from a difference equal to one", () -> Equality.fromDifference(
                        Field.identity(Terms.add(minus(X, Y), ZERO), minus(X, Y)).orElseThrow(), X, Y)),
                Use.of("equation from a difference with hypotheses", () -> Equality.fromDifference(
                        Field.identity(minus(over(LOG_X, LOG_X), ONE), ZERO).orElseThrow(), over(LOG_X, LOG_X), ONE)),
                Use.of("equation from another difference equal to zero", () -> Equality.fromDifference(assume(new Prop.Equal(plus(X, Y), ZERO)), X, Y)),
                Use.of("local definition", () -> Equality.local(local)),
                Use.of("selected branch", () -> Equality.selected(ABS, true)),
                Use.of("selected other branch", () -> Equality.selected(ABS, false)),
                Use.of("selected branch of a compound guard", () -> Equality.selected(EITHER, true)),
                Use.of("selected other branch of a compound guard", () -> Equality.selected(BOTH, false)),
                Use.of("guard of a conjunction", () -> Equality.nested(BOTH)),
                Use.of("guard of a disjunction", () -> Equality.nested(EITHER)),
                Use.of("guard that is simple", () -> Equality.nested(ABS)),
                Use.of("lifted branches", () -> Equality.lift(BOTH, Primitives.log(Terms.multiply(HOLE, Z)), HOLE)),
                Use.of("lifted out of a product with a derivative", () -> Equality.lift(BOTH, Terms.multiply(HOLE, Terms.diff(LOG_X, X)), HOLE)),
                Use.of("lifted out of a derivative", () -> Equality.lift(BOTH, Terms.diff(Terms.multiply(HOLE, X), X), HOLE)),
                Use.of("definition", () -> Equality.unfold((Apply) Terms.apply(function("g", X, plus(LOG_X, X)), LOG_Y))),
                Use.of("definition of a primitive", () -> Equality.unfold((Apply) LOG_X)));
    }

    private static Theorem rootOfX() {
        return Equality.transitive(Equality.inContext(ROOT_OF_SQUARE.at(X), plus(HOLE, ONE), HOLE), same(plus(X, ONE)));
    }

    /// `def e ⊢ e = e + log y − log y`, weakened by nothing that it does not need.
    private static Theorem whereDefined(Expr e) {
        return Field.identity(e, Terms.add(e, Terms.multiply(ZERO, e))).orElseThrow();
    }

    /// The theorem with one more hypothesis.
    private static Theorem also(Theorem t, Prop hypothesis) {
        return Logic.part(Logic.conjoin(List.of(assume(hypothesis), t)), t.conclusion());
    }

    private static Theorem sumOf(Theorem a, Theorem b) {
        Expr e = Terms.add(a.left(), b.left());
        return Equality.congruence(e, List.of(replaced(e, a, b, 0), replaced(e, a, b, 1)));
    }

    private static Theorem replaced(Expr e, Theorem a, Theorem b, int k) {
        Expr child = org.backproof.expr.Children.of(e).get(k);
        return child == a.left() ? a : child == b.left() ? b : same(child);
    }

    private static Theorem replaced(Expr e, Theorem a, int k) {
        return replaced(e, a, a, k);
    }

    static List<Use> fields() {
        Expr xy = Terms.multiply(X, Y);
        Expr partial = Terms.multiply(ZERO, LOG_X);
        Expr square = Terms.power(plus(X, Y), 2);
        Expr expanded = plus(Terms.power(X, 2), times(TWO, X, Y), Terms.power(Y, 2));
        Expr big = Terms.power(X, 1L << 25);
        Expr half = Terms.power(Terms.sqrt(X), 2);
        return List.of(
                identity("binomial square", square, expanded),
                identity("binomial square with another sign", square, plus(Terms.power(X, 2), times(n(-2), X, Y), Terms.power(Y, 2))),
                identity("difference of squares over a difference", over(minus(Terms.power(X, 2), Terms.power(Y, 2)), minus(X, Y)), plus(X, Y)),
                identity("partial fractions", minus(over(ONE, X), over(ONE, plus(X, ONE))), over(ONE, Terms.multiply(X, plus(X, ONE)))),
                identity("partial fractions, wrong", minus(over(ONE, X), over(ONE, plus(X, ONE))), over(TWO, Terms.multiply(X, plus(X, ONE)))),
                identity("fractions over one denominator", plus(over(X, plus(X, ONE)), over(ONE, plus(X, ONE))), ONE),
                identity("fraction of fractions", over(over(X, Y), over(plus(X, ONE), Y)), over(X, plus(X, ONE))),
                identity("reciprocal of a reciprocal", Terms.power(plus(ONE, over(ONE, X)), -1), over(X, plus(X, ONE))),
                identity("reciprocal of a multiple", over(ONE, plus(times(TWO, X), times(n(4), xy))), over(Terms.HALF, Terms.multiply(X, plus(ONE, times(TWO, Y))))),
                identity("power of a fraction", Terms.power(over(plus(X, Y), Z), 3), over(Terms.power(plus(X, Y), 3), Terms.power(Z, 3))),
                identity("negative power of a product", Terms.power(xy, -2), Terms.multiply(Terms.power(X, -2), Terms.power(Y, -2))),
                identity("divisor with a square", over(ONE, Terms.multiply(Terms.power(X, 2), Terms.power(plus(X, Y), 2))),
                        Terms.power(Terms.multiply(X, plus(X, Y)), -2)),
                identity("cube", Terms.power(minus(X, Y), 3), plus(Terms.power(X, 3), times(n(-3), Terms.power(X, 2), Y), times(n(3), X, Terms.power(Y, 2)),
                        Terms.negate(Terms.power(Y, 3)))),
                identity("three letters", Terms.multiply(plus(X, Y, Z), plus(X, Y, Z)), plus(Terms.power(X, 2), Terms.power(Y, 2), Terms.power(Z, 2),
                        times(TWO, X, Y), times(TWO, Y, Z), times(TWO, X, Z))),
                identity("division by zero", over(ONE, minus(Terms.multiply(X, plus(X, Y)), plus(Terms.power(X, 2), xy))), ONE),
                identity("zero times a partial term", partial, ZERO), identity("partial terms that cancel", minus(plus(LOG_X, X), LOG_X), X),
                identity("partial atom on both sides", Terms.multiply(LOG_X, plus(X, ONE)), plus(times(X, LOG_X), LOG_X)),
                identity("power of a sum that is a product", Terms.power(minus(Terms.multiply(X, plus(Y, ONE)), X), 3), Terms.power(xy, 3)),
                identity("divisor with common factors", over(ONE, plus(xy, times(X, Y, Z))), over(ONE, times(X, Y, plus(ONE, Z)))),
                identity("divisor with common powers", over(Z, plus(times(Terms.power(X, 3), Terms.power(Y, 2)), times(Terms.power(X, 2), Terms.power(Y, 3), Z))),
                        over(Z, times(Terms.power(X, 2), Terms.power(Y, 2), plus(X, times(Y, Z))))),
                identity("divisor with a common square", over(ONE, plus(times(Terms.power(Y, 2), X), times(Terms.power(Y, 2), Z))), over(ONE, times(Terms.power(Y, 2), plus(X, Z)))),
                identity("products of fractions", times(over(plus(X, Y), times(Y, Z)), plus(Terms.power(Z, 2), Z)), over(times(plus(X, Y), plus(Z, ONE)), Y)),
                identity("products of fractions that cancel a power", times(plus(Y, Z), over(plus(times(Terms.power(Z, 2), Y), times(Terms.power(Z, 3), X)), Terms.power(Z, 4))),
                        over(times(plus(Y, Z), plus(Y, times(X, Z))), Terms.power(Z, 2))),
                identity("division by a power that is an atom", over(times(power(X, Y), Z), power(X, Y)), Z),
                identity("roots are atoms", half, X), identity("large powers are atoms", Terms.multiply(big, over(ONE, big)), ONE),
                identity("different terms", X, Y), identity("different numbers", ONE, TWO),
                identity("product of sums", Terms.multiply(plus(X, ONE), plus(Y, ONE), plus(Z, ONE)), plus(times(X, Y, Z), xy, times(X, Z), times(Y, Z), X, Y, Z, ONE)));
    }

    private static Use identity(String name, Expr a, Expr b) {
        return Use.of("field identity: " + name, () -> Field.identity(a, b));
    }
}
