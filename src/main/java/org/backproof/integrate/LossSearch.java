package org.backproof.integrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Replacement;
import org.backproof.algebra.Subterms;
import org.backproof.calculus.Differentiation;
import org.backproof.elaborate.Definition;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function.Defined;
import org.backproof.expr.Mul;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Oversize;
import org.backproof.kernel.Theorem;
import org.backproof.library.Kind;
import org.backproof.library.Library;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;

/// The loss J of an activation f for which ∂J(f(z), y)/∂z is f(z) − y, or another wanted δ: ∂J/∂a = δ/f′ in terms of a = f(z), integrated;
/// for f(z) − y also the potential F(z) − y·z with F′ = f, which a vector activation has where its Jacobian is symmetric. It is proved
/// afterwards.
public final class LossSearch {
    /// Of the time that is left, for one stage.
    private static final double SHARE = 0.5;
    /// Of that, for what is said beside the answer.
    private static final double LITTLE = 0.4;
    private static final List<String> PREDICTIONS = List.of("a", "p", "u", "prediction");

    private final Prover prover;
    private final Tensor value;
    private final Symbol z;
    private final List<Prop> assumptions;

    /// @param value f(z)
    public LossSearch(Prover prover, Tensor value, Symbol z, Setting setting) {
        this.prover = prover;
        this.value = value;
        this.z = z;
        this.assumptions = setting.hypotheses();
    }

    /// The loss for which ∂J/∂z = f(z) − y.
    public LossMatch match(Symbol y) {
        List<String> taken = new ArrayList<>(Free.symbols(value.body()).stream().map(Symbol::name).toList());
        taken.add(y.name());
        Symbol a = Terms.symbol(PREDICTIONS.stream().filter(n -> !taken.contains(n)).findFirst().orElse("prediction1"), y.sort());
        if (value.isScalar()) {
            return match(a, Terms.subtract(a, y), Optional.of(y));
        }
        return z.sort() instanceof Sort.Tensor ? potential(a, y) : new LossMatch(Optional.empty(), Optional.empty(), Optional.empty(), a, Optional.empty(),
                List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty()); // several activations of one number
    }

    /// The loss for which ∂J/∂z = δ; a stands for f(z) in δ.
    public LossMatch match(Symbol a, Expr delta, Optional<Symbol> label) {
        Expr f = value.body();
        Knowledge knowledge = prover.knowledge(assumptions);
        Optional<Expr> derivative = new Differentiation(knowledge).derivative(f, z).map(t -> {
            Expr plain = normal(knowledge, t.derivative().value());
            return t.derivative().value().facts().size() <= 2 * plain.facts().size() ? t.derivative().value() : plain;
        });
        List<Prop> range = range(knowledge, f, a);
        Optional<Expr> steepness = derivative.flatMap(d -> tried(p -> inPrediction(d, a, knowledge(p, range)))
                .filter(h -> tried(p -> theorem(p.prove(assumptions, Substitution.of(a, f).apply(h), d))).isPresent()));
        Optional<Expr> wanted = tried(p -> inPrediction(normal(knowledge(p, List.of()), delta), a, knowledge(p, range)));
        Optional<Expr> slope = multiple(spelled(delta), a).or(() -> steepness.flatMap(h -> wanted.flatMap(w -> tried(p -> Optional.of(normal(knowledge(p, range),
                Terms.divide(w, h)))))));
        Expr sought = Substitution.of(a, f).apply(spelled(delta));
        Optional<Expr> loss = slope.flatMap(s -> tried(p -> new Integration(knowledge(p, range)).of(s, a)));
        Optional<Proposals.Proof> proof = loss.flatMap(j -> offJumps(Substitution.of(a, f).apply(j), sought));
        Optional<Expr> potential = label.map(y -> tried(p -> new Integration(knowledge(p, List.of())).of(f, z)).map(g -> Terms.subtract(g, Terms.multiply(y, z))))
                .orElseGet(() -> proof.isPresent() ? Optional.empty() : tried(p -> integral(new Integration(knowledge(p, List.of())), sought)));
        Optional<Proposals.Proof> certificate = potential.flatMap(j -> offJumps(j, sought));
        return new LossMatch(derivative, steepness, slope, a, proof.isPresent() ? loss : Optional.empty(),
                proof.isPresent() ? named(a, slope.get(), range) : List.of(), proof.map(Proposals.Proof::theorem),
                certificate.isPresent() ? potential : Optional.empty(), certificate.map(Proposals.Proof::theorem),
                proof.or(() -> certificate).map(Proposals.Proof::given).orElse(List.of()), proof.isPresent() || certificate.isEmpty() || label.isEmpty() ? Optional.empty() : standstill(f),
                Optional.empty());
    }

    private Optional<Standstill> standstill(Expr f) {
        return tried(p -> Standstill.of(p.part(LITTLE), assumptions, f, z)).or(() -> tried(p -> Standstill.between(p.part(LITTLE), assumptions, f, z)));
    }

