package org.backproof.kernel;

import static org.backproof.expr.Terms.ONE;
import static org.backproof.expr.Terms.TWO;
import static org.backproof.expr.Terms.ZERO;
import static org.backproof.kernel.Letters.*;

import java.util.List;
import org.backproof.expr.Delta;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Signs.Product;
import org.backproof.numeric.Rational;

/// Uses of [Signs], [Sums], [ConstantSign].
final class SignUses {
    private static final Prop.Compare SUM_POSITIVE = (Prop.Compare) Prop.positive(plus(X, Y));
    private static final Theorem OPPOSITE = assume(Prop.negate(SUM_POSITIVE));
    private static final Expr LOG_VI = Primitives.log(VI);
    private static final Delta IJ = (Delta) Terms.delta(I, J);
    private static final Symbol A = Terms.symbol("a", Sort.upTo(K));
    private static final Symbol B = Terms.symbol("b", Sort.upTo(K));

    private SignUses() {
    }

    private static Use certificate(String name, Prop goal, List<Theorem> facts, List<Product> certificate, List<Expr> cofactors) {
        return Use.of("certificate: " + name, () -> Signs.contradiction((Prop.Compare) goal, facts, certificate, cofactors));
    }

    private static Product product(long coefficient, Integer... facts) {
        return new Product(Rational.of(coefficient), List.of(facts));
    }

