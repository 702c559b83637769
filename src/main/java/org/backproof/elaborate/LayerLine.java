package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.Part;
import org.backproof.language.SourceError;
import org.backproof.language.Span;
import org.backproof.language.Spelling;

/// Reads a line for a layer: `hidden h relu`, `hidden h tanh skip 1 mask d`, `output n sigmoid tied 1`.
final class LayerLine {
    /// What may follow the activation.
    static final List<String> WORDS = List.of("skip", "mask", "shared", "tied", "no");

    private static final String LOGIT = "z";
    private static final String BIAS = "bias";
    private static final String NO_BIAS = "For a layer without bias, Z = W A, write no bias.";

    private final Scope scope;
    private final Environment env;
    private final Part part;
    private final int number;
    private final String input;
    private Optional<String> mask = Optional.empty();
    private Optional<Integer> skip = Optional.empty();
    private Optional<Layer.Shared> weights = Optional.empty();
    private boolean biased = true;

    /// @param number which layer it is
    /// @param input  the name of the input, which is layer 0
    LayerLine(Part part, int number, String input, Scope scope, Environment env) {
        this.part = part;
        this.number = number;
        this.input = input;
        this.scope = scope;
        this.env = env;
    }

    /// @param units its size
    Layer layer(Expr units) {
        List<Expression> words = part.words();
        if (words.size() < 2) {
            throw new SourceError("a layer has a size and an activation", part.span(), "Write " + part.kind() + " h relu.");
        }
        Expression activation = words.get(1);
        for (int k = 2; k < words.size();) {
            k = option(words, k);
        }
        Expression function = activation instanceof Expression.Call c ? c.function() : activation;
        boolean vector = function instanceof Name n && scope.function(n.text()).orElse(null) instanceof Definition d && Pairs.wantsVector(d);
        Symbol logit = Terms.symbol(LOGIT, vector ? new Sort.Tensor(List.of(units)) : Sort.REAL);
        Tensor value = at(activation, 0, logit);
        if (value.rank() != (vector ? 1 : 0) || vector && units instanceof Num && !value.sizes().getFirst().equals(units)) {
            throw new SourceError(activation.toSource() + " of a vector is " + value.shape(), activation.span(), "An activation keeps the shape.");
        }
        return new Layer(units, activation.toSource(), logit, value, vector ? Optional.empty() : slope(activation, logit), mask, skip, weights, biased);
    }

    /// @return where the next word stands
    private int option(List<Expression> words, int k) {
        Expression word = words.get(k);
        if (!(word instanceof Name name) || !WORDS.contains(name.text())) {
            throw new SourceError("after the activation, " + word.toSource() + " is nothing that a layer has", word.span(),
                    word.toSource().contains(BIAS) || word.toSource().equals("without") ? Optional.of(NO_BIAS)
                            : Spelling.didYouMean(word.toSource(), WORDS).or(() -> Optional.of("It may have " + String.join(", ", WORDS) + " bias.")));
        }
        Optional<Expression> next = k + 1 < words.size() && !(words.get(k + 1) instanceof Name n && WORDS.contains(n.text()))
                ? Optional.of(words.get(k + 1)) : Optional.empty();
        switch (name.text()) {
            case "skip" -> skip = Optional.of(next.isEmpty() ? number - 1 : layerNumber(next.get(), "skip"));
            case "mask" -> {
                mask = Optional.of(next.filter(Name.class::isInstance).map(Expression::toSource)
                        .orElseThrow(() -> new SourceError("a mask has a name", name.span(), "Write mask d: a factor for each unit.")));
                Networks.reserved(mask.get(), next.get().span());
            }
            case "no" -> {
                next.filter(b -> b.toSource().equals(BIAS)).orElseThrow(() -> new SourceError("after no comes bias", next.map(Expression::span).orElse(name.span()), NO_BIAS));
                biased = false;
            }
            default -> {
                int other = layerNumber(next.orElseThrow(() -> new SourceError(name + " with which layer?", name.span(), "Write " + name + " 1.")), name.text());
                if (other == 0) {
                    throw new SourceError("the input has no weights", next.get().span());
                }
                weights = Optional.of(new Layer.Shared(other, name.text().equals("tied")));
            }
        }
        return next.isEmpty() ? k + 1 : k + 2;
    }

    private int layerNumber(Expression e, String word) {
        if (e instanceof Name n && n.text().equals(input)) {
            return 0;
        }
        if (e instanceof Expression.Number n && n.value().isInteger() && n.value().intValueExact() < number) {
            return n.value().intValueExact();
        }
        int least = word.equals("skip") ? 0 : 1;
        throw new SourceError(word + " " + e.toSource() + ": this is layer " + number + ", and it takes a layer before it", e.span(),
                number == 1 && least == 1 ? "There is none: the input has no weights."
                        : number - 1 == least ? "Write " + word + " " + least + "." : "Write " + word + " with a number from " + least + " to " + (number - 1) + ".");
    }

    /// The activation at the logit; a call names its other arguments, `leaky_relu(0.2)`.
    private Tensor at(Expression activation, int order, Symbol logit) {
        Span span = activation.span();
        Name place = new Name("logit'", span);
        List<Argument> arguments = new ArrayList<>(List.of(place));
        Name f = switch (activation) {
            case Name n -> n;
            case Expression.Call c when c.order() == 0 -> {
                arguments.addAll(c.arguments());
                yield c.function();
            }
            case Expression e -> throw new SourceError(e.toSource() + " is no activation", span, "Write the name of a function, such as relu.");
        };
        if (scope.function(f.text()).orElse(null) instanceof Definition d) {
            int others = d.parameters().size() - 1;
            if (arguments.size() - 1 > others) {
                throw new SourceError(d.signature() + " takes " + (others == 0 ? "no argument" : others == 1 ? "one argument" : others + " arguments") + " beside "
                        + d.parameters().getFirst().name() + ", " + (arguments.size() - 1) + (arguments.size() == 2 ? " is" : " are") + " given", span);
            }
            if (activation instanceof Name && d.parameters().stream().filter(p -> p.preset().isEmpty()).count() > 1) {
                throw new SourceError(d.signature() + " is no activation: an activation is a function of the logit", span,
                        "Give it its other arguments as in leaky_relu(0.1), or take another function.");
            }
        }
        return Expressions.value(new Expression.Call(f, order, arguments, span), env.with(place.text(), Tensor.variable(logit)));
    }

    private Optional<Expr> slope(Expression activation, Symbol logit) {
        try {
            return activation instanceof Name ? Optional.of(at(activation, 1, logit).body()) : Optional.empty();
        } catch (SourceError _) {
            return Optional.empty(); // a function with parameters has no f'
        }
    }
}
