package org.backproof.prove;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.backproof.algebra.Subterms;
import org.backproof.calculus.Differentiation;
import org.backproof.expr.Binders;
import org.backproof.expr.Bound;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Lambda;
import org.backproof.expr.Prop;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;

/// A term where a variable, or an entry of a tensor, has a known value: `y = 1 ⊢ max(0, 1 − y·a) = max(0, 1 − a)`, also under a derivative by another variable.
final class AtValue {
    private final Expr variable;
    private final Theorem equation;
    private final Function<Diff, Optional<Theorem>> derivatives;
    private final Map<Expr, Theorem> memo = new IdentityHashMap<>();

    /// @param equation    `H ⊢ u = c` for the variable u
    /// @param derivatives finds `H ⊢ D_u e = v`, where a derivative is by u
    AtValue(Theorem equation, Function<Diff, Optional<Theorem>> derivatives) {
        this.equation = equation;
        this.derivatives = derivatives;
        this.variable = equation.left();
    }

    /// `H ⊢ e = e at the value`; the variable stays where a derivative is by it and none is found.
    Theorem of(Expr e) {
        if (e == variable) {
            return equation;
        }
        Theorem known = memo.get(e);
        if (known == null) {
            known = Subterms.of(e).contains(variable) ? compute(e) : Equality.reflexive(e);
            memo.put(e, known);
        }
        return known;
    }

    /// `H, c ⊢ c at the value` for a comparison that holds.
    Theorem of(Theorem comparison) {
        Theorem t = of(((Prop.Compare) comparison.conclusion()).term());
        return t.left() == t.right() ? comparison : Equality.compared(t, comparison);
    }

    private Theorem compute(Expr e) {
        return switch (e) {
            case Diff d -> {
                boolean held = Free.occurs(Derivatives.held(d.variable()), variable) || Subterms.of(d.variable()).contains(variable);
                yield held ? derivatives.apply(d).map(Derivatives::equation).map(t -> Equality.transitive(t, of(t.right()))).orElseGet(() -> Equality.reflexive(e))
                        : Derivatives.congruence(of(d.body()), d.variable(), List.of());
            }
            case Sum s -> {
                Symbol i = fresh(s);
                yield Equality.underSum(s, i, of(Binders.open(s, i)));
            }
            case Lambda l -> {
                List<Symbol> indices = new ArrayList<>();
                for (Bound b : l.indices()) {
                    indices.add(Terms.symbol("#v" + indices.size() + "." + l.body().facts().binders(), b.sort()));
                }
                yield Equality.underLambda(l, indices, of(Binders.open(l, indices)));
            }
            case Cases c -> {
                Theorem branches = Equality.underCases(c, of(c.then()), of(c.otherwise()));
                Cases after = (Cases) branches.right();
                yield Equality.transitive(branches, Equality.inGuard(after, Prop.terms(after.guard()).stream().map(this::of).toList()));
            }
            case Expr _ -> Equality.congruence(e, Children.of(e).stream().map(this::of).toList());
        };
    }

    private static Symbol fresh(Sum s) {
        return Terms.symbol("#v." + s.body().facts().binders(), s.index().sort());
    }
}
