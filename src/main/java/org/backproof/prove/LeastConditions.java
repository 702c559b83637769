package org.backproof.prove;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backproof.algebra.Budget;
import org.backproof.calculus.Critical;
import org.backproof.evaluate.Found;
import org.backproof.evaluate.PointSearch;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Oversize;
import org.backproof.kernel.Theorem;

/// Conditions under which an equation is proved, none of them needless: `u/w = 1/(w/u)` needs u ≠ 0, but not w ≠ 0, since neither side
/// is defined there. Points show which are needed; without one that no point asks for, the equation is proved again.
final class LeastConditions {
    /// The share of the work that is left for each proof.
    private static final double SHARE = 0.1;
    /// Points tried for whether a condition is needed.
    private static final int POINTS = 200;
    /// Conditions that are tried where none is found, and the largest term of one.
    private static final int TRIED = 8;
    private static final int LARGEST = 20;

    private final Prover prover;
    private final Budget budget;
    private final List<Prop> assumptions;
    private final Expr left;
    private final Expr right;

    LeastConditions(Prover prover, Budget budget, List<Prop> assumptions, Expr left, Expr right) {
        this.prover = prover;
        this.budget = budget;
        this.assumptions = assumptions;
        this.left = left;
        this.right = right;
    }

    /// The same verdict with fewer conditions, or with one where it has none.
    Verdict.Conditional of(Verdict.Conditional verdict) {
        return verdict.conditions().isEmpty() ? sought(verdict) : verdict.conditions().size() > 1 ? reduced(verdict) : verdict;
    }

    private Verdict.Conditional reduced(Verdict.Conditional verdict) {
        Verdict.Conditional out = verdict;
        for (Prop c : verdict.conditions()) {
            List<Prop> others = out.conditions().stream().filter(o -> o != c).toList();
            if (c instanceof Prop.Compare && !others.isEmpty()) {
                List<Prop> outside = new ArrayList<>(others);
                outside.add(Prop.negate(c));
                Found found = compare(outside);
                if (found.leftOnly().isEmpty() && found.rightOnly().isEmpty()) {
                    out = proved(others).map(t -> new Verdict.Conditional(t, verdict.witness(), verdict.point(), others)).orElse(out);
                }
            }
        }
        return out;
    }

    /// One condition on a term at whose zero something may happen.
    private Verdict.Conditional sought(Verdict.Conditional verdict) {
        Set<Expr> terms = new LinkedHashSet<>(Critical.terms(left));
        terms.addAll(Critical.terms(right));
        List<Prop> candidates = new ArrayList<>();
        List<Expr> small = terms.stream().filter(g -> g.facts().size() <= LARGEST && !Critical.dependent(g)).limit(TRIED / 2).toList();
        small.forEach(g -> candidates.add(Prop.nonzero(g)));
        small.forEach(g -> candidates.addAll(List.of(Prop.positive(g), Prop.positive(Terms.negate(g)))));
        for (Prop c : candidates.stream().filter(c -> c instanceof Prop.Compare && !assumptions.contains(c)).limit(TRIED).toList()) {
            Found found = compare(List.of(c));
            if (found.model().isPresent() && found.leftOnly().isEmpty() && found.rightOnly().isEmpty()) {
                Optional<Theorem> t = proved(List.of(c));
                if (t.isPresent()) {
                    return new Verdict.Conditional(t.get(), verdict.witness(), verdict.point(), List.of(c));
                }
            }
        }
        return verdict;
    }

    private Found compare(List<Prop> given) {
        return new PointSearch(with(given), budget::over, POINTS).compare(left, right);
    }

    private Optional<Theorem> proved(List<Prop> given) {
        try {
            return prover.underConditions(SHARE).prove(with(given), left, right) instanceof Verdict.Proved(Theorem t) ? Optional.of(t) : Optional.empty();
        } catch (Budget.Exhausted | StackOverflowError | Oversize _) {
            return Optional.empty();
        }
    }

    private List<Prop> with(List<Prop> given) {
        List<Prop> all = new ArrayList<>(assumptions);
        all.addAll(given);
        return all;
    }
}
