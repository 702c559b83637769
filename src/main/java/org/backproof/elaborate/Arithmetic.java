package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Name;
import org.backproof.language.Operator;
import org.backproof.language.SourceError;
import org.backproof.language.Span;

/// Sums, products and powers, entry by entry.
final class Arithmetic {
    /// The largest power of numbers, and the inverse of the smallest, as a power of two.
    private static final int LONGEST = 1 << 20;

    private Arithmetic() {
    }

    static Tensor sum(Expression.Sum s, Environment env) {
        Tensor so = Expressions.value(s.first(), env);
        List<Expr> terms = new ArrayList<>(List.of(so.body()));
        List<Symbol> indices = so.indices();
        Expression left = s.first();
        for (Link link : s.rest()) {
            Tensor t = Expressions.value(link.operand(), env);
            if (env.sizes() == Sizes.OF_CODE) {
                Tensor sum = new Tensor(indices, Terms.add(terms));
                t = Shapes.spread(t, sum);
                sum = Shapes.spread(sum, t);
                indices = sum.indices();
                terms = new ArrayList<>(List.of(sum.body()));
            }
            String operator = link.operator().symbol();
            indices = Shapes.common(new Tensor(indices, Terms.ZERO), t, operator, env.sizes(), Operands.of(left, link.operand()));
            terms.add(link.operator() == Operator.MINUS ? Terms.negate(t.body()) : t.body());
            left = link.operand();
        }
        return new Tensor(indices, Terms.add(terms));
    }

    /// A condition as a factor is 1 where it holds, else 0.
    static Tensor product(Expression.Product p, Environment env) {
        refuseLeibniz(p, env);
        Tensor so = Expressions.value(NumpySyntax.number(p.first()), env);
        List<Expr> factors = new ArrayList<>(List.of(so.body()));
        List<Symbol> indices = so.indices();
        Expression left = p.first();
        boolean rowByColumn = isMatrixProduct(p.first());
        for (Link link : p.rest()) {
            Tensor t = Expressions.value(NumpySyntax.number(link.operand()), env);
            boolean oneByOne = rowByColumn && indices.isEmpty() && t.rank() == 2 && Shapes.isOne(t.sizes().getFirst());
            Operands operands = Operands.of(left, link.operand());
            boolean beside = !indices.isEmpty() && !t.isScalar() && !Shapes.areNumbers(new Tensor(indices, Terms.ZERO), t) && (link.operator() == Operator.BESIDE
                    || link.operator() == Operator.DOT && Matrices.multiplies(new Tensor(indices, Terms.ZERO), t, env.sizes()));
            rowByColumn = link.operator() == Operator.MATMUL && !oneByOne || beside;
            if (rowByColumn) {
                MatrixPowers.noteProduct(left, new Tensor(indices, Terms.multiply(factors)), env);
                MatrixPowers.noteProduct(link.operand(), t, env);
                Tensor product = Matrices.product(new Tensor(indices, Terms.multiply(factors)), t, env.sizes(), operands);
                indices = product.indices();
                factors = new ArrayList<>(List.of(product.body()));
            } else {
                if (env.sizes() == Sizes.OF_CODE) {
                    Tensor product = new Tensor(indices, Terms.multiply(factors));
                    t = Shapes.spread(t, product);
                    product = Shapes.spread(product, t);
                    indices = product.indices();
                    factors = new ArrayList<>(List.of(product.body()));
                }
                indices = Shapes.common(new Tensor(indices, Terms.ZERO), t, link.operator().symbol(), env.sizes(), operands);
                factors.add(link.operator() == Operator.DIVIDE ? power(t.body(), Terms.MINUS_ONE, link.operand(), link.operand().span()) : t.body());
            }
            left = link.operand();
        }
        return new Tensor(indices, Terms.multiply(factors));
    }

    /// Whether it is a product of matrices: `x'@a`, as a left factor a matrix with one entry.
    private static boolean isMatrixProduct(Expression e) {
        return e instanceof Expression.Product p && p.rest().getLast().operator() == Operator.MATMUL;
    }

    /// Entry by entry; `A^T` is the transpose, where T is not declared.
    static Tensor power(Expression.Power p, Environment env) {
        Tensor base = Expressions.value(p.base(), env);
        if (!base.isScalar() && p.exponent() instanceof Name t && t.text().equals("T") && !env.knows("T")) {
            return Matrices.transpose(base);
        }
        Tensor exponent = Expressions.value(p.exponent(), env);
        MatrixPowers.noteInverse(p, base, exponent, env);
        return new Tensor(Shapes.common(base, exponent, "^", env.sizes(), Operands.of(p.base(), p.exponent())),
                power(base.body(), exponent.body(), p.base(), p.span()));
    }

    /// @throws SourceError for a division by the number 0, and for a power of numbers that is too large to handle
    private static Expr power(Expr base, Expr exponent, Expression written, Span span) {
        if (base instanceof Num b && b.value().isZero() && exponent instanceof Num n && n.value().signum() < 0) {
            String zero = written.toSource();
            throw new SourceError(zero.equals("0") ? "division by zero" : "division by zero: " + zero + " is 0", span);
        }
        if (Math.abs(binaryLogarithm(base)) * Math.pow(2, binaryLogarithm(exponent)) > LONGEST) {
            throw new SourceError("this power is too large", span, "Numbers are exact; their powers have at most 300000 digits.");
        }
        return Terms.power(base, exponent);
    }

    /// `log₂ |x|`, roughly, of a number or a power of numbers; of 0 and of anything else 0.
    private static double binaryLogarithm(Expr e) {
        return switch (e) {
            case Num n when n.value().isZero() -> 0;
            case Num n -> {
                int bits = n.value().numerator().bitLength() - n.value().denominator().bitLength();
                yield Math.abs(bits) > 64 ? bits : Math.log(Math.abs(n.value().doubleValue())) / Math.log(2);
            }
            case Pow p when p.base() instanceof Num && p.exponent() instanceof Num n -> binaryLogarithm(p.base()) * n.value().doubleValue();
            case Expr _ -> 0;
        };
    }

    /// `dL/dz` is no derivative.
    private static void refuseLeibniz(Expression.Product p, Environment env) {
        if (p.first() instanceof Name above && p.rest().getFirst().operator() == Operator.DIVIDE && p.rest().getFirst().operand() instanceof Name below
                && isDifferential(above.text(), env) && isDifferential(below.text(), env)) {
            throw new SourceError(above + ", " + below + " are not declared", above.span().to(below.span()),
                    "For the derivative write diff(" + above.text().substring(1) + ", " + below.text().substring(1) + ").");
        }
    }

    private static boolean isDifferential(String name, Environment env) {
        return name.length() > 1 && name.charAt(0) == 'd' && !env.knows(name);
    }
}