    /// As a whole, else term by term.
    private Optional<Expr> integral(Integration in, Expr sought) {
        Optional<Expr> whole = in.of(sought, z);
        if (whole.isPresent() || !(sought instanceof Add sum)) {
            return whole;
        }
        List<Expr> parts = sum.terms().stream().flatMap(t -> in.of(t, z).stream()).toList();
        return parts.size() == sum.terms().size() ? Optional.of(Terms.add(parts)) : Optional.empty();
    }

    /// A product with its factor f′(z), if it has one, as D f(z).
    private Expr spelled(Expr delta) {
        Expr slope = Terms.diff(value.body(), z);
        return delta instanceof Mul m ? Terms.multiply(Terms.num(m.coefficient()), Terms.multiply(m.factors().stream().map(e -> e instanceof Apply d
                && d.function() instanceof Defined g && g.body() instanceof Diff && Binders.unfold(g, d.arguments()) == slope ? slope : e).toList())) : delta;
    }

    /// δ/f′ of a δ with the factor f′(z), in terms of a, whatever f′ is.
    private Optional<Expr> multiple(Expr delta, Symbol a) {
        if (!(delta instanceof Mul m)) {
            return Optional.empty();
        }
        List<Expr> others = new ArrayList<>(m.factors());
        if (!others.remove(Terms.diff(value.body(), z))) {
            return Optional.empty();
        }
        others.add(Terms.num(m.coefficient()));
        return Optional.of(Replacement.of(value.body(), a, Terms.multiply(others))).filter(e -> !Free.occurs(z, e));
    }

    /// That the derivative is what is wanted, where it must be inside of the domains of the parameters and off the jumps of f.
    private Optional<Proposals.Proof> offJumps(Expr cost, Expr wanted) {
        return tried(p -> given(p, cost, wanted, List.of()).or(() -> {
            List<Prop> inside = assumptions.stream().filter(h -> !Free.occurs(z, h)).flatMap(h -> h instanceof Prop.Compare(Expr e, Prop.Sign s)
                    && s == Prop.Sign.NONNEGATIVE ? Stream.of(Prop.positive(e)) : Stream.empty()).toList();
            return inside.isEmpty() ? Optional.empty() : given(p, cost, wanted, inside);
        }));
    }

    private Optional<Proposals.Proof> given(Prover p, Expr cost, Expr wanted, List<Prop> given) {
        List<Prop> all = new ArrayList<>(assumptions);
        all.addAll(given);
        return switch (p.prove(all, Terms.diff(cost, z), wanted)) {
            case Verdict.Proved(Theorem t) -> Optional.of(new Proposals.Proof(t, given));
            case Verdict.Conditional c when !given.containsAll(c.conditions()) -> given(p, cost, wanted, Stream.concat(given.stream(), c.conditions().stream()).toList());
            case Verdict.Conditional _, Verdict.Refuted _, Verdict.Undecided _ -> Optional.empty();
        };
    }

    private static Optional<Theorem> theorem(Verdict v) {
        return v instanceof Verdict.Proved(Theorem t) ? Optional.of(t) : Optional.empty();
    }

    /// One stage of the search, in a share of the time that is left.
    private <T> Optional<T> tried(Function<Prover, Optional<T>> stage) {
        try {
            return stage.apply(prover.part(SHARE));
        } catch (Budget.Exhausted | Oversize _) {
            return Optional.empty();
        }
    }

    private Knowledge knowledge(Prover p, List<Prop> more) {
        List<Prop> all = new ArrayList<>(assumptions);
        all.addAll(more);
        return p.knowledge(all);
    }

    /// A term in z as a term in a = f(z): where f(z) stands, or with z solved for.
    private Optional<Expr> inPrediction(Expr e, Symbol a, Knowledge below) {
        Expr folded = Replacement.of(value.body(), a, e);
        if (!Free.occurs(z, folded)) {
            return Optional.of(folded);
        }
        return new Solving(below, z).of(value.body(), a).stream()
                .map(inverse -> shorter(Substitution.of(z, inverse).apply(e), below)).filter(h -> !Free.occurs(z, h) && !h.hasDiff()).findFirst();
    }

    private static Expr normal(Knowledge knowledge, Expr e) {
        return new Normalizer(knowledge, Normalizer.Settings.SHALLOW).normalize(e).right();
    }

    private static Expr shorter(Expr e, Knowledge below) {
        Expr plain = normal(below, e);
        Expr unfolded = new Normalizer(below, Normalizer.Settings.DEEP).normalize(e).right();
        return functions(unfolded) < functions(plain) || functions(unfolded) == functions(plain) && unfolded.facts().size() < plain.facts().size() ? unfolded : plain;
    }

    private static long functions(Expr e) {
        return Subterms.of(e).stream().filter(Apply.class::isInstance).distinct().count();
    }

