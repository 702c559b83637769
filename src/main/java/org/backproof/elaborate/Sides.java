package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Num;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Name;
import org.backproof.language.SourceError;

/// The sides of an equation, which have one shape; a number may stand for every entry.
final class Sides {
    private Sides() {
    }

    static List<Tensor> same(List<Expression> written, Environment env) {
        List<Tensor> values = Expressions.values(written, env);
        Tensor like = values.stream().filter(t -> !isNumber(t)).findFirst().orElse(values.getFirst());
        List<Tensor> out = new ArrayList<>();
        for (int k = 0; k < values.size(); k++) {
            MatrixPowers.noteProduct(written.get(k), values.get(k), env);
            Tensor t = isNumber(values.get(k)) ? new Tensor(like.indices(), values.get(k).body()) : values.get(k);
            if (!t.sizes().equals(like.sizes())) {
                Expression w = written.get(k);
                Tensor is = t;
                String step = values.size() > 2 ? "in step " + k + " " : "";
                throw new SourceError(step + "left is " + like.shape() + ", right " + t.shape(), written.get(k - 1).span().to(written.get(k).span()),
                        hint(written.get(k - 1), like, is).or(() -> transposed(w, like, is)));
            }
            out.add(t);
        }
        return out;
    }

    private static boolean isNumber(Tensor t) {
        return t.isScalar() && t.body() instanceof Num;
    }

    /// A derivative of a vector, where that of its sum has the right shape; or by a vector or matrix, where that by an entry has.
    private static Optional<String> hint(Expression left, Tensor is, Tensor wanted) {
        if (left instanceof Expression.Call c && c.function().text().equals("diff") && c.arguments().getFirst() instanceof Expression e
                && is.rank() == 2 && wanted.rank() == 1 && is.sizes().get(1) == wanted.sizes().getFirst()) {
            return Optional.of("Did you mean sum(" + unsigned(e).toSource() + ")?");
        }
        if (left instanceof Expression.Call(Name f, _, List<Argument> arguments, _) && f.text().equals("diff") && arguments.size() == 2
                && arguments.get(1) instanceof Name by && wanted.isScalar()) {
            return Optional.of("Of one entry it is diff(" + arguments.getFirst().toSource() + ", " + by + (is.rank() == 1 ? "[j])." : "[i, j])."));
        }
        return Optional.empty();
    }

    /// A matrix whose transpose has the right shape: `diff(A@x, x)` is A, and not A'.
    private static Optional<String> transposed(Expression right, Tensor is, Tensor given) {
        if (is.rank() != 2 || !given.sizes().reversed().equals(is.sizes())) {
            return Optional.empty();
        }
        return Optional.of("The transpose has that shape: " + (right instanceof Expression.Transpose t ? t.operand() : new Expression.Transpose(right, right.span())).toSource() + ".");
    }

    private static Expression unsigned(Expression e) {
        return switch (e) {
            case Expression.Negative n -> n.operand();
            case Expression.Product(Expression.Negative first, List<Link> rest, var span) -> new Expression.Product(first.operand(), rest, span);
            case Expression x -> x;
        };
    }
}
