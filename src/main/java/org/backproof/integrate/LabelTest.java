package org.backproof.integrate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.backproof.evaluate.Point;
import org.backproof.evaluate.PointSearch;
import org.backproof.evaluate.Witness;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Points that show that no activation belongs to a loss. With g = ∂J/∂a, the derivatives M of an activation, which know nothing of the label, would
/// have to satisfy Mᵀ g(a, y) = a − y for all labels y at once. So where c₁ g(a, y₁) + c₂ g(a, y₂) + … = 0, the same sum of a − yᵢ must be 0, too.
final class LabelTest {
    private static final int POINTS = 200;

    private final List<Prop> facts;
    private final Symbol prediction;
    private final Symbol label;

    /// @param facts what is known of both, and what the gradient needs
    LabelTest(List<Prop> facts, Symbol prediction, Symbol label) {
        this.facts = List.copyOf(facts);
        this.prediction = prediction;
        this.label = label;
    }

    /// Of numbers two labels suffice: g(a, y₁)(a − y₂) ≠ g(a, y₂)(a − y₁).
    Optional<Point> numbers(Expr gradient) {
        Symbol other = other(1);
        Substitution second = Substitution.of(label, other);
        Expr left = Terms.multiply(gradient, Terms.subtract(prediction, other));
        Expr right = Terms.multiply(second.apply(gradient), Terms.subtract(prediction, label));
        return differ(with(second), left, right);
    }

    /// Of vectors of two entries three labels: their gradients are dependent, and the determinants of the pairs are the coefficients.
    Optional<Point> vectors(Expr gradient, Symbol index, Expr size) {
        if (!(size instanceof Symbol) && !size.equals(Terms.num(2))) {
            return Optional.empty();
        }
        List<Symbol> labels = List.of(label, other(1), other(2));
        List<Prop> all = new ArrayList<>(facts);
        List<Expr[]> gradients = new ArrayList<>();
        for (Symbol y : labels) {
            Substitution renamed = Substitution.of(label, Terms.tensor(y));
            all.addAll(with(renamed));
            Expr g = renamed.apply(gradient);
            gradients.add(new Expr[] { at(g, index, 1), at(g, index, 2) });
        }
        if (size instanceof Symbol) {
            all.add(Prop.zero(Terms.subtract(size, Terms.num(2))));
        }
        List<Expr> terms = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            Expr coefficient = determinant(gradients.get((k + 1) % 3), gradients.get((k + 2) % 3));
            Expr error = Terms.subtract(Terms.entry(prediction, Terms.ONE), Terms.entry(labels.get(k), Terms.ONE));
            terms.add(Terms.multiply(coefficient, error));
        }
        List<Prop> entries = all.stream().flatMap(p -> Free.occurs(index, p) ? Stream.of(1, 2).map(k -> Substitution.of(index, Terms.num(k)).apply(p))
                : Stream.of(p)).distinct().toList();
        return differ(entries, Terms.add(terms), Terms.ZERO);
    }

    /// Of a label at which the gradient is 0: it must be the prediction.
    ///
    /// @param zero the label's entry at the index, in terms of the prediction
    Optional<Point> zero(Expr zero, Symbol index) {
        Substitution value = Substitution.of(label, Terms.lambda(List.of(index), zero));
        return differ(facts.stream().map(value::apply).filter(p -> !p.equals(Prop.TRUE)).toList(), zero, Terms.entry(prediction, index));
    }

    private static Expr determinant(Expr[] p, Expr[] q) {
        return Terms.subtract(Terms.multiply(p[0], q[1]), Terms.multiply(p[1], q[0]));
    }

    private static Expr at(Expr e, Symbol index, int k) {
        return Substitution.of(index, Terms.num(k)).apply(e);
    }

    /// The facts, and what they say of another label.
    private List<Prop> with(Substitution other) {
        return Stream.concat(facts.stream(), facts.stream().map(other::apply)).filter(p -> !p.equals(Prop.TRUE)).distinct().toList();
    }

    private static Optional<Point> differ(List<Prop> facts, Expr left, Expr right) {
        return new PointSearch(facts, () -> false, POINTS).compare(left, right).differ().map(Witness::point);
    }

    /// A letter for another label.
    private Symbol other(int number) {
        Set<String> taken = new LinkedHashSet<>();
        facts.forEach(p -> Free.symbols(p).forEach(s -> taken.add(s.name())));
        taken.add(prediction.name());
        String name = label.name() + number;
        return Terms.symbol(taken.contains(name) ? name + "'" : name, label.sort());
    }
}
