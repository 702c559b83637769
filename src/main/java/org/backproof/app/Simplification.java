package org.backproof.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Expansion;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Subterms;
import org.backproof.algebra.Totals;
import org.backproof.calculus.Critical;
import org.backproof.calculus.Differentiated;
import org.backproof.calculus.Differentiation;
import org.backproof.calculus.Linear;
import org.backproof.elaborate.Setting;
import org.backproof.emit.Pieces;
import org.backproof.evaluate.Found;
import org.backproof.evaluate.PointSearch;
import org.backproof.explain.Forms;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Facts;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;
import org.backproof.prove.Labels;
import org.backproof.prove.Prover;
import org.backproof.prove.Requirements;
import org.backproof.prove.Tabulated;
import org.backproof.prove.Verdict;

/// From a term to the form in which its value is shown, as a theorem.
final class Simplification {
    /// What has more terms when multiplied out is left factored.
    private static final double EXPANDED = 200;
    /// The part of the budget for a form.
    private static final double PART = 0.5;
    /// The part of the budget for derivatives of what is piecewise, before the points where pieces meet are left out.
    private static final double AT_KINKS = 0.3;
    /// Points at which one side of an equation may be seen to have no value.
    private static final int POINTS = 60;
    /// By how much a form that is known may be longer.
    private static final long SLACK = 4;
    /// Longer values stay as they are.
    private static final long LARGE = 400;

    private final Prover prover;
    private final Setting setting;
    private final Knowledge knowledge;

    Simplification(Prover prover, Setting setting, Knowledge knowledge) {
        this.prover = prover;
        this.setting = setting;
        this.knowledge = knowledge;
    }

    /// `H ⊢ e = its value`; off the kinks where it has some, then among the hypotheses.
    Theorem of(Expr e) {
        Theorem t = knowledge.discharge(smooth(e).orElseGet(() -> offKinks(e)));
        if (!t.right().facts().has(Facts.DIFF)) {
            t = knowledge.discharge(e.hasDiff() ? Forms.shortest(knowledge, t,
                    Differentiated.of(knowledge, e).or(() -> Differentiated.offKinks(knowledge, e)).map(Theorem::right).orElse(t.right()))
                    : Forms.readable(knowledge, t));
        }
        Theorem form = summed(tabulated(Requirements.spelled(knowledge, t)));
        return form.right().facts().has(Facts.DIFF) ? form : readable(unneeded(form));
    }

    /// The normal form without a derivative in it, by derivatives that exist at kinks, too; empty if one is left. A search at kinks is cut short.
    private Optional<Theorem> smooth(Expr e) {
        boolean kinks = Critical.piecewise(e) && e.hasDiff();
        try {
            Knowledge here = kinks ? prover.part(AT_KINKS).knowledge(Labels.unlisted(setting.hypotheses())) : knowledge;
            Theorem outer = Linear.out(here, e);
            Theorem t = here.discharge(Equality.transitive(outer, simplified(here, outer.right())));
            return t.right().facts().has(Facts.DIFF) ? Optional.empty() : Optional.of(t);
        } catch (Budget.Exhausted exhausted) {
            if (kinks) {
                return Optional.empty();
            }
            throw exhausted;
        }
    }

    /// The normal form with the condition that the point is no kink.
    private Theorem offKinks(Expr e) {
        Knowledge here = prover.knowledge(Labels.unlisted(setting.hypotheses()));
        Differentiation.attachOffKinks(here);
        Differentiation.attachOffKinks(knowledge);
        return here.discharge(new Normalizer(here, Normalizer.Settings.SHALLOW).normalize(e));
    }

    /// The form that tables of derivatives have, where its conditions follow from those of the value, and it is not much longer.
    private Theorem tabulated(Theorem t) {
        List<Prop> needed = Requirements.open(knowledge, t);
        return Optional.of(t.left()).filter(Diff.class::isInstance).flatMap(d -> Tabulated.of(knowledge, (Diff) d))
                .filter(v -> v.value().facts().size() <= t.right().facts().size() + SLACK && v.value() != t.right() && (!hasDelta(v.value()) || hasDelta(t.right())))
                .flatMap(v -> proved(v.conditions(), t.left(), v.value())).map(p -> Requirements.spelled(knowledge, p))
                .filter(p -> follow(Requirements.open(knowledge, p), needed)).orElse(t);
    }

