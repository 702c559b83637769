package org.backproof.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.battery.Battery;
import org.backproof.elaborate.Definition;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Point;
import org.backproof.expr.Expr;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Theorem;
import org.backproof.library.Library;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Rational;
import org.junit.jupiter.api.Test;

/// From assumptions that hold at a point nothing false follows: the engine looks for a proof of 0 = 1, of x = x + 1 and of a
/// contradiction, without trying points first, and must find none.
class NoContradictionTest {
    private static final int SETS = 400;
    private static final long NANOSECONDS = 25_000_000_000L;
    private static final long MILLISECONDS = 400;
    private static final Symbol X = Terms.real("x");
    private static final Symbol Y = Terms.real("y");
    private static final List<String> FUNCTIONS = List.of("abs", "sign", "relu", "sigmoid", "softplus", "tanh", "cbrt", "log1p", "sinh", "elu", "softsign", "hard_sigmoid");

    private final Random random = new Random(Battery.SEED);

    private Expr term(int depth) {
        if (depth == 0) {
            return List.of(X, Y, Terms.ONE, Terms.TWO, X, Y).get(random.nextInt(6));
        }
        Expr a = term(depth - 1);
        Expr b = term(random.nextInt(depth));
        return switch (random.nextInt(10)) {
            case 0, 1 -> Terms.add(a, b);
            case 2 -> Terms.subtract(a, b);
            case 3 -> Terms.multiply(a, b);
            case 4 -> Terms.divide(a, b);
            case 5 -> Terms.power(a, random.nextInt(2, 4));
            case 6 -> Terms.sqrt(a);
            case 7 -> Terms.apply(List.of(Primitives.EXP, Primitives.LOG, Primitives.SIN, Primitives.ATAN).get(random.nextInt(4)), a);
            case 8 -> Terms.diff(Terms.multiply(a, X), X);
            default -> {
                Definition d = (Definition) Library.scope().function(FUNCTIONS.get(random.nextInt(FUNCTIONS.size()))).orElseThrow();
                yield d.formals().size() == 1 ? Terms.apply(d.function(), a) : Terms.apply(d.function(), a, Terms.ONE);
            }
        };
    }

    /// What is true of the term at the point.
    private Optional<Prop> fact(Expr t, CertifiedEvaluation at) {
        if (!(at.value(t) instanceof Interval v)) {
            return Optional.empty();
        }
        if (v.exact().isPresent() && random.nextBoolean()) {
            return Optional.of(Prop.zero(Terms.subtract(t, Terms.num(v.exact().get()))));
        }
        return switch (v.lower().signum() > 0 ? 1 : v.upper().signum() < 0 ? -1 : 0) {
            case 1 -> Optional.of(Prop.positive(t));
            case -1 -> Optional.of(Prop.positive(Terms.negate(t)));
            default -> Optional.of(Prop.defined(t));
        };
    }

    private List<Prop> assumptions() {
        Point p = Point.EMPTY.with(X, Rational.of(random.nextInt(-6, 7), random.nextInt(1, 4))).with(Y, Rational.of(random.nextInt(-6, 7), random.nextInt(1, 4)));
        List<Prop> out = new ArrayList<>();
        for (int k = random.nextInt(1, 5); k > 0; k--) {
            try {
                fact(term(random.nextInt(1, 4)), Battery.at(p)).filter(f -> !f.equals(Prop.TRUE)).ifPresent(out::add);
            } catch (ArithmeticException | IllegalArgumentException _) {
                // the term means nothing
            }
        }
        return out;
    }

    private static Optional<Theorem> proof(List<Prop> assumptions, Expr left, Expr right) {
        try {
            Knowledge knowledge = new Prover(LemmaBook.library(), new Budget(MILLISECONDS, () -> false)).knowledge(assumptions);
            return Prover.whereDefined(knowledge, left, right).filter(t -> t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
        } catch (Budget.Exhausted _) {
            return Optional.empty();
        }
    }

    @Test
    void nothingFalseFollows() {
        long start = System.nanoTime();
        int sets = 0;
        for (; sets < SETS && System.nanoTime() - start < NANOSECONDS; sets++) {
            List<Prop> assumptions = assumptions();
            assertThat(proof(assumptions, Terms.ZERO, Terms.ONE)).as("0 = 1, seed %s, %s", Battery.SEED, assumptions).isEmpty();
            assertThat(proof(assumptions, X, Terms.add(X, Terms.ONE))).as("x = x + 1, seed %s, %s", Battery.SEED, assumptions).isEmpty();
            assertThat(contradiction(assumptions)).as("false, seed %s, %s", Battery.SEED, assumptions).isEmpty();
        }
        System.out.println("consistent assumptions without a proof of 0 = 1, seed " + Battery.SEED + ": " + sets);
        assertThat(sets).isGreaterThan(20);
    }

    private static Optional<Theorem> contradiction(List<Prop> assumptions) {
        try {
            return new Prover(LemmaBook.library(), new Budget(MILLISECONDS, () -> false)).contradiction(assumptions);
        } catch (Budget.Exhausted _) {
            return Optional.empty();
        }
    }
}
