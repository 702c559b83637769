package org.backproof.kernel;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Ranges;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Sort;

/// Assumption, cut, conjunction, quantifiers over indices, instances, case splits.
public final class Logic {
    private Logic() {
    }

    /// `p ⊢ p`.
    public static Theorem assume(Prop p) {
        return Theorem.make(List.of(p), p, Rule.ASSUMPTION);
    }

    /// `⊢ true`.
    public static Theorem truth() {
        return Theorem.make(List.of(), Prop.TRUE, Rule.CONJUNCTION);
    }

    /// `false ⊢ p`.
    public static Theorem absurd(Prop p) {
        return Theorem.make(List.of(Prop.FALSE), p, Rule.SPLIT);
    }

    /// From `H ⊢ c` and `G ⊢ ¬c`: `H, G ⊢ false`.
    public static Theorem contradiction(Theorem t, Theorem opposite) {
        require(opposite.conclusion().equals(Prop.negate(t.conclusion())), "the opposite");
        return Theorem.make(Theorem.union(t, opposite), Prop.FALSE, Rule.SPLIT, t, opposite);
    }

    /// From `G, c ⊢ p` and `H ⊢ c`: `G, H ⊢ p`.
    public static Theorem discharge(Theorem t, Theorem condition) {
        List<Prop> rest = new ArrayList<>();
        boolean used = false;
        for (Prop h : t.hypotheses()) {
            if (h.equals(condition.conclusion())) {
                used = true;
            } else {
                rest.add(h);
            }
        }
        if (!used) {
            return t;
        }
        rest.addAll(condition.hypotheses());
        return Theorem.make(rest, t.conclusion(), Rule.CUT, t, condition);
    }

    /// From `Hᵢ ⊢ pᵢ`: `H ⊢ p₁ ∧ … ∧ pₙ`.
    public static Theorem conjoin(List<Theorem> parts) {
        return Theorem.make(Theorem.union(parts), Prop.and(parts.stream().map(Theorem::conclusion).toList()), Rule.CONJUNCTION,
                parts.toArray(Theorem[]::new));
    }

    /// From `H ⊢ … ∧ p ∧ …`: `H ⊢ p`.
    public static Theorem part(Theorem conjunction, Prop p) {
        require(((Prop.And) conjunction.conclusion()).parts().contains(p), "not a part of the conjunction");
        return Theorem.make(conjunction.hypotheses(), p, Rule.CONJUNCTION, conjunction);
    }

    /// From `H ⊢ p`: `H ⊢ … ∨ p ∨ …`.
    public static Theorem weaken(Theorem t, Prop.Or disjunction) {
        require(disjunction.parts().contains(t.conclusion()), "not a part of the disjunction");
        return Theorem.make(t.hypotheses(), disjunction, Rule.SPLIT, t);
    }

    /// From `H ⊢ c₁ ∨ … ∨ cₙ` and `Gᵢ, cᵢ ⊢ p`: `H, G ⊢ p`.
    public static Theorem split(Theorem cases, List<Theorem> branches) {
        List<Prop> parts = cases.conclusion() instanceof Prop.Or(List<Prop> ps) ? ps : List.of(cases.conclusion());
        require(parts.size() == branches.size(), "a branch for each case");
        List<Prop> hypotheses = new ArrayList<>(cases.hypotheses());
        Prop conclusion = branches.getFirst().conclusion();
        List<Theorem> premises = new ArrayList<>(List.of(cases));
        for (int i = 0; i < parts.size(); i++) {
            Theorem b = branches.get(i);
            require(b.conclusion().equals(conclusion), "branches prove the same");
            List<Prop> used = parts.get(i) instanceof Prop.And(List<Prop> ps) ? ps : List.of(parts.get(i));
            b.hypotheses().stream().filter(h -> !used.contains(h)).forEach(hypotheses::add);
            premises.add(b);
        }
        return Theorem.make(hypotheses, conclusion, Rule.SPLIT, premises.toArray(Theorem[]::new));
    }

    /// `def e ⊢ e > 0 ∨ e = 0 ∨ −e > 0`.
    public static Theorem trichotomy(Expr e) {
        Prop cases = Prop.or(List.of(Prop.positive(e), Prop.zero(e), Prop.positive(org.backproof.expr.Terms.negate(e))));
        return Theorem.make(List.of(Prop.defined(e)), cases, Rule.SPLIT, "trichotomy");
    }

    /// `def e ⊢ e ≠ 0 ∨ e = 0`.
    public static Theorem dichotomy(Expr e) {
        return Theorem.make(List.of(Prop.defined(e)), Prop.or(List.of(Prop.nonzero(e), Prop.zero(e))), Rule.SPLIT, "dichotomy");
    }

    /// From `H ⊢ p(i)`: `∀i H ⊢ ∀i p(i)`, over the range of the index.
    public static Theorem generalise(Theorem t, Symbol index) {
        require(index.sort() instanceof Sort.Index, "an index");
        return Theorem.make(quantified(t.hypotheses(), index), Binders.forAll(index, t.conclusion()), Rule.GENERALISATION, t);
    }

    /// Hypotheses that mention the index, quantified over its range.
    static List<Prop> quantified(List<Prop> hypotheses, Symbol index) {
        return hypotheses.stream().map(h -> Free.occurs(index, h) ? Binders.forAll(index, h) : h).toList();
    }

    /// From `H ⊢ ∀i p(i)`: `H, lower ≤ k ≤ upper ⊢ p(k)`.
    public static Theorem specialise(Theorem t, Expr index) {
        Prop.ForAll all = (Prop.ForAll) t.conclusion();
        List<Prop> hypotheses = new ArrayList<>(t.hypotheses());
        hypotheses.addAll(Ranges.conditions(index, (Sort.Index) all.index().sort()));
        return Theorem.make(hypotheses, Binders.open(all, index), Rule.SPECIALISATION, t);
    }

    /// The theorem with terms in place of its free symbols. A real variable stands for a number, so `def t` is a new
    /// hypothesis for each term t put in (for tensors, of every entry); a size for an integer ≥ 1; an index for one in range.
    ///
    /// @throws Substitution.Capture where a derivative would change its meaning
    public static Theorem instantiate(Theorem t, Substitution s) {
        if (s.isEmpty()) {
            return t;
        }
        List<Prop> hypotheses = new ArrayList<>();
        t.hypotheses().forEach(h -> hypotheses.add(s.apply(h)));
        s.map().forEach((key, value) -> hypotheses.addAll(Admission.conditions((Symbol) key, value, s)));
        return Theorem.make(hypotheses, s.apply(t.conclusion()), Rule.INSTANCE, t.detail(), t);
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
