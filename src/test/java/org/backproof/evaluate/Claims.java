package org.backproof.evaluate;

import static org.backproof.expr.Terms.HALF;
import static org.backproof.expr.Terms.ONE;
import static org.backproof.expr.Terms.TWO;
import static org.backproof.expr.Terms.ZERO;
import static org.backproof.expr.Terms.add;
import static org.backproof.expr.Terms.cases;
import static org.backproof.expr.Terms.diff;
import static org.backproof.expr.Terms.divide;
import static org.backproof.expr.Terms.entry;
import static org.backproof.expr.Terms.multiply;
import static org.backproof.expr.Terms.negate;
import static org.backproof.expr.Terms.power;
import static org.backproof.expr.Terms.sqrt;
import static org.backproof.expr.Terms.subtract;
import static org.backproof.expr.Terms.sum;

import java.util.List;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Terms that the tests share.
final class Claims {
    static final Symbol X = Terms.real("x");
    static final Symbol Y = Terms.real("y");
    static final Symbol Z = Terms.real("z");
    static final Symbol A = Terms.real("a");
    static final Symbol K = Terms.symbol("K", Sort.SIZE);
    static final Symbol V = Terms.symbol("v", new Sort.Tensor(List.of(K)));
    static final Symbol T = Terms.symbol("t", new Sort.Tensor(List.of(K)));
    static final Symbol I = Terms.symbol("i", Sort.upTo(K));
    static final Symbol J = Terms.symbol("j", Sort.upTo(K));

    static final Function.Defined SIGMOID = function("sigmoid", Z, divide(ONE, add(ONE, exp(negate(Z)))));
    static final Function.Defined ABS = function("abs", Z, cases(Prop.nonnegative(Z), Z, negate(Z)));
    static final Function.Defined RELU = function("relu", Z, cases(Prop.positive(Z), Z, ZERO));
    static final Function.Defined TANH = function("tanh", Z, divide(subtract(exp(Z), exp(negate(Z))), add(exp(Z), exp(negate(Z)))));
    static final Function.Defined SOFTMAX = new Function.Defined("softmax", List.of(V, J), 0,
            divide(exp(entry(V, J)), sum(I, exp(entry(V, I)))), 1);
    /// Cross entropy of a prediction v for targets t.
    static final Function.Defined CE = new Function.Defined("ce", List.of(V, T), 0,
            negate(sum(I, multiply(entry(T, I), log(entry(V, I))))), 0);

    private Claims() {
    }

    static Function.Defined function(String name, Symbol parameter, Expr body) {
        return new Function.Defined(name, List.of(parameter), 0, body, 0);
    }

    static Expr exp(Expr e) {
        return Primitives.exp(e);
    }

    static Expr log(Expr e) {
        return Primitives.log(e);
    }

    static Expr sin(Expr e) {
        return Primitives.sin(e);
    }

    static Expr cos(Expr e) {
        return Primitives.cos(e);
    }

    static Expr pi() {
        return Primitives.pi();
    }

    static Expr of(Function f, Expr... arguments) {
        return Terms.apply(f, arguments);
    }

    static Expr num(long n) {
        return Terms.num(n);
    }

    static Expr num(String q) {
        return Terms.num(Rational.parse(q));
    }

    static Expr abs(Expr e) {
        return of(ABS, e);
    }

    static Expr relu(Expr e) {
        return of(RELU, e);
    }

    static Expr sigmoid(Expr e) {
        return of(SIGMOID, e);
    }

    static Expr tanh(Expr e) {
        return of(TANH, e);
    }

    static Expr square(Expr e) {
        return power(e, 2);
    }

    /// Entry k of the softmax of v.
    static Expr softmax(Symbol v, Expr k) {
        return of(SOFTMAX, Terms.tensor(v), k);
    }

    /// Cross entropy of softmax(v) for t.
    static Expr crossEntropy(Symbol v, Symbol t) {
        return of(CE, Terms.lambda(List.of(J), softmax(v, J)), Terms.tensor(t));
    }

    static Expr bce(Expr a, Expr y) {
        return negate(add(multiply(y, log(a)), multiply(subtract(ONE, y), log(subtract(ONE, a)))));
    }

    static Expr huber(Expr e) {
        return cases(Prop.nonnegative(subtract(ONE, abs(e))), multiply(HALF, square(e)), subtract(abs(e), HALF));
    }

    static Expr gelu(Expr x) {
        return multiply(HALF, x, add(ONE, of(Primitives.ERF, divide(x, sqrt(TWO)))));
    }

    static Expr geluByTanh(Expr x) {
        Expr inner = multiply(sqrt(divide(TWO, pi())), add(x, multiply(num("0.044715"), power(x, 3))));
        return multiply(HALF, x, add(ONE, tanh(inner)));
    }

    /// 1, summed over the entries of t.
    static Prop sumsToOne(Symbol t) {
        return Prop.zero(subtract(sum(I, entry(t, I)), ONE));
    }

    static Prop each(Symbol index, Prop p) {
        return Binders.forAll(index, p);
    }

    static List<Prop> unit(Expr x) {
        return List.of(Prop.positive(x), Prop.positive(subtract(ONE, x)));
    }

    static Expr slope(Expr body) {
        return diff(body, X);
    }
}
