package org.backproof.evaluate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.numeric.Rational;

/// The points of one shape in the order in which they are tried: plain ones, edges, critical values, then seeded random ones.
final class Candidates {
    private static final long SEED = 0x5EED;
    private static final int PLAIN = 10;
    /// Slots that are varied one at a time.
    private static final int VARIED = 8;
    private static final int MAX_CRITICAL = 10;
    private static final List<Rational> BESIDE = List.of(Rational.of(1, 4), Rational.of(-1, 4), Rational.TWO, Rational.of(-2));
    private static final List<Rational> LITTLE = List.of(Rational.of(1, 10), Rational.of(1, 1000));
    private static final long[] DENOMINATORS = {1, 1, 2, 3, 4, 5, 7, 10};
    private static final long[][] SCALES = {{1, 1}, {1, 1}, {1, 4}, {3, 1}, {10, 1}, {1, 50}, {100, 1}};

    private final Constraints constraints;
    private final List<Expr> terms;
    private final List<Prop> goals;
    private final int size;
    private final List<List<Exact>> plain = new ArrayList<>();
    private final Set<List<Exact>> seen = new HashSet<>();
    private final List<Runnable> phases = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private Predicate<Exact[]> stop;
    private boolean special;
    private boolean stopped;

    /// @param edges whether edges and critical values are among them, and plain values come before random ones
    Candidates(Shape shape, Constraints constraints, List<Expr> terms, List<Prop> goals, boolean edges) {
        this.constraints = constraints;
        this.terms = terms;
        this.goals = goals;
        this.size = shape.slots().size();
        if (!constraints.feasible()) {
            return;
        }
        for (int i = 0; i < size; i++) {
            plain.add(constraints.candidates(i));
        }
        if (plain.stream().anyMatch(List::isEmpty)) {
            return;
        }
        if (!edges) {
            phases.add(() -> plainlyAndRandomly(8));
            for (int i = 0; i < 5; i++) {
                phases.add(() -> randomly(8));
            }
            return;
        }
        phases.add(() -> plainly(0, PLAIN / 2));
        phases.add(this::cornered);
        for (int i = 0; i < Math.min(size, VARIED); i++) {
            int slot = i;
            phases.add(() -> along(slot));
            phases.add(() -> critically(slot));
        }
        phases.add(this::turned);
        phases.add(() -> plainly(PLAIN / 2, PLAIN));
        for (int i = 0; i < 6; i++) {
            phases.add(() -> randomly(12));
        }
        phases.add(this::far);
    }

    boolean hasNext() {
        return !phases.isEmpty();
    }

    /// Offers the next few points; true once one is taken.
    boolean offer(Predicate<Exact[]> taker) {
        stop = taker;
        phases.removeFirst().run();
        return stopped;
    }

    private void emit(Exact[] values) {
        if (!stopped && constraints.complete(values) && seen.add(List.of(values))) {
            stopped = stop.test(values);
        }
    }

    /// Values for all slots: mostly different ones, or all from the same place in their lists.
    private Exact[] generic(int k, boolean different) {
        Exact[] values = new Exact[size];
        for (int i = 0; i < size; i++) {
            List<Exact> list = plain.get(i);
            values[i] = list.get((different ? k + 2 * i : k) % list.size());
        }
        share(values, k);
        return values;
    }

    /// Slots that an equation ties get values around the one that they would have in common.
    private void share(Exact[] values, int k) {
        long[][] shares = {{1, 2}, {1, 1}, {1, 4}, {3, 4}, {1, 3}, {0, 1}, {1, 10}};
        for (int e = 0; e < constraints.tied().size(); e++) {
            Exact same = constraints.same(e).orElse(null);
            if (same == null || k % 4 == 3) {
                continue;
            }
            Rational share = Rational.of(shares[k % shares.length][0], shares[k % shares.length][1]);
            int position = 0;
            for (int slot : constraints.tied().get(e)) {
                Rational factor = position++ % 2 == 0 ? share : Rational.TWO.subtract(share);
                Exact value = same.times(Exact.of(factor));
                values[slot] = constraints.domain(slot).admits(value) ? value : values[slot];
            }
        }
    }

    /// Slots that an equation ties near a corner, one with nearly all of the sum: those of several equations near different corners, or the same.
    private void cornered() {
        if (constraints.tied().isEmpty()) {
            return;
        }
        for (Rational little : LITTLE) {
            for (int apart = 1; apart >= 0; apart--) {
                Exact[] values = generic(0, true);
                for (int e = 0; e < constraints.tied().size(); e++) {
                    corner(values, e, e * apart, little);
                }
                emit(values);
            }
        }
    }

