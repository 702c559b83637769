package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Replacement;
import org.backproof.algebra.Subterms;
import org.backproof.calculus.Critical;
import org.backproof.calculus.Limit;
import org.backproof.calculus.Limits;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Mul;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.integrate.Solving;
import org.backproof.print.Layout;
import org.backproof.print.Prose;

/// The ends of what a logit may be: ±∞, or where it leaves the domain.
///
/// @param domain what is assumed, and what the gradient needs to have a value
/// @param logit  as it is shown
record Ends(Knowledge knowledge, Words words, List<Prop> domain, Layout logit) {
    /// How many terms without pieces are made of one with pieces.
    private static final int MOST = 12;

    /// An end of what z may be: ±∞, or where z gets out of the domain, as tanh(z) > 0 fails for z ≤ 0.
    ///
    /// @param by       z by a letter of the same name that goes to ±∞: `1/z` for z → 0 from above
    /// @param positive whether that letter goes to ∞
    record End(Symbol z, Expr by, boolean positive, Prose tends) {
        Expr in(Expr e) {
            return Substitution.of(z, by).apply(e);
        }

        Optional<Limit> limit(Knowledge knowledge, Expr e) {
            return Limits.of(knowledge, in(e), z, positive);
        }

        boolean vanishes(Knowledge knowledge, Expr e) {
            return Limits.vanishes(knowledge, in(e), z, positive);
        }

        boolean isInfinite() {
            return by == z;
        }
    }

    /// Both, as far as they are known; from below first.
    List<End> of(Symbol z) {
        return Stream.of(false, true).flatMap(positive -> {
            List<Prop> failing = domain.stream().filter(h -> Limits.fails(knowledge, h, z, positive)).toList();
            return failing.isEmpty() ? Stream.of(new End(z, z, positive, tends(infinity(positive)))) : border(failing, z, positive).stream();
        }).toList();
    }

    /// Where z gets out of the domain: a root of what has to be positive, beside which all of the domain holds.
    private Optional<End> border(List<Prop> failing, Symbol z, boolean positive) {
        for (Prop h : failing) {
            for (Expr solution : h instanceof Prop.Compare c ? edges(c.term(), z) : List.<Expr>of()) {
                Expr root = Proofs.normal(knowledge, solution);
                Expr by = Terms.add(root, Terms.multiply(Terms.num(positive ? -1 : 1), Terms.power(z, -1)));
                Expr beyond = Terms.add(root, Terms.multiply(Terms.num(positive ? 1 : -1), Terms.power(z, -1)));
                End end = new End(z, by, true, tends(words.show(root)).and(positive ? " from below" : " from above"));
                if (domain.stream().noneMatch(d -> Limits.fails(knowledge, Substitution.of(z, by).apply(d), z, true))
                        && Limits.fails(knowledge, Substitution.of(z, beyond).apply(h), z, true)) {
                    return Optional.of(end);
                }
            }
        }
        return Optional.empty();
    }

    /// Where the term may get 0: at its roots, and where the pieces meet that it is made of.
    private List<Expr> edges(Expr term, Symbol z) {
        Solving solving = new Solving(knowledge, z);
        return Stream.of(Stream.of(term), pieces(term).stream(), Critical.terms(term).stream()).flatMap(s -> s).flatMap(e -> solving.of(e, Terms.ZERO).stream()).distinct().toList();
    }

    /// The term in each of its pieces, or factors: `1 − z` and `1` for `1 − relu(z)`.
    private static List<Expr> pieces(Expr term) {
        List<Expr> out = new ArrayList<>(List.of(term));
        for (int k = 0; k < out.size() && out.size() < MOST; k++) {
            Expr e = out.get(k);
            for (Expr part : Subterms.of(e)) {
                List<Expr> instead = switch (part) {
                    case Cases c -> List.of(c.then(), c.otherwise());
                    case Mul m when m == e -> m.factors();
                    case Apply a when a.function() instanceof Function.Defined f && !f.body().hasDiff() && (a == e || Critical.piecewise(a)) -> List.of(Binders.unfold(f, a.arguments()));
                    case Expr _ -> List.of();
                };
                if (!instead.isEmpty()) {
                    instead.forEach(i -> out.add(Replacement.of(part, i, e)));
                    break;
                }
            }
        }
        return out;
    }

    private Prose tends(Layout to) {
        return Prose.of("").and(new Layout.Relation(logit, Layout.Comparison.TENDS, to));
    }

    static Layout infinity(boolean positive) {
        return positive ? Layout.Name.INFINITY : Layout.negative(Layout.Name.INFINITY);
    }
}
