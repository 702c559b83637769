package org.backproof.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;
import org.backproof.kernel.TotalDerivative;

/// From one example to m of them, each a column: `J = (1/m) Σₑ J(example e)`. What each example has of its own is the equation of one example
/// at its column; of what all share the derivatives are added, and that is where Σ, 1/m and ᵀ come from.
final class Batch {
    private final Letters letters;
    private final Sweep sweep;
    private final Knowledge knowledge;
    private final Symbol count;
    private final Symbol example;
    private final Map<Symbol, Symbol> capitals = new LinkedHashMap<>();

    /// @param knowledge what is known of the labels of all examples
    Batch(Letters letters, Sweep sweep, Symbol count, Knowledge knowledge) {
        this.letters = letters;
        this.sweep = sweep;
        this.count = count;
        this.knowledge = knowledge;
        this.example = Tensor.index(2, count);
        for (Symbol v : vectors(letters)) {
            capitals.put(v, capital(v, count, letters));
        }
    }

    private static List<Symbol> vectors(Letters letters) {
        List<Symbol> out = new ArrayList<>(List.of(letters.activation(0), letters.activationCotangent(0), letters.label()));
        out.addAll(letters.data());
        for (int l = 1; l <= letters.network().depth(); l++) {
            out.addAll(List.of(letters.logit(l), letters.activation(l), letters.logitCotangent(l), letters.activationCotangent(l)));
        }
        return out;
    }

    /// `X` for x, `dZ1` for dz1; for a number of each example a vector of the same name.
    private static Symbol capital(Symbol v, Symbol count, Letters letters) {
        if (!(v.sort() instanceof Sort.Tensor)) {
            return Terms.symbol(v.name(), new Sort.Tensor(List.of(count)));
        }
        int at = letters.isCotangent(v) ? 1 : 0;
        String name = v.name().substring(0, at) + v.name().substring(at, at + 1).toUpperCase(Locale.ROOT) + v.name().substring(at + 1);
        return Terms.symbol(name, new Sort.Tensor(List.of(((Sort.Tensor) v.sort()).sizes().getFirst(), count)));
    }

    Symbol capital(Symbol v) {
        return capitals.get(v);
    }

    /// What a fact about one example is about all of them.
    static Prop everywhere(Prop fact, Letters letters, Symbol count) {
        Symbol e = Terms.symbol("#e", Sort.upTo(count));
        Symbol label = letters.label();
        Prop p = Substitution.of(label, column(label, capital(label, count, letters), e)).apply(fact);
        return Free.occurs(e, p) ? org.backproof.expr.Binders.forAll(e, p) : p;
    }

    private static Expr column(Symbol vector, Symbol matrix, Expr e) {
        if (!(vector.sort() instanceof Sort.Tensor)) {
            return Terms.entry(matrix, e);
        }
        Symbol k = Terms.symbol("#k", Sort.upTo(((Sort.Tensor) vector.sort()).sizes().getFirst()));
        return Terms.lambda(List.of(k), Terms.entry(matrix, k, e));
    }

    /// Each vector as a column.
    private Substitution columns(Expr e) {
        Map<Expr, Expr> map = new LinkedHashMap<>();
        capitals.forEach((v, matrix) -> map.put(v, column(v, matrix, e)));
        return Substitution.of(map);
    }

    private Theorem atColumns(Theorem t, Expr e) {
        Map<Expr, Expr> map = new LinkedHashMap<>();
        List<Symbol> occurring = new ArrayList<>(Free.symbols(t.conclusion()));
        t.hypotheses().forEach(h -> occurring.addAll(Free.symbols(h)));
        capitals.forEach((v, matrix) -> {
            if (occurring.contains(v)) {
                map.put(v, column(v, matrix, e));
            }
        });
        return settled(Logic.instantiate(t, Substitution.of(map)));
    }

    /// Without the hypotheses about labels and sizes; what one example needs else, each column needs.
    private Theorem settled(Theorem t) {
        Theorem so = t;
        for (Prop h : t.hypotheses()) {
            boolean labels = Free.symbols(h).stream().allMatch(s -> !(s.sort() instanceof Sort.Tensor) || s == capital(letters.label()));
            Optional<Theorem> p = labels ? knowledge.prove(h) : Optional.empty();
            if (p.isPresent() && !p.get().hypotheses().contains(h)) {
                so = Logic.discharge(so, p.get());
            }
        }
        return so;
    }

