package org.backproof.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.elaborate.Setting;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.network.Backprop;
import org.backproof.network.Slope;
import org.backproof.network.Step;
import org.backproof.network.Value;
import org.backproof.print.Unicode;

/// Where the activations and the loss of a network have no derivative, and what is taken there: `Z₁ = 0 (relu′ is taken as 0)`.
record NetworkKinks(Backprop backprop, Setting setting, Knowledge knowledge) {
    List<String> all() {
        List<String> out = new ArrayList<>();
        for (int l = 1; l <= backprop.network().depth(); l++) {
            Optional<Slope> slope = backprop.slopes().get(l - 1);
            if (slope.isPresent()) {
                Symbol z = backprop.step(Step.Kind.LOGIT, l).orElseThrow().value().symbol();
                String activation = backprop.network().layer(l).activation();
                slope.get().conditions().stream().filter(NetworkKinks::border).forEach(c -> out.add(ofActivation(slope.get(), ((Prop.Compare) c).term(), Terms.real(z.name()), activation)));
            }
        }
        backprop.step(Step.Kind.ACTIVATION_COTANGENT, backprop.network().depth()).filter(_ -> !backprop.collapsed()).ifPresent(s -> s.theorem().hypotheses().stream()
                .map(Remarks::opened).filter(NetworkKinks::border).forEach(c -> out.add(ofLoss(((Prop.Compare) c).term(), s.value()))));
        return out.stream().distinct().toList();
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

    /// `A₂ = Y` of the loss.
    private String ofLoss(Expr t, Value of) {
        return text(Prop.zero(t)) + " (of " + backprop.network().output().loss() + ")";
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
