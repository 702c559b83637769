package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Attribute;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.Parameter;
import org.backproof.language.Span;

/// The variables that an answer needs for the parameters of functions, each with its declared domain, over the scope of a session; and what
/// holds of them.
final class InventedVariables {
    private final Scope session;
    private final Findings findings;
    private final List<Assumption> facts = new ArrayList<>();
    private final Map<Symbol, Expr> presets = new LinkedHashMap<>();
    /// From the names of parameters to those of the variables invented for them.
    private final Map<String, String> invented = new LinkedHashMap<>();
    /// The session's scope with the invented variables over it.
    private Scope scope;
    private Expr size;

    /// @param size of the vectors
    InventedVariables(Scope session, Findings findings, Expr size) {
        this.session = session;
        this.findings = findings;
        this.scope = session.child();
        this.size = size;
    }

    Scope scope() {
        return scope;
    }

    Environment env() {
        return Environment.of(scope, findings);
    }

    List<Assumption> facts() {
        return facts;
    }

    /// The default values of parameters.
    Map<Symbol, Expr> presets() {
        return presets;
    }

    Expr size() {
        return size;
    }

    void resize(Expr other) {
        size = other;
    }

    /// The names of the variables.
    Collection<String> names() {
        return invented.values();
    }

    void define(Meaning meaning) {
        scope = scope.with(meaning);
    }

    /// A parameter stands for a variable that there is.
    void take(String parameter, String variable) {
        invented.put(parameter, variable);
    }

    void fixSize(Definition d) {
        d.formals().stream().filter(f -> f.rank() == 1).map(f -> ((Sort.Tensor) f.sort()).sizes().getFirst()).filter(Num.class::isInstance)
                .forEach(n -> size = n);
    }

    /// A variable with a name, or another name where it stands for something else in the session.
    void invent(String name, boolean vector, Optional<Parameter> declared) {
        Sort sort = vector ? new Sort.Tensor(List.of(size)) : Sort.REAL;
        Symbol symbol = Terms.symbol(fresh(name, sort), sort);
        scope = scope.with(declared.map(p -> Meaning.Variable.of(symbol, p.type(), env())).orElseGet(() -> Meaning.Variable.free(symbol)));
        declared.flatMap(Parameter::preset).ifPresent(e -> presets.put(symbol, Expressions.value(e, env()).body()));
        if (vector && size instanceof Symbol s) {
            scope = scope.with(Meaning.Variable.size(s));
        }
    }

    /// The number of a class.
    void inventIndex(String name) {
        scope = scope.with(Meaning.Variable.free(Terms.symbol(name, Sort.upTo(size))));
    }

    String fresh(String name, Sort sort) {
        boolean free = !invented.containsValue(name) && available(name, sort);
        String out = name;
        for (int k = 1; !free; k++) {
            out = name + k;
            free = !invented.containsValue(out) && session.meaning(out).isEmpty();
        }
        invented.put(name, out);
        return out;
    }

    /// Whether the name stands for nothing in the session, or for such a variable.
    boolean available(String name, Sort sort) {
        return session.meaning(name).map(m -> m instanceof Meaning.Variable v && v.symbol().sort().equals(sort)).orElse(true);
    }

    /// What an invented variable is called.
    String name(String wanted) {
        return invented.getOrDefault(wanted, wanted);
    }

    /// What the library says of the labels, `given sum(t) = 1`.
    ///
    /// @param known how many of the parameters have a name here
    /// @param at    the place of the loss
    void libraryFacts(Definition d, int known, Span at) {
        Definition original = d.original();
        Environment env = env();
        for (int k = 1; k < Math.min(known, d.formals().size()); k++) {
            env = env.with(original.formals().get(k).name(), env.value(new Name(name(d.formals().get(k).name()), at)));
        }
        for (Attribute a : original.attributes()) {
            if (a instanceof Attribute.Claim(Name name, _, Expression claim, _, _) && name.text().equals("given")) {
                facts.addAll(Conditions.facts(List.of(claim), Assumption.Origin.LIBRARY, env));
            }
        }
    }
}
