package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Operator;
import org.backproof.language.SourceError;

/// Conditions: comparisons, membership, and what `and`, `or`, `not` make of them. An equation is `l − r = 0`.
final class Conditions {
    private Conditions() {
    }

    static Condition of(Expression e, Environment env) {
        return switch (e) {
            case Expression.Comparison c -> comparison(c, env);
            case Expression.Membership m -> {
                Tensor t = Expressions.value(m.subject(), env);
                yield new Condition(t.indices(), Prop.and(Domains.facts(m.set(), t.body(), env)));
            }
            case Expression.Not n -> {
                Condition c = of(n.operand(), env);
                try {
                    yield new Condition(c.indices(), Prop.negate(c.prop()), c.compared().size() == 1
                            ? c.compared().stream().map(x -> new Compared(x.left(), x.right(), Prop.negate(x.holds()))).toList() : List.of());
                } catch (IllegalArgumentException _) {
                    throw new SourceError("not " + n.operand().toSource() + " is no condition here", n.span(), "Say what holds instead.");
                }
            }
            case Expression.And a -> {
                List<Condition> parts = all(a.operands(), env);
                yield new Condition(common(a.operands(), parts, env), Prop.guard(true, parts.stream().map(Condition::prop).toList()),
                        parts.stream().flatMap(p -> p.compared().stream()).toList());
            }
            case Expression.Or o -> {
                List<Condition> parts = all(o.operands(), env);
                yield new Condition(common(o.operands(), parts, env), Prop.guard(false, parts.stream().map(Condition::prop).toList()));
            }
            case org.backproof.language.Name _, Expression.Number _, Expression.Call _, Expression.Element _, Expression.Whole _, Expression.Transpose _,
                    Expression.Array _, Expression.Power _, Expression.Negative _, Expression.Product _, Expression.Sum _,
                    Expression.Conditional _ ->
                throw new SourceError("this is a value, and a condition is wanted", e.span(), "Write for instance " + e.toSource() + " > 0.");
        };
    }

    /// The conditions that `given` and `assume` name, each by itself, about every entry.
    static List<Assumption> facts(List<Expression> written, Assumption.Origin origin, Environment env) {
        List<Assumption> out = new ArrayList<>();
        for (Expression e : written) {
            if (e instanceof Expression.And(List<Expression> operands, _)) {
                out.addAll(facts(operands, origin, env));
                continue;
            }
            Condition c = of(e, env);
            if (c.prop().equals(Prop.FALSE)) {
                throw new SourceError(e.toSource() + " never holds", e.span());
            }
            List<Prop> parts = c.prop() instanceof Prop.And(List<Prop> ps) ? ps : List.of(c.prop());
            parts.forEach(p -> out.add(new Assumption(new Condition(c.indices(), p).everywhere(), origin, e.toSource())));
        }
        return out;
    }

    private static List<Condition> all(List<Expression> operands, Environment env) {
        return operands.stream().map(x -> of(x, env)).toList();
    }

    private static List<Symbol> common(List<Expression> operands, List<Condition> parts, Environment env) {
        Tensor so = new Tensor(List.of(), Terms.ZERO);
        for (int k = 0; k < parts.size(); k++) {
            Tensor next = new Tensor(parts.get(k).indices(), Terms.ZERO);
            so = new Tensor(Shapes.common(so, next, "and", env.sizes(), Operands.of(operands.getFirst(), operands.get(k))), Terms.ZERO);
        }
        return so.indices();
    }

    private static Condition comparison(Expression.Comparison c, Environment env) {
        List<Compared> parts = new ArrayList<>();
        Tensor left = Expressions.value(c.first(), env);
        Expression before = c.first();
        List<Symbol> indices = left.indices();
        for (Link link : c.rest()) {
            Tensor right = Expressions.value(link.operand(), env);
            indices = Shapes.common(new Tensor(indices, Terms.ZERO), right, link.operator().symbol(), env.sizes(), Operands.of(before, link.operand()));
            parts.add(new Compared(left.body(), right.body(), compare(left.body(), link.operator(), right.body())));
            left = right;
            before = link.operand();
        }
        return new Condition(indices, Prop.guard(true, parts.stream().map(Compared::holds).toList()), parts);
    }

    static Prop compare(Expr left, Operator operator, Expr right) {
        return switch (operator) {
            case EQUAL -> Prop.zero(Terms.subtract(left, right));
            case NOT_EQUAL -> Prop.nonzero(Terms.subtract(left, right));
            case LESS -> Prop.positive(Terms.subtract(right, left));
            case LESS_OR_EQUAL -> Prop.nonnegative(Terms.subtract(right, left));
            case GREATER -> Prop.positive(Terms.subtract(left, right));
            case GREATER_OR_EQUAL -> Prop.nonnegative(Terms.subtract(left, right));
            case PLUS, MINUS, TIMES, DIVIDE, MATMUL, BESIDE, DOT -> throw new IllegalArgumentException("compares nothing: " + operator);
        };
    }
}