    /// Whether the first are no more, and leave out kinks or follow from the others: the library's derivative of a loss may be that of one of its pieces.
    private boolean follow(List<Prop> conditions, List<Prop> from) {
        List<Prop> all = new ArrayList<>(setting.hypotheses());
        all.addAll(from);
        return conditions.size() <= from.size() && conditions.stream().allMatch(c -> c instanceof Prop.Compare(_, Prop.Sign s) && s == Prop.Sign.NONZERO
                || from.contains(c) || prover.part(PART).knowledge(all).holds(c));
    }

    private static boolean hasDelta(Expr e) {
        return Subterms.of(e).stream().anyMatch(Delta.class::isInstance);
    }

    /// With sums that are 1 put in, as `Σ softmax(z) = 1`.
    private Theorem summed(Theorem t) {
        Expr out = Totals.of(t.right(), s -> proved(List.of(), s, Terms.ONE).isPresent());
        return out == t.right() ? t
                : proved(Requirements.open(knowledge, t), t.left(), new Normalizer(knowledge, Normalizer.Settings.SHALLOW).normalize(out).right())
                        .map(p -> Forms.shortest(knowledge, p, p.right())).orElse(t);
    }

    /// The same without conditions that can be proved away: for x/(1 + |x|) a normal form divides by x − 1 in the branch x ≤ 0; the pieces of huber
    /// fit together at their borders, those of relu do not.
    private Theorem unneeded(Theorem t) {
        Theorem out = t;
        for (Prop c : Requirements.open(knowledge, t)) {
            Theorem with = out;
            List<Prop> others = Requirements.open(knowledge, with).stream().filter(o -> !o.equals(c)).toList();
            out = proved(others, t.left(), t.right()).filter(p -> Requirements.open(knowledge, p).size() < Requirements.open(knowledge, with).size())
                    .or(() -> atEnd(t, c, others)).orElse(with);
        }
        return out;
    }

    /// With `y ≥ 0` for `y > 0`, where y is held fixed: a label may be 0 where y·log(y/a) is meant to be 0.
    private Optional<Theorem> atEnd(Theorem t, Prop c, List<Prop> others) {
        if (!(c instanceof Prop.Compare(Symbol y, Prop.Sign s) && s == Prop.Sign.POSITIVE && y.sort() instanceof Sort.Real && t.left() instanceof Diff d && d.variable() != y)) {
            return Optional.empty();
        }
        List<Prop> weaker = new ArrayList<>(others);
        weaker.add(Prop.nonnegative(y));
        return proved(weaker, t.left(), t.right()).filter(p -> Requirements.open(knowledge, p).stream().allMatch(weaker::contains));
    }

    /// `|x|` and `sign(x)` in place of their pieces, and the like.
    private Theorem readable(Theorem t) {
        if (t.right().facts().size() > LARGE) {
            return t;
        }
        List<Prop> needed = Requirements.open(knowledge, t);
        Expr form = Pieces.readable(t.right(), (a, b) -> proved(needed, a, b).isPresent());
        return Stream.of(Forms.signs(form), form).filter(f -> f != t.right()).flatMap(f -> proved(needed, t.left(), f).stream()).findFirst().orElse(t);
    }

    private Optional<Theorem> proved(List<Prop> conditions, Expr left, Expr right) {
        List<Prop> all = new ArrayList<>(setting.hypotheses());
        all.addAll(conditions);
        Found found = new PointSearch(all, () -> false, POINTS).compare(left, right);
        boolean apart = found.leftOnly().isPresent() || found.rightOnly().isPresent();
        return !apart && prover.part(PART).prove(all, left, right) instanceof Verdict.Proved(Theorem t) ? Optional.of(t) : Optional.empty();
    }

    /// The normal form; of what gets too long when multiplied out, only the derivatives are carried out.
    private static Theorem simplified(Knowledge knowledge, Expr e) {
        Optional<Theorem> differentiated = Differentiated.of(knowledge, e);
        return differentiated.filter(t -> Expansion.terms(t.right()) > EXPANDED)
                .orElseGet(() -> new Normalizer(knowledge, Normalizer.Settings.SHALLOW).normalize(e));
    }
}
