package org.backproof.battery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.backproof.algebra.Subterms;
import org.backproof.evaluate.Instance;
import org.backproof.evaluate.Point;
import org.backproof.evaluate.Truth;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Rational;

/// Points at random where assumptions hold, found in another way than the engine finds its own: drawn, and thrown away where an
/// assumption fails. An equation among the assumptions is solved for a variable in which it is linear.
public final class RandomPoints {
    private static final int TRIES = 60;
    private static final List<Rational> NOTABLE = List.of("0", "1", "-1", "1/2", "2", "-2", "1/1000", "-1/1000", "999/1000", "1001/1000", "20", "-20", "3", "6", "1/3").stream()
            .map(Rational::parse).toList();

    private final Random random;
    private final List<Prop> assumptions;
    private final List<Symbol> symbols;
    private final Set<String> functions = new LinkedHashSet<>();

    public RandomPoints(Random random, KnownClaim claim) {
        this.random = random;
        this.assumptions = claim.assumptions();
        Set<Symbol> all = new LinkedHashSet<>();
        claim.assumptions().forEach(p -> all.addAll(Free.symbols(p)));
        for (Expr side : List.of(claim.left(), claim.right())) {
            all.addAll(Free.symbols(side));
            for (Expr e : Subterms.of(side)) {
                if (e instanceof Apply a && a.function() instanceof Function.Opaque f) {
                    functions.add(f.name());
                }
            }
        }
        for (Symbol s : List.copyOf(all)) {
            switch (s.sort()) {
                case Sort.Index(Expr lower, Expr upper) -> {
                    all.addAll(Free.symbols(lower));
                    all.addAll(Free.symbols(upper));
                }
                case Sort.Tensor(List<Expr> sizes) -> sizes.forEach(size -> all.addAll(Free.symbols(size)));
                case Sort.Real _, Sort.Size _ -> {
                }
            }
        }
        this.symbols = all.stream().sorted((a, b) -> Integer.compare(order(a), order(b))).toList();
    }

    /// Sizes first, then the indices and tensors that need them.
    private static int order(Symbol s) {
        return switch (s.sort()) {
            case Sort.Size _ -> 0;
            case Sort.Index _ -> 1;
            case Sort.Real _ -> 2;
            case Sort.Tensor _ -> 3;
        };
    }

    /// A point where the assumptions certainly hold; empty if none was drawn.
    public Optional<Point> next() {
        for (int k = 0; k < TRIES; k++) {
            Optional<Point> p = drawn().flatMap(this::solved);
            if (p.isPresent() && Battery.at(p.get()).all(assumptions) == Truth.TRUE) {
                return p;
            }
        }
        return Optional.empty();
    }

    private Optional<Point> drawn() {
        Point p = Point.EMPTY;
        for (String f : functions) {
            p = p.with(f, Instance.values()[random.nextInt(Instance.values().length)]);
        }
        int style = random.nextInt(5);
        for (Symbol s : symbols) {
            int own = random.nextInt(3) == 0 ? random.nextInt(5) : style;
            switch (s.sort()) {
                case Sort.Size _ -> p = p.with(s, Rational.of(random.nextInt(1, 4)));
                case Sort.Real _ -> p = p.with(s, number(own));
                case Sort.Index(Expr lower, Expr upper) -> {
                    Optional<Integer> from = whole(lower, p);
                    Optional<Integer> to = whole(upper, p);
                    if (from.isEmpty() || to.isEmpty() || from.get() > to.get()) {
                        return Optional.empty();
                    }
                    p = p.with(s, Rational.of(random.nextInt(from.get(), to.get() + 1)));
                }
                case Sort.Tensor(List<Expr> sizes) -> {
                    List<List<Integer>> places = List.of(List.of());
                    for (Expr size : sizes) {
                        Optional<Integer> n = whole(size, p);
                        if (n.isEmpty() || n.get() > 12) {
                            return Optional.empty();
                        }
                        List<List<Integer>> longer = new ArrayList<>();
                        for (List<Integer> place : places) {
                            for (int i = 1; i <= n.get(); i++) {
                                List<Integer> more = new ArrayList<>(place);
                                more.add(i);
                                longer.add(more);
                            }
                        }
                        places = longer;
                    }
                    for (List<Integer> place : places) {
                        p = p.with(s, place, number(own));
                    }
                }
            }
        }
        return Optional.of(p);
    }

    /// @param style 0: between 0 and 1; 1: positive; 2: notable; else any
    private Rational number(int style) {
        return switch (style) {
            case 0 -> Rational.of(random.nextInt(1, 1000), 1000);
            case 1 -> Rational.of(random.nextInt(1, 160), 16);
            case 2 -> NOTABLE.get(random.nextInt(NOTABLE.size()));
            default -> Rational.of(random.nextInt(-64, 65), 16);
        };
    }

    private static Optional<Integer> whole(Expr e, Point p) {
        return value(e, p).filter(Rational::isInteger).map(Rational::intValueExact);
    }

    private static Optional<Rational> value(Expr e, Point p) {
        return p.covers(e) && Battery.at(p).value(e) instanceof Interval i ? i.exact() : Optional.empty();
    }

    /// With one variable of each equation among the assumptions changed so that it holds, if it is linear in it.
    private Optional<Point> solved(Point drawn) {
        Point p = drawn;
        for (Prop a : assumptions) {
            if (a instanceof Prop.Compare(Expr e, Prop.Sign sign) && sign == Prop.Sign.ZERO) {
                List<Symbol> unknowns = Free.symbols(e).stream().filter(s -> s.sort() instanceof Sort.Real || s.sort() instanceof Sort.Tensor).toList();
                if (unknowns.isEmpty()) {
                    continue;
                }
                Symbol x = unknowns.get(random.nextInt(unknowns.size()));
                List<Integer> place = p.tensors().containsKey(x) ? p.tensors().get(x).firstKey() : List.of();
                Optional<Rational> zero = value(e, with(p, x, place, Rational.ZERO));
                Optional<Rational> one = value(e, with(p, x, place, Rational.ONE));
                if (zero.isEmpty() || one.isEmpty() || zero.get().equals(one.get())) {
                    return Optional.empty();
                }
                p = with(p, x, place, zero.get().divide(zero.get().subtract(one.get())));
            }
        }
        return Optional.of(p);
    }

    private static Point with(Point p, Symbol x, List<Integer> place, Rational value) {
        return place.isEmpty() ? p.with(x, value) : p.with(x, place, value);
    }
}
