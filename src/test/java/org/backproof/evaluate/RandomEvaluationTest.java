package org.backproof.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Terms;
import org.backproof.numeric.Enclosure;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Rational;
import org.backproof.numeric.Undefined;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Certified values against doubles, and certified derivatives against differences over tiny steps.
class RandomEvaluationTest {
    private static final int TERMS = 1500;
    private static final Rational STEP = Rational.parse("1e-30");
    private static final List<Exact> POINTS = List.of(Exact.of(0, 1), Exact.of(1, 1), Exact.of(-1, 1), Exact.of(1, 2), Exact.of(2, 1),
            Exact.of(-3, 2), Exact.of(2, 7), Exact.turns(Rational.HALF), Exact.turns(Rational.MINUS_ONE), Exact.root(Rational.TWO));

    private static Point at(Exact x, Exact y) {
        return Point.EMPTY.with(Claims.X, x).with(Claims.Y, y);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void aCertifiedValueContainsTheDouble(long seed) {
        RandomTerms terms = new RandomTerms(seed, true);
        int decided = 0;
        for (int n = 0; n < TERMS; n++) {
            Expr e = terms.term(3);
            Point p = at(Exact.of(terms.number()), Exact.of(terms.number()));
            Enclosure certain = new CertifiedEvaluation(p).value(e);
            double quick = new DoubleEvaluation(p).value(e);
            if (certain instanceof Interval x && Double.isFinite(quick) && Math.abs(x.midpoint()) < 1e12) {
                decided++;
                assertThat(quick).as("%s at %s", e, p).isCloseTo(x.midpoint(), org.assertj.core.data.Offset.offset(1e-6 * Math.max(1, Math.abs(quick))));
            } else if (certain instanceof Undefined) {
                assertThat(Double.isFinite(quick)).as("%s at %s is %s, %s", e, p, certain, quick).isFalse();
            }
        }
        assertThat(decided).isGreaterThan(TERMS / 2);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 4, 5})
    void aCertifiedDerivativeIsTheLimitOfDifferences(long seed) {
        RandomTerms terms = new RandomTerms(seed, true);
        int unclear = 0;
        int kinks = 0;
        for (int n = 0; n < TERMS; n++) {
            Expr e = terms.term(3);
            Exact x = POINTS.get(terms.below(POINTS.size()));
            Exact y = POINTS.get(terms.below(POINTS.size()));
            switch (new CertifiedEvaluation(at(x, y)).value(Terms.diff(e, Claims.X))) {
                case Interval d -> {
                    Side right = side(e, x, y, STEP);
                    Side left = side(e, x, y, STEP.negate());
                    if (right.known && left.known) {
                        assertThat(right.slope).as("right of %s at %s, %s: %s", e, x, y, d).isCloseTo(d.midpoint(), near(d));
                        assertThat(left.slope).as("left of %s at %s, %s: %s", e, x, y, d).isCloseTo(d.midpoint(), near(d));
                    }
                    assertThat(right.undefined || left.undefined).as("%s at %s, %s has no derivative %s", e, x, y, d).isFalse();
                }
                case Undefined u -> {
                    Side right = side(e, x, y, STEP);
                    Side left = side(e, x, y, STEP.negate());
                    kinks += right.undefined || left.undefined ? 0 : 1;
                    assertThat(right.undefined || left.undefined || !right.known || !left.known || Math.abs(right.slope - left.slope) > 1e-9
                            || Math.abs(right.slope) > 1e4).as("%s at %s, %s: %s, slopes %s and %s", e, x, y, u, left.slope, right.slope).isTrue();
                }
                default -> unclear++;
            }
        }
        assertThat(unclear).as("unclear").isLessThan(TERMS / 20);
        assertThat(kinks).as("kinks").isGreaterThan(TERMS / 100);
    }

    private static org.assertj.core.data.Offset<Double> near(Interval d) {
        return org.assertj.core.data.Offset.offset(1e-4 * Math.max(1, Math.abs(d.midpoint())));
    }

    /// The slope to one side.
    private record Side(boolean known, boolean undefined, double slope) {
    }

    private static Side side(Expr e, Exact x, Exact y, Rational step) {
        Enclosure here = new CertifiedEvaluation(at(x, y)).value(e, 3);
        Enclosure there = new CertifiedEvaluation(at(x.plus(Exact.of(step)), y)).value(e, 3);
        if (here instanceof Undefined || there instanceof Undefined) {
            return new Side(true, true, 0);
        }
        if (here instanceof Interval a && there instanceof Interval b) {
            var precision = new org.backproof.numeric.Precision(160);
            return b.subtract(a, precision).divide(Interval.of(step), precision) instanceof Interval q
                    ? new Side(q.width() < 1e-6 * Math.max(1, Math.abs(q.midpoint())), false, q.midpoint())
                    : new Side(false, false, 0);
        }
        return new Side(false, false, 0);
    }
}
