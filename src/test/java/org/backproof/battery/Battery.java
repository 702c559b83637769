package org.backproof.battery;

import org.backproof.algebra.Budget;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Point;
import org.backproof.kernel.Oversize;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;

/// What the batteries share: how many claims, from which seed, and the engine's verdict in two seconds.
///
/// `-Dbattery=5000` sets the number of claims and waits for them all, `-Dbattery.seed=1` the seed, `-Dbattery.show=40` how many
/// undecided claims are printed.
public final class Battery {
    public static final long SEED = Long.getLong("battery.seed", 20_261_122L);
    static final int CLAIMS = Integer.getInteger("battery", 2_000);
    static final long PATIENCE = Integer.getInteger("battery") == null ? 25_000_000_000L : Long.MAX_VALUE;
    static final int SHOWN = Integer.getInteger("battery.show", 0);
    private static final long MILLISECONDS = 2_000;

    private Battery() {
    }

    /// Evaluation at a point, with a fifth of a second for it.
    public static CertifiedEvaluation at(Point p) {
        long end = System.nanoTime() + 200_000_000;
        return new CertifiedEvaluation(p, () -> System.nanoTime() > end);
    }

    /// @throws AssertionError for an internal error
    static Verdict verdict(KnownClaim claim) {
        try {
            return new Prover(LemmaBook.library(), new Budget(MILLISECONDS, () -> false)).prove(claim.assumptions(), claim.left(), claim.right());
        } catch (Budget.Exhausted | StackOverflowError | Oversize _) {
            return new Verdict.Undecided("budget");
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + SEED + ": " + claim, e);
        }
    }
}
