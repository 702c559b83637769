package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Children;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;
import org.backproof.network.Value;

/// The chain rule `Σₖ dA[k] ∂aₖ/∂z` with dA written out where it is multiplied with values of g, and the product simplified: `−t/p·p` is `−t`.
final class ChainInProducts {
    private static final String UNIT = "#unit";

    private final Value slope;
    private final UnaryOperator<Expr> byLogits;
    private final Knowledge knowledge;
    private final Choice choice;
    private final Set<Prop> hypotheses;
    private final Map<Expr, Theorem> forms = new LinkedHashMap<>();

    /// @param slope      dA by A
    /// @param byLogits   A for what it is
    /// @param choice     of the forms of a product
    /// @param hypotheses what the equations need
    ChainInProducts(Value slope, UnaryOperator<Expr> byLogits, Knowledge knowledge, Choice choice, List<Prop> hypotheses) {
        this.slope = slope;
        this.byLogits = byLogits;
        this.knowledge = knowledge;
        this.choice = choice;
        this.hypotheses = new LinkedHashSet<>(hypotheses);
    }

    /// What the equations and the products need.
    Set<Prop> hypotheses() {
        return hypotheses;
    }

    /// @param opened how many sums are around it
    Expr of(Expr e, int opened) {
        return switch (e) {
            case Sum s -> {
                Symbol k = Terms.symbol("#o" + opened, s.index().sort());
                yield Terms.sum(k, of(Binders.open(s, k), opened + 1));
            }
            case Mul m when m.factors().stream().anyMatch(this::isSlope) -> {
                List<Expr> sums = m.factors().stream().filter(Sum.class::isInstance).map(f -> of(f, opened)).toList();
                List<Expr> others = m.factors().stream().filter(f -> !(f instanceof Sum)).map(this::written).toList();
                Symbol unit = (Symbol) ((Entry) m.factors().stream().filter(this::isSlope).findFirst().orElseThrow()).indices().getFirst();
                yield Terms.multiply(Terms.multiply(sums), simple(Terms.multiply(Terms.num(m.coefficient()), Terms.multiply(others)), unit));
            }
            case Entry _ when isSlope(e) -> written(e);
            case Entry _, Symbol _, Apply _ -> e;
            case Expr _ -> Children.map(e, c -> of(c, opened));
        };
    }

    private boolean isSlope(Expr e) {
        return e instanceof Entry n && n.tensor() == slope.symbol();
    }

    /// dA by the logits.
    private Expr written(Expr e) {
        return isSlope(e) ? byLogits.apply(Substitution.of(Map.of(slope.indices().getFirst(), ((Entry) e).indices().getFirst(), slope.indices().getLast(), ((Entry) e).indices().getLast())).apply(slope.body())) : e;
    }

    /// The same for every unit, so that it is looked for once.
    private Expr simple(Expr product, Symbol unit) {
        Symbol any = Terms.symbol(UNIT, unit.sort());
        return Substitution.of(any, unit).apply(forms.computeIfAbsent(Substitution.of(unit, any).apply(product), this::simple).right());
    }

    /// Found with a letter for each value of a function of a vector; where such a value is 0, dA has no value.
    private Theorem simple(Expr product) {
        Map<Expr, Expr> letters = new LinkedHashMap<>();
        Expr general = lettered(product, letters);
        Knowledge inside = knowledge.inner();
        Map<Expr, Expr> values = new LinkedHashMap<>();
        letters.forEach((value, letter) -> {
            values.put(letter, value);
            inside.assume(Prop.nonzero(letter));
        });
        Theorem normal = new Normalizer(inside, Normalizer.Settings.SHALLOW).normalize(general);
        List<Theorem> all = new ArrayList<>(List.of(normal, Equality.reflexive(general)));
        Expr absorbed = Forms.merged(Forms.absorbed(general));
        new Normalizer(inside, Normalizer.Settings.SHALLOW).equal(general, absorbed).map(inside::discharge).ifPresent(all::add);
        Theorem form = choice.best(all.stream().map(t -> Logic.instantiate(t, Substitution.of(values))).toList());
        hypotheses.addAll(form.hypotheses());
        return form;
    }

    /// Values of functions of vectors, which the normal form would relate to each other.
    private static Expr lettered(Expr e, Map<Expr, Expr> letters) {
        return switch (e) {
            case Apply a when a.arguments().stream().anyMatch(Lambda.class::isInstance) -> letters.computeIfAbsent(a, _ -> Terms.real("#v" + letters.size()));
            case Sum _, Entry _, Symbol _ -> e;
            case Expr _ -> Children.map(e, c -> lettered(c, letters));
        };
    }
}
