package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.evaluate.PointSearch;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Theorem;

/// What stands beside ŷ − y in ∂J/∂z: R = (∂J/∂z)/(ŷ − y).
///
/// @param factor R in the letter a
/// @param result ∂J/∂z with ŷ − y in it, in the letter a
record Residual(Expr factor, Expr result) {
    private static final long LONGEST = 40;

    /// Empty where the label is of another shape, or ŷ − y does not come out as a factor.
    static Optional<Residual> of(Composition c, Expr result, Symbol label) {
        Composite of = c.of;
        if (Tidy.factors(result).stream().anyMatch(Sum.class::isInstance) && Tidy.factors(result).stream().noneMatch(f -> !(f instanceof Sum) && Free.occurs(of.prediction(), f))) {
            return Optional.empty(); // over all entries, of which a − y knows one
        }
        return error(of, label).flatMap(error -> factor(c, result, label, error));
    }

    /// ŷ − y; empty where the label is of another shape.
    static Optional<Expr> error(Composite of, Symbol label) {
        boolean ofClass = label.sort() instanceof Sort.Index && of.isVector();
        boolean vector = label.sort() instanceof Sort.Tensor || ofClass;
        if (vector != of.isVector() || of.isVector() != (of.variable() instanceof Entry) || !vector && !(label.sort() instanceof Sort.Real)) {
            return Optional.empty();
        }
        List<Expr> place = of.variable() instanceof Entry n ? n.indices() : List.of();
        Expr prediction = vector ? Terms.entry(of.prediction(), place) : of.prediction();
        Expr target = ofClass ? Terms.delta(place.getFirst(), label) : vector ? Terms.entry(label, place) : label;
        return Optional.of(Terms.subtract(prediction, target));
    }

    /// With an R that is free of z and a, though it does not show as the activation is written: for a = 1/(1 + exp(−z)) it is
    /// exp(z)/(a(1 − a)(1 + exp(z))²) = 1.
    static Optional<Residual> constant(Composition c, Expr result, Symbol label, Ratio ratio) {
        Expr error = error(c.of, label).orElseThrow();
        return ratio.constants(c.knowledge, c.of.at(result)).stream().map(r -> new Residual(r, Terms.multiply(r, error)))
                .filter(r -> r.isConstant(c.of) && c.equal(result, r.result()).isPresent()).findFirst();
    }

    private static Optional<Residual> factor(Composition c, Expr result, Symbol label, Expr error) {
        var apart = Proofs.with(c.free(), List.of(Prop.nonzero(error)));
        Expr quotient = Proofs.normal(apart, Terms.divide(result, error));
        Expr number = c.inner() == Terms.ZERO ? Terms.ZERO : Proofs.normal(apart, Terms.divide(quotient, c.inner()));
        Expr multiple = number instanceof Num ? Terms.multiply(number, c.inner()) : quotient;
        Expr written = Terms.multiply(c.slope(), c.inner(), Terms.power(error, -1));
        Expr cancelled = Tidy.cancel(written).map(Tidy.Cancelled::term).orElse(written);
        Expr factored = Tidy.signed(Tidy.factored(quotient));
        List<Expr> forms = cancelled.facts().size() <= factored.facts().size() && !(quotient instanceof Num) ? List.of(cancelled, factored) : List.of(factored, cancelled);
        for (Expr factor : List.of(c.inner(), multiple instanceof Num || multiple != quotient ? Tidy.signed(multiple) : c.inner(), forms.getFirst(), forms.getLast(), quotient)) {
            Expr whole = Terms.multiply(factor, error);
            if (!Free.occurs(label, factor) && c.equal(result, whole).isPresent()) {
                return Optional.of(new Residual(factor, whole));
            }
        }
        return Optional.empty();
    }

    /// From ŷ − y as a factor of ∂J/∂a as it is written; for a prediction that is a number, or one entry by itself.
    static Optional<Residual> written(Composition c, Symbol label) {
        return error(c.of, label).flatMap(error -> written(c, label, error));
    }

    private static Optional<Residual> written(Composition c, Symbol label, Expr error) {
        Expr product = Terms.multiply(c.slope(), c.inner());
        Optional<Expr> rest = Tidy.cancel(Terms.multiply(product, Terms.power(error, -1))).map(Tidy.Cancelled::term)
                .filter(r -> !Free.occurs(label, r) && Proofs.equal(c.free(), product, Terms.multiply(r, error)).isPresent());
        return rest.map(r -> {
            Expr simple = Tidy.factored(c.normal(r));
            Expr factor = simple.facts().size() < r.facts().size() && c.equal(simple, r).isPresent() ? simple : r;
            return new Residual(factor, Terms.multiply(factor, error));
        });
    }

    /// R/(∂ŷ/∂z), where ŷ − y is a factor of ∂J/∂ŷ as it is written, and the rest is free of the label.
    Optional<Expr> multiple(Composition c, Symbol label) {
        return error(c.of, label).flatMap(error -> Tidy.cancel(Terms.multiply(c.slope(), Terms.power(error, -1))).map(Tidy.Cancelled::term)
                .filter(g -> !Free.occurs(label, g) && Proofs.equal(c.free(), c.slope(), Terms.multiply(g, error)).isPresent()
                        && c.equal(factor, Terms.multiply(g, c.inner())).isPresent()));
    }

    /// R = (∂J/∂z)/(ŷ − y) where it depends on the label; for a prediction that is a number, or one entry by itself.
    static Optional<Expr> dependent(Composition c, Symbol label) {
        return c.of.isSum() ? Optional.empty() : error(c.of, label).map(error -> {
            Expr quotient = Terms.multiply(Tidy.over(c.slope(), error), c.inner(), Terms.power(error, -1));
            return Tidy.cancel(quotient).map(Tidy.Cancelled::term).orElse(quotient);
        });
    }

    /// Whether it is written out.
    static boolean isShort(Expr factor) {
        return factor.facts().size() <= LONGEST;
    }

    /// Whether an R with this ∂J/∂a may come out short.
    static boolean mayBeShort(Theorem slope) {
        return slope.derivative().value().facts().size() <= LONGEST;
    }

    /// Whether ∂J/∂a is not 0 at y, so that ŷ − y is no factor of it.
    static boolean isNone(Composition c, Symbol label) {
        Expr target = label.sort() instanceof Sort.Index && c.of.index().isPresent() ? Terms.lambda(List.of(c.of.index().get()), Terms.delta(c.of.index().get(), label))
                : label.sort() instanceof Sort.Tensor ? Terms.tensor(label) : label;
        return c.normal(Substitution.of(c.of.prediction(), target).apply(c.slope())) != Terms.ZERO;
    }

    /// `canonical`, `canonical up to a constant` or `not canonical`.
    String verdict(Composite of) {
        return factor == Terms.ONE ? "canonical" : isConstant(of) ? "canonical up to a constant" : PairClass.NOT;
    }

    /// Whether neither ŷ nor z stands in R.
    boolean isConstant(Composite of) {
        return !Free.occurs(of.prediction(), factor) && !Free.occurs(org.backproof.kernel.Derivatives.held(of.variable()), factor);
    }
}
