package org.backproof.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Add;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Differentiability;
import org.backproof.kernel.Theorem;

/// A sum with one term that has kinks is differentiable where that term is; so is a product with one factor that varies, if the
/// others are not 0.
public final class Alone {
    private final Differentiation differentiation;

    Alone(Differentiation differentiation) {
        this.differentiation = differentiation;
    }

    /// The one part of a sum, or of a product with constant factors, that the rules for its shape do not differentiate; empty if there are
    /// several, or none.
    Optional<Expr> part(Expr e, Expr x) {
        return switch (e) {
            case Add a -> alone(a.terms(), x);
            case Mul m when varying(m, x).size() == 1 -> alone(m.factors(), x);
            case Expr _ -> Optional.empty();
        };
    }

    private Optional<Expr> alone(List<Expr> parts, Expr x) {
        List<Expr> rough = parts.stream().filter(p -> !differentiation.smooth(p, x)).toList();
        return rough.size() == 1 ? Optional.of(rough.getFirst()) : Optional.empty();
    }

    /// `H ⊢ D_x e = …` from the derivative of that part, looked at for itself.
    Optional<Theorem> derivative(Expr e, Expr part, Expr x) {
        List<Theorem> out = new ArrayList<>();
        for (Expr p : e instanceof Add a ? a.terms() : ((Mul) e).factors()) {
            Optional<Theorem> d = p == part ? differentiation.derivative(p, x) : differentiation.part(p, x);
            if (d.isEmpty()) {
                return d;
            }
            out.add(d.get());
        }
        return Optional.of(e instanceof Add a ? Derivatives.sum(a, out) : Derivatives.product((Mul) e, out));
    }

    private static List<Expr> varying(Mul m, Expr x) {
        return m.factors().stream().filter(f -> Free.occurs(Derivatives.held(x), f)).toList();
    }

    /// From each known `def (D_x e)` the same of the one part of e that has kinks.
    public static void learn(Knowledge knowledge) {
        for (Theorem t : knowledge.facts()) {
            if (t.conclusion() instanceof Prop.Defined(Diff _)) {
                Optional<Theorem> part = part(knowledge, t);
                while (part.isPresent()) {
                    knowledge.add(part.get());
                    part = part(knowledge, part.get());
                }
            }
        }
    }

    /// Whether nothing more follows from that `D_x e` exists than from what is known of a part of e, or of e with terms taken out of its sums.
    public static boolean spent(Knowledge knowledge, Diff d) {
        if (Singled.out(d.body(), d.variable()).right() != d.body()) {
            return true;
        }
        List<Expr> parts = d.body() instanceof Add a ? a.terms() : d.body() instanceof Mul m ? varying(m, d.variable()) : List.of();
        List<Expr> rough = parts.stream().filter(p -> Critical.piecewise(p) && !Singled.constant(p, d.variable())).toList();
        return rough.size() == 1 && rough.getFirst() != d.body() && (d.body() instanceof Add || parts.size() == 1)
                && knowledge.known(Prop.defined(Terms.diff(rough.getFirst(), d.variable()))).isPresent();
    }

    private static Optional<Theorem> part(Knowledge knowledge, Theorem differentiable) {
        Diff d = (Diff) ((Prop.Defined) differentiable.conclusion()).term();
        Differentiation smooth = new Differentiation(knowledge);
        return new Alone(smooth).part(d.body(), d.variable()).flatMap(u -> switch (d.body()) {
            case Add a -> others(a.terms(), u, d.variable(), smooth).map(rest -> Differentiability.summand(differentiable, a, u, rest));
            case Mul m when !m.coefficient().isZero() -> others(m.factors(), u, d.variable(), smooth)
                    .flatMap(rest -> nonzero(rest, knowledge).map(n -> Differentiability.factor(differentiable, m, u, rest, n)));
            case Expr _ -> Optional.<Theorem>empty();
        }).map(knowledge::discharge).filter(t -> known(knowledge, t));
    }

    private static boolean known(Knowledge knowledge, Theorem t) {
        return t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent());
    }

    /// The derivatives of all parts but one.
    static Optional<List<Theorem>> others(List<Expr> parts, Expr part, Expr x, Differentiation smooth) {
        List<Theorem> out = new ArrayList<>();
        for (Expr p : parts) {
            Optional<Theorem> d = p == part ? Optional.empty() : smooth.part(p, x);
            if (p != part && d.isEmpty()) {
                return Optional.empty();
            }
            d.ifPresent(out::add);
        }
        return Optional.of(out);
    }

    /// `uᵢ ≠ 0` for the factors with these derivatives.
    static Optional<List<Theorem>> nonzero(List<Theorem> factors, Knowledge knowledge) {
        List<Theorem> out = new ArrayList<>();
        for (Theorem f : factors) {
            Optional<Theorem> t = knowledge.prove(Prop.nonzero(f.derivative().body()));
            if (t.isEmpty()) {
                return Optional.empty();
            }
            out.add(t.get());
        }
        return Optional.of(out);
    }
}
