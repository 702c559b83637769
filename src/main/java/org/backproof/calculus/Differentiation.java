package org.backproof.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.backproof.algebra.Definitions;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Bound;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;

/// Derivatives as theorems, by the structure of the term. What a rule needs stays a hypothesis; at a piecewise definition the
/// branch is chosen by what is known.
public final class Differentiation {
    /// Derivatives of arguments larger than this are shared as local definitions.
    static final long SHARED = 60;

    private record Place(Expr body, Expr variable, boolean whole) {
    }

    private final Knowledge knowledge;
    private final Map<Place, Optional<Theorem>> memo = new HashMap<>();
    private final Branches branches;
    private final Chains chains;
    private final int depth;
    private final boolean offKinks;
    /// Whether kinks are looked at in the term as a whole; else in its piecewise parts only.
    private boolean whole = true;

    public Differentiation(Knowledge knowledge) {
        this(knowledge, 0, false);
    }

    private Differentiation(Knowledge knowledge, int depth, boolean offKinks) {
        this.knowledge = knowledge;
        this.depth = depth;
        this.offKinks = offKinks;
        this.branches = new Branches(this, knowledge);
        this.chains = new Chains(this, knowledge);
    }

    /// Makes the knowledge find derivatives in this way.
    public static void attach(Knowledge knowledge) {
        attach(knowledge, new Differentiation(knowledge));
    }

    /// The same, at kinks with the condition that the point is none.
    public static void attachOffKinks(Knowledge knowledge) {
        attach(knowledge, offKinks(knowledge));
    }

    /// The same for what holds without any assumption, with a second way that has that condition.
    public static void attachBoth(Knowledge unconditional) {
        attach(unconditional);
        Differentiation off = offKinks(unconditional);
        unconditional.differentiateOffKinksBy(d -> off.derivative(d.body(), d.variable()));
    }

    /// Derivatives that at kinks have the condition that the point is none.
    public static Differentiation offKinks(Knowledge knowledge) {
        return new Differentiation(knowledge, 0, true);
    }

    private static void attach(Knowledge knowledge, Differentiation here) {
        knowledge.differentiateBy(d -> here.derivative(d.body(), d.variable()));
    }

    /// One level further inside of nested piecewise definitions, where more is known.
    Differentiation inside(Knowledge more) {
        return new Differentiation(more, depth + 1, offKinks);
    }

    int depth() {
        return depth;
    }

    boolean offKinks() {
        return offKinks;
    }

    /// `H ⊢ D_x e = …`; empty where no rule applies: a branch is not decided, or a function has no derivative in the language.
    public Optional<Theorem> derivative(Expr e, Expr x) {
        Place place = new Place(e, x, whole);
        Optional<Theorem> known = memo.get(place);
        if (known == null) {
            knowledge.budget().spend();
            memo.put(place, Optional.empty());
            Theorem singled = whole ? Singled.out(e, x) : Equality.reflexive(e);
            if (singled.right() != e) {
                known = transport(singled, x).map(t -> Derivatives.value(t, Singled.back(t.derivative().value(), x)));
            } else {
                known = compute(e, x);
                if (whole) {
                    known = new Nearby(this, knowledge).derivative(known, e, x);
                }
            }
            memo.put(place, known);
        }
        return known;
    }

    /// The derivative of a part: where it has a kink, it is the whole term that may have none.
    Optional<Theorem> part(Expr e, Expr x) {
        return inMode(false, () -> derivative(e, x));
    }

    private Optional<Theorem> inMode(boolean mode, Supplier<Optional<Theorem>> search) {
        boolean before = whole;
        whole = mode;
        try {
            return search.get();
        } finally {
            whole = before;
        }
    }

    /// Whether the derivative exists by the rules for the term's shape, with conditions that are known.
    public boolean smooth(Expr e, Expr x) {
        return usable(part(e, x));
    }

    boolean usable(Optional<Theorem> t) {
        return t.isPresent() && t.get().hypotheses().stream().allMatch(knowledge::holds);
    }

