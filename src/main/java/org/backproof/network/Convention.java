package org.backproof.network;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// What is called dZ, dA, dW and db.
///
/// @param mean    where the 1/m of the mean over the examples stands
/// @param decayed whether dW has what the decay adds; else the steps add it
public record Convention(Mean mean, boolean decayed) {
    /// That of the equations.
    public static final Convention USUAL = new Convention(Mean.IN_GRADIENTS, true);

    /// Where 1/m stands.
    public enum Mean {
        /// In dW and db: dZ = m·∂J/∂Z.
        IN_GRADIENTS("dZ and dA are per example, dW and db are of J"),
        /// In dZ and dA of the last layer, from where it goes into all others: dZ = ∂J/∂Z.
        IN_COTANGENTS("dZ, dA, dW and db are of J: 1/m stands where the labels do"),
        /// In the steps of training: dW = m·∂J/∂W.
        IN_STEPS("dZ and dA are per example, dW and db are sums over the examples: 1/m stands in the steps"),
        /// J is a sum, and no mean.
        NOWHERE("J is the sum over the examples here; dZ, dA, dW and db are of it, without 1/m");

        private final String text;

        Mean(String text) {
            this.text = text;
        }
    }

    /// In words.
    public String text() {
        return mean.text + (decayed ? "" : "; the steps add the decay");
    }

    /// With 1/m elsewhere.
    public Convention with(Mean other) {
        return new Convention(other, decayed);
    }

    /// With the decay in the steps.
    public Convention undecayed() {
        return new Convention(mean, false);
    }

    /// Whether dZ is ∂J/∂Z.
    public boolean ofCost() {
        return mean == Mean.IN_COTANGENTS || mean == Mean.NOWHERE;
    }

    /// The program of a batch with its gradients so; the theorems are those of [#USUAL].
    ///
    /// A cotangent is linear in those after it, so that only one from the labels changes; in a gradient 1/m is a factor of each term that has a
    /// cotangent, and goes. The terms without one are those of the decay.
    public Backprop of(Backprop batch) {
        if (equals(USUAL) || batch.examples().isEmpty()) {
            return batch.meant(this);
        }
        Symbol m = batch.examples().get();
        List<Symbol> cotangents = batch.steps().stream().filter(s -> s.kind().cotangent()).map(s -> s.value().symbol()).toList();
        return batch.meant(this).with(batch.steps().stream().map(s -> {
            Expr body = s.value().body();
            Expr so = s.kind() == Step.Kind.COST ? mean == Mean.NOWHERE ? whole(body, m) : body
                    : s.kind().forward() ? body
                    : s.kind().cotangent() ? mean == Mean.IN_COTANGENTS && !mentions(body, cotangents) ? Terms.multiply(Terms.power(m, -1), body) : body
                    : mean == Mean.IN_GRADIENTS ? kept(body, cotangents) : whole(kept(body, cotangents), m);
            return new Step(s.kind(), s.layer(), new Value(s.value().symbol(), s.value().indices(), so), s.theorem(), s.meaning(), s.moves());
        }).toList());
    }

    /// What a parameter goes down along: ∂J/∂W, in the name of its gradient.
    ///
    /// @param gradient  an entry of dW
    /// @param parameter the entry of W; it is of a matrix of weights where there is a decay
    Expr slope(Expr gradient, Expr parameter, Optional<Symbol> examples, Optional<Expr> decay) {
        Expr own = Terms.multiply(share(examples), gradient);
        return decay.filter(_ -> !decayed).map(d -> Terms.add(own, Terms.multiply(d, parameter))).orElse(own);
    }

    /// How many times the gradient of a parameter is in what it goes down along.
    Expr share(Optional<Symbol> examples) {
        return examples.filter(_ -> mean == Mean.IN_STEPS).<Expr>map(m -> Terms.power(m, -1)).orElse(Terms.ONE);
    }

    private static boolean mentions(Expr e, List<Symbol> cotangents) {
        return cotangents.stream().anyMatch(c -> Free.occurs(c, e));
    }

    private Expr kept(Expr e, List<Symbol> cotangents) {
        return !decayed && e instanceof Add a ? Terms.add(a.terms().stream().filter(t -> mentions(t, cotangents)).toList()) : e;
    }

    private static Expr whole(Expr e, Symbol m) {
        return switch (e) {
            case Add a -> Terms.add(a.terms().stream().map(t -> whole(t, m)).toList());
            case Mul p -> Terms.multiply(Stream.concat(Stream.of(Terms.num(p.coefficient())), p.factors().stream().filter(f -> !f.equals(Terms.power(m, -1)))).toList());
            case Expr _ -> e;
        };
    }
}
