package org.backproof.algebra;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Prop.Sign;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Constancy;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Monotonicity;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// A comparison from its value at one point and the sign of the derivative on both sides: `x − tanh x ≥ 0` for x ≥ 0, since it is 0 at 0
/// and has the derivative tanh² x. The sign of the derivative may be found in the same way.
final class Monotone {
    private static final int LARGEST = 80;
    private static final int MOST_POINTS = 12;

    private final Knowledge knowledge;
    private final Compare goal;
    private final Expr e;
    private final Symbol x;
    /// What is known without the variable, and what is known of an interval for it.
    private final Knowledge held;
    private final Knowledge interval;

    /// @param end a point that may belong to the interval: what is known to be > 0 elsewhere and 0 there is taken to be ≥ 0
    private Monotone(Knowledge knowledge, Compare goal, Symbol x, Optional<Expr> end) {
        this.knowledge = knowledge;
        this.goal = goal;
        this.e = goal.term();
        this.x = x;
        this.held = knowledge.unconditional().inner();
        this.interval = knowledge.unconditional().inner();
        for (Theorem t : knowledge.facts()) {
            Prop p = t.conclusion();
            if (!Free.occurs(x, p)) {
                held.assume(p);
            }
            if (Constancy.interval(p, x)) {
                interval.assume(end.filter(c -> endsAt(p, c)).isPresent() ? Prop.nonnegative(((Compare) p).term()) : p);
            }
        }
        held.allowSlopes(knowledge.slopes() - 1);
        interval.allowSlopes(knowledge.slopes() - 1);
    }

    private boolean endsAt(Prop fact, Expr c) {
        return fact instanceof Compare(Expr u, Sign s) && s == Sign.POSITIVE && Free.occurs(x, u) && Substitution.of(x, c).apply(u) == Terms.ZERO;
    }

    static Optional<Theorem> prove(Knowledge knowledge, Compare goal) {
        if (knowledge.slopes() == 0 || goal.sign() == Sign.ZERO || goal.sign() == Sign.NONZERO || goal.term().hasDiff()
                || goal.term().facts().size() > LARGEST) {
            return Optional.empty();
        }
        return Free.symbols(goal.term()).stream().filter(s -> s.sort() instanceof Sort.Real && !Constancy.interval(goal, s))
                .flatMap(s -> new Monotone(knowledge, goal, s, Optional.empty()).prove().stream()).findFirst();
    }

    private Optional<Theorem> prove() {
        List<Theorem> forms = derivatives();
        return points(forms).stream().limit(MOST_POINTS).flatMap(c -> {
            if (interval.facts().stream().noneMatch(t -> endsAt(t.conclusion(), c))) {
                return forms.stream().flatMap(d -> from(c, d).stream());
            }
            Monotone closed = new Monotone(knowledge, goal, x, Optional.of(c));
            return closed.derivatives().stream().flatMap(d -> closed.from(c, d).stream());
        }).findFirst();
    }

    /// The derivative on the interval, with its value in several forms.
    private List<Theorem> derivatives() {
        List<Theorem> forms = new ArrayList<>();
        interval.derivative((Diff) Terms.diff(e, x)).map(interval::discharge).filter(this::onInterval).ifPresent(raw -> {
            for (Normalizer.Settings settings : List.of(Normalizer.Settings.SHALLOW, Normalizer.Settings.DEEP)) {
                Theorem form = new Normalizer(interval, settings).normalize(raw.derivative().value());
                Theorem d = interval.discharge(Derivatives.value(raw, form));
                if (onInterval(d) && forms.stream().noneMatch(f -> f.conclusion().equals(d.conclusion()))) {
                    forms.add(d);
                }
            }
            if (forms.stream().allMatch(f -> size(f) > size(raw))) {
                forms.addFirst(raw);
            }
        });
        return forms;
    }

    private static long size(Theorem derivative) {
        return derivative.derivative().value().facts().size();
    }

    private boolean onInterval(Theorem t) {
        return t.hypotheses().stream().allMatch(h -> Constancy.interval(h, x) && interval.known(h).isPresent());
    }