    static List<Use> signs() {
        Theorem x = assume(Prop.positive(X));
        Theorem y = assume(Prop.nonnegative(Y));
        Theorem zero = assume(Prop.zero(minus(X, LOG_Y)));
        Prop.Compare below = (Prop.Compare) Prop.nonnegative(minus(ONE, X));
        Prop.Compare nonzero = (Prop.Compare) Prop.nonzero(X);
        Theorem atLeastZero = assume(Prop.nonnegative(LOG_X));
        Num half = (Num) Terms.HALF;
        return List.of(
                certificate("a sum", SUM_POSITIVE, List.of(x, y, OPPOSITE), List.of(product(1, 0), product(1, 1), product(1, 2)), List.of(ONE, ONE, ONE)),
                certificate("a sum that may be zero", SUM_POSITIVE, List.of(assume(Prop.nonnegative(X)), y, OPPOSITE),
                        List.of(product(1, 0), product(1, 1), product(1, 2)), List.of(ONE, ONE, ONE)),
                certificate("a sum that is no identity", SUM_POSITIVE, List.of(x, y, OPPOSITE), List.of(product(2, 0), product(1, 1), product(1, 2)),
                        List.of(ONE, ONE, ONE)),
                certificate("a negative coefficient", SUM_POSITIVE, List.of(x, y, OPPOSITE), List.of(product(1, 0), product(-1, 1), product(1, 2)),
                        List.of(ONE, ONE, ONE)),
                certificate("no coefficient", SUM_POSITIVE, List.of(x, y, OPPOSITE), List.of(product(0, 0)), List.of(ONE, ONE, ONE)),
                certificate("a product", Prop.positive(Terms.multiply(X, LOG_X)), List.of(x, LOG_POSITIVE,
                        assume(Prop.nonnegative(Terms.negate(Terms.multiply(X, LOG_X))))), List.of(product(1, 0, 1), product(1, 2)), List.of(ONE, ONE, ONE)),
                certificate("a square of what is not zero", Prop.positive(Terms.power(X, 2)), List.of(assume(nonzero),
                        assume(Prop.nonnegative(Terms.negate(Terms.power(X, 2))))), List.of(product(1, 0, 0), product(1, 1)), List.of(ONE, ONE)),
                certificate("what is not zero by itself", Prop.positive(X), List.of(assume(nonzero), assume(Prop.nonnegative(Terms.negate(X)))),
                        List.of(product(1, 0), product(1, 1)), List.of(ONE, ONE)),
                certificate("an equation with a cofactor", Prop.positive(Terms.multiply(X, Terms.add(LOG_Y, ONE))), List.of(zero, x,
                        assume(Prop.nonnegative(Terms.negate(Terms.multiply(X, Terms.add(LOG_Y, ONE)))))),
                        List.of(product(1, 2), product(1, 1), product(1, 0), product(1, 1, 1)), List.of(X, ONE, ONE)),
                certificate("an equation as if it were strict", Prop.positive(minus(LOG_Y, X)), List.of(zero), List.of(product(1, 0)), List.of(ZERO)),
                certificate("a cofactor that may be undefined", Prop.positive(Terms.multiply(LOG_X, ONE)), List.of(assume(Prop.zero(X)), assume(Prop.positive(Y)),
                        assume(Prop.zero(Y))), List.of(product(1, 1), product(1, 2)), List.of(ONE, ONE, Terms.divide(n(-1), ONE))),
                certificate("a partial cofactor", below, List.of(assume(Prop.zero(Y)), assume(Prop.positive(minus(X, ONE))), assume(Prop.nonnegative(minus(ONE, X)))),
                        List.of(product(1, 0), product(1, 1), product(1, 2)), List.of(minus(LOG_X, LOG_X), ONE, ONE)),
                Use.of("square", () -> Signs.square(LOG_X)),
                Use.of("power of a positive base", () -> Signs.power(LOG_POSITIVE, LOG_Y)),
                Use.of("power of a base that may be zero", () -> Signs.power(atLeastZero, LOG_Y)),
                Use.of("root", () -> Signs.root(LOG_X, half)),
                Use.of("root that is a power", () -> Signs.root(LOG_X, (Num) n(3))),
                Use.of("zero is not negative", () -> Signs.ofZero(zero, minus(LOG_Y, X))),
                Use.of("another term is not negative", () -> Signs.ofZero(zero, LOG_Y)),
                Use.of("base of a power that is not zero", () -> Signs.base(assume(Prop.nonzero(Terms.sqrt(X))))),
                Use.of("base of a positive power", () -> Signs.base(assume(Prop.positive(Terms.power(LOG_X, 2))))),
                Use.of("base of a power that may be zero", () -> Signs.base(assume(Prop.nonnegative(Terms.sqrt(X))))),
                Use.of("base of a power that is zero", () -> Signs.base(assume(Prop.zero(Terms.sqrt(X))))),
                Use.of("base of a negative power", () -> Signs.base(assume(Prop.positive(Terms.power(LOG_X, -2))))),
                Use.of("base of no power", () -> Signs.base(LOG_POSITIVE)),
                Use.of("base of an odd power", () -> Signs.oddBase(assume(Prop.positive(Terms.power(LOG_X, 3))))),
                Use.of("base of an odd negative power", () -> Signs.oddBase(assume(Prop.positive(Terms.power(LOG_X, -1))))),
                Use.of("root of equal odd powers", () -> Signs.oddRoot(assume(Prop.zero(minus(power(LOG_X, n(3)), power(LOG_Y, n(3))))), LOG_X, LOG_Y, 3)),
                Use.of("root of equal first powers", () -> Signs.oddRoot(assume(Prop.zero(minus(LOG_X, LOG_Y))), LOG_X, LOG_Y, 1)),
                Use.of("root of equal even powers", () -> Signs.oddRoot(assume(Prop.zero(minus(power(LOG_X, n(2)), power(LOG_Y, n(2))))), LOG_X, LOG_Y, 2)),
                Use.of("root of equal negative powers", () -> Signs.oddRoot(assume(Prop.zero(minus(power(LOG_X, n(-3)), power(LOG_Y, n(-3))))), LOG_X, LOG_Y, -3)),
                Use.of("root of equal powers 0", () -> Signs.oddRoot(assume(Prop.zero(minus(power(LOG_X, n(0)), power(LOG_Y, n(0))))), LOG_X, LOG_Y, 0)),
                Use.of("root of opposite odd powers", () -> Signs.oddRoot(assume(Prop.zero(Terms.add(power(LOG_X, n(3)), power(LOG_Y, n(3))))), LOG_X, LOG_Y, 3)),
                Use.of("root of odd powers that differ", () -> Signs.oddRoot(assume(Prop.nonzero(minus(power(LOG_X, n(3)), power(LOG_Y, n(3))))), LOG_X, LOG_Y, 3)),
                Use.of("root of odd powers in order", () -> Signs.oddRoot(assume(Prop.nonnegative(minus(power(LOG_X, n(3)), power(LOG_Y, n(3))))), LOG_X, LOG_Y, 3)),
                Use.of("base of an even power", () -> Signs.oddBase(assume(Prop.positive(Terms.power(LOG_X, 2))))),
                Use.of("base of the opposite of an odd power", () -> Signs.oddBase(assume(Prop.positive(Terms.negate(Terms.power(LOG_X, 3)))))),
                Use.of("base of the opposite of an even power", () -> Signs.oddBase(assume(Prop.positive(Terms.negate(Terms.power(LOG_X, 2)))))),
                Use.of("base of an odd power that is zero", () -> Signs.oddBase(assume(Prop.zero(Terms.power(LOG_X, 3))))),
                Use.of("base of an odd power that is not zero", () -> Signs.oddBase(assume(Prop.nonzero(Terms.power(LOG_X, 3))))),
                Use.of("base of an odd power times another", () -> Signs.oddBase(assume(Prop.positive(Terms.negate(Terms.multiply(Y, Terms.power(LOG_X, 3))))))),
                Use.of("base of zero times an odd power", () -> Signs.oddBase(assume(Prop.nonnegative(Terms.multiply(ZERO, Terms.power(LOG_X, 3)))))),
                Use.of("bases of equal odd powers", () -> Signs.oddRoot(assume(Prop.zero(minus(Terms.power(LOG_X, 3), Terms.power(Y, 3)))), LOG_X, Y, 3)),
                Use.of("bases of equal even powers", () -> Signs.oddRoot(assume(Prop.zero(minus(Terms.power(LOG_X, 2), Terms.power(Y, 2)))), LOG_X, Y, 2)),
                Use.of("bases of equal negative powers", () -> Signs.oddRoot(assume(Prop.zero(minus(Terms.power(LOG_X, -1), Terms.power(Y, -1)))), LOG_X, Y, -1)),
                Use.of("bases of powers 0", () -> Signs.oddRoot(assume(Prop.zero(minus(Terms.power(LOG_X, 0), Terms.power(Y, 0)))), LOG_X, Y, 0)),
                Use.of("bases of equal other powers", () -> Signs.oddRoot(assume(Prop.zero(minus(Terms.power(LOG_X, 3), Terms.power(Y, 3)))), LOG_X, Y, 5)),
                Use.of("bases of odd powers, one above the other", () -> Signs.oddRoot(assume(Prop.nonnegative(minus(Terms.power(LOG_X, 3), Terms.power(Y, 3)))), LOG_X, Y, 3)),
                Use.of("bases of equal first powers", () -> Signs.oddRoot(assume(Prop.zero(minus(LOG_X, Y))), LOG_X, Y, 1)),
                Use.of("base of a root", () -> Signs.oddBase(assume(Prop.positive(Terms.sqrt(X))))),
                Use.of("base of an odd power that may be zero", () -> Signs.oddBase(assume(Prop.nonnegative(Terms.power(LOG_X, 3))))),
                Use.of("positive is not negative", () -> Signs.weaken(LOG_POSITIVE, Prop.Sign.NONNEGATIVE)),
                Use.of("positive is not zero", () -> Signs.weaken(LOG_POSITIVE, Prop.Sign.NONZERO)),
                Use.of("positive is positive", () -> Signs.weaken(LOG_POSITIVE, Prop.Sign.POSITIVE)),
                Use.of("positive is zero", () -> Signs.weaken(LOG_POSITIVE, Prop.Sign.ZERO)),
                Use.of("zero is at least zero", () -> Signs.weaken(zero, Prop.Sign.NONNEGATIVE)),
                Use.of("zero is positive", () -> Signs.weaken(zero, Prop.Sign.POSITIVE)),
                Use.of("zero is not zero", () -> Signs.weaken(zero, Prop.Sign.NONZERO)),
                Use.of("at least zero is positive", () -> Signs.weaken(atLeastZero, Prop.Sign.POSITIVE)),
                Use.of("not zero is at least zero", () -> Signs.weaken(assume(nonzero), Prop.Sign.NONNEGATIVE)),
                Use.of("at least zero is not zero", () -> Signs.weaken(atLeastZero, Prop.Sign.NONZERO)),
                Use.of("negative is not zero", () -> Signs.negative(LOG_POSITIVE)),
                Use.of("negative or zero is not zero", () -> Signs.negative(atLeastZero)),
                Use.of("not negative and not zero", () -> Signs.combine(atLeastZero, assume(Prop.nonzero(LOG_X)))),
                Use.of("not negative and not positive", () -> Signs.combine(atLeastZero, assume(Prop.nonnegative(Terms.negate(LOG_X))))),
                Use.of("not negative and another not zero", () -> Signs.combine(atLeastZero, assume(nonzero))),
                Use.of("not zero and not zero", () -> Signs.combine(assume(Prop.nonzero(LOG_X)), assume(Prop.nonzero(LOG_X)))),
                Use.of("sum of positive terms", () -> Signs.sum(Axioms.LOG_POSITIVE.at(VI), I, LOG_VI)),
                Use.of("sum of positive terms, perhaps none", () -> Signs.sum(Axioms.EXP_POSITIVE.at(Terms.multiply(X, P)), P, Terms.apply(Primitives.EXP, Terms.multiply(X, P)))),
                Use.of("sum of terms that are not negative", () -> Signs.sum(assume(Prop.nonnegative(Terms.multiply(X, P))), P, times(n(2), X, P))),
                Use.of("sum of terms that are zero", () -> Signs.sum(assume(Prop.zero(LOG_VI)), I, Terms.negate(LOG_VI))),
                Use.of("sum of terms that are not zero", () -> Signs.sum(assume(Prop.nonzero(LOG_VI)), I, LOG_VI)),
                Use.of("sum of the opposites of positive terms", () -> Signs.sum(Axioms.LOG_POSITIVE.at(VI), I, Terms.negate(LOG_VI))),
                Use.of("sum of other terms", () -> Signs.sum(assume(Prop.nonnegative(Terms.multiply(X, P))), P, Terms.multiply(X, X, P))),
                Use.of("one term of a sum", () -> Signs.term(Axioms.LOG_POSITIVE.at(VI), I, J)),
                Use.of("a numbered term of a sum", () -> Signs.term(assume(Prop.nonnegative(LOG_VI)), I, n(3))),
                Use.of("one term of a sum of zeros", () -> Signs.term(assume(Prop.zero(LOG_VI)), I, J)),
                Use.of("one term of a sum of terms not zero", () -> Signs.term(assume(Prop.nonzero(LOG_VI)), I, J)),
                Use.of("size", () -> Signs.size(K)), Use.of("size of a real", () -> Signs.size(X)),
                Use.of("range of an index", () -> Signs.range(Terms.symbol("q", new Sort.Index(TWO, Terms.add(K, ONE))))),
                Use.of("range of a real", () -> Signs.range(X)));
    }

