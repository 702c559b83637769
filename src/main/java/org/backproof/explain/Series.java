package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Binders;
import org.backproof.expr.Children;
import org.backproof.expr.Delta;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// One rule of Σ for the first sum in a term to which one applies. A proposal: who shows it proves it.
final class Series {
    private String rule = "";

    private Series() {
    }

    /// Empty where no rule applies.
    static Optional<Stage.Reached> after(Expr e) {
        Series s = new Series();
        Expr term = s.in(e);
        return s.rule.isEmpty() || term == e ? Optional.empty() : Optional.of(new Stage.Reached(term, s.rule));
    }

    private Expr in(Expr e) {
        if (!rule.isEmpty()) {
            return e;
        }
        return switch (e) {
            case Sum s -> sum(s);
            case Add _, Mul _ -> Children.map(e, this::in);
            case Expr _ -> e;
        };
    }

    private Expr sum(Sum s) {
        Symbol i = Terms.symbol("%s" + s.index().number(), s.index().sort());
        Expr body = Binders.open(s, i);
        if (body instanceof Add a) {
            rule = "linearity of Σ";
            return Terms.add(a.terms().stream().map(t -> outside(t, i)).toList());
        }
        List<Expr> factors = Tidy.factors(body);
        Optional<Expr> sum = factors.stream().filter(f -> f instanceof Add && Free.occurs(i, f)).findFirst();
        if (sum.isPresent()) {
            rule = "multiply out";
            return Terms.sum(i, Terms.add(((Add) sum.get()).terms().stream().map(t -> with(body, sum.get(), t)).toList()));
        }
        Optional<Expr> picked = factors.stream().filter(f -> f instanceof Delta d && (d.left() == i) != (d.right() == i)).findFirst();
        if (picked.isPresent()) {
            Delta d = (Delta) picked.get();
            rule = "δ picks an index";
            return Substitution.of(i, d.left() == i ? d.right() : d.left()).apply(with(body, d, Terms.ONE));
        }
        Expr pulled = outside(body, i);
        if (pulled != s) {
            rule = "constant factor";
            return pulled;
        }
        Expr inner = in(body);
        return inner == body ? s : Terms.sum(i, inner);
    }

    /// `Σᵢ c·uᵢ` as `c·Σᵢ uᵢ`.
    private static Expr outside(Expr body, Symbol i) {
        List<Expr> held = new ArrayList<>(Tidy.factors(body).stream().filter(f -> !Free.occurs(i, f)).toList());
        List<Expr> rest = Tidy.factors(body).stream().filter(f -> Free.occurs(i, f)).toList();
        if (rest.isEmpty()) {
            return Terms.sum(i, body);
        }
        held.add(Terms.num(Tidy.coefficient(body)));
        return Terms.multiply(Terms.multiply(held), Terms.sum(i, Terms.multiply(rest)));
    }

    private static Expr with(Expr product, Expr factor, Expr by) {
        List<Expr> out = new ArrayList<>(Tidy.factors(product).stream().filter(f -> f != factor).toList());
        out.add(by);
        out.add(Terms.num(Tidy.coefficient(product)));
        return Terms.multiply(out);
    }
}
