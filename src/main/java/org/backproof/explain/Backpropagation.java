package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.Network;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.network.Backprop;
import org.backproof.network.Matrix;
import org.backproof.network.Notation;
import org.backproof.network.Orientation;
import org.backproof.network.Slope;
import org.backproof.network.Step;
import org.backproof.network.Value;
import org.backproof.print.FunctionName;
import org.backproof.print.Latex;
import org.backproof.print.Layout;
import org.backproof.print.Limits;
import org.backproof.print.Line;
import org.backproof.print.Note;
import org.backproof.print.Page;
import org.backproof.print.Plain;
import org.backproof.print.Prose;
import org.backproof.print.Section;
import org.backproof.print.Typesetter;
import org.backproof.print.Unicode;
import org.backproof.print.Vocabulary;

/// The equations of a network as pages: matrix notation, beside it the entry in index notation. For one example with the calculation, for a batch
/// with what the sum over the examples makes of it.
public final class Backpropagation {
    private final Backprop program;
    private final Network network;
    private final Knowledge knowledge;
    private final Typesetter plain = Typesetter.of(Vocabulary.STANDARD, Limits.READER);
    private final Typesetter named;

    private Backpropagation(Backprop program, Knowledge knowledge) {
        this.program = program;
        this.network = program.network();
        this.knowledge = knowledge;
        Vocabulary v = Vocabulary.STANDARD;
        for (Step s : program.forward()) {
            if (!s.value().indices().isEmpty()) {
                v = v.naming(Terms.lambda(s.value().indices(), s.value().body()), s.value().name());
            }
        }
        this.named = Typesetter.of(v, Limits.READER);
    }

    /// The page of a program.
    ///
    /// @param knowledge what is known of the labels
    public static Page page(Backprop program, Orientation orientation, Knowledge knowledge) {
        return new Backpropagation(program, knowledge).page(orientation);
    }

    private Page page(Orientation orientation) {
        List<Section> sections = new ArrayList<>(equations(program.forward(), Prose.of("forward")));
        for (int l = network.depth(); l > 0; l--) {
            int layer = l;
            sections.addAll(equations(program.backward().stream().filter(s -> s.layer() == layer).toList(), Prose.of("backward, layer " + layer)));
        }
        program.examples().ifPresent(_ -> {
            sections.addAll(lifting());
            sections.addAll(difference());
        });
        Step cost = program.step(Step.Kind.COST, network.depth()).orElseThrow();
        Prose setting = program.examples().map(m -> Prose.of(plain.layout(m)).and(" examples, " + (orientation == Orientation.COLUMN ? "a column each" : "a row each"))).orElse(Prose.of("one example"));
        return new Page("derived", false, false, Prose.of(network.name()), Layout.equation(name(cost.value()), right(cost.value())), List.of(setting), List.of(),
                sections, notes());
    }

    private List<Section> equations(List<Step> steps, Prose heading) {
        List<Section> out = new ArrayList<>();
        for (Step s : steps) {
            if (s.kind() != Step.Kind.COST) {
                out.add(new Section(out.isEmpty() ? heading : Prose.NONE, name(s.value()), lines(s)));
            }
        }
        return out;
    }

    private List<Line> lines(Step s) {
        List<Line> out = new ArrayList<>();
        boolean cancels = s.kind() == Step.Kind.LOGIT_COTANGENT && s.layer() == network.depth() && program.collapsed();
        if (cancels && (program.examples().isEmpty() || program.slopes().getLast().isPresent())) {
            out.add(new Line(chain(s.layer()), "chain rule"));
        }
        Optional<Matrix> m = matrix(s.value());
        Prose why = Prose.NONE;
        Layout entry = plain.layout(s.value().body());
        if (m.isPresent()) {
            why = why.and(Layout.equation(plain.layout(s.value().entry()), entry));
        }
        if (cancels) {
            why = Prose.of("the derivative of " + network.layer(s.layer()).activation() + " cancels");
        } else if (!s.moves().isEmpty()) {
            why = Prose.of(Layout.equation(plain.layout(s.value().entry()), named.layout(s.moves().getFirst().value())));
        }
        out.add(new Line(m.map(plain::layout).orElse(entry), why, List.of()));
        return out;
    }

