package org.backproof.kernel;

import static org.backproof.expr.Terms.ONE;
import static org.backproof.expr.Terms.TWO;
import static org.backproof.kernel.Letters.I;
import static org.backproof.kernel.Letters.J;
import static org.backproof.kernel.Letters.K;
import static org.backproof.kernel.Letters.P;
import static org.backproof.kernel.Letters.V;
import static org.backproof.kernel.Letters.X;
import static org.backproof.kernel.Letters.minus;
import static org.backproof.kernel.Letters.n;
import static org.backproof.kernel.Letters.over;
import static org.backproof.kernel.Letters.plus;
import static org.backproof.kernel.Letters.same;
import static org.backproof.kernel.Letters.times;

import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Primitives;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Sums of differences.
final class TelescopeUses {
    private static final Symbol H = Terms.real("h");
    /// h(h + 1)/2
    private static final Expr TRIANGLE = times(Terms.HALF, H, plus(H, ONE));

    private TelescopeUses() {
    }

    static List<Use> all() {
        Symbol few = Terms.symbol("f", new Sort.Index(n(3), n(7)));
        Symbol later = Terms.symbol("l", new Sort.Index(TWO, K));
        Symbol fromHalf = Terms.symbol("a", new Sort.Index(Terms.HALF, n(5)));
        Symbol toX = Terms.symbol("b", new Sort.Index(ONE, X));
        Symbol shorter = Terms.symbol("s", new Sort.Index(ONE, minus(K, ONE)));
        Symbol sized = Terms.symbol("w", new Sort.Tensor(List.of(H)));
        Symbol k = Terms.symbol("k", Sort.SIZE);
        Symbol inner = Terms.symbol("u", new Sort.Index(ONE, H));
        Expr entry = Terms.entry(V, plus(H, ONE));
        return List.of(
                Use.of("sum of differences", () -> Sums.telescope(I, TRIANGLE, H, step(I, TRIANGLE, I))),
                Use.of("sum of differences over numbers", () -> Sums.telescope(few, TRIANGLE, H, step(few, TRIANGLE, few))),
                Use.of("sum of differences that may be less than empty", () -> Sums.telescope(P, TRIANGLE, H, step(P, TRIANGLE, P))),
                Use.of("sum of differences undefined at the start", () -> Sums.telescope(I, over(ONE, H), H, same(difference(over(ONE, H), I)))),
                Use.of("sum of differences undefined in between", () -> Sums.telescope(I, over(ONE, minus(H, TWO)), H, same(difference(over(ONE, minus(H, TWO)), I)))),
                Use.of("sum of differences under a hypothesis", () -> Sums.telescope(later, Primitives.log(times(X, H)), H,
                        Equality.transitive(same(difference(Primitives.log(times(X, H)), later)), logs(later)))),
                Use.of("sum of differences of entries", () -> Sums.telescope(shorter, entry, H, same(difference(entry, shorter)))),
                Use.of("sum of differences of sums", () -> Sums.telescope(I, Terms.sum(inner, Terms.power(X, inner)), H,
                        same(difference(Terms.sum(inner, Terms.power(X, inner)), I)))),
                Use.of("sum of nothing", () -> Sums.telescope(later, X, H, same(Terms.ZERO))),
                Use.of("sum of other differences", () -> Sums.telescope(I, TRIANGLE, H, step(I, TRIANGLE, J))),
                Use.of("sum of what is no difference", () -> Sums.telescope(I, TRIANGLE, H, same(I))),
                Use.of("sum of differences that hold the index", () -> Sums.telescope(I, times(I, H), H, same(difference(times(I, H), I)))),
                Use.of("sum of differences for a size", () -> Sums.telescope(I, times(k, X), k,
                        same(minus(times(I, X), Terms.multiply(minus(I, ONE), X))))),
                Use.of("sum of differences under a derivative", () -> Sums.telescope(I, Terms.diff(times(X, H), X), H, same(difference(Terms.diff(times(X, H), X), I)))),
                Use.of("sum of differences of vectors", () -> Sums.telescope(I, Terms.entry(sized, ONE), H, same(difference(Terms.entry(sized, ONE), I)))),
                Use.of("sum of differences from a half", () -> Sums.telescope(fromHalf, H, H, step(fromHalf, H, ONE))),
                Use.of("sum of differences up to a real", () -> Sums.telescope(toX, H, H, step(toX, H, ONE))));
    }

    private static Expr difference(Expr g, Expr at) {
        return minus(Substitution.of(H, at).apply(g), Substitution.of(H, minus(at, ONE)).apply(g));
    }

    /// `⊢ f = g(i) − g(i − 1)`; for another f, of another index.
    private static Theorem step(Symbol i, Expr g, Expr f) {
        return Field.identity(f, difference(g, i)).or(() -> Field.identity(difference(g, J), difference(g, J))).orElseThrow();
    }

    /// `x·(l − 1) > 0, x·l > 0 ⊢ …`, which says something of the index.
    private static Theorem logs(Symbol l) {
        Expr g = difference(Primitives.log(times(X, H)), l);
        Theorem t = Axioms.LOG_PRODUCT.at(X, l);
        Expr context = minus(H, Primitives.log(Terms.multiply(X, minus(l, ONE))));
        Theorem there = Equality.inContext(t, context, H);
        return Equality.transitive(same(g), Equality.transitive(there, Equality.symmetric(there)));
    }
}
