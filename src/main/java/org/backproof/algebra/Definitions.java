package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// The value of a defined function by its definition.
public final class Definitions {
    private Definitions() {
    }

    /// `H ⊢ f(a, …) = body at a, …`. A derivative in the body is taken first: `f(a) = D_a(a²)` at `a := 3` is `2·3`, and `D_3(3²)` is nothing.
    /// At a point that is known to be no kink it is that beside the kinks; the term itself where no derivative is found.
    public static Theorem unfold(Apply a, Knowledge knowledge) {
        if (!differentiates(a)) {
            return Equality.unfold(a);
        }
        Theorem t = Rewriting.then(Equality.unfold(general(a)), new Normalizer(knowledge.unconditional(), Normalizer.Settings.SHALLOW)::normalize);
        return t.right().hasDiff() ? offKinks(a, knowledge).orElseGet(() -> Equality.reflexive(a)) : at(a, t);
    }

    /// `z ≠ 0 ⊢ relu'(z) = if z > 0 then 1 else 0` at the arguments, where its conditions are known.
    private static Optional<Theorem> offKinks(Apply a, Knowledge knowledge) {
        Theorem unfolded = Equality.unfold(general(a));
        Optional<Theorem> value = unfolded.right() instanceof Diff d ? knowledge.unconditional().derivativeOffKinks(d) : Optional.empty();
        return value.filter(t -> !t.derivative().value().hasDiff()).map(t -> knowledge.discharge(at(a, Equality.transitive(unfolded, Derivatives.equation(t)))))
                .filter(t -> t.hypotheses().stream().allMatch(knowledge::holds));
    }

    /// Whether the body of the function has a derivative in it.
    static boolean differentiates(Apply a) {
        return a.function() instanceof Function.Defined f && f.body().hasDiff();
    }

    /// What follows from `def f(a, …)`, taken from `def f(parameters)`.
    static List<Theorem> consequences(Apply a, Knowledge knowledge) {
        Apply general = general(a);
        Knowledge inside = knowledge.unconditional().inner();
        inside.add(Equality.defined(Equality.unfold(general), Logic.assume(Prop.defined(general))));
        return inside.facts().stream().filter(t -> Prop.terms(t.conclusion()).stream().noneMatch(Expr::hasDiff))
                .map(t -> knowledge.discharge(at(a, t))).toList();
    }

    private static Apply general(Apply a) {
        List<Expr> own = new ArrayList<>();
        for (Symbol s : ((Function.Defined) a.function()).symbols()) {
            own.add(s.sort() instanceof Sort.Tensor ? Terms.tensor(s) : s);
        }
        return (Apply) Terms.apply(a.function(), own);
    }

    /// An instance, at the arguments.
    private static Theorem at(Apply a, Theorem general) {
        return Logic.instantiate(general, Binders.instantiation(((Function.Defined) a.function()).symbols(), a.arguments()));
    }
}
