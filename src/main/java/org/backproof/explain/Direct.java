package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.calculus.Differentiation;
import org.backproof.elaborate.Assumption;
import org.backproof.elaborate.Setting;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Theorem;
import org.backproof.print.Layout;
import org.backproof.print.Note;
import org.backproof.print.Page;
import org.backproof.print.Prose;
import org.backproof.prove.Necessity;
import org.backproof.prove.Prover;

/// Derivations without an activation in between: definition, rules, normal form.
final class Direct {
    private static final long LARGEST = 400;
    private static final long LARGEST_GROWTH = 4;

    private final Prover prover;
    private final Setting setting;

    Direct(Prover prover, Setting setting) {
        this.prover = prover;
        this.setting = setting;
    }

    Optional<Explanation> claim(Expr left, Expr right) {
        Words words = Words.of(setting, List.of(left, right));
        Calculation out = calculation(words, left, Optional.of(right));
        return out.current() == right && !out.isEmpty() ? Optional.of(page(words, out, left, right, List.of(), true)) : Optional.empty();
    }

    Optional<Explanation> derivative(Expr left) {
        Words words = Words.of(setting, List.of(left));
        Calculation out = calculation(words, left, Optional.empty());
        return out.isEmpty() || out.current() == left || out.current().hasDiff() ? Optional.empty() : Optional.of(page(words, out, left, out.current(), out.granted(), false));
    }

    private Calculation calculation(Words words, Expr left, Optional<Expr> right) {
        Knowledge knowledge = prover.knowledge(setting.hypotheses());
        Optional<Expr> opened = opened(left);
        Optional<Theorem> rule = opened.flatMap(e -> rule(knowledge, e)).or(() -> rule(knowledge, left));
        List<Prop> granted = rule.stream().flatMap(t -> t.hypotheses().stream()).filter(h -> knowledge.known(h).isEmpty()).toList();
        Knowledge inside = granted.isEmpty() ? knowledge : Proofs.with(knowledge, granted);
        Calculation out = new Calculation(List.of(inside), words, left);
        out.granted(granted);
        opened.ifPresent(e -> shown(out, words, e, "definition of " + words.name(((Apply) ((Diff) left).body()).function()).name()));
        if (left instanceof Diff d && d.body() instanceof Diff first) {
            Expr inner = Proofs.normal(inside, first);
            shown(out, words, Terms.diff(Tidy.shortest(List.of(inner, Tidy.factored(inner))), d.variable()), "the derivative before");
        }
        Expr raw = rule.map(t -> t.derivative().value()).orElse(left);
        Expr normal = Proofs.normal(inside, raw);
        if (right.isEmpty() && rule.isEmpty()) {
            if (normal.facts().size() <= LARGEST_GROWTH * left.facts().size()) {
                shown(out, words, normal, "simplify");
            }
            return out;
        }
        Expr goal = right.orElseGet(() -> Tidy.preferred(Tidy.common(inside, raw), List.of(normal, Tidy.factored(normal))));
        if (rule.isPresent() && !Tidy.unpicked(raw) && raw.facts().size() <= 3 * goal.facts().size() + 30) {
            shown(out, words, raw, "rules of differentiation");
            Tidy.cancel(raw).ifPresent(c -> shown(out, words, c.term(), "cancel"));
        }
        if (right.isPresent()) {
            if (2 * normal.facts().size() < raw.facts().size() && normal.facts().size() > goal.facts().size()) {
                shown(out, words, normal, rule.isPresent() ? "simplify" : "normal form");
            }
            out.step(goal, words.show(goal), "simplify");
        } else if (goal.facts().size() <= raw.facts().size()) {
            shown(out, words, goal, "simplify");
        }
        return out;
    }

    private static Optional<Theorem> rule(Knowledge knowledge, Expr e) {
        return e instanceof Diff d ? new Differentiation(knowledge).derivative(d.body(), d.variable()).map(knowledge::discharge) : Optional.empty();
    }

    /// The derivative of the definition, where the derivative of a defined function is asked for.
    private static Optional<Expr> opened(Expr e) {
        return e instanceof Diff d && d.body() instanceof Apply a && a.function() instanceof Function.Defined f
                ? Optional.of(Terms.diff(Binders.unfold(f, a.arguments()), d.variable())) : Optional.empty();
    }

    private static void shown(Calculation out, Words words, Expr e, String reason) {
        if (e.facts().size() <= LARGEST) {
            out.step(e, words.show(e), reason);
        }
    }

    private Explanation page(Words words, Calculation out, Expr left, Expr right, List<Prop> granted, boolean claimed) {
        Ledger ledger = new Ledger(setting, words, granted.isEmpty() && claimed ? Optional.of(new Necessity(prover, setting, left, right)) : Optional.empty());
        List<Note> notes = new ArrayList<>();
        if (!granted.isEmpty()) {
            notes.add(new Note("conditions", words.show(Prop.and(granted)), Prose.of("needed")));
        }
        notes.addAll(ledger.notes(out.hypotheses(), right, right, List.of()));
        Page page = new Page(granted.isEmpty() ? "proved" : "conditional", granted.isEmpty(), true, Prose.NONE, Layout.equation(words.show(left), words.show(right)), List.of(), List.of(),
                List.of(out.section(words.show(left))), notes);
        return new Explanation(page, page.verdict(), words.plain(right), ledger.used(out.hypotheses()).stream().map(Assumption::text).distinct().toList(),
                granted.stream().map(words::plain).toList(), out.steps());
    }
}
