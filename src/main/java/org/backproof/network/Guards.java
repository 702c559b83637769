package org.backproof.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Prop;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;

/// Conditions on activations as conditions on logits, where they are proved to be the same at every logit: `relu(z) > 0` where z > 0. Under a
/// sum over the examples the two are no longer compared case by case.
final class Guards {
    private final Backprop program;
    private final Prover prover;
    private final Map<Prop, Boolean> known = new LinkedHashMap<>();

    Guards(Backprop program, Prover prover) {
        this.program = program;
        this.prover = prover;
    }

    Expr overLogits(Expr e) {
        return switch (e) {
            case Sum s -> {
                Symbol i = Terms.symbol("%g" + s.index().number(), s.index().sort());
                Expr body = Binders.open(s, i);
                Expr so = overLogits(body);
                yield so == body ? s : Terms.sum(i, so);
            }
            case Cases c when c.guard() instanceof Prop.Compare g && g.term() instanceof Entry a && logit(a, g.sign()).isPresent() ->
                Terms.cases(new Prop.Compare(logit(a, g.sign()).get(), g.sign()), overLogits(c.then()), overLogits(c.otherwise()));
            case Lambda _, Diff _ -> e;
            case Expr _ -> Children.map(e, this::overLogits);
        };
    }

    /// The logit that has the sign where the activation has it.
    private Optional<Expr> logit(Entry activation, Prop.Sign sign) {
        return program.steps().stream().filter(s -> s.kind() == Step.Kind.ACTIVATION && s.value().symbol() == activation.tensor()
                && program.network().layer(s.layer()).elementwise()).findFirst().flatMap(s -> {
            Value z = program.step(Step.Kind.LOGIT, s.layer()).orElseThrow().value();
            Expr own = Terms.entry(z.symbol(), List.copyOf(s.value().indices()));
            Prop of = new Prop.Compare(program.sloped(s.value().body()), sign);
            boolean same = known.computeIfAbsent(of, p -> prover.prove(program.facts(), Terms.cases(p, Terms.ONE, Terms.ZERO),
                    Terms.cases(new Prop.Compare(own, sign), Terms.ONE, Terms.ZERO)) instanceof Verdict.Proved);
            return same ? Optional.of(Terms.entry(z.symbol(), activation.indices())) : Optional.empty();
        });
    }
}
