package org.backproof.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// The assumptions in one shape: a domain for each slot, equations that tie slots, and inequalities between them.
final class Constraints {
    /// An assumption without quantifiers, and the slots in it.
    private record Atom(Prop prop, List<Integer> slots, Set<Integer> among) {
        Atom(Prop prop, Set<Integer> slots) {
            this(prop, List.copyOf(slots), slots);
        }

    }

    private final Shape shape;
    private final List<SlotDomain> domains = new ArrayList<>();
    private final List<Region> regions = new ArrayList<>();
    private final List<Atom> equations = new ArrayList<>();
    private final List<Optional<Exact>> same = new ArrayList<>();
    private final List<Atom> inequalities = new ArrayList<>();
    private boolean feasible = true;

    /// @param circular whether multiples of π are of interest
    Constraints(Shape shape, List<Prop> assumptions, boolean circular) {
        this.shape = shape;
        for (int i = 0; i < shape.slots().size(); i++) {
            domains.add(new SlotDomain());
            regions.add(new Region(shape, i));
        }
        List<Prop> ground = new ArrayList<>();
        assumptions.forEach(p -> ground(p, ground));
        ground.forEach(p -> take(new Atom(p, slots(p))));
        equations.forEach(e -> same.add(same(e)));
        for (int i = 0; circular && i < domains.size(); i++) {
            if (shape.slots().get(i).indices().isEmpty()) {
                domains.get(i).noteAngles();
            }
        }
    }

    boolean feasible() {
        return feasible;
    }

    SlotDomain domain(int slot) {
        return domains.get(slot);
    }

    /// Values to try for a slot, the plainest first.
    List<Exact> candidates(int slot) {
        return regions.get(slot).within(domains.get(slot));
    }

    /// Whether the value of a slot seems to keep what is assumed of it alone.
    boolean within(int slot, Exact value) {
        return regions.get(slot).contains(value);
    }

    /// The slots of the equations, one list for each.
    List<List<Integer>> tied() {
        return equations.stream().map(Atom::slots).toList();
    }

    private void ground(Prop p, List<Prop> out) {
        switch (p) {
            case Prop.And(List<Prop> parts) -> parts.forEach(q -> ground(q, out));
            case Prop.ForAll f -> {
                UnivariateArithmetic arithmetic = new UnivariateArithmetic();
                int[] range = evaluator(arithmetic).range(f.index().sort(), shape.frame(arithmetic, _ -> Univariate.OTHER));
                for (int i = range[0]; i <= range[1]; i++) {
                    ground(Binders.open(f, Terms.num(i)), out);
                }
            }
            case Prop.Compare _, Prop.Equal _, Prop.Defined _, Prop.Derivative _, Prop.Whole _, Prop.Or _ -> out.add(p);
        }
    }

    private static Evaluator<Univariate> evaluator(UnivariateArithmetic arithmetic) {
        return new Evaluator<>(arithmetic, Map.of(), () -> false);
    }

    /// The slots that an evaluation of the proposition reads.
    private Set<Integer> slots(Prop p) {
        Set<Integer> read = new TreeSet<>();
        Set<Symbol> free = Free.symbols(p);
        UnivariateArithmetic arithmetic = new UnivariateArithmetic();
        Frame<Univariate> frame = shape.frame(arithmetic, i -> {
            Slot slot = shape.slots().get(i);
            if (!slot.indices().isEmpty() || free.contains(slot.symbol())) {
                read.add(i);
            }
            return Univariate.OTHER;
        });
        evaluator(arithmetic).conditions().guard(p, frame);
        return read;
    }

    private void take(Atom atom) {
        if (atom.slots.isEmpty()) {
            // it reads none of them, so their values don't matter
            Exact[] any = new Exact[shape.slots().size()];
            Arrays.fill(any, Exact.of(Rational.ZERO));
            feasible &= new CertifiedEvaluation(shape.point(any)).truth(atom.prop) != Truth.FALSE;
        } else if (atom.slots.size() == 1) {
            restrict(atom.slots.getFirst(), atom.prop);
        } else if (residual(atom.prop) != null) {
            equations.add(atom);
        } else if (atom.prop instanceof Prop.Compare) {
            inequalities.add(atom);
        }
    }

    /// What is 0 where the equation holds; null for no equation.
    private static Expr residual(Prop p) {
        return switch (p) {
            case Prop.Compare(Expr e, Prop.Sign s) -> s == Prop.Sign.ZERO ? e : null;
            case Prop.Equal(Expr l, Expr r) -> Terms.subtract(l, r);
            case Prop.Defined _, Prop.Derivative _, Prop.Whole _, Prop.And _, Prop.Or _, Prop.ForAll _ -> null;
        };
    }

