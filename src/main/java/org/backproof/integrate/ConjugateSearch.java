package org.backproof.integrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Replacement;
import org.backproof.calculus.Differentiation;
import org.backproof.elaborate.Matching;
import org.backproof.elaborate.Setting;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Theorem;
import org.backproof.library.Descriptor;
import org.backproof.library.Kind;
import org.backproof.library.Library;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;

/// The Fenchel–Young loss of a potential Ω: ∇Ω(a) = z solved for a = f(z), the conjugate Ω*(z) = ⟨f(z), z⟩ − Ω(f(z)), and
/// J(z, y) = Ω*(z) + Ω(y) − ⟨y, z⟩, of which ∂J/∂z = f(z) − y is proved afterwards. Of a vector Ω is a sum over the entries; where they have a
/// given sum, ∂Ω/∂aⱼ = zⱼ − λ, and λ follows from it.
public final class ConjugateSearch {
    private final Prover prover;
    private final Matching.OfPotential of;
    private final List<Prop> assumptions;
    private final Symbol z;
    private final Knowledge knowledge;

    public ConjugateSearch(Prover prover, Matching.OfPotential of, Setting setting) {
        this.prover = prover;
        this.of = of;
        this.assumptions = setting.hypotheses();
        this.z = Proposals.logit(of.prediction(), List.of(of.potential(), of.atLabel()));
        List<Prop> facts = new ArrayList<>(assumptions);
        facts.add(Prop.defined(of.potential()));
        this.knowledge = prover.knowledge(facts);
    }

    public ConjugateMatch match() {
        return of.prediction().sort() instanceof Sort.Tensor t ? vector(t.sizes().getFirst()) : scalar();
    }

    private Optional<Expr> slope(Expr variable) {
        return ActivationSearch.slope(knowledge, of.potential(), variable)
                .map(t -> new Normalizer(knowledge, Normalizer.Settings.SHALLOW).normalize(t.derivative().value()).right());
    }

    private ConjugateMatch scalar() {
        Symbol a = of.prediction();
        Optional<Expr> slope = slope(a);
        Proposals proposals = new Proposals(prover, assumptions, a, z);
        for (Expr f : slope.map(s -> new Solving(knowledge, a).of(s, z)).orElse(List.of())) {
            Expr simple = proposals.simplified(f);
            Expr raw = Terms.subtract(Terms.multiply(simple, z), Substitution.of(a, simple).apply(of.potential()));
            Expr conjugate = simplified(raw);
            Expr loss = Terms.add(conjugate, of.atLabel(), Terms.negate(Terms.multiply(of.label(), z)));
            Optional<Proposals.Proof> proof = proposals.proved(simple, Terms.diff(loss, z), Terms.subtract(simple, of.label()));
            if (proof.isPresent() && prover.prove(concat(proposals.others(), proof.get().given()), raw, conjugate) instanceof Verdict.Proved) {
                List<Prop> given = proof.get().given();
                Expr named = proposals.named(conjugate, given).orElse(conjugate);
                return new ConjugateMatch(slope, Optional.empty(), z, Optional.of(simple), proposals.named(simple, given), given, Optional.of(named),
                        Optional.of(Terms.add(named, of.atLabel(), Terms.negate(Terms.multiply(of.label(), z)))), curvature(slope.get(), a),
                        Optional.of(proof.get().theorem()));
            }
        }
        return ConjugateMatch.open(slope, z);
    }

    private static List<Prop> concat(List<Prop> first, List<Prop> second) {
        List<Prop> out = new ArrayList<>(first);
        out.addAll(second);
        return out;
    }

    /// Where it is certainly positive, Ω is convex.
    private Optional<Expr> curvature(Expr slope, Expr variable) {
        return new Differentiation(knowledge).derivative(slope, variable)
                .map(t -> new Normalizer(knowledge, Normalizer.Settings.SHALLOW).normalize(t.derivative().value()).right())
                .filter(d -> knowledge.holds(Prop.positive(d)));
    }