    /// The step for all examples.
    Step step(Step s) {
        return switch (s.kind()) {
            case LOGIT, ACTIVATION -> {
                Expr body = columns(example).apply(s.value().body());
                yield new Step(s.kind(), s.layer(), value(s, body), org.backproof.kernel.Equality.reflexive(body), org.backproof.kernel.Equality.reflexive(body),
                        List.of());
            }
            case COST -> {
                Expr body = mean(columns(example).apply(s.value().body()));
                yield new Step(s.kind(), s.layer(), new Value(s.value().symbol(), List.of(), body), org.backproof.kernel.Equality.reflexive(body),
                        org.backproof.kernel.Equality.reflexive(body), List.of());
            }
            case ACTIVATION_COTANGENT, LOGIT_COTANGENT -> new Step(s.kind(), s.layer(), value(s, columns(example).apply(s.value().body())),
                    atColumns(s.theorem(), example), meaning(s), List.of());
            case WEIGHT_GRADIENT, BIAS_GRADIENT -> {
                Theorem t = gradient(s);
                yield new Step(s.kind(), s.layer(), new Value(s.value().symbol(), s.value().indices(), means(columns(summed()).apply(s.value().body()))),
                        t, t, List.of());
            }
        };
    }

    private Value value(Step s, Expr body) {
        return new Value(capital(s.value().symbol()), List.of(s.value().indices().getFirst(), example), body);
    }

    private Symbol summed() {
        return Terms.symbol("#e", Sort.upTo(count));
    }

    private Expr mean(Expr body) {
        return mean(body, example);
    }

    private Expr mean(Expr body, Symbol e) {
        return Terms.multiply(Terms.power(count, -1), Terms.sum(e, body));
    }

    /// The mean, with a sum of its own for each term: a parameter that several layers share has a term for each.
    private Expr means(Expr body) {
        return body instanceof Add a ? Terms.multiply(Terms.power(count, -1), Terms.add(a.terms().stream().map(t -> Terms.sum(summed(), t)).toList())) : mean(body, summed());
    }

    /// `∂J/∂W = (1/m) Σₑ ∂J(example e)/∂W`.
    private Theorem gradient(Step s) {
        return averaged(atColumns(s.theorem(), summed()));
    }

    /// From the derivative of one example's cost: that of the mean.
    private Theorem averaged(Theorem one) {
        Symbol e = summed();
        Sum sum = (Sum) Terms.sum(e, one.derivative().body());
        Theorem series = Derivatives.series(sum, e, one);
        Mul mean = (Mul) Terms.multiply(Terms.power(count, -1), sum);
        List<Theorem> factors = new ArrayList<>();
        for (Expr f : mean.factors()) {
            factors.add(f == sum ? series : Derivatives.constant(f, series.derivative().variable()));
        }
        return settled(Derivatives.product(mean, factors));
    }

    /// `∂J/∂Z = dZ/m`: the cost of example e′ depends on column e of Z only where e′ = e.
    private Theorem meaning(Step s) {
        Cotangent c = sweep.cotangents().get(s.value().symbol());
        Symbol e = summed();
        Function.Defined cost = (Function.Defined) ((Apply) c.named().derivative().body()).function();
        Symbol v = cost.symbols().getFirst();
        Symbol matrix = capital(v);
        Symbol p = c.index();
        List<Expr> arguments = new ArrayList<>(((Apply) columns(e).apply(c.named().derivative().body())).arguments());
        Apply call = (Apply) Terms.apply(cost, arguments);
        Expr x = Terms.entry(matrix, s.value().indices().getFirst(), example);
        Theorem chained = TotalDerivative.chain(call, 0, c.named(), List.of(p), Derivatives.variable(Terms.entry(matrix, p, e), x));
        Theorem mean = averaged(chained);
        Symbol stands = Terms.symbol("cotangent'", matrix.sort());
        Expr deltas = Terms.multiply(Terms.delta(p, s.value().indices().getFirst()), Terms.delta(e, example));
        Expr symbolic = mean(Terms.sum(p, Terms.multiply(Terms.entry(stands, p, e), deltas)), e);
        Theorem contracted = knowledge.discharge(new Normalizer(knowledge, Normalizer.Settings.SHALLOW).normalize(symbolic));
        arguments.add(p);
        Theorem actual = Logic.instantiate(contracted, Substitution.of(stands, Terms.lambda(List.of(p, e), Terms.apply(c.function(), arguments))));
        Theorem there = Logic.generalise(Logic.generalise(atColumns(Derivatives.defined(c.named(), true), e), e), p);
        return settled(Derivatives.value(mean, Logic.discharge(actual, there)));
    }
}
