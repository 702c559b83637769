package org.backproof.emit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Bound;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Field;
import org.backproof.numeric.Rational;

/// Takes sums and maxima out of terms, each into a line of its own, with what does not depend on the index before the sum. Indices
/// over one size get one name in all sums, so that equal bodies are the same term.
final class Lowering {
    private static final List<String> LETTERS = List.of("k", "j", "l", "p", "q", "r", "s");

    static final Rational HALF = Rational.of(1, 2);

    private final List<Symbol> order;
    private final Map<Expr, Expr> memo = new IdentityHashMap<>();
    private final Map<Expr, Let> lines = new LinkedHashMap<>();
    private final Map<Expr, List<Symbol>> indices = new LinkedHashMap<>();
    private final Set<String> taken;
    private int number;

    /// @param order the indices of the outputs, outermost first
    /// @param taken names that indices must not have
    Lowering(List<Symbol> order, Collection<String> taken) {
        this.order = new ArrayList<>(order);
        this.taken = new LinkedHashSet<>(taken);
        order.forEach(i -> {
            indices.computeIfAbsent(size(i), _ -> new ArrayList<>()).add(i);
            this.taken.add(i.name());
        });
    }

    private static Expr size(Symbol index) {
        return ((Sort.Index) index.sort()).upper();
    }

    /// The sums that were taken out, in an order in which they can be computed.
    List<Let> lines() {
        return List.copyOf(lines.values());
    }

    /// The term with a name in place of each sum.
    ///
    /// @throws NoCode for what cannot be computed
    Expr lower(Expr e) {
        Expr known = memo.get(e);
        if (known == null) {
            known = compute(e);
            memo.put(e, known);
        }
        return known;
    }

    private Expr compute(Expr e) {
        return switch (e) {
            case Sum s -> {
                PartialRange range = PartialRange.of((Sort.Index) s.index().sort());
                Symbol i = index(range.whole(), n -> Free.occurs(n, s));
                yield sum(i, lower(Binders.open(s, i)), lower(range.contains(i)));
            }
            case Apply a when a.function() instanceof Function.Largest && a.arguments().getFirst() instanceof Lambda l -> largest(l);
            case Apply a when a.function() instanceof Function.Opaque -> throw NoCode.unknown(a.function().name());
            case Apply a when a.arguments().stream().anyMatch(Lambda.class::isInstance) -> throw new NoCode("the function " + a.function().name() + " of a vector");
            case Cases c -> Terms.cases(lower(c.guard()), lower(c.then()), lower(c.otherwise()));
            case Lambda _ -> throw new NoCode("a tensor as a value");
            case Pow(Pow(Expr x, Num half, _), Num n, _) when isEven(n.value()) && half.value().equals(HALF) -> lower(Terms.power(x, Terms.num(n.value().multiply(HALF))));
            case Apply a when a.function().name().equals("abs") && value(a.arguments().getFirst()) instanceof Mul m && isScaled(m) -> Terms.multiply(lower(positive(m)), lower(Terms.apply(a.function(), List.of(rest(m)))));
            case Pow(Expr base, Num n, _) when isRoot(n.value()) -> Terms.power(Terms.power(lower(base), Terms.num(HALF)), Terms.num(n.value().multiply(Rational.TWO)));
            case Expr _ -> Children.map(e, this::lower);
        };
    }

    /// `sqrt(x)^2` is computed as x.
    static boolean isEven(Rational exponent) {
        return exponent.isInteger() && !exponent.numerator().testBit(0) && exponent.signum() > 0;
    }

    /// `c` of `abs(-c*x) = c*abs(x)` for a number c > 0, such as 1/sqrt(2).
    private static Expr positive(Mul m) {
        List<Expr> numbers = new ArrayList<>(m.factors().stream().filter(Lowering::isRootOfNumber).toList());
        numbers.add(Terms.num(m.coefficient().abs()));
        return Terms.multiply(numbers);
    }

    private static Expr value(Expr e) {
        return e instanceof Local l ? l.value() : e;
    }

    private static boolean isScaled(Mul m) {
        return rest(m) != Terms.ONE && !(m.coefficient().isOne() && m.factors().stream().noneMatch(Lowering::isRootOfNumber));
    }

    private static Expr rest(Mul m) {
        return Terms.multiply(m.factors().stream().filter(f -> !isRootOfNumber(f)).toList());
    }

    private static boolean isRootOfNumber(Expr e) {
        return e instanceof Pow(Num base, Num _, _) && base.value().signum() > 0;
    }

    /// `x^(-1/2)` is computed as `1/sqrt(x)`, and `x^(3/2)` as `sqrt(x)^3`.
    private static boolean isRoot(Rational exponent) {
        return exponent.denominator().equals(BigInteger.TWO) && !exponent.equals(HALF);
    }

