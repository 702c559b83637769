package org.backproof.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Replacement;
import org.backproof.calculus.Differentiation;
import org.backproof.elaborate.Network;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Apply;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// The backward pass for one example: from the last layer to the first the chain rule, with the cotangent that comes in as a name. Nothing
/// expands: each equation is about the layer and the names before it, and its theorem about the cost as a function of what the layer passes on.
final class Sweep {
    /// Of the work that is left, to find that the derivative of the last activation cancels.
    private static final double DIRECT = 0.3;
    /// What is left of a logit in dZ besides labels has a name, and is no longer than this.
    private static final long NAMED = 12;

    private final Network network;
    private final Letters letters;
    private final Costs costs;
    private final Knowledge knowledge;
    private final Conditions conditions;
    private final Simplifier simplifier;
    private final Kinks kinks;
    private final ChainRule rule;
    private final List<Step> steps = new ArrayList<>();
    private final List<Optional<Slope>> slopes = new ArrayList<>();
    private final Map<Symbol, Cotangent> cotangents = new LinkedHashMap<>();
    /// What tensors of layers before add to the cost that has been reached.
    private final Map<Symbol, ChainRule.Aside> asides = new LinkedHashMap<>();
    /// Of parameters that a layer has from one before: what they add to the cost of the activation before.
    private final Map<Symbol, ChainRule.Through> begun = new LinkedHashMap<>();
    private boolean collapsed;

    Sweep(Letters letters, Knowledge knowledge, Kinks kinks) {
        this.kinks = kinks;
        this.letters = letters;
        this.network = letters.network();
        this.costs = new Costs(letters);
        this.knowledge = knowledge;
        this.conditions = new Conditions(knowledge);
        this.simplifier = new Simplifier(knowledge);
        this.rule = new ChainRule(knowledge, conditions);
        network.layers().forEach(l -> slopes.add(l.elementwise() ? Slope.of(l, knowledge, kinks) : Optional.empty()));
    }

    List<Step> steps() {
        return steps;
    }

    List<Optional<Slope>> slopes() {
        return slopes;
    }

    boolean collapsed() {
        return collapsed;
    }

    /// The cotangents by the names of their values.
    Map<Symbol, Cotangent> cotangents() {
        return cotangents;
    }

    /// @throws NoDerivative where a function of the network has none that the language can write
    void run() {
        int last = network.depth();
        Cotangent a = lossCotangent();
        Cotangent z = logitCotangent(last, a);
        z = network.role().given() ? z : direct(z.function()).orElse(z);
        for (int l = last; l > 0; l--) {
            parameters(l, z);
            if (l > 1 || network.role().passesOn()) {
                a = activationCotangent(l - 1, z);
            }
            if (l > 1) {
                z = logitCotangent(l - 1, a);
            }
        }
    }

    /// ∂J/∂a of the last layer, from the loss.
    private Cotangent lossCotangent() {
        int l = network.depth();
        Function.Defined cost = costs.ofActivation(l);
        Symbol j = letters.summed("#p", l);
        Symbol v = letters.activation(l);
        Apply own = Costs.at(cost, (Lambda) Terms.tensor(v));
        Theorem unfolded = Equality.unfold(own);
        Theorem simple = LossSlope.of(network, letters.label(), v, j, knowledge, kinks)
                .or(() -> new Differentiation(knowledge).derivative(unfolded.right(), Terms.entry(v, j)).filter(t -> !t.derivative().value().hasDiff()).map(simplifier::written))
                .or(() -> LossSlope.byDefinition(network, letters.label(), v, j, knowledge, kinks)
                        .map(t -> Derivatives.transport(Equality.unfold((Apply) unfolded.right()), t, List.of())))
                .or(() -> Differentiation.offKinks(knowledge).derivative(unfolded.right(), Terms.entry(v, j)).filter(t -> !t.derivative().value().hasDiff())
                        .map(knowledge::discharge).map(simplifier::written))
                .map(t -> Derivatives.transport(unfolded, t, List.of()))
                .orElseThrow(() -> new NoDerivative("the loss " + network.output().loss()));
        Cotangent c = Cotangent.of(simplifier.settled(simple), cost, letters.activationCotangent(l), j);
        conditions.learn(cost, c.named(), j, Optional.empty(), Terms.ZERO, false);
        add(Step.Kind.ACTIVATION_COTANGENT, l, letters.activationCotangent(l), j, simple.derivative().value(), c, List.of());
        return c;
    }

