package org.backproof.algebra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;
import org.jspecify.annotations.Nullable;

/// What is known at the place where a claim is made: assumptions and what follows from them at once; and the search for proofs
/// of conditions from it. Every answer is a theorem whose hypotheses are the assumptions it used.
public final class Knowledge {
    private final Knowledge outer;
    private final Map<Prop, Theorem> facts = new LinkedHashMap<>();
    private final UniversalFacts universal = new UniversalFacts(this);
    private final List<Theorem> alternatives = new ArrayList<>();
    private final Map<Prop, Optional<Theorem>> memo = new HashMap<>();
    private final Map<Prop, Optional<Theorem>> refuted = new HashMap<>();
    private final OpenGoals open;
    private final Conditions conditions = new Conditions(this);
    private Function<Diff, Optional<Theorem>> derivatives;
    private Function<Diff, Optional<Theorem>> offKinks = _ -> Optional.empty();
    private Lemmas lemmas = Lemmas.NONE;
    private final Budget budget;
    private @Nullable Samples samples;
    private @Nullable List<Theorem> nonzero;
    private @Nullable Knowledge unconditional;
    private boolean alternativesSpent;

    public Knowledge(Budget budget) {
        this.outer = null;
        this.open = new OpenGoals();
        this.derivatives = _ -> Optional.empty();
        this.budget = budget;
    }

    private Knowledge(Knowledge outer, OpenGoals open) {
        this(outer, open, outer.budget);
    }

    private Knowledge(Knowledge outer, OpenGoals open, Budget budget) {
        this.outer = outer;
        this.open = open;
        this.derivatives = outer.derivatives;
        this.lemmas = outer.lemmas;
        this.budget = budget;
        this.unconditional = outer.unconditional();
        this.slopes = outer.slopes;
    }

    /// The same with room for more facts.
    public Knowledge inner() {
        return new Knowledge(this, open);
    }

    /// The same for a question that may stay open: it may take a share of the work that is left.
    public Knowledge inner(double share) {
        return new Knowledge(this, open, budget.part(share));
    }

    /// The same, to ask the goal again in one of several cases.
    Knowledge inCase(Prop goal) {
        return new Knowledge(this, open.without(goal));
    }

    public Budget budget() {
        return budget;
    }

    private int slopes;

    /// How often one comparison may be put down to the sign of a derivative: at the start, never.
    public void allowSlopes(int often) {
        slopes = often;
        memo.clear();
    }

    public int slopes() {
        return slopes;
    }

    /// The same, where comparisons are not put down to derivatives.
    Knowledge withoutSlopes() {
        Knowledge out = slopes == 0 ? this : inner();
        out.slopes = 0;
        return out;
    }

    /// How a derivative is found where a condition asks whether it exists.
    public void differentiateBy(Function<Diff, Optional<Theorem>> derivatives) {
        this.derivatives = derivatives;
        memo.clear();
    }

    /// How a derivative is found with the condition that the point is no kink.
    public void differentiateOffKinksBy(Function<Diff, Optional<Theorem>> derivatives) {
        this.offKinks = derivatives;
    }

    Optional<Theorem> derivativeOffKinks(Diff d) {
        return offKinks.apply(d);
    }

    Optional<Theorem> derivative(Diff d) {
        return derivatives.apply(d);
    }

    public void use(Lemmas lemmas) {
        this.lemmas = lemmas;
    }

    public Lemmas lemmas() {
        return lemmas;
    }

    /// Takes the proposition as an assumption.
    public void assume(Prop p) {
        add(Logic.assume(p));
    }

    /// Adds a fact and what follows from it at once: parts, and what its terms need to be defined.
    public void add(Theorem t) {
        Prop p = t.conclusion();
        if (p.equals(Prop.TRUE) || facts.containsKey(p) || outer != null && outer.known(p).isPresent()) {
            return;
        }
        memo.clear();
        refuted.clear();
        samples = null;
        nonzero = null;
        facts.put(p, t);
        switch (p) {
            case Prop.ForAll _ -> universal.add(t);
            case Prop.Or(List<Prop> parts) when !Consequences.tautology(parts, this) -> alternatives.add(t);
            case Prop.Or _, Prop.And _, Prop.Defined _, Prop.Compare _, Prop.Whole _, Prop.Equal _, Prop.Derivative _ -> {
            }
        }
        Consequences.add(t, this);
    }

    /// The fact itself, if it is there.
    public Optional<Theorem> known(Prop p) {
        Theorem t = facts.get(p);
        return t != null ? Optional.of(t) : outer != null ? outer.known(p) : Optional.empty();
    }

    /// All facts, outer ones first.
    public List<Theorem> facts() {
        List<Theorem> all = outer == null ? new ArrayList<>() : outer.facts();
        all.addAll(facts.values());
        return all;
    }

    private Samples samples() {
        if (samples == null) {
            samples = new Samples(outer == null ? null : outer.samples(), facts.values());
        }
        return samples;
    }

