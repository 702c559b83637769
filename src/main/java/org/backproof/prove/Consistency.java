package org.backproof.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Ranges;
import org.backproof.expr.Sort;
import org.backproof.expr.Terms;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// Whether what is known contradicts itself.
final class Consistency {
    /// The part of the budget for a proof that assumptions exclude another one.
    private static final double SHARE = 0.2;

    private Consistency() {
    }

    /// `H ⊢ false` from a known comparison whose opposite can be proved; empty if none is found.
    static Optional<Theorem> contradiction(Knowledge knowledge) {
        return contradiction(knowledge, knowledge.facts());
    }

    /// The same, where what is said of all entries of a tensor is said of the first: there is one.
    static Optional<Theorem> ofEntries(Knowledge knowledge) {
        Knowledge first = knowledge.inner();
        List<Theorem> open = knowledge.facts();
        while (!open.isEmpty()) {
            List<Theorem> entries = new ArrayList<>();
            for (Theorem t : open) {
                if (t.conclusion() instanceof Prop.ForAll all && all.index().sort() instanceof Sort.Index range && range.lower() == Terms.ONE
                        && Ranges.conditions(Terms.ONE, range).isEmpty()) {
                    entries.add(Logic.specialise(t, Terms.ONE));
                }
            }
            entries.forEach(first::add);
            open = entries;
        }
        return contradiction(first);
    }

    /// The same, where one of the given facts contradicts the others.
    static Optional<Theorem> contradiction(Knowledge knowledge, List<Theorem> facts) {
        Optional<Theorem> known = knowledge.known(Prop.FALSE);
        if (known.isPresent()) {
            return known;
        }
        if (knowledge.seemsConsistent()) {
            return Optional.empty();
        }
        for (Theorem t : facts) {
            if (t.conclusion() instanceof Prop.Compare(Expr e, _) && e.facts().size() < 60) {
                Optional<Theorem> opposite = knowledge.prove(Prop.negate(t.conclusion()));
                if (opposite.isPresent()) {
                    return Optional.of(Logic.contradiction(t, opposite.get()));
                }
            }
        }
        return Optional.empty();
    }

    /// From a proof that the other assumptions exclude one of them, or its square.
    static Optional<Theorem> exclusion(Prover prover, List<Prop> assumptions) {
        for (Prop a : assumptions) {
            List<Prop> others = assumptions.stream().filter(o -> o != a).toList();
            for (Theorem said : others.isEmpty() || !(a instanceof Prop.Compare c) ? List.<Theorem>of() : consequences(prover, c)) {
                if (prover.part(SHARE).prove(others, Prop.negate(said.conclusion())) instanceof Verdict.Proved(Theorem t)) {
                    return Optional.of(Logic.contradiction(said, t));
                }
            }
        }
        return Optional.empty();
    }

    /// What it says, and u² > c² where it says u > c for a number c > 0.
    private static List<Theorem> consequences(Prover prover, Prop.Compare a) {
        List<Theorem> out = new ArrayList<>(List.of(Logic.assume(a)));
        boolean ordered = a.sign() == Prop.Sign.POSITIVE || a.sign() == Prop.Sign.NONNEGATIVE;
        if (ordered && a.term() instanceof Add sum && sum.terms().stream().filter(Num.class::isInstance).findFirst().orElse(Terms.ZERO) instanceof Num c && c.value().signum() < 0) {
            Expr squares = Terms.subtract(Terms.power(Terms.subtract(a.term(), c), 2), Terms.multiply(c, c));
            prover.knowledge(List.of(a)).prove(Prop.compare(squares, a.sign())).ifPresent(out::add);
        }
        return out;
    }
}
