package org.backproof.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Lemmas;
import org.backproof.elaborate.Setting;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Found;
import org.backproof.evaluate.Point;
import org.backproof.evaluate.PointSearch;
import org.backproof.evaluate.Truth;
import org.backproof.evaluate.Witness;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Terms;
import org.backproof.kernel.Oversize;
import org.backproof.kernel.Theorem;

/// The true statement nearest to a false one.
///
/// @param remark how they differ; `#` stands for the terms of the amendment in turn
public record Nearest(String remark, Amendment holds, Theorem theorem) {
    /// The share of what time is left that one amendment may take.
    private static final double SHARE = 0.6;
    /// Points tried before a proof of an amendment is sought.
    private static final int POINTS = 40;
    /// Conditions under which both sides are defined that an amendment may need.
    private static final int MOST_CONDITIONS = 2;

    /// The first amendment, in the order of the table of mistakes, that is proved.
    public static Optional<Nearest> of(Expr left, Expr right, Setting setting, Witness witness, Lemmas lemmas, Budget budget) {
        return of(Mistakes.ALL, left, right, setting, witness, lemmas, budget);
    }

    /// The claim as it is read, with a mistake mended, or at values of its variables where it holds: what may be said where nothing nearer is found.
    public static Optional<Nearest> special(Expr left, Expr right, Setting setting, Witness witness, Lemmas lemmas, Budget budget) {
        return of(Stream.concat(Mistakes.READ.stream(), Stream.of(Mistakes.SPECIAL)).toList(), left, right, setting, witness, lemmas, budget);
    }

    private static Optional<Nearest> of(List<Mistake> mistakes, Expr left, Expr right, Setting setting, Witness witness, Lemmas lemmas, Budget budget) {
        return new Search(new FalseClaim(left, right, setting, witness, new Prover(lemmas, budget).knowledge(setting.hypotheses())), lemmas, budget).nearest(mistakes);
    }

    private static final class Search {
        private final FalseClaim claim;
        private final Lemmas lemmas;
        private final Budget budget;
        /// Where an amendment was false.
        private final List<Point> points = new ArrayList<>();

        Search(FalseClaim claim, Lemmas lemmas, Budget budget) {
            this.claim = claim;
            this.lemmas = lemmas;
            this.budget = budget;
            points.add(claim.witness().point());
        }

        Optional<Nearest> nearest(List<Mistake> mistakes) {
            for (Mistake m : mistakes) {
                for (Amendment a : amended(m)) {
                    if (budget.over()) {
                        return Optional.empty();
                    }
                    Optional<Nearest> n = saysNothing(m, a) || disproved(a) ? Optional.empty() : proof(m.remark(), a);
                    if (n.isPresent()) {
                        return n;
                    }
                }
            }
            return Optional.empty();
        }

        /// `x = x`, or what is assumed, by the setting or by the amendment itself: `x = 1 given x = 1`.
        private boolean saysNothing(Mistake m, Amendment a) {
            return a.left() == a.right() && !Mistakes.READ.contains(m) || assumed(a, claim.setting().hypotheses()) || assumed(a, a.given());
        }

        private static boolean assumed(Amendment a, List<Prop> facts) {
            return facts.contains(Prop.zero(Terms.subtract(a.left(), a.right()))) || facts.contains(Prop.zero(Terms.subtract(a.right(), a.left())));
        }

        private List<Amendment> amended(Mistake m) {
            try {
                return m.amended().apply(claim);
            } catch (Budget.Exhausted | Substitution.Capture | Oversize _) {
                return List.of();
            }
        }

        /// Whether the amendment is false at a point that is known.
        private boolean disproved(Amendment a) {
            return points.stream().anyMatch(p -> disproved(a, p));
        }

        private boolean disproved(Amendment a, Point p) {
            if (!p.covers(a.left()) || !p.covers(a.right())) {
                return false;
            }
            CertifiedEvaluation there = new CertifiedEvaluation(p, budget::over);
            return there.all(a.given()) == Truth.TRUE && there.differ(a.left(), a.right());
        }

        private Optional<Nearest> proof(String remark, Amendment a) {
            List<Prop> assumptions = new ArrayList<>(claim.setting().hypotheses());
            assumptions.addAll(a.given());
            Found found = new PointSearch(assumptions, budget::over, POINTS).compare(a.left(), a.right());
            found.differ().ifPresent(w -> points.add(w.point()));
            if (found.differ().isPresent() || found.model().isEmpty()) {
                return Optional.empty();
            }
            try {
                return switch (new Prover(lemmas, budget.part(SHARE)).prove(assumptions, a.left(), a.right())) {
                    case Verdict.Proved(Theorem t) -> Optional.of(new Nearest(remark, a, t));
                    case Verdict.Conditional c when a.given().isEmpty() && !c.conditions().isEmpty() && c.conditions().size() <= MOST_CONDITIONS ->
                        proof(remark, new Amendment(a.left(), a.right(), c.conditions(), a.about()));
                    case Verdict.Conditional _, Verdict.Refuted _, Verdict.Undecided _ -> Optional.empty();
                };
            } catch (Budget.Exhausted | StackOverflowError | Oversize _) {
                return Optional.empty();
            }
        }
    }
}
