package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Attribute;
import org.backproof.language.Expression;
import org.backproof.language.Parameter;
import org.backproof.language.Statement;

/// A function that the language defines, `bce(a, y) = …`. It is bound early: it keeps the scope that it was made in.
///
/// The body is read once for each choice of shapes: as it says itself, and with those of the arguments where no shape is declared, as with a
/// scalar `eps` in `-sum(((1 - eps)*t + eps/K)*log(a))`.
public final class Definition implements Applicable {
    private static final List<String> LETTERS = List.of("K", "M", "N", "L");

    private final String name;
    private final List<String> otherNames;
    private final Supplier<Statement.FunctionDefinition> text;
    private final Scope scope;
    private final Set<String> calls;
    private final Map<List<Integer>, Instance> instances = new HashMap<>();
    private List<Integer> ranks;
    private Function.Defined canonical;
    private Instance usual;
    private Statement.FunctionDefinition syntax;

    Definition(Statement.FunctionDefinition syntax, Scope scope) {
        this(syntax.name().text(), List.of(), calls(syntax.body(), scope), () -> syntax, scope);
    }

    /// A definition that is parsed when it is first used.
    ///
    /// @param otherNames what else it is called, in words
    /// @param calls the names of the functions that its body calls
    public Definition(String name, List<String> otherNames, Set<String> calls, Supplier<Statement.FunctionDefinition> text, Scope scope) {
        this.name = name;
        this.otherNames = List.copyOf(otherNames);
        this.calls = calls;
        this.text = text;
        this.scope = scope;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> otherNames() {
        return otherNames;
    }

    public List<Parameter> parameters() {
        return syntax().parameters();
    }

    public Expression body() {
        return syntax().body();
    }

    /// As it was written.
    public synchronized Statement.FunctionDefinition syntax() {
        if (syntax == null) {
            syntax = text.get();
        }
        return syntax;
    }

    public List<Attribute> attributes() {
        return syntax().attributes();
    }

    /// The function in the place of this one for a matrix, as the attribute `matrix "frobenius"` names it. Others go column by column.
    Optional<Definition> ofMatrix() {
        return attributes().stream().filter(a -> a.name().text().equals("matrix")).findFirst()
                .flatMap(a -> scope.function(((Attribute.Text) a).values().getFirst())).map(Definition.class::cast);
    }

    /// `bce(a, y)`.
    @Override
    public String signature() {
        return parameters().stream().map(p -> p.name().text()).collect(Collectors.joining(", ", name() + "(", ")"));
    }

    Scope scope() {
        return scope;
    }

    private static String plainName(Applicable f) {
        return f instanceof Applicable.Primitive p ? p.function().name() : f.name();
    }

    /// The names of the functions that the body calls.
    public Set<String> calls() {
        return calls;
    }

    private static Set<String> calls(Expression body, Scope scope) {
        Set<String> out = new TreeSet<>();
        SyntaxTree.each(body, e -> {
            if (e instanceof Expression.Call c) {
                out.add(scope.function(c.function().text()).map(Definition::plainName).orElse(c.function().text()));
            }
        });
        return out;
    }

    /// The function, if it has been read and its own name is another.
    synchronized Optional<Function> alias() {
        return Optional.<Function>ofNullable(usual == null ? null : usual.function()).filter(f -> !f.name().equals(name()));
    }

    /// The definition that this one repeats, else itself.
    public Definition original() {
        return scope.identical(function(), calls()).orElse(this);
    }

    /// The parameters with their sorts.
    public List<Formal> formals() {
        return instance().formals();
    }

    /// The function as a term. Of a definition that repeats one below its scope, up to the names of parameters, it is that one.
    ///
    /// @throws org.backproof.language.SourceError if the definition is wrong
    public Function.Defined function() {
        return instance().function();
    }

    synchronized Instance instance() {
        if (usual == null) {
            ranks = ParameterShapes.ranks(this);
            usual = instance(ranks);
        }
        return usual;
    }

    private synchronized Instance instance(List<Integer> shapes) {
        Instance known = instances.get(shapes);
        if (known == null) {
            known = new Reading(this, shapes, Map.of()).instance();
            instances.put(shapes, known);
        }
        return known;
    }

    /// The body read with other ranks of some parameters, and with the named values that the environment holds free.
    Instance instance(List<Optional<Integer>> others, Environment env) {
        Instance plain = instance();
        List<Integer> all = ranks;
        if (others.stream().anyMatch(Optional::isPresent)) {
            all = new ArrayList<>(ranks);
            for (int k = 0; k < all.size(); k++) {
                all.set(k, others.get(k).orElse(ranks.get(k)));
            }
            plain = instance(all);
        }
        return Collections.disjoint(plain.uses(), env.held().keySet()) ? plain : new Reading(this, all, env.held()).instance();
    }

    /// The default value of a parameter, or null.
    public Tensor preset(int k) {
        return parameters().get(k).preset().map(e -> Expressions.value(e, Environment.of(scope, new Findings(List.of(e))))).orElse(null);
    }

    /// A scope in which the parameters are declared with their shapes, and with no domain.
    public Scope withParameters(Scope over) {
        Scope so = over.child();
        Substitution sizes = sizes();
        for (Expr size : sizes.map().values()) {
            so = so.with(Meaning.Variable.size((Symbol) size));
        }
        for (Formal f : formals()) {
            so = so.with(Meaning.Variable.free(Terms.symbol(f.name(), sizes.apply(f.sort()))));
        }
        return so;
    }

    /// Letters for the sizes of the parameters: K, then M.
    public Substitution sizes() {
        Map<Expr, Expr> sizes = new LinkedHashMap<>();
        for (Formal f : formals()) {
            if (f.sort() instanceof Sort.Tensor(List<Expr> axes)) {
                axes.stream().filter(Symbol.class::isInstance)
                        .forEach(s -> sizes.putIfAbsent(s, Terms.symbol(LETTERS.get(Math.min(sizes.size(), LETTERS.size() - 1)), Sort.SIZE)));
            }
        }
        return Substitution.of(sizes);
    }

    /// Whether the function has the same body up to the names of its parameters.
    synchronized boolean isIdentical(Function.Defined other) {
        if (parameters().size() + other.rank() != other.symbols().size()) {
            return false;
        }
        if (canonical == null) {
            canonical = Abstraction.canonical(function());
        }
        return canonical.equals(Abstraction.canonical(other));
    }
}
