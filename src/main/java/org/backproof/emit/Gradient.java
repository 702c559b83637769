package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.backproof.algebra.ChainRuleForm;
import org.backproof.algebra.Differences;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Subterms;
import org.backproof.calculus.Differentiation;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Field;
import org.backproof.kernel.Theorem;

/// A derivative as a theorem, in several forms.
///
/// @param derivative `H ⊢ D_x J = …`
/// @param forms      equations `H ⊢ that value = …`, the value itself among them
/// @param plain      the same, as the chain rule gives it
record Gradient(Theorem derivative, List<Theorem> forms, List<Theorem> plain) {
    /// Of sums that may be numbers.
    private static final long SMALL = 100;

    /// The derivative of J by x, at kinks with the condition that the point is none.
    ///
    /// @throws NoCode if none is found
    static Gradient of(Knowledge given, Expr cost, Expr x) {
        Theorem derivative = derivative(given, cost, x);
        Knowledge knowledge = given.inner();
        derivative.hypotheses().forEach(knowledge::assume);
        Expr value = derivative.derivative().value();
        List<Theorem> forms = new ArrayList<>();
        Normalizer normalizer = new Normalizer(knowledge, Normalizer.Settings.SHALLOW);
        Theorem normal = knowledge.discharge(normalizer.normalize(value));
        List<Expr> own = x instanceof Entry n ? n.indices() : List.of();
        Optional<Expr> differences = Differences.normal(knowledge, value).flatMap(d -> Forms.settled(d.right(), own) == d.right() ? Optional.of(d) : equal(knowledge, normal, Forms.settled(d.right(), own)))
                .map(d -> {
                    forms.add(d);
                    return d.right();
                });
        differences.map(Forms::factored).filter(f -> f != differences.get()).flatMap(f -> equal(knowledge, normal, f)).ifPresent(forms::add);
        Differences.logarithms(knowledge, value).ifPresent(forms::add);
        Theorem same = Equality.reflexive(value);
        if (!unpicked(value)) {
            forms.add(same);
        }
        equal(knowledge, normal, Forms.settled(normal.right(), own)).ifPresent(forms::add);
        forms.add(normal);
        Forms.of(value, normal.right(), own).stream().distinct().filter(f -> !unpicked(f)).forEach(f -> equal(knowledge, normal, f).ifPresent(forms::add));
        Expr chain = ChainRuleForm.of(value, s -> s.facts().size() <= SMALL && normalizer.normalize(s).right() instanceof Num n ? Optional.of(n) : Optional.empty());
        List<Theorem> plain = Stream.of(Forms.settled(chain, own), chain).distinct().filter(f -> !unpicked(f)).flatMap(f -> equal(knowledge, normal, f).stream()).toList();
        return new Gradient(derivative, forms, plain);
    }

    /// `H ⊢ D_x J = …`, as the rules of differentiation give it.
    ///
    /// @throws NoCode if it is not found
    static Theorem derivative(Knowledge knowledge, Expr cost, Expr x) {
        Theorem recognised = knowledge.discharge(StableForms.recognised(knowledge, cost));
        boolean open = recognised.hypotheses().stream().anyMatch(h -> Free.occurs(Derivatives.held(x), h));
        Theorem plain = StableForms.unfolded(knowledge, cost);
        Theorem unfolded = open || isPiecewise(recognised.right()) && !isPiecewise(plain.right()) ? plain : recognised;
        Optional<Theorem> raw = Differentiation.offKinks(knowledge).derivative(unfolded.right(), x).map(knowledge::discharge);
        return raw.map(r -> Derivatives.transport(unfolded, r, List.of())).orElseThrow(() -> new NoCode("the derivative by " + (x instanceof Entry n ? "an entry of " + n.tensor() : x) + " was not found"));
    }

    /// The value as the rules of differentiation give it, with what all terms of a sum have in common before them: `Σᵢ vᵢ(δᵢⱼ − pⱼ)`.
    List<Theorem> raw() {
        Expr value = derivative.derivative().value();
        if (!(value instanceof Sum s)) {
            return List.of();
        }
        Symbol i = Terms.symbol("#raw", s.index().sort());
        Expr body = Binders.open(s, i);
        return Field.identity(body, Forms.factored(body)).map(t -> Equality.underSum(s, i, t)).stream().toList();
    }

    private static Optional<Theorem> equal(Knowledge knowledge, Theorem normal, Expr form) {
        return form == normal.right() ? Optional.empty()
                : new Normalizer(knowledge, Normalizer.Settings.SHALLOW).equal(normal.right(), form).map(t -> Equality.transitive(normal, knowledge.discharge(t)));
    }

    private static boolean isPiecewise(Expr e) {
        return Subterms.of(e).stream().anyMatch(Cases.class::isInstance);
    }

    /// Whether a sum waits for an index to be picked.
    private static boolean unpicked(Expr e) {
        return Subterms.of(e).stream().anyMatch(s -> s instanceof Sum && Subterms.of(s).stream().anyMatch(Delta.class::isInstance));
    }

    /// The hypotheses of the derivative in a form; one for inputs far out is defined where the others are.
    Set<Prop> hypotheses(Theorem form) {
        Set<Prop> out = new LinkedHashSet<>(derivative.hypotheses());
        (forms.contains(form) || plain.contains(form) ? form : forms.getLast()).hypotheses().forEach(out::add);
        return out;
    }
}
