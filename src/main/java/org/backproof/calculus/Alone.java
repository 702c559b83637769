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
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Theorem;

/// A sum with one term that has kinks is differentiable where that term is; so is a product with one factor that varies, if the
/// others are not 0.
public final class Alone {
    private final Differentiation differentiation;

    Alone(Differentiation differentiation) {
        this.differentiation = differentiation;
    }

    /// `H ⊢ D_x e = …` from the derivative of its one part with kinks, looked at for itself.
    Optional<Theorem> derivative(Expr e, Expr x) {
        return switch (e) {
            case Add a -> all(a.terms(), x).map(parts -> Derivatives.sum(a, parts));
            case Mul m when varying(m, x).size() == 1 -> all(m.factors(), x).map(parts -> Derivatives.product(m, parts));
            case Expr _ -> Optional.empty();
        };
    }

    private Optional<List<Theorem>> all(List<Expr> parts, Expr x) {
        List<Theorem> out = new ArrayList<>();
        boolean alone = false;
        for (Expr p : parts) {
            Optional<Theorem> d = differentiation.part(p, x);
            if (!differentiation.usable(d)) {
                d = alone ? Optional.empty() : differentiation.derivative(p, x);
                alone = true;
            }
            if (d.isEmpty()) {
                return Optional.empty();
            }
            out.add(d.get());
        }
        return Optional.of(out);
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

    private static Optional<Theorem> part(Knowledge knowledge, Theorem differentiable) {
        Diff d = (Diff) ((Prop.Defined) differentiable.conclusion()).term();
        Differentiation smooth = new Differentiation(knowledge);
        return switch (d.body()) {
            case Add a -> alone(a.terms(), d.variable(), smooth).flatMap(u -> others(a.terms(), u, d.variable(), smooth)
                    .map(rest -> Derivatives.summand(differentiable, a, u, rest))).map(knowledge::discharge).filter(t -> known(knowledge, t));
            case Mul m when varying(m, d.variable()).size() == 1 -> {
                Expr u = varying(m, d.variable()).getFirst();
                yield others(m.factors(), u, d.variable(), smooth).flatMap(rest -> nonzero(rest, knowledge)
                        .map(n -> Derivatives.factor(differentiable, m, u, rest, n))).map(knowledge::discharge).filter(t -> known(knowledge, t));
            }
            case Expr _ -> Optional.empty();
        };
    }

    private static boolean known(Knowledge knowledge, Theorem t) {
        return t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent());
    }

    /// The only term that the rules for its shape do not differentiate; empty if there are several, or none.
    private static Optional<Expr> alone(List<Expr> parts, Expr x, Differentiation smooth) {
        List<Expr> rough = parts.stream().filter(p -> !smooth.smooth(p, x)).toList();
        return rough.size() == 1 ? Optional.of(rough.getFirst()) : Optional.empty();
    }

    private static Optional<List<Theorem>> others(List<Expr> parts, Expr part, Expr x, Differentiation smooth) {
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

    private static Optional<List<Theorem>> nonzero(List<Theorem> factors, Knowledge knowledge) {
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
