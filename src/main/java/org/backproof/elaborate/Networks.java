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
import org.backproof.language.Binding;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.Part;
import org.backproof.language.SourceError;
import org.backproof.language.Span;
import org.backproof.language.Spelling;
import org.backproof.language.Statement;

/// Reads `network NAME { input x[n]; hidden h relu; output K softmax; loss ce }`.
final class Networks {
    private static final List<String> KINDS = List.of("input", "hidden", "output", "loss", "decay");
    private static final String LOGIT = "z";

    private final Statement.Network statement;
    private final Scope scope;
    private final Findings findings;
    private final List<Layer> layers = new ArrayList<>();

    private Networks(Statement.Network statement, Scope scope, Findings findings) {
        this.statement = statement;
        this.scope = scope;
        this.findings = findings;
    }

    /// @throws SourceError for a line that is missing, twice there, or wrong
    static Network of(Statement.Network statement, Scope scope, Findings findings) {
        return new Networks(statement, scope, findings).network();
    }

    private Network network() {
        for (Part p : statement.parts()) {
            if (!KINDS.contains(p.kind().text())) {
                throw new SourceError("a network has no line " + p.kind(), p.kind().span(),
                        Spelling.didYouMean(p.kind().text(), KINDS).or(() -> Optional.of("Its lines are " + String.join(", ", KINDS) + ".")));
            }
        }
        for (Part p : statement.parts()) {
            if (p.words().isEmpty()) {
                throw new SourceError("something is missing after " + p.kind(), p.span(), "Lines are input x[n], hidden h relu, output K softmax, loss ce.");
            }
        }
        Part input = single("input", "input x[n]");
        if (!(input.words().getFirst() instanceof Expression.Element(Name x, List<Expression> sizes, _)) || sizes.size() != 1 || input.words().size() != 1) {
            throw new SourceError("the input is a vector", input.span(), "Write input x[n].");
        }
        Expr inputs = Constructors.size(sizes.getFirst(), env());
        for (Part p : statement.parts()) {
            if (p.kind().text().equals("hidden")) {
                layers.add(layer(p, "hidden h relu"));
            }
        }
        Part output = single("output", "output K softmax");
        Layer last = layer(output, "output K softmax");
        Part loss = single("loss", "loss ce");
        if (!(loss.words().getFirst() instanceof Name) || loss.words().size() != 1) {
            throw new SourceError("a loss is a function of a prediction and a label", loss.span(), "Write loss ce, or define one: ell(a, y) = ….");
        }
        Pairs.Made made = new Pairs(scope, findings, loss.words().getFirst(), new Binding(Optional.empty(), output.words().get(1), output.span()),
                last.units()).made(List.of());
        Pairing pairing = made.pairing();
        Setting setting = new Statements(made.scope(), findings).about(pairing.atLogit()).about(pairing.value()).given(made.facts())
                .setting(statement.span());
        layers.add(new Layer(last.units(), last.activation(), pairing.logit(), pairing.value(),
                pairing.logit().sort() instanceof Sort.Real ? slope(output.words().get(1), pairing.logit()) : Optional.empty()));
        return new Network(statement.name().text(), x.text(), inputs, layers, pairing, setting.assumptions(), decay());
    }

    private Optional<Expr> decay() {
        List<Part> all = statement.parts().stream().filter(p -> p.kind().text().equals("decay")).toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Part p = single("decay", "decay lambda");
        if (p.words().size() != 1) {
            throw new SourceError("a decay is a number", p.span(), "Write decay lambda, or decay 0.01.");
        }
        return Optional.of(Expressions.scalar(p.words().getFirst(), env()));
    }

    private Environment env() {
        return Environment.of(scope, findings);
    }

    private Part single(String kind, String example) {
        List<Part> all = statement.parts().stream().filter(p -> p.kind().text().equals(kind)).toList();
        if (all.size() != 1) {
            throw new SourceError(all.isEmpty() ? "the network has no " + kind : kind + " is there twice",
                    all.isEmpty() ? statement.name().span() : all.get(1).span(), "A network has one line such as " + example + ".");
        }
        return all.getFirst();
    }

    private Layer layer(Part p, String example) {
        if (p.words().size() != 2) {
            throw new SourceError("a layer has a size and an activation", p.span(), "Write " + example + ".");
        }
        Expr units = Constructors.size(p.words().get(0), env());
        Expression activation = p.words().get(1);
        boolean vector = activation instanceof Name n && scope.function(n.text()).orElse(null) instanceof Definition d && !d.formals().isEmpty()
                && d.formals().getFirst().rank() == 1;
        Symbol logit = Terms.symbol(LOGIT, vector ? new Sort.Tensor(List.of(units)) : Sort.REAL);
        Tensor value = at(activation, 0, logit);
        if (value.rank() != (vector ? 1 : 0) || vector && units instanceof Num && !value.sizes().getFirst().equals(units)) {
            throw new SourceError(activation.toSource() + " of a vector is " + value.shape(), activation.span(), "An activation keeps the shape.");
        }
        return new Layer(units, activation.toSource(), logit, value, vector ? Optional.empty() : slope(activation, logit));
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
        return Expressions.value(new Expression.Call(f, order, arguments, span), env().with(place.text(), Tensor.variable(logit)));
    }

    private Optional<Expr> slope(Expression activation, Symbol logit) {
        try {
            return activation instanceof Name ? Optional.of(at(activation, 1, logit).body()) : Optional.empty();
        } catch (SourceError _) {
            return Optional.empty(); // a function with parameters has no f'
        }
    }
}
