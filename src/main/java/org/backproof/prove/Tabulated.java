package org.backproof.prove;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.algebra.Knowledge;
import org.backproof.calculus.Differentiation;
import org.backproof.elaborate.Task;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Mul;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.library.Library;
import org.backproof.library.Lemma;

/// A derivative as a table of derivatives has it: by the chain rule from what the library states of its functions, `1/(1 + |z|)²` for
/// softsign. A proposal: who shows it proves it.
///
/// @param conditions what the library's statements need
public record Tabulated(Expr value, List<Prop> conditions) {
    public Tabulated {
        conditions = List.copyOf(conditions);
    }

    /// Empty where no function of the term has a derivative in the library, or part of the term has none.
    public static Optional<Tabulated> of(Knowledge knowledge, Diff d) {
        Rules rules = new Rules(knowledge, d.variable());
        return rules.derivative(d.body()).filter(_ -> rules.used).map(v -> new Tabulated(v, List.copyOf(rules.conditions)));
    }

    /// `D_t f(… t …) = value` under the conditions, in the letters of the statement.
    private record Row(Apply of, Expr value, List<Prop> conditions) {
    }

    private static final class Rules {
        private final Knowledge knowledge;
        private final Expr variable;
        private final Symbol held;
        private final Set<Prop> conditions = new LinkedHashSet<>();
        private boolean used;
        private int depth;

        Rules(Knowledge knowledge, Expr variable) {
            this.knowledge = knowledge;
            this.variable = variable;
            this.held = Derivatives.held(variable);
        }

        Optional<Expr> derivative(Expr e) {
            return !Free.occurs(held, e) ? Optional.of(Terms.ZERO) : e == variable ? Optional.of(Terms.ONE) : switch (e) {
                case Add a -> all(a.terms().stream().map(this::derivative).toList()).map(Terms::add);
                case Mul m -> product(m);
                case Pow p when !Free.occurs(held, p.exponent()) -> derivative(p.base())
                        .map(u -> Terms.multiply(p.exponent(), Terms.power(p.base(), Terms.subtract(p.exponent(), Terms.ONE)), u));
                case Sum s -> sum(s);
                case Apply a when a.function() instanceof Function.Defined f && f.rank() == 0 -> application(a, f);
                case Expr _ -> rules(e);
            };
        }

        private Optional<Expr> rules(Expr e) {
            return new Differentiation(knowledge).derivative(e, variable).map(t -> t.derivative().value());
        }

        private Optional<Expr> product(Mul m) {
            List<Expr> terms = new ArrayList<>();
            for (Expr f : m.factors()) {
                Optional<Expr> slope = derivative(f);
                if (slope.isEmpty()) {
                    return slope;
                }
                List<Expr> factors = new ArrayList<>(m.factors().stream().filter(g -> g != f).toList());
                factors.add(slope.get());
                factors.add(Terms.num(m.coefficient()));
                terms.add(Terms.multiply(factors));
            }
            return Optional.of(Terms.add(terms.stream().filter(t -> !(t instanceof Mul m2 && m2.coefficient().isZero())).toList()));
        }

        /// `Σₖ g(vₖ) δₖᵢ` is `g(vᵢ)`.
        private Optional<Expr> sum(Sum s) {
            Symbol k = Terms.symbol("%k" + depth++, s.index().sort());
            return derivative(Binders.open(s, k)).map(body -> factors(body).stream()
                    .filter(f -> f instanceof Delta d && (d.left() == k || d.right() == k)).map(Delta.class::cast).findFirst()
                    .map(d -> Substitution.of(k, d.left() == k ? d.right() : d.left()).apply(without(body, d))).orElseGet(() -> Terms.sum(k, body)));
        }

        private static Expr without(Expr product, Delta d) {
            List<Expr> factors = new ArrayList<>(factors(product).stream().filter(f -> f != d).toList());
            factors.add(product instanceof Mul m ? Terms.num(m.coefficient()) : Terms.ONE);
            return Terms.multiply(factors);
        }

        private static List<Expr> factors(Expr product) {
            return product instanceof Mul m ? m.factors() : List.of(product);
        }

        private Optional<Expr> application(Apply a, Function.Defined f) {
            List<Expr> terms = new ArrayList<>();
            for (int k = 0; k < a.arguments().size(); k++) {
                Expr argument = a.arguments().get(k);
                if (Free.occurs(held, argument)) {
                    Optional<Row> row = row(f, k);
                    if (row.isEmpty()) {
                        return derivative(Binders.unfold(f, a.arguments()));
                    }
                    Substitution at = at(row.get(), a);
                    Optional<Expr> inner = derivative(argument);
                    if (inner.isEmpty()) {
                        return inner;
                    }
                    used = true;
                    row.get().conditions.stream().map(at::apply).filter(c -> !knowledge.holds(c)).forEach(conditions::add);
                    terms.add(Terms.multiply(at.apply(row.get().value), inner.get()));
                }
            }
            return Optional.of(Terms.add(terms));
        }

        private static Substitution at(Row row, Apply a) {
            Map<Expr, Expr> map = new LinkedHashMap<>();
            for (int k = 0; k < a.arguments().size(); k++) {
                map.put(row.of.arguments().get(k), a.arguments().get(k));
            }
            return Substitution.of(map);
        }

        private static Optional<Row> row(Function.Defined f, int place) {
            return Library.descriptor(f).stream().flatMap(d -> d.lemmas().stream()).map(Lemma::task).flatMap(t -> row(t, f, place).stream()).findFirst();
        }

        private static Optional<Row> row(Task lemma, Function.Defined f, int place) {
            return lemma instanceof Task.Claim c && c.left().body() instanceof Diff d && d.body() instanceof Apply a && a.function().equals(f)
                    && a.arguments().stream().allMatch(Symbol.class::isInstance) && a.arguments().stream().distinct().count() == a.arguments().size()
                    && a.arguments().get(place) == d.variable() ? Optional.of(new Row(a, c.right().body(), c.setting().hypotheses())) : Optional.empty();
        }

        private static Optional<List<Expr>> all(List<Optional<Expr>> parts) {
            return parts.stream().allMatch(Optional::isPresent) ? Optional.of(parts.stream().map(Optional::orElseThrow).toList()) : Optional.empty();
        }
    }
}