    /// The cotangent of a logit by the chain rule: `dA ⊙ g′(Z)`, or with the Jacobian of one example `(∂a/∂z)ᵀ da`.
    private Layout chain(int layer) {
        Layout da = cotangent(Step.Kind.ACTIVATION_COTANGENT, layer);
        Optional<Slope> slope = program.slopes().get(layer - 1);
        if (slope.isPresent()) {
            return new Layout.Product(List.of(da, slope(slope.get(), layer)), Layout.Times.ELEMENTWISE);
        }
        Layout a = Layout.Name.of(program.step(Step.Kind.ACTIVATION, layer).orElseThrow().value().name());
        Layout z = Layout.Name.of(program.step(Step.Kind.LOGIT, layer).orElseThrow().value().name());
        Layout jacobian = new Layout.Derivative(a, List.of(z));
        return new Layout.Product(List.of(new Layout.Call(FunctionName.TRANSPOSE, 0, List.of(jacobian), List.of(), List.of()), da), Layout.Times.MATRIX);
    }

    /// Where Σ, 1/m and ᵀ come from.
    private List<Section> lifting() {
        int last = network.depth();
        List<Section> out = new ArrayList<>();
        Prose heading = Prose.of("from one example to ").and(plain.layout(program.examples().orElseThrow())).and(": each example adds its own part of what all share");
        for (Step s : program.backward()) {
            if (s.layer() == last && (s.kind() == Step.Kind.WEIGHT_GRADIENT || s.kind() == Step.Kind.BIAS_GRADIENT)) {
                boolean weights = s.kind() == Step.Kind.WEIGHT_GRADIENT;
                out.add(new Section(out.isEmpty() ? heading : Prose.NONE, plain.layout(s.value().entry()),
                        List.of(new Line(plain.layout(s.value().body()), "J is the mean over the examples: Σ and 1/m"))));
                out.add(new Section(name(s.value()), List.of(new Line(right(s.value()), weights ? "summed over the examples in both factors: a product with ᵀ"
                        : "summed over the examples in one factor: a product with ones"))));
            }
        }
        return out;
    }

    /// The name alone in matrix notation, else an entry.
    private Layout name(Value v) {
        return matrix(v).isPresent() || v.indices().isEmpty() ? Layout.Name.of(v.name()) : plain.layout(v.entry());
    }

    private Layout right(Value v) {
        return matrix(v).map(plain::layout).orElseGet(() -> plain.layout(v.body()));
    }

    private Optional<Matrix> matrix(Value v) {
        return Notation.of(v.body(), v.indices(), knowledge).map(Notation.Written::matrix);
    }

    /// `g′(Z₁)`.
    private Layout slope(Slope d, int layer) {
        Value logit = program.step(Step.Kind.LOGIT, layer).orElseThrow().value();
        return Notation.of(d.at(logit.entry()), logit.indices(), knowledge).map(w -> plain.layout(w.matrix())).orElseGet(() -> plain.layout(d.at(logit.entry())));
    }

    /// Why the last layer differs from the others.
    private List<Section> difference() {
        int last = network.depth();
        List<Section> out = new ArrayList<>();
        Prose heading = Prose.of("why layer " + last + " differs: the chain rule is the same in every layer");
        Layout dz = cotangent(Step.Kind.LOGIT_COTANGENT, last);
        Layout da = cotangent(Step.Kind.ACTIVATION_COTANGENT, last);
        String activation = network.layer(last).activation();
        String loss = network.output().loss();
        if (last > 1) {
            Step before = program.step(Step.Kind.ACTIVATION_COTANGENT, last - 1).orElseThrow();
            out.add(new Section(heading, Layout.Name.of(before.value().name()), List.of(new Line(right(before.value()),
                    "layer " + (last - 1) + ": from the layer after it"))));
            Step slope = program.step(Step.Kind.LOGIT_COTANGENT, last - 1).orElseThrow();
            out.add(new Section(Layout.Name.of(slope.value().name()), List.of(new Line(right(slope.value()), "the derivative of " + network.layer(last - 1).activation() + " stays"))));
        }
        Step of = program.step(Step.Kind.ACTIVATION_COTANGENT, last).orElseThrow();
        out.add(new Section(out.isEmpty() ? heading : Prose.NONE, da, List.of(new Line(right(of.value()),
                "layer " + last + ": no layer after it; from " + loss + ", with the labels"))));
        Step z = program.step(Step.Kind.LOGIT_COTANGENT, last).orElseThrow();
        out.add(new Section(dz, List.of(new Line(right(z.value()), program.collapsed() ? "the derivative of " + activation + " is cancelled by " + loss
                : "the derivative of " + activation + " stays: " + loss + " does not cancel it"))));
        return out;
    }

