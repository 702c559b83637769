package org.backproof.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backproof.evaluate.Claims.*;
import static org.backproof.expr.Terms.HALF;
import static org.backproof.expr.Terms.ONE;
import static org.backproof.expr.Terms.TWO;
import static org.backproof.expr.Terms.ZERO;
import static org.backproof.expr.Terms.add;
import static org.backproof.expr.Terms.divide;
import static org.backproof.expr.Terms.entry;
import static org.backproof.expr.Terms.multiply;
import static org.backproof.expr.Terms.negate;
import static org.backproof.expr.Terms.power;
import static org.backproof.expr.Terms.sqrt;
import static org.backproof.expr.Terms.subtract;
import static org.backproof.expr.Terms.sum;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PropositionSearchTest {
    /// @param holds whether the claim holds wherever the assumptions do
    record Row(List<Prop> given, Prop claim, boolean holds) {
        @Override
        public String toString() {
            return claim + " given " + given;
        }
    }

    static Row holds(Prop claim, Prop... given) {
        return new Row(List.of(given), claim, true);
    }

    static Row fails(Prop claim, Prop... given) {
        return new Row(List.of(given), claim, false);
    }

    static Stream<Row> rows() {
        Expr product = multiply(X, Y);
        return Stream.of(
                holds(Prop.nonnegative(multiply(X, X))), fails(Prop.positive(multiply(X, X))), holds(Prop.positive(sigmoid(X))),
                fails(Prop.positive(subtract(num("0.999"), sigmoid(X)))), fails(Prop.positive(subtract(num("0.999999999999"), tanh(X)))),
                holds(Prop.nonnegative(subtract(subtract(X, ONE), log(X))), Prop.positive(X)), fails(Prop.nonnegative(subtract(subtract(X, ONE), log(X)))),
                fails(Prop.positive(subtract(subtract(X, ONE), log(X))), Prop.positive(X)), fails(Prop.positive(subtract(exp(X), add(ONE, X)))),
                holds(Prop.nonnegative(subtract(exp(X), add(ONE, X)))), fails(Prop.positive(square(subtract(X, Y)))),
                fails(Prop.nonnegative(add(power(X, 4), multiply(num(-10), power(X, 2)), num(9)))), fails(Prop.nonnegative(subtract(square(X), num(2)))),
                holds(new Prop.Whole(multiply(HALF, add(square(X), X))), new Prop.Whole(X)), fails(new Prop.Whole(multiply(HALF, square(X))), new Prop.Whole(X)),
                holds(new Prop.Defined(log(X)), Prop.positive(X)), fails(new Prop.Defined(log(X)), Prop.nonnegative(X)),
                fails(new Prop.Defined(slope(abs(subtract(multiply(num(3), X), num(7)))))), fails(Prop.nonzero(subtract(multiply(num(3), X), num(7)))),
                holds(Prop.positive(subtract(ONE, softmax(V, J))), Prop.nonnegative(subtract(K, TWO))), fails(Prop.positive(subtract(ONE, softmax(V, J)))),
                fails(Prop.zero(multiply(subtract(K, ONE), subtract(K, TWO), subtract(K, num(3)), subtract(K, num(4))))),
                fails(Prop.nonnegative(product), Prop.positive(add(X, Y))), holds(Prop.nonnegative(product), Prop.nonnegative(X), Prop.nonnegative(Y)),
                fails(Prop.or(List.of(Prop.nonnegative(X), Prop.nonnegative(subtract(num(5), Y))))),
                fails(each(J, Prop.nonnegative(entry(T, J))), sumsToOne(T)), holds(each(J, Prop.nonnegative(subtract(ONE, entry(T, J)))), sumsToOne(T), each(I, Prop.nonnegative(entry(T, I)))),
                fails(each(J, Prop.positive(subtract(ONE, entry(T, J)))), sumsToOne(T), each(I, Prop.nonnegative(entry(T, I)))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void findsAPointWhereAFalseClaimFails(Row row) {
        PointSearch search = new PointSearch(row.given, () -> false);
        Optional<Point> fails = search.failing(row.claim);
        assertThat(fails.isEmpty()).as("%s fails at %s", row, fails).isEqualTo(row.holds);
        fails.ifPresent(p -> {
            CertifiedEvaluation at = new CertifiedEvaluation(p);
            assertThat(at.all(row.given)).isEqualTo(Truth.TRUE);
            assertThat(at.truth(row.claim)).isEqualTo(Truth.FALSE);
        });
        assertThat(search.holding(row.claim)).isPresent();
    }

    @Test
    void aModelNeedsAllAssumptionsAndTerms() {
        assertThat(new PointSearch(List.of(Prop.positive(X)), () -> false).model(List.of(log(X)))).isPresent();
        assertThat(new PointSearch(List.of(Prop.positive(negate(X))), () -> false).model(List.of(log(X)))).isEmpty();
        assertThat(new PointSearch(List.of(Prop.positive(X)), () -> true).model(List.of(log(X)))).isEmpty();
        assertThat(new PointSearch(List.of(Prop.zero(subtract(Y, sigmoid(X)))), () -> false).model(List.of(Y))).isPresent();
        assertThat(new PointSearch(List.of(Prop.zero(subtract(multiply(X, Y), ONE)), Prop.positive(subtract(X, num(3)))), () -> false).model(List.of())).isPresent();
    }

    /// @param differ whether they differ somewhere; else only one side is defined somewhere
    record Pair(Expr left, Expr right, boolean differ) {
    }

    static Stream<Pair> pairs() {
        Expr z = Terms.real("b");
        return Stream.of(
                new Pair(power(power(X, A), z), power(X, multiply(A, z)), true), new Pair(multiply(power(X, A), power(X, z)), power(X, add(A, z)), false),
                new Pair(multiply(sqrt(X), sqrt(Y)), sqrt(multiply(X, Y)), false), new Pair(add(log(X), log(Y)), log(multiply(X, Y)), false),
                new Pair(exp(log(X)), X, false), new Pair(of(org.backproof.expr.Primitives.ATAN, divide(sin(X), cos(X))), X, true),
                new Pair(sqrt(multiply(square(X), Y)), multiply(X, sqrt(Y)), true), new Pair(abs(add(X, Y)), add(abs(X), abs(Y)), true),
                new Pair(divide(subtract(square(X), square(Y)), subtract(X, Y)), add(X, Y), false),
                new Pair(divide(sum(I, entry(V, I)), sum(I, entry(V, I))), ONE, false),
                new Pair(sum(I, multiply(entry(V, I), entry(T, I))), multiply(power(K, -1), sum(I, entry(V, I)), sum(J, entry(T, J))), true),
                new Pair(multiply(X, power(X, -1), sqrt(add(Y, num(7)))), sqrt(add(Y, num(7))), false),
                new Pair(log(divide(subtract(X, ONE), add(X, ONE))), subtract(log(subtract(X, ONE)), log(add(X, ONE))), false),
                new Pair(multiply(ZERO, divide(ONE, subtract(square(X), num(2)))), multiply(ZERO, divide(ONE, subtract(power(X, 3), X))), false));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void findsWhereRulesNeedConditions(Pair pair) {
        Found found = new PointSearch(List.of(), () -> false).compare(pair.left, pair.right);
        assertThat(found.differ().isPresent()).as("%s", found).isEqualTo(pair.differ);
        assertThat(pair.differ || found.leftOnly().isPresent() || found.rightOnly().isPresent()).as("%s", found).isTrue();
        assertThat(pair.differ || found.model().isPresent()).as("%s", found).isTrue();
    }
}
