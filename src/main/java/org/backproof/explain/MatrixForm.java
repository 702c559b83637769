package org.backproof.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.Meaning;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Apply;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.network.Matrix;
import org.backproof.network.Notation;
import org.backproof.print.Layout;
import org.backproof.print.Typesetter;
import org.backproof.prove.Prover;

/// Matrix notation for the lines of a calculation with entries of matrices; the session's named values keep their names.
final class MatrixForm {
    /// The share of what is left of the budget.
    private static final double SHARE = 0.15;
    /// A larger term is not tried.
    private static final long LARGEST = 200;

    private final Knowledge knowledge;
    private final List<Symbol> place;
    private final Map<Matrix, String> named = new LinkedHashMap<>();

    private MatrixForm(Knowledge knowledge, List<Symbol> place) {
        this.knowledge = knowledge;
        this.place = List.copyOf(place);
    }

    /// @param terms that the calculation is about
    /// @param place the indices at which they are entries
    /// @return empty where nothing in them is a matrix
    static Optional<MatrixForm> of(Prover prover, Setting setting, Collection<Expr> terms, List<Symbol> place) {
        boolean matrices = place.size() > 1
                || terms.stream().flatMap(e -> Free.symbols(e).stream()).anyMatch(s -> s.sort() instanceof Sort.Tensor t && t.sizes().size() > 1);
        if (!matrices) {
            return Optional.empty();
        }
        try {
            MatrixForm out = new MatrixForm(prover.part(SHARE).knowledge(setting.hypotheses()), place);
            for (Meaning.Named n : setting.scope().named().reversed()) {
                Expr body = n.value().body();
                if (!(body instanceof Num || body instanceof Symbol || body instanceof Entry) && !terms.contains(body) && terms.stream().anyMatch(n::standsIn)) {
                    out.name(n.value(), n.name());
                }
            }
            return Optional.of(out);
        } catch (Budget.Exhausted _) {
            return Optional.empty(); // the lines are there without it
        }
    }

    /// The same with a name for a value.
    MatrixForm naming(Tensor value, String name) {
        MatrixForm out = new MatrixForm(knowledge, place);
        out.named.putAll(named);
        out.name(value, name);
        return out;
    }

    private void name(Tensor value, String name) {
        written(value.body(), value.indices()).ifPresent(m -> named.put(m, name));
    }

    /// A term of the calculation, without the indices; empty where there is no such notation.
    Optional<Layout> layout(Expr e, Typesetter typesetter) {
        Expr shown = e instanceof Apply a ? typesetter.byName(a).orElse(e) : e;
        return shown == Terms.ZERO ? Optional.of(typesetter.layout(e)) : shown instanceof Diff d ? derivative(d, typesetter) : matrix(shown, place, typesetter);
    }

    /// A value with no name in it.
    Optional<Layout> spelled(Tensor value, Typesetter typesetter) {
        return written(value.body(), value.indices()).map(typesetter::layout);
    }

    private Optional<Layout> matrix(Expr e, List<Symbol> indices, Typesetter typesetter) {
        return e.hasDiff() ? Optional.empty() : written(e, indices).map(m -> typesetter.layout(m, named));
    }

    private Optional<Matrix> written(Expr e, List<Symbol> indices) {
        try {
            return e.facts().size() > LARGEST ? Optional.empty() : Notation.of(e, indices, knowledge).map(Notation.Written::matrix);
        } catch (Budget.Exhausted _) {
            return Optional.empty();
        }
    }

    /// Of a number by all entries of the variables, of a vector by those of another: `∂/∂w (sum((X w − y)²))`.
    private Optional<Layout> derivative(Diff d, Typesetter typesetter) {
        List<Layout> variables = new ArrayList<>();
        List<Symbol> rest = place;
        Expr body = d;
        while (body instanceof Diff next) {
            List<? extends Expr> at = next.variable() instanceof Entry n ? n.indices() : List.of();
            int left = rest.size() - at.size();
            if (left < 0 || !rest.subList(left, rest.size()).equals(at)) {
                return Optional.empty();
            }
            rest = rest.subList(0, left);
            variables.add(next.variable() instanceof Entry n ? Layout.Name.of(n.tensor().name()) : typesetter.layout(next.variable()));
            body = next.body();
        }
        for (Symbol i : place.subList(rest.size(), place.size())) {
            if (Free.occurs(i, body)) {
                return Optional.empty();
            }
        }
        return matrix(body, rest, typesetter).map(m -> new Layout.Derivative(m, variables));
    }
}
