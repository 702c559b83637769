package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.Network;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.network.Backprop;
import org.backproof.network.Notation;
import org.backproof.network.Slope;
import org.backproof.network.Step.Kind;
import org.backproof.network.Value;
import org.backproof.print.Limits;
import org.backproof.print.Plain;
import org.backproof.print.Typesetter;
import org.backproof.print.Vocabulary;

/// The backward pass as claims of the language, over declared matrices: `diff(sum(dZ2*(W2@A1 + b2)), W2)/m = 1/m*dZ2@A1'`.
record NetworkClaims(Backprop program, Knowledge knowledge) {
    List<Step> steps() {
        return program.backward().stream().map(this::claim).toList();
    }

    private Network network() {
        return program.network();
    }

    private Step claim(org.backproof.network.Step s) {
        List<String> conditions = new ArrayList<>();
        String before = switch (s.kind()) {
            case ACTIVATION_COTANGENT -> activation(s, conditions);
            case LOGIT_COTANGENT -> logit(s, conditions);
            case WEIGHT_GRADIENT -> parameter(s) + network().decay().map(d -> " + " + Plain.print(d) + "*" + parameterOf(s)).orElse("");
            case BIAS_GRADIENT -> parameter(s);
            case LOGIT, ACTIVATION, COST -> s.value().name();
        };
        Expr after = collapsed(s) ? inLogit(s.layer(), s.value().body()) : s.value().body();
        return new Step("chain rule", typed(before), typed(text(after, s.value().indices())), conditions.stream().map(this::typed).toList());
    }

    /// `W[l]` is no name of the language.
    private String typed(String text) {
        return network().numbering().symbolic() ? text.replaceAll("\\[([lL])-1\\]", "_$1_1").replaceAll("\\[([lL])\\]", "_$1") : text;
    }

    private String activation(org.backproof.network.Step s, List<String> conditions) {
        int l = s.layer();
        if (l == network().depth()) {
            s.theorem().hypotheses().stream().filter(h -> h instanceof Prop.Compare && !program.facts().contains(h)).forEach(h -> conditions.add(Plain.print(h)));
            s.theorem().hypotheses().stream().filter(h -> h instanceof Prop.ForAll(_, Prop.Compare _) && !program.facts().contains(h)).forEach(h -> conditions.add(Plain.print(h)));
            return count() + diff(text(value(Kind.COST, l).body(), List.of()), value(Kind.ACTIVATION, l).name());
        }
        StringBuilder of = new StringBuilder(product(Kind.LOGIT_COTANGENT, l + 1, value(Kind.LOGIT, l + 1)));
        network().skipsFrom(l).forEach(k -> of.append(" + ").append(product(Kind.ACTIVATION_COTANGENT, k, value(Kind.ACTIVATION, k))));
        return diff(of.toString(), s.value().name().substring(1));
    }

    private String logit(org.backproof.network.Step s, List<String> conditions) {
        int l = s.layer();
        Value logit = value(Kind.LOGIT, l);
        program.slopes().get(l - 1).map(Slope::conditions).orElse(List.of()).forEach(c ->
                conditions.add(Plain.print(Substitution.of(program.slopes().get(l - 1).orElseThrow().logit(), logit.entry()).apply(c))));
        return collapsed(s) ? count() + diff(text(inLogit(l, value(Kind.COST, l).body()), List.of()), logit.name())
                : diff(product(Kind.ACTIVATION_COTANGENT, l, value(Kind.ACTIVATION, l)), logit.name());
    }

    /// By all layers that have the parameter.
    private String parameter(org.backproof.network.Step s) {
        List<String> of = new ArrayList<>();
        for (int l = 1; l <= network().depth(); l++) {
            if ((s.kind() == Kind.WEIGHT_GRADIENT ? network().weightsOf(l) : network().biasOf(l).orElse(0)) == s.layer()) {
                of.add(product(Kind.LOGIT_COTANGENT, l, value(Kind.LOGIT, l)));
            }
        }
        return diff(String.join(" + ", of), parameterOf(s)) + program.examples().map(m -> "/" + m.name()).orElse("");
    }

    private static String parameterOf(org.backproof.network.Step s) {
        return s.value().name().substring(1);
    }

    private boolean collapsed(org.backproof.network.Step s) {
        return s.kind() == Kind.LOGIT_COTANGENT && s.layer() == network().depth() && program.collapsed();
    }

    private Expr inLogit(int layer, Expr e) {
        Value a = value(Kind.ACTIVATION, layer);
        return Substitution.of(a.symbol(), Terms.lambda(a.indices(), a.body())).apply(e);
    }

    private String count() {
        return program.examples().map(m -> m.name() + "*").orElse("");
    }

    private Value value(Kind kind, int layer) {
        return program.step(kind, layer).orElseThrow().value();
    }

    /// `sum(dZ2*(W2@A1 + b2))`.
    private String product(Kind kind, int layer, Value of) {
        String cotangent = program.step(kind, layer).map(s -> s.value().name()).orElse(program.label().name());
        return "sum(" + cotangent + "*(" + text(of.body(), of.indices()) + "))";
    }

    private static String diff(String of, String by) {
        return "diff(" + of + ", " + by + ")";
    }

    private String text(Expr body, List<Symbol> indices) {
        return Notation.of(body, indices, knowledge).map(w -> Plain.print(Typesetter.of(Vocabulary.STANDARD, Limits.FULL).layout(w.matrix()))).orElseGet(() -> Plain.print(body));
    }
}
