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
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;

/// Points that show that no activation belongs to a loss. With g = ∂J/∂a, the derivatives M of an activation, which know nothing of the label, would
/// have to satisfy Mᵀ g(a, y) = a − y for all labels y at once. So where c₁ g(a, y₁) + c₂ g(a, y₂) + … = 0, the same sum of a − yᵢ must be 0, too.
final class LabelTest {
    private static final int POINTS = 200;
    /// Derivatives of vectors cost more.
    private static final int SOME = 60;
    /// Second derivatives still more.
    private static final int FEW = 24;

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
    Optional<Obstacle> numbers(Expr gradient) {
        Symbol other = other(1);
        Substitution second = Substitution.of(label, other);
        Expr left = Terms.multiply(gradient, Terms.subtract(prediction, other));
        Expr right = Terms.multiply(second.apply(gradient), Terms.subtract(prediction, label));
        return differ(POINTS, with(second), left, right).map(p -> Obstacle.of(Obstacle.Reason.LABEL, p));
    }

    /// Of vectors of two entries, whose derivatives M belong to two labels y, y₁ and their gradients g, g₁.
    Optional<Obstacle> vectors(Prover prover, Expr cost, Expr size) {
        if (!(size instanceof Symbol) && !size.equals(Terms.num(2))) {
            return Optional.empty();
        }
        boolean entries = label.sort() instanceof Sort.Tensor;
        Case first = at(cost, entries ? Substitution.of(label, Terms.tensor(label)) : Substitution.of(label, Terms.ONE), size);
        Case second = at(cost, Substitution.of(label, entries ? Terms.tensor(other(1)) : Terms.TWO), size);
        Optional<Obstacle> apart = entries ? three(first, second, at(cost, Substitution.of(label, Terms.tensor(other(2))), size)) : Optional.empty();
        return apart.or(() -> parallel(prover, first, second)).or(() -> mixed(first, second)).or(() -> stationary(first)).or(() -> stationary(second));
    }

    /// ∂J/∂a and a − y for one label, the two entries of each.
    private record Case(List<Prop> facts, List<Expr> entries, List<Expr> gradient, List<Expr> error) {
        Expr slope(int k) {
            return gradient.get(k);
        }

        List<Prop> with(Case... others) {
            return Stream.concat(facts.stream(), Stream.of(others).flatMap(c -> c.facts.stream())).distinct().toList();
        }
    }

    private Case at(Expr cost, Substitution to, Expr size) {
        Substitution two = size instanceof Symbol k ? Substitution.of(k, Terms.TWO) : to; // sums are written out
        List<Prop> all = new ArrayList<>(facts.stream().map(to::apply).map(two::apply).filter(p -> !p.equals(Prop.TRUE)).toList());
        if (size instanceof Symbol) {
            all.add(Prop.zero(Terms.subtract(size, Terms.TWO)));
        }
        List<Expr> entries = new ArrayList<>();
        List<Expr> gradient = new ArrayList<>();
        List<Expr> error = new ArrayList<>();
        for (Expr k : List.of(Terms.ONE, Terms.TWO)) {
            Expr entry = Terms.entry(prediction, k);
            entries.add(two.apply(entry));
            gradient.add(two.apply(Terms.diff(to.apply(cost), entry)));
            error.add(two.apply(Terms.subtract(entry, to.apply(label.sort() instanceof Sort.Tensor ? Terms.entry(label, k) : Terms.delta(k, label)))));
        }
        return new Case(all, entries, gradient, error);
    }

