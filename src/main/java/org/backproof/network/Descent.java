package org.backproof.network;

import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;

/// `W = W − r ∂J/∂W`, as the convention of the program has it: with dW, dW/m or dW + λW.
final class Descent {
    private Descent() {
    }

    /// The new entry of the parameter.
    ///
    /// @param spelled whether the gradient stands there with what it is, and not by its name
    static Expr of(Backprop program, Symbol parameter, Step gradient, Expr rate, boolean spelled) {
        return Terms.add(List.of(own(parameter, gradient), Terms.negate(Terms.multiply(rate, slope(program, parameter, gradient, spelled)))));
    }

    /// ∂J/∂W, an entry.
    static Expr slope(Backprop program, Symbol parameter, Step gradient, boolean spelled) {
        Expr own = own(parameter, gradient);
        boolean weights = ((Sort.Tensor) parameter.sort()).sizes().size() == 2;
        Value g = gradient.value();
        Expr slope = program.convention().slope(g.entry(), own, program.examples(), program.network().decay().filter(_ -> weights));
        return spelled ? Substitution.of(g.symbol(), Terms.lambda(g.indices(), g.body())).apply(slope) : slope;
    }

    static Expr own(Symbol parameter, Step gradient) {
        return Terms.entry(parameter, List.copyOf(gradient.value().indices()));
    }

    static Step step(Backprop program, Symbol parameter, Step gradient, Expr rate, boolean spelled) {
        Expr body = of(program, parameter, gradient, rate, spelled);
        return new Step(gradient.kind(), gradient.layer(), new Value(parameter, gradient.value().indices(), body), Equality.reflexive(body), Equality.reflexive(body), List.of());
    }
}
