package org.backproof.calculus;

import java.util.ArrayList;
import java.util.List;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Point;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Rational;
import org.backproof.numeric.Sign;

/// Sums, products, powers, exponentials and logarithms of what grows as x → ∞. Coefficients are terms without x; which of two growths is the
/// faster is decided by signs of coefficients that are proved.
final class AsymptoticRing {
    /// Terms that are kept.
    private static final int ORDER = 6;

    private final Knowledge knowledge;

    AsymptoticRing(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    // coefficients

    Expr normal(Expr e) {
        return e instanceof Num ? e : new Normalizer(knowledge, Normalizer.Settings.SHALLOW).normalize(e).right();
    }

    /// The sign of a coefficient.
    ///
    /// @throws Unclear where it is not proved
    int sign(Expr c) {
        if (c instanceof Num n) {
            return n.value().signum();
        }
        if (knowledge.holds(Prop.positive(c))) {
            return 1;
        }
        if (knowledge.holds(Prop.positive(Terms.negate(c)))) {
            return -1;
        }
        if (Free.symbols(c).isEmpty() && new CertifiedEvaluation(Point.EMPTY).value(c) instanceof Interval x && x.sign() != Sign.UNKNOWN && x.sign() != Sign.ZERO) {
            return x.sign() == Sign.POSITIVE ? 1 : -1;
        }
        throw Unclear.signOf(c);
    }

    // growths

    /// Positive where the first is the faster.
    int compare(Growth a, Growth b) {
        Asymptotic difference = add(new Asymptotic(a.exponent(), null), scaled(Terms.MINUS_ONE, new Asymptotic(b.exponent(), null)));
        if (!difference.terms().isEmpty()) {
            return sign(difference.terms().getFirst().coefficient());
        }
        int byPower = a.power().compareTo(b.power());
        return byPower != 0 ? byPower : a.logarithm().compareTo(b.logarithm());
    }

    Growth multiply(Growth a, Growth b) {
        return new Growth(a.power().add(b.power()), a.logarithm().add(b.logarithm()),
                add(new Asymptotic(a.exponent(), null), new Asymptotic(b.exponent(), null)).terms());
    }

    Growth power(Growth g, Rational r) {
        return r.isZero() ? Growth.NONE : new Growth(g.power().multiply(r), g.logarithm().multiply(r),
                g.exponent().stream().map(t -> new Asymptotic.Term(normal(Terms.multiply(Terms.num(r), t.coefficient())), t.growth())).toList());
    }

    private Growth faster(Growth a, Growth b) {
        return a == null ? b : b == null ? a : compare(a, b) >= 0 ? a : b;
    }

    // sums and products

    Asymptotic add(Asymptotic a, Asymptotic b) {
        Growth error = a.error() == null && b.error() == null ? null : faster(a.error(), b.error());
        List<Asymptotic.Term> out = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.terms().size() || j < b.terms().size()) {
            int order = i == a.terms().size() ? -1 : j == b.terms().size() ? 1 : compare(a.terms().get(i).growth(), b.terms().get(j).growth());
            Asymptotic.Term t = order >= 0 ? a.terms().get(i++) : b.terms().get(j++);
            if (order == 0) {
                t = new Asymptotic.Term(normal(Terms.add(t.coefficient(), b.terms().get(j++).coefficient())), t.growth());
            }
            if (t.coefficient() != Terms.ZERO) {
                out.add(t);
            }
        }
        return cut(out, error);
    }

    private Asymptotic cut(List<Asymptotic.Term> terms, Growth error) {
        List<Asymptotic.Term> out = new ArrayList<>();
        for (Asymptotic.Term t : terms) {
            if (error != null && compare(t.growth(), error) <= 0) {
                return new Asymptotic(out, error);
            }
            if (out.size() == ORDER) {
                return new Asymptotic(out, t.growth());
            }
            out.add(t);
        }
        return new Asymptotic(out, error);
    }

    Asymptotic scaled(Expr factor, Asymptotic a) {
        return new Asymptotic(a.terms().stream().map(t -> new Asymptotic.Term(normal(Terms.multiply(factor, t.coefficient())), t.growth())).toList(), a.error());
    }

    private Asymptotic shifted(Growth by, Asymptotic a) {
        return new Asymptotic(a.terms().stream().map(t -> new Asymptotic.Term(t.coefficient(), multiply(t.growth(), by))).toList(),
                a.error() == null ? null : multiply(a.error(), by));
    }

    Asymptotic multiply(Asymptotic a, Asymptotic b) {
        if (a.isZero() || b.isZero()) {
            return Asymptotic.ZERO;
        }
        Asymptotic out = a.error() == null ? Asymptotic.ZERO : Asymptotic.error(multiply(a.error(), lead(b)));
        for (Asymptotic.Term t : a.terms()) {
            out = add(out, shifted(t.growth(), scaled(t.coefficient(), b)));
        }
        return out;
    }

