package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.backproof.algebra.Knowledge;
import org.backproof.calculus.Critical;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Theorem;
import org.backproof.kernel.TotalDerivative;
import org.backproof.prove.Prover;
import org.backproof.prove.Requirements;
import org.backproof.prove.Verdict;
import org.backproof.prove.WrittenDerivatives;

/// Where the derivative that is computed is none. A derivative is found with conditions g ≠ 0, one for each border between pieces; a border
/// where the pieces fit together, as those of huber do, is no kink. Of a loss after an activation, J = L(f(x)), each is looked at alone: where L
/// has a derivative by a = f(x), and f one by x, J has one by x.
final class Kinks {
    private static final String PREDICTION = "#a";

    private final List<Prop> hypotheses;
    private final Knowledge knowledge;
    /// With one budget for all questions: what is not known when it is spent may be a kink.
    private final Prover prover = Remarks.brief();

    private Kinks(Request request, Knowledge knowledge) {
        this.hypotheses = request.setting().hypotheses();
        this.knowledge = knowledge;
    }

    /// Those of the conditions that are needed at some variable, in the words of the loss and the activation.
    static List<Prop.Compare> of(Request request, Map<Symbol, Expr> gradients, List<Prop.Compare> conditions, Knowledge knowledge) {
        List<Prop.Compare> borders = borders(conditions);
        Kinks kinks = new Kinks(request, knowledge);
        Set<Prop.Compare> found = new LinkedHashSet<>();
        gradients.forEach((x, value) -> found.addAll(kinks.by(request, x, value, borders)));
        return List.copyOf(found);
    }

    private List<Prop.Compare> by(Request request, Symbol x, Expr value, List<Prop.Compare> borders) {
        Symbol a = Terms.real(PREDICTION);
        for (Tensor named : request.named().values()) {
            Optional<List<Prop.Compare>> entries = entrywise(request.cost(), x, named);
            if (entries.isPresent()) {
                return entries.get();
            }
            Expr f = named.body();
            Expr outer = replaced(f, a, request.cost());
            if (named.indices().isEmpty() && !Lowering.isLeaf(f) && Free.occurs(x, f) && outer != request.cost() && !Free.occurs(x, outer)) {
                Optional<List<Prop.Compare>> loss = stated(outer, a);
                Optional<List<Prop.Compare>> activation = stated(f, x);
                if (loss.isPresent() && activation.isPresent()) {
                    List<Prop.Compare> out = new ArrayList<>(activation.get());
                    loss.get().forEach(c -> out.add(new Prop.Compare(Substitution.of(a, f).apply(c.term()), c.sign())));
                    return out;
                }
                Map<Prop.Compare, Prop.Compare> ofLoss = new LinkedHashMap<>();
                List<Expr> spellings = List.of(f, StableForms.unfolded(knowledge, f).right(), StableForms.recognised(knowledge, f).right());
                for (Prop.Compare c : borders) {
                    Expr g = c.term();
                    for (Expr s : spellings) {
                        g = replaced(s, a, g);
                    }
                    ofLoss.put(new Prop.Compare(g, c.sign()), c);
                }
                ofLoss.keySet().removeIf(c -> Free.occurs(x, c));
                List<Prop.Compare> own = borders.stream().filter(c -> !ofLoss.containsValue(c)).toList();
                if (conditions(f, x).containsAll(own)) {
                    List<Prop.Compare> out = new ArrayList<>(rough(f, x, own));
                    rough(outer, a, List.copyOf(ofLoss.keySet())).forEach(c -> out.add(new Prop.Compare(Substitution.of(a, f).apply(c.term()), c.sign())));
                    return out;
                }
            }
        }
        return rough(request.cost(), Remarks.variable(x), value, borders);
    }

