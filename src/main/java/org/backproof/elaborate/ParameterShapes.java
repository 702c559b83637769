package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.backproof.expr.Sort;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Name;
import org.backproof.language.Operator;
import org.backproof.language.Parameter;
import org.backproof.language.SetSyntax;
import org.backproof.language.SourceError;
import org.backproof.language.TypeSyntax;

/// The shapes of parameters: as declared; else a vector for what stands under a reduction or is indexed and has no default, else a scalar.
final class ParameterShapes {
    /// An index, as in `z[c]`.
    static final int INDEX = -1;
    /// A size, as in `sum(i in 1..n, …)`.
    static final int SIZE = -2;

    private final Scope scope;
    private final Map<String, Integer> ranks = new HashMap<>();

    private ParameterShapes(Scope scope) {
        this.scope = scope;
    }

    /// Whether nothing is declared of the shape.
    static boolean isInferred(Parameter p) {
        return p.type().kind() == TypeSyntax.Kind.UNSTATED;
    }

    /// Ranks, or [#INDEX], or [#SIZE].
    static List<Integer> ranks(Definition d) {
        ParameterShapes shapes = new ParameterShapes(d.scope());
        d.parameters().forEach(p -> shapes.ranks.put(p.name().text(), 0));
        shapes.visit(d.body(), false);
        List<Integer> out = new ArrayList<>();
        for (Parameter p : d.parameters()) {
            out.add(declared(p, shapes.ranks.get(p.name().text())));
        }
        return out;
    }

    private static int declared(Parameter p, int found) {
        return switch (p.type().kind()) {
            case UNSTATED -> (p.type().integer() || p.preset().isPresent()) && found > 0 ? 0 : found;
            case SCALAR -> found == SIZE || found == INDEX ? found : 0;
            case VECTOR -> sized(p, 1);
            case MATRIX -> sized(p, 2);
            case INDEX -> INDEX;
            case FUNCTION -> throw new SourceError("a parameter cannot be a function", p.span());
        };
    }

    private static int sized(Parameter p, int rank) {
        int sizes = p.type().sizes().size();
        if (sizes != 0 && sizes != rank) {
            throw new SourceError("a " + p.type().kind().word() + " has " + (rank == 1 ? "one size" : "two sizes"), p.span());
        }
        return rank;
    }

    private void mark(Object e, int rank) {
        if (e instanceof Name n && ranks.containsKey(n.text())) {
            ranks.merge(n.text(), rank, (a, b) -> a == 0 || b > a && a > 0 ? b : a);
        }
    }

    /// @param reduced whether a reduction stands around it
    private void visit(Expression e, boolean reduced) {
        switch (e) {
            case Name n when reduced -> mark(n, 1);
            case Expression.Call c -> call(c, reduced);
            case Expression.Element(Name t, List<Expression> sizes, _) when Constructors.isSized(t.text()) -> sizes.forEach(s -> mark(s, SIZE));
            case Expression.Element(Expression tensor, List<Expression> at, _) -> {
                mark(tensor, at.size());
                visit(tensor, true);
                at.forEach(this::index);
            }
            case Expression.Transpose t -> visit(t.operand(), true);
            case Expression.Product(Expression first, List<Link> rest, _) -> product(first, rest, reduced);
            case Name _, Expression.Number _, Expression.Whole _, Expression.Array _, Expression.Power _, Expression.Negative _, Expression.Sum _, Expression.Conditional _,
                    Expression.Comparison _, Expression.Membership _, Expression.Not _, Expression.And _, Expression.Or _ ->
                SyntaxTree.children(e).forEach(x -> visit(x, reduced));
        }
    }

    private void index(Expression e) {
        mark(e, INDEX);
        visit(e, false);
    }

    private void product(Expression first, List<Link> rest, boolean reduced) {
        for (int k = -1; k < rest.size(); k++) {
            boolean before = k >= 0 && rest.get(k).operator() == Operator.MATMUL;
            boolean after = k + 1 < rest.size() && rest.get(k + 1).operator() == Operator.MATMUL;
            visit(k < 0 ? first : rest.get(k).operand(), reduced || before || after);
        }
    }

    private void call(Expression.Call c, boolean reduced) {
        String name = c.function().text();
        List<Argument> arguments = c.arguments();
        switch (name) {
            case "delta" -> arguments.forEach(a -> asIndex(a));
            case "onehot" -> {
                asIndex(arguments.getFirst());
                arguments.stream().skip(1).forEach(a -> mark(a, SIZE));
            }
            case "sum", "mean", "max", "min" -> {
                boolean over = arguments.stream().anyMatch(Argument.Ranging.class::isInstance) || arguments.size() > 1;
                boolean whole = !over || arguments.stream().anyMatch(Argument.Named.class::isInstance);
                each(arguments, reduced || whole);
            }
            case "trace" -> arguments.forEach(a -> mark(a, 2));
            case "diag" -> each(arguments, true);
            case FenchelYoung.NAME -> each(arguments, reduced || FenchelYoung.ofVectors(c, scope));
            default -> scope.function(name).ifPresentOrElse(f -> function(f, arguments, reduced),
                    () -> Words.read(c).ifPresentOrElse(e -> visit(e, reduced), () -> each(arguments, reduced || Words.ofVectors(name))));
        }
    }

    private void asIndex(Argument a) {
        if (a instanceof Expression e) {
            index(e);
        }
    }

    private void each(List<Argument> arguments, boolean reduced) {
        for (Argument a : arguments) {
            switch (a) {
                case Argument.Ranging(_, SetSyntax.Range range, _) -> SyntaxTree.bounds(range).forEach(b -> SyntaxTree.each(b, x -> mark(x, SIZE)));
                case Argument.Named(_, Expression value, _) -> visit(value, reduced);
                case Expression e -> visit(e, reduced);
            }
        }
    }

    private void function(Applicable f, List<Argument> arguments, boolean reduced) {
        if (!(f instanceof Definition d) || d.formals().size() < arguments.size()) {
            each(arguments, reduced);
            return;
        }
        for (int k = 0; k < arguments.size(); k++) {
            Sort sort = d.formals().get(k).sort();
            switch (sort) {
                case Sort.Index _ -> asIndex(arguments.get(k));
                case Sort.Size _ -> mark(arguments.get(k), SIZE);
                case Sort.Tensor(var sizes) when sizes.size() == 2 -> mark(arguments.get(k), 2);
                case Sort.Tensor _ -> each(arguments.subList(k, k + 1), true);
                case Sort.Real _ -> each(arguments.subList(k, k + 1), reduced);
            }
        }
    }
}
