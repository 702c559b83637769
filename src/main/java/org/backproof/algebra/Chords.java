package org.backproof.algebra;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Prop.Sign;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Constancy;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// A comparison of a term that is 0 at an end of an interval, by the slope of its chords from there: `sin x ≥ 2x/π` on [0, π/2], since
/// sin(x)/x decreases and is 2/π at π/2.
final class Chords {
    private static final int LARGEST = 40;
    /// The derivative of a chord's slope has a sign that the next derivative shows.
    private static final int SLOPES = 2;

    private Chords() {
    }

    static Optional<Theorem> prove(Knowledge knowledge, Compare goal) {
        if (knowledge.slopes() < SLOPES || !(goal.term() instanceof Add e) || goal.sign() == Sign.ZERO || goal.sign() == Sign.NONZERO || e.hasDiff()
                || e.facts().size() > LARGEST) {
            return Optional.empty();
        }
        return Free.symbols(e).stream().filter(x -> x.sort() instanceof Sort.Real && !Constancy.interval(goal, x)).flatMap(x -> {
            Set<Expr> ends = ends(knowledge, x);
            return ends.size() < 2 ? Optional.<Theorem>empty().stream()
                    : ends.stream().filter(a -> vanishes(knowledge, e, x, a)).flatMap(a -> from(knowledge, goal, e, Terms.subtract(x, a)).stream());
        }).findFirst();
    }

    private static Set<Expr> ends(Knowledge knowledge, Symbol x) {
        Set<Expr> out = new LinkedHashSet<>();
        for (Theorem t : knowledge.facts()) {
            if (t.conclusion() instanceof Compare c && Free.occurs(x, c.term()) && Constancy.interval(c, x)) {
                Zeros.of(c.term(), x).stream().filter(a -> !Free.occurs(x, a)).forEach(out::add);
            }
        }
        return out;
    }

    private static boolean vanishes(Knowledge knowledge, Expr e, Symbol x, Expr a) {
        return new Normalizer(knowledge.unconditional(), Normalizer.Settings.DEEP).normalize(Substitution.of(x, a).apply(e)).right() == Terms.ZERO;
    }

    /// The goal on each side of the point, and there.
    private static Optional<Theorem> from(Knowledge knowledge, Compare goal, Add e, Expr run) {
        return CaseSplit.of(knowledge.discharge(Logic.trichotomy(run)), part -> {
            Knowledge inside = knowledge.inner();
            inside.assume(part);
            inside.allowSlopes(SLOPES);
            return knowledge.refutation(part).map(f -> Logic.discharge(Logic.absurd(goal), f))
                    .or(() -> part instanceof Compare(Expr _, Sign s) && s == Sign.ZERO ? inside.prove(goal)
                            : chord(inside, goal, e, part.equals(Prop.positive(run)) ? run : Terms.negate(run)));
        }).filter(t -> t.hypotheses().stream().allMatch(knowledge::holds));
    }

    /// From the sign of `e/run`, run being positive.
    private static Optional<Theorem> chord(Knowledge inside, Compare goal, Add e, Expr run) {
        if (Subterms.of(e).stream().anyMatch(t -> t instanceof Pow(Expr base, Num n, _) && n.value().signum() < 0 && !Free.symbols(base).isEmpty())) {
            return Optional.empty(); // the slope of a chord already
        }
        Expr slope = Terms.add(e.terms().stream().map(t -> Terms.divide(t, run)).toList());
        Expr form = Terms.multiply(run, slope);
        return inside.prove(Prop.compare(slope, goal.sign())).filter(t -> t.conclusion() instanceof Compare)
                .flatMap(t -> inside.prove(Prop.positive(run))
                        .flatMap(ahead -> Certificates.product(inside, form, goal.sign(), List.of(ahead, t), List.of(0, 1), List.of())))
                .flatMap(t -> Rewriting.tryIdentity(form, e).map(same -> inside.discharge(Equality.compared(same, t))))
                .filter(t -> t.conclusion().equals(goal) && t.hypotheses().stream().allMatch(inside::holds));
    }
}