    /// ∂J/∂z = Σₖ ∂J/∂aₖ · ∂aₖ/∂z.
    private Cotangent logitCotangent(int l, Cotangent a) {
        Symbol z = letters.logit(l);
        Symbol i = letters.summed("#p", l);
        Symbol k = letters.summed("#q", l);
        Function.Defined cost = costs.ofLogit(l);
        Apply call = Costs.at(costs.ofActivation(l), costs.activation(l));
        Unit unit = new Unit(letters, costs, l, slopes.get(l - 1), simplifier);
        ChainRule.Route main = rule.main(call, a, k, unit.slope(k, Terms.entry(z, i)), letters.activationCotangent(l), unit.symbolic(k, i), unit.kept(k));
        ChainRule.Through t = rule.through(call, List.of(main));
        Theorem whole = Derivatives.transport(Equality.unfold(Costs.at(cost, (Lambda) Terms.tensor(z))), t.theorem(), List.of());
        Cotangent c = Cotangent.of(l == network.depth() ? simplifier.settled(whole) : whole, cost, letters.logitCotangent(l), i);
        conditions.learn(cost, c.named(), i, Optional.of(letters.activation(l)), costs.activation(l), l == network.depth());
        List<Move> moves = List.of(new Move(chain(k, letters.activationCotangent(l), costs.activation(l, k), Terms.entry(z, i)), "chain rule"),
                new Move(t.template(), "each unit by itself"));
        add(Step.Kind.LOGIT_COTANGENT, l, letters.logitCotangent(l), i, t.template(), c, network.layer(l).elementwise() ? moves : moves.subList(0, 1));
        acrossActivation(l, call, a);
        return c;
    }

    /// The asides of the cost of a layer's activation become those of the cost of its logit; a skip to the activation begins one.
    private void acrossActivation(int l, Apply call, Cotangent a) {
        Set<Symbol> tensors = new LinkedHashSet<>(asides.keySet());
        network.layer(l).skip().ifPresent(s -> tensors.add(letters.activation(s)));
        for (Symbol v : tensors) {
            Entry x = entry(v);
            List<ChainRule.Route> routes = new ArrayList<>();
            if (network.layer(l).skip().filter(s -> letters.activation(s) == v).isPresent()) {
                Symbol k = letters.summed("#q", l);
                Theorem inner = simplifier.simplified(new Differentiation(knowledge).derivative(costs.activation(l, k), x).orElseThrow());
                routes.add(rule.main(call, a, k, inner, letters.activationCotangent(l), inner.derivative().value(), Optional.empty()));
            }
            Optional.ofNullable(asides.get(v)).ifPresent(s -> routes.add(rule.aside(call, s, x)));
            aside(v, costs.ofLogit(l), letters.logit(l), rule.through(call, routes));
        }
    }

    private void aside(Symbol v, Function.Defined cost, Symbol main, ChainRule.Through t) {
        Theorem own = Derivatives.transport(Equality.unfold(Costs.at(cost, (Lambda) Terms.tensor(main))), t.theorem(), List.of());
        asides.put(v, new ChainRule.Aside(own, t.template()));
    }

    /// An entry at indices of its own.
    private static Entry entry(Symbol v) {
        List<Expr> at = new ArrayList<>();
        ((Sort.Tensor) v.sort()).sizes().forEach(s -> at.add(Terms.symbol("#o" + at.size(), Sort.upTo(s))));
        return (Entry) Terms.entry(v, at);
    }

    /// The derivative of loss and last activation in one, where it is linear in prediction and label: a multiple of their difference.
    private Optional<Cotangent> direct(Function.Defined dz) {
        try {
            return direct(dz, knowledge.inner(DIRECT));
        } catch (Budget.Exhausted _) {
            return Optional.empty();
        }
    }