    static List<Use> integers() {
        List<Expr> terms = List.of(n(3), Terms.HALF, K, I, X, IJ, plus(K, I), plus(K, X), times(n(2), K, I), times(Terms.HALF, K, I), times(K, X),
                Terms.power(K, 2), Terms.power(K, -1), Terms.sqrt(K), Terms.power(X, 2), Terms.power(K, I), VI, LOG_X);
        List<Use> uses = new java.util.ArrayList<>();
        terms.forEach(e -> uses.add(Use.of("integer " + e, () -> Signs.whole(e))));
        Theorem y = assume(new Prop.Whole(Y));
        Theorem log = assume(new Prop.Whole(LOG_X));
        Theorem product = assume(new Prop.Whole(times(X, Y)));
        Theorem shifted = assume(new Prop.Whole(plus(X, n(3))));
        Theorem half = assume(new Prop.Whole(plus(X, Terms.HALF)));
        uses.add(Use.of("integer x from x + 3", () -> Signs.whole(X, List.of(shifted))));
        uses.add(Use.of("integer x from x + 1/2", () -> Signs.whole(X, List.of(half))));
        uses.add(Use.of("integer y from x + 3", () -> Signs.whole(Y, List.of(shifted))));
        for (Expr e : List.of(plus(times(X, Y), n(3)), plus(times(X, Y), Terms.HALF), plus(times(X, Y), LOG_X))) {
            uses.add(Use.of("integer " + e + " from x·y", () -> Signs.whole(e, List.of(product))));
        }
        Theorem root = assume(new Prop.Whole(minus(Terms.sqrt(X), ONE)));
        Theorem k = Signs.whole(K).orElseThrow();
        Theorem x = assume(Prop.whole(X));
        uses.add(Use.of("square that is not 2", () -> Integers.nonzero(plus(Terms.power(X, 2), n(-2)), List.of(x), 4)));
        uses.add(Use.of("square that is not 2, modulo 7", () -> Integers.nonzero(plus(Terms.power(X, 2), n(-2)), List.of(x), 7)));
        uses.add(Use.of("square that is not 4", () -> Integers.nonzero(plus(Terms.power(X, 2), n(-4)), List.of(x), 16)));
        uses.add(Use.of("half that is not 1/4", () -> Integers.nonzero(plus(times(Terms.HALF, X), Terms.num(Rational.of(-1, 4))), List.of(x), 2)));
        uses.add(Use.of("half that may be 1/2", () -> Integers.nonzero(plus(times(Terms.HALF, X), Terms.num(Rational.of(-1, 2))), List.of(x), 2)));
        uses.add(Use.of("two integers", () -> Integers.nonzero(plus(Terms.power(X, 2), times(n(4), K), n(-2)), List.of(x, k), 4)));
        uses.add(Use.of("two integers, the second", () -> Integers.nonzero(plus(Terms.power(X, 2), K), List.of(x, k), 2)));
        uses.add(Use.of("one that need be no integer", () -> Integers.nonzero(plus(Terms.power(X, 2), times(n(4), Y), n(-2)), List.of(x), 4)));
        uses.add(Use.of("an integer that need not be defined", () -> Integers.nonzero(plus(Terms.power(LOG_X, 2), n(-2)), List.of(log), 4)));
        uses.add(Use.of("0 modulo 2 at the second alone", () -> Integers.nonzero(plus(ONE, K, times(X, K)), List.of(x, k), 2)));
        uses.add(Use.of("0 modulo 2 at the first alone", () -> Integers.nonzero(plus(ONE, X, times(X, K)), List.of(x, k), 2)));
        uses.add(Use.of("a fraction", () -> Integers.nonzero(plus(Terms.power(X, -1), n(-2)), List.of(x), 2)));
        uses.add(Use.of("modulus 1", () -> Integers.nonzero(plus(Terms.power(X, 2), n(-2)), List.of(x), 1)));
        uses.add(Use.of("too many residues", () -> Integers.nonzero(plus(times(n(101), X), times(n(101), K), ONE), List.of(x, k), 101)));
        uses.add(Use.of("integer at least 0", () -> Signs.step(root, assume(Prop.positive(Terms.sqrt(X))))));
        uses.add(Use.of("integer at least −1", () -> Signs.step(root, assume(Prop.positive(plus(Terms.sqrt(X), ONE))))));
        uses.add(Use.of("integer at least 0, not positive", () -> Signs.step(root, assume(Prop.nonnegative(Terms.sqrt(X))))));
        uses.add(Use.of("no integer at least 0", () -> Signs.step(assume(Prop.defined(LOG_X)), assume(Prop.positive(LOG_X)))));
        List.of(Y, plus(Y, LOG_X), plus(Y, X), times(n(2), Y, LOG_X), times(Terms.HALF, Y), times(X, Y), Terms.power(Y, 3), Terms.power(Y, -1), Terms.sqrt(Y),
                Terms.power(X, 2), Terms.power(Y, K), times(Y, K))
                .forEach(e -> uses.add(Use.of("integer " + e + " from y and log x", () -> Signs.whole(e, List.of(y, log)))));
        return uses;
    }

