package org.backproof.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.calculus.Differentiation;
import org.backproof.calculus.Lifting;
import org.backproof.elaborate.Layer;
import org.backproof.expr.Apply;
import org.backproof.expr.Cases;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// The derivative of an activation of one unit.
///
/// @param logit   z
/// @param name    `relu'(z)`; the value itself where there is no name
/// @param value   what it is: `if z > 0 then 1 else 0`
/// @param theorem `H ⊢ D_z g(z) = g'(z)`, H being where g is differentiable: `z ≠ 0`
public record Slope(Symbol logit, Expr name, Expr value, Theorem theorem) {

    /// @return empty where no derivative is found
    static Optional<Slope> of(Layer layer, Knowledge knowledge, Kinks kinks) {
        Expr activation = layer.value().body();
        Optional<Theorem> own = derivative(activation, layer.logit(), knowledge);
        // the library states elu′ for any α, with a kink at 0 that is none where α = 1
        Optional<Theorem> stated = kinks.stated(activation, layer.logit(), knowledge).filter(t -> !Kinks.borders(t) || own.isEmpty() || Kinks.borders(own.get()));
        return stated.or(() -> own).map(t -> {
            Expr found = t.derivative().value();
            Theorem simple = new Normalizer(knowledge, Normalizer.Settings.SHALLOW).normalize(found);
            boolean asFound = stated.isPresent() || found.facts().size() <= simple.right().facts().size() || !simple.hypotheses().isEmpty();
            Expr value = asFound ? found : simple.right();
            if (value instanceof Num) {
                return new Slope(layer.logit(), value, value, value == found ? t : Derivatives.value(t, simple));
            }
            if (layer.slope().isEmpty() || layer.slope().get() == found) {
                return new Slope(layer.logit(), found, value, t);
            }
            Apply name = (Apply) layer.slope().get();
            Theorem unfolded = Equality.unfold(name);
            Theorem is = Equality.transitive(unfolded, Derivatives.equation(t));
            return new Slope(layer.logit(), name, value, Derivatives.value(t, Equality.symmetric(is)));
        });
    }

    /// `H ⊢ D_z e = …`; a piecewise definition off its boundaries has the derivative of each piece.
    static Optional<Theorem> derivative(Expr e, Symbol z, Knowledge knowledge) {
        Optional<Theorem> smooth = new Differentiation(knowledge).derivative(e, z);
        if (smooth.isPresent() && !smooth.get().derivative().value().facts().has(org.backproof.expr.Facts.DIFF)) {
            return smooth.map(knowledge::discharge);
        }
        return switch (e) {
            case Apply a when a.function() instanceof Function.Defined -> {
                Theorem unfolded = Equality.unfold(a);
                yield derivative(unfolded.right(), z, knowledge).map(t -> Derivatives.transport(unfolded, t, List.of()));
            }
            case Cases c when c.guard() instanceof Prop.Compare g -> pieces(c, g, z, knowledge);
            case Expr x -> Lifting.outside(x).flatMap(t -> derivative(t.right(), z, knowledge).map(d -> Derivatives.transport(t, d, List.of())));
        };
    }

    /// From `g ≠ 0`: the derivative of `if g > 0 then a else b` is `if g > 0 then a′ else b′`.
    private static Optional<Theorem> pieces(Cases c, Prop.Compare g, Symbol z, Knowledge knowledge) {
        boolean ordered = g.sign() == Prop.Sign.POSITIVE || g.sign() == Prop.Sign.NONNEGATIVE;
        Optional<Theorem> guard = derivative(g.term(), z, knowledge);
        Optional<Theorem> then = derivative(c.then(), z, knowledge);
        Optional<Theorem> otherwise = derivative(c.otherwise(), z, knowledge);
        if (!ordered || guard.isEmpty() || then.isEmpty() || otherwise.isEmpty()) {
            return Optional.empty();
        }
        Expr a = then.get().derivative().value();
        Expr b = otherwise.get().derivative().value();
        if (!Free.occurs(z, g.term())) {
            return Optional.of(fixed(c, g, then.get(), otherwise.get(), knowledge));
        }
        Expr value = Terms.cases(Prop.positive(g.term()), a, b);
        Theorem cases = Logic.trichotomy(g.term());
        List<Theorem> branches = new ArrayList<>();
        for (Prop part : ((Prop.Or) cases.conclusion()).parts()) {
            Prop goal = new Prop.Derivative(c, z, value);
            if (part.equals(Prop.zero(g.term()))) {
                Theorem no = Logic.contradiction(Logic.assume(part), Logic.assume(Prop.nonzero(g.term())));
                branches.add(Logic.discharge(Logic.absurd(goal), no));
            } else {
                boolean first = part.equals(Prop.positive(g.term()));
                Theorem t = Derivatives.branch(c, first, guard.get(), first ? then.get() : otherwise.get());
                branches.add(knowledge(knowledge, part).discharge(value instanceof Cases v
                        ? Derivatives.value(t, Equality.symmetric(Equality.selected(v, first))) : t));
            }
        }
        return Optional.of(knowledge.discharge(Logic.split(cases, branches)));
    }

    /// Where the guard does not depend on the variable, `if g then a′ else b′` at g = 0, too.
    private static Theorem fixed(Cases c, Prop.Compare g, Theorem then, Theorem otherwise, Knowledge knowledge) {
        Expr value = Terms.cases(g, then.derivative().value(), otherwise.derivative().value());
        Theorem cases = Logic.trichotomy(g.term());
        List<Theorem> branches = new ArrayList<>();
        for (Prop part : ((Prop.Or) cases.conclusion()).parts()) {
            boolean first = part.equals(Prop.positive(g.term())) || part.equals(Prop.zero(g.term())) && g.sign() == Prop.Sign.NONNEGATIVE;
            Theorem t = Derivatives.transport(Equality.selected(c, first), first ? then : otherwise, List.of());
            branches.add(knowledge(knowledge, part).discharge(value instanceof Cases v ? Derivatives.value(t, Equality.symmetric(Equality.selected(v, first))) : t));
        }
        return knowledge.discharge(Logic.split(cases, branches));
    }

    private static Knowledge knowledge(Knowledge knowledge, Prop part) {
        Knowledge inside = knowledge.inner();
        inside.assume(part);
        Differentiation.attach(inside);
        return inside;
    }

    /// Where the derivative is there: `z ≠ 0`.
    public List<Prop> conditions() {
        return theorem.hypotheses();
    }

    /// The name, or what it is, at the logit.
    public Expr at() {
        return name;
    }

    /// The name, or what it is, at another logit.
    public Expr at(Expr z) {
        return org.backproof.expr.Substitution.of(logit, z).apply(name);
    }

    /// Whether the function is the derivative's own name, `relu'`, of the logit alone.
    boolean isNamed(Function f) {
        return !spelledOut() && name instanceof Apply n && n.function().equals(f) && n.arguments().equals(List.of(logit));
    }

    /// Whether the derivative has no name of its own.
    public boolean spelledOut() {
        return name == value || name instanceof Diff;
    }
}
