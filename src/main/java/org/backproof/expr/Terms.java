package org.backproof.expr;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.numeric.Rational;

/// The only maker of terms: canonical, and no more. Sums and products are flattened and sorted, rationals folded, like
/// terms collected; a partial term is never cancelled (`x*x^-1`, `1/x - 1/x` and `0*log(x)` stay).
public final class Terms {
    /// The largest numerator or denominator, in bits, that folding a power of rationals may make.
    static final int MAX_POWER_BITS = 1 << 14;

    private static final Comparator<Expr> ORDER = Comparator.comparingLong(Expr::hash);

    public static final Expr ZERO = num(Rational.ZERO);
    public static final Expr ONE = num(Rational.ONE);
    public static final Expr TWO = num(Rational.TWO);
    public static final Expr HALF = num(Rational.HALF);
    public static final Expr MINUS_ONE = num(Rational.MINUS_ONE);

    private Terms() {
    }

    public static Expr num(Rational value) {
        return Interner.intern(new Num(value, Facts.leaf(Facts.mix(11, value.hashCode()), true, 0, 0)));
    }

    public static Expr num(long value) {
        return num(Rational.of(value));
    }

    public static Symbol symbol(String name, Sort sort) {
        long h = Facts.mix(Facts.hashOf(name), sort instanceof Sort.Tensor ? 5 : 3);
        return (Symbol) Interner.intern(new Symbol(name, sort, Facts.leaf(h, true, 1L << (h & 63) | mask(sort), 0)));
    }

    /// A real variable.
    public static Symbol real(String name) {
        return symbol(name, Sort.REAL);
    }

    static Bound bound(int number, Sort sort) {
        return (Bound) Interner.intern(new Bound(number, sort, Facts.leaf(Facts.mix(17, number), true, mask(sort), number).with(FreeSymbols.inSort(sort))));
    }

    /// A range may end at an index that is bound further out.
    private static int binders(Sort.Index range) {
        return Math.max(range.lower().facts().binders(), range.upper().facts().binders());
    }

    private static long mask(Sort sort) {
        return switch (sort) {
            case Sort.Real _, Sort.Size _ -> 0;
            case Sort.Index(Expr lower, Expr upper) -> lower.facts().symbols() | upper.facts().symbols();
            case Sort.Tensor(List<Expr> sizes) -> sizes.stream().mapToLong(s -> s.facts().symbols()).reduce(0, (a, b) -> a | b);
        };
    }

    /// An entry; total where each index is known to be in range.
    public static Expr entry(Symbol tensor, List<Expr> indices) {
        Sort.Tensor sort = (Sort.Tensor) tensor.sort();
        boolean total = true;
        for (int i = 0; i < indices.size(); i++) {
            total &= Ranges.within(indices.get(i), sort.sizes().get(i));
        }
        List<Expr> children = new ArrayList<>(indices);
        children.add(tensor);
        FreeSymbols free = tensor.facts().free().and(FreeSymbols.of(indices));
        return Interner.intern(new Entry(tensor, List.copyOf(indices), Facts.of(19, total, 0, children).with(free)));
    }

    public static Expr entry(Symbol tensor, Expr... indices) {
        return entry(tensor, List.of(indices));
    }

    public static Expr add(Expr... terms) {
        return add(Arrays.asList(terms));
    }

    public static Expr subtract(Expr a, Expr b) {
        return add(a, negate(b));
    }

    public static Expr negate(Expr a) {
        return multiply(MINUS_ONE, a);
    }

    public static Expr divide(Expr a, Expr b) {
        return multiply(a, power(b, MINUS_ONE));
    }

    public static Expr add(List<? extends Expr> terms) {
        Map<Expr, Rational> collected = new LinkedHashMap<>();
        Rational constant = Rational.ZERO;
        for (Expr t : terms) {
            constant = collect(t, collected, constant);
        }
        List<Expr> out = new ArrayList<>(collected.size() + 1);
        collected.forEach((base, c) -> {
            Expr t = scaled(c, base);
            if (t != ZERO) {
                out.add(t);
            }
        });
        out.sort(ORDER);
        if (!constant.isZero()) {
            out.addFirst(num(constant));
        }
        return switch (out.size()) {
            case 0 -> ZERO;
            case 1 -> out.getFirst();
            default -> Interner.intern(new Add(List.copyOf(out), Facts.of(23, allTotal(out), 0, out)));
        };
    }

