package org.backproof.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Rule;

/// The lines between two sides of an equation: derivatives stage by stage, definitions, cancellation, then algebra.
final class Narration {
    private static final int MOST_STAGES = 8;
    private static final int MOST_LAYERS = 4;
    private static final long LARGEST = 400;

    private final Knowledge knowledge;
    private final Words words;
    private final Calculation out;
    private final Grounds grounds;

    Narration(Knowledge knowledge, Words words, Calculation out) {
        this.knowledge = knowledge;
        this.words = words;
        this.out = out;
        this.grounds = new Grounds(knowledge, words);
    }

    /// Puts in what is decided here of piecewise definitions: |x| is x where x > 0.
    void decide() {
        Branch here = new Branch(knowledge, words);
        Expr term = here.decided(out.current());
        if (!here.names().isEmpty()) {
            rule(term, "definition" + (here.names().size() > 1 ? "s" : "") + " of " + String.join(", ", here.names()));
        }
    }

    /// Where the derivative of a function is asked for itself, as f′(x) too: that of its definition.
    void define() {
        Expr e = out.current() instanceof Apply a && a.arguments().size() == 1 && a.arguments().getFirst() instanceof Symbol x ? slope(a, x) : out.current();
        if (e instanceof Diff d && d.body() instanceof Apply a && a.function() instanceof Function.Defined f && !f.body().hasDiff()) {
            rule(Terms.diff(Branch.chosen(knowledge, Binders.unfold(f, a.arguments())), d.variable()), "definition of " + words.name(f).name());
        }
    }

    /// ∂f(x)/∂x for f′(x).
    private static Expr slope(Apply a, Symbol x) {
        return a.function() instanceof Function.Defined f && f.body() instanceof Diff d && d.body() instanceof Apply g && g.arguments().equals(List.of(d.variable()))
                ? Terms.diff(Terms.apply(g.function(), List.of(x)), x) : a;
    }

    /// Carries out the derivatives of the current term, as far as that is possible line by line.
    void differentiate() {
        out.nextStage();
        for (int k = 0; k < MOST_STAGES; k++) {
            Stage.twice(knowledge, out.current()).ifPresent(e -> show(e, Stage.FIRST));
            Optional<Stage.Reached> next = Stage.after(knowledge, words, out.current());
            if (next.isEmpty() || !show(next.get().term(), next.get().rules())) {
                return;
            }
        }
    }

    /// Goes on to the goal; whether it was reached.
    boolean to(Expr goal) {
        out.nextStage();
        if (out.current() == goal) {
            return true;
        }
        Expr cancelled = Tidy.cancelled(out.current());
        if (cancelled != out.current()) {
            show(cancelled, "cancel");
        }
        if (out.current() == goal) {
            return true;
        }
        if (grounds.arithmetic(out.current(), goal)) {
            return last(goal);
        }
        List<Opened> ends = new ArrayList<>();
        Branch branch = new Branch(knowledge, words);
        Expr decided = branch.decided(goal);
        if (decided != goal && !goal.hasDiff()) {
            ends.add(new Opened(decided, List.copyOf(branch.names())));
        }
        for (int k = 0; k < MOST_LAYERS; k++) {
            Expr end = ends.isEmpty() ? goal : ends.getLast().term;
            Optional<Opened> here = opened(out.current(), functions(end));
            Optional<Opened> there = opened(end, functions(out.current()));
            if (here.isPresent()) {
                rule(here.get().term, here.get().reason());
            } else if (there.isPresent() && there.get().term != out.current()) {
                ends.add(there.get());
            } else {
                break;
            }
            if (grounds.arithmetic(out.current(), ends.isEmpty() ? goal : ends.getLast().term)) {
                break;
            }
        }
        for (int k = ends.size() - 1; k >= 0; k--) {
            Opened end = ends.get(k);
            if (k == ends.size() - 1 && !show(end.term, null) && out.current() != end.term) {
                return last(goal);
            }
            Expr before = k == 0 ? goal : ends.get(k - 1).term;
            if (!rule(before, end.reason()) && out.current() != before) {
                return last(goal);
            }
        }
        return out.current() == goal || !out.cites(goal, Rule.UNFOLDING) && last(goal) || both(goal) || last(goal);
    }

    /// By the definitions of functions that stand on both sides.
    private boolean both(Expr goal) {
        Optional<Opened> here = opened(out.current(), Set.of());
        Optional<Opened> there = opened(goal, Set.of());
        if (here.isEmpty() || there.isEmpty() || !out.proves(goal) || !out.proves(there.get().term)) {
            return false;
        }
        rule(here.get().term, here.get().reason());
        show(there.get().term, null);
        return out.current() == there.get().term && rule(goal, there.get().reason());
    }

    private boolean last(Expr goal) {
        return out.step(goal, words.show(goal), grounds);
    }

    private boolean show(Expr e, String reason) {
        return e.facts().size() <= LARGEST && (reason == null ? out.step(e, words.show(e), grounds) : out.step(e, words.show(e), reason));
    }

    private boolean rule(Expr e, String reason) {
        return e.facts().size() <= LARGEST && out.rule(e, words.show(e), reason);
    }

    private static Set<Function> functions(Expr e) {
        Set<Function> all = new LinkedHashSet<>();
        for (Expr s : Subterms.of(e)) {
            if (s instanceof Apply a) {
                all.add(a.function());
            }
        }
        return all;
    }

    private record Opened(Expr term, List<String> names) {
        String reason() {
            return names.isEmpty() ? "the branch that holds" : "definition" + (names.size() > 1 ? "s" : "") + " of " + String.join(", ", names);
        }
    }

    /// With the definitions of those defined functions that are not among the others; empty where there is none.
    private Optional<Opened> opened(Expr e, Set<Function> others) {
        List<String> names = new ArrayList<>();
        Expr term = open(e, others, names);
        return names.isEmpty() ? Optional.empty() : Optional.of(new Opened(term, names.stream().distinct().toList()));
    }

    private Expr open(Expr e, Set<Function> others, List<String> names) {
        return switch (e) {
            case Apply a when a.function() instanceof Function.Defined f && f.body().hasDiff() -> e;
            case Apply a when a.function() instanceof Function.Defined f && !others.contains(f) -> {
                names.add(words.name(f).name());
                yield Tidy.flat(Branch.chosen(knowledge, Binders.unfold(f, a.arguments())));
            }
            case Sum s -> {
                var i = Terms.symbol("%o" + s.index().number(), s.index().sort());
                yield Terms.sum(i, open(Binders.open(s, i), others, names));
            }
            case Lambda _, Diff _ -> e;
            case Expr _ -> Children.map(e, c -> open(c, others, names));
        };
    }
}
