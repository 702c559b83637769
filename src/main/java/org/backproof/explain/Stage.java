package org.backproof.explain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backproof.algebra.Knowledge;
import org.backproof.calculus.Differentiation;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Sum;
import org.backproof.expr.Terms;

/// One stage of carrying out the derivatives in a term: each by the rule for its outermost operation, `D_x log u = 1/u · D_x u`, while
/// the derivatives of what is inside wait for the next stage. A proposal: who shows the term proves that it is equal.
final class Stage {
    static final String FIRST = "the first derivative";

    private final Knowledge knowledge;
    private final Words words;
    private final OuterRule rule;
    /// Derivatives that stay; empty where all but those go on.
    private final Optional<Set<Expr>> staying;

    private Stage(Knowledge knowledge, Words words, Optional<Set<Expr>> staying) {
        this.knowledge = knowledge;
        this.words = words;
        this.staying = staying;
        this.rule = new OuterRule(knowledge, words, staying.isPresent());
    }

    /// The term after a stage, and the names of the rules.
    record Reached(Expr term, String rules) {
    }

    /// A second derivative with the first carried out and simplified.
    static Optional<Expr> twice(Knowledge knowledge, Expr e) {
        if (e instanceof Diff d && d.body() instanceof Diff first) {
            Expr inner = Proofs.normal(knowledge, first);
            return Optional.of(Terms.diff(Tidy.shortest(List.of(inner, Tidy.factored(inner))), d.variable()));
        }
        return Optional.empty();
    }

    /// Empty where no derivative can be carried out further.
    static Optional<Reached> after(Knowledge knowledge, Words words, Expr e) {
        Stage s = new Stage(knowledge, words, Optional.empty());
        Expr after = s.carried(e);
        if (after == e) {
            return Optional.empty();
        }
        Expr carried = Tidy.flat(after);
        Expr term = carried.hasDiff() || Tidy.unpicked(carried) ? Tidy.cancelled(carried) : carried;
        return term == e ? Optional.empty() : Optional.of(new Reached(term, s.rule.names()));
    }

    /// The term after a single rule for its first derivative that does not stay, and others alike: `D(u·v) = D u·v + u·D v`. Empty where there is none.
    static Optional<Reached> afterOne(Knowledge knowledge, Words words, Expr e, Expr goal) {
        Set<Expr> staying = new LinkedHashSet<>();
        collect(goal, staying);
        Stage s = new Stage(knowledge, words, Optional.of(staying));
        Expr term = Tidy.flat(s.carried(e));
        return term == e ? Optional.empty() : Optional.of(new Reached(term, s.rule.names()));
    }

    private static void collect(Expr e, Set<Expr> derivatives) {
        switch (e) {
            case Diff d -> {
                derivatives.add(d);
                collect(d.body(), derivatives);
            }
            case Sum s when s.hasDiff() -> OuterRule.under(s, b -> {
                collect(b, derivatives);
                return b;
            });
            case Lambda _, Cases _ -> {
            }
            case Expr _ -> Children.of(e).stream().filter(Expr::hasDiff).forEach(c -> collect(c, derivatives));
        }
    }

    private Expr carried(Expr e) {
        return switch (e) {
            case Apply a when a.function() instanceof Function.Defined f && f.body().hasDiff() -> slope(a, f);
            case Expr _ when !e.hasDiff() && !differentiates(e) -> e;
            case Diff d when staying.isPresent() && staying.get().contains(d) -> d;
            case Diff d when d.body().hasDiff() -> Terms.diff(carried(d.body()), d.variable());
            case Diff d when staying.isPresent() -> rule.alike(d);
            case Diff d -> rule.derivative(d.body(), d.variable());
            case Sum s -> OuterRule.under(s, this::carried);
            case Lambda _, Cases _ -> e;
            case Expr _ -> Children.map(e, this::carried);
        };
    }

    /// A function that is defined as a derivative: σ′, ∂L/∂a at a value of a.
    private Expr slope(Apply a, Function.Defined f) {
        if (!(f.body() instanceof Diff d) || d.body().hasDiff()) {
            return a;
        }
        Optional<Expr> value = new Differentiation(knowledge.unconditional()).derivative(d.body(), d.variable())
                .map(t -> Binders.instantiation(f.symbols(), a.arguments()).apply(t.derivative().value()));
        value.ifPresent(_ -> rule.add(d.body() instanceof Apply g ? OuterRule.OF + words.name(g.function()).name() : "rules of differentiation"));
        return value.orElse(a);
    }

    private static boolean differentiates(Expr e) {
        return org.backproof.algebra.Subterms.of(e).stream().anyMatch(s -> s instanceof Apply a && a.function() instanceof Function.Defined f && f.body().hasDiff());
    }
}
