package org.backproof.explain;

import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.calculus.Differentiation;
import org.backproof.elaborate.Network;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.network.Backprop;
import org.backproof.network.Matrix;
import org.backproof.network.Notation;
import org.backproof.network.Slope;
import org.backproof.network.Step;
import org.backproof.network.Value;
import org.backproof.print.Layout;
import org.backproof.print.Limits;
import org.backproof.print.Line;
import org.backproof.print.Typesetter;
import org.backproof.print.Vocabulary;

/// The values of a network in print: matrix notation, or the entry where there is none.
final class NetworkText {
    /// Of the work that is left, for whether a condition follows from others.
    private static final double SHARE = 0.1;

    private final Backprop program;
    private final Knowledge knowledge;
    private final Typesetter plain = Typesetter.of(Vocabulary.STANDARD, Limits.READER);
    private final Typesetter named;
    private final Vocabulary vocabulary;
    private final Activated activated;

    /// @param knowledge what is known of the labels
    NetworkText(Backprop program, Knowledge knowledge) {
        this.program = program;
        this.knowledge = knowledge;
        Vocabulary v = Vocabulary.STANDARD;
        for (Step s : program.forward()) {
            if (!s.value().indices().isEmpty()) {
                v = v.naming(Terms.lambda(s.value().indices(), s.value().body()), s.value().name());
            }
        }
        this.vocabulary = v;
        this.activated = new Activated(program.forward().stream().filter(s -> s.kind() == Step.Kind.ACTIVATION).map(Step::value).toList());
        this.named = Typesetter.of(v, Limits.READER);
    }

    Backprop program() {
        return program;
    }

    Network network() {
        return program.network();
    }

    /// The layer in words.
    String place(int layer) {
        return network().numbering().place(layer);
    }

    Typesetter plain() {
        return plain;
    }

    /// With what is a value of the forward pass under its name.
    Typesetter named() {
        return named;
    }

    /// Whether the condition is soon found to follow from others.
    boolean follows(Prop p, List<Prop> others) {
        try {
            Knowledge inside = knowledge.inner(SHARE);
            others.forEach(inside::assume);
            Differentiation.attach(inside);
            return inside.prove(p).filter(t -> t.hypotheses().stream().allMatch(h -> others.contains(h) || knowledge.known(h).isPresent())).isPresent();
        } catch (Budget.Exhausted _) {
            return false;
        }
    }

    /// The lines between two entries that are equal, a rule each; empty where there are none.
    List<Line> between(Expr left, Expr right) {
        Words words = Words.of(vocabulary, List.of(left, right));
        return Proofs.equal(knowledge, left, right).flatMap(t -> new Refinement(List.of(knowledge), words).of(t))
                .map(c -> c.section(words.show(left)).lines()).orElse(List.of());
    }

    /// What a value is, entry by entry; of a cotangent with the activations by their names.
    Expr body(Value v) {
        boolean backward = program.backward().stream().anyMatch(s -> s.kind().cotangent() && s.value() == v);
        return backward ? activated.named(v.body()) : v.body();
    }

    /// The entry in index notation.
    Layout entry(Value v) {
        return PathOrder.of(plain.layout(body(v)));
    }

    /// The name alone in matrix notation, else an entry.
    Layout name(Value v) {
        return matrix(v).isPresent() || v.indices().isEmpty() ? Layout.Name.of(v.name()) : plain.layout(v.entry());
    }

    Layout right(Value v) {
        return matrix(v).map(plain::layout).orElseGet(() -> entry(v));
    }

    Layout equation(Step s) {
        Layout right = right(s.value());
        return Layout.equation(name(s.value()), s.kind() == Step.Kind.COST ? program.penalty().map(p -> penalised(right, p)).orElse(right) : right);
    }

    /// With what each layer adds, `+ Σₗ (λ/2) sum(W[l]²)`.
    private Layout penalised(Layout cost, Expr penalty) {
        Layout each = matrix(penalty, List.of()).map(plain::layout).orElseGet(() -> plain.layout(penalty));
        return new Layout.Sum(List.of(new Layout.Term(false, cost),
                new Layout.Term(false, new Layout.BigSum(Layout.Name.of("l"), Layout.Number.of(1), Layout.Name.of("L"), true, each))));
    }

    Optional<Matrix> matrix(Value v) {
        return matrix(body(v), v.indices());
    }

    Optional<Matrix> matrix(Expr body, List<Symbol> indices) {
        return Notation.of(body, indices, knowledge).map(Notation.Written::matrix);
    }

    /// Whether the derivative of the activation is 1 everywhere, as that of the identity.
    boolean unit(int layer) {
        return program.slopes().get(layer - 1).filter(d -> d.value() == Terms.ONE).isPresent();
    }

    /// `g′(Z₁)`.
    Layout slope(Slope d, int layer) {
        Value logit = value(Step.Kind.LOGIT, layer);
        return matrix(d.at(logit.entry()), logit.indices()).map(plain::layout).orElseGet(() -> plain.layout(d.at(logit.entry())));
    }

    Value value(Step.Kind kind, int layer) {
        return program.step(kind, layer).orElseThrow().value();
    }

    /// The cotangent of a layer; where it is given, its name.
    Layout cotangent(Step.Kind kind, int layer) {
        return program.step(kind, layer).map(s -> name(s.value())).orElseGet(() -> Layout.Name.of(program.label().name()));
    }
}