    private Optional<Cotangent> direct(Function.Defined dz, Knowledge inside) {
        int l = network.depth();
        Symbol z = letters.logit(l);
        Symbol i = letters.summed("#p", l);
        Function.Defined cost = costs.ofLogit(l);
        Theorem unfolded = Equality.unfold(Costs.at(cost, (Lambda) Terms.tensor(z)));
        unfolded = Equality.transitive(unfolded, Equality.unfold((Apply) unfolded.right()));
        Theorem flat = unfolded;
        return new Differentiation(inside).derivative(flat.right(), Terms.entry(z, i)).flatMap(t -> {
            Normalizer normalizer = new Simplifier(inside).normalizer();
            Substitution meant = Substitution.of(letters.activation(l), costs.activation(l));
            Expr value = normalizer.normalize(t.derivative().value()).right();
            return linear(value, i, normalizer).flatMap(form -> normalizer.equal(t.derivative().value(), meant.apply(form)).map(e -> {
                Theorem whole = conditions.discharge(Derivatives.transport(flat, Derivatives.value(t, e), List.of()), z, Terms.tensor(z));
                Cotangent c = Cotangent.of(whole, cost, letters.logitCotangent(l), i);
                Step kept = steps.removeLast();
                List<Move> moves = new ArrayList<>(kept.moves());
                moves.add(new Move(form, "the derivative of the activation cancels"));
                add(Step.Kind.LOGIT_COTANGENT, l, letters.logitCotangent(l), i, form, c, moves);
                collapsed = true;
                return c;
            }));
        });
    }

    /// `c·(aᵢ − yᵢ)`, or `aᵢ − (α yᵢ + γ)` as of labels that are smoothed, with c, α and γ free of logits and labels; a proposal.
    private Optional<Expr> linear(Expr value, Symbol i, Normalizer normalizer) {
        int l = network.depth();
        Expr a = Terms.entry(letters.activation(l), i);
        Expr y = Terms.entry(letters.label(), i);
        Expr residue = Terms.subtract(costs.activation(l, i), y);
        Expr ratio = normalizer.normalize(Terms.divide(value, residue)).right();
        if (constant(ratio)) {
            return Optional.of(Terms.multiply(ratio, Terms.subtract(a, y)));
        }
        Expr inNames = Replacement.of(normalizer.normalize(costs.activation(l, i)).right(), a, value);
        if (Free.occurs(letters.logit(l), inNames)) {
            return ofLabels(value, y, normalizer);
        }
        Expr offset = normalizer.normalize(Replacement.of(y, Terms.ZERO, Replacement.of(a, Terms.ZERO, inNames))).right();
        Expr ofLabel = normalizer.normalize(Terms.subtract(Replacement.of(y, Terms.ONE, Replacement.of(a, Terms.ZERO, inNames)), offset)).right();
        Expr ofValue = normalizer.normalize(Terms.subtract(Replacement.of(y, Terms.ZERO, Replacement.of(a, Terms.ONE, inNames)), offset)).right();
        return constant(offset) && constant(ofLabel) && constant(ofValue) && ofValue != Terms.ZERO && ofLabel != Terms.ZERO
                ? Optional.of(Terms.add(Terms.multiply(ofValue, a), Terms.multiply(ofLabel, y), offset)) : Optional.empty();
    }

    /// `h(z)ᵢ + α yᵢ`, as `softmax(z)ᵢ − yᵢ` where the activation is log_softmax.
    private Optional<Expr> ofLabels(Expr value, Expr y, Normalizer normalizer) {
        Expr rest = normalizer.normalize(Replacement.of(y, Terms.ZERO, value)).right();
        Expr factor = normalizer.normalize(Terms.subtract(Replacement.of(y, Terms.ONE, value), rest)).right();
        return constant(factor) && factor != Terms.ZERO && !Free.occurs(letters.label(), rest) && rest.facts().size() <= NAMED
                ? Optional.of(Terms.add(rest, Terms.multiply(factor, y))) : Optional.empty();
    }

    private boolean constant(Expr e) {
        return Free.symbols(e).stream().noneMatch(s -> s == letters.logit(network.depth()) || s == letters.label() || s == letters.activation(network.depth()));
    }

