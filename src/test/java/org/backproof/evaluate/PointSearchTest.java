package org.backproof.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backproof.evaluate.Claims.*;
import static org.backproof.expr.Terms.HALF;
import static org.backproof.expr.Terms.ONE;
import static org.backproof.expr.Terms.TWO;
import static org.backproof.expr.Terms.ZERO;
import static org.backproof.expr.Terms.add;
import static org.backproof.expr.Terms.cases;
import static org.backproof.expr.Terms.delta;
import static org.backproof.expr.Terms.diff;
import static org.backproof.expr.Terms.divide;
import static org.backproof.expr.Terms.entry;
import static org.backproof.expr.Terms.multiply;
import static org.backproof.expr.Terms.negate;
import static org.backproof.expr.Terms.power;
import static org.backproof.expr.Terms.sqrt;
import static org.backproof.expr.Terms.subtract;
import static org.backproof.expr.Terms.sum;

import java.util.List;
import java.util.stream.Stream;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Enclosure;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Undefined;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PointSearchTest {
    enum Expected {
        /// equal wherever both are defined, and defined at the same points
        AGREE,
        /// a point where the two differ
        DIFFER,
        LEFT_ONLY, RIGHT_ONLY,
        /// the assumptions contradict each other, or a side is never defined
        NO_MODEL
    }

    record Row(String name, List<Prop> given, Expr left, Expr right, Expected expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Row row(String name, List<Prop> given, Expr left, Expr right, Expected expected) {
        return new Row(name, given, left, right, expected);
    }

    static Row row(String name, Expr left, Expr right, Expected expected) {
        return row(name, List.of(), left, right, expected);
    }

    static final Expr HEAVISIDE = cases(Prop.positive(X), ONE, ZERO);
    static final Prop X_POSITIVE = Prop.positive(X);
    static final Function.Opaque G = new Function.Opaque("g", 1, 0);
    static final Symbol V50 = Terms.symbol("u", new Sort.Tensor(List.of(num(50))));
    static final Symbol P = Terms.symbol("p", Sort.upTo(num(50)));
    static final Symbol N = Terms.symbol("N", Sort.SIZE);

    static Stream<Row> rows() {
        return Stream.of(
                row("x = x", X, X, Expected.AGREE),
                row("square of a sum", square(add(X, Y)), add(square(X), multiply(TWO, X, Y), square(Y)), Expected.AGREE),
                row("square of a sum, slip", square(add(X, Y)), add(square(X), square(Y)), Expected.DIFFER),
                row("x/x", divide(X, X), ONE, Expected.RIGHT_ONLY),
                row("log of a square", log(square(X)), multiply(TWO, log(X)), Expected.LEFT_ONLY),
                row("log of a square, x > 0", List.of(X_POSITIVE), log(square(X)), multiply(TWO, log(X)), Expected.AGREE),
                row("slope of relu", slope(relu(X)), HEAVISIDE, Expected.RIGHT_ONLY),
                row("slope of relu, x != 0", List.of(Prop.nonzero(X)), slope(relu(X)), HEAVISIDE, Expected.AGREE),
                row("slope of relu, slip", slope(relu(X)), cases(Prop.positive(X), X, ZERO), Expected.DIFFER),
                row("root of a square", sqrt(square(X)), X, Expected.DIFFER),
                row("root of a square is abs", sqrt(square(X)), abs(X), Expected.AGREE),
                row("slope of abs", slope(abs(X)), divide(X, abs(X)), Expected.AGREE),
                row("slope of abs shifted", slope(abs(subtract(X, num("7/3")))), cases(Prop.positive(subtract(X, num("7/3"))), ONE, num(-1)), Expected.RIGHT_ONLY),
                row("slope of x|x|", slope(multiply(X, abs(X))), multiply(TWO, abs(X)), Expected.AGREE),
                row("huber", slope(huber(X)), cases(Prop.nonnegative(subtract(ONE, abs(X))), X, divide(X, abs(X))), Expected.AGREE),
                row("huber, slip outside", slope(huber(X)), X, Expected.DIFFER),
                row("second slope of huber", diff(slope(huber(X)), X), cases(Prop.nonnegative(subtract(ONE, abs(X))), ONE, ZERO), Expected.RIGHT_ONLY),
                row("elu is smooth", slope(cases(Prop.positive(X), X, subtract(exp(X), ONE))), cases(Prop.positive(X), ONE, exp(X)), Expected.AGREE),
                row("leaky elu is not", slope(cases(Prop.positive(X), X, multiply(HALF, subtract(exp(X), ONE)))),
                        cases(Prop.positive(X), ONE, multiply(HALF, exp(X))), Expected.RIGHT_ONLY),
                row("sigmoid", slope(sigmoid(X)), multiply(sigmoid(X), subtract(ONE, sigmoid(X))), Expected.AGREE),
                row("sigmoid, slip", slope(sigmoid(X)), multiply(sigmoid(X), add(ONE, sigmoid(X))), Expected.DIFFER),
                row("sigmoid symmetry", sigmoid(negate(X)), subtract(ONE, sigmoid(X)), Expected.AGREE),
                row("tanh", slope(tanh(X)), subtract(ONE, square(tanh(X))), Expected.AGREE),
                row("tanh from sigmoid", tanh(X), subtract(multiply(TWO, sigmoid(multiply(TWO, X))), ONE), Expected.AGREE),
                row("tanh from sigmoid, slip", tanh(X), subtract(multiply(TWO, sigmoid(X)), ONE), Expected.DIFFER),
                row("bce", unit(A), diff(bce(A, Y), A), divide(subtract(A, Y), multiply(A, subtract(ONE, A))), Expected.AGREE),
                row("bce, slip", unit(A), diff(bce(A, Y), A), divide(ONE, multiply(A, subtract(ONE, A))), Expected.DIFFER),
                row("bce, edges", diff(bce(A, Y), A), divide(subtract(A, Y), multiply(A, subtract(ONE, A))), Expected.RIGHT_ONLY),
                row("bce of sigmoid", slope(bce(sigmoid(X), Y)), subtract(sigmoid(X), Y), Expected.AGREE),
                row("bce of sigmoid, sign", slope(bce(sigmoid(X), Y)), subtract(Y, sigmoid(X)), Expected.DIFFER),
                row("logit form", bce(sigmoid(X), Y), subtract(log(add(ONE, exp(X))), multiply(X, Y)), Expected.AGREE),
                row("gelu by tanh", gelu(X), geluByTanh(X), Expected.DIFFER),
                row("log1p at tiny x", List.of(Prop.positive(X), Prop.positive(subtract(num("1e-9"), X))), log(add(ONE, X)), X, Expected.DIFFER),
                row("wrong below 0 only", abs(X), X, Expected.DIFFER),
                row("wrong beyond 10 only", cases(Prop.positive(subtract(X, num(10))), ONE, ZERO), ZERO, Expected.DIFFER),
                row("wrong below -150 only", cases(Prop.positive(subtract(num(-150), X)), ONE, ZERO), ZERO, Expected.DIFFER),
                row("wrong at 17/5 only", cases(Prop.zero(subtract(X, num("3.4"))), ONE, ZERO), ZERO, Expected.DIFFER),
                row("wrong on a line only", cases(Prop.zero(subtract(X, multiply(num(3), Y))), ONE, ZERO), ZERO, Expected.DIFFER),
                row("wrong on a thin strip", cases(Prop.and(List.of(Prop.positive(subtract(X, num("0.7"))), Prop.positive(subtract(num("0.701"), X)))), ONE, ZERO),
                        ZERO, Expected.DIFFER),
                row("wrong where x is no integer", sin(multiply(pi(), X)), ZERO, Expected.DIFFER),
                row("integers", List.of(new Prop.Whole(X)), sin(multiply(pi(), X)), ZERO, Expected.AGREE),
                row("cos at integers", List.of(new Prop.Whole(X)), cos(multiply(pi(), X)), power(num(-1), X), Expected.AGREE),
                row("0/1 targets", List.of(Prop.or(List.of(Prop.zero(Y), Prop.zero(subtract(Y, ONE))))), square(Y), Y, Expected.AGREE),
                row("0/1 targets, slip", List.of(Prop.or(List.of(Prop.zero(Y), Prop.zero(subtract(Y, ONE))))), power(Y, 3), negate(Y), Expected.DIFFER),
                row("power of a power", power(power(X, 2), HALF), X, Expected.DIFFER),
                row("sqrt slope at 0", slope(sqrt(X)), divide(ONE, multiply(TWO, sqrt(X))), Expected.AGREE),
                row("slope of x^(3/2)", slope(power(X, num("3/2"))), multiply(num("3/2"), sqrt(X)), Expected.RIGHT_ONLY),
                row("1/x - 1/x", subtract(divide(ONE, X), divide(ONE, X)), ZERO, Expected.RIGHT_ONLY),
                row("0*log x", multiply(ZERO, log(X)), ZERO, Expected.RIGHT_ONLY),
                row("log(-1) = 1/0", log(num(-1)), power(ZERO, -1), Expected.NO_MODEL),
                row("contradiction", List.of(X_POSITIVE, Prop.positive(negate(X))), X, Y, Expected.NO_MODEL),
                row("on the circle", List.of(Prop.zero(subtract(add(square(X), square(Y)), ONE))), power(X, 4), subtract(add(ONE, power(Y, 4)), multiply(TWO, square(Y))), Expected.AGREE),
                row("on the circle, slip", List.of(Prop.zero(subtract(add(square(X), square(Y)), ONE))), add(X, Y), ONE, Expected.DIFFER),
                row("ordered", List.of(Prop.positive(subtract(Y, X)), Prop.positive(subtract(Z, Y))), abs(subtract(X, Z)), subtract(Z, X), Expected.AGREE),
                row("ordered, slip", List.of(Prop.positive(subtract(Y, X)), Prop.positive(subtract(Z, Y))), abs(add(X, Z)), subtract(Z, X), Expected.DIFFER),
                row("softmax", diff(softmax(V, J), entry(V, I)), multiply(softmax(V, J), subtract(delta(I, J), softmax(V, I))), Expected.AGREE),
                row("softmax, no delta", diff(softmax(V, J), entry(V, I)), negate(multiply(softmax(V, J), softmax(V, I))), Expected.DIFFER),
                row("softmax, only i = j", diff(softmax(V, J), entry(V, I)), multiply(softmax(V, J), subtract(ONE, softmax(V, I))), Expected.DIFFER),
                row("cross entropy", List.of(sumsToOne(T)), diff(crossEntropy(V, T), entry(V, J)), subtract(softmax(V, J), entry(T, J)), Expected.AGREE),
                row("cross entropy, no sum", diff(crossEntropy(V, T), entry(V, J)), subtract(softmax(V, J), entry(T, J)), Expected.DIFFER),
                row("cross entropy, in full", diff(crossEntropy(V, T), entry(V, J)),
                        subtract(multiply(sum(I, entry(T, I)), softmax(V, J)), entry(T, J)), Expected.AGREE),
                row("one-hot like", List.of(sumsToOne(T), each(I, Prop.positive(entry(T, I)))), sum(I, square(entry(T, I))), ONE, Expected.DIFFER),
                row("mean of ones", multiply(power(K, -1), sum(I, ONE)), ONE, Expected.AGREE),
                row("K = 1 only", sum(I, entry(V, I)), entry(V, ONE), Expected.DIFFER),
                row("K = 1 assumed", List.of(Prop.zero(subtract(K, ONE))), sum(I, entry(V, I)), entry(V, ONE), Expected.AGREE),
                row("K at least 5", List.of(Prop.nonnegative(subtract(K, num(5)))), abs(subtract(K, num(5))), subtract(K, num(5)), Expected.AGREE),
                row("right for equal sizes only", sum(I, ONE), N, Expected.DIFFER),
                row("fifty entries", List.of(Prop.zero(subtract(sum(P, entry(V50, P)), ONE)), each(P, Prop.positive(entry(V50, P)))),
                        sum(P, abs(entry(V50, P))), ONE, Expected.AGREE),
                row("fifty entries, slip", List.of(Prop.zero(subtract(sum(P, entry(V50, P)), ONE)), each(P, Prop.positive(entry(V50, P)))),
                        sum(P, square(entry(V50, P))), num("1/50"), Expected.DIFFER),
                row("unknown function", diff(of(G, square(X)), X), multiply(TWO, X, of(new Function.Opaque("g", 1, 1), square(X))), Expected.AGREE),
                row("unknown function, slip", of(G, multiply(TWO, X)), multiply(TWO, of(G, X)), Expected.DIFFER),
                row("largest", of(new Function.Largest(List.of(new Sort.Tensor(List.of(K)))), Terms.tensor(V)), entry(V, ONE), Expected.DIFFER),
                row("arcsine", slope(of(Primitives.ASIN, X)), divide(ONE, sqrt(subtract(ONE, square(X)))), Expected.AGREE),
                row("arctangents", add(of(Primitives.ATAN, X), of(Primitives.ATAN, divide(ONE, X))), divide(pi(), TWO), Expected.DIFFER),
                row("no pole in x^2 + 1", divide(ONE, add(square(X), ONE)), power(add(square(X), ONE), -1), Expected.AGREE),
                row("x^y at negative x", List.of(Prop.positive(Y)), power(X, Y), exp(multiply(Y, log(X))), Expected.LEFT_ONLY));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void finds(Row row) {
        Found found = new PointSearch(row.given, () -> false).compare(row.left, row.right);
        found.differ().ifPresent(w -> assertThat(Enclosure.certainlyDiffers(w.left(), w.right()) || w.left() instanceof Interval).isTrue());
        found.leftOnly().ifPresent(w -> assertThat(w.right()).isInstanceOf(Undefined.class));
        found.rightOnly().ifPresent(w -> assertThat(w.left()).isInstanceOf(Undefined.class));
        assertThat(seen(found)).as("%s: %s", row.name, found).isEqualTo(row.expected);
        if (row.expected == Expected.LEFT_ONLY || row.expected == Expected.RIGHT_ONLY || row.expected == Expected.AGREE) {
            assertThat(found.model()).as("%s: a model", row.name).isPresent();
        }
    }

    private static Expected seen(Found f) {
        if (f.differ().isPresent()) {
            return Expected.DIFFER;
        }
        if (f.leftOnly().isPresent()) {
            return Expected.LEFT_ONLY;
        }
        return f.rightOnly().isPresent() ? Expected.RIGHT_ONLY : f.model().isPresent() ? Expected.AGREE : Expected.NO_MODEL;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isDeterministic(Row row) {
        assertThat(new PointSearch(row.given, () -> false).compare(row.left, row.right).toString())
                .isEqualTo(new PointSearch(row.given, () -> false).compare(row.left, row.right).toString());
    }
}
