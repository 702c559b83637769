package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axioms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// sin and cos over a basis of angles, by the addition theorems.
final class Angles {
    private static final long MAX_MULTIPLE = 16;
    private static final long MAX_DENOMINATOR = 120;
    private static final Symbol HOLE = Terms.real("%hole");

    private Angles() {
    }

    static Optional<Theorem> rewrite(Apply a, Expr u, Normalizer normalizer) {
        Expr expanded = Terms.add(Fractions.terms(u));
        List<Exponents> parts = Exponents.of(expanded);
        if (parts.size() > 1) {
            // taken apart at once: normalised alone, the sum would be one fraction again
            Expr first = parts.getFirst().term();
            return Rewriting.tryIdentity(u, expanded)
                    .map(t -> Equality.transitive(Equality.congruence(a, List.of(t)), sum(a, first, Terms.subtract(expanded, first))));
        }
        Exponents e = Exponents.of(u).getFirst();
        if (e.part() == Primitives.pi()) {
            return ofPi(a, e.coefficient());
        }
        Optional<Theorem> whole = halfTurns(a, e, normalizer.knowledge());
        if (whole.isPresent()) {
            return whole;
        }
        long n = e.over(normalizer);
        Expr unit = e.unit(normalizer);
        return n > 1 && n <= MAX_MULTIPLE ? Optional.of(sum(a, unit, Terms.subtract(u, unit))) : Optional.empty();
    }

    /// A multiple of π by an integer that is no number.
    private static Optional<Theorem> halfTurns(Apply a, Exponents e, Knowledge knowledge) {
        if (!(e.part() instanceof Mul m) || !m.factors().contains(Primitives.pi())) {
            return Optional.empty();
        }
        List<Expr> rest = new ArrayList<>(m.factors());
        rest.remove(Primitives.pi());
        rest.add(Terms.num(e.coefficient()));
        Expr n = Terms.multiply(rest);
        return knowledge.holds(Prop.whole(n)) ? Optional.of((a.function() == Primitives.SIN ? Axioms.SIN_WHOLE : Axioms.COS_WHOLE).at(n)) : Optional.empty();
    }

    private static Theorem sum(Apply a, Expr x, Expr y) {
        return (a.function() == Primitives.SIN ? Axioms.SIN_SUM : Axioms.COS_SUM).at(x, y);
    }

    /// A multiple of π: whole half turns first, then steps of π/q for a power q of 2 and an odd q.
    private static Optional<Theorem> ofPi(Apply a, Rational c) {
        if (c.compareTo(Rational.ONE) > 0) {
            Rational turns = Rational.of(c.floor());
            return Optional.of(turns.equals(c) ? (a.function() == Primitives.SIN ? Axioms.SIN_WHOLE : Axioms.COS_WHOLE).at(Terms.num(c))
                    : sum(a, of(turns), of(c.subtract(turns))));
        }
        if (!c.isSmall() || c.isOne()) {
            return Optional.empty();
        }
        long q = c.denominator().longValue();
        long odd = q;
        while (odd % 2 == 0) {
            odd /= 2;
        }
        long even = q / odd;
        if (q > MAX_DENOMINATOR) {
            return Optional.empty();
        }
        if (odd > 1 && even > 1 && q != 6) {
            // k/(m·n) = i/m + j/n
            long i = 1;
            while (Math.floorMod(c.numerator().longValueExact() - i * odd, even) != 0) {
                i++;
            }
            return Optional.of(sum(a, of(Rational.of(i, even)), of(c.subtract(Rational.of(i, even)))));
        }
        Rational step = Rational.of(1, q);
        return c.equals(step) ? root(a, step) : Optional.of(sum(a, of(step), of(c.subtract(step))));
    }

    private static Expr of(Rational halfTurns) {
        return Terms.multiply(Terms.num(halfTurns), Primitives.pi());
    }

    /// `cos u = √((1 + cos 2u)/2)` and `sin u = √((1 − cos 2u)/2)` for u = π/8, π/16, …; `sin u = √(1 − cos² u)` for π/5.
    private static Optional<Theorem> root(Apply a, Rational c) {
        long q = c.denominator().longValueExact();
        boolean cosine = a.function() == Primitives.COS;
        if (q != 5 && (q < 8 || Long.bitCount(q) != 1)) {
            return Optional.empty();
        }
        Expr u = of(c);
        Expr square = Terms.power(a, 2);
        Expr cos = Primitives.cos(u);
        Theorem value = cosine ? Equality.reflexive(square) : Axioms.PYTHAGORAS.at(u);
        if (q != 5) {
            // cos 2u = cos² u − sin² u
            Theorem twice = Rewriting.then(Axioms.COS_SUM.at(u, u), x -> Rewriting.children(x, t -> t instanceof Mul
                    ? Equality.congruence(t, List.of(Axioms.PYTHAGORAS.at(u))) : Equality.reflexive(t)));
            Expr half = Terms.multiply(Terms.HALF, Terms.add(Terms.ONE, cosine ? HOLE : Terms.negate(HOLE)));
            Theorem inHalf = Equality.symmetric(Equality.inContext(twice, half, HOLE));
            value = Rewriting.as(value, inHalf.left());
            value = Equality.transitive(value, inHalf);
        } else if (cos == a) {
            return Optional.empty();
        }
        Theorem rooted = Equality.congruence(Terms.sqrt(square), List.of(value, Equality.reflexive(Terms.HALF)));
        return Optional.of(Equality.transitive(Equality.symmetric(Axioms.ROOT_POWER.at(a, Terms.TWO, Terms.HALF)), rooted));
    }
}
