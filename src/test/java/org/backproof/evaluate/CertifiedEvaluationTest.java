package org.backproof.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backproof.evaluate.Claims.*;
import static org.backproof.expr.Terms.HALF;
import static org.backproof.expr.Terms.ONE;
import static org.backproof.expr.Terms.TWO;
import static org.backproof.expr.Terms.ZERO;
import static org.backproof.expr.Terms.add;
import static org.backproof.expr.Terms.apply;
import static org.backproof.expr.Terms.cases;
import static org.backproof.expr.Terms.delta;
import static org.backproof.expr.Terms.diff;
import static org.backproof.expr.Terms.divide;
import static org.backproof.expr.Terms.entry;
import static org.backproof.expr.Terms.local;
import static org.backproof.expr.Terms.multiply;
import static org.backproof.expr.Terms.negate;
import static org.backproof.expr.Terms.power;
import static org.backproof.expr.Terms.sqrt;
import static org.backproof.expr.Terms.subtract;
import static org.backproof.expr.Terms.sum;
import static org.backproof.expr.Terms.symbol;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Enclosure;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Rational;
import org.backproof.numeric.Undefined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CertifiedEvaluationTest {
    /// @param value what it is: a number, `exactly` a rational, or null for no value
    record Row(Expr term, String x, Double value, String exactly) {
        @Override
        public String toString() {
            return term + " at " + x;
        }
    }

    static Row near(Expr term, String x, double value) {
        return new Row(term, x, value, null);
    }

    static Row exact(Expr term, String x, String value) {
        return new Row(term, x, null, value);
    }

    static Row none(Expr term, String x) {
        return new Row(term, x, null, null);
    }

    static final Function.Largest MAX = new Function.Largest(List.of(new Sort.Tensor(List.of(K))));
    static final Expr XX = multiply(X, X);
    static final Expr CUBE_ROOT = power(X, num("1/3"));

    static Stream<Row> rows() {
        return Stream.of(
                // powers, by value
                exact(power(X, -1), "2", "1/2"), none(power(X, -1), "0"), exact(power(ZERO, X), "2", "0"), none(power(ZERO, X), "-1"),
                exact(power(ZERO, X), "0", "1"), exact(power(X, ZERO), "0", "1"), none(power(X, HALF), "-1"), exact(sqrt(X), "9/4", "3/2"),
                exact(CUBE_ROOT, "0", "0"), none(CUBE_ROOT, "-8"), exact(power(num(-2), X), "-3", "-1/8"), none(power(num(-2), X), "1/2"),
                none(power(num(-2), pi()), "0"), near(power(X, X), "1/2", Math.sqrt(0.5)), exact(multiply(ZERO, X), "3", "0"),
                none(multiply(ZERO, log(X)), "0"), none(subtract(divide(ONE, X), divide(ONE, X)), "0"),
                // functions
                exact(exp(X), "0", "1"), exact(log(X), "1", "0"), none(log(X), "0"), exact(sin(multiply(pi(), X)), "1/6", "1/2"),
                exact(cos(multiply(pi(), X)), "1/3", "1/2"), exact(sin(multiply(pi(), X)), "-1000001", "0"), exact(cos(multiply(pi(), X)), "-3/2", "0"),
                none(of(Primitives.ASIN, X), "2"), near(of(Primitives.ERF, X), "1", 0.8427007929497149), near(of(Primitives.GAMMA, X), "5", 24),
                none(of(Primitives.GAMMA, X), "-2"), near(of(Primitives.EULER_GAMMA), "0", 0.5772156649015329),
                // derivatives
                exact(slope(power(X, 3)), "2", "12"), near(slope(exp(XX)), "1", 2 * Math.E), near(slope(of(Primitives.ERF, X)), "0", 2 / Math.sqrt(Math.PI)),
                near(slope(of(Primitives.LGAMMA, X)), "1", -0.5772156649015329), near(slope(of(Primitives.GAMMA, X)), "1", -0.5772156649015329),
                near(diff(slope(of(Primitives.LGAMMA, X)), X), "1", Math.PI * Math.PI / 6), near(slope(of(Primitives.ATAN, X)), "1", 0.5),
                near(slope(of(Primitives.ASIN, X)), "3/5", 1.25), near(slope(of(Primitives.ACOS, X)), "3/5", -1.25),
                near(slope(power(X, X)), "1", 1), near(slope(power(TWO, X)), "0", Math.log(2)), exact(slope(num(7)), "0", "0"),
                near(diff(diff(diff(sin(multiply(TWO, X)), X), X), X), "0", -8), near(diff(slope(power(X, num("5/2"))), X), "4", 7.5),
                exact(diff(slope(divide(ONE, X)), X), "2", "1/4"), near(diff(slope(log(add(ONE, exp(X)))), X), "0", 0.25),
                none(slope(log(X)), "0"), none(slope(log(X)), "-1"), none(slope(divide(X, X)), "0"), exact(slope(divide(X, X)), "1", "0"),
                // kinks and edges
                none(slope(relu(X)), "0"), exact(slope(relu(X)), "1/9", "1"), exact(slope(relu(X)), "-1/9", "0"), none(slope(abs(X)), "0"),
                exact(slope(multiply(X, abs(X))), "0", "0"), none(diff(slope(multiply(X, abs(X))), X), "0"),
                exact(slope(subtract(relu(X), relu(negate(X)))), "0", "1"), exact(slope(add(relu(X), cases(Prop.nonnegative(X), ONE, add(ONE, X)))), "0", "1"),
                exact(slope(power(abs(X), 3)), "0", "0"), exact(diff(slope(power(abs(X), 3)), X), "0", "0"), none(diff(diff(slope(power(abs(X), 3)), X), X), "0"),
                exact(slope(huber(X)), "1", "1"), exact(slope(huber(X)), "-1", "-1"), none(diff(slope(huber(X)), X), "1"),
                exact(slope(cases(Prop.positive(X), X, subtract(exp(X), ONE))), "0", "1"), none(diff(slope(cases(Prop.positive(X), X, subtract(exp(X), ONE))), X), "0"),
                none(slope(cases(Prop.positive(X), ONE, ZERO)), "0"), none(slope(cases(Prop.zero(X), ONE, ZERO)), "0"),
                exact(slope(cases(Prop.zero(X), ZERO, multiply(XX, X))), "0", "0"), exact(slope(cases(Prop.positive(XX), ZERO, ZERO)), "0", "0"),
                none(slope(sqrt(X)), "0"), none(slope(power(X, num("3/2"))), "0"), none(slope(sqrt(XX)), "0"), exact(slope(sqrt(power(X, 4))), "0", "0"),
                none(slope(power(XX, num("1/3"))), "0"), exact(slope(power(XX, num("2/3"))), "0", "0"), none(slope(of(Primitives.ASIN, X)), "1"),
                none(slope(multiply(X, cases(Prop.nonzero(X), divide(ONE, X), ZERO))), "0"), none(slope(power(X, X)), "-2"),
                none(cases(Prop.positive(log(X)), ONE, ZERO), "-1"), none(cases(Prop.and(List.of(Prop.positive(X), Prop.positive(log(X)))), ONE, ZERO), "-1"),
                exact(cases(Prop.positive(X), log(X), X), "-1", "-1"), exact(cases(new Prop.Whole(X), ONE, ZERO), "3/2", "0"),
                // edges that meet
                none(slope(of(Primitives.ASIN, subtract(ONE, XX))), "0"), exact(slope(square(of(Primitives.ACOS, subtract(ONE, power(X, 4))))), "0", "0"),
                none(slope(of(Primitives.ATAN, cases(Prop.zero(X), ZERO, divide(ONE, X)))), "0"),
                exact(slope(of(Primitives.ATAN, cases(Prop.zero(X), ONE, power(X, -2)))), "1", "-1"), none(slope(of(Primitives.ATAN, power(X, -2))), "0"),
                exact(slope(cases(Prop.zero(X), divide(pi(), TWO), of(Primitives.ATAN, power(X, -2)))), "0", "0"),
                // a function defined by a derivative, at a product
                near(of(function("slope", Z, diff(sigmoid(Z), Z)), XX), "0", 0.25), exact(of(function("slope", Z, diff(power(Z, 3), Z)), add(X, ONE)), "1", "12"),
                exact(slope(of(function("slope", Z, diff(power(Z, 3), Z)), XX)), "1", "12"), exact(local(add(X, ONE)), "1", "2"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void hasTheValue(Row row) {
        check(new CertifiedEvaluation(Point.EMPTY.with(X, Rational.parse(row.x))).value(row.term), row);
    }

    private static void check(Enclosure value, Row row) {
        if (row.exactly != null) {
            assertThat(value).isEqualTo(Interval.of(Rational.parse(row.exactly)));
        } else if (row.value != null) {
            assertThat(value).isInstanceOf(Interval.class);
            assertThat(((Interval) value).midpoint()).isCloseTo(row.value, Offset.offset(1e-13 * Math.max(1, Math.abs(row.value))));
            assertThat(((Interval) value).width()).isLessThan(1e-12);
        } else {
            assertThat(value).isInstanceOf(Undefined.class);
        }
    }

    @Test
    void multiplesOfPiAndSquareRootsAreExact() {
        Point p = Point.EMPTY.with(X, Exact.turns(Rational.of(3, 4))).with(Y, Exact.of(1, 2).plus(Exact.root(Rational.of(5, 4))));
        assertThat(p).hasToString("x = 3*pi/4, y = 1/2 + sqrt(5)/2");
        CertifiedEvaluation at = new CertifiedEvaluation(p);
        Expr tangent = divide(sin(X), cos(X));
        assertThat(at.value(tangent)).isEqualTo(Interval.of(-1));
        assertThat(at.value(slope(tangent))).isEqualTo(Interval.of(2));
        assertThat(at.value(divide(sin(multiply(TWO, X)), cos(multiply(TWO, X))))).isInstanceOf(Undefined.class);
        assertThat(at.value(slope(of(Primitives.ACOS, cos(multiply(num(4), X)))))).isInstanceOf(Undefined.class);
        assertThat(at.value(subtract(square(Y), add(Y, ONE)))).isEqualTo(Interval.of(0));
        assertThat(at.value(subtract(divide(ONE, Y), subtract(Y, ONE)))).isEqualTo(Interval.of(0));
        assertThat(at.value(divide(ONE, subtract(power(sqrt(num(8)), 2), num(8))))).isInstanceOf(Undefined.class);
        assertThat(at.value(subtract(multiply(sqrt(num(12)), power(num(3), num("-1/2"))), TWO))).isEqualTo(Interval.of(0));
    }

    static final Symbol M = symbol("M", new Sort.Tensor(List.of(TWO, TWO)));
    static final Symbol FROM_TWO = symbol("k", new Sort.Index(TWO, ONE));
    static final Point VECTOR = Point.EMPTY.with(K, Rational.of(3)).with(I, Rational.ONE).with(J, Rational.of(3))
            .with(V, List.of(Rational.of(1), Rational.of(5), Rational.of(-2))).with(X, Rational.TWO).with(Y, Rational.ZERO)
            .with(M, List.of(1, 1), Rational.of(1)).with(M, List.of(1, 2), Rational.of(2)).with(M, List.of(2, 1), Rational.of(3))
            .with(M, List.of(2, 2), Rational.of(4));

    static Stream<Row> tensorRows() {
        Symbol r = symbol("r", Sort.upTo(TWO));
        Symbol c = symbol("c", Sort.upTo(TWO));
        return Stream.of(
                exact(sum(I, entry(V, I)), "", "4"), exact(multiply(power(K, -1), sum(I, entry(V, I))), "", "4/3"), exact(sum(FROM_TWO, divide(ONE, Y)), "", "0"),
                none(entry(V, num(4)), ""), none(entry(V, num(0)), ""), exact(entry(V, I), "", "1"), exact(delta(I, J), "", "0"),
                exact(sum(I, multiply(delta(I, J), entry(V, I))), "", "-2"), exact(sum(r, sum(c, multiply(entry(M, r, c), entry(M, c, r)))), "", "29"),
                exact(apply(MAX, Terms.tensor(V)), "", "5"), exact(diff(apply(MAX, Terms.tensor(V)), entry(V, TWO)), "", "1"),
                exact(diff(apply(MAX, Terms.tensor(V)), entry(V, I)), "", "0"), exact(diff(sum(I, power(entry(V, I), 2)), entry(V, J)), "", "-4"),
                exact(diff(diff(multiply(entry(V, ONE), entry(V, TWO)), entry(V, ONE)), entry(V, TWO)), "", "1"), none(diff(X, entry(V, num(7))), ""),
                exact(diff(multiply(abs(Y), X), X), "", "0"), none(diff(diff(multiply(abs(Y), X), Y), X), ""));
    }

    @ParameterizedTest
    @MethodSource("tensorRows")
    void hasTheValueInTensors(Row row) {
        check(new CertifiedEvaluation(VECTOR).value(row.term), row);
    }

    @Test
    void aTieOfTheLargestIsAKink() {
        Point tie = VECTOR.with(V, List.of(Rational.of(5), Rational.of(5), Rational.ONE));
        assertThat(new CertifiedEvaluation(tie).value(diff(apply(MAX, Terms.tensor(V)), entry(V, ONE)))).isInstanceOf(Undefined.class);
        assertThat(new CertifiedEvaluation(tie).value(diff(apply(MAX, Terms.tensor(V)), entry(V, num(3))))).isEqualTo(Interval.of(0));
    }

    @Test
    void anInstanceOfAnUnknownFunctionHasItsDerivatives() {
        for (Instance instance : Instance.values()) {
            Point p = Point.EMPTY.with(X, Rational.of(3, 4)).with("g", instance);
            for (int order = 0; order < 6; order++) {
                Expr derivative = diff(of(new Function.Opaque("g", 1, order), X), X);
                assertThat(new CertifiedEvaluation(p).differ(derivative, of(new Function.Opaque("g", 1, order + 1), X))).as("%s %s", instance, order).isFalse();
                assertThat(new CertifiedEvaluation(p).differ(derivative, add(HALF, of(new Function.Opaque("g", 1, order + 1), X)))).isTrue();
            }
        }
    }

    @Test
    void deepTermsNeedNoDeepStack() {
        Expr e = X;
        Expr sum = X;
        for (int i = 0; i < 20_000; i++) {
            e = sigmoid(e);
            sum = add(ONE, multiply(HALF, sin(sum)));
        }
        Point p = Point.EMPTY.with(X, Rational.ZERO);
        assertThat(new DoubleEvaluation(p).value(e)).isCloseTo(0.659046068407409, Offset.offset(1e-12));
        assertThat(new DoubleEvaluation(p).value(slope(e))).isCloseTo(0, Offset.offset(1e-12));
        assertThat(new CertifiedEvaluation(p).value(sum, 0)).isInstanceOf(Interval.class);
    }

    @Test
    void aSpentBudgetSaysNothing() {
        Expr e = X;
        for (int i = 0; i < 2000; i++) {
            e = sigmoid(e);
        }
        CertifiedEvaluation spent = new CertifiedEvaluation(Point.EMPTY.with(X, Rational.ONE), () -> true);
        assertThat(spent.value(e)).isInstanceOf(org.backproof.numeric.Unclear.class);
        assertThat(spent.truth(Prop.positive(e))).isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void propositionsAboutUndefinedTermsDoNotHold() {
        CertifiedEvaluation at = new CertifiedEvaluation(VECTOR);
        Expr bad = log(Y);
        Prop each = each(I, Prop.positive(add(entry(V, I), num(3))));
        for (Prop holds : List.of(Prop.positive(X), Prop.nonnegative(Y), Prop.zero(Y), Prop.nonzero(X), new Prop.Defined(X), new Prop.Whole(X), each, Prop.TRUE,
                new Prop.Equal(bad, divide(ONE, Y)), new Prop.Equal(bad, bad), new Prop.Equal(X, TWO), Prop.or(List.of(Prop.positive(bad), Prop.zero(Y))),
                new Prop.Derivative(power(X, 2), X, num(4)))) {
            assertThat(at.truth(holds)).as("%s", holds).isEqualTo(Truth.TRUE);
        }
        for (Prop fails : List.of(Prop.positive(bad), Prop.nonzero(bad), Prop.zero(bad), Prop.negate(Prop.positive(bad)), new Prop.Defined(bad), new Prop.Whole(bad),
                new Prop.Equal(bad, X), new Prop.Equal(X, bad), Prop.FALSE, Prop.and(List.of(Prop.zero(Y), Prop.positive(bad))), new Prop.Whole(multiply(HALF, add(X, ONE))),
                each(I, Prop.positive(entry(V, I))), new Prop.Derivative(power(X, 2), X, X), new Prop.Derivative(abs(Y), Y, ZERO))) {
            assertThat(at.truth(fails)).as("%s", fails).isEqualTo(Truth.FALSE);
        }
        assertThat(at.truth(Prop.zero(subtract(multiply(exp(ONE), exp(HALF)), exp(num("3/2")))))).isEqualTo(Truth.UNKNOWN);
    }
}