    /// The same without splitting on alternatives.
    Knowledge withoutAlternatives() {
        alternativesSpent = true;
        return this;
    }

    /// `H, part ⊢ false`, if one of the other facts or what follows from them says the opposite. Whatever is being proved, the answer
    /// is the same.
    Optional<Theorem> refutation(Prop part) {
        Optional<Theorem> known = refuted.get(part);
        if (known == null) {
            known = Refutation.of(new Knowledge(this, new OpenGoals()).withoutAlternatives(), part);
            refuted.put(part, known);
        }
        return known;
    }

    /// Facts of the form "one of these".
    public List<Theorem> alternatives() {
        if (alternativesSpent) {
            return new ArrayList<>();
        }
        List<Theorem> all = outer == null ? new ArrayList<>() : outer.alternatives();
        all.addAll(alternatives);
        return all;
    }

    /// Whether some term is known to be 0.
    public boolean hasEquations() {
        return facts.keySet().stream().anyMatch(p -> p instanceof Prop.Compare(_, Prop.Sign s) && s == Prop.Sign.ZERO)
                || outer != null && outer.hasEquations();
    }

    /// Whether some term is known to be an integer.
    boolean hasIntegers() {
        return facts.keySet().stream().anyMatch(Prop.Whole.class::isInstance) || outer != null && outer.hasIntegers();
    }

    /// Facts about every index in a range.
    List<Theorem> universal() {
        List<Theorem> all = outer == null ? new ArrayList<>() : outer.universal();
        all.addAll(universal.here());
        return all;
    }

    /// A proof of the proposition from what is known.
    public Optional<Theorem> prove(Prop goal) {
        if (goal.equals(Prop.TRUE)) {
            return Optional.of(Logic.truth());
        }
        Optional<Theorem> known = known(goal);
        if (known.isPresent()) {
            return known;
        }
        universal.specialise(goal);
        known = known(goal);
        if (known.isPresent()) {
            return known;
        }
        Optional<Theorem> done = memo.get(goal);
        if (done != null) {
            return done;
        }
        if (outer != null && outer.proved(goal) instanceof Theorem before) {
            return Optional.of(before);
        }
        budget.spend();
        if (samples().refute(goal)) {
            memo.put(goal, Optional.empty());
            return Optional.empty();
        }
        OpenGoals.Result result = open.search(goal, () -> conditions.prove(goal));
        if (result.settled()) {
            memo.put(goal, result.theorem());
        }
        return result.theorem();
    }

    /// What was proved here or outside before.
    private @Nullable Theorem proved(Prop goal) {
        Optional<Theorem> here = memo.get(goal);
        return here != null && here.isPresent() ? here.get() : outer == null ? null : outer.proved(goal);
    }

    /// Whether the goal seems to fail at some point where the facts hold.
    public boolean seemsFalse(Prop goal) {
        return samples().refute(goal);
    }

    /// Whether a point was found where all facts seem to hold, so that a search for a contradiction is in vain.
    public boolean seemsConsistent() {
        return samples().consistent();
    }

    /// What holds without any assumption: the same lemmas and derivatives, no facts.
    public Knowledge unconditional() {
        if (unconditional == null) {
            unconditional = new Knowledge(budget);
            unconditional.lemmas = lemmas;
            unconditional.unconditional = unconditional;
        }
        return unconditional;
    }

    /// Facts that a term is not zero, also in the normal form of the term.
    List<Theorem> nonzero() {
        if (nonzero == null) {
            nonzero = new ArrayList<>();
            List<Theorem> out = new ArrayList<>();
            for (Theorem t : facts()) {
                if (t.conclusion() instanceof Prop.Compare(Expr e, Prop.Sign sign) && sign.open() && e.facts().size() < 100) {
                    out.add(t);
                    Theorem nf = discharge(normalForm(e));
                    if (nf.right() != e && nf.hypotheses().stream().allMatch(h -> known(h).isPresent())) {
                        Theorem u = org.backproof.kernel.Equality.compared(nf, t);
                        if (u.conclusion() instanceof Prop.Compare) {
                            out.add(u);
                        }
                    }
                }
            }
            nonzero = out;
        }
        return nonzero;
    }

    /// The normal form of a term in a condition: everything unfolded.
    Theorem normalForm(Expr e) {
        return new Normalizer(this, Normalizer.Settings.DEEP).normalize(e);
    }

    /// Whether the proposition is known or follows.
    public boolean holds(Prop goal) {
        return prove(goal).isPresent();
    }

    /// The theorem with every hypothesis discharged that follows from what is known.
    public Theorem discharge(Theorem t) {
        for (Prop h : t.hypotheses()) {
            Optional<Theorem> p = prove(h);
            if (p.isPresent() && p.get().rule() != org.backproof.kernel.Rule.ASSUMPTION) {
                t = Logic.discharge(t, p.get());
            }
        }
        return t;
    }
}
