package org.backproof.elaborate;

import java.util.List;
import java.util.stream.Stream;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// What a match is sought for. The letters are free variables; their domains are among the task's assumptions.
public sealed interface Matching {
    /// How the loss or the activation is called.
    String name();

    /// All terms in it.
    List<Expr> terms();

    /// The activation f for which ∂J/∂z = f(z) − y.
    ///
    /// @param prediction a: a real variable, or a vector of them
    /// @param label      y, of the same shape, or the number of a class: then y is 1 there, else 0
    /// @param cost       J(a, y)
    record OfLoss(String name, Symbol prediction, Symbol label, Expr cost) implements Matching {
        /// The entry of y at an index.
        public Expr target(Expr index) {
            return label.sort() instanceof Sort.Index ? Terms.delta(index, label) : Terms.entry(label, index);
        }

        @Override
        public List<Expr> terms() {
            return List.of(cost);
        }
    }

    /// The loss J for which ∂J/∂z = f(z) − y.
    ///
    /// @param logit z
    /// @param label y, of the same shape
    /// @param value f(z)
    record OfActivation(String name, Symbol logit, Symbol label, Tensor value) implements Matching {
        @Override
        public List<Expr> terms() {
            return List.of(value.body());
        }
    }

    /// The loss J for which ∂J/∂z = δ.
    ///
    /// @param prediction a, which stands in δ for f(z)
    /// @param delta      δ in a, z and what else occurs
    record OfGradient(String name, Symbol logit, Symbol prediction, Tensor value, Expr delta) implements Matching {
        @Override
        public List<Expr> terms() {
            return Stream.of(value.body(), delta).toList();
        }
    }

    /// The Fenchel–Young loss of a potential Ω, and the activation at which ⟨a, z⟩ − Ω(a) is stationary.
    ///
    /// @param name       of the function Ω
    /// @param prediction a: a real variable, or a vector of them
    /// @param label      y, of the same shape
    /// @param potential  Ω(a)
    /// @param atLabel    Ω(y)
    record OfPotential(String name, Symbol prediction, Symbol label, Expr potential, Expr atLabel) implements Matching {
        @Override
        public List<Expr> terms() {
            return List.of(potential, atLabel);
        }
    }
}
