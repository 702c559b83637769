package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Terms;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.SourceError;

/// The value of an expression.
final class Expressions {
    private Expressions() {
    }

    static Tensor value(Expression e, Environment env) {
        return switch (e) {
            case Name n -> env.value(n);
            case Expression.Number n -> Tensor.scalar(Terms.num(n.value()));
            case Expression.Call c -> Calls.value(c, env);
            case Expression.Element t when t.tensor() instanceof Name n && Constructors.isSized(n.text()) && !env.knows(n.text()) ->
                Constructors.sized(n.text(), t, env);
            case Expression.Element t -> Indices.element(t, env);
            case Expression.Whole w -> throw new SourceError("a : stands for all entries along an axis, and an index is wanted", w.span(), "Write an index, i.");
            case Expression.Transpose t -> Matrices.transpose(value(t.operand(), env));
            case Expression.Array a -> Constructors.array(a, env);
            case Expression.Power p -> Arithmetic.power(p, env);
            case Expression.Negative n -> value(n.operand(), env).map(Terms::negate);
            case Expression.Product p -> Arithmetic.product(p, env);
            case Expression.Sum s -> Arithmetic.sum(s, env);
            case Expression.Conditional c -> conditional(c, env);
            case Expression.Comparison _, Expression.Membership _, Expression.Not _, Expression.And _, Expression.Or _ ->
                throw new SourceError("this is a condition, and a value is wanted", e.span(), "Write if " + e.toSource() + " then … else ….");
        };
    }

    /// A value that must be a scalar.
    static Expr scalar(Expression e, Environment env) {
        Tensor t = value(e, env);
        if (!t.isScalar()) {
            throw new SourceError(e.toSource() + " is " + t.shape() + ", and a scalar is wanted", e.span());
        }
        return t.body();
    }

    static List<Tensor> values(List<? extends Expression> all, Environment env) {
        List<Tensor> out = new ArrayList<>(all.size());
        all.forEach(e -> out.add(value(e, env)));
        return out;
    }

    private static Tensor conditional(Expression.Conditional c, Environment env) {
        Condition test = Conditions.of(c.test(), env);
        Tensor yes = value(c.yes(), env);
        Tensor no = value(c.no(), env);
        Tensor both = new Tensor(Shapes.common(yes, no, "else", env.sizes(), Operands.of(c.yes(), c.no())), yes.body());
        Tensor guard = new Tensor(test.indices(), Terms.ZERO);
        return new Tensor(Shapes.common(guard, both, "then", env.sizes(), Operands.of(c.test(), c.yes())),
                Terms.cases(test.prop(), yes.body(), no.body()));
    }
}
