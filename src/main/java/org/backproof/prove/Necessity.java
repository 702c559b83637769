package org.backproof.prove;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Assumption;
import org.backproof.elaborate.Setting;
import org.backproof.evaluate.Point;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.kernel.Oversize;

/// Which assumptions a proved claim needs, and what becomes of it without each.
public final class Necessity {
    private static final int LONGEST = 40;
    private static final double SHARE = 0.3;

    private final Prover prover;
    private final Setting setting;
    private final BiFunction<Prover, List<Prop>, Verdict> claim;
    private final String partial;

    private Necessity(Prover prover, Setting setting, BiFunction<Prover, List<Prop>, Verdict> claim, String partial) {
        this.prover = prover;
        this.setting = setting;
        this.claim = claim;
        this.partial = partial;
    }

    /// Of an equation.
    ///
    /// @param prover with a budget for all that is asked
    public Necessity(Prover prover, Setting setting, Expr left, Expr right) {
        this(prover, setting, (p, assumptions) -> p.prove(assumptions, left, right), "only one side is defined");
    }

    /// Of a condition.
    ///
    /// @param prover with a budget for all that is asked
    public Necessity(Prover prover, Setting setting, Prop condition) {
        this(prover, setting, (p, assumptions) -> p.against(assumptions, condition).orElseGet(() -> p.prove(assumptions, condition)), "not defined");
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

    /// What becomes of the claim without an assumption; nothing is said of one that the user has not made, and where nothing is found in time.
    public Needed without(Assumption a) {
        Optional<Verdict> v = verdict(a);
        return new Needed(a, v, v.map(this::said).orElse(""), Optional.empty());
    }

    /// The verdict without an assumption, other than undecided.
    private Optional<Verdict> verdict(Assumption a) {
        if (!isAsked(a)) {
            return Optional.empty();
        }
        List<Prop> rest = new ArrayList<>();
        setting.assumptions().stream().filter(b -> !b.text().equals(a.text())).map(Assumption::prop).distinct().forEach(rest::add);
        try {
            return Optional.of(claim.apply(prover.part(SHARE), rest)).filter(v -> !(v instanceof Verdict.Undecided));
        } catch (Budget.Exhausted | StackOverflowError | Oversize _) {
            return Optional.empty();
        }
    }

    /// `false at x = -1`
    private String said(Verdict v) {
        return switch (v) {
            case Verdict.Proved _ -> "proved, too";
            case Verdict.Conditional c -> partial + at(c.point());
            case Verdict.Refuted r -> "false" + at(r.point());
            case Verdict.Undecided _ -> "undecided";
        };
    }

    private static String at(Point p) {
        String text = p.toString();
        return text.isEmpty() || text.length() > LONGEST ? "" : " at " + text;
    }
}
