package org.backproof.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.elaborate.Tensor;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Point;
import org.backproof.evaluate.PointSearch;
import org.backproof.evaluate.Witness;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Rational;

/// Labels that are one-hot: all examples are of the first class, or all but the first example are of the second.
///
/// @param label  the labels
/// @param at     an index for each axis
/// @param number that of the classes
/// @param mixed  that of the examples where they are of two classes
record OneHot(Symbol label, List<Symbol> at, Symbol number, Optional<Symbol> mixed) {
    /// All of the first class; then, of many examples, those of two.
    static List<OneHot> all(Backprop program) {
        OneHot first = of(program);
        return first.at.stream().filter(i -> !i.equals(first.number)).findFirst().map(e -> List.of(first, new OneHot(first.label, first.at, first.number, Optional.of(e)))).orElse(List.of(first));
    }

    /// All of the first class.
    static OneHot of(Backprop program) {
        List<Symbol> at = new ArrayList<>();
        ((Sort.Tensor) program.label().sort()).sizes().forEach(size -> at.add(Tensor.index(at.size() + 1, size)));
        Symbol number = at.stream().filter(i -> program.examples().isEmpty() || !i.sort().equals(Sort.upTo(program.examples().get()))).findFirst().orElseThrow();
        return new OneHot(program.label(), List.copyOf(at), number, Optional.empty());
    }

    private Substitution labels() {
        Expr one = Terms.delta(number, Terms.ONE);
        Expr all = mixed.<Expr>map(e -> Terms.add(Terms.multiply(Terms.delta(e, Terms.ONE), one), Terms.multiply(Terms.subtract(Terms.ONE, Terms.delta(e, Terms.ONE)), Terms.delta(number, Terms.num(2))))).orElse(one);
        return Substitution.of(label, Terms.lambda(at, all));
    }

    Expr apply(Expr e) {
        return labels().apply(e);
    }

    PointSearch search(List<Prop> facts) {
        List<Prop> all = new ArrayList<>(facts.stream().map(labels()::apply).toList());
        mixed.ifPresent(_ -> all.add(Prop.nonnegative(Terms.subtract(((Sort.Index) number.sort()).upper(), Terms.num(2)))));
        return new PointSearch(all, () -> false);
    }

    /// With the labels among what is shown of the point.
    Witness shown(Witness w) {
        Point p = w.point();
        int first = size(0, p);
        int second = at.size() > 1 ? size(1, p) : 1;
        for (int i = 1; i <= first; i++) {
            for (int j = 1; j <= second; j++) {
                boolean classFirst = number.equals(at.getFirst());
                boolean one = (classFirst ? i : j) == (mixed.isPresent() && (classFirst ? j : i) > 1 ? 2 : 1);
                p = p.with(label, at.size() > 1 ? List.of(i, j) : List.of(i), one ? Rational.ONE : Rational.ZERO);
            }
        }
        return new Witness(p, w.left(), w.right());
    }

    /// How many entries there are along an axis; 0 where the point does not say it.
    private int size(int axis, Point p) {
        Expr size = ((Sort.Tensor) label.sort()).sizes().get(axis);
        return p.covers(size) && new CertifiedEvaluation(p).value(size) instanceof Interval i ? i.exact().map(Rational::intValueExact).orElse(0) : 0;
    }
}