    /// The gradients of three labels are dependent, and the determinants of the pairs are the coefficients.
    private static Optional<Obstacle> three(Case... labels) {
        List<Expr> terms = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            terms.add(Terms.multiply(determinant(labels[(k + 1) % 3], labels[(k + 2) % 3]), labels[k].error().getFirst()));
        }
        return differ(SOME, labels[0].with(labels[1], labels[2]), Terms.add(terms), Terms.ZERO).map(p -> Obstacle.of(Obstacle.Reason.LABEL, p));
    }

    /// The gradient is 0, as beyond a margin, and a is not y.
    private static Optional<Obstacle> stationary(Case one) {
        List<Prop> all = new ArrayList<>(one.facts());
        one.gradient().forEach(g -> all.add(Prop.zero(g)));
        return one.error().stream().flatMap(e -> differ(SOME, all, e, Terms.ZERO).stream()).findFirst().map(p -> Obstacle.of(Obstacle.Reason.STATIONARY, p));
    }

    /// The gradients of two labels are parallel everywhere: c g + c₁ g₁ = 0 with c = g₁ₖ and c₁ = −gₖ.
    private static Optional<Obstacle> parallel(Prover prover, Case one, Case other) {
        List<Prop> all = one.with(other);
        if (!(prover.prove(all, determinant(one, other), Terms.ZERO) instanceof Verdict.Proved)) {
            return Optional.empty();
        }
        return Stream.of(0, 1).flatMap(k -> Stream.of(0, 1).flatMap(i -> differ(SOME, all, Terms.multiply(other.slope(k), one.error().get(i)),
                Terms.multiply(one.slope(k), other.error().get(i))).stream())).findFirst().map(p -> Obstacle.of(Obstacle.Reason.LABEL, p));
    }

    /// M solved for from two labels, as a function of a. An activation with these derivatives has second derivatives, and they do not depend on
    /// their order: Σₗ (∂Mᵢ₁/∂aₗ)·Mₗ₂ = Σₗ (∂Mᵢ₂/∂aₗ)·Mₗ₁.
    private static Optional<Obstacle> mixed(Case one, Case other) {
        Expr determinant = determinant(one, other);
        List<List<Expr>> rows = List.of(
                Stream.of(0, 1).map(j -> Terms.divide(cross(one.error().get(j), other.slope(1), other.error().get(j), one.slope(1)), determinant)).toList(),
                Stream.of(0, 1).map(j -> Terms.divide(cross(one.slope(0), other.error().get(j), other.slope(0), one.error().get(j)), determinant)).toList());
        return rows.stream().flatMap(row -> differ(FEW, one.with(other), along(row.get(0), one.entries(), rows, 1), along(row.get(1), one.entries(), rows, 0)).stream()).findFirst()
                .map(p -> Obstacle.of(Obstacle.Reason.MIXED, p));
    }

    /// The derivative of a function of a by zⱼ.
    private static Expr along(Expr e, List<Expr> small, List<List<Expr>> rows, int j) {
        return Terms.add(Stream.of(0, 1).map(l -> Terms.multiply(Terms.diff(e, small.get(l)), rows.get(l).get(j))).toList());
    }

    private static Expr determinant(Case one, Case other) {
        return cross(one.slope(0), other.slope(1), one.slope(1), other.slope(0));
    }

    private static Expr cross(Expr a, Expr b, Expr c, Expr d) {
        return Terms.subtract(Terms.multiply(a, b), Terms.multiply(c, d));
    }

    /// Of a label at which the gradient is 0: it must be the prediction.
    ///
    /// @param zero the label's entry at the index, in terms of the prediction
    Optional<Obstacle> zero(Expr zero, Symbol index) {
        Substitution value = Substitution.of(label, Terms.lambda(List.of(index), zero));
        return differ(POINTS, facts.stream().map(value::apply).filter(p -> !p.equals(Prop.TRUE)).toList(), zero, Terms.entry(prediction, index))
                .map(p -> new Obstacle(Obstacle.Reason.STATIONARY, p, Optional.of(zero)));
    }

    /// The facts, and what they say of another label.
    private List<Prop> with(Substitution other) {
        return Stream.concat(facts.stream(), facts.stream().map(other::apply)).filter(p -> !p.equals(Prop.TRUE)).distinct().toList();
    }

    private static Optional<Point> differ(int points, List<Prop> facts, Expr left, Expr right) {
        return new PointSearch(facts, () -> false, points).compare(left, right).differ().map(Witness::point);
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