    private static Rational collect(Expr t, Map<Expr, Rational> collected, Rational constant) {
        switch (t) {
            case Num n -> {
                return constant.add(n.value());
            }
            case Add a -> {
                for (Expr s : a.terms()) {
                    constant = collect(s, collected, constant);
                }
            }
            case Mul m -> collected.merge(scaled(Rational.ONE, m.factors()), m.coefficient(), Rational::add);
            case Symbol _, Bound _, Entry _, Pow _, Apply _, Lambda _, Sum _, Delta _, Cases _, Diff _, Local _ ->
                collected.merge(t, Rational.ONE, Rational::add);
        }
        return constant;
    }

    private static Expr scaled(Rational c, Expr base) {
        return base instanceof Mul m ? scaled(c.multiply(m.coefficient()), m.factors()) : scaled(c, List.of(base));
    }

    /// A rational times sorted, collected factors.
    private static Expr scaled(Rational c, List<Expr> factors) {
        if (factors.isEmpty() || c.isZero() && allTotal(factors)) {
            return num(c);
        }
        if (c.isOne() && factors.size() == 1) {
            return factors.getFirst();
        }
        return Interner.intern(new Mul(c, List.copyOf(factors),
                Facts.of(Facts.mix(29, c.hashCode()), allTotal(factors), 0, factors)));
    }

    public static Expr multiply(Expr... factors) {
        return multiply(Arrays.asList(factors));
    }

    public static Expr multiply(List<? extends Expr> factors) {
        Products p = new Products();
        for (Expr f : factors) {
            p.collect(f);
        }
        List<Expr> out = p.factors();
        out.sort(ORDER);
        return scaled(p.coefficient(), out);
    }

    /// `base^exponent`. Rational powers of rationals are folded while small; `0^-1` stays.
    public static Expr power(Expr base, Expr exponent) {
        if (exponent == ONE || base == ONE && exponent.total()) {
            return base;
        }
        if (base == ZERO && exponent instanceof Num n && n.value().signum() > 0) {
            return ZERO;
        }
        if (exponent instanceof Num n && n.value().isInt()) {
            if (n.value().isZero() && base.total()) {
                return ONE;
            }
            Expr folded = Products.integerPower(base, n.value());
            if (folded != null) {
                return folded;
            }
        }
        return rawPower(base, exponent);
    }

    public static Expr power(Expr base, long exponent) {
        return power(base, num(exponent));
    }

    public static Expr sqrt(Expr e) {
        return power(e, HALF);
    }

    static Expr rawPower(Expr base, Expr exponent) {
        boolean natural = exponent instanceof Num n && n.value().isInteger() && n.value().signum() >= 0;
        boolean total = base.total() && (natural || base instanceof Num b && b.value().signum() > 0 && exponent.total());
        return Interner.intern(new Pow(base, exponent,
                Facts.of(31, total, natural ? 0 : Facts.POWER, List.of(base, exponent))));
    }

    public static Expr apply(Function f, List<? extends Expr> arguments) {
        boolean total = allTotal(arguments) && (f instanceof Function.Primitive p && Primitives.total(p)
                || f instanceof Function.Defined d && d.body().total());
        return Interner.intern(new Apply(f, List.copyOf(arguments),
                Facts.of(Facts.mix(37, f.hash()), total, Facts.APPLY, arguments)));
    }

    public static Expr apply(Function f, Expr... arguments) {
        return apply(f, Arrays.asList(arguments));
    }

    /// Kronecker's delta; decided for equal terms and for two numbers.
    public static Expr delta(Expr i, Expr j) {
        if (i == j) {
            return ONE;
        }
        if (i instanceof Num && j instanceof Num) {
            return ZERO;
        }
        List<Expr> sides = i.hash() <= j.hash() ? List.of(i, j) : List.of(j, i);
        return Interner.intern(new Delta(sides.get(0), sides.get(1), Facts.of(41, true, Facts.DELTA, sides)));
    }

