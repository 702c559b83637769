package org.backproof.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Definitions;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Prop;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Differentiability;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// What stands around the one piecewise part of a term, taken out of its derivative: `D_x Σᵢ wᵢ·f(xᵢ)/c = wₖ/c·D_x f(xₖ)` for x = xₖ and wₖ ≠ 0. Both
/// sides have a value at the same points, the kinks of f among those that have none.
public final class Linear {
    private final Knowledge knowledge;
    private final Differentiation smooth;

    private Linear(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.smooth = new Differentiation(knowledge);
    }

    /// `⊢ e = …` with that done for each derivative outside of binders and branches; `e = e` where nothing can be taken out. Hypotheses are facts.
    public static Theorem out(Knowledge knowledge, Expr e) {
        return e.hasDiff() || Subterms.of(e).stream().anyMatch(Linear::differentiates) ? new Linear(knowledge).within(e) : Equality.reflexive(e);
    }

    private static boolean differentiates(Expr e) {
        return e instanceof Apply a && a.function() instanceof Function.Defined f && f.body().hasDiff();
    }

    private Theorem within(Expr e) {
        if (e instanceof Diff d) {
            return reduced(d).orElseGet(() -> Equality.reflexive(e));
        }
        if (differentiates(e) && prime((Apply) e) instanceof Theorem t && t.right() != e) {
            return Equality.transitive(t, within(t.right()));
        }
        if (e instanceof Sum || e instanceof Lambda || e instanceof Cases) {
            return Equality.reflexive(e);
        }
        List<Theorem> parts = Children.of(e).stream().map(this::within).toList();
        return parts.stream().allMatch(t -> t.left() == t.right()) ? Equality.reflexive(e) : Equality.congruence(e, parts);
    }

    /// `f'(z) = D_z f(z)` for a variable z, where the derivative has no value in one piece.
    private Theorem prime(Apply a) {
        boolean variables = a.arguments().stream().allMatch(Symbol.class::isInstance) && a.arguments().stream().distinct().count() == a.arguments().size();
        return variables && Definitions.unfold(a, knowledge).right() == a ? Equality.unfold(a) : Equality.reflexive(a);
    }

    private Optional<Theorem> reduced(Diff d) {
        if (!Critical.piecewise(d.body()) || d.body().hasDiff()) {
            return Optional.empty();
        }
        Theorem first = singled(d).orElseGet(() -> Equality.reflexive(d));
        return step((Diff) first.right()).map(t -> Equality.transitive(first, Equality.transitive(t, within(t.right()))));
    }

    private Optional<Theorem> singled(Diff d) {
        Theorem single = knowledge.discharge(Singled.out(d.body(), d.variable()));
        boolean constant = single.hypotheses().stream().allMatch(h -> !Free.occurs(Derivatives.held(d.variable()), h));
        return single.left() == single.right() || !constant ? Optional.empty() : known(Derivatives.congruence(single, d.variable(), List.of()));
    }

    /// From both sides: where `D_x e` is defined, so is that of the part, and the other way round.
    private Optional<Theorem> step(Diff d) {
        Expr e = d.body();
        List<Expr> parts = e instanceof Add a ? a.terms() : e instanceof Mul m ? m.factors() : List.of();
        List<Expr> varying = parts.stream().filter(p -> Free.occurs(Derivatives.held(d.variable()), p) && !Singled.constant(p, d.variable())).toList();
        List<Expr> rough = varying.stream().filter(Critical::piecewise).toList();
        if (rough.size() != 1 || e instanceof Mul && varying.size() != 1) {
            return Optional.empty();
        }
        Expr u = rough.getFirst();
        Optional<List<Theorem>> rest = Alone.others(parts, u, d.variable(), smooth);
        Optional<Theorem> back = rest.flatMap(r -> differentiable(d, u, r));
        if (back.isEmpty()) {
            return Optional.empty();
        }
        Theorem own = Derivatives.itself(Logic.assume(Prop.defined(Terms.diff(u, d.variable()))));
        List<Theorem> all = new ArrayList<>(rest.get());
        all.add(parts.indexOf(u), own);
        Theorem forth = Derivatives.equation(e instanceof Add a ? Derivatives.sum(a, all) : Derivatives.product((Mul) e, all));
        Knowledge defined = knowledge.inner();
        defined.assume(Prop.defined(forth.right()));
        return known(Equality.agree(Logic.discharge(forth, back.get()), defined.discharge(forth)));
    }

    private Optional<Theorem> differentiable(Diff d, Expr u, List<Theorem> rest) {
        Theorem whole = Logic.assume(Prop.defined(d));
        return switch (d.body()) {
            case Add a -> Optional.of(Differentiability.summand(whole, a, u, rest));
            case Mul m when !m.coefficient().isZero() -> Alone.nonzero(rest, knowledge).map(n -> Differentiability.factor(whole, m, u, rest, n));
            case Expr _ -> Optional.<Theorem>empty();
        };
    }

    private Optional<Theorem> known(Theorem t) {
        Theorem out = knowledge.discharge(t);
        return out.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()) ? Optional.of(out) : Optional.empty();
    }
}
