package org.backproof.prove;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Assumption;
import org.backproof.elaborate.Setting;
import org.backproof.evaluate.Point;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.kernel.Oversize;

/// Which assumptions a proved equation needs, and what becomes of it without each.
public final class Necessity {
    private static final int LONGEST = 40;
    private static final double SHARE = 0.3;

    private final Prover prover;
    private final Setting setting;
    private final Expr left;
    private final Expr right;

    /// @param prover with a budget for all that is asked
    public Necessity(Prover prover, Setting setting, Expr left, Expr right) {
        this.prover = prover;
        this.setting = setting;
        this.left = left;
        this.right = right;
    }

    /// What the user has assumed, as opposed to declared domains and what the library says, and the proof does not use: as it was written.
    public static List<String> unused(Setting setting, Collection<Prop> hypotheses) {
        List<String> used = setting.assumptions().stream().filter(a -> isUsed(a, hypotheses)).map(Assumption::text).toList();
        return setting.assumptions().stream().filter(Necessity::isAsked).map(Assumption::text).distinct().filter(t -> !used.contains(t)).toList();
    }

    private static boolean isAsked(Assumption a) {
        return a.origin() == Assumption.Origin.GIVEN || a.origin() == Assumption.Origin.ASSUMED;
    }

    /// Whether the assumption, or a part of it, is among the hypotheses.
    public static boolean isUsed(Assumption a, Collection<Prop> hypotheses) {
        return (a.prop() instanceof Prop.And(List<Prop> parts) ? parts : List.of(a.prop())).stream().anyMatch(hypotheses::contains);
    }

    /// What becomes of the equation without an assumption: `without it: false at x = -1`; empty for one that the user has not made, and
    /// where nothing is found in time.
    public Optional<String> without(Assumption a) {
        if (!isAsked(a)) {
            return Optional.empty();
        }
        List<Prop> rest = new ArrayList<>();
        setting.assumptions().stream().filter(b -> !b.text().equals(a.text())).map(Assumption::prop).distinct().forEach(rest::add);
        try {
            return switch (prover.part(SHARE).prove(rest, left, right)) {
                case Verdict.Proved _ -> Optional.of("without it: proved, too");
                case Verdict.Conditional c -> Optional.of("without it: only one side is defined" + at(c.point()));
                case Verdict.Refuted r -> Optional.of("without it: false" + at(r.point()));
                case Verdict.Undecided _ -> Optional.empty();
            };
        } catch (Budget.Exhausted | StackOverflowError | Oversize _) {
            return Optional.empty();
        }
    }

    private static String at(Point p) {
        String text = p.toString();
        return text.isEmpty() || text.length() > LONGEST ? "" : " at " + text;
    }
}
