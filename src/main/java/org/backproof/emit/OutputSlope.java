package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Children;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;
import org.backproof.network.Backprop;
import org.backproof.network.Step;
import org.backproof.network.Value;

/// The derivative of the loss by the last logits with loss and activation in one, as the code for the pair of both has it. The chain rule's dA ⊙ g′(Z) is
/// ∞·0 where g saturates: 1/a times a(1 − a) for a = σ(−800), which rounds to 0, though the product is 1 − a.
///
/// @param value      what it is
/// @param hypotheses what that needs
record OutputSlope(Expr value, Set<Prop> hypotheses) {
    /// Of the work that is left.
    private static final double SHARE = 0.3;
    /// Where the chain rule in products is known, and a form that is shorter, as A − Y, is sought.
    private static final double SHORTER = 0.006;
    /// Where that was not enough.
    private static final double REST = 0.6;

    /// For an activation of vectors the shorter one of both forms: multiplied out, `(a − 1)/(a − 1)` of a class with a = 1 − 10⁻⁹ has lost half of its digits.
    ///
    /// @param columns the equations of a batch whose examples are columns
    /// @param stable  a term as it is computed
    /// @return empty where dZ is a multiple of prediction minus label, where dA is a polynomial, which no saturation makes infinite, where g has kinks, at which
    ///         g′ is chosen, and where no derivative is found, or only off some logits
    static Optional<OutputSlope> of(Backprop columns, Knowledge knowledge, UnaryOperator<Expr> stable) {
        if (columns.collapsed() || isPolynomial(cotangent(columns).value().body()) || columns.slopes().getLast().filter(s -> !s.conditions().isEmpty()).isPresent()) {
            return Optional.empty();
        }
        Entry z = logit(columns);
        boolean vector = columns.network().output().value().rank() > 0;
        Optional<OutputSlope> products = vector ? inProducts(columns, knowledge, stable) : Optional.empty();
        try {
            Gradient gradient = Gradient.of(knowledge.inner(products.isPresent() ? SHORTER : SHARE), ofUnit(ofExample(columns, (Symbol) z.indices().getLast()), z), z);
            Choice choice = new Choice(knowledge, columns.facts(), stable);
            Theorem form = choice.best(gradient);
            Set<Prop> hypotheses = gradient.hypotheses(form);
            if (hypotheses.stream().anyMatch(h -> h instanceof Prop.Compare c && c.sign() == Prop.Sign.NONZERO && Free.occurs(z.tensor(), c.term()))) {
                return Optional.empty(); // max(0, z) + min(0, eᶻ − 1) has a slope at 0, which its pieces do not have
            }
            var inOne = new OutputSlope(Subgradients.of(form.right(), hypotheses), hypotheses);
            return products.filter(p -> choice.best(List.of(Equality.reflexive(p.value), Equality.reflexive(inOne.value))).right() == p.value).or(() -> Optional.of(inOne));
        } catch (NoCode | Budget.Exhausted _) {
            return vector ? products : inProducts(columns, knowledge, stable);
        }
    }

    /// Where that takes too much work, or multiplies sums out: the chain rule with dA written out, and in one with the values of g that it is multiplied with.
    private static Optional<OutputSlope> inProducts(Backprop columns, Knowledge knowledge, UnaryOperator<Expr> stable) {
        Step slope = cotangent(columns);
        try {
            Knowledge inner = knowledge.inner(REST);
            ChainInProducts products = new ChainInProducts(slope.value(), e -> byLogits(columns, e), inner, new Choice(inner, columns.facts(), stable), slope.theorem().hypotheses());
            Expr value = products.of(columns.sloped(chain(columns).value().body()), 0);
            Theorem form = new Choice(knowledge, columns.facts(), stable).best(List.of(Equality.reflexive(value)));
            Set<Prop> hypotheses = new LinkedHashSet<>(products.hypotheses());
            hypotheses.addAll(form.hypotheses());
            return Optional.of(new OutputSlope(form.right(), hypotheses));
        } catch (NoCode | Budget.Exhausted _) {
            return Optional.empty();
        }
    }

    /// The equations with this one for dZ of the last layer.
    Backprop in(Backprop columns) {
        Step chain = chain(columns);
        List<Step> steps = new ArrayList<>(columns.steps());
        steps.replaceAll(s -> s == chain ? new Step(s.kind(), s.layer(), new Value(s.value().symbol(), s.value().indices(), value), s.theorem(), s.meaning(), s.moves()) : s);
        return columns.with(steps);
    }

    private static Step cotangent(Backprop columns) {
        return columns.step(Step.Kind.ACTIVATION_COTANGENT, columns.network().depth()).orElseThrow();
    }

    /// In pieces, too.
    private static boolean isPolynomial(Expr e) {
        return switch (e) {
            case Apply a -> a.function() == Subgradients.SIGN;
            case Pow p -> p.exponent() instanceof Num n && n.value().isInteger() && n.value().signum() > 0 && isPolynomial(p.base());
            case Expr _ -> Children.of(e).stream().allMatch(OutputSlope::isPolynomial);
        };
    }

    /// The equation of the chain rule.
    private static Step chain(Backprop columns) {
        return columns.step(Step.Kind.LOGIT_COTANGENT, columns.network().depth()).orElseThrow();
    }

    /// `Z[i, e]` at the indices of dZ.
    private static Entry logit(Backprop columns) {
        Symbol z = columns.step(Step.Kind.LOGIT, columns.network().depth()).orElseThrow().value().symbol();
        return (Entry) Terms.entry(z, List.copyOf(chain(columns).value().indices()));
    }

    /// The loss of one example by its logits, from `J = (1/m) Σₑ ℓₑ`.
    private static Expr ofExample(Backprop columns, Symbol example) {
        Value prediction = prediction(columns);
        Expr cost = columns.steps().stream().filter(s -> s.kind() == Step.Kind.COST).findFirst().orElseThrow().value().body();
        Sum mean = Subterms.of(cost).stream().filter(Sum.class::isInstance).map(Sum.class::cast).filter(s -> s.index().sort().equals(example.sort()) && Free.occurs(prediction.symbol(), s))
                .findFirst().orElseThrow();
        return byLogits(columns, Binders.open(mean, example));
    }

    private static Value prediction(Backprop columns) {
        return columns.step(Step.Kind.ACTIVATION, columns.network().depth()).orElseThrow().value();
    }

    private static Expr byLogits(Backprop columns, Expr e) {
        Value prediction = prediction(columns);
        return Substitution.of(prediction.symbol(), Terms.lambda(prediction.indices(), prediction.body())).apply(e);
    }

    /// Of a sum over the units of which each depends on its own logit the term of one.
    private static Expr ofUnit(Expr cost, Entry z) {
        Symbol i = (Symbol) z.indices().getFirst();
        return switch (cost) {
            case Mul m when m.factors().stream().filter(f -> Free.occurs(z.tensor(), f)).count() == 1 ->
                Terms.multiply(Terms.num(m.coefficient()), Terms.multiply(m.factors().stream().map(f -> Free.occurs(z.tensor(), f) ? ofUnit(f, z) : f).toList()));
            case Sum s when s.index().sort().equals(i.sort()) && Subterms.of(Binders.open(s, i)).stream().allMatch(e -> !(e instanceof Entry n && n.tensor() == z.tensor()) || e == z) ->
                Binders.open(s, i);
            case Expr _ -> cost;
        };
    }
}
