package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.SourceError;

/// What a derivative is taken by: a variable, an entry of one, or a named value.
///
/// @param symbol the variable; null for a named value
/// @param at     the entry
record DiffVariable(Symbol symbol, Optional<Meaning.Named> named, Optional<List<Expr>> at, String written) {

    /// @throws SourceError for what there is no derivative by
    static DiffVariable of(Expression e, Environment env) {
        return switch (e) {
            case Name n -> of(n, Optional.empty(), env);
            case Expression.Element(Name tensor, List<Expression> indices, _) when !Constructors.isSized(tensor.text()) ->
                of(tensor, Optional.of(indices), env);
            case Expression.Number _ -> throw none(e.toSource() + " is a number", e);
            case Expression.Call _, Expression.Element _, Expression.Whole _, Expression.Transpose _, Expression.Array _, Expression.Power _, Expression.Negative _,
                    Expression.Product _, Expression.Sum _, Expression.Conditional _, Expression.Comparison _, Expression.Membership _,
                    Expression.Not _, Expression.And _, Expression.Or _ ->
                throw new SourceError(e.toSource() + " is not a variable", e.span(),
                        "Give it a name, p = " + e.toSource() + ", write p where it stands, and take the derivative by p.");
        };
    }

    private static DiffVariable of(Name n, Optional<List<Expression>> indices, Environment env) {
        if (!env.locals().containsKey(n.text())) {
            switch (env.scope().meaning(n.text()).orElse(null)) {
                case Meaning.Variable v when !v.discrete().isEmpty() -> throw none(n + " is " + v.discrete(), n);
                case Meaning.Named v when !env.held().containsKey(v) -> {
                    return new DiffVariable(null, Optional.of(v), at(n, v.value(), indices, env), n.text());
                }
                case Meaning.Named _, Meaning.Variable _ -> {
                }
                case null -> refuse(n, env);
            }
        }
        Tensor t = env.value(n);
        Symbol symbol = switch (t.body()) {
            case Symbol s when s.sort() instanceof Sort.Real -> s;
            case Entry entry when entry.indices().equals(t.indices()) -> entry.tensor();
            case Expr _ -> throw none(n + " is an index", n);
        };
        return new DiffVariable(symbol, Optional.empty(), at(n, t, indices, env), n.text());
    }

    private static void refuse(Name n, Environment env) {
        if (Constants.isOne(n.text())) {
            throw none(n + " is a constant", n);
        }
        if (env.findings().sizeNames.contains(n.text())) {
            throw none(n + " is a size", n);
        }
        if (env.findings().indexNames.contains(n.text())) {
            throw none(n + " is an index", n);
        }
    }

    private static Optional<List<Expr>> at(Name n, Tensor t, Optional<List<Expression>> indices, Environment env) {
        if (indices.isEmpty()) {
            return Optional.empty();
        }
        if (indices.get().size() != t.rank()) {
            throw new SourceError(n + " is " + t.shape() + ", and " + indices.get().size() + " indices are written", n.span());
        }
        List<Expr> at = new ArrayList<>();
        for (int k = 0; k < t.rank(); k++) {
            at.add(Indices.at(indices.get().get(k), t.sizes().get(k), n.text(), env));
        }
        return Optional.of(at);
    }

    private static SourceError none(String what, Expression e) {
        return new SourceError(what + ": there is no derivative by it", e.span());
    }
}
