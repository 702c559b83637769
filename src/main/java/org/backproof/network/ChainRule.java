package org.backproof.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;
import org.backproof.kernel.TotalDerivative;

/// The chain rule with names for what comes in: `∂J/∂x = Σₚ dzₚ·∂zₚ/∂x`, and where x acts besides through z, what it adds there. The sums are
/// done with symbols in the place of all that is known only by name.
record ChainRule(Knowledge knowledge, Conditions conditions) {
    /// A derivative by the chain rule.
    ///
    /// @param theorem  `H ⊢ ∂J/∂x = …` with the cotangents as functions
    /// @param template the same with the cotangents as names
    record Through(Theorem theorem, Expr template) {
    }

    /// A symbol in the place of something.
    ///
    /// @param meaning what it is, with the cotangents as functions
    /// @param shown   what it is, with the cotangents as names; empty where its name is to stay
    /// @param defined that each entry is defined
    record Stand(Symbol symbol, Expr meaning, Optional<Expr> shown, Theorem defined) {
    }

    /// A way from the variable to the cost.
    ///
    /// @param slope  the derivative that the path's `inner` states, perhaps with symbols
    /// @param stands for the cotangent first, then for what occurs in the slope
    record Route(TotalDerivative.Path path, Expr slope, List<Stand> stands) {
        Expr sum() {
            Expr so = Terms.multiply(Terms.entry(stands.getFirst().symbol(), List.copyOf(path.opened())), slope);
            for (Symbol i : path.opened()) {
                so = Terms.sum(i, so);
            }
            return so;
        }
    }

    /// What a tensor adds to the cost besides acting through the layer at hand: `∂J/∂v[k] = …` with the layer's value held.
    ///
    /// @param theorem about the cost applied to its own parameters
    /// @param shown   the value with the cotangents as names
    record Aside(Theorem theorem, Expr shown) {
        List<Symbol> indices() {
            return ((Entry) theorem.derivative().variable()).indices().stream().map(Symbol.class::cast).toList();
        }

        Symbol tensor() {
            return ((Entry) theorem.derivative().variable()).tensor();
        }
    }

    /// Through what the cost is first of all a function of.
    ///
    /// @param call  the cost at that
    /// @param outer its cotangent
    /// @param p     the index at which `inner` speaks of it
    /// @param slope the derivative that `inner` states, perhaps with a symbol for what is kept
    Route main(Apply call, Cotangent outer, Symbol p, Theorem inner, Symbol name, Expr slope, Optional<Stand> kept) {
        Theorem partial = Logic.instantiate(outer.named(), Substitution.of(outer.index(), p));
        List<Expr> arguments = new ArrayList<>(call.arguments());
        arguments.add(p);
        Stand cotangent = new Stand(name, Terms.lambda(List.of(p), Terms.apply(outer.function(), arguments)), Optional.empty(),
                Logic.generalise(there(call, Derivatives.defined(partial, true)), p));
        List<Stand> stands = new ArrayList<>(List.of(cotangent));
        kept.ifPresent(stands::add);
        return new Route(new TotalDerivative.Path(0, partial, List.of(p), inner), slope, stands);
    }

    /// Through another place where the variable itself stands.
    ///
    /// @param x an entry of the aside's tensor
    Route aside(Apply call, Aside a, Entry x) {
        Function.Defined f = (Function.Defined) call.function();
        Map<Expr, Expr> renaming = new LinkedHashMap<>();
        List<Symbol> opened = new ArrayList<>();
        for (Symbol i : a.indices()) {
            opened.add(Terms.symbol("#r" + opened.size(), i.sort()));
            renaming.put(i, opened.getLast());
        }
        Substitution renamed = Substitution.of(renaming);
        Theorem partial = Logic.instantiate(a.theorem(), renamed);
        Theorem inner = Derivatives.variable(Terms.entry(a.tensor(), List.copyOf(opened)), x);
        Symbol stand = Terms.symbol("aside'" + a.tensor().name(), new Sort.Tensor(((Sort.Tensor) a.tensor().sort()).sizes()));
        Expr value = Binders.instantiation(f.symbols(), call.arguments()).apply(partial.derivative().value());
        Theorem defined = there(call, Derivatives.defined(partial, true));
        for (Symbol i : opened.reversed()) {
            defined = Logic.generalise(defined, i);
        }
        return new Route(new TotalDerivative.Path(f.symbols().indexOf(a.tensor()), partial, opened, inner), inner.derivative().value(),
                List.of(new Stand(stand, Terms.lambda(opened, value), Optional.of(Terms.lambda(opened, renamed.apply(a.shown()))), defined)));
    }

    /// What is proved of the cost at its own parameter, at what is put in for that.
    private static Theorem there(Apply call, Theorem t) {
        return Logic.instantiate(t, Substitution.of(((Function.Defined) call.function()).symbols().getFirst(), call.arguments().getFirst()));
    }

    Through through(Apply call, List<Route> routes) {
        Theorem chained = TotalDerivative.chain(call, routes.stream().map(Route::path).toList());
        Theorem contracted = knowledge.discharge(new Normalizer(knowledge, Normalizer.Settings.SHALLOW)
                .normalize(Terms.add(routes.stream().map(Route::sum).toList())));
        Map<Expr, Expr> meanings = new LinkedHashMap<>();
        Map<Expr, Expr> shown = new LinkedHashMap<>();
        List<Stand> stands = routes.stream().flatMap(r -> r.stands().stream()).toList();
        for (Stand s : stands) {
            meanings.put(s.symbol(), s.meaning());
            s.shown().ifPresent(e -> shown.put(s.symbol(), e));
        }
        Theorem actual = Logic.instantiate(contracted, Substitution.of(meanings));
        for (Stand s : stands) {
            actual = Logic.discharge(actual, s.defined());
        }
        Theorem whole = Derivatives.value(chained, actual);
        Symbol first = ((Function.Defined) call.function()).symbols().getFirst();
        return new Through(conditions.discharge(whole, first, call.arguments().getFirst()), Substitution.of(shown).apply(contracted.right()));
    }
}
