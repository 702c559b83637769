package org.backproof.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.calculus.Differentiation;
import org.backproof.elaborate.Layer;
import org.backproof.elaborate.Network;
import org.backproof.expr.Apply;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;
import org.backproof.kernel.TotalDerivative;

/// The backward pass for one example: from the last layer to the first the chain rule, with the cotangent that comes in as a name. Nothing
/// expands: each equation is about the layer and the names before it, and its theorem about the cost as a function of what the layer passes on.
final class Sweep {
    private final Network network;
    private final Letters letters;
    private final Costs costs;
    private final Knowledge knowledge;
    private final Conditions conditions;
    private final List<Step> steps = new ArrayList<>();
    private final List<Optional<Slope>> slopes = new ArrayList<>();
    private final Map<Symbol, Cotangent> cotangents = new LinkedHashMap<>();
    private boolean collapsed;

    Sweep(Letters letters, Knowledge knowledge) {
        this.letters = letters;
        this.network = letters.network();
        this.costs = new Costs(letters);
        this.knowledge = knowledge;
        this.conditions = new Conditions(knowledge);
        network.layers().forEach(l -> slopes.add(l.elementwise() ? Slope.of(l, knowledge) : Optional.empty()));
    }

    /// What is known of a cotangent.
    ///
    /// @param function the cotangent as a function of what the layer passes on
    /// @param named    `H ⊢ ∂J/∂v[p] = dv[p]`
    /// @param value    `H ⊢ dv[p] = …`
    /// @param index    p
    record Cotangent(Function.Defined function, Symbol index, Theorem named, Theorem value) {
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

