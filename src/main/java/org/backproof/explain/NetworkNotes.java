package org.backproof.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Bound;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.network.Backprop;
import org.backproof.network.Orientation;
import org.backproof.network.Slope;
import org.backproof.network.Step;
import org.backproof.network.Value;
import org.backproof.print.FunctionName;
import org.backproof.print.Layout;
import org.backproof.print.Note;
import org.backproof.print.Prose;

/// What stands below the equations of a network: derivatives of its activations, what is assumed, what dZ and dW mean.
record NetworkNotes(NetworkText text) {
    /// @param others of layers that are shown on the same page
    List<Note> all(List<NetworkText> others) {
        List<Note> out = new ArrayList<>();
        others.forEach(t -> new NetworkNotes(t).slopes(out));
        slopes(out);
        conditions(out);
        shared(out);
        Backprop program = text.program();
        for (Prop f : Backpropagation.used(program)) {
            out.add(new Note("used", text.plain().layout(f), Prose.NONE));
        }
        text.network().classes().ifPresent(c -> out.add(new Note("labels", Layout.Name.of(program.label().name()),
                Prose.of("has 1 in the row of the class " + c.name() + " of an example, else 0"))));
        convention(out);
        return out;
    }

    private void slopes(List<Note> out) {
        int depth = text.network().depth();
        for (int l = 1; l <= depth; l++) {
            Optional<Slope> slope = text.program().slopes().get(l - 1);
            if (slope.isPresent() && slope.get().spelledOut()) {
                Value logit = text.value(Step.Kind.LOGIT, l);
                String activation = text.network().layer(l).activation();
                slope.get().conditions().forEach(c -> out.add(new Note("given", text.plain().layout(Substitution.of(slope.get().logit(), logit.entry()).apply(c)),
                        Prose.of(activation + " has no derivative elsewhere"))));
            }
            if (slope.isPresent() && !slope.get().spelledOut() && (l < depth || !text.program().collapsed())
                    && out.stream().noneMatch(n -> n.subject().equals(where(slope.get())))) {
                Prose remark = Prose.NONE;
                for (Prop c : slope.get().conditions()) {
                    remark = remark.and(remark.isEmpty() ? "where " : ", ").and(text.plain().layout(c));
                }
                out.add(new Note("where", where(slope.get()), remark));
            }
        }
    }

    private void conditions(List<Note> out) {
        Backprop program = text.program();
        if (text.network().role().given()) {
            return;
        }
        int last = text.network().depth();
        List<Prop> open = program.step(Step.Kind.LOGIT_COTANGENT, last).orElseThrow().theorem().hypotheses().stream().map(h -> Orientation.facing(program, h)).toList();
        Value a = text.value(Step.Kind.ACTIVATION, last);
        Substitution activated = Substitution.of(a.symbol(), Terms.lambda(a.indices(), a.body()));
        List<Prop> kinks = new ArrayList<>(open.stream().filter(Prop.Compare.class::isInstance).toList());
        program.step(Step.Kind.ACTIVATION_COTANGENT, last).orElseThrow().theorem().hypotheses().stream().map(h -> Orientation.facing(program, h))
                .filter(h -> h instanceof Prop.ForAll(_, Prop.Compare _) && (open.contains(activated.apply(h)) || open.contains(activated.apply(opposite(h))))).forEach(kinks::add);
        for (Prop h : independent(kinks)) {
            boolean said = program.facts().stream().anyMatch(f -> Orientation.facing(program, f).equals(h)) || program.slopes().getLast().stream().anyMatch(d -> d.conditions().contains(h));
            if (!said) {
                out.add(new Note("given", text.named().layout(h), Prose.of(text.network().output().loss() + " has no derivative elsewhere")));
            }
        }
    }

    /// `W₂ = W₁ᵀ`: where the gradient is.
    private void shared(List<Note> out) {
        for (int l = 1; l <= text.network().depth(); l++) {
            int of = text.network().weightsOf(l);
            int layer = l;
            if (of != l) {
                Layout w = Layout.Name.of(text.network().numbering().name("W", of));
                Layout own = text.network().tied(l) ? new Layout.Call(FunctionName.TRANSPOSE, 0, List.of(w), List.of(), List.of()) : w;
                                String dw = text.network().numbering().name("dW", of);
                out.add(new Note("shared", Layout.equation(Layout.Name.of(text.network().numbering().name("W", l)), own),
                        Prose.of("the part of layer " + text.place(l) + " is in ").and(Layout.Name.of(dw))));
                text.network().biasOf(l).ifPresent(b -> {
                    if (b != layer) {
                        out.add(new Note("shared", Layout.equation(Layout.Name.of(text.network().numbering().name("b", layer)), Layout.Name.of(text.network().numbering().name("b", b))),
                                Prose.of("the part of layer " + text.place(layer) + " is in ").and(Layout.Name.of(text.network().numbering().name("db", b)))));
                    }
                });
            }
        }
    }

    /// Without those that follow from the others: of `Σ a² > 0` and `‖a‖ ≠ 0` one.
    private List<Prop> independent(List<Prop> all) {
        List<Prop> out = new ArrayList<>(all);
        List<Prop> longest = new ArrayList<>(all);
        longest.sort(Comparator.comparing((Prop p) -> Prop.terms(p).stream().mapToLong(t -> t.facts().size()).sum()).reversed());
        for (Prop p : longest) {
            List<Prop> others = out.stream().filter(q -> q != p).toList();
            if (text.follows(p, others)) {
                out.remove(p);
            }
        }
        return out;
    }

    /// `−t ≠ 0` for `t ≠ 0`, under its index.
    private static Prop opposite(Prop p) {
        return p instanceof Prop.ForAll(Bound i, Prop.Compare(Expr t, Prop.Sign sign)) && sign == Prop.Sign.NONZERO
                ? new Prop.ForAll(i, new Prop.Compare(Terms.negate(t), sign)) : p;
    }

    private void convention(List<Note> out) {
        Optional<Symbol> m = text.program().examples();
        Layout j = Layout.Name.of("J");
        Layout by = new Layout.Derivative(j, List.of(Layout.Name.of(m.isPresent() ? "Z" : "z")));
        Layout dz = Layout.Name.of(m.isPresent() ? "dZ" : "dz");
        out.add(new Note("convention", Layout.equation(dz, m.<Layout>map(k -> new Layout.Product(List.of(text.plain().layout(k), by), Layout.Times.DOT)).orElse(by)),
                Prose.of(m.isPresent() ? "dZ and dA are per example" : "")));
        out.add(new Note("convention", Layout.equation(Layout.Name.of("dW"), new Layout.Derivative(j, List.of(Layout.Name.of("W")))), Prose.of("dW and db are of J")));
    }

    private Layout where(Slope s) {
        return Layout.equation(text.plain().layout(s.at()), text.plain().layout(s.value()));
    }
}
