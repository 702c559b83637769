package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.calculus.Critical;
import org.backproof.elaborate.Layer;
import org.backproof.elaborate.Setting;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.network.Backprop;
import org.backproof.network.Orientation;
import org.backproof.network.Slope;
import org.backproof.network.Step;
import org.backproof.network.Value;
import org.backproof.print.Unicode;
import org.backproof.prove.Requirements;

/// Where the activations and the loss of a network have no derivative, and what is taken there: `Z₁ = 0 (relu′ is taken as 0)`.
record NetworkKinks(Backprop columns, Orientation orientation, Setting setting, Knowledge knowledge) {
    List<String> all() {
        List<String> out = new ArrayList<>();
        for (int l = 1; l <= columns.network().depth(); l++) {
            Optional<Slope> slope = columns.slopes().get(l - 1);
            if (slope.isPresent()) {
                Symbol z = columns.step(Step.Kind.LOGIT, l).orElseThrow().value().symbol();
                String activation = columns.network().layer(l).activation();
                slope.get().conditions().stream().filter(NetworkKinks::border).forEach(c -> out.add(ofActivation(slope.get(), ((Prop.Compare) c).term(), Terms.real(z.name()), activation)));
            }
        }
        borders().forEach(t -> out.add(text(Prop.zero(t)) + " (of " + columns.network().output().loss() + ")"));
        return out.stream().distinct().toList();
    }

    /// What the activations and the loss need to have a value: a pole of it is no kink.
    List<String> domain() {
        List<String> out = new ArrayList<>();
        for (int l = 1; l < columns.network().depth(); l++) {
            Layer layer = columns.network().layer(l);
            Symbol z = columns.step(Step.Kind.LOGIT, l).orElseThrow().value().symbol();
            requirements(layer.value().body()).forEach(c -> out.add(text(Substitution.of(layer.logit(), layer.elementwise() ? Terms.real(z.name()) : Terms.tensor(z)).apply(Remarks.opened(c)))));
        }
        facts(needed()).forEach(c -> out.add(text(c)));
        return out.stream().distinct().toList();
    }

    private List<Prop> requirements(Expr e) {
        try {
            return Requirements.of(Remarks.brief().knowledge(columns.facts()), List.of(Prop.defined(e))).stream().filter(c -> Remarks.opened(c) instanceof Prop.Compare).toList();
        } catch (Budget.Exhausted _) {
            return List.of();
        }
    }

    private List<Prop> needed() {
        Step cost = columns.steps().stream().filter(s -> s.kind() == Step.Kind.COST).findFirst().orElseThrow();
        Value prediction = columns.step(Step.Kind.ACTIVATION, columns.network().depth()).orElseThrow().value();
        Expr loss = Substitution.of(prediction.symbol(), Terms.lambda(prediction.indices(), prediction.body())).apply(cost.value().body());
        return requirements(loss);
    }

    /// Where the pieces of a loss meet: what its derivative by the prediction needs to differ from 0 and the loss does not.
    private List<Expr> borders() {
        Optional<Step> cotangent = columns.step(Step.Kind.ACTIVATION_COTANGENT, columns.network().depth()).filter(_ -> !columns.collapsed());
        if (!Critical.piecewise(columns.network().output().atPrediction())) {
            return List.of();
        }
        Set<Prop> needed = new LinkedHashSet<>();
        needed().forEach(c -> needed.add(nameless(c)));
        return facts(cotangent.stream().flatMap(s -> s.theorem().hypotheses().stream()).filter(c -> border(Remarks.opened(c)) && !needed.contains(nameless(c))).toList()).stream()
                .map(c -> ((Prop.Compare) c).term()).toList();
    }

    /// For matrices that lie as those of the program do.
    private List<Prop> facts(List<Prop> conditions) {
        return orientation.facts(columns.assuming(conditions)).stream().map(Remarks::opened).toList();
    }

    /// The condition, whatever its indices are called.
    private static Prop nameless(Prop condition) {
        Prop p = Remarks.opened(condition);
        Map<Expr, Expr> names = new LinkedHashMap<>();
        Free.symbols(p).stream().filter(s -> s.sort() instanceof Sort.Index).forEach(s -> names.put(s, Terms.symbol("#", s.sort())));
        return Substitution.of(names).apply(p);
    }

    private static boolean border(Prop p) {
        return p instanceof Prop.Compare c && c.sign() == Prop.Sign.NONZERO;
    }

    /// `t = 0` of the logit, and the slope there, if t is the logit less a number.
    private String ofActivation(Slope s, Expr t, Expr z, String activation) {
        Expr at = normal(Terms.subtract(s.logit(), t));
        Expr other = normal(Terms.add(s.logit(), t));
        Optional<Expr> point = at instanceof Num ? Optional.of(at) : other instanceof Num ? Optional.of(other) : Optional.empty();
        String taken = point.map(p -> " (" + activation + "′ is taken as " + text(normal(Substitution.of(s.logit(), p).apply(s.value()))) + ")").orElse("");
        return text(Prop.zero(Substitution.of(s.logit(), z).apply(t))) + taken;
    }

    private Expr normal(Expr e) {
        return new Normalizer(knowledge, Normalizer.Settings.SHALLOW).normalize(e).right();
    }

    private String text(Expr e) {
        return Unicode.print(Remarks.layout(setting, e));
    }

    private String text(Prop p) {
        return Unicode.print(org.backproof.print.Typesetter.of(org.backproof.print.Vocabulary.STANDARD, org.backproof.print.Limits.READER).layout(p));
    }
}
