package org.backproof.integrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.algebra.Fractions;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Replacement;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// The search for x with g(x) = t: functions peeled off by their inverses, logarithms gathered, what is linear in one generator solved.
public final class Solving {
    private static final int DEEPEST = 24;
    private static final Map<Function.Primitive, Function.Primitive> INVERSES = inverses();

    private final Integration in;
    private final Normalizer deep;
    private final Symbol x;

    public Solving(Knowledge knowledge, Symbol x) {
        this.in = new Integration(knowledge);
        this.deep = new Normalizer(knowledge, Normalizer.Settings.DEEP);
        this.x = x;
    }

    private static Map<Function.Primitive, Function.Primitive> inverses() {
        Map<Function.Primitive, Function.Primitive> out = new LinkedHashMap<>();
        out.put(Primitives.EXP, Primitives.LOG);
        out.put(Primitives.LOG, Primitives.EXP);
        out.put(Primitives.SIN, Primitives.ASIN);
        out.put(Primitives.COS, Primitives.ACOS);
        out.put(Primitives.ASIN, Primitives.SIN);
        out.put(Primitives.ACOS, Primitives.COS);
        return out;
    }

    /// Terms in t and what else occurs, free of x; proposals that are to be proved.
    public List<Expr> of(Expr g, Expr t) {
        List<Expr> out = new ArrayList<>();
        solve(g, t, 0, out);
        return out.stream().filter(e -> !Free.occurs(x, e)).distinct().toList();
    }

    private boolean open(Expr e) {
        return Free.occurs(x, e);
    }

    private void solve(Expr g, Expr t, int depth, List<Expr> out) {
        if (g == x) {
            out.add(t);
            return;
        }
        if (!open(g) || depth > DEEPEST) {
            return;
        }
        switch (g) {
            case Add a -> {
                List<Expr> varying = a.terms().stream().filter(this::open).toList();
                Expr rest = Terms.subtract(t, Terms.add(a.terms().stream().filter(e -> !open(e)).toList()));
                if (varying.size() == 1) {
                    solve(varying.getFirst(), rest, depth + 1, out);
                } else {
                    logarithms(varying, rest, depth, out);
                    linear(g, t, depth, out);
                }
            }
            case Mul m -> {
                List<Expr> varying = m.factors().stream().filter(this::open).toList();
                List<Expr> fixed = new ArrayList<>(m.factors().stream().filter(e -> !open(e)).toList());
                fixed.add(Terms.num(m.coefficient()));
                if (varying.size() == 1) {
                    solve(varying.getFirst(), Terms.divide(t, Terms.multiply(fixed)), depth + 1, out);
                } else {
                    powers(varying, Terms.divide(t, Terms.multiply(fixed)), out);
                    linear(g, t, depth, out);
                }
            }
            case Pow p when !open(p.exponent()) -> {
                solve(p.base(), Terms.power(t, Terms.power(p.exponent(), -1)), depth + 1, out);
                if (p.exponent() instanceof Num n && n.value().isInteger() && !n.value().numerator().testBit(0)) {
                    solve(p.base(), Terms.negate(Terms.power(t, Terms.power(p.exponent(), -1))), depth + 1, out);
                }
            }
            case Pow p when !open(p.base()) -> solve(p.exponent(), Terms.divide(Primitives.log(t), Primitives.log(p.base())), depth + 1, out);
            case Apply a when a.function() instanceof Function.Defined f -> solve(Binders.unfold(f, a.arguments()), t, depth + 1, out);
            case Apply a when a.function() == Primitives.ATAN ->
                solve(a.arguments().getFirst(), Terms.divide(Primitives.sin(t), Primitives.cos(t)), depth + 1, out);
            case Apply a when a.function() instanceof Function.Primitive p && INVERSES.containsKey(p) ->
                solve(a.arguments().getFirst(), Terms.apply(INVERSES.get(p), t), depth + 1, out);
            case Expr _ -> {
            }
        }
    }

    /// `x^a·exp(b log x) = t` as `x = t^(1/(a + b))`, also where a and b are letters.
    private void powers(List<Expr> factors, Expr t, List<Expr> out) {
        List<Expr> exponents = factors.stream().map(this::exponent).toList();
        if (exponents.stream().noneMatch(this::open)) {
            out.add(Terms.power(t, Terms.power(in.normal(Terms.add(exponents)), -1)));
        }
    }