    private ConjugateMatch vector(Expr size) {
        Symbol j = Terms.symbol("j", Sort.upTo(size));
        Expr zj = Terms.entry(z, j);
        Optional<Expr> slope = slope(Terms.entry(of.prediction(), j));
        Optional<Expr> total = total(size);
        Symbol lambda = Terms.real(Free.symbols(of.potential()).stream().anyMatch(s -> s.name().equals("lambda")) ? "mu" : "lambda");
        Symbol letter = Terms.real("'a");
        Optional<Expr> alone = slope.map(s -> Replacement.of(Terms.entry(of.prediction(), j), letter, s)).filter(s -> !Free.occurs(of.prediction(), s));
        Expr right = total.isPresent() ? Terms.subtract(zj, lambda) : zj;
        for (Expr f : alone.map(s -> new Solving(knowledge, letter).of(s, right)).orElse(List.of())) {
            for (Expr g : total.map(c -> normalized(f, j, lambda, c)).orElse(List.of(f))) {
                Optional<ConjugateMatch> found = vector(slope, total.map(_ -> lambda), j, simplified(g));
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        return ConjugateMatch.open(slope, z);
    }

    /// With λ such that the entries have the sum.
    private List<Expr> normalized(Expr entry, Symbol j, Symbol lambda, Expr total) {
        Expr sum = new Normalizer(knowledge, Normalizer.Settings.DEEP).normalize(Terms.sum(j, entry)).right();
        return new Solving(knowledge, lambda).of(sum, total).stream().map(l -> Substitution.of(lambda, l).apply(entry)).toList();
    }

    /// @param entry the entry j of the prediction, in terms of z
    private Optional<ConjugateMatch> vector(Optional<Expr> slope, Optional<Symbol> multiplier, Symbol j, Expr entry) {
        Expr zj = Terms.entry(z, j);
        Expr yj = Terms.entry(of.label(), j);
        Proposals proposals = new Proposals(prover, assumptions, of.prediction(), z);
        List<Prop> others = proposals.others();
        Substitution value = Substitution.of(of.prediction(), Terms.lambda(List.of(j), entry));
        Knowledge known = prover.knowledge(others);
        if (!assumptions.stream().filter(p -> Free.occurs(of.prediction(), p)).map(p -> value.apply(closed(p))).allMatch(p -> p.equals(Prop.TRUE) || known.holds(p))) {
            return Optional.of(ConjugateMatch.outside(slope, multiplier, z, entry));
        }
        Expr raw = Terms.subtract(Terms.sum(j, Terms.multiply(entry, zj)), Substitution.of(of.prediction(), Terms.lambda(List.of(j), entry)).apply(of.potential()));
        Expr small = simplified(raw);
        Expr conjugate = named(small, others).orElse(small);
        Expr loss = Terms.add(conjugate, of.atLabel(), Terms.negate(Terms.sum(j, Terms.multiply(yj, zj))));
        if (!(prover.prove(others, raw, conjugate) instanceof Verdict.Proved)) {
            return Optional.empty();
        }
        return proof(others, Terms.diff(loss, zj), Terms.subtract(entry, yj)).map(p -> new ConjugateMatch(slope, multiplier, z, Optional.of(entry),
                activation(entry, j, others), p.given(), Optional.of(conjugate), Optional.of(loss), curvature(slope.orElseThrow(), Terms.entry(of.prediction(), j)),
                Optional.of(p.theorem())));
    }

    /// The domain with its boundary: a sum of one entry is that entry, so an entry of a softmax may be 1.
    private static Prop closed(Prop p) {
        return switch (p) {
            case Prop.Compare(Expr e, Prop.Sign s) when s == Prop.Sign.POSITIVE -> Prop.nonnegative(e);
            case Prop.And(List<Prop> parts) -> Prop.and(parts.stream().map(ConjugateSearch::closed).toList());
            case Prop.ForAll all -> {
                Symbol i = Terms.symbol("#c", all.index().sort());
                yield Binders.forAll(i, closed(Binders.open(all, i)));
            }
            case Prop _ -> p;
        };
    }

    /// Everywhere, or under the conditions that the verdict has, such as that the label is in the domain of Ω.
    private Optional<Proposals.Proof> proof(List<Prop> others, Expr left, Expr right) {
        return switch (prover.prove(others, left, right)) {
            case Verdict.Proved(Theorem t) -> Optional.of(new Proposals.Proof(t, List.of()));
            case Verdict.Conditional c when !c.conditions().isEmpty() -> prover.prove(concat(others, c.conditions()), left, right) instanceof Verdict.Proved(Theorem t)
                    ? Optional.of(new Proposals.Proof(t, c.conditions())) : Optional.empty();
            case Verdict.Conditional _, Verdict.Refuted _, Verdict.Undecided _ -> Optional.empty();
        };
    }

    /// The function of the library of a vector that it is.
    private Optional<Expr> named(Expr e, List<Prop> facts) {
        return Library.descriptors().stream().map(Descriptor::definition).filter(d -> d.formals().size() == 1 && d.formals().getFirst().rank() == 1
                && d.function().rank() == 0).<Expr>map(d -> Terms.apply(d.function(), Terms.tensor(z)))
                .filter(f -> prover.prove(facts, e, f) instanceof Verdict.Proved).findFirst();
    }

    /// The activation of the library of which it is the entry.
    private Optional<Expr> activation(Expr entry, Symbol j, List<Prop> facts) {
        return Library.descriptors().stream().filter(d -> d.kind() == Kind.ACTIVATION).map(Descriptor::definition).filter(d -> d.formals().size() == 1
                && d.formals().getFirst().rank() == 1 && d.function().rank() == 1)
                .<Expr>map(d -> Terms.apply(d.function(), List.of(Terms.tensor(z), j)))
                .filter(f -> prover.prove(facts, entry, f) instanceof Verdict.Proved).findFirst();
    }

    private Expr simplified(Expr e) {
        Knowledge plain = prover.knowledge(new Proposals(prover, assumptions, of.prediction(), z).others());
        Expr best = e;
        for (Normalizer.Settings s : List.of(Normalizer.Settings.SHALLOW, Normalizer.Settings.DEEP)) {
            Expr normal = new Normalizer(plain, s).normalize(e).right();
            best = normal.facts().size() < best.facts().size() ? normal : best;
        }
        return best;
    }

    /// The sum of the entries of the prediction, where it is given.
    private Optional<Expr> total(Expr size) {
        Symbol k = Terms.symbol("k", Sort.upTo(size));
        Expr sum = Terms.sum(k, Terms.entry(of.prediction(), k));
        Normalizer normalizer = new Normalizer(prover.knowledge(List.of()), Normalizer.Settings.SHALLOW);
        return assumptions.stream().filter(p -> Free.occurs(of.prediction(), p)).flatMap(p -> p instanceof Prop.Compare(Expr e, Prop.Sign s)
                && s == Prop.Sign.ZERO ? Stream.of(Terms.subtract(sum, e), Terms.add(sum, e)) : Stream.empty())
                .map(e -> normalizer.normalize(e).right()).filter(e -> !Free.occurs(of.prediction(), e)).findFirst();
    }
}
