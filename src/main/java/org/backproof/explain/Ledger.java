package org.backproof.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.Assumption;
import org.backproof.elaborate.Setting;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.print.Layout;
import org.backproof.print.Note;
import org.backproof.print.Prose;
import org.backproof.prove.Necessity;
import org.backproof.prove.Needed;
import org.backproof.prove.Prover;

/// Which assumptions a calculation used, and what holds without them.
final class Ledger {
    private static final List<String> INDICES = List.of("i", "j", "k", "l");

    private final Setting setting;
    private final Words words;

    private final Optional<Necessity> necessity;

    /// @param necessity of an equation that is claimed
    Ledger(Setting setting, Words words, Optional<Necessity> necessity) {
        this.setting = setting;
        this.words = words;
        this.necessity = necessity;
    }

    static boolean isEquation(Prop p) {
        return switch (p) {
            case Prop.Compare c -> c.sign() == Prop.Sign.ZERO;
            case Prop.Equal _ -> true;
            case Prop.ForAll f -> isEquation(f.body());
            case Prop.And(List<Prop> parts) -> !parts.isEmpty() && parts.stream().allMatch(Ledger::isEquation);
            case Prop.Or _, Prop.Defined _, Prop.Derivative _, Prop.Whole _ -> false;
        };
    }

    /// What is known but for the assumed equations.
    static Knowledge withoutEquations(Prover prover, Setting setting) {
        return prover.knowledge(setting.hypotheses().stream().filter(p -> !isEquation(p)).toList());
    }

    List<Assumption> used(Collection<Prop> hypotheses) {
        return setting.assumptions().stream().filter(a -> Necessity.isUsed(a, hypotheses)).toList();
    }

    /// The equations as they are read; empty without one.
    Optional<Prose> equations() {
        List<Layout> all = setting.assumptions().stream().map(Assumption::prop).filter(Ledger::isEquation).map(this::layout).toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Prose out = Prose.NONE;
        for (Layout l : all) {
            out = (out.isEmpty() ? out : out.and(", ")).and(l);
        }
        return Optional.of(out);
    }

    Layout layout(Prop p) {
        return layout(words, p);
    }

    /// An assumption as it is read: of one entry where it holds for all, `Σᵢ tᵢ` as `Σt`.
    static Layout layout(Words words, Prop p) {
        return Words.totals(words.show(stripped(p)));
    }

    /// Each assumption that is used.
    ///
    /// @param without the derivative without the only equation among them; the result itself where it is none other
    List<Needed> needed(Collection<Prop> hypotheses, Expr result, Expr without, Function<Expr, String> plain) {
        List<Needed> out = new ArrayList<>();
        List<Assumption> used = used(hypotheses);
        long equations = used.stream().filter(a -> isEquation(a.prop())).count();
        for (Assumption a : used) {
            boolean counts = isEquation(a.prop()) && without != result && equations == 1;
            out.add(counts ? new Needed(a, Optional.empty(), "", Optional.of(plain.apply(without))) : necessity.map(n -> n.without(a)).orElseGet(() -> Needed.unasked(a)));
        }
        return out;
    }

    /// `used   Σt = 1   without it: (Σt)·p − t`.
    List<Note> notes(List<Needed> needed, Collection<Prop> hypotheses, Expr without, List<Expr> place) {
        List<Note> out = new ArrayList<>();
        for (Needed n : needed) {
            out.add(new Note("used", layout(n.assumption().prop()), n.result().isPresent() ? Prose.of("without it: ").and(Words.totals(whole(without, place)))
                    : n.said().isEmpty() ? Prose.NONE : Prose.of(n.remark())));
        }
        if (necessity.isPresent()) {
            List<String> unused = Necessity.unused(setting, hypotheses);
            setting.assumptions().stream().filter(a -> unused.contains(a.text())).forEach(a -> out.add(new Note("unused", layout(a.prop()), Prose.NONE)));
        }
        return out;
    }

    /// A vector by its name where its entry is given.
    Layout whole(Expr e, List<Expr> place) {
        return place.isEmpty() ? words.show(e) : words.show(org.backproof.expr.Terms.lambda(place.stream().map(Symbol.class::cast).toList(), e));
    }

    /// `conditions   0 < a < 1   range of sigmoid`.
    List<Note> conditions(Composition c) {
        List<Prop> derived = new ArrayList<>();
        List<Prop> open = new ArrayList<>();
        var value = org.backproof.expr.Substitution.of(c.of.prediction(), c.of.value().argument());
        for (Prop h : c.needs) {
            if (!c.kinks.contains(value.apply(h))) {
                (c.open.contains(value.apply(h)) ? open : derived).add(stripped(h));
            }
        }
        List<Prop> kinks = new ArrayList<>(c.needs.stream().filter(h -> c.kinks.contains(value.apply(h))).map(Ledger::stripped).toList());
        List<Prop> ofLoss = c.needs.stream().map(value::apply).toList();
        c.open.stream().filter(h -> !ofLoss.contains(h)).forEach(h -> (c.kinks.contains(h) ? kinks : open).add(stripped(h)));
        List<Note> out = new ArrayList<>();
        String from = c.of.slot() instanceof org.backproof.expr.Apply a ? "range of " + words.name(a.function()).name() : "";
        if (!derived.isEmpty()) {
            out.add(new Note("conditions", words.show(Prop.and(derived)), Prose.of(from)));
        }
        if (!open.isEmpty()) {
            out.add(new Note("conditions", words.show(Prop.and(open)), Prose.of("needed")));
        }
        if (!kinks.isEmpty()) {
            out.add(new Note("conditions", words.show(Prop.and(kinks)), Prose.of(c.written ? "off the kinks; there PyTorch takes what the formula gives" : "off the kinks")));
        }
        return out;
    }

    /// What it says of one entry, with a letter for each index.
    private static Prop stripped(Prop p) {
        Set<String> used = new LinkedHashSet<>();
        Prop.terms(p).forEach(t -> Free.symbols(t).forEach(s -> used.add(s.name())));
        Prop out = p;
        while (out instanceof Prop.ForAll f) {
            out = Binders.open(f, Words.index(INDICES, used, f.index().sort()));
        }
        return out;
    }
}
