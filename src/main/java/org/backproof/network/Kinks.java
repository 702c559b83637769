package org.backproof.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Definedness;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;
import org.backproof.prove.Prover;
import org.backproof.prove.Tabulated;
import org.backproof.prove.Verdict;

/// Where a piecewise loss has a derivative at the boundaries of its pieces, too, as Huber's has at |a − y| = δ.
///
/// @param facts  what is assumed of the network
/// @param prover is asked for little work
record Kinks(List<Prop> facts, Prover prover) {
    /// From a derivative off boundaries `t ≠ 0`: the same without these hypotheses, if that is soon proved; else as it is.
    Theorem joined(Theorem derivative, Knowledge knowledge) {
        if (!borders(derivative)) {
            return derivative;
        }
        Prop.Derivative d = derivative.derivative();
        List<Prop> scalar = facts.stream().filter(f -> Free.symbols(f).stream().noneMatch(s -> s.sort() instanceof Sort.Tensor)).toList();
        return proved(scalar, d.body(), d.variable(), d.value(), knowledge).filter(whole -> !borders(whole)).orElse(derivative);
    }

    /// The derivative that follows from what the library states of its functions, `(a − y)/(a (1 − a))` for bce; empty where it states none.
    Optional<Theorem> stated(Expr e, Symbol x, Knowledge knowledge) {
        if (!(Terms.diff(e, x) instanceof Diff d)) {
            return Optional.empty();
        }
        return Tabulated.of(knowledge, d).flatMap(t -> {
            List<Prop> given = new ArrayList<>(t.conditions());
            facts.stream().filter(f -> Free.symbols(f).stream().noneMatch(s -> s.sort() instanceof Sort.Tensor)).forEach(given::add);
            Knowledge inside = knowledge.inner();
            t.conditions().forEach(inside::assume);
            return proved(given, e, x, t.value(), inside);
        });
    }

    /// `D_x e = value` under what is given, if that is soon proved.
    private Optional<Theorem> proved(List<Prop> given, Expr e, Expr x, Expr value, Knowledge knowledge) {
        return switch (prover.prove(given, Terms.diff(e, x), value)) {
            case Verdict.Proved(Theorem equation) -> {
                Theorem defined = knowledge.discharge(Definedness.intro(value));
                Theorem differentiable = Equality.defined(Equality.symmetric(equation), defined);
                yield Optional.of(knowledge.discharge(Derivatives.value(Derivatives.itself(differentiable), equation)))
                        .filter(t -> t.hypotheses().stream().noneMatch(Prop.Defined.class::isInstance));
            }
            case Verdict.Conditional _, Verdict.Refuted _, Verdict.Undecided _ -> Optional.empty();
        };
    }

    /// Whether it holds off boundaries only.
    static boolean borders(Theorem t) {
        return t.hypotheses().stream().anyMatch(Kinks::apart);
    }

    private static boolean apart(Prop p) {
        return p instanceof Prop.Compare c && c.sign() == Prop.Sign.NONZERO;
    }
}
