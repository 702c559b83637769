package org.backproof.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Children;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;

/// Agreement of two terms from that of the parts in which they differ: summands, factors, arguments, the body of a finite sum.
final class Parts {
    private static final Symbol HOLE = Terms.real("%hole");
    /// The most summands or factors in which two terms may differ.
    private static final int MOST = 4;

    private Parts() {
    }

    /// Finds a proof that two parts agree.
    interface Search {
        Optional<Theorem> prove(Expr left, Expr right);
    }

    /// Whether both are values of one function, or differ in such values only: `2·f(a) + 1 = 2·f(b) + 1`.
    static boolean underFunctions(Expr left, Expr right) {
        return switch (left) {
            case Apply a when right instanceof Apply b -> a.function() == b.function() && a != b;
            case Add a when right instanceof Add b -> oneUnderFunctions(a.terms(), b.terms());
            case Mul a when right instanceof Mul b -> a.coefficient().equals(b.coefficient()) && oneUnderFunctions(a.factors(), b.factors());
            case Pow p when right instanceof Pow q -> p.exponent() == q.exponent() && underFunctions(p.base(), q.base());
            case Expr _ -> false;
        };
    }

    private static boolean oneUnderFunctions(List<Expr> left, List<Expr> right) {
        List<Expr> own = new ArrayList<>(left);
        right.forEach(own::remove);
        List<Expr> other = new ArrayList<>(right);
        left.forEach(other::remove);
        return own.size() == 1 && other.size() == 1 && underFunctions(own.getFirst(), other.getFirst());
    }

    /// `H ⊢ left = right` with every hypothesis among the facts; empty for terms that are not of one shape.
    static Optional<Theorem> prove(Knowledge knowledge, Expr left, Expr right, Search search) {
        Optional<Theorem> t = switch (left) {
            case Sum s when right instanceof Sum r && s.index().sort().equals(r.index().sort()) -> bodies(s, r, search);
            case Add a when right instanceof Add b -> some(a.terms(), b.terms(), Terms::add, knowledge, search);
            case Mul a when right instanceof Mul b && a.coefficient().equals(b.coefficient()) -> some(a.factors(), b.factors(),
                    parts -> Terms.multiply(Terms.num(a.coefficient()), Terms.multiply(parts)), knowledge, search);
            case Apply a when right instanceof Apply b && a.function() == b.function() -> arguments(a, b, knowledge, search);
            case Pow p when right instanceof Pow q -> arguments(p, q, knowledge, search);
            case Expr _ -> Optional.empty();
        };
        return t.or(() -> Bodies.equal(knowledge, left, right, search)).map(knowledge::discharge).filter(u -> u.left() == left && u.right() == right
                && u.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
    }

    private static Optional<Theorem> arguments(Expr a, Expr b, Knowledge knowledge, Search search) {
        List<Expr> left = Children.of(a);
        List<Expr> right = Children.of(b);
        List<Theorem> out = new ArrayList<>();
        for (int k = 0; k < left.size() && left.size() == right.size(); k++) {
            Optional<Theorem> t = part(left.get(k), right.get(k), knowledge, search);
            if (t.isEmpty()) {
                return t;
            }
            out.add(t.get());
        }
        return out.size() == left.size() ? Optional.of(Equality.congruence(a, out)) : Optional.empty();
    }

    /// Two parts that are the same, or that may be equal by their values and are.
    private static Optional<Theorem> part(Expr a, Expr b, Knowledge knowledge, Search search) {
        if (a == b) {
            return Optional.of(Equality.reflexive(a));
        }
        if (a instanceof Lambda || b instanceof Lambda || knowledge.seemsFalse(Prop.zero(Terms.subtract(a, b)))) {
            return Optional.empty();
        }
        return prove(knowledge, a, b, search).or(() -> search.prove(a, b));
    }

    private static Optional<Theorem> bodies(Sum s, Sum r, Search search) {
        int k = 0;
        Symbol i = Terms.symbol("#p" + k, s.index().sort());
        while (Free.occurs(i, s) || Free.occurs(i, r)) {
            i = Terms.symbol("#p" + ++k, s.index().sort());
        }
        Symbol index = i;
        return search.prove(Binders.open(s, i), Binders.open(r, i)).map(t -> Equality.underSum(s, index, t));
    }

    /// The parts of each that the other doesn't have, in pairs that may be equal by their values.
    private static Optional<Theorem> some(List<Expr> left, List<Expr> right, Function<List<Expr>, Expr> join, Knowledge knowledge, Search search) {
        List<Expr> parts = new ArrayList<>(left);
        List<Expr> open = new ArrayList<>(right);
        left.forEach(open::remove);
        List<Expr> different = new ArrayList<>(left);
        right.forEach(different::remove);
        if (different.size() != open.size() || different.size() > MOST || different.size() == left.size() && left.size() == 1) {
            return Optional.empty();
        }
        Theorem t = Equality.reflexive(join.apply(parts));
        for (Expr a : different) {
            Optional<Expr> b = open.stream().filter(o -> !knowledge.seemsFalse(Prop.zero(Terms.subtract(a, o)))).findFirst();
            Optional<Theorem> same = b.flatMap(o -> part(a, o, knowledge, search));
            if (same.isEmpty()) {
                return same;
            }
            open.remove(b.get());
            parts.set(parts.indexOf(a), HOLE);
            Expr context = join.apply(parts);
            if (context.hasDiff()) {
                return Optional.empty(); // equal at a point is not enough under a derivative
            }
            t = Equality.transitive(t, Equality.inContext(same.get(), context, HOLE));
            parts.set(parts.indexOf(HOLE), b.get());
        }
        return Optional.of(t);
    }
}
