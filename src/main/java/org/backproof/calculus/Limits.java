package org.backproof.calculus;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;
import org.jspecify.annotations.Nullable;

/// What a term does as a variable goes to ∞ or −∞, from the asymptotic expansions of its parts, which are exact up to an error of known order.
public final class Limits {
    private static final long LARGEST = 3_000;
    private static final int MOST_CHOICES = 3;
    /// How many signs are distinguished one after the other.
    private static final int MOST_CASES = 3;

    private final AsymptoticRing ring;
    private final Symbol x;
    private final Map<Expr, Asymptotic> memo = new IdentityHashMap<>();
    /// Guards that are taken to hold, or not to.
    private final Map<Prop, Boolean> chosen = new LinkedHashMap<>();
    /// The last guard that was not decided.
    private @Nullable Prop undecided;

    private Limits(Knowledge knowledge, Symbol x) {
        this.ring = new AsymptoticRing(knowledge);
        this.x = x;
    }

    /// The limit as x → ∞, or as x → −∞; empty where none is found.
    public static Optional<Limit> of(Knowledge knowledge, Expr e, Symbol x, boolean positive) {
        Expr there = positive ? e : Substitution.of(x, Terms.negate(x)).apply(e);
        return there.facts().size() > LARGEST ? Optional.empty() : of(knowledge, there, x, positive, 0);
    }

    private static Optional<Limit> of(Knowledge knowledge, Expr there, Symbol x, boolean positive, int cases) {
        try {
            Limits limits = new Limits(knowledge, x);
            return Optional.of(limits.limit(limits.of(there), positive));
        } catch (Unclear u) {
            return u.coefficient() == null || cases >= MOST_CASES ? Optional.empty()
                    : alike(knowledge, u.coefficient(), inside -> of(inside, there, x, positive, cases + 1));
        }
    }

    /// The limit that is the same whichever sign the coefficient has, of those that it may have: `a^γ·(1 − a)` for γ > 0 and for γ = 0.
    private static Optional<Limit> alike(Knowledge knowledge, Expr coefficient, Function<Knowledge, Optional<Limit>> limit) {
        Optional<Limit> out = Optional.empty();
        for (Prop sign : List.of(Prop.positive(coefficient), Prop.zero(coefficient), Prop.positive(Terms.negate(coefficient)))) {
            if (knowledge.holds(Prop.negate(sign))) {
                continue;
            }
            Knowledge inside = knowledge.inner();
            inside.assume(sign);
            Optional<Limit> here = limit.apply(inside);
            if (here.isEmpty() || out.isPresent() && !(out.get().value().equals(here.get().value()) && out.get().sign() == here.get().sign())) {
                return Optional.empty();
            }
            out = here.map(l -> new Limit(l.value(), l.sign(), Optional.empty()));
        }
        return out;
    }

    /// Whether the limit is 0, whichever branch is taken where a guard is not decided by a large x.
    public static boolean vanishes(Knowledge knowledge, Expr e, Symbol x, boolean positive) {
        Expr there = positive ? e : Substitution.of(x, Terms.negate(x)).apply(e);
        return there.facts().size() <= LARGEST && vanishes(knowledge, there, x, Map.of());
    }

    private static boolean vanishes(Knowledge knowledge, Expr e, Symbol x, Map<Prop, Boolean> chosen) {
        Limits limits = new Limits(knowledge, x);
        limits.chosen.putAll(chosen);
        try {
            return limits.limit(limits.of(e), true).value().filter(v -> v == Terms.ZERO).isPresent();
        } catch (Unclear _) {
            if (limits.undecided == null) {
                return of(knowledge, e, x, true, 0).flatMap(Limit::value).filter(v -> v == Terms.ZERO).isPresent();
            }
            if (chosen.size() >= MOST_CHOICES) {
                return false;
            }
            for (boolean taken : new boolean[] { true, false }) {
                Map<Prop, Boolean> more = new LinkedHashMap<>(chosen);
                more.put(limits.undecided, taken);
                if (!vanishes(knowledge, e, x, more)) {
                    return false;
                }
            }
            return true;
        }
    }

    private boolean taken(Prop guard) {
        Boolean choice = chosen.get(guard);
        if (choice != null) {
            return choice;
        }
        try {
            return holds(guard);
        } catch (Unclear u) {
            undecided = guard;
            throw u;
        }
    }

    /// Whether a condition certainly fails for all large x, or −x.
    public static boolean fails(Knowledge knowledge, Prop p, Symbol x, boolean positive) {
        try {
            return !new Limits(knowledge, x).holds(positive ? p : Substitution.of(x, Terms.negate(x)).apply(p));
        } catch (Unclear _) {
            return false;
        }
    }

    private Limit limit(Asymptotic a, boolean positive) {
        if (a.isZero()) {
            return new Limit(Optional.of(Terms.ZERO), 0, Optional.empty());
        }
        Expr variable = positive ? x : Terms.negate(x);
        Optional<Expr> first = a.terms().stream().findFirst().map(t -> Terms.multiply(t.coefficient(), t.growth().at(variable)));
        if (first.isPresent() && ring.compare(a.terms().getFirst().growth(), Growth.NONE) > 0) {
            return new Limit(Optional.empty(), ring.sign(a.terms().getFirst().coefficient()), first);
        }
        AsymptoticRing.Parts parts = ring.parts(a);
        return new Limit(Optional.of(parts.constant()), 0,
                parts.small().terms().stream().findFirst().map(t -> Terms.multiply(t.coefficient(), t.growth().at(variable))));
    }

