package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.SetSyntax;
import org.backproof.language.SourceError;
import org.backproof.language.Statement;
import org.backproof.language.TypeSyntax;

/// Statements that change the scope: declarations, definitions, assumptions.
final class Declarations {
    private Declarations() {
    }

    /// `v, t : vector[K] in [0, 1]`.
    static Scope declare(Statement.Declaration d, Scope scope, Findings findings) {
        Scope so = scope;
        for (Name n : d.names()) {
            refuseReserved(n);
            Environment env = Environment.of(so, findings);
            if (d.type().kind() == TypeSyntax.Kind.FUNCTION) {
                so = unknownFunction(n, d.type(), so);
                continue;
            }
            Symbol symbol = Terms.symbol(n.text(), sort(n, d.type(), env));
            shadow(n, symbol, so, findings);
            so = so.with(variable(symbol, d.type(), env));
            for (Symbol size : Free.symbols(symbol)) {
                if (size.sort() instanceof Sort.Size && size != symbol) {
                    so = so.with(Meaning.Variable.size(size));
                }
            }
        }
        return so;
    }

    private static Scope unknownFunction(Name n, TypeSyntax type, Scope scope) {
        if (type.set().isPresent()) {
            throw new SourceError("a declared function is smooth everywhere", type.span(), "Leave the domain out, and state conditions with given.");
        }
        return scope.with(n.text(), new Applicable.Unknown(n.text()));
    }

    private static Sort sort(Name n, TypeSyntax type, Environment env) {
        List<Expr> sizes = new ArrayList<>();
        for (Expression e : type.sizes()) {
            if (e instanceof Name s && s.text().equals(n.text())) {
                throw new SourceError(n + " cannot be its own size", e.span());
            }
            sizes.add(Constructors.size(e, env));
        }
        int wanted = switch (type.kind()) {
            case UNSTATED, SCALAR, FUNCTION -> 0;
            case VECTOR, INDEX -> 1;
            case MATRIX -> 2;
        };
        if (sizes.size() != wanted) {
            String example = switch (wanted) {
                case 0 -> "scalar";
                case 1 -> type.kind().word() + "[K]";
                default -> "matrix[n, m]";
            };
            throw new SourceError(type.kind().word() + " with " + sizes.size() + (sizes.size() == 1 ? " size" : " sizes"), type.span(),
                    "Write " + n + " : " + example + ".");
        }
        return switch (type.kind()) {
            case VECTOR, MATRIX -> new Sort.Tensor(sizes);
            case INDEX -> Sort.upTo(sizes.getFirst());
            case UNSTATED, SCALAR, FUNCTION -> type.set().orElse(null) instanceof SetSyntax.Range r && type.kind() == TypeSyntax.Kind.UNSTATED
                    ? new Sort.Index(bound(r.first(), env), bound(r.last(), env)) : Sort.REAL;
        };
    }

    private static Expr bound(Expression e, Environment env) {
        return e instanceof Name ? Constructors.size(e, env) : Expressions.scalar(e, env);
    }

    private static Meaning.Variable variable(Symbol symbol, TypeSyntax type, Environment env) {
        return symbol.sort() instanceof Sort.Index ? new Meaning.Variable(symbol, "an index", List.of(), "") : Meaning.Variable.of(symbol, type, env);
    }

    /// `L = bce(a, y)`.
    static Scope define(Statement.ValueDefinition d, Scope scope, Findings findings) {
        String name = d.name().text();
        refuseReserved(d.name());
        if (SyntaxTree.names(d.body()).contains(name)) {
            throw new SourceError(name + " is defined by itself", d.body().span(), "Give the new value another name.");
        }
        Tensor value = Expressions.value(d.body(), Environment.of(scope, findings));
        Symbol variable = Terms.real(name);
        for (Meaning.Named used : findings.used) {
            if (Free.occurs(variable, used.value().body())) {
                throw new SourceError("a cyclic definition: " + name + " = " + d.body().toSource() + ", and " + used, d.span());
            }
        }
        if (findings.outer.contains(variable)) {
            throw new SourceError("a cyclic definition: " + d.body().toSource() + " depends on " + name, d.span());
        }
        shadow(d.name(), null, scope, findings);
        return scope.with(new Meaning.Named(name, d.body(), scope, value, findings.used));
    }

    /// `focal(a in (0, 1), y, gamma = 2) = …`.
    static Scope define(Statement.FunctionDefinition d, Scope scope, Findings findings) {
        String name = d.name().text();
        if (Calls.forms().contains(name) && scope.function("abs").isPresent()) {
            throw new SourceError(name + " is part of the language", d.name().span(), "Choose another name.");
        }
        SyntaxTree.each(d.body(), e -> {
            if (e instanceof Expression.Call c && c.function().text().equals(name)) {
                throw new SourceError(name + " is defined by itself", c.span(), "Recursion is not part of the language.");
            }
        });
        Definition definition = new Definition(d, scope);
        findings.notes.addAll(definition.instance().notes());
        for (int k = 0; k < d.parameters().size(); k++) {
            definition.preset(k);
            Meaning.Variable.of(Terms.real(name), d.parameters().get(k).type(), Environment.of(scope, new Findings(List.of())));
        }
        scope.function(name).ifPresent(old -> findings.notes.add(new Note(old instanceof Definition own && scope.definitions().contains(own)
                ? name + " is defined anew; what was said of the old " + old.signature() + " stays" : "this hides the library's " + old.signature(),
                d.span(), false)));
        return scope.with(name, definition);
    }

    /// `assume sum(t) = 1`.
    static Scope assume(Statement.Assume a, Scope scope, Findings findings) {
        return scope.with(Statements.quantified(Conditions.facts(a.facts(), Assumption.Origin.ASSUMED, Environment.of(scope, findings)), findings.indices.values()));
    }

    private static void refuseReserved(Name n) {
        if (Constants.isOne(n.text())) {
            throw new SourceError(n + " is a constant", n.span(), "Choose another name.");
        }
    }

    /// Says what a new meaning of a name does to what used the old one.
    private static void shadow(Name n, Symbol symbol, Scope scope, Findings findings) {
        Optional<Meaning> old = scope.meaning(n.text());
        if (old.isPresent() && !(old.get() instanceof Meaning.Variable v && v.symbol() == symbol)) {
            findings.notes.add(new Note(n + " has a new meaning; earlier definitions keep the old one", n.span(), false));
            return;
        }
        List<String> users = scope.named().stream().filter(v -> Free.mentions(n.text(), v.value().body())
                        && Free.symbols(v.value().body()).stream().anyMatch(s -> s != symbol && s.name().equals(n.text())))
                .map(Meaning.Named::name).toList();
        if (!users.isEmpty()) {
            findings.notes.add(new Note(String.join(", ", users) + (users.size() == 1 ? " was" : " were") + " defined before, with " + n
                    + " as a variable, and " + (users.size() == 1 ? "keeps" : "keep") + " it so", n.span(), false));
        }
    }
}