    /// Where the least value may be: at an end of the interval, where the derivative is 0, at a small number, at another variable.
    private Set<Expr> points(List<Theorem> forms) {
        Set<Expr> out = new LinkedHashSet<>();
        for (Theorem t : interval.facts()) {
            if (t.conclusion() instanceof Compare c && Free.occurs(x, c.term()) && Constancy.interval(c, x)) {
                Zeros.of(c.term(), x).forEach(out::add);
            }
        }
        forms.forEach(d -> out.addAll(Zeros.of(d.derivative().value(), x)));
        out.addAll(List.of(Terms.ZERO, Terms.ONE, Terms.MINUS_ONE));
        Free.symbols(e).stream().filter(s -> s != x && s.sort() instanceof Sort.Real).forEach(s -> out.addAll(List.of(s, Terms.negate(s))));
        return out;
    }

    private Optional<Theorem> from(Expr c, Theorem derivative) {
        Substitution at = Substitution.of(x, c);
        if (Free.occurs(x, c) || !derivative.hypotheses().stream().allMatch(h -> held.holds(at.apply(h)))) {
            return Optional.empty();
        }
        Expr least = at.apply(e);
        Optional<Theorem> above = value(least, Sign.POSITIVE);
        Optional<Theorem> value = above.or(() -> value(least, Sign.NONNEGATIVE));
        if (value.isEmpty()) {
            return value;
        }
        Expr right = Terms.subtract(x, c);
        Sign slope = goal.sign() == Sign.POSITIVE && above.isEmpty() ? Sign.POSITIVE : Sign.NONNEGATIVE;
        for (boolean r : new boolean[] {true, false}) {
            if (knowledge.holds(Prop.compare(r ? right : Terms.negate(right), slope))) {
                return side(c, r, slope, derivative, value.get(), knowledge);
            }
        }
        Theorem cases = knowledge.discharge(Logic.trichotomy(right));
        if (slope == Sign.POSITIVE || !(cases.conclusion() instanceof Prop.Or(List<Prop> parts))) {
            return Optional.empty();
        }
        List<Theorem> branches = new ArrayList<>();
        for (Prop part : parts) {
            Knowledge inside = knowledge.inner();
            inside.assume(part);
            Optional<Theorem> t = side(c, inside.holds(Prop.nonnegative(right)), slope, derivative, value.get(), inside);
            if (t.isEmpty()) {
                return t;
            }
            branches.add(t.get());
        }
        return Optional.of(Logic.split(cases, branches)).filter(t -> t.hypotheses().stream().allMatch(knowledge::holds));
    }

    private Optional<Theorem> value(Expr least, Sign sign) {
        Prop p = Prop.compare(least, sign);
        return p.equals(Prop.FALSE) ? Optional.empty() : held.prove(p).map(held::discharge);
    }

    /// The goal, from its value at c and the sign of the derivative between c and x.
    private Optional<Theorem> side(Expr c, boolean right, Sign sign, Theorem derivative, Theorem value, Knowledge here) {
        Expr ahead = right ? Terms.subtract(x, c) : Terms.subtract(c, x);
        Expr v = derivative.derivative().value();
        Knowledge between = interval.inner();
        between.assume(Prop.positive(ahead));
        Optional<Theorem> slope = between.prove(Prop.compare(right ? v : Terms.negate(v), sign)).map(between::discharge)
                .filter(t -> t.hypotheses().stream().allMatch(h -> Constancy.interval(h, x)));
        if (slope.isEmpty()) {
            return slope;
        }
        Theorem t = here.discharge(held.discharge(Monotonicity.from(c, right, derivative, slope.get())));
        if (!t.hypotheses().stream().allMatch(here::holds)) {
            return Optional.empty();
        }
        if (t.conclusion().equals(goal)) {
            return Optional.of(t);
        }
        Expr least = Substitution.of(x, c).apply(e);
        List<Theorem> facts = new ArrayList<>(List.of(t));
        List<Signs.Product> products = new ArrayList<>(List.of(product(Terms.subtract(e, least), t, 0)));
        if (least instanceof Num n) {
            if (n.value().signum() > 0) {
                products.add(new Signs.Product(n.value(), List.of()));
            }
        } else {
            facts.add(value);
            products.add(product(least, value, 1));
        }
        return Certificates.finish(here, e, goal.sign(), facts, products).filter(u -> u.conclusion().equals(goal));
    }

    private static Signs.Product product(Expr term, Theorem comparison, int fact) {
        Rational ratio = Certificates.ratio(term, ((Compare) comparison.conclusion()).term());
        return new Signs.Product(ratio.isZero() ? Rational.ONE : ratio, List.of(fact)); // 0/c stays in a term, but is in no polynomial
    }
}
