package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// The hidden layers of a network whose depth L is a symbol: a layer l stands for all of them, from 1 to L − 1.
///
/// @param layer  the layer l by itself: from the activation of layer l − 1, with its own cotangent given
/// @param input  the name of the activation of layer 0
/// @param inputs its size
/// @param widths the letter of the sizes, `h` for `h[l]`; empty where all are equal
public record Stack(Network layer, String input, Expr inputs, Optional<String> widths) {
    private static final int HIDDEN = 3;

    /// The size of the layer at a place.
    static Expr width(Optional<String> widths, Expr equal, String place) {
        return widths.<Expr>map(w -> Terms.symbol(w + "[" + place + "]", Sort.SIZE)).orElse(equal);
    }

    /// The network with three hidden layers: first, inner and last ones are among them.
    Network instance(Network last) {
        List<Layer> layers = new ArrayList<>();
        Layer l = layer.layer(1);
        for (int k = 1; k <= HIDDEN; k++) {
            layers.add(at(l, width(widths, l.units(), Integer.toString(k))).numbered(k));
        }
        layers.add(last.layer(1).numbered(HIDDEN + 1));
        return new Network(last.name(), input, inputs, layers, last.output(), last.assumptions(), last.presets(), last.decay(), last.weight(), last.classes(), Optional.empty(),
                Numbering.counted(layers.size()), Network.Role.WHOLE);
    }

    private static Layer at(Layer l, Expr units) {
        Map<Expr, Expr> size = new LinkedHashMap<>();
        if (l.units() instanceof Symbol s) {
            size.put(s, units);
        }
        Substitution resized = Substitution.of(size);
        Symbol logit = l.elementwise() ? l.logit() : Terms.symbol(l.logit().name(), resized.apply(l.logit().sort()));
        if (!l.elementwise()) {
            size.put(l.logit(), Terms.tensor(logit));
        }
        Substitution all = Substitution.of(size);
        List<Symbol> indices = l.value().indices().stream().map(i -> (Symbol) all.apply(i)).toList();
        return new Layer(units, l.activation(), logit, new Tensor(indices, all.apply(l.value().body())), l.slope(), l.mask(), l.skip(), l.weights(), l.biased());
    }
}
