package org.backproof.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The counted errors of the series, against the same series with 400 bits more.
class FixedPointTest {
    private static final long SEED = 20261121;
    private static final int SPARE = 400;

    private interface Kernel {
        Fixed at(BigInteger x, int w);
    }

    /// A kernel, its domain, and by how many units its argument may be off.
    private record Row(String name, double from, double to, int slack, Kernel kernel) {
    }

    private static final List<Row> ROWS = List.of(new Row("exp", 0, 0.7, 3, FixedPoint::exp), new Row("log", 0.75, 1.5, 1, FixedPoint::log), new Row("sin", 0, 0.8, 4, FixedPoint::sin),
            new Row("cos", 0, 0.8, 4, FixedPoint::cos), new Row("atan", 0, 1, 2, FixedPoint::atan));

    @Test
    void theErrorIsWithinItsBoundAndNotZero() {
        Random random = new Random(SEED);
        for (Row row : ROWS) {
            long worst = 0;
            for (int i = 0; i < 300; i++) {
                int w = 64 + random.nextInt(i % 10 == 0 ? 2000 : 150);
                BigInteger fine = FixedPoint.of(row.from + (row.to - row.from) * random.nextDouble(), w + SPARE).add(new BigInteger(w + SPARE - 53, random));
                BigInteger x = fine.shiftRight(SPARE).add(BigInteger.valueOf(i % 2 == 0 ? 0 : random.nextInt(2 * row.slack - 1) - row.slack + 1)).max(BigInteger.ZERO);
                Fixed value = row.kernel.at(x, w);
                Fixed truth = row.kernel.at(fine, w + SPARE);
                BigInteger error = value.value().shiftLeft(SPARE).subtract(truth.value()).abs().shiftRight(SPARE);
                assertThat(error).as("%s at w = %d, seed %d", row.name, w, SEED).isLessThanOrEqualTo(BigInteger.valueOf(value.error()));
                worst = Math.max(worst, error.longValueExact());
            }
            assertThat(worst).as("%s: a margin of 0 would not do", row.name).isPositive();
        }
    }

    @Test
    void constantsAreTheSameAtEveryPrecision() {
        BigInteger pi = Constants.pi(5000);
        BigInteger log2 = Constants.log2(5000);
        for (int w = 64; w < 5000; w += 61) {
            assertThat(pi.shiftRight(5000 - w).subtract(Constants.pi(w)).abs()).isLessThan(BigInteger.TWO);
            assertThat(log2.shiftRight(5000 - w).subtract(Constants.log2(w)).abs()).isLessThan(BigInteger.TWO);
        }
    }

    /// Also where the bits left out begin with zeros, so that the margin decides.
    @Test
    void enclosuresOfConstantsHoldThem() {
        Interval pi = Constants.piInterval(3000);
        Interval log2 = Constants.log2Interval(3000);
        for (int bits = 20; bits < 2000; bits++) {
            assertThat(Constants.piInterval(bits).contains(pi) && Constants.log2Interval(bits).contains(log2)).as("%d bits", bits).isTrue();
        }
    }
}