    /// The growth of the first term, or of the error.
    private static Growth lead(Asymptotic a) {
        return a.terms().isEmpty() ? a.error() : a.terms().getFirst().growth();
    }

    // functions

    private static Asymptotic.Term first(Asymptotic u) {
        if (u.terms().isEmpty()) {
            throw new Unclear("a higher order");
        }
        return u.terms().getFirst();
    }

    /// ε of `u = c·g·(1 + ε)`.
    private Asymptotic epsilon(Asymptotic u) {
        Asymptotic.Term t = first(u);
        return shifted(power(t.growth(), Rational.MINUS_ONE), scaled(Terms.power(t.coefficient(), -1), u.rest()));
    }

    /// `Σ cₖ εᵏ` with the coefficients from 0 on, ε → 0.
    Asymptotic series(Asymptotic e, List<Expr> coefficients) {
        Asymptotic out = Asymptotic.ZERO;
        Asymptotic power = Asymptotic.of(Terms.ONE);
        for (Expr c : coefficients) {
            if (c != Terms.ZERO) {
                out = add(out, scaled(c, power));
            }
            power = multiply(power, e);
        }
        return power.isZero() ? out : add(out, Asymptotic.error(lead(power)));
    }

    Asymptotic power(Asymptotic u, Rational r) {
        if (r.isInteger() && r.signum() >= 0 && r.compareTo(Rational.of(8)) <= 0) {
            Asymptotic out = Asymptotic.of(Terms.ONE);
            for (int k = 0; k < r.intValueExact(); k++) {
                out = multiply(out, u);
            }
            return out;
        }
        Asymptotic.Term t = first(u);
        if (sign(t.coefficient()) < 0 && !r.isInteger()) {
            throw new Unclear("a root of what is negative");
        }
        List<Expr> binomials = new ArrayList<>();
        Rational c = Rational.ONE;
        for (int k = 0; k < ORDER; k++) {
            binomials.add(Terms.num(c));
            c = c.multiply(r.subtract(Rational.of(k))).divide(Rational.of(k + 1L));
        }
        return shifted(power(t.growth(), r), scaled(Terms.power(t.coefficient(), Terms.num(r)), series(epsilon(u), binomials)));
    }

    /// The terms that do not go to 0, and the rest.
    record Parts(List<Asymptotic.Term> infinite, Expr constant, Asymptotic small) {
    }

    Parts parts(Asymptotic u) {
        if (u.error() != null && compare(u.error(), Growth.NONE) >= 0) {
            throw new Unclear("a higher order");
        }
        List<Asymptotic.Term> infinite = new ArrayList<>();
        Expr constant = Terms.ZERO;
        List<Asymptotic.Term> small = new ArrayList<>();
        for (Asymptotic.Term t : u.terms()) {
            int order = compare(t.growth(), Growth.NONE);
            if (order > 0) {
                infinite.add(t);
            } else if (order == 0) {
                constant = t.coefficient();
            } else {
                small.add(t);
            }
        }
        return new Parts(infinite, constant, new Asymptotic(small, u.error()));
    }

    Asymptotic exp(Asymptotic u) {
        Parts p = parts(u);
        Rational power = Rational.ZERO;
        List<Asymptotic.Term> exponent = new ArrayList<>();
        for (Asymptotic.Term t : p.infinite()) {
            if (t.growth().equals(Growth.LOGARITHM) && t.coefficient() instanceof Num n) {
                power = n.value();
            } else if (compare(t.growth(), Growth.LOGARITHM) > 0) {
                exponent.add(t);
            } else {
                throw new Unclear("a power with an exponent that is no number");
            }
        }
        List<Expr> coefficients = new ArrayList<>();
        Rational c = Rational.ONE;
        for (int k = 0; k < ORDER; k++) {
            coefficients.add(Terms.num(c));
            c = c.divide(Rational.of(k + 1L));
        }
        return shifted(new Growth(power, Rational.ZERO, exponent), scaled(p.constant() == Terms.ZERO ? Terms.ONE : Primitives.exp(p.constant()), series(p.small(), coefficients)));
    }

    Asymptotic log(Asymptotic u) {
        Asymptotic.Term t = first(u);
        if (sign(t.coefficient()) < 0 || !t.growth().logarithm().isZero()) {
            throw new Unclear("the logarithm of what is negative, or of a logarithm");
        }
        List<Expr> coefficients = new ArrayList<>(List.of(Terms.ZERO));
        for (int k = 1; k < ORDER; k++) {
            coefficients.add(Terms.num(Rational.of(k % 2 == 0 ? -1 : 1, k)));
        }
        Asymptotic out = add(new Asymptotic(t.growth().exponent(), null), series(epsilon(u), coefficients));
        if (t.coefficient() != Terms.ONE) {
            out = add(out, Asymptotic.of(normal(Primitives.log(t.coefficient()))));
        }
        return t.growth().power().isZero() ? out : add(out, Asymptotic.of(Terms.num(t.growth().power()), Growth.LOGARITHM));
    }
}