    private void restrict(int slot, Prop p) {
        SlotDomain domain = domains.get(slot);
        UnivariateArithmetic arithmetic = new UnivariateArithmetic();
        Frame<Univariate> frame = shape.frame(arithmetic, i -> i == slot ? Univariate.UNKNOWN : Univariate.OTHER);
        Evaluator<Univariate> evaluator = evaluator(arithmetic);
        switch (p) {
            case Prop.Compare(Expr e, Prop.Sign s) -> {
                Univariate u = evaluator.value(e, frame);
                domain.restrict(u, s);
                if (s != Prop.Sign.ZERO && s != Prop.Sign.NONZERO && !(u.isPolynomial() && u.degree() <= 1)) {
                    regions.get(slot).restrict(p);
                }
            }
            case Prop.Equal(Expr l, Expr r) -> domain.restrict(evaluator.value(Terms.subtract(l, r), frame), Prop.Sign.ZERO);
            case Prop.Whole(Expr e) -> {
                if (evaluator.value(e, frame).equals(Univariate.UNKNOWN)) {
                    domain.whole();
                }
            }
            case Prop.Or(List<Prop> parts) -> {
                Set<Exact> roots = new LinkedHashSet<>();
                boolean all = true;
                for (Prop q : parts) {
                    Univariate u = residual(q) == null ? Univariate.OTHER : evaluator.value(residual(q), frame);
                    all &= u.isPolynomial() && u.degree() >= 1;
                    roots.addAll(u.roots());
                }
                domain.note(roots);
                if (all) {
                    domain.only(List.copyOf(roots));
                }
            }
            case Prop.And _, Prop.ForAll _, Prop.Defined _, Prop.Derivative _ -> evaluator.conditions().guard(p, frame);
        }
        domain.note(arithmetic.critical());
    }

    /// The value that the slots of an equation have when they are all the same, where that is simple.
    Optional<Exact> same(int equation) {
        return same.get(equation);
    }

    private Optional<Exact> same(Atom equation) {
        UnivariateArithmetic arithmetic = new UnivariateArithmetic();
        Frame<Univariate> frame = shape.frame(arithmetic, i -> equation.among.contains(i) ? Univariate.UNKNOWN : Univariate.OTHER);
        List<Exact> roots = evaluator(arithmetic).value(residual(equation.prop), frame).roots();
        return roots.isEmpty() ? Optional.empty() : Optional.of(roots.getLast());
    }

    /// Changes values until inequalities and equations seem to hold; false where that fails.
    boolean complete(Exact[] values) {
        for (Atom a : inequalities) {
            meet(a, values);
        }
        Set<Integer> solved = new LinkedHashSet<>();
        for (Atom a : equations) {
            if (!solve(a, values, solved)) {
                return false;
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (!domains.get(i).admits(values[i])) {
                return false;
            }
        }
        return true;
    }

    private Univariate in(Expr e, int slot, Exact[] values) {
        UnivariateArithmetic arithmetic = new UnivariateArithmetic();
        return evaluator(arithmetic).value(e,
                shape.frame(arithmetic, i -> i == slot ? Univariate.UNKNOWN : arithmetic.exact(values[i])));
    }

    private boolean solve(Atom a, Exact[] values, Set<Integer> solved) {
        Expr residual = residual(a.prop);
        for (int slot : a.slots.reversed()) {
            if (solved.contains(slot)) {
                continue;
            }
            Univariate u = in(residual, slot, values);
            if (u.constant() != null && u.constant().isZero()) {
                return true;
            }
            for (Exact root : u.roots()) {
                if (domains.get(slot).admits(root)) {
                    values[slot] = root;
                    solved.add(slot);
                    return true;
                }
            }
        }
        return Math.abs(new DoubleEvaluation(shape, values, () -> false).value(residual)) < 1e-9;
    }

    /// Moves one slot to the right side of a linear inequality that does not hold.
    private void meet(Atom a, Exact[] values) {
        Prop.Compare c = (Prop.Compare) a.prop;
        for (int slot : a.slots.reversed()) {
            Univariate u = in(c.term(), slot, values);
            if (!u.isPolynomial() || u.degree() != 1) {
                continue;
            }
            Exact root = u.roots().getFirst();
            int side = values[slot].compareTo(root) * u.leading().signum();
            if (c.sign() == Prop.Sign.NONZERO ? side != 0 : side > 0 || side == 0 && c.sign() == Prop.Sign.NONNEGATIVE) {
                return;
            }
            for (Rational step : Arrays.asList(Rational.ONE, Rational.HALF, Rational.of(1, 10), Rational.of(1, 100))) {
                Exact moved = Exact.of(root.a().add(step.multiply(Rational.of(u.leading().signum()))));
                if (domains.get(slot).admits(moved)) {
                    values[slot] = moved;
                    return;
                }
            }
        }
    }

    /// The critical values of a slot in the terms and the goals, the other slots being as they are.
    Set<Exact> critical(int slot, Exact[] values, List<Expr> terms, List<Prop> goals) {
        UnivariateArithmetic arithmetic = new UnivariateArithmetic();
        Frame<Univariate> frame = shape.frame(arithmetic, i -> i == slot ? Univariate.UNKNOWN : arithmetic.exact(values[i]));
        Evaluator<Univariate> evaluator = new Evaluator<>(arithmetic, shape.base().functions(), () -> false);
        terms.forEach(t -> evaluator.value(t, frame));
        goals.forEach(g -> evaluator.conditions().guard(g, frame));
        return arithmetic.critical();
    }
}
