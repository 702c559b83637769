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
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.print.Layout;
import org.backproof.print.Note;
import org.backproof.print.Page;
import org.backproof.print.Prose;
import org.backproof.prove.Prover;

/// Derivations without an activation in between: definition, rules, normal form.
final class Direct {
    private static final long LARGEST = 400;

    private final Prover prover;
    private final Setting setting;

    Direct(Prover prover, Setting setting) {
        this.prover = prover;
        this.setting = setting;
    }

    Optional<Explanation> claim(Expr left, Expr right, List<Symbol> place) {
        Words words = Words.of(setting, List.of(left, right));
        Calculation out = calculation(words, left, Optional.of(right));
        return out.current() == right && !out.isEmpty() ? Optional.of(page(words, out, left, right, List.of())) : Optional.empty();
    }

    Optional<Explanation> derivative(Expr left, List<Symbol> place) {
        Words words = Words.of(setting, List.of(left));
        Calculation out = calculation(words, left, Optional.empty());
        return out.isEmpty() || out.current().hasDiff() ? Optional.empty() : Optional.of(page(words, out, left, out.current(), out.granted()));
    }

    private Calculation calculation(Words words, Expr left, Optional<Expr> right) {
        Knowledge knowledge = prover.knowledge(setting.hypotheses());
        List<Prop> granted = List.of();
        Optional<org.backproof.kernel.Theorem> rule = left instanceof Diff d
                ? new Differentiation(knowledge).derivative(d.body(), d.variable()).map(knowledge::discharge) : Optional.empty();
        if (rule.isPresent()) {
            Knowledge start = knowledge;
            granted = rule.get().hypotheses().stream().filter(h -> start.known(h).isEmpty()).toList();
            knowledge = Proofs.with(knowledge, granted);
        }
        Calculation out = new Calculation(List.of(knowledge), words, left);
        out.granted(granted);
        if (left instanceof Diff d && d.body() instanceof Apply a && a.function() instanceof Function.Defined f && f.rank() == 0) {
            Expr body = Binders.unfold(f, a.arguments());
            shown(out, words, Terms.diff(body, d.variable()), "definition of " + f.name());
        }
        Expr raw = rule.map(t -> t.derivative().value()).orElse(left);
        if (rule.isPresent() && !Tidy.unpicked(raw)) {
            shown(out, words, raw, "rules of differentiation");
        }
        Expr tried = raw;
        Tidy.cancel(raw).ifPresent(c -> shown(out, words, c.term(), "cancel"));
        if (right.isPresent()) {
            Expr normal = Proofs.normal(knowledge, tried);
            if (normal.facts().size() < raw.facts().size() && normal.facts().size() > right.get().facts().size()) {
                shown(out, words, normal, rule.isPresent() ? "simplify" : "normal form");
            }
            out.step(right.get(), words.show(right.get()), out.isEmpty() || normal == right.get() ? "simplify" : "the right side, in another form");
        } else {
            Expr normal = Proofs.normal(knowledge, tried);
            Expr best = Tidy.shortest(List.of(normal, Tidy.factored(normal), Tidy.common(knowledge, raw)));
            if (best.facts().size() <= raw.facts().size()) {
                shown(out, words, best, "simplify");
            }
        }
        return out;
    }

    private static void shown(Calculation out, Words words, Expr e, String reason) {
        if (e.facts().size() <= LARGEST) {
            out.step(e, words.show(e), reason);
        }
    }

    private Explanation page(Words words, Calculation out, Expr left, Expr right, List<Prop> granted) {
        Ledger ledger = new Ledger(setting, words);
        List<Note> notes = new ArrayList<>();
        if (!granted.isEmpty()) {
            notes.add(new Note("conditions", words.show(Prop.and(granted)), Prose.of("needed")));
        }
        notes.addAll(ledger.notes(out.hypotheses(), right, right, List.of()));
        Page page = new Page("proved", true, true, Prose.NONE, Layout.equation(words.show(left), words.show(right)), List.of(), List.of(),
                List.of(out.section(words.show(left))), notes);
        return new Explanation(page, "proved", words.plain(right), ledger.used(out.hypotheses()).stream().map(Assumption::text).distinct().toList(),
                granted.stream().map(words::plain).toList(), out.steps());
    }
}
