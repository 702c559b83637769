package org.backproof.language;

import java.util.List;
import org.backproof.numeric.Rational;

/// An expression or a condition as it was written.
///
/// Chains are flat, so that a sum of ten thousand terms is one record: `a - b + c` is the first operand `a` and the links `- b`, `+ c`.
/// Brackets leave no trace but the shape: `(a + b) + c` is a chain whose first operand is a chain.
public sealed interface Expression extends Argument permits Name, Expression.Number, Expression.Call, Expression.Element, Expression.Whole, Expression.Transpose,
        Expression.Array, Expression.Power, Expression.Negative, Expression.Product, Expression.Sum, Expression.Conditional,
        Expression.Comparison, Expression.Membership, Expression.Not, Expression.And, Expression.Or {
    /// An exact number, never negative when it was read.
    record Number(Rational value, Span span) implements Expression {
    }

    /// `f(x, y)`, or with primes `f''(x)`.
    ///
    /// @param order how many primes: the order of the derivative
    record Call(Name function, int order, List<Argument> arguments, Span span) implements Expression {
    }

    /// `t[i]`, `W[i, j]`; also `ones[K]`, `eye[K]`.
    record Element(Expression tensor, List<Expression> indices, Span span) implements Expression {
    }

    /// `:` between the brackets of `W[:, j]`: all along the axis.
    record Whole(Span span) implements Expression {
    }

    /// `x'`, `x.T`, `xᵀ`.
    record Transpose(Expression operand, Span span) implements Expression {
    }

    /// `[a, b]`; a matrix is a list of rows, `[[a, b], [c, d]]`.
    record Array(List<Expression> entries, Span span) implements Expression {
    }

    record Power(Expression base, Expression exponent, Span span) implements Expression {
    }

    record Negative(Expression operand, Span span) implements Expression {
    }

    /// `a * b / c @ d`, from left to right.
    record Product(Expression first, List<Link> rest, Span span) implements Expression {
    }

    /// `a + b - c`, from left to right.
    record Sum(Expression first, List<Link> rest, Span span) implements Expression {
    }

    /// `if test then yes else no`.
    record Conditional(Expression test, Expression yes, Expression no, Span span) implements Expression {
    }

    /// `a = b`, `0 < a < 1`: each neighbouring pair is compared.
    record Comparison(Expression first, List<Link> rest, Span span) implements Expression {
    }

    /// `z in (0, 1)`.
    record Membership(Expression subject, SetSyntax set, Span span) implements Expression {
    }

    record Not(Expression operand, Span span) implements Expression {
    }

    record And(List<Expression> operands, Span span) implements Expression {
    }

    record Or(List<Expression> operands, Span span) implements Expression {
    }

    /// One step of a chain: the operator and what stands at its right.
    record Link(Operator operator, Expression operand) {
    }
}
