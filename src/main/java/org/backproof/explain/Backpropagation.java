package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.Network;
import org.backproof.expr.Prop;
import org.backproof.network.Backprop;
import org.backproof.network.Orientation;
import org.backproof.network.Step;
import org.backproof.print.Latex;
import org.backproof.print.Layout;
import org.backproof.print.Page;
import org.backproof.print.Plain;
import org.backproof.print.Prose;
import org.backproof.print.Section;
import org.backproof.print.Unicode;

/// The equations of a network as pages: matrix notation, beside it the entry in index notation. For one example with the calculation, for a batch
/// with what the sum over the examples makes of it.
public final class Backpropagation {
    private final Backprop program;
    private final Network network;
    private final NetworkText text;
    private final LayerEquations equations;
    private final boolean fine;
    private final Optional<NetworkText> hidden;

    private Backpropagation(Backprop program, Knowledge knowledge, boolean fine) {
        this.program = program;
        this.network = program.network();
        this.text = new NetworkText(program, knowledge);
        this.equations = new LayerEquations(text, fine);
        this.fine = fine;
        this.hidden = program.hidden().map(h -> new NetworkText(h, knowledge));
    }

    /// The page of a program.
    ///
    /// @param knowledge what is known of the labels
    /// @param fine      whether its lines have parts
    static Explanation of(Backprop program, Orientation orientation, Knowledge knowledge, boolean fine) {
        List<org.backproof.explain.Step> steps = program.examples().map(_ -> steps(program, knowledge)).orElse(List.of());
        return new Explanation(new Backpropagation(program, knowledge, fine).page(orientation), "proved", "", List.of(), List.of(), List.of(), steps, Optional.empty());
    }

    private Page page(Orientation orientation) {
        List<Section> sections = new ArrayList<>();
        hidden.ifPresent(h -> sections.addAll(new LayerEquations(h, fine).of(h.program().forward(), Prose.of("forward, layer l = 1, …, L − 1; A[0] is ").and(Layout.Name.of(input())))));
        sections.addAll(equations.of(program.forward(), hidden.isPresent() ? Prose.of("forward, layer L") : Prose.of("forward")));
        for (int l = network.depth(); l > 0; l--) {
            int layer = l;
            sections.addAll(equations.of(program.backward().stream().filter(s -> s.layer() == layer).toList(), Prose.of("backward, layer " + text.place(layer))));
        }
        sections.addAll(equations.of(program.backward().stream().filter(s -> s.layer() == 0).toList(), Prose.of(hidden.isPresent() ? "passed on to layer L − 1" : "passed on")));
        hidden.ifPresent(h -> sections.addAll(new LayerEquations(h, fine).of(h.program().backward(),
                Prose.of("backward, layer l = L − 1, …, 1, from what the layer after it passed on"))));
        program.examples().ifPresent(_ -> {
            sections.addAll(new Averaging(text).sections());
            if (!network.role().given()) {
                sections.addAll(new LastLayer(text, hidden).sections());
            }
        });
        Layout statement = program.step(Step.Kind.COST, network.depth()).map(text::equation)
                .orElseGet(() -> Layout.Name.of(program.label().name()));
        Prose setting = program.examples().map(m -> Prose.of(text.plain().layout(m)).and(" examples, " + (orientation == Orientation.COLUMN ? "a column each" : "a row each"))).orElse(Prose.of("one example"));
        return new Page("derived", false, false, Prose.of("Network " + network.name()), statement, network.role().given() ? List.of(Prose.of("a given cotangent"), setting) : List.of(setting), List.of(), sections,
                new NetworkNotes(text).all(hidden.stream().toList()));
    }

    /// The name of what goes in at the first layer, in the letters of the page.
    private String input() {
        String x = network.stack().orElseThrow().input();
        return program.examples().isPresent() ? x.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + x.substring(1) : x;
    }

    /// What is assumed of the labels and needed.
    public static List<Prop> used(Backprop program) {
        return program.facts().stream().filter(f -> program.backward().stream().anyMatch(s -> s.theorem().hypotheses().contains(f))).map(f -> Orientation.facing(program, f)).toList();
    }

    /// An equation in the language, `dW1 = 1/m*dZ1@X'`.
    public static String plainText(Backprop program, Step step, Knowledge knowledge) {
        return Plain.print(new NetworkText(program, knowledge).equation(step));
    }

    /// An equation for a terminal.
    public static String unicode(Backprop program, Step step, Knowledge knowledge) {
        return Unicode.print(new NetworkText(program, knowledge).equation(step));
    }

    /// An equation in LaTeX.
    public static String latex(Backprop program, Step step, Knowledge knowledge) {
        return Latex.print(new NetworkText(program, knowledge).equation(step));
    }

    /// The backward pass as claims of the language.
    private static List<org.backproof.explain.Step> steps(Backprop program, Knowledge knowledge) {
        List<org.backproof.explain.Step> out = new ArrayList<>(new NetworkClaims(program, knowledge).steps());
        program.hidden().ifPresent(h -> out.addAll(new NetworkClaims(h, knowledge).steps()));
        return out;
    }
}
