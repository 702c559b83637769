package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Terms;
import org.backproof.network.Matrix;
import org.backproof.network.Move;
import org.backproof.network.Slope;
import org.backproof.network.Step;
import org.backproof.print.FunctionName;
import org.backproof.print.Grain;
import org.backproof.print.Layout;
import org.backproof.print.Line;
import org.backproof.print.Prose;
import org.backproof.print.Section;

/// The equations of a layer: matrix notation, beside it the entry in index notation; for one example with the calculation.
///
/// @param fine whether there are sections for readers who want to see each rule
record LayerEquations(NetworkText text, boolean fine) {
    List<Section> of(List<Step> steps, Prose heading) {
        List<Section> out = new ArrayList<>();
        for (Step s : steps) {
            if (s.kind() != Step.Kind.COST) {
                List<Line> moves = moves(s);
                if (!moves.isEmpty()) {
                    out.add(new Section(out.isEmpty() ? heading : Prose.NONE, text.plain().layout(s.value().entry()), moves, Grain.RULES));
                }
                out.add(new Section(out.isEmpty() ? heading : Prose.NONE, text.name(s.value()), lines(s)));
            }
        }
        return out;
    }

    /// The calculation of an entry, of which matrix notation is made.
    private List<Line> moves(Step s) {
        List<Line> out = new ArrayList<>();
        if (!fine || s.moves().isEmpty()) {
            return out;
        }
        for (Move m : s.moves()) {
            add(new Line(text.named().layout(m.value()), m.reason()), out);
        }
        text.between(s.moves().getLast().value(), s.value().body()).forEach(l -> add(l, out));
        add(new Line(text.plain().layout(text.body(s.value())), ""), out);
        return out;
    }

    private static void add(Line line, List<Line> out) {
        if (out.isEmpty() || !out.getLast().value().equals(line.value())) {
            out.add(line);
        }
    }

    private List<Line> lines(Step s) {
        List<Line> out = new ArrayList<>();
        boolean cancels = s.kind() == Step.Kind.LOGIT_COTANGENT && s.layer() == text.network().depth() && text.program().collapsed();
        if (cancels && (text.program().examples().isEmpty() || text.program().slopes().getLast().isPresent())) {
            out.add(new Line(chain(s.layer()), "chain rule"));
        }
        Optional<Matrix> m = text.matrix(s.value());
        Prose why = Prose.NONE;
        Layout entry = text.entry(s.value());
        if (m.isPresent()) {
            why = why.and(Layout.equation(text.plain().layout(s.value().entry()), entry));
        }
        if (cancels) {
            why = Prose.of("the derivative of " + text.network().layer(s.layer()).activation() + (text.unit(s.layer()) ? " is 1" : " cancels"));
        } else if (!s.moves().isEmpty()) {
            why = Prose.of(Layout.equation(text.plain().layout(s.value().entry()), text.named().layout(s.moves().getFirst().value())));
        }
        out.add(new Line(m.map(text.plain()::layout).orElse(entry), why, List.of()));
        return out;
    }

    /// The cotangent of a logit by the chain rule: `dA ⊙ g′(Z)`, or with the Jacobian of one example `(∂a/∂z)ᵀ da`.
    private Layout chain(int layer) {
        Layout da = text.cotangent(Step.Kind.ACTIVATION_COTANGENT, layer);
        Optional<Slope> slope = text.program().slopes().get(layer - 1);
        if (slope.isPresent()) {
            if (slope.get().value() == Terms.ONE) {
                return da; // as of identity
            }
            return new Layout.Product(List.of(da, text.slope(slope.get(), layer)), Layout.Times.ELEMENTWISE);
        }
        Layout a = Layout.Name.of(text.program().step(Step.Kind.ACTIVATION, layer).orElseThrow().value().name());
        Layout z = Layout.Name.of(text.program().step(Step.Kind.LOGIT, layer).orElseThrow().value().name());
        Layout jacobian = new Layout.Derivative(a, List.of(z));
        return new Layout.Product(List.of(new Layout.Call(FunctionName.TRANSPOSE, 0, List.of(jacobian), List.of(), List.of()), da), Layout.Times.MATRIX);
    }
}
