package org.backproof.battery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.backproof.evaluate.Point;
import org.backproof.evaluate.Truth;
import org.backproof.evaluate.Witness;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Symbol;
import org.backproof.numeric.Enclosure;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Undefined;
import org.backproof.prove.Verdict;
import org.junit.jupiter.api.Test;

/// True claims with one mistake in them. Those that are false at a point drawn at random must not be proved; nearly all must be refuted,
/// at a point where they are false for certain.
class FalseClaimsTest {
    private static final int POINTS = 12;
    private static final double REFUTED = 0.98;

    /// What points drawn at random say of a claim.
    enum Truthfulness {
        /// the sides differ somewhere
        FALSE,
        /// only one side is defined somewhere, and nowhere do they differ
        PARTIAL,
        /// nothing against it was found
        SAME
    }

    private static Truthfulness examined(KnownClaim claim, Random random) {
        RandomPoints points = new RandomPoints(random, claim);
        boolean partial = false;
        for (int k = 0; k < POINTS; k++) {
            Optional<Point> p = points.next();
            if (p.isEmpty()) {
                return partial ? Truthfulness.PARTIAL : Truthfulness.SAME;
            }
            var at = Battery.at(p.get());
            Enclosure l = at.value(claim.left());
            Enclosure r = at.value(claim.right());
            if (Enclosure.certainlyDiffers(l, r)) {
                return Truthfulness.FALSE;
            }
            partial |= l instanceof Interval && r instanceof Undefined || l instanceof Undefined && r instanceof Interval;
        }
        return partial ? Truthfulness.PARTIAL : Truthfulness.SAME;
    }

    private static Optional<KnownClaim> mistaken(KnownClaim claim, Random random) {
        List<Symbol> symbols = new ArrayList<>(Free.symbols(claim.left()));
        Free.symbols(claim.right()).stream().filter(s -> !symbols.contains(s)).forEach(symbols::add);
        boolean right = random.nextInt(3) > 0;
        Expr side = right ? claim.right() : claim.left();
        try {
            Expr changed = new Mistake(random, symbols).in(side);
            return changed == side ? Optional.empty() : Optional.of(new KnownClaim(claim.from(), claim.assumptions(), right ? claim.left() : changed, right ? changed : claim.right()));
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    /// Whether the claim is false at the point of the verdict.
    private static boolean valid(KnownClaim claim, Optional<Witness> witness) {
        if (witness.isEmpty()) {
            return false;
        }
        var at = Battery.at(witness.get().point());
        return at.all(claim.assumptions()) == Truth.TRUE && at.differ(claim.left(), claim.right());
    }

    @Test
    void noneIsProvedAndNearlyAllAreRefuted() {
        Random random = new Random(Battery.SEED);
        List<KnownClaim> known = KnownClaim.all();
        Map<String, Integer> verdicts = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        List<String> open = new ArrayList<>();
        int claims = 0;
        long start = System.nanoTime();
        BiConsumer<String, String> note = (word, text) -> {
            verdicts.merge(word, 1, Integer::sum);
            if (word.startsWith("WRONG")) {
                wrong.add(word + " " + text);
            }
        };
        while (claims < Battery.CLAIMS) {
            Optional<KnownClaim> mutant = mistaken(known.get(random.nextInt(known.size())), random);
            if (mutant.isEmpty()) {
                continue;
            }
            KnownClaim claim = mutant.get();
            Truthfulness truth = examined(claim, random);
            if (truth == Truthfulness.SAME) {
                continue;
            }
            claims += truth == Truthfulness.FALSE ? 1 : 0;
            Verdict v = Battery.verdict(claim);
            switch (v) {
                case Verdict.Proved _ -> note.accept("WRONG proved", claim.toString());
                case Verdict.Conditional _ when truth == Truthfulness.FALSE -> note.accept("WRONG conditional", claim.toString());
                case Verdict.Refuted r when !valid(claim, r.witness()) -> note.accept("WRONG point " + r.point(), claim.toString());
                case Verdict other -> note.accept(truth.name().toLowerCase() + " " + other.word(), "");
            }
            if (truth == Truthfulness.FALSE && v instanceof Verdict.Undecided(String reason)) {
                open.add(reason + ": " + claim);
            }
        }
        int refuted = verdicts.getOrDefault("false refuted", 0);
        System.out.printf("false claims, seed %d: %d, refuted %.2f %%, %s, %d s%n", Battery.SEED, claims, 100.0 * refuted / claims, verdicts, (System.nanoTime() - start) / 1_000_000_000);
        open.stream().limit(Battery.SHOWN).forEach(System.out::println);
        assertThat(wrong).isEmpty();
        assertThat((double) refuted / claims).isGreaterThan(REFUTED);
    }
}
