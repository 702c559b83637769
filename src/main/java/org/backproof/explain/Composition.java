package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.calculus.Differentiation;
import org.backproof.expr.Apply;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Theorem;
import org.backproof.print.Layout;
import org.backproof.prove.Requirements;

/// The parts of ∂J/∂z = ∂J/∂a · ∂a/∂z, each proved, in the letter a.
final class Composition {
    final Composite of;
    final Words words;
    /// What is known at every z.
    final Knowledge knowledge;
    /// The same without what is assumed to be equal.
    final Knowledge plain;
    /// What the derivative of the loss needs of a.
    final List<Prop> needs;
    /// Of those, at a(z), what does not follow from what is known.
    final List<Prop> open;
    final Calculation loss;
    final Calculation activation;
    private final Knowledge free;

    private Composition(Composite of, Words words, Knowledge knowledge, Knowledge plain, Theorem slope, Theorem inner) {
        this.of = of;
        this.words = words;
        this.needs = Requirements.open(knowledge, slope);
        Substitution value = Substitution.of(of.prediction(), of.value().argument());
        this.open = needs.stream().map(value::apply).filter(h -> !knowledge.holds(h)).toList();
        this.knowledge = open.isEmpty() ? knowledge : Proofs.with(knowledge, open);
        this.plain = open.isEmpty() ? plain : Proofs.with(plain, open);
        this.free = Proofs.with(knowledge, needs);
        this.loss = loss(slope.derivative().value());
        this.activation = activation(inner.derivative().value());
    }

    /// Empty where a derivative is not found.
    static Optional<Composition> of(Composite c, Words words, Knowledge knowledge, Knowledge plain) {
        Optional<Theorem> slope = new Differentiation(knowledge).derivative(c.outer(), c.letter()).map(t -> Requirements.spelled(knowledge, t));
        Optional<Theorem> inner = new Differentiation(knowledge).derivative(c.slot(), c.variable()).map(knowledge::discharge);
        return slope.isEmpty() || inner.isEmpty() ? Optional.empty()
                : Optional.of(new Composition(c, words, knowledge, plain, slope.get(), inner.get()))
                        .filter(p -> !p.loss.isEmpty() && !p.activation.isEmpty());
    }

    private Calculation loss(Expr raw) {
        Calculation out = new Calculation(List.of(free), words, Terms.diff(of.outer(), of.letter()));
        Expr common = Tidy.common(free, raw);
        if (!Tidy.unpicked(raw) && (raw.facts().size() <= 3 * common.facts().size() + 20)) {
            out.step(raw, words.show(raw), Composite.reason(of.loss()));
        }
        out.step(common, words.show(common), out.isEmpty() ? Composite.reason(of.loss()) : "common denominator");
        return out;
    }

    private Calculation activation(Expr raw) {
        Expr normal = Proofs.normal(knowledge, raw);
        List<Expr> forms = new ArrayList<>();
        if (!Tidy.unpicked(raw)) {
            forms.add(of.folded(raw));
        }
        forms.add(of.folded(Tidy.factored(normal)));
        forms.add(of.folded(normal));
        Expr best = Tidy.shortest(forms);
        Calculation out = new Calculation(List.of(plain, knowledge), words, Terms.diff(of.slot(), of.variable()));
        out.step(of.at(best), words.show(best), Composite.reason(activationName()));
        return out;
    }

    private String activationName() {
        return of.slot() instanceof Apply a ? words.name(a.function()).name() : "";
    }

    /// ∂J/∂a in the letter a.
    Expr slope() {
        return loss.current();
    }

    /// ∂a/∂z in the letter a.
    Expr inner() {
        return of.folded(activation.current());
    }

    /// The normal form of a term in the letter a.
    Expr normal(Expr e) {
        return Proofs.normal(free, e);
    }

    Optional<Theorem> equal(Expr a, Expr b) {
        return Proofs.equal(knowledge, of.at(a), of.at(b));
    }

    Knowledge free() {
        return free;
    }

    /// `a`, or `aᵢ`.
    Layout letter() {
        return words.show(of.letter());
    }

    Layout cost() {
        return Layout.Name.of(words.cost());
    }

    Layout costByLetter() {
        return Words.by(cost(), letter());
    }

    Layout costByVariable() {
        return Words.by(cost(), words.show(of.variable()));
    }

    /// `σ′(z)`, else `∂a/∂z`.
    Layout innerName() {
        return of.value().body() instanceof Apply a && a.arguments().equals(List.of(of.variable())) && of.variable() instanceof Symbol
                ? new Layout.Call(words.name(a.function()), 1, List.of(words.show(of.variable())), List.of(), List.of())
                : Words.by(letter(), words.show(of.variable()));
    }

    /// `σ′`, without its argument.
    Layout innerFunction() {
        return innerName() instanceof Layout.Call c ? new Layout.Call(c.function(), 1, List.of(), List.of(), List.of()) : innerName();
    }

    /// `Σᵢ parts`, the sign before it.
    Layout total(List<Layout> parts) {
        if (!of.isVector()) {
            return parts.size() == 1 ? parts.getFirst() : new Layout.Product(parts, true);
        }
        boolean negative = false;
        List<Layout> all = new ArrayList<>();
        for (Layout p : parts) {
            Layout positive = p;
            if (p instanceof Layout.Sum(List<Layout.Term> terms) && terms.size() == 1 && terms.getFirst().negative()) {
                negative = !negative;
                positive = terms.getFirst().body();
            }
            all.addAll(positive instanceof Layout.Product q && !q.dotted() ? q.factors() : List.of(positive));
        }
        Layout body = all.size() == 1 ? all.getFirst() : new Layout.Product(all, false);
        Layout sum = new Layout.BigSum(words.show(of.index().get()), Layout.Number.of(1), words.show(of.value().sizes().getFirst()), true, body);
        return negative ? Layout.negative(sum) : sum;
    }

    /// The entry of the logit at which the derivative is taken; empty for a scalar.
    List<Expr> place() {
        return of.variable() instanceof Entry n ? n.indices() : List.of();
    }
}