    private Layout cotangent(Step.Kind kind, int layer) {
        return name(program.step(kind, layer).orElseThrow().value());
    }

    private List<Note> notes() {
        List<Note> out = new ArrayList<>();
        for (int l = 1; l <= network.depth(); l++) {
            Optional<Slope> slope = program.slopes().get(l - 1);
            if (slope.isPresent() && slope.get().spelledOut()) {
                Value logit = program.step(Step.Kind.LOGIT, l).orElseThrow().value();
                String activation = network.layer(l).activation();
                slope.get().conditions().forEach(c -> out.add(new Note("given", plain.layout(Substitution.of(slope.get().logit(), logit.entry()).apply(c)),
                        Prose.of(activation + " has no derivative elsewhere"))));
            }
            if (slope.isPresent() && !slope.get().spelledOut() && (l < network.depth() || !program.collapsed())
                    && out.stream().noneMatch(n -> n.subject().equals(where(slope.get())))) {
                Prose remark = Prose.NONE;
                for (Prop c : slope.get().conditions()) {
                    remark = remark.and(remark.isEmpty() ? "where " : ", ").and(plain.layout(c));
                }
                out.add(new Note("where", where(slope.get()), remark));
            }
        }
        Step z = program.step(Step.Kind.LOGIT_COTANGENT, network.depth()).orElseThrow();
        for (Prop h : z.theorem().hypotheses()) {
            boolean said = program.facts().contains(h) || program.slopes().getLast().stream().anyMatch(d -> d.conditions().contains(h));
            if (!said && h instanceof Prop.Compare) {
                out.add(new Note("given", named.layout(h), Prose.of(network.output().loss() + " has no derivative elsewhere")));
            }
        }
        for (Prop f : used(program)) {
            out.add(new Note("used", plain.layout(f), Prose.NONE));
        }
        Optional<Symbol> m = program.examples();
        Layout j = Layout.Name.of("J");
        Layout letter = Layout.Name.of(m.isPresent() ? "Z" : "z");
        Layout w = Layout.Name.of("W");
        Layout by = new Layout.Derivative(j, List.of(letter));
        Layout dz = Layout.Name.of(m.isPresent() ? "dZ" : "dz");
        out.add(new Note("convention", Layout.equation(dz, m.<Layout>map(k -> new Layout.Product(List.of(plain.layout(k), by), Layout.Times.DOT)).orElse(by)),
                Prose.of(m.isPresent() ? "dZ and dA are per example" : "")));
        out.add(new Note("convention", Layout.equation(Layout.Name.of("dW"), new Layout.Derivative(j, List.of(w))), Prose.of("dW and db are of J")));
        return out;
    }

    private Layout where(Slope s) {
        return Layout.equation(plain.layout(s.at()), plain.layout(s.value()));
    }

    /// What is assumed of the labels and needed.
    public static List<Prop> used(Backprop program) {
        return program.facts().stream().filter(f -> program.backward().stream().anyMatch(s -> s.theorem().hypotheses().contains(f))).toList();
    }

    /// An equation in the language, `dW1 = 1/m*dZ1@X'`.
    public static String plainText(Backprop program, Step step, Knowledge knowledge) {
        return Plain.print(new Backpropagation(program, knowledge).equation(step));
    }

    /// An equation for a terminal.
    public static String unicode(Backprop program, Step step, Knowledge knowledge) {
        return Unicode.print(new Backpropagation(program, knowledge).equation(step));
    }

