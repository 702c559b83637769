package org.backproof.network;

import java.util.List;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Terms;
import org.backproof.kernel.Definedness;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;

/// Where a piecewise loss has a derivative at the boundaries of its pieces, too, as Huber's has at |a − y| = δ.
///
/// @param facts  what is assumed of the network
/// @param prover is asked for little work
record Kinks(List<Prop> facts, Prover prover) {
    /// From a derivative off boundaries `t ≠ 0`: the same without these hypotheses, if that is soon proved; else as it is.
    Theorem joined(Theorem derivative, Knowledge knowledge) {
        if (derivative.hypotheses().stream().noneMatch(Kinks::apart)) {
            return derivative;
        }
        Prop.Derivative d = derivative.derivative();
        List<Prop> scalar = facts.stream().filter(f -> Free.symbols(f).stream().noneMatch(s -> s.sort() instanceof Sort.Tensor)).toList();
        return switch (prover.prove(scalar, Terms.diff(d.body(), d.variable()), d.value())) {
            case Verdict.Proved(Theorem equation) -> {
                Theorem value = knowledge.discharge(Definedness.intro(d.value()));
                Theorem differentiable = Equality.defined(Equality.symmetric(equation), value);
                Theorem whole = knowledge.discharge(Derivatives.value(Derivatives.itself(differentiable), equation));
                yield whole.hypotheses().stream().anyMatch(Kinks::apart) ? derivative : whole;
            }
            case Verdict.Conditional _, Verdict.Refuted _, Verdict.Undecided _ -> derivative;
        };
    }

    private static boolean apart(Prop p) {
        return p instanceof Prop.Compare c && c.sign() == Prop.Sign.NONZERO;
    }
}
