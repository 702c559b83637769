package org.backproof.elaborate;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Formula;
import org.backproof.language.Name;
import org.backproof.language.NoteLine;
import org.backproof.language.Operator;
import org.backproof.language.Span;
import org.backproof.numeric.Rational;

/// Lists that count layers from 0, as scikit-learn's do: `coefs[0]` is W[1], `deltas[0]` dZ[1], `activations[0]` the input A[0]. In the company of coefficients
/// or intercepts deltas and activations are meant so, too, and `coefs[i]` in a loop is `W[l]`, `activations[i]` what goes into that layer.
final class ZeroBased {
    private static final Pattern OWN = Pattern.compile("coefs_?|intercepts_?|coef_grads|intercept_grads");
    private static final Map<String, String> FAMILIES = Map.of("coefs", "W", "coefs_", "W", "intercepts", "b", "intercepts_", "b", "coef_grads", "dW", "intercept_grads", "db", "deltas", "dZ",
            "activations", "A");
    /// The last index, and the number of lists of activations, by the number of layers.
    private static final Map<String, Integer> COUNTS = Map.of("last", -1, "n_layers", 1, "n_layers_", 1);

    private ZeroBased() {
    }

    /// The lines with the layers from 1 on, if there are such lists in them.
    static List<NoteLine> of(List<NoteLine> lines) {
        boolean own = lines.stream().anyMatch(l -> l instanceof Formula f && (mentions(f.target()) || mentions(f.value())));
        return !own ? lines : lines.stream().map(l -> l instanceof Formula f && !isLogit(f) ? new Formula(counted(f.target()), counted(f.value()), f.span()) : l).toList();
    }

    /// `activations[i + 1] = activations[i] @ coefs[i]`: what a line below applies the activation to, in place, is no activation yet, and is not read.
    private static boolean isLogit(Formula f) {
        return f.target() instanceof Expression.Element(Name n, _, _) && n.text().equals("activations") && mentions(f.value()) && isAffine(f.value());
    }

    private static boolean isAffine(Expression e) {
        return !(e instanceof Expression.Call c && !ArrayShapes.PRODUCTS.contains(c.function().text())) && SyntaxTree.children(e).stream().allMatch(ZeroBased::isAffine);
    }

    private static boolean mentions(Expression e) {
        return e instanceof Expression.Element(Name n, _, _) && OWN.matcher(n.text()).matches() || SyntaxTree.children(e).stream().anyMatch(ZeroBased::mentions);
    }

    private static Expression counted(Expression e) {
        if (e instanceof Expression.Element(Name n, List<Expression> at, Span span) && at.size() == 1 && FAMILIES.containsKey(n.text())) {
            String family = FAMILIES.get(n.text());
            return new Expression.Element(new Name(family, n.span()), List.of(layer(at.getFirst(), family.equals("A") ? 0 : 1)), span);
        }
        return SyntaxTree.map(e, ZeroBased::counted);
    }

    /// The layer of an index; one that counts from the last is the same.
    private static Expression layer(Expression index, int more) {
        return switch (index) {
            case Expression.Number(Rational value, Span span) -> new Expression.Number(value.add(Rational.of(more)), span);
            case Name n when COUNTS.containsKey(n.text()) -> sum("L", more + COUNTS.get(n.text()), n.span());
            case Name n -> sum(LayerIndex.CURRENT, more - 1, n.span());
            case Expression.Sum(Expression first, List<Link> rest, _) when rest.stream().allMatch(k -> k.operand() instanceof Expression.Number n && n.value().isInteger()) ->
                layer(first, more + rest.stream().mapToInt(k -> (k.operator() == Operator.MINUS ? -1 : 1) * ((Expression.Number) k.operand()).value().intValueExact()).sum());
            case Expression e -> e;
        };
    }

    private static Expression sum(String base, int more, Span span) {
        Name name = new Name(base, span);
        return more == 0 ? name : new Expression.Sum(name, List.of(new Link(more < 0 ? Operator.MINUS : Operator.PLUS, new Expression.Number(Rational.of(Math.abs(more)), span))), span);
    }
}
