package org.backproof.elaborate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Formula;
import org.backproof.language.Name;
import org.backproof.language.Operator;
import org.backproof.numeric.Rational;

/// Names without a layer that code gives to one layer after another:
///
///     delta = (activations[-1] - y) * sigmoid_prime(zs[-1])           delta of the last layer
///     delta = np.dot(weights[-l+1].T, delta) * sigmoid_prime(zs[-l])  delta[-l], from delta[-l+1]
///     nabla_b[-l] = delta                                             nabla_b[-l] = delta[-l]
final class RunningNames {
    private final LayerNames names;
    /// The layer that each has at this line.
    private final Map<String, Expression> at = new LinkedHashMap<>();

    RunningNames(LayerNames names) {
        this.names = names;
    }

    RunningNames copy(LayerNames others) {
        RunningNames out = new RunningNames(others);
        out.at.putAll(at);
        return out;
    }

    /// The formula with the layers of such names.
    Formula layered(Formula f) {
        Optional<Name> own = running(f.target());
        Optional<Expression> loop = own.isPresent() ? index(f.value()) : Optional.empty();
        if (loop.isEmpty()) {
            return new Formula(f.target(), layered(f.value()), f.span());
        }
        Expression next = new Expression.Sum(loop.get(), List.of(new Link(Operator.PLUS, new Expression.Number(Rational.ONE, f.span()))), f.span());
        Expression value = replaced(f.value(), own.get().text(), next);
        at.put(own.get().text(), loop.get());
        return new Formula(new Expression.Element(own.get(), List.of(loop.get()), own.get().span()), layered(value), f.span());
    }

    /// Whether the formula is for a name without a layer, though its value is of layers with numbers.
    boolean ofSomeLayer(Formula f) {
        return unlayered(f.target()) && index(f.value()).isEmpty() && numbered(f.value());
    }

    /// From now on the name is that of the layer; of none where it is 0.
    void take(Formula f, int layer) {
        running(f.target()).ifPresent(n -> {
            if (layer > 0) {
                at.put(n.text(), new Expression.Number(Rational.of(layer), n.span()));
            } else {
                at.remove(n.text());
            }
        });
    }

    /// A name of what each layer has, of no other layer than the one that is being looked at.
    private Optional<Name> running(Expression target) {
        return target instanceof Name n && names.place(names.usual(n)).filter(p -> !p.last() && p.shift() == 0).isPresent() ? Optional.of(n) : Optional.empty();
    }

    private boolean unlayered(Expression target) {
        return target instanceof Name n && names.place(names.usual(n)).filter(p -> !p.last()).isPresent();
    }

    private Expression layered(Expression e) {
        Expression out = e;
        for (Map.Entry<String, Expression> x : at.entrySet()) {
            out = replaced(out, x.getKey(), x.getValue());
        }
        return out;
    }

    private static Expression replaced(Expression e, String name, Expression layer) {
        return switch (e) {
            case Name n -> n.text().equals(name) ? new Expression.Element(n, List.of(layer), n.span()) : n;
            case Expression.Element(Name _, _, _) -> e;
            case Expression _ -> SyntaxTree.map(e, c -> replaced(c, name, layer));
        };
    }

    /// `-l` where it is mentioned, else `l`; empty where neither is.
    private static Optional<Expression> index(Expression e) {
        Expression[] found = new Expression[1];
        SyntaxTree.each(e, x -> {
            if (x instanceof Name n && n.text().equals(LayerIndex.CURRENT) && found[0] == null) {
                found[0] = n;
            } else if (x instanceof Expression.Negative(Name n, _) && n.text().equals(LayerIndex.CURRENT)) {
                found[0] = x;
            }
        });
        return Optional.ofNullable(found[0]);
    }

    private boolean numbered(Expression e) {
        boolean here = switch (e) {
            case Name n -> names.ofNumberedLayer(n.text());
            case Expression.Element(Name n, List<Expression> at, _) -> names.ofLayers(names.usual(n.text())) && at.size() == 1 && LayerIndex.isLayer(at.getFirst());
            case Expression _ -> false;
        };
        return here || SyntaxTree.children(e).stream().anyMatch(this::numbered);
    }
}