    static List<Use> constants() {
        Expr root = minus(Terms.sqrt(TWO), ONE);
        return List.of(constant(Prop.positive(minus(Primitives.pi(), n(3)))), constant(Prop.positive(minus(Primitives.pi(), n(4)))),
                constant(Prop.nonnegative(minus(n(4), Primitives.pi()))), constant(Prop.nonnegative(minus(n(3), Primitives.pi()))),
                constant(Prop.nonzero(minus(Primitives.pi(), n(3)))), constant(Prop.nonzero(minus(Primitives.log(TWO), ONE))), constant(Prop.zero(minus(n(3), Primitives.pi()))),
                constant(Prop.nonzero(minus(Primitives.exp(ZERO), ONE))), constant(Prop.zero(Terms.multiply(ZERO, Primitives.log(TWO)))),
                constant(Prop.nonnegative(Terms.multiply(ZERO, Primitives.log(TWO)))), constant(Prop.positive(Terms.multiply(ZERO, Primitives.log(TWO)))),
                constant(Prop.positive(root)), constant(Prop.positive(Terms.negate(root))), constant(Prop.positive(times(n(-2), Primitives.log(Terms.HALF)))),
                constant(Prop.positive(Terms.power(Primitives.pi(), Primitives.pi()))), constant(Prop.positive(Primitives.log(n(-1)))), constant(Prop.positive(X)),
                constant(Prop.positive(plus(X, Primitives.pi()))), constant(Prop.zero(Primitives.log(ZERO))),
                Use.of("value of a term", () -> ConstantSign.fromValue(Axioms.EXP_ZERO.theorem(), Logic.truth(), (Prop.Compare) Prop.positive(Primitives.exp(ZERO)))),
                Use.of("value with hypotheses", () -> ConstantSign.fromValue(Field.identity(over(LOG_X, LOG_X), ONE).orElseThrow(),
                        assume(Prop.defined(over(LOG_X, LOG_X))), (Prop.Compare) Prop.positive(over(LOG_X, LOG_X)))),
                Use.of("value of another sign", () -> ConstantSign.fromValue(Field.identity(over(LOG_X, LOG_X), ONE).orElseThrow(),
                        assume(Prop.defined(over(LOG_X, LOG_X))), (Prop.Compare) Prop.positive(Terms.negate(over(LOG_X, LOG_X))))),
                Use.of("value that is zero", () -> ConstantSign.fromValue(Field.identity(over(LOG_X, LOG_X), ONE).orElseThrow(),
                        assume(Prop.defined(over(LOG_X, LOG_X))), (Prop.Compare) Prop.zero(over(LOG_X, LOG_X)))),
                Use.of("value that is not known to be defined", () -> ConstantSign.fromValue(Field.identity(over(LOG_X, LOG_X), ONE).orElseThrow(),
                        assume(Prop.defined(LOG_X)), (Prop.Compare) Prop.positive(over(LOG_X, LOG_X)))),
                Use.of("value of another term", () -> ConstantSign.fromValue(Field.identity(over(LOG_X, LOG_X), ONE).orElseThrow(),
                        assume(Prop.defined(over(LOG_X, LOG_X))), (Prop.Compare) Prop.positive(LOG_X))),
                Use.of("value that is no number", () -> ConstantSign.fromValue(ROOT, Logic.truth(), (Prop.Compare) Prop.nonnegative(ROOT.left()))));
    }

