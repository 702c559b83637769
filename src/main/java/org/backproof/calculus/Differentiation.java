package org.backproof.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.backproof.algebra.Definitions;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Subterms;
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
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axioms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.OneSided;
import org.backproof.kernel.Theorem;

/// Derivatives as theorems, by the structure of the term. What a rule needs stays a hypothesis; at a piecewise definition the
/// branch is chosen by what is known.
public final class Differentiation {
    /// Derivatives of arguments larger than this are shared as local definitions.
    private static final long SHARED = 60;

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
                    known = atKinks(known, e, x);
                }
            }
            memo.put(place, known);
        }
        return known;
    }

    /// By the rules for the term's shape, or by what it is near the point.
    private Optional<Theorem> atKinks(Optional<Theorem> direct, Expr e, Expr x) {
        if (usable(direct)) {
            return direct;
        }
        Alone alone = new Alone(this);
        Optional<Expr> part = alone.part(e, x);
        if (part.isPresent()) {
            Optional<Theorem> t = alone.derivative(e, part.get(), x);
            if (usable(t) || e instanceof Add) {
                return t.or(() -> direct); // the other terms change nothing; a factor that may be 0 does
            }
        }
        if (knowledge.hasEquations() && !usable(direct)) {
            Optional<Theorem> glued = new Sides(knowledge, this, x).derivative(e);
            if (glued.isPresent()) {
                return glued;
            }
        }
        if (direct.isPresent() && rooted(e) && !usable(direct)) {
            return simpler(e).flatMap(t -> transport(t, x)).filter(t -> usable(Optional.of(t))).or(() -> direct);
        }
        return direct.isPresent() || e instanceof Cases || e instanceof Diff ? direct : Lifting.outside(e).flatMap(t -> transport(t, x));
    }

    /// Whether there is a power of a root: `(√u)²` is u, and has a derivative where √u has none.
    private static boolean rooted(Expr e) {
        return e.facts().size() < SHARED && Subterms.of(e).stream().anyMatch(s -> s instanceof Pow p && p.exponent() instanceof Num n && n.value().isInteger()
                && (root(p.base()) || p.base() instanceof Apply a && a.function() instanceof Function.Defined f && root(f.body())));
    }

    private static boolean root(Expr e) {
        return e instanceof Pow p && p.exponent() instanceof Num n && n.value().signum() > 0 && !n.value().isInteger();
    }

    /// The normal form, where it is the same at every point.
    private Optional<Theorem> simpler(Expr e) {
        Theorem t = knowledge.unconditional().discharge(new Normalizer(knowledge.unconditional(), Normalizer.Settings.DEEP).normalize(e));
        return t.right() != e && t.hypotheses().isEmpty() ? Optional.of(t) : Optional.empty();
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
            case Pow p -> power(p, x);
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

    private Optional<Theorem> power(Pow p, Expr x) {
        if (!Free.occurs(Derivatives.held(x), p.exponent())) {
            if (p.base() instanceof Cases c && Vanishing.size(c.then()) == c && knowledge.holds(Prop.zero(c.then()))) {
                return part(c.then(), x).map(u -> OneSided.vanishing(p, u));
            }
            if (p.base() instanceof Apply a && a.function() instanceof Function.Defined && knowledge.hasEquations() && knowledge.holds(Prop.zero(a))) {
                return transport(Equality.congruence(p, List.of(Definitions.unfold(a, knowledge), Equality.reflexive(p.exponent()))), x);
            }
            Optional<Theorem> square = powerOfRoot(p, x);
            if (square.isPresent()) {
                return square;
            }
            boolean integer = !(p.exponent() instanceof Num) && knowledge.holds(Prop.whole(p.exponent())) && !knowledge.holds(Prop.positive(p.base()));
            boolean natural = integer && !knowledge.holds(Prop.nonzero(p.base()))
                    && knowledge.holds(Prop.nonnegative(Terms.subtract(p.exponent(), Terms.ONE)));
            Optional<Theorem> above = integer || p.exponent() instanceof Num n && n.value().isInteger() ? Optional.empty() : aboveOne(p, x);
            if (above.isPresent()) {
                return above;
            }
            return part(p.base(), x).map(b -> natural ? Derivatives.naturalPower(p, shared(b)) : Derivatives.power(p, shared(b), integer));
        }
        return part(p.base(), x).flatMap(b -> part(p.exponent(), x).map(a -> Derivatives.exponential(p, b, a)));
    }

    /// `b^a` for a > 1 and b ≥ 0 everywhere, where b may be 0.
    private Optional<Theorem> aboveOne(Pow p, Expr x) {
        return knowledge.holds(Prop.positive(Terms.subtract(p.exponent(), Terms.ONE))) && !knowledge.holds(Prop.positive(p.base()))
                ? knowledge.unconditional().prove(Prop.nonnegative(p.base())).filter(t -> t.hypotheses().isEmpty() && t.conclusion() instanceof Prop.Compare)
                        .flatMap(t -> part(p.base(), x).map(b -> Derivatives.powerAboveOne(p, shared(b), t, List.of()))) : Optional.empty();
    }

    /// `(u^r)^n` as `u^(r·n)`, a natural power or one above 1, for sums of squares u: √u itself has no derivative where u is 0.
    private Optional<Theorem> powerOfRoot(Pow p, Expr x) {
        Expr n = p.exponent();
        if (n instanceof Num k && k.value().signum() < 0) {
            return Optional.empty();
        }
        Theorem base = p.base() instanceof Apply a && a.function() instanceof Function.Defined f && root(f.body()) ? Definitions.unfold(a, knowledge) : Equality.reflexive(p.base());
        if (!(base.right() instanceof Pow r && root(r) && r.base() instanceof Sum) || !smooth(r, Terms.multiply(r.exponent(), n)) || !knowledge.unconditional().holds(Prop.nonnegative(r.base()))) {
            return Optional.empty();
        }
        Theorem power = Axioms.ROOT_POWER.at(r.base(), r.exponent(), n);
        return transport(Equality.transitive(Equality.congruence(p, List.of(base, Equality.reflexive(n))), knowledge.unconditional().discharge(power)), x);
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
    private boolean smooth(Pow root, Expr exponent) {
        return exponent instanceof Num k && k.value().isInteger()
                || knowledge.holds(Prop.positive(Terms.subtract(exponent, Terms.ONE))) && !knowledge.holds(Prop.positive(root.base()));
    }

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
        Optional<Theorem> right = derivative(equation.right(), x);
        if (right.isEmpty()) {
            return right;
        }
        Theorem t = byDefinedness(chosen(knowledge.unconditional().discharge(equation)), x);
        List<Theorem> continuous = new ArrayList<>();
        for (Prop h : t.hypotheses()) {
            if (Free.occurs(Derivatives.held(x), h)) {
                Expr term = switch (h) {
                    case Prop.Compare(Expr c, Prop.Sign s) when s.open() -> c;
                    case Prop.Defined(Expr c) when !(c instanceof Lambda) -> c;
                    case Prop _ -> null;
                };
                Optional<Theorem> smooth = term == null ? Optional.empty() : part(term, x);
                if (smooth.isEmpty()) {
                    return smooth;
                }
                continuous.add(smooth.get());
            }
        }
        return Optional.of(Derivatives.transport(t, right.get(), continuous));
    }

    /// The theorem with what holds for every index, `∀ i uᵢ > 0`, where a sum in its left side is defined, such as Σ log uᵢ.
    private Theorem byDefinedness(Theorem t, Expr x) {
        for (Prop h : t.hypotheses()) {
            if (h instanceof Prop.ForAll && Free.occurs(Derivatives.held(x), h)) {
                for (Expr s : Subterms.of(t.left())) {
                    if (s instanceof Sum && !s.total()) {
                        Knowledge inside = knowledge.unconditional().inner();
                        inside.assume(Prop.defined(s));
                        Optional<Theorem> proof = inside.prove(h);
                        if (proof.isPresent()) {
                            t = Logic.discharge(t, proof.get());
                            break;
                        }
                    }
                }
            }
        }
        return t;
    }

    /// The theorem with a part of each of its disjunctions that is known and open, so that it holds near the point.
    private Theorem chosen(Theorem t) {
        for (Prop h : t.hypotheses()) {
            if (h instanceof Prop.Or or) {
                Optional<Prop> part = or.parts().stream().filter(p -> p instanceof Prop.Compare(_, Prop.Sign s) && s.open() && knowledge.holds(p)).findFirst();
                if (part.isPresent()) {
                    t = Logic.discharge(t, Logic.weaken(Logic.assume(part.get()), or));
                }
            }
        }
        return t;
    }
}
