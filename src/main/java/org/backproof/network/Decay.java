package org.backproof.network;

import java.util.ArrayList;
import java.util.List;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.calculus.Differentiation;
import org.backproof.expr.Add;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Theorem;

/// A penalty λ/2·‖W‖² on the weights: it adds λW to each gradient, and nothing to the cotangents.
///
/// @param weights  W1, W2, …
/// @param symbolic whether there are others, their number being a symbol
record Decay(Expr factor, List<Symbol> weights, boolean symbolic, Knowledge knowledge) {

    Step of(Step s) {
        return switch (s.kind()) {
            case COST -> {
                if (symbolic) {
                    yield s; // the sum over all layers is no term
                }
                List<Expr> terms = new ArrayList<>(List.of(s.value().body()));
                weights.forEach(w -> terms.add(penalty(w)));
                yield new Step(s.kind(), s.layer(), new Value(s.value().symbol(), List.of(), Terms.add(terms)), s.theorem(), s.meaning(), s.moves());
            }
            case WEIGHT_GRADIENT -> {
                Symbol w = ((Entry) s.theorem().derivative().variable()).tensor();
                Expr x = s.theorem().derivative().variable();
                Theorem own = new Differentiation(knowledge).derivative(penalty(w), x).orElseThrow();
                own = knowledge.discharge(Derivatives.value(own, new Normalizer(knowledge, Normalizer.Settings.SHALLOW).normalize(own.derivative().value())));
                Add cost = (Add) Terms.add(s.theorem().derivative().body(), penalty(w));
                List<Theorem> parts = new ArrayList<>();
                for (Expr t : cost.terms()) {
                    parts.add(t == own.derivative().body() ? own : s.theorem());
                }
                Theorem sum = Derivatives.sum(cost, parts);
                yield new Step(s.kind(), s.layer(), new Value(s.value().symbol(), s.value().indices(), Terms.add(s.value().body(), own.derivative().value())), sum, sum, List.of());
            }
            case LOGIT, ACTIVATION, ACTIVATION_COTANGENT, LOGIT_COTANGENT, BIAS_GRADIENT -> s;
        };
    }

    private Expr penalty(Symbol w) {
        return penalty(factor, w);
    }

    static Expr penalty(Expr factor, Symbol w) {
        List<Expr> sizes = ((Sort.Tensor) w.sort()).sizes();
        Symbol i = Terms.symbol("#i", Sort.upTo(sizes.get(0)));
        Symbol j = Terms.symbol("#j", Sort.upTo(sizes.get(1)));
        return Terms.multiply(Terms.HALF, factor, Terms.sum(i, Terms.sum(j, Terms.power(Terms.entry(w, i, j), 2))));
    }
}
