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
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
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
    ///
    /// @param index of the entry of a vector by which it is
    private record Row(Apply of, Optional<Symbol> index, Expr value, List<Prop> conditions) {
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
            return derivative(Binders.open(s, k)).map(body -> picked(k, body));
        }

        private static Expr picked(Symbol k, Expr body) {
            return factors(body).stream().filter(f -> f instanceof Delta d && (d.left() == k || d.right() == k)).map(Delta.class::cast).findFirst()
                    .map(d -> Substitution.of(k, d.left() == k ? d.right() : d.left()).apply(without(body, d))).orElseGet(() -> Terms.sum(k, body));
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
                    Optional<Expr> inner = argument instanceof Lambda l ? entries(l, row.get(), at) : derivative(argument).map(x -> Terms.multiply(at.apply(row.get().value), x));
                    if (inner.isEmpty()) {
                        return inner;
                    }
                    used = true;
                    row.get().conditions.stream().map(at::apply).filter(c -> !knowledge.holds(c)).forEach(conditions::add);
                    terms.add(inner.get());
                }
            }
            return Optional.of(Terms.add(terms));
        }

        /// Of a vector v(x): `Σⱼ ∂f/∂vⱼ · ∂vⱼ/∂x`.
        private Optional<Expr> entries(Lambda v, Row row, Substitution at) {
            Symbol j = Terms.symbol("%k" + depth++, v.indices().getFirst().sort());
            return derivative(Binders.open(v, List.of(j))).map(x -> picked(j, Terms.multiply(at.apply(Substitution.of(row.index.orElseThrow(), j).apply(row.value)), x)));
        }

        /// The arguments of the call and the sizes of its vectors for the letters of the statement.
        private static Substitution at(Row row, Apply a) {
            List<Symbol> letters = row.of.arguments().stream().map(x -> letter(x).orElseThrow()).toList();
            return Binders.instantiation(letters, a.arguments());
        }

        private static Optional<Row> row(Function.Defined f, int place) {
            return Library.descriptor(f).stream().flatMap(d -> d.lemmas().stream()).map(Lemma::task).flatMap(t -> row(t, f, place).stream()).findFirst();
        }

        private static Optional<Row> row(Task lemma, Function.Defined f, int place) {
            return lemma instanceof Task.Claim c && c.left().body() instanceof Diff d && d.body() instanceof Apply a && a.function().equals(f)
                    && a.arguments().stream().allMatch(x -> letter(x).isPresent()) && a.arguments().stream().distinct().count() == a.arguments().size()
                    && letter(a.arguments().get(place)).filter(x -> x == tensor(d.variable())).isPresent()
                    ? Optional.of(new Row(a, index(d.variable()), c.right().body(), c.setting().hypotheses())) : Optional.empty();
        }

        /// The letter that stands for an argument, a number or a vector.
        private static Optional<Symbol> letter(Expr argument) {
            return argument instanceof Symbol s ? Optional.of(s)
                    : argument instanceof Lambda l && Binders.open(l, opened(l)) instanceof Entry e && e.indices().equals(opened(l)) && e.tensor() instanceof Symbol s ? Optional.of(s) : Optional.empty();
        }

        private static List<Symbol> opened(Lambda l) {
            return l.indices().stream().map(b -> Terms.symbol("%o", b.sort())).toList();
        }

        private static Expr tensor(Expr variable) {
            return variable instanceof Entry e && index(e).isPresent() ? e.tensor() : variable;
        }

        private static Optional<Symbol> index(Expr variable) {
            return variable instanceof Entry e && e.indices().size() == 1 && e.indices().getFirst() instanceof Symbol i ? Optional.of(i) : Optional.empty();
        }

        private static Optional<List<Expr>> all(List<Optional<Expr>> parts) {
            return parts.stream().allMatch(Optional::isPresent) ? Optional.of(parts.stream().map(Optional::orElseThrow).toList()) : Optional.empty();
        }
    }
}
