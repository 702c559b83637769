package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Binding;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.SourceError;

/// A pair whose loss is an expression about a named prediction, `pair -y*log(a) with a = sigmoid(z)`.
///
/// @param pairs what both kinds of pairs need
record ExpressionPair(Pairs pairs, Scope session, Expression loss, Binding binding) {

    Pairing of(Tensor activation, Symbol logit) {
        Name name = binding.name().orElseThrow(this::unnamed);
        Symbol a = Terms.symbol(name.text(), activation.isScalar() ? Sort.REAL : new Sort.Tensor(activation.sizes()));
        Optional<Meaning> known = session.meaning(name.text());
        if (activation.rank() == 1) {
            pairs.variables().resize(activation.sizes().getFirst());
        }
        List<Assumption> usual = activation.rank() == 1 ? labels(name) : List.of();
        Expr atPrediction;
        Expr atLogit;
        if (known.orElse(null) instanceof Meaning.Named v) {
            atPrediction = pairs.total(Expressions.value(loss, pairs.variables().env().holding(v, Tensor.variable(a))));
            atLogit = pairs.total(Expressions.value(loss, pairs.variables().env().holding(v, activation)));
        } else {
            Environment env = known.isPresent() ? pairs.variables().env() : pairs.variables().env().with(name.text(), Tensor.variable(a));
            atPrediction = pairs.total(Expressions.value(loss, env));
            atLogit = substituted(a, activation, atPrediction);
        }
        if (!Free.occurs(a, atPrediction)) {
            String is = known.orElse(null) instanceof Meaning.Variable v && v.symbol() != a
                    ? ": " + name + " is " + Tensor.variable(v.symbol()).shape() + ", and " + binding.value().toSource() + " is " + activation.shape() : "";
            throw new SourceError(loss.toSource() + " does not depend on " + name + is, loss.span());
        }
        return new Pairing(loss.toSource(), binding.value().toSource(), logit, a, activation, atPrediction, atLogit,
                labelsFirst(labelled(name).keySet(), Pairs.others(activation, atPrediction, a, logit)), List.of(), usual);
    }

    /// Of a loss that is not called with prediction and label; a function in it that there is not is what is wrong first.
    private SourceError unnamed() {
        if (pairs.isPrimitive(loss)) {
            return Meant.noLoss((Name) loss, session);
        }
        Meant.calls(loss, session);
        return new SourceError("the prediction has no name in " + loss.toSource(), binding.span(), "Write with a = " + binding.value().toSource() + ".");
    }

    private Expr substituted(Symbol a, Tensor activation, Expr e) {
        try {
            return Substitution.of(a, activation.argument()).apply(e);
        } catch (Substitution.Capture _) {
            throw new SourceError(loss.toSource() + " contains a derivative by " + a.name(), loss.span(), "Define " + a.name() + " = "
                    + binding.value().toSource() + " first, and the loss after it.");
        }
    }

    private static List<Symbol> labelsFirst(Set<String> labels, List<Symbol> all) {
        return Stream.concat(all.stream().filter(s -> labels.contains(s.name())), all.stream().filter(s -> !labels.contains(s.name()))).toList();
    }

    /// The labels in `ce(a, t)`, where they are not declared: vectors as long as the prediction, of which the loss says what it says of its own.
    ///
    /// @return what it says of those that are declared
    private List<Assumption> labels(Name prediction) {
        List<Assumption> usual = new ArrayList<>();
        labelled(prediction).forEach((label, d) -> {
            Optional<Meaning> known = session.meaning(label);
            Formal own = d.formals().get(1);
            if (own.rank() == 1 && (known.isEmpty() || known.get() instanceof Meaning.Variable v && v.symbol().sort() instanceof Sort.Tensor t && t.sizes().size() == 1)) {
                if (known.isEmpty()) {
                    pairs.variables().invent(label, true, Optional.of(own.syntax()));
                }
                pairs.variables().take(own.name(), label);
                List<Assumption> said = new ArrayList<>(pairs.variables().facts());
                pairs.variables().libraryFacts(d, 2, loss.span());
                if (known.isPresent()) {
                    pairs.variables().facts().stream().filter(f -> !said.contains(f)).forEach(usual::add);
                    pairs.variables().facts().retainAll(said);
                }
            }
        });
        return usual;
    }

    /// The names beside the prediction in `ce(a, t)`, and the function.
    private Map<String, Definition> labelled(Name prediction) {
        Map<String, Definition> out = new LinkedHashMap<>();
        SyntaxTree.each(loss, e -> {
            if (e instanceof Expression.Call c && session.function(c.function().text()).orElse(null) instanceof Definition d && c.arguments().size() > 1
                    && c.arguments().getFirst() instanceof Name first && first.text().equals(prediction.text()) && c.arguments().get(1) instanceof Name label) {
                out.putIfAbsent(label.text(), d);
            }
        });
        return out;
    }
}
