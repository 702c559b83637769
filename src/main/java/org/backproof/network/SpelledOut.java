package org.backproof.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.evaluate.PointSearch;
import org.backproof.evaluate.Witness;
import org.backproof.expr.Children;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.prove.Prover;

/// A step of training with the gradient spelled out, `W2 = W2 - alpha*dZ2 @ A1.T/m`: W changes by C, the cost by G = ∂J/∂W.
///
/// It goes down along G where C = −r G with a rate r > 0: r is a rate, a number of the formula, or their product. It is wrong where C = r G, where r has
/// the number of examples in it, where Cᵢⱼ Gₖₗ ≠ Cₖₗ Gᵢⱼ at a point, so that C has another direction, and where C G > 0 at a point.
///
/// @param body    the new entry of the parameter
/// @param classes where the labels are classes
record SpelledOut(Backprop program, Symbol parameter, Step gradient, List<Symbol> rates, Prover prover, List<Prop> facts, Expr body, Optional<OneHot> classes) {
    Judgement judgement() {
        Expr change = Terms.add(List.of(body, Terms.negate(Descent.own(parameter, gradient))));
        Expr slope = Descent.slope(program, parameter, gradient, false);
        Multiples multiples = new Multiples(program, prover, facts, change, slope);
        List<Expr> candidates = candidates();
        for (Expr r : candidates) {
            if (multiples.is(Terms.negate(r))) {
                return new Judgement.Right(down(r));
            }
        }
        for (Expr r : candidates) {
            if (multiples.is(r)) {
                return new Judgement.Mistaken(down(r), "this goes up along " + gradient.value().name() + ": J grows");
            }
            for (Map.Entry<String, Expr> f : miscounted().entrySet()) {
                if (multiples.is(Terms.negate(Terms.multiply(r, f.getValue())))) {
                    return new Judgement.Mistaken(down(r), f.getKey());
                }
            }
        }
        Expr rate = likely();
        Optional<Witness> apart = elsewhere(change, slope) ? search().compare(atLabels(body), atLabels(Descent.of(program, parameter, gradient, rate, false))).differ() : Optional.empty();
        return apart.map(w -> classes.map(c -> c.shown(w)).orElse(w)).<Judgement>map(w -> new Judgement.Wrong(down(rate), w)).orElseGet(() -> new Judgement.Open(down(rate), "whether " + parameter.name() + " changes by a multiple of " + gradient.value().name()));
    }

    /// Factors that a rate does not have.
    private Map<String, Expr> miscounted() {
        Map<String, Expr> out = new LinkedHashMap<>();
        program.examples().ifPresent(m -> {
            out.put("1/" + m.name() + " is missing", m);
            out.put("1/" + m.name() + " stands here twice", Terms.power(m, -1));
            out.put(m.name() + " stands here in place of 1/" + m.name(), Terms.power(m, 2));
            for (Symbol s : Free.symbols(body)) {
                if (s.sort() instanceof Sort.Size && s != m) {
                    out.put("1/" + s.name() + " stands here in place of 1/" + m.name(), Terms.divide(m, s));
                }
            }
        });
        return out;
    }

    /// Whether there is a point where the change is no step down along the gradient.
    private boolean elsewhere(Expr change, Expr slope) {
        Map<Expr, Expr> other = new LinkedHashMap<>();
        gradient.value().indices().forEach(i -> other.put(i, Terms.symbol("#" + i.name(), i.sort())));
        Expr c = atLabels(change);
        Expr g = atLabels(slope);
        Substitution there = Substitution.of(other);
        return search().compare(Terms.multiply(c, there.apply(g)), Terms.multiply(there.apply(c), g)).differ().isPresent()
                || search().holding(Prop.positive(Terms.multiply(c, g))).isPresent();
    }

    private Expr atLabels(Expr e) {
        Expr over = program.overInputs(e);
        return classes.map(c -> c.apply(over)).orElse(over);
    }

    private PointSearch search() {
        return classes.map(c -> c.search(facts)).orElseGet(() -> new PointSearch(facts, () -> false));
    }

    private Step down(Expr rate) {
        return Descent.step(program, parameter, gradient, rate, !Free.occurs(gradient.value().symbol(), body));
    }

    /// A name that stands before something else than the parameter.
    private Expr likely() {
        List<Symbol> at = gradient.value().indices();
        Set<Symbol> alone = Free.symbols(Substitution.of(parameter, Terms.lambda(at, Terms.ZERO)).apply(body));
        return rates.stream().filter(alone::contains).findFirst().or(() -> rates.stream().findFirst()).<Expr>map(r -> r).orElse(Terms.ONE);
    }

    private List<Expr> candidates() {
        Set<Expr> numbers = new LinkedHashSet<>(List.of(Terms.ONE));
        numbers(body, numbers);
        List<Expr> letters = new ArrayList<>(rates);
        if (rates.size() != 1) {
            letters.add(Terms.multiply(List.copyOf(rates)));
        }
        return letters.stream().flatMap(r -> numbers.stream().map(n -> Terms.multiply(n, r))).toList();
    }

    /// The positive numbers in it, and the sizes of the negative ones.
    private static void numbers(Expr e, Set<Expr> out) {
        switch (e) {
            case Num n -> out.add(Terms.num(n.value().abs()));
            case Mul m -> out.add(Terms.num(m.coefficient().abs()));
            case Expr _ -> { }
        }
        out.remove(Terms.ZERO);
        Children.of(e).forEach(c -> numbers(c, out));
    }
}
