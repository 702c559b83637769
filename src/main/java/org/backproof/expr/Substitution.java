package org.backproof.expr;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A simultaneous, capture-avoiding substitution of terms for symbols: scalars for real variables, sizes and indices, and
/// [Lambda]s for tensors (an entry is beta-reduced). The sorts of the other symbols are substituted in, too.
///
/// Under `∂/∂x` a variable stands for its current value, so there it may only be renamed, and what is put in for another
/// symbol may not mention it: `D_x(y·x)` with y := x would be `D_x(x²)`. Such a use throws [Capture].
public final class Substitution {

    /// The substitution would change what a derivative is taken of.
    public static final class Capture extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Capture(String message) {
            super(message, null, false, false);
        }
    }

    private final Map<Expr, Expr> map;
    private final long mask;
    private final int lowestBound;
    private final Map<Expr, Expr> memo = new IdentityHashMap<>();

    private Substitution(Map<Expr, Expr> map) {
        this.map = map;
        long m = 0;
        int lowest = Integer.MAX_VALUE;
        for (Expr key : map.keySet()) {
            m |= key instanceof Symbol s ? ownBit(s) : 0;
            lowest = key instanceof Bound b ? Math.min(lowest, b.number()) : lowest;
        }
        this.mask = m;
        this.lowestBound = lowest;
    }

    private static long ownBit(Symbol s) {
        return 1L << (s.hash() & 63);
    }

    public static Substitution empty() {
        return new Substitution(Map.of());
    }

    public static Substitution of(Symbol key, Expr value) {
        return new Substitution(Map.of(key, value));
    }

    public static Substitution of(Map<? extends Expr, ? extends Expr> map) {
        return new Substitution(new LinkedHashMap<>(map));
    }

    static Substitution opening(Map<Bound, Expr> map) {
        return new Substitution(new LinkedHashMap<>(map));
    }

    public Substitution with(Expr key, Expr value) {
        Map<Expr, Expr> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return new Substitution(more);
    }

    public Map<Expr, Expr> map() {
        return Map.copyOf(map);
    }

    public boolean isEmpty() {
        return map.isEmpty();
    }

    /// @throws Capture when a derivative would change its meaning
    public Expr apply(Expr e) {
        if ((e.facts().symbols() & mask) == 0 && e.facts().binders() < lowestBound) {
            return e;
        }
        Expr known = memo.get(e);
        if (known == null) {
            known = compute(e);
            memo.put(e, known);
        }
        return known;
    }

    public Prop apply(Prop p) {
        return switch (p) {
            case Prop.Equal(Expr l, Expr r) -> new Prop.Equal(apply(l), apply(r));
            case Prop.Compare(Expr e, Prop.Sign s) -> apply(e) == e ? p : Prop.compare(apply(e), s);
            case Prop.Defined(Expr e) -> Prop.defined(apply(e));
            case Prop.Derivative(Expr b, Expr x, Expr v) -> {
                Diff d = (Diff) apply(Terms.diff(b, x));
                yield new Prop.Derivative(d.body(), d.variable(), apply(v));
            }
            case Prop.Whole(Expr e) -> Prop.whole(apply(e));
            case Prop.And(List<Prop> parts) -> Prop.and(parts.stream().map(this::apply).toList());
            case Prop.Or(List<Prop> parts) -> Prop.or(parts.stream().map(this::apply).toList());
            case Prop.ForAll f -> {
                Symbol open = fresh(f.index(), Terms.ONE);
                while (Free.occurs(open, f.body())) {
                    open = Terms.symbol(open.name() + "'", open.sort());
                }
                yield Binders.forAll(open, with(f.index(), open).apply(f.body()));
            }
        };
    }

    /// A guard stays undefined where one of its terms is, also where a part decides it alone.
    private Prop guard(Prop p) {
        return switch (p) {
            case Prop.And(List<Prop> parts) -> Prop.guard(true, parts.stream().map(this::guard).toList());
            case Prop.Or(List<Prop> parts) -> Prop.guard(false, parts.stream().map(this::guard).toList());
            case Prop.Compare _, Prop.Whole _, Prop.Equal _, Prop.Defined _, Prop.Derivative _, Prop.ForAll _ -> apply(p);
        };
    }

    public Sort apply(Sort sort) {
        return switch (sort) {
            case Sort.Real _, Sort.Size _ -> sort;
            case Sort.Index(Expr lower, Expr upper) -> new Sort.Index(apply(lower), apply(upper));
            case Sort.Tensor(List<Expr> sizes) -> new Sort.Tensor(sizes.stream().map(this::apply).toList());
        };
    }

    /// A symbol for a bound index that is opened: none that stands in what is put in, or in the body.
    private Symbol fresh(Bound b, Expr body) {
        Sort sort = apply(b.sort());
        Symbol open = Terms.symbol("%" + b.number(), sort);
        while (taken(open) || Free.occurs(open, body)) {
            open = Terms.symbol(open.name() + "'", sort);
        }
        return open;
    }

    private boolean taken(Symbol symbol) {
        return map.containsKey(symbol) || map.values().stream().anyMatch(v -> Free.occurs(symbol, v));
    }

    private Expr compute(Expr e) {
        return switch (e) {
            case Symbol s -> {
                Expr value = map.get(s);
                yield value != null ? value : Terms.symbol(s.name(), apply(s.sort()));
            }
            case Bound b -> {
                Expr value = map.get(b);
                yield value != null ? value : Terms.bound(b.number(), apply(b.sort()));
            }
            case Entry n -> {
                List<Expr> indices = n.indices().stream().map(this::apply).toList();
                yield switch (apply(n.tensor())) {
                    case Lambda l -> Binders.open(l, indices);
                    case Symbol t -> Terms.entry(t, indices);
                    case Expr other -> throw new IllegalArgumentException("not a tensor: " + other);
                };
            }
            case Sum s -> {
                Symbol open = fresh(s.index(), s.body());
                yield Terms.sum(open, with(s.index(), open).apply(s.body()));
            }
            case Lambda l -> {
                Substitution inner = this;
                List<Symbol> open = l.indices().stream().map(b -> fresh(b, l.body())).toList();
                for (int i = 0; i < open.size(); i++) {
                    inner = inner.with(l.indices().get(i), open.get(i));
                }
                yield Terms.lambda(open, inner.apply(l.body()));
            }
            case Cases c -> Terms.cases(guard(c.guard()), apply(c.then()), apply(c.otherwise()));
            case Diff d -> under(d);
            case Num _, Add _, Mul _, Pow _, Apply _, Delta _, Local _ -> Children.map(e, this::apply);
        };
    }

    private Expr under(Diff d) {
        Symbol held = d.variable() instanceof Entry n ? n.tensor() : (Symbol) d.variable();
        Expr renamed = map.get(held);
        if (renamed != null && (!renames(renamed) || Free.occurs(renamedTo(renamed), d.body()) && renamedTo(renamed) != held)) {
            throw new Capture("a value cannot be put in for " + held + " under the derivative with respect to it");
        }
        for (Map.Entry<Expr, Expr> m : map.entrySet()) {
            Symbol target = renamed == null ? held : renamedTo(renamed);
            if (m.getKey() instanceof Symbol key && key != held && Free.occurs(target, m.getValue()) && Free.occurs(key, d.body())) {
                throw new Capture(m.getValue() + " mentions " + target + " and is put in under the derivative with respect to it");
            }
        }
        return Terms.diff(apply(d.body()), apply(d.variable()));
    }

    private static boolean renames(Expr value) {
        return value instanceof Symbol || value instanceof Lambda l && l.body() instanceof Entry n && n.indices().equals(l.indices());
    }

    private static Symbol renamedTo(Expr value) {
        return value instanceof Symbol s ? s : ((Entry) ((Lambda) value).body()).tensor();
    }

    @Override
    public String toString() {
        return map.entrySet().stream().map(m -> m.getKey() + " := " + m.getValue()).collect(Collectors.joining(", "));
    }
}