    private static Expr replaced(Expr old, Expr by, Expr e) {
        return switch (e) {
            case Expr _ when e == old -> by;
            case Cases c -> Terms.cases(Pieces.mapped(c.guard(), t -> replaced(old, by, t)), replaced(old, by, c.then()), replaced(old, by, c.otherwise()));
            case Sum _, Lambda _, Diff _ -> e;
            case Expr _ when Lowering.isLeaf(e) -> e;
            case Expr _ -> Children.map(e, t -> replaced(old, by, t));
        };
    }

    /// The borders of an activation that acts entry by entry, before a loss without pieces.
    private Optional<List<Prop.Compare>> entrywise(Expr cost, Symbol x, Tensor named) {
        if (named.indices().size() != 1 || !(cost instanceof Apply a && a.function() instanceof Function.Defined loss && !Critical.piecewise(loss.body()))
                || loss.symbols().getFirst().sort() instanceof Sort.Real || !(named.body() instanceof Apply f)) {
            return Optional.empty();
        }
        Symbol u = Terms.real(PREDICTION);
        Symbol prediction = loss.symbols().getFirst();
        Expr unit = replaced(Terms.entry(x, List.copyOf(named.indices())), u, f);
        if (Free.occurs(x, unit)) {
            return Optional.empty();
        }
        Substitution there = Binders.instantiation(loss.symbols(), a.arguments());
        List<Prop.Compare> ofLoss = borders(conditions(Terms.apply(loss, TotalDerivative.own(loss)), Remarks.variable(prediction)).stream().map(there::apply).toList());
        Substitution at = Substitution.of(u, Remarks.variable(x));
        return stated(unit, u).map(all -> Stream.concat(borders(all.stream().map(at::apply).toList()).stream(), ofLoss.stream().filter(c -> !knowledge.holds(c))).toList());
    }

    private static List<Prop.Compare> borders(List<? extends Prop> conditions) {
        return conditions.stream().filter(Prop.Compare.class::isInstance).map(Prop.Compare.class::cast).filter(c -> c.sign() == Prop.Sign.NONZERO).toList();
    }

    /// The borders of a function with a derivative that the library states, or of one that has no pieces; else empty.
    private Optional<List<Prop.Compare>> stated(Expr e, Symbol x) {
        Optional<Theorem> written = Critical.piecewise(e) ? WrittenDerivatives.of(e, x) : Optional.empty();
        if (Critical.piecewise(e) && written.isEmpty()) {
            return Optional.empty();
        }
        List<Prop> needed = written.map(t -> Requirements.of(knowledge, t.hypotheses())).orElseGet(() -> conditions(e, x));
        return Optional.of(borders(needed.stream().filter(h -> Free.occurs(x, h)).toList()));
    }

    /// What the derivative needs.
    private List<Prop> conditions(Expr e, Expr x) {
        try {
            Expr by = x instanceof Symbol s ? Remarks.variable(s) : x;
            return Requirements.of(knowledge, Gradient.derivative(knowledge, e, by).hypotheses());
        } catch (NoCode _) {
            return List.of();
        }
    }

    private List<Prop.Compare> rough(Expr e, Symbol x, List<Prop.Compare> borders) {
        try {
            return borders.isEmpty() ? borders : rough(e, Remarks.variable(x), Gradient.derivative(knowledge, e, Remarks.variable(x)).derivative().value(), borders);
        } catch (NoCode _) {
            return borders;
        }
    }

    /// The borders without which the derivative is not known to be the value, if the others hold.
    private List<Prop.Compare> rough(Expr e, Expr x, Expr value, List<Prop.Compare> borders) {
        if (borders.isEmpty() || isValue(e, x, value, List.of())) {
            return List.of();
        }
        return borders.size() == 1 ? borders : borders.stream().filter(c -> !isValue(e, x, value, borders.stream().filter(o -> !o.equals(c)).toList())).toList();
    }

    private boolean isValue(Expr e, Expr x, Expr value, List<Prop.Compare> others) {
        List<Prop> facts = new ArrayList<>(hypotheses);
        facts.addAll(others);
        return prover.prove(facts, Terms.diff(e, x), value) instanceof Verdict.Proved;
    }
}
