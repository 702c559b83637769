package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.algebra.Knowledge;
import org.backproof.calculus.Critical;
import org.backproof.expr.Apply;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;
import org.backproof.library.Library;
import org.backproof.print.Layout;
import org.backproof.prove.Requirements;
import org.backproof.prove.WrittenDerivatives;

/// The parts of ∂J/∂z = ∂J/∂a · ∂a/∂z, each proved, in the letter a.
final class Composition {
    private static final long SLACK = 20;
    final Composite of;
    final Words words;
    /// What is known at every z.
    final Knowledge knowledge;
    /// The same without what is assumed to be equal.
    final Knowledge plain;
    /// What the derivative of the loss needs of a.
    final List<Prop> needs;
    /// Of those, at a(z), what does not follow from what is known, and what the derivative of the activation needs.
    final List<Prop> open;
    final Calculation loss;
    final Calculation activation;
    /// `D_z a(z) = …`.
    final Theorem inner;
    /// Of what is open, that the point is no kink.
    final List<Prop> kinks;
    /// Whether the derivatives of what is piecewise are written as PyTorch takes them at kinks.
    final boolean written;
    private final Knowledge free;
    private final Theorem slope;
    private final Theorem rise;
    private final Slopes slopes;
    private Optional<Theorem> chained;
    private Map<Expr, Theorem> forms = Map.of();

    private Composition(Composite of, Words words, Knowledge knowledge, Knowledge plain, Theorem slope, Theorem inner, Slopes slopes) {
        this.of = of;
        this.words = words;
        this.needs = Requirements.open(knowledge, slope);
        Substitution value = Substitution.of(of.prediction(), of.value().argument());
        this.open = Stream.concat(needs.stream().map(value::apply), inner.hypotheses().stream()).filter(h -> !knowledge.holds(h)).distinct().toList();
        this.knowledge = open.isEmpty() ? knowledge : Proofs.offKinks(knowledge, open);
        this.plain = open.isEmpty() ? plain : Proofs.offKinks(plain, open);
        this.free = Proofs.offKinks(knowledge, needs);
        this.loss = loss(slope);
        this.activation = activation(inner);
        this.inner = Derivatives.equation(inner);
        List<Theorem> piecewise = Stream.of(slope, inner).filter(t -> Critical.piecewise(t.derivative().body())).toList();
        this.kinks = piecewise.stream().flatMap(t -> t.hypotheses().stream()).map(value::apply).filter(open::contains)
                .filter(h -> h instanceof Prop.Compare c && c.sign() == Prop.Sign.NONZERO || h instanceof Prop.ForAll).distinct().toList();
        this.written = piecewise.stream().allMatch(Composition::isWritten);
        this.slope = slope;
        this.rise = inner;
        this.slopes = slopes.knowing(this.knowledge);
    }

    /// Empty where a derivative is not found.
    static Optional<Composition> of(Composite c, Words words, Knowledge knowledge, Knowledge plain) {
        return of(c, words, knowledge, plain, new Slopes(knowledge));
    }

    static Optional<Composition> of(Composite c, Words words, Knowledge knowledge, Knowledge plain, Slopes slopes) {
        Optional<Theorem> slope = slopes.of(c.outer(), c.letter());
        Optional<Theorem> inner = inner(c, knowledge, slopes);
        return slope.isEmpty() || inner.isEmpty() ? Optional.empty()
                : Optional.of(new Composition(c, words, knowledge, plain, slope.get(), inner.get(), slopes))
                        .filter(p -> !p.loss.isEmpty() && !p.activation.isEmpty());
    }

    /// `H ⊢ D_z a(z) = …`.
    static Optional<Theorem> inner(Composite c, Knowledge knowledge, Slopes slopes) {
        return c.isEntrywise() ? new ChainRule(c, knowledge, slopes).ofUnit(c.variable()) : slopes.of(c.slot(), c.variable());
    }

    private Calculation loss(Theorem slope) {
        Expr raw = slope.derivative().value();
        Calculation out = new Calculation(List.of(free), words, Derivatives.equation(slope));
        Expr common = Tidy.written(Tidy.differences(free, raw), List.of(Tidy.factored(Tidy.common(free, raw)))).getFirst();
        boolean readable = !Tidy.unpicked(raw);
        if (readable && raw.facts().size() <= 3 * common.facts().size() + 20) {
            out.step(raw, words.show(raw), Composite.reason(of.loss()));
        }
        if (!readable || 2 * common.facts().size() <= 3 * raw.facts().size() + SLACK) {
            out.step(common, words.show(common), out.isEmpty() ? Composite.reason(of.loss()) : "common denominator");
        }
        if (out.isEmpty()) {
            out.step(raw, words.show(raw), Composite.reason(of.loss()));
        }
        return out;
    }