    /// c of `x^c`; x itself where there is none.
    private Expr exponent(Expr e) {
        return switch (e) {
            case Symbol s when s == x -> Terms.ONE;
            case Pow p when p.base() == x -> p.exponent();
            case Apply a when a.function() == Primitives.EXP && a.arguments().getFirst() instanceof Mul m && m.factors().contains(Primitives.log(x)) -> {
                List<Expr> others = new ArrayList<>(m.factors());
                others.remove(Primitives.log(x));
                others.add(Terms.num(m.coefficient()));
                yield Terms.multiply(others);
            }
            case Expr _ -> x;
        };
    }

    /// `Σ cᵢ log uᵢ = t` as `Π uᵢ^(cᵢ/c) = exp(t/c)`.
    private void logarithms(List<Expr> terms, Expr t, int depth, List<Expr> out) {
        Map<Expr, Rational> parts = new LinkedHashMap<>();
        for (Expr e : terms) {
            Expr log = e instanceof Mul m && m.factors().size() == 1 ? m.factors().getFirst() : e;
            if (!(log instanceof Apply a) || a.function() != Primitives.LOG) {
                return;
            }
            parts.merge(a.arguments().getFirst(), e instanceof Mul m ? m.coefficient() : Rational.ONE, Rational::add);
        }
        Rational unit = parts.values().stream().map(Rational::abs).reduce((p, q) -> p.compareTo(q) < 0 ? p : q).orElse(Rational.ONE);
        if (parts.values().stream().allMatch(c -> c.divide(unit).isInteger())) {
            List<Expr> factors = new ArrayList<>();
            parts.forEach((u, c) -> factors.add(Terms.power(u, Terms.num(c.divide(unit)))));
            solve(in.normal(Terms.multiply(factors)), Primitives.exp(Terms.divide(t, Terms.num(unit))), depth + 1, out);
        }
    }

    /// `N(w) − t·D(w) = 0` in one generator w that contains x.
    private void linear(Expr g, Expr t, int depth, List<Expr> out) {
        Symbol level = Terms.real("'t");
        for (Expr form : List.of(in.normal(g), deep.normalize(g).right())) {
            List<Expr> generators = Fractions.generators(form).stream().filter(this::open).toList();
            if (generators.size() != 1) {
                continue;
            }
            Expr w = generators.getFirst();
            Symbol letter = Terms.real("'w");
            Expr fraction = Replacement.of(w, letter, form);
            Expr under = denominator(fraction, letter);
            Expr equation = in.normal(Terms.multiply(under, Terms.subtract(fraction, level)));
            for (int power = 1; power <= 2; power++) {
                Optional<Expr> solution = root(equation, letter, power);
                if (solution.isPresent()) {
                    Expr value = org.backproof.expr.Substitution.of(level, t).apply(solution.get());
                    solve(Terms.power(w, power), value, depth + 1, out);
                    return;
                }
            }
        }
    }

    private Expr denominator(Expr fraction, Symbol letter) {
        List<Expr> out = new ArrayList<>();
        for (Expr f : fraction instanceof Mul m ? m.factors() : List.of(fraction)) {
            if (f instanceof Pow p && p.exponent() instanceof Num n && n.value().signum() < 0 && Free.occurs(letter, f)) {
                out.add(Terms.power(p.base(), Terms.num(n.value().negate())));
            }
        }
        return Terms.multiply(out);
    }

    /// Of an equation that is linear in a power of the letter, what the power is.
    private Optional<Expr> root(Expr equation, Symbol letter, int power) {
        if (power == 1) {
            return Linear.of(in, equation, letter).map(Linear::root).map(in::normal);
        }
        Expr offset = in.normal(org.backproof.expr.Substitution.of(letter, Terms.ZERO).apply(equation));
        Expr slope = in.normal(Terms.divide(Terms.subtract(equation, offset), Terms.power(letter, power)));
        return Free.occurs(letter, slope) || slope == Terms.ZERO ? Optional.empty()
                : Optional.of(in.normal(Terms.negate(Terms.divide(offset, slope))));
    }
}
