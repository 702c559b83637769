package org.backproof.network;

import java.util.Optional;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Differences;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.calculus.Differentiation;
import org.backproof.expr.Prop;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// Derivatives with their values simplified, and without the conditions that are known to hold.
record Simplifier(Knowledge knowledge) {
    /// Of the work that is left, for conditions that may stay open.
    private static final double SHARE = 0.1;

    /// As it is found, or written shorter.
    Theorem shortest(Theorem derivative) {
        Theorem written = written(derivative);
        return written.derivative().value().facts().size() < derivative.derivative().value().facts().size() ? written : derivative;
    }

    /// Simplified, with differences as they are unless it is shorter with them multiplied out.
    Theorem written(Theorem derivative) {
        Theorem simple = simplified(derivative);
        return Differences.normal(knowledge, derivative.derivative().value()).map(t -> settled(Derivatives.value(derivative, t)))
                .filter(t -> Differences.size(t.derivative().value()) <= Differences.size(simple.derivative().value())).orElse(simple);
    }

    Theorem simplified(Theorem derivative) {
        return settled(Derivatives.value(derivative, normalizer().normalize(derivative.derivative().value())));
    }

    Normalizer normalizer() {
        return new Normalizer(knowledge, Normalizer.Settings.SHALLOW);
    }

    /// With what follows from the facts and the comparisons among the hypotheses discharged, as far as it is soon found.
    Theorem settled(Theorem t) {
        Theorem known = discharged(t, knowledge);
        Knowledge inside = knowledge.inner();
        known.hypotheses().stream().filter(h -> !(h instanceof Prop.Defined)).forEach(inside::assume);
        Differentiation.attach(inside);
        return discharged(known, inside);
    }

    private static Theorem discharged(Theorem t, Knowledge knowledge) {
        try {
            return knowledge.inner(SHARE).discharge(t);
        } catch (Budget.Exhausted _) {
            Theorem so = t;
            for (Prop h : t.hypotheses()) {
                Optional<Theorem> proof = soon(h, knowledge);
                so = proof.isPresent() && !proof.get().hypotheses().contains(h) ? Logic.discharge(so, proof.get()) : so;
            }
            return so;
        }
    }

    /// The condition, if it is found with a share of the work that is left.
    static Optional<Theorem> soon(Prop h, Knowledge knowledge) {
        try {
            return knowledge.inner(SHARE).prove(h);
        } catch (Budget.Exhausted _) {
            return Optional.empty();
        }
    }
}
