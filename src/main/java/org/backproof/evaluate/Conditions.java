package org.backproof.evaluate;

import java.util.List;
import org.backproof.expr.Lambda;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Propositions in a scope.
///
/// @param <V> the numbers
final class Conditions<V> {
    private final Evaluator<V> evaluator;
    private final Arithmetic<V> arithmetic;

    Conditions(Evaluator<V> evaluator, Arithmetic<V> arithmetic) {
        this.evaluator = evaluator;
        this.arithmetic = arithmetic;
    }

    /// As the guard of a piecewise term: undefined where any of its terms is.
    Decision guard(Prop p, Frame<V> frame) {
        return switch (p) {
            case Prop.And(List<Prop> parts) -> parts.stream().map(q -> guard(q, frame)).reduce(Decision.HOLDS, Decision::and);
            case Prop.Or(List<Prop> parts) -> parts.stream().map(q -> guard(q, frame)).reduce(Decision.FAILS, Decision::or);
            case Prop.Compare _, Prop.Whole _, Prop.Equal _, Prop.Defined _, Prop.Derivative _, Prop.ForAll _ -> atom(p, frame);
        };
    }

    /// As a statement: a part about an undefined term just does not hold.
    Truth truth(Prop p, Frame<V> frame) {
        return switch (p) {
            case Prop.And(List<Prop> parts) -> {
                Truth all = Truth.TRUE;
                for (Prop q : parts) {
                    all = and(all, truth(q, frame));
                    if (all == Truth.FALSE) {
                        yield all;
                    }
                }
                yield all;
            }
            case Prop.Or(List<Prop> parts) -> {
                Truth any = Truth.FALSE;
                for (Prop q : parts) {
                    Truth t = truth(q, frame);
                    if (t == Truth.TRUE) {
                        yield t;
                    }
                    any = t == Truth.UNKNOWN ? t : any;
                }
                yield any;
            }
            case Prop.ForAll f -> {
                Truth all = Truth.TRUE;
                int[] range = evaluator.range(f.index().sort(), frame);
                for (int i = range[0]; i <= range[1] && all != Truth.FALSE; i++) {
                    all = and(all, truth(f.body(), frame.with(f.index(), arithmetic.rational(Rational.of(i)))));
                }
                yield all;
            }
            case Prop.Compare _, Prop.Whole _, Prop.Equal _, Prop.Defined _, Prop.Derivative _ -> atom(p, frame).truth();
        };
    }

    private static Truth and(Truth a, Truth b) {
        if (a == Truth.FALSE || b == Truth.FALSE) {
            return Truth.FALSE;
        }
        return a == Truth.TRUE ? b : a;
    }

    private Decision atom(Prop p, Frame<V> frame) {
        return switch (p) {
            case Prop.Compare(var e, var sign) -> {
                Decision plain = arithmetic.compare(evaluator.value(e, frame), sign);
                yield plain == Decision.UNKNOWN && LargestEntry.of(e).filter(d -> d.isZero(evaluator, arithmetic, frame)).isPresent()
                        ? arithmetic.compare(arithmetic.rational(Rational.ZERO), sign) : plain;
            }
            case Prop.Whole(var e) -> arithmetic.whole(evaluator.value(e, frame));
            case Prop.Defined(Lambda l) -> defined(l, 0, frame);
            case Prop.Defined(var e) -> arithmetic.defined(evaluator.value(e, frame));
            case Prop.Equal(var l, var r) -> l == r ? Decision.HOLDS : agree(evaluator.value(l, frame), evaluator.value(r, frame));
            case Prop.Derivative(var body, var x, var value) ->
                arithmetic.equal(evaluator.value(Terms.diff(body, x), frame), evaluator.value(value, frame));
            case Prop.ForAll _, Prop.And _, Prop.Or _ -> switch (truth(p, frame)) {
                case TRUE -> Decision.HOLDS;
                case FALSE -> Decision.FAILS;
                case UNKNOWN -> Decision.UNKNOWN;
            };
        };
    }

    /// Whether every entry is, from the index at the position on.
    private Decision defined(Lambda l, int position, Frame<V> frame) {
        if (position == l.indices().size()) {
            return arithmetic.defined(evaluator.value(l.body(), frame));
        }
        Decision all = Decision.HOLDS;
        int[] range = evaluator.range(l.indices().get(position).sort(), frame);
        for (int i = range[0]; i <= range[1] && all != Decision.FAILS; i++) {
            all = all.and(defined(l, position + 1, frame.with(l.indices().get(position), evaluator.integer(i))));
        }
        return all;
    }

    /// Both are defined and equal, or neither is defined.
    private Decision agree(V l, V r) {
        Decision left = arithmetic.defined(l);
        Decision right = arithmetic.defined(r);
        if (left == Decision.UNKNOWN || right == Decision.UNKNOWN) {
            return Decision.UNKNOWN;
        }
        return left != right ? Decision.FAILS : left == Decision.FAILS ? Decision.HOLDS : arithmetic.equal(l, r);
    }
}