    /// Bounds of f(z) that can be proved, said of a.
    private static List<Prop> range(Knowledge knowledge, Expr f, Symbol a) {
        List<Prop> out = new ArrayList<>();
        Expr right = Terms.multiply(Terms.HALF, Primitives.pi());
        for (Expr bound : List.of(Terms.ZERO, Terms.MINUS_ONE, Terms.ONE, right, Terms.negate(right))) {
            if (knowledge.holds(Prop.positive(Terms.subtract(f, bound)))) {
                out.add(Prop.positive(Terms.subtract(a, bound)));
            }
            if (knowledge.holds(Prop.positive(Terms.subtract(bound, f)))) {
                out.add(Prop.positive(Terms.subtract(bound, a)));
            }
        }
        return out;
    }

    /// The losses of the library with the slope.
    private List<String> named(Symbol a, Expr slope, List<Prop> range) {
        List<Prop> all = new ArrayList<>(assumptions);
        all.addAll(range);
        List<Symbol> others = Free.symbols(slope).stream().filter(s -> s != a && s.sort() instanceof Sort.Real).toList();
        List<String> out = new ArrayList<>();
        if (others.size() == 1) {
            Library.descriptors().stream().filter(d -> d.kind() == Kind.LOSS).forEach(d -> {
                Definition g = d.definition();
                if (g.formals().size() == 2 && g.formals().stream().allMatch(p -> p.isReal())) {
                    Expr other = Terms.diff(Terms.apply(g.function(), a, others.getFirst()), a);
                    if (tried(p -> theorem(p.prove(all, other, slope))).isPresent()) {
                        out.add(d.name());
                    }
                }
            });
        }
        return out;
    }

    /// The losses of the library with the gradient by the logit, for labels with the sum 1.
    private List<String> named(Symbol y, Expr zj, Expr wanted) {
        Symbol k = Terms.symbol("k", Sort.upTo(value.sizes().getFirst()));
        List<Prop> all = new ArrayList<>(assumptions);
        all.add(Prop.zero(Terms.subtract(Terms.sum(k, Terms.entry(y, k)), Terms.ONE)));
        List<String> out = new ArrayList<>();
        Library.descriptors().stream().filter(d -> d.kind() == Kind.LOSS).forEach(d -> {
            Definition g = d.definition();
            if (g.formals().size() == 2 && g.function().rank() == 0 && g.formals().stream().allMatch(p -> p.rank() == 1)) {
                Expr cost = Terms.diff(Terms.apply(g.function(), value.argument(), Terms.tensor(y)), zj);
                if (tried(p -> theorem(p.prove(all, cost, wanted))).isPresent()) {
                    out.add(d.name());
                }
            }
        });
        return out;
    }

    /// Of a vector: the Jacobian is symmetric, and then f is the gradient of the potential.
    private LossMatch potential(Symbol a, Symbol y) {
        Expr size = value.sizes().getFirst();
        Symbol i = Terms.symbol("i", Sort.upTo(size));
        Symbol j = Terms.symbol("j", Sort.upTo(size));
        Expr entry = value.at(List.of(j));
        Expr zj = Terms.entry(z, j);
        Expr across = Terms.diff(value.at(List.of(i)), zj);
        Verdict symmetric = prover.prove(assumptions, across, Terms.diff(entry, Terms.entry(z, i)));
        Optional<Expr> jacobian = new Differentiation(prover.knowledge(assumptions)).derivative(value.at(List.of(i)), zj).map(t -> t.derivative().value());
        if (symmetric instanceof Verdict.Refuted r) {
            return new LossMatch(jacobian, Optional.empty(), Optional.empty(), a, Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
                    Optional.empty(), List.of(), Optional.empty(), Optional.of(r.point()));
        }
        Symbol letter = Terms.real("'z");
        Expr alone = Replacement.of(zj, letter, entry);
        Optional<Expr> whole = tried(p -> Free.occurs(z, alone) ? new Integration(p.knowledge(assumptions)).of(entry, zj)
                : new Integration(p.knowledge(assumptions)).of(alone, letter).map(Substitution.of(letter, zj)::apply))
                .map(g -> Free.occurs(j, g) ? Terms.sum(j, g) : g);
        Optional<Expr> cost = whole.map(g -> Terms.subtract(g, Terms.sum(j, Terms.multiply(Terms.entry(y, j), zj))));
        Expr wanted = Terms.subtract(entry, Terms.entry(y, j));
        Optional<Theorem> proof = cost.flatMap(c -> tried(p -> theorem(p.prove(assumptions, Terms.diff(c, zj), wanted))));
        return new LossMatch(jacobian, Optional.empty(), Optional.empty(), a, Optional.empty(), proof.isPresent() ? named(y, zj, wanted) : List.of(), Optional.empty(),
                proof.isPresent() ? cost : Optional.empty(), proof, List.of(), Optional.empty(), Optional.empty());
    }
}
