package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Expression;
import org.backproof.language.SourceError;

/// A defined function at its arguments. A function of scalars goes entry by entry, one of vectors column by column.
final class Application {
    private final Definition definition;
    private final Expression.Call call;
    private final Environment env;
    private final List<Optional<Expression>> written;
    private final Map<Symbol, Expr> dimensions = new LinkedHashMap<>();
    private List<Formal> formals;
    /// The number of columns that the function is mapped over.
    private Optional<Expr> columns = Optional.empty();

    private Application(Definition definition, Expression.Call call, Environment env) {
        this.definition = definition;
        this.call = call;
        this.env = env;
        this.written = Arguments.matched(definition, call);
    }

    static Tensor of(Definition d, Expression.Call c, Environment env) {
        return new Application(ofMatrix(d, c, env).orElse(d), c, env).value();
    }

    /// The function that the definition says it is of a matrix, where one is given: `norm(A)` is `frobenius(A)`.
    private static Optional<Definition> ofMatrix(Definition d, Expression.Call c, Environment env) {
        Optional<Definition> matrix = d.ofMatrix();
        return matrix.isPresent() && c.arguments().size() == 1 && c.arguments().getFirst() instanceof Expression e && Expressions.value(e, env).rank() == 2 ? matrix
                : Optional.empty();
    }

    /// A function of scalars at values.
    static Tensor elementwise(Definition d, List<Tensor> arguments, Expression.Call c, Environment env) {
        return Calls.elementwise(d.function(), arguments, c, env);
    }

    private Tensor value() {
        formals = definition.formals();
        List<Optional<Tensor>> given = new ArrayList<>();
        for (int k = 0; k < formals.size(); k++) {
            Formal f = formals.get(k);
            boolean later = f.sort() instanceof Sort.Index || f.sort() instanceof Sort.Size;
            Tensor preset = definition.preset(k);
            given.add(later ? Optional.empty() : Optional.of(written.get(k).map(e -> Expressions.value(e, env)).orElse(preset)));
        }
        Instance instance = instance(given);
        formals = instance.formals();
        return formals.stream().anyMatch(f -> f.rank() > 0) ? tensors(instance, given) : scalars(instance, given);
    }

    /// The body read with the shapes of the arguments. One that cannot be, as `sum(v^2)` of a number, is told of the argument.
    private Instance instance(List<Optional<Tensor>> given) {
        List<Optional<Integer>> others = otherRanks(given);
        try {
            return definition.instance(others, env);
        } catch (SourceError e) {
            throw IntStream.range(0, others.size()).filter(k -> others.get(k).filter(r -> r == 0).isPresent()).mapToObj(this::wantsTensor).findFirst().orElse(e);
        }
    }

    /// The ranks of those arguments whose parameter has no declared shape and another rank than theirs, next to a vector; else nothing.
    private List<Optional<Integer>> otherRanks(List<Optional<Tensor>> given) {
        List<Optional<Integer>> out = new ArrayList<>();
        int first = -1;
        boolean some = false;
        for (int k = 0; k < formals.size(); k++) {
            Formal f = formals.get(k);
            int rank = given.get(k).map(Tensor::rank).orElse(0);
            first = first < 0 && f.rank() > 0 ? k : first;
            some |= f.rank() > 0 && rank > 0;
            boolean each = f.isReal() && given.get(k).filter(t -> forEachColumn(t, given)).isPresent();
            out.add(Optional.of(rank).filter(r -> f.inferred() && !each && (f.rank() > 0 && r == 0 || f.isReal() && r > 0)));
        }
        if (!some && first >= 0) {
            throw wantsTensor(first);
        }
        return first < 0 ? List.of() : out;
    }

    /// Whether a vector has an entry for each column of a matrix that the function is mapped over: a label for each example.
    private boolean forEachColumn(Tensor t, List<Optional<Tensor>> given) {
        for (int k = 0; k < formals.size(); k++) {
            Tensor matrix = given.get(k).orElse(null);
            if (t.rank() == 1 && formals.get(k).rank() == 1 && matrix != null && matrix.rank() == 2 && matrix.sizes().get(1) == t.sizes().getFirst()) {
                return true;
            }
        }
        return false;
    }

    private SourceError wantsTensor(int k) {
        String argument = written.get(k).map(Expression::toSource).orElse(formals.get(k).name());
        String wanted = formals.get(k).rank() == 1 ? "vector" : "matrix";
        boolean undeclared = written.get(k).orElse(null) instanceof org.backproof.language.Name n && !env.knows(n.text());
        return new SourceError(definition.signature() + " takes a " + wanted + " " + formals.get(k).name() + ", and " + argument + " is a scalar",
                written.get(k).map(Expression::span).orElse(call.span()),
                Optional.of("Declare " + argument + (wanted.equals("vector") ? " : vector[K]." : " : matrix[n, m].")).filter(_ -> undeclared));
    }