    /// @throws NoDerivative where a function of the network has none that the language can write
    void run() {
        int last = network.depth();
        Cotangent a = lossCotangent();
        Cotangent z = logitCotangent(last, a);
        Optional<Cotangent> direct = direct(z.function());
        z = direct.orElse(z);
        for (int l = last; l > 0; l--) {
            parameters(l, z);
            if (l > 1) {
                a = activationCotangent(l - 1, z);
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
        Theorem simple = LossSlope.of(network.output(), letters.label(), v, j, knowledge).map(this::shorter)
                .or(() -> new Differentiation(knowledge).derivative(unfolded.right(), Terms.entry(v, j)).filter(t -> !t.derivative().value().hasDiff()).map(this::simplified))
                .map(t -> Derivatives.transport(unfolded, t, List.of()))
                .orElseThrow(() -> new NoDerivative("the loss " + network.output().loss()));
        Cotangent c = cotangent(settled(simple), cost, letters.activationCotangent(l), j);
        conditions.learn(cost, c.named(), j, Optional.empty(), Terms.ZERO, false);
        add(Step.Kind.ACTIVATION_COTANGENT, l, letters.activationCotangent(l), j, simple.derivative().value(), c, List.of());
        return c;
    }

    /// ∂J/∂z = Σₖ ∂J/∂aₖ · ∂aₖ/∂z.
    private Cotangent logitCotangent(int l, Cotangent a) {
        Symbol z = letters.logit(l);
        Symbol i = letters.summed("#p", l);
        Function.Defined cost = costs.ofLogit(l);
        Symbol k = a.index() == i ? letters.summed("#q", l) : a.index();
        Apply call = Costs.at(costs.ofActivation(l), costs.activation(l));
        Theorem inner = activationSlope(l, k, Terms.entry(z, i));
        Through t = network.layer(l).elementwise() ? byUnit(call, a, k, inner, l, i) : through(call, a, k, inner, letters.activationCotangent(l));
        Theorem whole = Derivatives.transport(Equality.unfold(Costs.at(cost, (Lambda) Terms.tensor(z))), t.theorem(), List.of());
        Cotangent c = cotangent(l == network.depth() ? settled(whole) : whole, cost, letters.logitCotangent(l), i);
        conditions.learn(cost, c.named(), i, Optional.of(letters.activation(l)), costs.activation(l), l == network.depth());
        List<Move> moves = List.of(new Move(chain(k, letters.activationCotangent(l), costs.activation(l, k), Terms.entry(z, i)), "chain rule"),
                new Move(t.template(), "each unit by itself"));
        add(Step.Kind.LOGIT_COTANGENT, l, letters.logitCotangent(l), i, t.template(), c, network.layer(l).elementwise() ? moves : moves.subList(0, 1));
        return c;
    }

    /// The derivative of loss and last activation in one, where it is a multiple of prediction minus label.
    private Optional<Cotangent> direct(Function.Defined dz) {
        int l = network.depth();
        Symbol z = letters.logit(l);
        Symbol i = letters.summed("#p", l);
        Function.Defined cost = costs.ofLogit(l);
        Theorem unfolded = Equality.unfold(Costs.at(cost, (Lambda) Terms.tensor(z)));
        unfolded = Equality.transitive(unfolded, Equality.unfold((Apply) unfolded.right()));
        Theorem flat = unfolded;
        return new Differentiation(knowledge).derivative(flat.right(), Terms.entry(z, i)).flatMap(t -> {
            Expr difference = Terms.subtract(Terms.entry(letters.activation(l), i), Terms.entry(letters.label(), i));
            Expr residue = Substitution.of(letters.activation(l), costs.activation(l)).apply(difference);
            Normalizer normalizer = new Normalizer(knowledge, Normalizer.Settings.SHALLOW);
            Expr ratio = normalizer.normalize(Terms.divide(normalizer.normalize(t.derivative().value()).right(), residue)).right();
            if (org.backproof.expr.Free.symbols(ratio).stream().anyMatch(s -> s == z || s == letters.label())) {
                return Optional.empty();
            }
            return normalizer.equal(t.derivative().value(), Terms.multiply(ratio, residue)).map(e -> {
                Theorem whole = conditions.discharge(Derivatives.transport(flat, Derivatives.value(t, e), List.of()), z, Terms.tensor(z));
                Cotangent c = cotangent(whole, cost, letters.logitCotangent(l), i);
                Step kept = steps.removeLast();
                List<Move> moves = new ArrayList<>(kept.moves());
                moves.add(new Move(Terms.multiply(ratio, difference), "the derivative of the activation cancels"));
                add(Step.Kind.LOGIT_COTANGENT, l, letters.logitCotangent(l), i, Terms.multiply(ratio, difference), c, moves);
                collapsed = true;
                return c;
            });
        });
    }

    /// ∂J/∂a = Σₚ ∂J/∂zₚ · ∂zₚ/∂a of the layer after.
    private Cotangent activationCotangent(int l, Cotangent z) {
        Symbol a = letters.activation(l);
        Symbol j = letters.summed("#p", l);
        Symbol p = z.index() == j ? letters.summed("#q", l + 1) : z.index();
        Function.Defined cost = costs.ofActivation(l);
        Through t = throughAffine(l + 1, z, p, a, Terms.entry(a, j));
        Theorem whole = Derivatives.transport(Equality.unfold(Costs.at(cost, (Lambda) Terms.tensor(a))), t.theorem(), List.of());
        Cotangent c = cotangent(whole, cost, letters.activationCotangent(l), j);
        conditions.learn(cost, c.named(), j, Optional.of(letters.logit(l + 1)), costs.affine(l + 1, a), false);
        add(Step.Kind.ACTIVATION_COTANGENT, l, letters.activationCotangent(l), j, t.template(), c,
                List.of(new Move(chain(p, letters.logitCotangent(l + 1), costs.affine(l + 1, a, p), Terms.entry(a, j)), "chain rule")));
        return c;
    }

    /// ∂J/∂W and ∂J/∂b of a layer.
    private void parameters(int l, Cotangent z) {
        Symbol before = letters.activation(l - 1);
        Symbol i = org.backproof.elaborate.Tensor.index(1, network.units(l));
        Symbol j = org.backproof.elaborate.Tensor.index(2, network.units(l - 1));
        Symbol p = z.index();
        parameter(Step.Kind.WEIGHT_GRADIENT, l, z, p, letters.weights(l), List.of(i, j), before);
        parameter(Step.Kind.BIAS_GRADIENT, l, z, p, letters.bias(l), List.of(i), before);
    }

    private void parameter(Step.Kind kind, int l, Cotangent z, Symbol p, Symbol parameter, List<Symbol> at, Symbol before) {
        Expr x = Terms.entry(parameter, List.copyOf(at));
        Through t = throughAffine(l, z, p, before, x);
        List<Move> moves = List.of(new Move(chain(p, letters.logitCotangent(l), costs.affine(l, before, p), x), "chain rule"));
        Theorem proved = t.theorem();
        steps.add(new Step(kind, l, new Value(Letters.gradient(parameter), at, t.template()), proved, proved, moves));
    }

    private Through throughAffine(int l, Cotangent z, Symbol p, Symbol before, Expr x) {
        Theorem inner = new Differentiation(knowledge).derivative(costs.affine(l, before, p), x).orElseThrow();
        return through(Costs.at(costs.ofLogit(l), costs.affine(l, before)), z, p, simplified(inner), letters.logitCotangent(l));
    }

    /// Where each unit is activated by itself: `Σₖ daₖ g′(zₖ) δᵢₖ = daᵢ g′(zᵢ)`, whatever g′ is.
    private Through byUnit(Apply call, Cotangent a, Symbol k, Theorem inner, int l, Symbol i) {
        Slope s = slopes.get(l - 1).orElseThrow();
        Symbol slope = Terms.symbol("slope'", letters.logit(l).sort());
        Expr zk = Terms.entry(letters.logit(l), k);
        Theorem defined = Logic.generalise(Logic.instantiate(Derivatives.defined(s.theorem(), true), Substitution.of(s.logit(), zk)), k);
        return through(call, a, k, inner, letters.activationCotangent(l), Terms.multiply(Terms.entry(slope, k), Terms.delta(k, i)),
                Optional.of(new Kept(slope, Terms.lambda(List.of(k), s.at(zk)), defined)));
    }

    /// A derivative by the chain rule.
    ///
    /// @param theorem  `H ⊢ ∂J/∂x = …` with the cotangent as a function
    /// @param template the same with the cotangent as a name
    private record Through(Theorem theorem, Expr template) {
    }

    /// @param call  the cost at what it is a function of
    /// @param outer the cotangent of that
    /// @param inner the derivative of entry p of that by x
    /// @param name  what the cotangent is called
    private Through through(Apply call, Cotangent outer, Symbol p, Theorem inner, Symbol name) {
        return through(call, outer, p, inner, name, inner.derivative().value(), Optional.empty());
    }

    /// A factor that is kept as it is, whatever it is.
    ///
    /// @param symbol  what stands for it
    /// @param meaning what it is
    /// @param defined that each entry is defined
    private record Kept(Symbol symbol, Expr meaning, Theorem defined) {
    }

    /// @param value the derivative that `inner` states, with a symbol for what is kept
    private Through through(Apply call, Cotangent outer, Symbol p, Theorem inner, Symbol name, Expr value, Optional<Kept> kept) {
        Theorem partial = Logic.instantiate(outer.named(), Substitution.of(outer.index(), p));
        Theorem chained = TotalDerivative.chain(call, 0, partial, List.of(p), inner);
        Expr symbolic = Terms.sum(p, Terms.multiply(Terms.entry(name, p), value));
        Theorem contracted = knowledge.discharge(new Normalizer(knowledge, Normalizer.Settings.SHALLOW).normalize(symbolic));
        if (kept.isPresent()) {
            Kept k = kept.get();
            contracted = Logic.discharge(Logic.instantiate(contracted, Substitution.of(k.symbol(), k.meaning())), k.defined());
        }
        List<Expr> arguments = new ArrayList<>(call.arguments());
        arguments.add(p);
        Expr cotangent = Terms.apply(outer.function(), arguments);
        Theorem actual = Logic.instantiate(contracted, Substitution.of(name, Terms.lambda(List.of(p), cotangent)));
        Symbol first = outer.function().symbols().getFirst();
        Theorem there = Logic.instantiate(Derivatives.defined(partial, true), Substitution.of(first, call.arguments().getFirst()));
        Theorem everywhere = Logic.generalise(there, p);
        Theorem whole = Derivatives.value(chained, Logic.discharge(actual, everywhere));
        return new Through(conditions.discharge(whole, first, call.arguments().getFirst()), contracted.right());
    }

    /// `∂aₖ/∂zᵢ`.
    private Theorem activationSlope(int l, Symbol k, Expr zi) {
        Layer layer = network.layer(l);
        Symbol z = ((Entry) zi).tensor();
        if (layer.elementwise()) {
            Slope s = slopes.get(l - 1).orElseThrow(() -> new NoDerivative("the activation " + layer.activation()));
            return Derivatives.chain(s.theorem(), Derivatives.variable(Terms.entry(z, k), zi));
        }
        return simplified(new Differentiation(knowledge).derivative(costs.activation(l, k), zi)
                .orElseThrow(() -> new NoDerivative("the activation " + layer.activation())));
    }

    /// As it is found, or simplified if that is shorter.
    private Theorem shorter(Theorem derivative) {
        Theorem simple = simplified(derivative);
        return simple.derivative().value().facts().size() < derivative.derivative().value().facts().size() ? simple : derivative;
    }

    private Theorem simplified(Theorem derivative) {
        Expr v = derivative.derivative().value();
        return settled(Derivatives.value(derivative, new Normalizer(knowledge, Normalizer.Settings.SHALLOW).normalize(v)));
    }

    /// With what follows from the facts and the comparisons among the hypotheses discharged.
    private Theorem settled(Theorem t) {
        Theorem known = knowledge.discharge(t);
        Knowledge inside = knowledge.inner();
        known.hypotheses().stream().filter(h -> !(h instanceof Prop.Defined)).forEach(inside::assume);
        Differentiation.attach(inside);
        return inside.discharge(known);
    }

    /// `H ⊢ ∂J/∂v[p] = …` with the value as the named cotangent.
    private static Cotangent cotangent(Theorem t, Function.Defined cost, Symbol name, Symbol index) {
        Function.Defined f = Costs.cotangent(cost, name, index);
        List<Expr> own = new ArrayList<>(TotalDerivative.own(cost));
        own.add(index);
        Theorem is = Equality.transitive(Equality.unfold((Apply) Terms.apply(f, own)), Derivatives.equation(t));
        return new Cotangent(f, index, Derivatives.value(t, Equality.symmetric(is)), is);
    }

    private static Expr chain(Symbol p, Symbol cotangent, Expr of, Expr by) {
        return Terms.sum(p, Terms.multiply(Terms.entry(cotangent, p), Terms.diff(of, by)));
    }

    /// The cotangents by the names of their values.
    Map<Symbol, Cotangent> cotangents() {
        return cotangents;
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