    private Calculation activation(Theorem inner) {
        Expr raw = inner.derivative().value();
        Expr normal = Proofs.normal(knowledge, raw);
        List<Expr> forms = new ArrayList<>();
        if (!Tidy.unpicked(raw)) {
            forms.add(of.folded(raw));
        }
        forms.add(of.folded(Tidy.factored(normal)));
        forms.add(of.folded(normal));
        forms.add(raw);
        forms.removeIf(f -> f != raw && Proofs.equal(knowledge, raw, of.at(f)).isEmpty());
        Expr best = Tidy.shortest(forms);
        Calculation out = new Calculation(List.of(plain, knowledge), words, Derivatives.equation(inner));
        out.step(of.at(best), words.show(best), Composite.reason(activationName()));
        return out;
    }

    private static boolean isWritten(Theorem t) {
        return t.derivative().body() instanceof Apply a && Library.descriptor(a.function()).filter(d -> d.pytorch().isPresent()).isPresent()
                && WrittenDerivatives.of(a, t.derivative().variable()).isPresent();
    }

    /// R at points; empty where the label is of another shape.
    Optional<Ratio> ratio(Symbol label, List<Prop> hypotheses) {
        return Residual.error(of, label).map(error -> new Ratio(of, slope, rise, error, label, hypotheses));
    }

    /// `D_z J(a(z)) = …` by the chain rule, in z.
    Optional<Theorem> chained() {
        if (chained == null) {
            ChainRule rule = new ChainRule(of, knowledge, slopes);
            chained = rule.equation(slope, rise);
            chained.ifPresent(t -> forms = rule.forms(t, Equality.transitive(Equality.symmetric(Derivatives.equation(slope)), loss.theorem()), inner, activation.theorem()));
        }
        return chained;
    }

    /// `H ⊢ l = r` from the chain rule, part by part; else from the same in the letter a, of which less is known, and which is shorter,
    /// for a prediction that is a number.
    Optional<Theorem> byParts(Expr l, Expr r) {
        if (forms.containsKey(l) && forms.containsKey(r)) {
            return Optional.of(Equality.transitive(Equality.symmetric(forms.get(l)), forms.get(r)));
        }
        Expr left = of.folded(l);
        Expr right = of.folded(r);
        if (of.isSum() || of.value().body() instanceof Symbol || left.hasDiff() || right.hasDiff() || !Free.occurs(of.prediction(), left)) {
            return Optional.empty();
        }
        return Proofs.equal(free, left, right).map(t -> Logic.instantiate(t, Substitution.of(of.prediction(), of.value().argument())))
                .filter(t -> t.left() == l && t.right() == r);
    }

    /// What is proved of two terms in z.
    Optional<Theorem> same(Expr l, Expr r) {
        return byParts(l, r).map(knowledge::discharge).filter(t -> t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()))
                .or(() -> Proofs.equal(knowledge, l, r));
    }

    /// `D_z J(a(z))`.
    Expr start() {
        return Terms.diff(of.inner(), of.variable());
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

    /// Whether the loss has a derivative at every prediction but at kinks, so that nothing in it cancels ∂a/∂z.
    boolean kinksOnly() {
        Substitution value = Substitution.of(of.prediction(), of.value().argument());
        return needs.stream().allMatch(h -> kinks.contains(value.apply(h)));
    }

    /// The normal form of a term in the letter a.
    Expr normal(Expr e) {
        return Proofs.normal(free, e);
    }

    Optional<Theorem> equal(Expr a, Expr b) {
        return same(of.at(a), of.at(b));
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
        return of.slot() instanceof Apply a && a.arguments().equals(List.of(of.variable()))
                ? new Layout.Call(words.name(a.function()), 1, List.of(words.show(of.variable())), List.of(), List.of())
                : Words.by(letter(), words.show(of.variable()));
    }

    /// `σ′`, without its argument.
    Layout innerFunction() {
        return innerName() instanceof Layout.Call c ? new Layout.Call(c.function(), 1, List.of(), List.of(), List.of()) : innerName();
    }

    /// `Σᵢ parts`, the sign before it.
    Layout total(List<Layout> parts) {
        if (!of.isSum()) {
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
