package org.backproof.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Bound;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;
import org.backproof.kernel.TotalDerivative;

/// The chain rule through functions whose derivative the library knows in terms of themselves.
final class Chains {
    private final Differentiation differentiation;
    private final Knowledge knowledge;

    Chains(Differentiation differentiation, Knowledge knowledge) {
        this.differentiation = differentiation;
        this.knowledge = knowledge;
    }

    /// Through the one argument that varies with x; empty without a lemma, or where several arguments vary.
    Optional<Theorem> derivative(Apply a, Function.Defined f, Expr x) {
        if (!knowledge.lemmas().generator(f)) {
            return Optional.empty();
        }
        int place = -1;
        for (int k = 0; k < a.arguments().size(); k++) {
            if (Free.occurs(Derivatives.held(x), a.arguments().get(k))) {
                if (place >= 0) {
                    return Optional.empty();
                }
                place = k;
            }
        }
        int at = place;
        return knowledge.lemmas().derivative(f, place)
                .flatMap(lemma -> a.arguments().get(at) instanceof Lambda l ? tensor(a, f, at, l, lemma, x) : scalar(a, f, at, lemma, x));
    }

    private Optional<Theorem> scalar(Apply a, Function.Defined f, int place, Theorem lemma, Expr x) {
        Map<Expr, Expr> held = new LinkedHashMap<>(Binders.instantiation(f.symbols(), a.arguments()).map());
        held.remove(f.symbols().get(place));
        Symbol t = Terms.real("%t");
        Theorem renamed = Logic.instantiate(lemma, Substitution.of(held).with(f.symbols().get(place), t));
        return differentiation.part(a.arguments().get(place), x)
                .map(inner -> Derivatives.chain(knowledge.unconditional().discharge(renamed), differentiation.shared(inner)));
    }

    private Optional<Theorem> tensor(Apply a, Function.Defined f, int place, Lambda argument, Theorem lemma, Expr x) {
        Entry entry = (Entry) lemma.derivative().variable();
        Substitution arguments = Binders.instantiation(f.symbols(), a.arguments());
        if (x instanceof Entry n && argument == Terms.tensor(n.tensor())) {
            Substitution s = arguments;
            for (int k = 0; k < entry.indices().size(); k++) {
                s = s.with(entry.indices().get(k), n.indices().get(k));
            }
            return Optional.of(Logic.instantiate(lemma, s));
        }
        List<Symbol> opened = new ArrayList<>();
        Substitution renaming = Substitution.empty();
        for (int k = 0; k < entry.indices().size(); k++) {
            Symbol j = (Symbol) entry.indices().get(k);
            Symbol mine = Terms.symbol("#k" + k, j.sort());
            Bound b = argument.indices().get(k);
            opened.add(Terms.symbol("#k" + k, b.sort()));
            renaming = renaming.with(j, mine);
        }
        Theorem partial = knowledge.unconditional().discharge(Logic.instantiate(lemma, renaming));
        Expr body = Binders.open(argument, opened);
        try {
            return differentiation.part(body, x).map(inner -> TotalDerivative.chain(a, place, partial, opened, inner));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
