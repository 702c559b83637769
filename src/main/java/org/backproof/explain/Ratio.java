package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.evaluate.PointSearch;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Theorem;

/// R = (∂J/∂z)/(ŷ − y) at points: with what it certainly varies, and what it is where z is simple.
final class Ratio {
    private static final int POINTS = 60;

    private final Expr gradient;
    private final Expr error;
    private final Symbol logit;
    private final Symbol label;
    /// Where the gradient has that value.
    private final List<Prop> facts;

    /// @param slope ∂J/∂ŷ
    /// @param inner ∂ŷ/∂z
    Ratio(Composite of, Theorem slope, Theorem inner, Expr error, Symbol label, List<Prop> hypotheses) {
        this.gradient = of.total(Terms.multiply(of.at(slope.derivative().value()), inner.derivative().value()));
        this.error = of.at(error);
        this.logit = Derivatives.held(of.variable());
        this.label = label;
        Substitution value = Substitution.of(of.prediction(), of.value().argument());
        this.facts = Stream.of(hypotheses.stream(), slope.hypotheses().stream().map(value::apply), inner.hypotheses().stream()).flatMap(s -> s).distinct().toList();
    }

    /// Whether it is another number with another label, at some z.
    boolean variesWithLabel() {
        return varies(gradient, error, List.of(label));
    }

    /// Whether it is another number with another z and another label.
    boolean varies() {
        return varies(gradient, error, List.of(logit, label));
    }

    /// Whether R as it is known is another number with another z.
    boolean varies(Expr factor) {
        return varies(factor, Terms.ONE, List.of(logit));
    }

    /// Whether u/v, at some point and at the same one but for the symbols, is not the same: `u·v′ ≠ u′·v`.
    private boolean varies(Expr u, Expr v, List<Symbol> symbols) {
        Substitution other = Substitution.empty();
        for (Symbol s : symbols) {
            Symbol copy = Terms.symbol("#" + s.name(), s.sort());
            other = other.with(s, s.sort() instanceof Sort.Tensor ? Terms.tensor(copy) : copy);
        }
        List<Prop> both = Stream.concat(facts.stream(), facts.stream().map(other::apply)).distinct().toList();
        return new PointSearch(both, () -> false, POINTS).differs(Terms.multiply(u, other.apply(v)), Terms.multiply(other.apply(u), v));
    }

    /// What it is at z = 0, 1 and −1, all entries of a vector alike, where that is free of the label.
    ///
    /// @param product ∂J/∂z in z
    List<Expr> constants(Knowledge knowledge, Expr product) {
        List<Expr> out = new ArrayList<>();
        for (Expr value : List.of(Terms.ZERO, Terms.ONE, Terms.MINUS_ONE)) {
            at(knowledge, value, Terms.divide(product, error)).filter(r -> !out.contains(r)).ifPresent(out::add);
        }
        return out;
    }

    private Optional<Expr> at(Knowledge knowledge, Expr value, Expr quotient) {
        Substitution here = Substitution.of(logit, logit.sort() instanceof Sort.Tensor(List<Expr> sizes)
                ? Terms.lambda(java.util.stream.IntStream.range(0, sizes.size()).mapToObj(k -> Terms.symbol("#at" + k, Sort.upTo(sizes.get(k)))).toList(), value) : value);
        Knowledge apart = Proofs.with(knowledge, List.of(Prop.nonzero(here.apply(error))));
        try {
            return Optional.of(new Normalizer(apart, Normalizer.Settings.DEEP).normalize(here.apply(quotient)).right())
                    .filter(r -> !Free.occurs(label, r) && !Free.occurs(logit, r));
        } catch (IllegalStateException | IllegalArgumentException _) {
            return Optional.empty(); // no value there
        }
    }
}