    private Tensor scalars(Instance instance, List<Optional<Tensor>> given) {
        Tensor shape = new Tensor(List.of(), Terms.ZERO);
        List<Expr> arguments = new ArrayList<>();
        for (int k = 0; k < formals.size(); k++) {
            Optional<Tensor> t = given.get(k);
            if (t.isPresent()) {
                shape = new Tensor(Shapes.common(shape, t.get(), ",", env.sizes(), new Operands(call, call, call.span())), Terms.ZERO);
            }
            arguments.add(t.map(Tensor::body).orElse(null));
        }
        if (instance.function().rank() > 0 && !shape.isScalar()) {
            throw new SourceError(definition.signature() + " takes scalars, as its value is a tensor", call.span());
        }
        Tensor value = applied(instance, arguments);
        return value.isScalar() ? new Tensor(shape.indices(), value.body()) : value;
    }

    private Tensor tensors(Instance instance, List<Optional<Tensor>> given) {
        for (int k = 0; k < formals.size(); k++) {
            if (formals.get(k).sort() instanceof Sort.Tensor sort) {
                bind(k, sort, given.get(k).orElseThrow());
            }
        }
        List<Expr> arguments = new ArrayList<>();
        for (int k = 0; k < formals.size(); k++) {
            Tensor t = given.get(k).orElse(null);
            if (t == null) {
                arguments.add(null);
            } else if (formals.get(k).isReal() && columns.isPresent() && forEachColumn(t, given)) {
                Symbol index = Tensor.index(instance.function().rank() + 1, columns.get());
                arguments.add(Substitution.of(t.indices().getFirst(), index).apply(t.body()));
            } else if (formals.get(k).rank() == 0) {
                if (!t.isScalar()) {
                    throw new SourceError(formals.get(k).name() + " is a scalar in " + definition.signature() + ", and " + t.shape() + " is given",
                            written.get(k).map(Expression::span).orElse(call.span()));
                }
                arguments.add(t.body());
            } else {
                arguments.add(t.rank() > formals.get(k).rank() ? column(t, instance.function().rank()) : t.argument());
            }
        }
        return applied(instance, arguments);
    }

    /// The sizes that a parameter's shape stands for.
    private void bind(int k, Sort.Tensor sort, Tensor t) {
        int rank = sort.sizes().size();
        if (t.isScalar() || t.rank() < rank) {
            throw t.isScalar() ? wantsTensor(k) : misfit(k, t, Shapes.text(sort.sizes()));
        }
        if (t.rank() > rank) {
            Expr count = t.sizes().get(1);
            if (columns.isPresent() && !env.sizes().same(columns.get(), count)) {
                throw misfit(k, t, "a matrix of " + Shapes.size(columns.get()) + " columns");
            }
            columns = Optional.of(count);
        }
        for (int axis = 0; axis < rank; axis++) {
            Expr wanted = sort.sizes().get(axis);
            Expr size = t.sizes().get(axis);
            Expr known = wanted instanceof Symbol s ? dimensions.putIfAbsent(s, size) : wanted;
            if (known != null && !env.sizes().same(known, size)) {
                throw misfit(k, t, rank == 1 ? "vector[" + Shapes.size(known) + "]" : "another size, " + Shapes.size(known));
            }
        }
    }

    private SourceError misfit(int k, Tensor t, String wanted) {
        return new SourceError(formals.get(k).name() + " of " + definition.signature() + " is " + t.shape() + ", and " + wanted + " is wanted",
                written.get(k).map(Expression::span).orElse(call.span()));
    }

    /// The column of a matrix that the function is applied to; its index is the last one of the value.
    private Expr column(Tensor t, int rank) {
        Symbol own = t.indices().get(1);
        Symbol index = Tensor.index(rank + 1, t.sizes().get(1));
        return Substitution.of(own, index).apply(Terms.lambda(t.indices().subList(0, 1), t.body()));
    }

    private Tensor applied(Instance instance, List<Expr> arguments) {
        Function.Defined f = instance.function();
        Substitution sizes = Substitution.of(dimensions);
        for (int k = 0; k < formals.size(); k++) {
            if (formals.get(k).sort() instanceof Sort.Index range) {
                arguments.set(k, Indices.at(written.get(k).orElseThrow(), sizes.apply(range.upper()), definition.signature(), env));
            } else if (formals.get(k).sort() instanceof Sort.Size) {
                Expression size = written.get(k).orElseThrow();
                arguments.set(k, Constructors.size(size, env));
                dimensions.put(f.symbols().get(k), arguments.get(k));
            }
        }
        int visible = formals.size();
        List<Symbol> hidden = f.symbols().subList(visible, visible + f.hidden());
        hidden.forEach(h -> arguments.add(Tensor.variable(h).argument()));
        env.findings().outer.addAll(hidden);
        env.findings().used.addAll(instance.uses());
        List<Symbol> indices = new ArrayList<>();
        Substitution all = Substitution.of(dimensions);
        for (Symbol trailing : f.symbols().subList(visible + f.hidden(), f.symbols().size())) {
            indices.add(Tensor.index(indices.size() + 1, all.apply(((Sort.Index) trailing.sort()).upper())));
        }
        arguments.addAll(indices);
        columns.ifPresent(n -> indices.add(Tensor.index(indices.size() + 1, n)));
        return new Tensor(indices, Terms.apply(f, arguments));
    }
}
