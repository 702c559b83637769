package org.backproof.kernel;

import java.util.List;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Cases;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Mul;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Terms and true premises that the uses of inferences share.
final class Letters {
    static final Symbol X = Terms.real("x");
    static final Symbol Y = Terms.real("y");
    static final Symbol Z = Terms.real("z");
    static final Symbol K = Terms.symbol("K", Sort.SIZE);
    static final Symbol V = Terms.symbol("v", new Sort.Tensor(List.of(K)));
    static final Symbol T = Terms.symbol("t", new Sort.Tensor(List.of(K)));
    static final Symbol I = Terms.symbol("i", Sort.upTo(K));
    static final Symbol J = Terms.symbol("j", Sort.upTo(K));
    /// An index of a range that may be empty.
    static final Expr N = Terms.add(K, Terms.num(-2));
    static final Symbol P = Terms.symbol("p", new Sort.Index(Terms.ONE, N));
    static final Expr LOG_X = Primitives.log(X);
    static final Expr LOG_Y = Primitives.log(Y);
    static final Expr SIN_X = Primitives.sin(X);
    static final Expr COS_X = Primitives.cos(X);
    static final Expr EXP_X = Primitives.exp(X);
    static final Expr VI = Terms.entry(V, I);
    static final Expr VJ = Terms.entry(V, J);
    static final Expr TI = Terms.entry(T, I);

    /// `x ≥ 0 ⊢ √x² = x`
    static final Axiom ROOT_OF_SQUARE = new Axiom("root of a square", List.of(Prop.nonnegative(X)), new Prop.Equal(Terms.sqrt(Terms.power(X, 2)), X));
    /// `x ≥ 0 ⊢ (√x)² = x`
    static final Axiom SQUARE_OF_ROOT = new Axiom("square of a root", List.of(Prop.nonnegative(X)), new Prop.Equal(Terms.power(Terms.sqrt(X), 2), X));
    /// `x > 0, y > 0 ⊢ log(xy) = log x + log y`
    static final Theorem LOG_PRODUCT = Axioms.LOG_PRODUCT.at(X, Y);
    /// `⊢ exp(x + y) = exp x · exp y`
    static final Theorem EXP_SUM = Axioms.EXP_SUM.at(X, Y);
    static final Theorem ROOT = ROOT_OF_SQUARE.at(X);
    static final Theorem ROOT_SQUARED = SQUARE_OF_ROOT.at(X);
    /// `x > 1 ⊢ log x > 0`
    static final Theorem LOG_POSITIVE = Axioms.LOG_POSITIVE.at(X);
    /// `⊢ D x = 1`
    static final Theorem DX = Derivatives.variable(X, X);
    /// `⊢ D y = 0`
    static final Theorem DY = Derivatives.constant(Y, X);
    /// `x > 0 ⊢ D log x = 1/x`
    static final Theorem D_LOG = Derivatives.chain((Apply) LOG_X, DX);
    /// `⊢ D sin x = cos x`
    static final Theorem D_SIN = Derivatives.chain((Apply) SIN_X, DX);

    private Letters() {
    }

    static Theorem assume(Prop p) {
        return Logic.assume(p);
    }

    static Theorem same(Expr e) {
        return Equality.reflexive(e);
    }

    static Expr n(long value) {
        return Terms.num(value);
    }

    static Add plus(Expr... terms) {
        return (Add) Terms.add(terms);
    }

    static Expr minus(Expr a, Expr b) {
        return Terms.subtract(a, b);
    }

    static Mul times(Expr... factors) {
        return (Mul) Terms.multiply(factors);
    }

    static Pow power(Expr base, Expr exponent) {
        return (Pow) Terms.power(base, exponent);
    }

    static Expr over(Expr a, Expr b) {
        return Terms.divide(a, b);
    }

    static Cases cases(Prop guard, Expr then, Expr otherwise) {
        return (Cases) Terms.cases(guard, then, otherwise);
    }

    static Sum sum(Symbol index, Expr body) {
        return (Sum) Terms.sum(index, body);
    }

    static Entry entry(Symbol tensor, Expr... indices) {
        return (Entry) Terms.entry(tensor, indices);
    }

    static Function.Defined function(String name, Symbol parameter, Expr body) {
        return new Function.Defined(name, List.of(parameter), 0, body, 0);
    }
}