    private Asymptotic of(Expr e) {
        Asymptotic known = memo.get(e);
        if (known == null) {
            known = compute(e);
            memo.put(e, known);
        }
        return known;
    }

    private Asymptotic compute(Expr e) {
        if (e == x) {
            return Asymptotic.of(Terms.ONE, Growth.LINEAR);
        }
        if (!Free.occurs(x, e)) {
            Expr c = ring.normal(e);
            return c == Terms.ZERO ? Asymptotic.ZERO : Asymptotic.of(c);
        }
        return switch (e) {
            case Add a -> a.terms().stream().map(this::of).reduce(Asymptotic.ZERO, ring::add);
            case Mul m -> product(m);
            case Pow p when p.exponent() instanceof Num n -> ring.power(of(p.base()), n.value());
            case Pow p -> ring.exp(ring.multiply(of(p.exponent()), ring.log(of(p.base()))));
            case Cases c -> of(taken(c.guard()) ? c.then() : c.otherwise());
            case Local l -> of(l.value());
            case Apply a when a.function() instanceof org.backproof.expr.Function.Defined f && !f.body().hasDiff() -> of(Binders.unfold(f, a.arguments()));
            case Apply a when a.function() instanceof org.backproof.expr.Function.Primitive f && f.arity() == 1 -> primitive(f, of(a.arguments().getFirst()));
            case Expr _ -> throw new Unclear("no rule");
        };
    }

    /// 0 where one factor is, whatever the others do.
    private Asymptotic product(Mul m) {
        if (m.coefficient().isZero()) {
            return Asymptotic.ZERO;
        }
        Asymptotic out = Asymptotic.of(Terms.num(m.coefficient()));
        Unclear open = null;
        for (Expr f : m.factors()) {
            try {
                out = ring.multiply(out, of(f));
            } catch (Unclear u) {
                open = u;
            }
        }
        if (open != null && !out.isZero()) {
            throw open;
        }
        return out;
    }

    private boolean holds(Prop p) {
        return switch (p) {
            case Prop.Compare(Expr e, Prop.Sign s) -> s.holds(Rational.of(sign(of(e))));
            case Prop.And(List<Prop> parts) -> parts.stream().allMatch(this::holds);
            case Prop.Or(List<Prop> parts) -> parts.stream().anyMatch(this::holds);
            case Prop.Equal _, Prop.Defined _, Prop.Whole _, Prop.ForAll _, Prop.Derivative _ -> throw new Unclear("no rule");
        };
    }

    /// The sign for all large x.
    private int sign(Asymptotic a) {
        if (a.isZero()) {
            return 0;
        }
        if (a.terms().isEmpty()) {
            throw new Unclear("a higher order");
        }
        return ring.sign(a.terms().getFirst().coefficient());
    }

    private Asymptotic primitive(org.backproof.expr.Function.Primitive f, Asymptotic u) {
        if (f == Primitives.EXP) {
            return ring.exp(u);
        }
        if (f == Primitives.LOG) {
            return ring.log(u);
        }
        AsymptoticRing.Parts p = ring.parts(u);
        if (!p.infinite().isEmpty()) {
            return atInfinity(f, u);
        }
        if (f == Primitives.ATAN && p.constant() == Terms.ZERO) {
            return arctangent(p.small());
        }
        Primitives.Row row = Primitives.row(f);
        if (!row.total() || row.derivative().isEmpty()) {
            throw new Unclear("no series");
        }
        return ring.series(p.small(), List.of(ring.normal(Terms.apply(f, p.constant())), ring.normal(row.derivative().get().apply(p.constant()))));
    }

    /// `ε − ε³/3 + ε⁵/5 − …`
    private Asymptotic arctangent(Asymptotic e) {
        return ring.series(e, List.of(Terms.ZERO, Terms.ONE, Terms.ZERO, Terms.num(Rational.of(-1, 3)), Terms.ZERO, Terms.num(Rational.of(1, 5)), Terms.ZERO));
    }

    /// `atan u = π/2 − atan(1/u)` and `erf u = 1 − exp(−u²)/√π·(1/u − 1/(2u³) + 3/(4u⁵) − …)` for u → ∞; both are odd.
    private Asymptotic atInfinity(org.backproof.expr.Function.Primitive f, Asymptotic u) {
        if (sign(u) < 0) {
            return ring.scaled(Terms.MINUS_ONE, primitive(f, ring.scaled(Terms.MINUS_ONE, u)));
        }
        Asymptotic inverse = ring.power(u, Rational.MINUS_ONE);
        if (f == Primitives.ATAN) {
            return ring.add(Asymptotic.of(Terms.multiply(Terms.HALF, Primitives.pi())), ring.scaled(Terms.MINUS_ONE, arctangent(inverse)));
        }
        if (f == Primitives.ERF) {
            Asymptotic tail = ring.multiply(ring.exp(ring.scaled(Terms.MINUS_ONE, ring.multiply(u, u))), ring.series(inverse,
                    List.of(Terms.ZERO, Terms.ONE, Terms.ZERO, Terms.num(Rational.of(-1, 2)), Terms.ZERO, Terms.num(Rational.of(3, 4)), Terms.ZERO)));
            return ring.add(Asymptotic.of(Terms.ONE), ring.scaled(Terms.negate(Terms.power(Primitives.pi(), Terms.num(Rational.of(-1, 2)))), tail));
        }
        throw new Unclear(f.name() + " of an unbounded argument");
    }
}