    /// `if guard then a else b`; a decided guard selects.
    public static Expr cases(Prop guard, Expr then, Expr otherwise) {
        if (guard.equals(Prop.TRUE)) {
            return then;
        }
        if (guard.equals(Prop.FALSE)) {
            return otherwise;
        }
        List<Expr> children = new ArrayList<>(Prop.terms(guard));
        children.add(then);
        children.add(otherwise);
        return Interner.intern(new Cases(guard, then, otherwise,
                Facts.of(Facts.mix(43, guardHash(guard)), allTotal(children), Facts.CASES, children)));
    }

    private static long guardHash(Prop guard) {
        return switch (guard) {
            case Prop.Compare(_, Prop.Sign s) -> s.ordinal() + 2;
            case Prop.And(List<Prop> parts) -> parts.stream().mapToLong(Terms::guardHash).reduce(7, Facts::mix);
            case Prop.Or(List<Prop> parts) -> parts.stream().mapToLong(Terms::guardHash).reduce(8, Facts::mix);
            case Prop.Whole _ -> 9;
            case Prop.Equal _, Prop.Defined _, Prop.Derivative _, Prop.ForAll _ -> throw new IllegalArgumentException("not a guard: " + guard);
        };
    }

    public static Expr diff(Expr body, Expr variable) {
        if (!(variable instanceof Symbol s && s.sort() instanceof Sort.Real) && !(variable instanceof Entry)) {
            throw new IllegalArgumentException("not a variable: " + variable);
        }
        return Interner.intern(new Diff(body, variable, Facts.of(47, false, Facts.DIFF, List.of(body, variable))));
    }

    public static Expr local(Expr value) {
        return value instanceof Local || value instanceof Num || value instanceof Symbol ? value
                : Interner.intern(new Local(value, Facts.of(53, value.total(), Facts.LOCAL, List.of(value))));
    }

    /// `Σ body` over a symbol of an index sort, which becomes bound.
    public static Expr sum(Symbol index, Expr body) {
        int number = body.facts().binders() + 1;
        Sort.Index sort = (Sort.Index) index.sort();
        Bound bound = bound(number, sort);
        Expr closed = Substitution.of(index, bound).apply(body);
        if (closed == ZERO) {
            return ZERO;
        }
        Facts f = Facts.of(59, body.total(), Facts.SUM, List.of(closed, sort.lower(), sort.upper()))
                .with(bound.facts().free().and(closed.facts().free()));
        return Interner.intern(new Sum(bound, closed, f.with(Math.max(bound.number(), binders(sort)))));
    }

    /// `[i, j] ↦ body`.
    public static Expr lambda(List<Symbol> indices, Expr body) {
        Substitution closing = Substitution.empty();
        List<Bound> bounds = new ArrayList<>();
        List<Expr> children = new ArrayList<>();
        int number = body.facts().binders();
        int outer = 0;
        for (Symbol i : indices) {
            Sort.Index sort = (Sort.Index) i.sort();
            outer = Math.max(outer, binders(sort));
            Bound b = bound(++number, sort);
            bounds.add(b);
            closing = closing.with(i, b);
            children.add(sort.lower());
            children.add(sort.upper());
        }
        Expr closed = closing.apply(body);
        children.add(closed);
        Facts f = Facts.of(61, body.total(), 0, children);
        return Interner.intern(new Lambda(List.copyOf(bounds), closed, f.with(Math.max(number, outer))));
    }

    /// The tensor variable itself as an argument: `[i, j] ↦ v[i, j]`.
    public static Expr tensor(Symbol v) {
        List<Symbol> indices = new ArrayList<>();
        for (Expr size : ((Sort.Tensor) v.sort()).sizes()) {
            indices.add(symbol("%" + indices.size(), Sort.upTo(size)));
        }
        return lambda(indices, entry(v, List.copyOf(indices)));
    }

    private static boolean allTotal(Iterable<? extends Expr> terms) {
        for (Expr t : terms) {
            if (!t.total()) {
                return false;
            }
        }
        return true;
    }

    static boolean foldable(BigInteger n, int exponent) {
        return (long) n.bitLength() * Math.abs((long) exponent) <= MAX_POWER_BITS;
    }
}
