package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Terms;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.SourceError;
import org.backproof.language.Spelling;

/// `fenchel_young(z, y, conjugate=F, potential=G)`: F(z) + G(y) − ⟨z, y⟩, the Fenchel–Young loss of a potential G with the conjugate
/// F(z) = max over a of ⟨a, z⟩ − G(a). Its gradient by z is ∇F(z) − y, and G(y), which is left out where no potential is given, is free of z.
///
/// Source: Blondel, Martins and Niculae 2020, Learning with Fenchel-Young Losses, definition 2. A function of numbers is added up over the entries.
final class FenchelYoung {
    static final String NAME = "fenchel_young";
    static final String CONJUGATE = "conjugate";
    static final String POTENTIAL = "potential";

    private FenchelYoung() {
    }

    static Tensor of(Expression.Call c, Environment env) {
        Map<String, Name> functions = functions(c, env.scope());
        List<Expression> places = c.arguments().stream().filter(Expression.class::isInstance).map(Expression.class::cast).toList();
        if (functions.containsKey(POTENTIAL) && !functions.containsKey(CONJUGATE)) {
            throw new SourceError("the conjugate of " + functions.get(POTENTIAL) + " is not given", c.span(),
                    "match " + NAME + "(" + POTENTIAL + "=" + functions.get(POTENTIAL) + ") looks for it.");
        }
        if (places.size() != 2 || !functions.containsKey(CONJUGATE)) {
            throw new SourceError(NAME + " takes a logit, a label and a function", c.span(), "Write " + NAME + "(z, y, " + CONJUGATE + "=softplus).");
        }
        Tensor z = Expressions.value(places.get(0), env);
        Tensor y = Expressions.value(places.get(1), env);
        if (z.rank() > 1 || z.rank() != y.rank() || !z.isScalar() && !env.sizes().same(z.sizes().getFirst(), y.sizes().getFirst())) {
            throw new SourceError("the logit and the label of " + NAME + " are numbers, or vectors of one length: " + places.get(0).toSource() + " is "
                    + z.shape() + ", " + places.get(1).toSource() + " is " + y.shape(), c.span());
        }
        List<Expr> terms = new ArrayList<>(List.of(at(functions.get(CONJUGATE), places.get(0), env)));
        Optional.ofNullable(functions.get(POTENTIAL)).ifPresent(g -> terms.add(at(g, places.get(1), env)));
        Expr product = z.isScalar() ? Terms.multiply(z.body(), y.body()) : total(Tensor.of(z.sizes(), i -> Terms.multiply(z.at(List.copyOf(i)), y.at(List.copyOf(i)))));
        terms.add(Terms.negate(product));
        return Tensor.scalar(Terms.add(terms));
    }

    /// The functions that are given by name.
    static Map<String, Name> functions(Expression.Call c, Scope scope) {
        Map<String, Name> out = new LinkedHashMap<>();
        for (Argument a : c.arguments()) {
            if (a instanceof Argument.Named(Name name, Expression value, _)) {
                if (!List.of(CONJUGATE, POTENTIAL).contains(name.text())) {
                    throw new SourceError(NAME + " has no parameter " + name, name.span(), Spelling.didYouMean(name.text(), List.of(CONJUGATE, POTENTIAL)));
                }
                if (!(value instanceof Name f) || scope.function(f.text()).isEmpty()) {
                    Optional<String> near = scope.didYouMean(value.toSource());
                    throw new SourceError(value.toSource() + " is no function", value.span(), near.or(() -> Optional.of("Give the name of one: " + name + "=softplus.")));
                }
                if (out.put(name.text(), f) != null) {
                    throw new SourceError(name + " is given twice", a.span());
                }
            }
        }
        return out;
    }

    /// The potential of `fenchel_young(potential=G)`, or `fenchel_young(G)`, the loss of which is sought.
    static Optional<Name> sought(Expression e, Scope scope) {
        if (e instanceof Expression.Call c && c.function().text().equals(NAME) && c.arguments().size() == 1 && c.arguments().getFirst() instanceof Name g
                && scope.meaning(g.text()).isEmpty() && scope.function(g.text()).isPresent()) {
            return Optional.of(g);
        }
        return e instanceof Expression.Call c && c.function().text().equals(NAME) && c.arguments().stream().allMatch(Argument.Named.class::isInstance)
                ? Optional.of(functions(c, scope)).filter(f -> f.size() == 1).map(f -> f.get(POTENTIAL)) : Optional.empty();
    }

    /// Whether one of the functions takes a vector.
    static boolean ofVectors(Expression.Call c, Scope scope) {
        return functions(c, scope).values().stream().anyMatch(f -> scope.function(f.text()).orElse(null) instanceof Definition d && Pairs.wantsVector(d));
    }

    private static Expr at(Name function, Expression argument, Environment env) {
        return total(Calls.value(new Expression.Call(function, 0, List.of(argument), argument.span()), env));
    }

    private static Expr total(Tensor t) {
        Expr out = t.body();
        for (var i : t.indices().reversed()) {
            out = Terms.sum(i, out);
        }
        return out;
    }
}