    /// ∂J/∂a = Σₚ ∂J/∂zₚ · ∂zₚ/∂a of the layer after, and what a adds besides.
    private Cotangent activationCotangent(int l, Cotangent z) {
        Symbol a = letters.activation(l);
        Symbol j = letters.summed("#p", l);
        Symbol p = letters.summed("#q", l + 1);
        Function.Defined cost = costs.ofActivation(l);
        ChainRule.Through t = throughAffine(l + 1, z, p, a, (Entry) Terms.entry(a, j));
        Theorem whole = Derivatives.transport(Equality.unfold(Costs.at(cost, (Lambda) Terms.tensor(a))), t.theorem(), List.of());
        Cotangent c = Cotangent.of(whole, cost, letters.activationCotangent(l), j);
        conditions.learn(cost, c.named(), j, Optional.of(letters.logit(l + 1)), costs.affine(l + 1, a), false);
        add(Step.Kind.ACTIVATION_COTANGENT, l, letters.activationCotangent(l), j, t.template(), c,
                asides.containsKey(a) ? List.of() : List.of(new Move(chain(p, letters.logitCotangent(l + 1), costs.affine(l + 1, a, p), Terms.entry(a, j)), "chain rule")));
        acrossAffine(l + 1, z);
        return c;
    }

    /// The asides of the cost of a layer's logit become those of the cost of the activation before it.
    private void acrossAffine(int l, Cotangent z) {
        Symbol before = letters.activation(l - 1);
        asides.remove(before);
        for (Symbol v : List.copyOf(asides.keySet())) {
            if (v != letters.weights(l) && letters.bias(l).filter(b -> b == v).isEmpty()) {
                Apply call = Costs.at(costs.ofLogit(l), costs.affine(l, before));
                aside(v, costs.ofActivation(l - 1), before, rule.through(call, List.of(rule.aside(call, asides.get(v), entry(v)))));
            }
        }
        begun.forEach((v, t) -> aside(v, costs.ofActivation(l - 1), before, t));
        begun.clear();
    }

    /// ∂J/∂W and ∂J/∂b of a layer.
    private void parameters(int l, Cotangent z) {
        parameter(Step.Kind.WEIGHT_GRADIENT, l, z, letters.weights(l), network.weightsOf(l) == l);
        letters.bias(l).ifPresent(b -> parameter(Step.Kind.BIAS_GRADIENT, l, z, b, network.biasOf(l).orElseThrow() == l));
    }

    /// @param own whether no layer before this one has the parameter, too
    private void parameter(Step.Kind kind, int l, Cotangent z, Symbol parameter, boolean own) {
        Symbol before = letters.activation(l - 1);
        Symbol p = letters.summed("#q", l);
        if (!own) {
            begun.put(parameter, throughAffine(l, z, p, before, entry(parameter)));
            return;
        }
        List<Symbol> at = new ArrayList<>();
        ((Sort.Tensor) parameter.sort()).sizes().forEach(s -> at.add(Tensor.index(at.size() + 1, s)));
        Entry x = (Entry) Terms.entry(parameter, List.copyOf(at));
        boolean shared = asides.containsKey(parameter);
        ChainRule.Through t = throughAffine(l, z, p, before, x);
        asides.remove(parameter);
        List<Move> moves = shared ? List.of() : List.of(new Move(chain(p, letters.logitCotangent(l), costs.affine(l, before, p), x), "chain rule"));
        steps.add(new Step(kind, l, new Value(Letters.gradient(parameter), at, t.template()), t.theorem(), t.theorem(), moves));
    }

    private ChainRule.Through throughAffine(int l, Cotangent z, Symbol p, Symbol before, Entry x) {
        Theorem inner = simplifier.simplified(new Differentiation(knowledge).derivative(costs.affine(l, before, p), x).orElseThrow());
        Apply call = Costs.at(costs.ofLogit(l), costs.affine(l, before));
        List<ChainRule.Route> routes = new ArrayList<>(List.of(rule.main(call, z, p, inner, letters.logitCotangent(l), inner.derivative().value(), Optional.empty())));
        Optional.ofNullable(asides.get(x.tensor())).ifPresent(a -> routes.add(rule.aside(call, a, x)));
        return rule.through(call, routes);
    }

    private static Expr chain(Symbol p, Symbol cotangent, Expr of, Expr by) {
        return Terms.sum(p, Terms.multiply(Terms.entry(cotangent, p), Terms.diff(of, by)));
    }

    private void add(Step.Kind kind, int l, Symbol name, Symbol index, Expr template, Cotangent c, List<Move> moves) {
        Symbol i = letters.unit(l);
        cotangents.put(name, c);
        Substitution own = Substitution.of(index, i);
        steps.add(new Step(kind, l, new Value(name, List.of(i), own.apply(template)), Logic.instantiate(c.value(), own),
                Logic.instantiate(c.named(), own),
                moves.stream().map(m -> new Move(own.apply(m.value()), m.reason())).toList()));
    }
}
