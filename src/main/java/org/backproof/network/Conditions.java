package org.backproof.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;
import org.backproof.kernel.TotalDerivative;

/// Where the cost is smooth, as a function of each activation and each logit. What is proved of a layer is put in for the layers before it, and
/// what is open there stays so: no condition is looked at twice.
final class Conditions {
    private final Knowledge knowledge;
    private final Map<Symbol, List<Theorem>> proved = new LinkedHashMap<>();
    private final Map<Symbol, List<Prop>> open = new LinkedHashMap<>();

    Conditions(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /// The conditions of a cost whose parameter v is passed on as a value of another cost's parameter.
    ///
    /// @param next  the parameter of that cost; empty where the cost is the loss itself
    /// @param value what is put in for it, in v
    /// @param again whether what was open there may hold for such a value
    void learn(Function.Defined cost, Theorem named, Symbol index, Optional<Symbol> next, Expr value, boolean again) {
        Symbol v = cost.symbols().getFirst();
        List<Theorem> here = new ArrayList<>();
        List<Prop> left = new ArrayList<>();
        Map<Prop, Theorem> known = new LinkedHashMap<>();
        List<Prop> openStill = new ArrayList<>();
        next.ifPresent(n -> {
            Substitution in = Substitution.of(n, value);
            proved.get(n).forEach(t -> known.put(in.apply(t.conclusion()), knowledge.discharge(Logic.instantiate(t, in))));
            if (!again) {
                open.get(n).forEach(p -> openStill.add(in.apply(p)));
            }
        });
        for (Prop h : probe(cost, named, index)) {
            if (known.containsKey(h)) {
                here.add(known.get(h));
            } else if (openStill.contains(h)) {
                left.add(h);
            } else {
                Simplifier.soon(h, knowledge).ifPresentOrElse(here::add, () -> left.add(h));
            }
        }
        proved.put(v, here);
        open.put(v, left);
    }

    /// What the chain rule asks for at v itself.
    private static List<Prop> probe(Function.Defined cost, Theorem named, Symbol index) {
        Symbol v = cost.symbols().getFirst();
        Symbol other = Terms.symbol("#o", index.sort());
        Theorem variable = Derivatives.variable(Terms.entry(v, index), Terms.entry(v, other));
        return TotalDerivative.chain(Costs.at(cost, (Lambda) Terms.tensor(v)), 0, named, List.of(index), variable).hypotheses();
    }

    /// A theorem about the cost at a value of v, without the conditions that are proved.
    Theorem discharge(Theorem t, Symbol v, Expr value) {
        Substitution in = Substitution.of(v, value);
        Theorem so = t;
        for (Theorem known : proved.getOrDefault(v, List.of())) {
            so = Logic.discharge(so, Logic.instantiate(known, in));
        }
        List<Prop> stay = open.getOrDefault(v, List.of()).stream().map(in::apply).toList();
        for (Prop h : so.hypotheses()) {
            if (!stay.contains(h)) {
                Optional<Theorem> p = Simplifier.soon(h, knowledge);
                if (p.isPresent() && !p.get().hypotheses().contains(h)) {
                    so = Logic.discharge(so, p.get());
                }
            }
        }
        return so;
    }
}
