package org.backproof.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Seeded random terms of every kind.
final class RandomTerms {
    static final Symbol K = Terms.symbol("K", Sort.SIZE);
    static final Symbol V = Terms.symbol("v", new Sort.Tensor(List.of(K)));
    static final Symbol T = Terms.symbol("t", new Sort.Tensor(List.of(K)));
    static final Symbol W = Terms.symbol("W", new Sort.Tensor(List.of(K, K)));
    static final Symbol I = Terms.symbol("i", Sort.upTo(K));
    static final Symbol J = Terms.symbol("j", Sort.upTo(K));
    static final Function.Defined SIGMOID = sigmoid();
    static final Function.Defined SOFTMAX = softmax();
    static final Function.Opaque G = new Function.Opaque("g", 1, 0);
    static final Function.Opaque G2 = new Function.Opaque("g", 1, 2);
    private static final List<Symbol> REALS = List.of(Terms.real("x"), Terms.real("y"), Terms.real("gamma"), Terms.real("y_hat"), Terms.real("x2"));

    private final Random random;
    private final Function sigmoid;
    private final Function softmax;

    RandomTerms(long seed) {
        this(seed, SIGMOID, SOFTMAX);
    }

    /// With other definitions of the two functions.
    RandomTerms(long seed, Function sigmoid, Function softmax) {
        random = new Random(seed);
        this.sigmoid = sigmoid;
        this.softmax = softmax;
    }

    private static Function.Defined sigmoid() {
        Symbol z = Terms.real("z");
        return new Function.Defined("sigmoid", List.of(z), 0,
                Terms.divide(Terms.ONE, Terms.add(Terms.ONE, Primitives.exp(Terms.negate(z)))), 0);
    }

    private static Function.Defined softmax() {
        Symbol n = Terms.symbol("n", Sort.SIZE);
        Symbol z = Terms.symbol("z", new Sort.Tensor(List.of(n)));
        Symbol i = Terms.symbol("i", Sort.upTo(n));
        Symbol j = Terms.symbol("j", Sort.upTo(n));
        return new Function.Defined("softmax", List.of(z, i), 0,
                Terms.divide(Primitives.exp(Terms.entry(z, i)), Terms.sum(j, Primitives.exp(Terms.entry(z, j)))), 1);
    }

    static Expr softmax(Expr tensor, Expr index) {
        return Terms.apply(SOFTMAX, tensor, index);
    }

    Expr next(int depth) {
        return next(depth, List.of(I, J));
    }

    private Expr next(int depth, List<Symbol> indices) {
        if (depth == 0) {
            return leaf(indices);
        }
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> Terms.add(several(depth, indices));
            case 3, 4, 5 -> Terms.multiply(several(depth, indices));
            case 6 -> Terms.power(next(depth - 1, indices), rational());
            case 7 -> Terms.divide(next(depth - 1, indices), next(depth - 1, indices));
            case 8 -> Terms.power(next(depth - 1, indices), next(depth - 1, indices));
            case 9 -> Terms.apply(random.nextBoolean() ? Primitives.LOG : random.nextBoolean() ? G2 : sigmoid, next(depth - 1, indices));
            case 10 -> {
                Symbol bound = Terms.symbol("%" + depth, Sort.upTo(K));
                List<Symbol> inner = new ArrayList<>(indices);
                inner.add(bound);
                yield Terms.sum(bound, next(depth - 1, inner));
            }
            case 11 -> Terms.cases(guard(depth - 1, indices), next(depth - 1, indices), next(depth - 1, indices));
            case 12 -> Terms.diff(next(depth - 1, indices), random.nextBoolean() ? REALS.get(0) : Terms.entry(V, pick(indices)));
            default -> Terms.apply(softmax, random.nextBoolean() ? Terms.tensor(V) : scaled(depth - 1, indices), pick(indices));
        };
    }

    private Expr scaled(int depth, List<Symbol> indices) {
        Symbol bound = Terms.symbol("%t", Sort.upTo(K));
        return Terms.lambda(List.of(bound), Terms.multiply(Terms.entry(T, bound), next(Math.min(depth, 1), indices)));
    }

    /// The right side is no sum: `a = b + c` and `b + c = a` are one proposition, but written as different terms.
    Prop guard(int depth, List<Symbol> indices) {
        Expr e = Terms.subtract(next(depth, indices), leaf(indices));
        Prop p = switch (random.nextInt(4)) {
            case 0 -> Prop.positive(e);
            case 1 -> Prop.nonnegative(e);
            case 2 -> Prop.nonzero(e);
            default -> Prop.zero(e);
        };
        return depth > 0 && random.nextInt(5) == 0 ? Prop.and(List.of(p, guard(depth - 1, indices))) : p;
    }

    private List<Expr> several(int depth, List<Symbol> indices) {
        List<Expr> out = new ArrayList<>();
        for (int k = 2 + random.nextInt(2); k > 0; k--) {
            out.add(next(depth - 1, indices));
        }
        return out;
    }

    private Expr leaf(List<Symbol> indices) {
        return switch (random.nextInt(6)) {
            case 0 -> rational();
            case 1 -> Terms.entry(random.nextBoolean() ? V : T, random.nextInt(6) == 0 ? Terms.num(3) : pick(indices));
            case 2 -> random.nextBoolean() ? Terms.entry(W, pick(indices), pick(indices)) : Terms.delta(pick(indices), pick(indices));
            default -> REALS.get(random.nextInt(REALS.size()));
        };
    }

    private Symbol pick(List<Symbol> indices) {
        return indices.get(random.nextInt(indices.size()));
    }

    private Expr rational() {
        return Terms.num(Rational.of(random.nextInt(9) - 4, random.nextInt(3) == 0 ? 2 : 1));
    }
}
