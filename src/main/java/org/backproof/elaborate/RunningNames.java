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
///     dA_prev = W3.T @ dZ                                             dA[2], where dZ is dZ[3]
final class RunningNames {
    private final LayerNames names;
    /// What each is at this line, `dA[2]` for dA_prev.
    private final Map<String, Expression> at = new LinkedHashMap<>();
    /// How far the sweep from the last layer has come: 2l + 1 at dA of layer l, 2l at its dZ.
    private int swept;

    RunningNames(LayerNames names) {
        this.names = names;
    }

    RunningNames copy(LayerNames others) {
        RunningNames out = new RunningNames(others);
        out.at.putAll(at);
        out.swept = swept;
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
        Expression value = replaced(f.value(), own.get().text(), new Expression.Element(own.get(), List.of(next), own.get().span()));
        at.put(own.get().text(), new Expression.Element(own.get(), List.of(loop.get()), own.get().span()));
        return new Formula(new Expression.Element(own.get(), List.of(loop.get()), own.get().span()), layered(value), f.span());
    }

    /// Whether the formula is for a name without a layer, though its value is of layers with numbers.
    boolean ofSomeLayer(Formula f) {
        return unlayered(f.target()) && index(f.value()).isEmpty() && numbered(f.value());
    }

    /// The layer that stands for l in the value that comes next in the sweep: dA[l] after dZ[l+1], dZ[l] after dA[l]; 0 of others.
    int next(Formula f) {
        Optional<LayerNames.Place> place = f.target() instanceof Name n ? names.place(names.usual(n)) : Optional.empty();
        if (place.isEmpty() || !List.of("dA", "dZ").contains(place.get().family())) {
            return 0;
        }
        boolean ofA = place.get().family().equals("dA");
        int before = names.swept(f.value()).orElse(swept);
        int layer = before == 0 ? names.depth() : ofA ? (before - 2) / 2 : (before - 1) / 2;
        return layer - place.get().shift();
    }

    /// `dA = …` as a formula for `dA[l-1]`, where dA is the name of no layer.
    Optional<Formula> ofLayerBefore(Formula f) {
        Expression target = f.target() instanceof Expression.Element(Name n, List<Expression> at, _) && this.at.containsKey(n.text()) && at.equals(((Expression.Element) this.at.get(n.text())).indices()) ? n : f.target();
        if (!(target instanceof Name n) || names.place(names.usual(n)).filter(p -> p.family().equals("dA") && !p.last() && p.shift() == 0).isEmpty()) {
            return Optional.empty();
        }
        Expression before = new Expression.Sum(new Name(LayerIndex.CURRENT, n.span()), List.of(new Link(Operator.MINUS, new Expression.Number(Rational.ONE, n.span()))), n.span());
        return Optional.of(new Formula(new Expression.Element(new Name("dA", n.span()), List.of(before), n.span()), f.value(), f.span()));
    }

    /// From now on the name is that of the layer; of none where it is 0.
    void take(Formula f, int layer) {
        if (!(f.target() instanceof Name n) || !unlayered(n)) {
            return;
        }
        LayerNames.Place place = names.place(names.usual(n)).orElseThrow();
        int of = layer + place.shift();
        if (layer == 0 || of < 1) {
            at.remove(n.text());
            return;
        }
        Name family = place.shift() == 0 ? n : new Name(place.family(), n.span());
        Expression.Element value = new Expression.Element(family, List.of(new Expression.Number(Rational.of(of), n.span())), n.span());
        at.put(n.text(), value);
        swept = names.swept(value).orElse(swept);
    }

    /// A value with its layer in its name is how far the sweep has come.
    void pass(Formula f) {
        swept = names.swept(f.target()).orElse(swept);
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

    private static Expression replaced(Expression e, String name, Expression value) {
        return switch (e) {
            case Name n -> n.text().equals(name) ? value : n;
            case Expression.Element(Name _, _, _) -> e;
            case Expression _ -> SyntaxTree.map(e, c -> replaced(c, name, value));
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
