package org.backproof.battery;

import org.backproof.algebra.Budget;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Point;
import org.backproof.kernel.Oversize;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;

/// What the batteries share: how many claims, from which seed, and the engine's verdict within the work of two seconds.
///
/// `-Dbattery=5000` sets the number of claims, `-Dbattery.seed=1` the seed, `-Dbattery.show=40` how many undecided claims are printed.
/// Bounds count work, not time: the same seed gives the same claims and the same verdicts on every machine.
public final class Battery {
    public static final long SEED = Long.getLong("battery.seed", 20_261_122L);
    static final int CLAIMS = Integer.getInteger("battery", 2_000);
    static final int SHOWN = Integer.getInteger("battery.show", 0);
    private static final long MILLISECONDS = 2_000;
    private static final long FOR_A_POINT = 200;

    private Battery() {
    }

    /// Evaluation at a point, with the work of a fifth of a second for it.
    public static CertifiedEvaluation at(Point p) {
        return new CertifiedEvaluation(p, new Budget(FOR_A_POINT, () -> false)::over);
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
