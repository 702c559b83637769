package org.backproof.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;

/// hypotheses ⊢ conclusion: at every point where all hypotheses hold, the conclusion holds.
///
/// Only the inferences of this package make theorems. Each keeps the rule that made it and its premises, so a theorem is
/// its own proof.
public final class Theorem {
    private final List<Prop> hypotheses;
    private final Prop conclusion;
    private final Rule rule;
    private final String detail;
    private final List<Theorem> premises;

    private Theorem(List<Prop> hypotheses, Prop conclusion, Rule rule, String detail, List<Theorem> premises) {
        this.hypotheses = hypotheses;
        this.conclusion = conclusion;
        this.rule = rule;
        this.detail = detail;
        this.premises = premises;
    }

    static Theorem make(Iterable<? extends Prop> hypotheses, Prop conclusion, Rule rule, String detail, Theorem... premises) {
        LinkedHashSet<Prop> distinct = new LinkedHashSet<>();
        for (Prop h : hypotheses) {
            if (h instanceof Prop.And(List<Prop> parts)) {
                distinct.addAll(parts); // true is the empty conjunction
            } else {
                distinct.add(h);
            }
        }
        return new Theorem(List.copyOf(distinct), conclusion, rule, detail, List.of(premises));
    }

    static Theorem make(Iterable<? extends Prop> hypotheses, Prop conclusion, Rule rule, Theorem... premises) {
        return make(hypotheses, conclusion, rule, rule.text(), premises);
    }

    /// The hypotheses of several theorems together.
    static List<Prop> union(Iterable<Theorem> theorems) {
        List<Prop> all = new ArrayList<>();
        for (Theorem t : theorems) {
            all.addAll(t.hypotheses);
        }
        return all;
    }

    static List<Prop> union(Theorem... theorems) {
        return union(List.of(theorems));
    }

    public List<Prop> hypotheses() {
        return hypotheses;
    }

    public Prop conclusion() {
        return conclusion;
    }

    public Rule rule() {
        return rule;
    }

    /// The rule's name for readers: of an axiom or a definition, its own.
    public String detail() {
        return detail;
    }

    public List<Theorem> premises() {
        return premises;
    }

    /// The left side of an equation.
    ///
    /// @throws ClassCastException if the conclusion is no equation
    public Expr left() {
        return ((Prop.Equal) conclusion).left();
    }

    /// The right side of an equation.
    ///
    /// @throws ClassCastException if the conclusion is no equation
    public Expr right() {
        return ((Prop.Equal) conclusion).right();
    }

    /// The derivative that the conclusion states.
    ///
    /// @throws ClassCastException if the conclusion states none
    public Prop.Derivative derivative() {
        return (Prop.Derivative) conclusion;
    }

    @Override
    public String toString() {
        return hypotheses + " |- " + conclusion;
    }
}
