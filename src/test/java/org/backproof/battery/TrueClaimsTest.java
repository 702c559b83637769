package org.backproof.battery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.backproof.evaluate.Point;
import org.backproof.numeric.Interval;
import org.backproof.prove.Verdict;
import org.junit.jupiter.api.Test;

/// Equations that follow from axioms and lemmas by putting one into another: none may be refuted, none be defined on one side only,
/// and nearly all must be proved.
class TrueClaimsTest {
    private static final int POINTS = 6;
    private static final double PROVED = 0.93;

    @Test
    void noneIsRefutedAndNearlyAllAreProved() {
        Random random = new Random(Battery.SEED);
        Rewriting rewriting = new Rewriting(random);
        Map<String, Integer> verdicts = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        List<String> open = new ArrayList<>();
        int claims = 0;
        long start = System.nanoTime();
        while (claims < Battery.CLAIMS) {
            Optional<KnownClaim> drawn = rewriting.next().filter(c -> hasModel(c, random));
            if (drawn.isEmpty()) {
                continue;
            }
            KnownClaim claim = drawn.get();
            claims++;
            Verdict v = Battery.verdict(claim);
            verdicts.merge(v.word(), 1, Integer::sum);
            switch (v) {
                case Verdict.Proved _ -> {
                }
                case Verdict.Refuted r -> wrong.add("refuted at " + r.point() + ": " + claim);
                case Verdict.Conditional c -> wrong.add("conditional at " + c.point() + ": " + claim);
                case Verdict.Undecided(String reason) -> open.add(reason + ": " + claim);
            }
        }
        int proved = verdicts.getOrDefault("proved", 0);
        System.out.printf("true claims, seed %d: %d, proved %.1f %%, %s, %d s%n", Battery.SEED, claims, 100.0 * proved / claims, verdicts,
                (System.nanoTime() - start) / 1_000_000_000);
        open.stream().limit(Battery.SHOWN).forEach(System.out::println);
        assertThat(wrong).isEmpty();
        assertThat((double) proved / claims).isGreaterThan(PROVED);
    }

    /// Whether both sides are defined at some point drawn at random.
    private static boolean hasModel(KnownClaim claim, Random random) {
        RandomPoints points = new RandomPoints(random, claim);
        for (int k = 0; k < POINTS; k++) {
            Optional<Point> p = points.next();
            if (p.isEmpty()) {
                return false;
            }
            var at = Battery.at(p.get());
            if (at.value(claim.left()) instanceof Interval && at.value(claim.right()) instanceof Interval) {
                return true;
            }
        }
        return false;
    }
}
