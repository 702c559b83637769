package org.backproof.integrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Subterms;
import org.backproof.elaborate.Definition;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Theorem;
import org.backproof.library.Descriptor;
import org.backproof.library.Kind;
import org.backproof.library.Library;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;

/// Proposals for a prediction in terms of the logit: made simple, proved, and called by the names of the library.
final class Proposals {
    private static final List<String> LOGITS = List.of("z", "x", "u", "logit");
    private static final long SHORT = 4;

    private final Prover prover;
    private final List<Prop> assumptions;
    private final Symbol prediction;
    private final Symbol z;

    Proposals(Prover prover, List<Prop> assumptions, Symbol prediction, Symbol z) {
        this.prover = prover;
        this.assumptions = List.copyOf(assumptions);
        this.prediction = prediction;
        this.z = z;
    }

    /// The same with another bound on the work.
    Proposals within(Prover other) {
        return new Proposals(other, assumptions, prediction, z);
    }

    /// A letter for the logit that nothing else has, of the shape of the prediction.
    static Symbol logit(Symbol prediction, List<Expr> terms) {
        String name = LOGITS.stream().filter(n -> terms.stream().flatMap(t -> Free.symbols(t).stream()).noneMatch(s -> s.name().equals(n)))
                .findFirst().orElse("logit1");
        return Terms.symbol(name, prediction.sort());
    }

    /// @param given what the logit must satisfy
    record Proof(Theorem theorem, List<Prop> given) {
    }

    Expr simplified(Expr f) {
        Expr normal = new Normalizer(prover.knowledge(List.of()), Normalizer.Settings.SHALLOW).normalize(f).right();
        return normal.facts().size() < f.facts().size() ? normal : f;
    }

    /// The facts that are not about the prediction.
    List<Prop> others() {
        return assumptions.stream().filter(p -> !Free.occurs(prediction, p)).toList();
    }

    /// An equation about the prediction f, where f lies in the domain: where the bases of its powers with letters as exponents are positive, as
    /// they must be; everywhere, for z > 0, for z < 0, or where both sides have a value.
    Optional<Proof> proved(Expr f, Expr left, Expr right) {
        Substitution value = Substitution.of(prediction, f);
        List<Prop> bases = Subterms.of(f).stream().flatMap(e -> e instanceof Pow p && !(p.exponent() instanceof Num) && Free.occurs(z, p.base())
                ? Stream.of(Prop.positive(p.base())) : Stream.empty()).toList();
        for (List<Prop> given : Stream.of(bases, List.<Prop>of(), List.of(Prop.positive(z)), List.of(Prop.positive(Terms.negate(z)))).distinct().toList()) {
            List<Prop> all = new ArrayList<>(others());
            all.addAll(given);
            if (inside(value, all) && prover.prove(all, left, right) instanceof Verdict.Proved(Theorem t)) {
                return Optional.of(new Proof(t, given));
            }
        }
        return proved(value, left, right);
    }

    /// Whether the facts about the prediction hold of its value.
    private boolean inside(Substitution value, List<Prop> facts) {
        return assumptions.stream().filter(p -> Free.occurs(prediction, p)).map(value::apply).allMatch(p -> p.equals(Prop.TRUE) || prover.knowledge(facts).holds(p));
    }

    /// Under the conditions that a verdict has.
    private Optional<Proof> proved(Substitution value, Expr left, Expr right) {
        if (!(prover.prove(others(), left, right) instanceof Verdict.Conditional c)) {
            return Optional.empty();
        }
        List<Prop> all = new ArrayList<>(others());
        all.addAll(c.conditions());
        return inside(value, all) && prover.prove(all, left, right) instanceof Verdict.Proved(Theorem t) ? Optional.of(new Proof(t, c.conditions())) : Optional.empty();
    }

    /// The function of the library of one number that is equal to it; an activation if there is one.
    Optional<Expr> named(Expr f, List<Prop> given) {
        if (f.facts().size() <= SHORT) {
            return Optional.empty();
        }
        return named(f, given, Kind.ACTIVATION).or(() -> named(f, given, Kind.FUNCTION));
    }

    private Optional<Expr> named(Expr f, List<Prop> given, Kind kind) {
        for (Descriptor d : Library.descriptors()) {
            Definition g = d.definition();
            if (d.kind() == kind && g.formals().size() == 1 && g.formals().getFirst().isReal()) {
                Expr named = Terms.apply(g.function(), z);
                if (prover.prove(given, f, named) instanceof Verdict.Proved) {
                    return Optional.of(named);
                }
            }
        }
        return Optional.empty();
    }
}