    /// An equation in LaTeX.
    public static String latex(Backprop program, Step step, Knowledge knowledge) {
        return Latex.print(new Backpropagation(program, knowledge).equation(step));
    }

    /// The backward pass as claims of the language, over declared matrices: `diff(sum(dZ2*(W2@A1 + b2)), W2)/m = 1/m*dZ2@A1'`.
    public static List<org.backproof.explain.Step> steps(Backprop program, Knowledge knowledge) {
        Backpropagation b = new Backpropagation(program, knowledge);
        return program.backward().stream().map(b::claim).toList();
    }

    private org.backproof.explain.Step claim(Step s) {
        int l = s.layer();
        boolean last = l == network.depth();
        Value logit = program.step(Step.Kind.LOGIT, l).orElseThrow().value();
        Value activation = program.step(Step.Kind.ACTIVATION, l).orElseThrow().value();
        Value cost = program.step(Step.Kind.COST, network.depth()).orElseThrow().value();
        String count = program.examples().map(m -> m.name() + "*").orElse("");
        Expr inLogit = Substitution.of(activation.symbol(), Terms.lambda(activation.indices(), activation.body())).apply(cost.body());
        List<String> conditions = new ArrayList<>();
        if (s.kind() == Step.Kind.ACTIVATION_COTANGENT && last) {
            s.theorem().hypotheses().stream().filter(h -> h instanceof Prop.Compare && !program.facts().contains(h)).forEach(h -> conditions.add(Plain.print(h)));
            s.theorem().hypotheses().stream().filter(h -> h instanceof Prop.ForAll(_, Prop.Compare _) && !program.facts().contains(h)).forEach(h -> conditions.add(Plain.print(h)));
        }
        String before = switch (s.kind()) {
            case ACTIVATION_COTANGENT -> last ? count + diff(text(cost.body(), List.of()), activation.name())
                    : vjp(Step.Kind.LOGIT_COTANGENT, l + 1, program.step(Step.Kind.LOGIT, l + 1).orElseThrow().value(), activation.name());
            case LOGIT_COTANGENT -> {
                program.slopes().get(l - 1).ifPresent(d -> d.conditions().forEach(c -> conditions.add(Plain.print(Substitution.of(d.logit(), logit.entry()).apply(c)))));
                yield last && program.collapsed() ? count + diff(text(inLogit, List.of()), logit.name()) : vjp(Step.Kind.ACTIVATION_COTANGENT, l, activation, logit.name());
            }
            case WEIGHT_GRADIENT -> vjp(Step.Kind.LOGIT_COTANGENT, l, logit, s.value().name().substring(1)) + program.examples().map(m -> "/" + m.name()).orElse("")
                    + network.decay().map(d -> " + " + Plain.print(d) + "*W" + l).orElse("");
            case BIAS_GRADIENT -> vjp(Step.Kind.LOGIT_COTANGENT, l, logit, s.value().name().substring(1)) + program.examples().map(m -> "/" + m.name()).orElse("");
            case LOGIT, ACTIVATION, COST -> s.value().name();
        };
        Expr after = s.kind() == Step.Kind.LOGIT_COTANGENT && last && program.collapsed()
                ? Substitution.of(activation.symbol(), Terms.lambda(activation.indices(), activation.body())).apply(s.value().body()) : s.value().body();
        return new org.backproof.explain.Step("chain rule", before, text(after, s.value().indices()), conditions);
    }

    private String vjp(Step.Kind kind, int layer, Value of, String by) {
        return diff("sum(" + program.step(kind, layer).orElseThrow().value().name() + "*(" + text(of.body(), of.indices()) + "))", by);
    }

    private static String diff(String of, String by) {
        return "diff(" + of + ", " + by + ")";
    }

    private String text(Expr body, List<Symbol> indices) {
        return Notation.of(body, indices, knowledge).map(w -> Plain.print(Typesetter.of(Vocabulary.STANDARD, Limits.FULL).layout(w.matrix()))).orElseGet(() -> Plain.print(body));
    }

    private Layout equation(Step s) {
        return Layout.equation(name(s.value()), right(s.value()));
    }
}