    private Optional<Theorem> compute(Expr e, Expr x) {
        if (!Free.occurs(Derivatives.held(x), e)) {
            return Optional.of(Derivatives.constant(e, x));
        }
        return switch (e) {
            case Num _, Bound _, Delta _, Lambda _ -> Optional.empty();
            case Symbol _, Entry _ -> Optional.of(Derivatives.variable(e, x));
            case Add a -> all(a.terms(), x).map(parts -> Derivatives.sum(a, parts));
            case Mul m -> all(m.factors(), x).map(parts -> Derivatives.product(m, parts));
            case Pow p -> new PowerRule(this, knowledge).derivative(p, x);
            case Apply a -> application(a, x);
            case Sum s -> series(s, x);
            case Cases c -> branches.derivative(c, x);
            case Diff d -> inMode(true, () -> derivative(d.body(), d.variable())).flatMap(t -> transport(Derivatives.equation(t), x));
            case Local l -> transport(Equality.local(l), x);
        };
    }

    private Optional<List<Theorem>> all(List<Expr> terms, Expr x) {
        List<Theorem> out = new ArrayList<>(terms.size());
        for (Expr t : terms) {
            Optional<Theorem> d = part(t, x);
            if (d.isEmpty()) {
                return Optional.empty();
            }
            out.add(d.get());
        }
        return Optional.of(out);
    }

    private Optional<Theorem> application(Apply a, Expr x) {
        return switch (a.function()) {
            case Function.Primitive f when f.arity() == 1 && Primitives.row(f).derivative().isPresent() ->
                part(a.arguments().getFirst(), x).map(u -> Derivatives.chain(a, shared(u)));
            case Function.Primitive _ -> Optional.empty();
            case Function.Largest _ -> new Peaks(this, knowledge).derivative(a, x);
            case Function.Opaque o when o.arity() == 1 -> part(a.arguments().getFirst(), x).map(u -> Derivatives.opaque(a, u));
            case Function.Opaque _ -> Optional.empty();
            case Function.Defined f -> chains.derivative(a, f, x).or(() -> transport(Definitions.unfold(a, knowledge), x));
        };
    }

    /// A large derivative of an argument behind a local definition, so that products over it stay short.
    Theorem shared(Theorem t) {
        Expr v = t.derivative().value();
        return v.facts().size() > SHARED && !(v instanceof Local)
                ? Derivatives.value(t, Equality.symmetric(Equality.local((Local) Terms.local(v)))) : t;
    }

    private Optional<Theorem> series(Sum s, Expr x) {
        Optional<Theorem> constant = Singled.derivative(s, x);
        if (constant.isPresent()) {
            return constant;
        }
        Theorem singled = Singled.out(s, x);
        if (singled.right() != s) {
            return transport(singled, x);
        }
        Symbol i = fresh(s, x);
        return entry(Binders.open(s, i), x).map(t -> Derivatives.series(s, i, t));
    }

    /// The derivative of a term at each index, of a sum or of a maximum.
    Optional<Theorem> entry(Expr body, Expr x) {
        return derivative(body, x).or(() -> offKinks ? Optional.empty() : offKinks(knowledge).derivative(body, x).filter(t -> usable(Optional.of(t))));
    }

    static Symbol fresh(Sum s, Expr x) {
        return fresh(0, s.index().sort(), s, x);
    }

    /// A symbol for an index whose name, `#d` and a number, stands neither in the term nor in the variable.
    static Symbol fresh(int number, Sort range, Expr e, Expr x) {
        Symbol i = Terms.symbol("#d" + number, range);
        return mentions(e, i) || mentions(x, i) ? fresh(number + 1, range, e, x) : i;
    }

    private static boolean mentions(Expr e, Symbol i) {
        return Free.symbols(e).stream().anyMatch(f -> f.name().equals(i.name()));
    }

    /// The derivative of the left side of an equation from that of its right side, where the equation holds near the point.
    Optional<Theorem> transport(Theorem equation, Expr x) {
        return new Transport(this, knowledge).derivative(equation, x);
    }
}