    Prop lower(Prop p) {
        return switch (p) {
            case Prop.Compare(Add e, Prop.Sign sign) when sign == Prop.Sign.ZERO -> Prop.compare(fromLargest(e).orElseGet(() -> lower((Expr) e)), sign);
            case Prop.Compare(Expr e, Prop.Sign sign) -> Prop.compare(lower(e), sign);
            case Prop.And(List<Prop> parts) -> Prop.and(parts.stream().map(this::lower).toList());
            case Prop.Or(List<Prop> parts) -> Prop.or(parts.stream().map(this::lower).toList());
            case Prop.Whole _, Prop.Equal _, Prop.Defined _, Prop.Derivative _, Prop.ForAll _ -> throw new NoCode("the condition " + p);
        };
    }

    /// The index for a binder: the first one over its size that the term does not mention.
    private Symbol index(Bound b, Expr within) {
        return index((Sort.Index) b.sort(), i -> Free.occurs(i, within));
    }

    /// The first index over a size that is not among those.
    Symbol axis(Sort.Index sort, List<Symbol> but) {
        return index(sort, but::contains);
    }

    private Symbol index(Sort.Index sort, Predicate<Symbol> used) {
        List<Symbol> all = indices.computeIfAbsent(sort.upper(), _ -> new ArrayList<>());
        Optional<Symbol> known = all.stream().filter(i -> !used.test(i)).findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        String name = LETTERS.stream().filter(l -> !taken.contains(l)).findFirst().orElseGet(() -> "k" + ++number);
        taken.add(name);
        Symbol made = Terms.symbol(name, sort);
        all.add(made);
        order.add(made);
        return made;
    }

    /// @param within where the body counts
    private Expr sum(Symbol i, Expr body, Prop within) {
        List<Expr> outside = new ArrayList<>();
        List<Expr> inside = new ArrayList<>();
        List<Expr> factors = body instanceof Mul m ? m.factors() : List.of(body);
        factors.forEach(f -> (Free.occurs(i, f) ? inside : outside).add(f));
        outside.add(Terms.num(body instanceof Mul m ? m.coefficient() : Rational.ONE));
        boolean counted = inside.isEmpty() && within.equals(Prop.TRUE);
        outside.add(counted ? size(i) : line(Let.Kind.SUM, i, Terms.cases(within, Terms.multiply(inside), Terms.ZERO)));
        return Terms.multiply(outside);
    }

    private Expr largest(Lambda l) {
        if (l.indices().size() != 1) {
            throw new NoCode("the maximum of a matrix");
        }
        if (!PartialRange.isWhole((Sort.Index) l.indices().getFirst().sort())) {
            throw new NoCode("the maximum of a part of the entries");
        }
        Symbol i = index(l.indices().getFirst(), l);
        Expr body = lower(Binders.open(l, List.of(i)));
        return Free.occurs(i, body) ? line(Let.Kind.MAX, i, Terms.local(body)) : body;
    }

    /// `e[j] − max(e)`, where the sum is that, with e in a line of its own: so it is 0 to the last digit where e[j] is the largest entry,
    /// as `z − max(z − t*z) − t*z` is not.
    private Optional<Expr> fromLargest(Add sum) {
        for (Expr term : sum.terms()) {
            if (maximum(term) instanceof Apply a && a.arguments().getFirst() instanceof Lambda l && l.indices().size() == 1) {
                for (Symbol j : Free.symbols(sum)) {
                    if (j.sort() instanceof Sort.Index) {
                        Expr entry = Binders.open(l, List.of(j));
                        if (Field.identity(sum, Terms.subtract(entry, a)).or(() -> Field.identity(sum, Terms.subtract(a, entry))).isPresent()) {
                            return Optional.of(Terms.subtract(Terms.local(lower(entry)), lower(a)));
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// The maximum, or what is to be subtracted of it; null for others.
    private static Apply maximum(Expr term) {
        Expr e = term instanceof Mul m && m.factors().size() == 1 ? m.factors().getFirst() : term;
        return e instanceof Apply a && a.function() instanceof Function.Largest ? a : null;
    }

    private Expr line(Let.Kind kind, Symbol over, Expr body) {
        Expr key = kind == Let.Kind.SUM ? Terms.sum(over, body) : Terms.apply(new Function.Largest(List.of()), Terms.lambda(List.of(over), body));
        Let known = lines.get(key);
        if (known == null) {
            known = Let.of("#" + kind + lines.size(), free(body, over), Optional.of(new Let.Reduction(kind, over)), body);
            lines.put(key, known);
        }
        return known.entry();
    }

    /// The indices that a term depends on, in the order of the axes.
    private List<Symbol> free(Expr body, Symbol... but) {
        return free(body, order).stream().filter(i -> !List.of(but).contains(i)).toList();
    }

    static List<Symbol> free(Expr body, List<Symbol> order) {
        return order.stream().filter(i -> Free.occurs(i, body)).toList();
    }

    /// All indices, in the order of the axes.
    List<Symbol> order() {
        return List.copyOf(order);
    }

    static boolean isLeaf(Expr e) {
        return switch (e) {
            case Num _, Symbol _, Bound _, org.backproof.expr.Entry _ -> true;
            case Local l -> isLeaf(l.value());
            case Apply a -> a.arguments().isEmpty();
            case Expr _ -> false;
        };
    }
}