    private static Use constant(Prop goal) {
        return Use.of("constant " + goal, () -> ConstantSign.of((Prop.Compare) goal));
    }

    static List<Use> sums() {
        Symbol few = Terms.symbol("f", new Sort.Index(TWO, n(5)));
        Symbol upToX = Terms.symbol("u", P.sort());
        Symbol upToI = Terms.symbol("r", new Sort.Index(ONE, I));
        Symbol fromI = Terms.symbol("s", new Sort.Index(I, K));
        Symbol upToB = Terms.symbol("q", new Sort.Index(ONE, B));
        Symbol shorter = Terms.symbol("i", new Sort.Index(ONE, minus(K, ONE)));
        Symbol half = Terms.symbol("h", new Sort.Index(Terms.HALF, n(5)));
        Expr body = Terms.multiply(VI, Terms.power(X, I));
        Sum nested = sum(I, sum(J, Terms.multiply(VI, entry(T, J))));
        Sum triangle = sum(I, sum(upToI, Terms.multiply(VI, upToI)));
        return List.of(
                Use.of("sum of sums", () -> Sums.split(sum(I, plus(LOG_VI, TI, ONE)), A)),
                Use.of("sum of no sum", () -> Sums.split(sum(I, VI), A)),
                Use.of("sum of sums over an index in use", () -> Sums.split(sum(I, plus(VI, entry(V, A))), A)),
                Use.of("sum of sums over another range", () -> Sums.split(sum(I, plus(VI, TI)), few)),
                Use.of("common factor", () -> Sums.factor(sum(I, times(n(3), LOG_X, LOG_VI)), A)),
                Use.of("common factor where there may be no term", () -> Sums.factor(sum(P, times(n(3), LOG_X, Primitives.exp(P))), Terms.symbol("a", P.sort()))),
                Use.of("common factor of a product", () -> Sums.factor(sum(I, times(X, LOG_VI, TI)), A)),
                Use.of("no common factor", () -> Sums.factor(sum(I, LOG_VI), A)),
                Use.of("sum of a constant", () -> Sums.factor(sum(I, LOG_X), A)),
                Use.of("sum of a constant product", () -> Sums.factor(sum(I, times(n(2), X, LOG_X)), A)),
                Use.of("sum of a constant where there may be no term", () -> Sums.factor(sum(P, LOG_X), Terms.symbol("a", P.sort()))),
                Use.of("sum of a constant over a shifted range", () -> Sums.factor(sum(few, LOG_X), few)),
                Use.of("delta picks", () -> Sums.pick(sum(I, Terms.multiply(IJ, LOG_VI)), A, (Delta) Terms.delta(A, J))),
                Use.of("delta picks a number", () -> Sums.pick(sum(I, Terms.multiply(n(5), Terms.delta(I, TWO), VI)), A, (Delta) Terms.delta(A, TWO))),
                Use.of("delta alone picks", () -> Sums.pick(sum(I, Terms.delta(I, TWO)), A, (Delta) Terms.delta(A, TWO))),
                Use.of("delta that is no factor picks", () -> Sums.pick(sum(I, VI), A, (Delta) Terms.delta(A, J))),
                Use.of("delta of other indices picks", () -> Sums.pick(sum(I, Terms.multiply(Terms.delta(J, B), VI)), A, (Delta) Terms.delta(J, B))),
                Use.of("delta of the index itself picks", () -> Sums.pick(sum(I, Terms.multiply(Terms.delta(I, minus(n(5), I)), VI)), A,
                        (Delta) Terms.delta(A, minus(n(5), A)))),
                Use.of("delta picks if in range", () -> Sums.pickWithin(sum(I, Terms.multiply(Terms.delta(I, few), LOG_VI)), A, (Delta) Terms.delta(A, few))),
                Use.of("delta picks within its range", () -> Sums.pickWithin(sum(I, Terms.multiply(IJ, LOG_VI)), A, (Delta) Terms.delta(A, J))),
                Use.of("delta picks a number if in range", () -> Sums.pickWithin(sum(few, Terms.multiply(n(5), Terms.delta(few, TWO), Terms.power(X, few))), few, (Delta) Terms.delta(few, TWO))),
                Use.of("delta picks a number that may be no integer", () -> Sums.pickWithin(sum(I, Terms.multiply(Terms.delta(I, X), LOG_VI)), A, (Delta) Terms.delta(A, X))),
                Use.of("delta alone picks if in range", () -> Sums.pickWithin(sum(I, Terms.delta(I, n(5))), A, (Delta) Terms.delta(A, n(5)))),
                Use.of("delta that is no factor picks if in range", () -> Sums.pickWithin(sum(I, VI), A, (Delta) Terms.delta(A, J))),
                Use.of("expanded sum", () -> Sums.expand(sum(few, Terms.power(X, few)), 4)),
                Use.of("expanded sum beyond the limit", () -> Sums.expand(sum(few, Terms.power(X, few)), 3)),
                Use.of("expanded symbolic sum", () -> Sums.expand(sum(I, body), 10)),
                Use.of("expanded sum from a half", () -> Sums.expand(sum(half, Terms.power(X, half)), 10)),
                Use.of("exchange", () -> Sums.exchange(nested, A, J)),
                Use.of("exchange of dependent ranges", () -> Sums.exchange(triangle, I, upToI)),
                Use.of("exchange of dependent lower bounds", () -> Sums.exchange(sum(I, sum(fromI, Terms.multiply(VI, fromI))), I, fromI)),
                Use.of("exchange of an index with itself", () -> Sums.exchange(nested, J, J)),
                Use.of("exchange with an index in use", () -> Sums.exchange(sum(I, sum(J, Terms.multiply(VI, entry(T, J), entry(V, B)))), A, B)),
                Use.of("exchange over another range", () -> Sums.exchange(nested, A, few)),
                Use.of("exchange with an index that the outer range mentions", () -> Sums.exchange(
                        sum(upToB, sum(J, Terms.multiply(VJ, entry(T, J)))), upToB, B)),
                Use.of("last term under a name in use", () -> Sums.last(sum(I, Terms.multiply(VI, shorter)), I)),
                Use.of("last term at an index in use", () -> Sums.last(sum(J, Terms.multiply(VJ, TI)), I)),
                Use.of("delta identifies a size", () -> Sums.identify((Delta) Terms.delta(K, J), Terms.multiply(VJ, K), K, J)),
                Use.of("first term at an index in use", () -> Sums.first(sum(J, Terms.multiply(VJ, TI)), I)),
                Use.of("first term", () -> Sums.first(sum(upToX, Terms.power(Y, upToX)), upToX)),
                Use.of("first term under a name in use", () -> Sums.first(sum(I, Terms.multiply(VI, Terms.symbol("i", new Sort.Index(TWO, K)))), I)),
                Use.of("first term of a filled sum", () -> Sums.first(sum(I, VI), I)),
                Use.of("first term of another name", () -> Sums.first(sum(J, VJ), I)),
                Use.of("last term", () -> Sums.last(sum(upToX, Terms.power(Y, upToX)), upToX)),
                Use.of("last term of a filled sum", () -> Sums.last(sum(I, VI), I)),
                Use.of("single term", () -> Sums.single(sum(I, LOG_VI), A, J)),
                Use.of("single term at a number", () -> Sums.single(sum(I, Terms.multiply(VI, I)), I, n(3))),
                Use.of("single term at a real", () -> Sums.single(sum(I, VI), I, X)),
                Use.of("single term where there may be no term", () -> Sums.single(sum(P, Terms.power(X, P)), P, J)),
                Use.of("single term at the index itself", () -> Sums.single(sum(I, VI), I, minus(n(5), I))),
                Use.of("single term under a name in use", () -> Sums.single(sum(I, Terms.multiply(VI, entry(T, A))), A, J)),
                Use.of("delta identifies", () -> Sums.identify(IJ, LOG_VI, I, J)),
                Use.of("delta identifies the other way", () -> Sums.identify(IJ, Primitives.log(VJ), J, I)),
                Use.of("delta identifies other indices", () -> Sums.identify(IJ, LOG_VI, I, A)),
                Use.of("delta identifies other indices on the left", () -> Sums.identify(IJ, Primitives.log(entry(V, A)), A, J)),
                Use.of("delta is not negative", () -> Sums.deltaSign(IJ)),
                Use.of("delta of different indices", () -> Sums.apart(IJ, assume(Prop.nonzero(minus(I, J))))),
                Use.of("delta of other different indices", () -> Sums.apart(IJ, assume(Prop.nonzero(minus(I, A))))),
                Use.of("delta of equal indices", () -> Sums.together(IJ)));
    }
}