    private void corner(Exact[] values, int equation, int corner, Rational little) {
        List<Integer> slots = constraints.tied().get(equation);
        constraints.same(equation).filter(Exact::isRational).ifPresent(same -> {
            Rational most = same.a().subtract(little).multiply(Rational.of(slots.size())).add(little);
            for (int k = 0; k < slots.size(); k++) {
                values[slots.get(k)] = Exact.of(k == corner % slots.size() ? most : little);
            }
        });
    }

    private void plainly(int from, int to) {
        for (int k = from; k < to; k++) {
            emit(generic(k, true));
            if (size > 1) {
                emit(generic(k, false));
            }
        }
    }

    private void plainlyAndRandomly(int count) {
        plainly(0, 2);
        randomly(count);
    }

    private void along(int slot) {
        for (Exact q : plain.get(slot)) {
            special = !q.isRational();
            emit(with(generic(size == 1 ? 0 : slot + 1, true), slot, q));
        }
        special = false;
    }

    private void far() {
        for (int slot = 0; slot < Math.min(size, VARIED); slot++) {
            for (Exact q : constraints.domain(slot).far()) {
                emit(with(generic(slot + 1, true), slot, q));
            }
        }
    }

    /// Two slots at quarter turns: `cos a + cos b` is 0 for a = π/2 and b = −π/2.
    private void turned() {
        for (int i = 0; i < Math.min(size, VARIED); i++) {
            for (int j = i + 1; j < Math.min(size, VARIED); j++) {
                for (Exact a : quarters(i)) {
                    for (Exact b : quarters(j)) {
                        special = true;
                        emit(with(with(generic(0, true), i, a), j, b));
                    }
                }
            }
        }
        special = false;
    }

    private List<Exact> quarters(int slot) {
        return plain.get(slot).stream().filter(q -> q.isAngle() && !q.b().isZero() && q.b().multiply(Rational.TWO).isInteger()).toList();
    }

    private void critically(int slot) {
        for (int k = 0; k < (size == 1 ? 1 : 3) && !stopped; k++) {
            Exact[] base = generic(k, true);
            if (!constraints.complete(base)) {
                continue;
            }
            List<Exact> critical = constraints.critical(slot, base, terms, goals).stream().limit(MAX_CRITICAL).sorted().toList();
            special = true;
            critical.forEach(q -> emit(with(base, slot, q)));
            special = false;
            for (int n = 1; n < critical.size(); n++) {
                emit(with(base, slot, Exact.of(critical.get(n - 1).near().add(critical.get(n).near()).multiply(Rational.HALF))));
            }
            for (Exact q : critical) {
                for (Rational step : BESIDE) {
                    emit(with(base, slot, Exact.of(q.near().add(step))));
                }
            }
        }
    }

    private static Exact[] with(Exact[] values, int slot, Exact q) {
        Exact[] changed = values.clone();
        changed[slot] = q;
        return changed;
    }

    /// Whether the point on offer sits on a critical value, where doubles are not to be trusted.
    boolean special() {
        return special;
    }

    private void randomly(int count) {
        for (int n = 0; n < count && !stopped && size > 0; n++) {
            Exact[] values = generic(random.nextInt(64), true);
            for (int i = 0; i < size; i++) {
                Exact value = random.nextInt(4) != 0 ? constraints.domain(i).nearest(rational()) : values[i];
                values[i] = constraints.within(i, value) ? value : values[i];
            }
            if (n % 3 == 0) {
                share(values, random.nextInt(64));
            }
            emit(values);
        }
    }

    private Rational rational() {
        long d = DENOMINATORS[random.nextInt(DENOMINATORS.length)];
        long[] scale = SCALES[random.nextInt(SCALES.length)];
        return Rational.of(random.nextLong(-8 * d, 8 * d + 1), d).multiply(Rational.of(scale[0], scale[1])).divide(Rational.of(2));
    }

    /// Plainer values for a slot than the one given.
    List<Exact> plainer(int slot, Exact than) {
        return plain.get(slot).stream().filter(q -> cost(q) < cost(than)).limit(12).toList();
    }

    private static long cost(Exact x) {
        Rational q = x.isRational() ? x.a() : x.b();
        long root = x.isRational() ? 0 : 8;
        return root + (q.signum() < 0 ? 3 : 0) + 2L * Math.max(1, q.numerator().abs().bitLength()) + 4L * (q.denominator().bitLength() - 1);
    }

    /// Solves ties again; false where the values cannot keep the constraints.
    boolean complete(Exact[] values) {
        return constraints.complete(values);
    }
}
