package org.backproof.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Script;
import org.backproof.elaborate.Task;
import org.backproof.numeric.Work;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A search that meets its bound ends at the same place whether the machine is busy or not: each claim is judged again by a thread that
/// sleeps whenever it is asked whether to go on.
class BusyMachineTest {
    /// Of work: too little for most of the claims.
    private static final long MILLISECONDS = 60;
    private static final long SLEEP_NANOSECONDS = 20_000;

    /// What was found, and the work it took.
    private record Outcome(String verdict, String nearest, long work) {
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "prove (x^a)^b = x^(a*b)",
        "prove diff(log(abs(sec(x) + tan(x))), x) = sec(x)",
        "prove 2*atanh(tan(x/2)) = asinh(tan(x)) given -pi/2 < x and x < pi/2",
        "prove diff(acosh(cosh(x)), x) = sign(x)",
        "prove diff(abs(x)^a, x) = a*abs(x)^a/x",
        "prove diff(1/sqrt(x^2 + y^2 + w^2), x, x) + diff(1/sqrt(x^2 + y^2 + w^2), y, y) + diff(1/sqrt(x^2 + y^2 + w^2), w, w) = 0",
        "tau in (0, inf); prove diff(bce(sigmoid(z/tau), y), z) = sigmoid(z/tau) - y",
        "prove diff(x^n, x) = (n - 1)*x^(n - 1)",
        "prove gamma(x)/gamma(x + 1) = x given x > 0"
    })
    void sleepChangesNothing(String script) {
        outcome(script, () -> false); // proves the lemmas that it needs, once
        Outcome quick = outcome(script, () -> false);
        Outcome slow = outcome(script, () -> {
            LockSupport.parkNanos(SLEEP_NANOSECONDS);
            return false;
        });
        assertThat(slow).isEqualTo(quick);
    }

    private static Outcome outcome(String script, BooleanSupplier cancelled) {
        Task.Claim c = Script.of(script).claim();
        long before = Work.done();
        Verdict v = new Prover(LemmaBook.library(), new Budget(MILLISECONDS, cancelled)).prove(c.setting().hypotheses(), c.left().body(), c.right().body());
        String nearest = v instanceof Verdict.Refuted r ? r.witness().flatMap(w -> Nearest.of(c.left().body(), c.right().body(), c.setting(), w,
                LemmaBook.library(), new Budget(MILLISECONDS, cancelled))).toString() : Optional.empty().toString();
        return new Outcome(v.toString(), nearest, Work.done() - before);
    }
}
