package org.backproof.evaluate;

import static org.backproof.expr.Terms.ONE;
import static org.backproof.expr.Terms.add;
import static org.backproof.expr.Terms.cases;
import static org.backproof.expr.Terms.divide;
import static org.backproof.expr.Terms.multiply;
import static org.backproof.expr.Terms.power;
import static org.backproof.expr.Terms.sqrt;
import static org.backproof.expr.Terms.subtract;

import java.util.List;
import java.util.SplittableRandom;
import org.backproof.expr.Expr;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Seeded terms over x and y, with kinks and edges where asked for.
final class RandomTerms {
    private static final List<org.backproof.expr.Function> SMOOTH = List.of(Primitives.EXP, Primitives.SIN, Primitives.COS, Primitives.ATAN,
            Primitives.ERF, Claims.SIGMOID, Claims.TANH);
    private static final List<org.backproof.expr.Function> PARTIAL = List.of(Primitives.LOG, Primitives.ASIN, Primitives.ACOS);
    private static final List<Rational> EXPONENTS = List.of(Rational.of(2), Rational.of(3), Rational.of(-1), Rational.of(-2), Rational.HALF,
            Rational.of(3, 2), Rational.of(1, 3), Rational.of(-1, 2));

    private final SplittableRandom random;
    private final boolean kinks;

    RandomTerms(long seed, boolean kinks) {
        this.random = new SplittableRandom(seed);
        this.kinks = kinks;
    }

    int below(int n) {
        return random.nextInt(n);
    }

    Rational number() {
        return Rational.of(random.nextInt(-6, 7), random.nextInt(1, 4));
    }

    Expr term(int depth) {
        if (depth == 0) {
            return switch (random.nextInt(5)) {
                case 0 -> Terms.num(number());
                case 1 -> Claims.Y;
                default -> Claims.X;
            };
        }
        return switch (random.nextInt(kinks ? 12 : 9)) {
            case 0, 1 -> add(term(depth - 1), term(depth - 1));
            case 2, 3 -> multiply(term(depth - 1), term(depth - 1));
            case 4 -> subtract(term(depth - 1), term(depth - 1));
            case 5 -> Terms.apply(SMOOTH.get(random.nextInt(SMOOTH.size())), term(depth - 1));
            case 6 -> random.nextInt(3) == 0 ? Terms.apply(PARTIAL.get(random.nextInt(PARTIAL.size())), term(depth - 1))
                    : divide(term(depth - 1), add(ONE, power(term(depth - 1), 2)));
            case 7 -> power(term(depth - 1), Terms.num(EXPONENTS.get(random.nextInt(EXPONENTS.size()))));
            case 8 -> power(add(ONE, power(term(depth - 1), 2)), term(depth - 1));
            case 9 -> cases(guard(depth - 1), term(depth - 1), term(depth - 1));
            case 10 -> Claims.abs(term(depth - 1));
            default -> random.nextBoolean() ? Claims.relu(term(depth - 1)) : sqrt(power(term(depth - 1), 2));
        };
    }

    private Prop guard(int depth) {
        Prop.Sign[] signs = Prop.Sign.values();
        return Prop.compare(term(depth), signs[random.nextInt(signs.length)]);
    }
}
