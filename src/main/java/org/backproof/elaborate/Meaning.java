package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.backproof.expr.Children;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.language.Expression;
import org.backproof.language.SourceError;
import org.backproof.language.TypeSyntax;

/// What the name of a value stands for.
public sealed interface Meaning {
    String name();

    /// A declared name.
    ///
    /// @param discrete why there is no derivative by it: `an integer`, `one of {0, 1}`; empty where there is one
    /// @param facts    its declared domain; for a tensor quantified over the entries
    /// @param text     the domain as it was declared: `y in [0, 1]`
    record Variable(Symbol symbol, String discrete, List<Prop> facts, String text) implements Meaning {
        public Variable {
            facts = List.copyOf(facts);
        }

        static Variable size(Symbol size) {
            return new Variable(size, "a size", List.of(), "");
        }

        /// A variable without a domain.
        static Variable free(Symbol symbol) {
            return new Variable(symbol, "", List.of(), "");
        }

        /// A variable with a declared domain.
        ///
        /// @throws SourceError for an empty domain
        static Variable of(Symbol symbol, TypeSyntax type, Environment env) {
            Tensor t = Tensor.variable(symbol);
            List<Prop> facts = new ArrayList<>();
            if (type.integer()) {
                facts.add(Prop.whole(t.body()));
            }
            type.set().ifPresent(s -> facts.addAll(Domains.facts(s, t.body(), env)));
            if (facts.contains(Prop.FALSE)) {
                throw new SourceError("no number is in " + type.set().orElseThrow().toSource(), type.span());
            }
            String text = symbol.name() + (type.integer() ? " integer" : "") + type.set().map(s -> " in " + s.toSource()).orElse("");
            return new Variable(symbol, Domains.discrete(type.set(), type.integer()),
                    facts.stream().map(f -> new Condition(t.indices(), f).everywhere()).toList(), text);
        }

        @Override
        public String name() {
            return symbol.name();
        }

        boolean isSize() {
            return symbol.sort() instanceof Sort.Size;
        }
    }

    /// A defined value, `a = sigmoid(z)`. Its definition is bound early: it keeps the scope it was made in.
    final class Named implements Meaning {
        private final String name;
        private final Expression definition;
        private final Scope scope;
        private final Tensor value;
        private final Set<Named> uses;

        Named(String name, Expression definition, Scope scope, Tensor value, Set<Named> uses) {
            this.name = name;
            this.definition = definition;
            this.scope = scope;
            this.value = value;
            this.uses = uses;
        }

        @Override
        public String name() {
            return name;
        }

        /// As it was written.
        public Expression definition() {
            return definition;
        }

        /// With all named values put in.
        public Tensor value() {
            return value;
        }

        Scope scope() {
            return scope;
        }

        /// The named values that the definition depends on, through others too.
        Set<Named> uses() {
            return uses;
        }

        /// Whether it may stand in a term, so that its name has a meaning there; exact for a number, for a tensor by the variables alone.
        public boolean standsIn(Expr e) {
            Expr body = value.body();
            return value.isScalar() ? body == e || Children.of(e).stream().anyMatch(this::standsIn)
                    : Free.symbols(e).containsAll(Free.symbols(body).stream().filter(s -> !value.indices().contains(s)).toList());
        }

        @Override
        public String toString() {
            return name + " = " + definition.toSource();
        }
    }
}
