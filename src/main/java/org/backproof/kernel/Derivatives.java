package org.backproof.kernel;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Cases;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Mul;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Derivatives, built from the inside: each rule says that a term is differentiable and what its derivative is.
///
/// A theorem `H ⊢ D_x b = v` speaks of the variable's current value. The variable is a real symbol, or an entry `v[j]` of a
/// tensor while the other entries are held.
public final class Derivatives {
    private Derivatives() {
    }

    static Theorem make(List<Prop> hypotheses, Expr body, Expr x, Expr value, Rule rule, List<Theorem> premises) {
        hypotheses.removeIf(Prop.TRUE::equals);
        return Theorem.make(hypotheses, new Prop.Derivative(body, x, value), rule, premises.toArray(Theorem[]::new));
    }

    /// The symbol that a term must not mention to be constant in the variable.
    public static Symbol held(Expr variable) {
        return variable instanceof Entry n ? n.tensor() : (Symbol) variable;
    }

    /// `def c, def x ⊢ D_x c = 0` for a term without the variable; an entry x may be out of range.
    public static Theorem constant(Expr c, Expr x) {
        Logic.require(!Free.occurs(held(x), c), "a term without the variable");
        return make(new ArrayList<>(List.of(Prop.defined(c), Prop.defined(x))), c, x, Terms.ZERO, Rule.DERIVATIVE_CONSTANT, List.of());
    }

    /// `⊢ D_x x = 1`, and `⊢ ∂v[i, k]/∂v[j, l] = δ(i, j)·δ(k, l)`, within range.
    public static Theorem variable(Expr e, Expr x) {
        if (e == x && e instanceof Symbol) {
            return make(new ArrayList<>(), e, x, Terms.ONE, Rule.DERIVATIVE_VARIABLE, List.of());
        }
        Entry a = (Entry) e;
        Entry b = (Entry) x;
        Logic.require(a.tensor() == b.tensor() && a.indices().stream().noneMatch(i -> Free.occurs(a.tensor(), i))
                && b.indices().stream().noneMatch(i -> Free.occurs(a.tensor(), i)), "entries of one tensor");
        List<Expr> deltas = new ArrayList<>();
        for (int k = 0; k < a.indices().size(); k++) {
            deltas.add(Terms.delta(a.indices().get(k), b.indices().get(k)));
        }
        return make(new ArrayList<>(List.of(Prop.defined(a), Prop.defined(b))), e, x, Terms.multiply(deltas),
                Rule.DERIVATIVE_VARIABLE, List.of());
    }

    /// From `D_x uᵢ = vᵢ` for each term: `D_x Σ uᵢ = Σ vᵢ`.
    public static Theorem sum(Add a, List<Theorem> terms) {
        Expr x = bodies(a.terms(), terms);
        return make(Theorem.union(terms), a, x, Terms.add(values(terms)), Rule.DERIVATIVE_SUM, terms);
    }

    /// From `D_x uᵢ = vᵢ` for each factor: `D_x c·Π uᵢ = c·Σ vᵢ·Π_{k≠i} u_k`.
    public static Theorem product(Mul m, List<Theorem> factors) {
        Expr x = bodies(m.factors(), factors);
        List<Expr> sum = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            Expr v = factors.get(i).derivative().value();
            if (v != Terms.ZERO) {
                List<Expr> product = new ArrayList<>(m.factors());
                product.set(i, v);
                product.add(Terms.num(m.coefficient()));
                sum.add(Terms.multiply(product));
            }
        }
        return make(Theorem.union(factors), m, x, Terms.add(sum), Rule.DERIVATIVE_PRODUCT, factors);
    }

    /// From `D_x u = v`: `D_x f(u) = f′(u)·v` where f is differentiable at u.
    public static Theorem chain(Apply f, Theorem inner) {
        Primitives.Row row = Primitives.row((Function.Primitive) f.function());
        Expr u = f.arguments().getFirst();
        Logic.require(inner.derivative().body() == u, "the argument");
        List<Prop> hypotheses = new ArrayList<>(inner.hypotheses());
        hypotheses.add(row.differentiable().apply(u));
        return make(hypotheses, f, inner.derivative().variable(),
                Terms.multiply(row.derivative().orElseThrow().apply(u), inner.derivative().value()), Rule.DERIVATIVE_CHAIN, List.of(inner));
    }

    /// From `H ⊢ D_t f(t) = g(t)` for a variable t, and `D_x u = v`: `H(u) ⊢ D_x f(u) = g(u)·v`.
    public static Theorem chain(Theorem outer, Theorem inner) {
        Prop.Derivative d = outer.derivative();
        Symbol t = (Symbol) d.variable();
        Expr u = inner.derivative().body();
        org.backproof.expr.Substitution s = org.backproof.expr.Substitution.of(t, u);
        List<Prop> hypotheses = new ArrayList<>(inner.hypotheses());
        Expr x = inner.derivative().variable();
        Logic.require(Free.symbols(d.body()).stream().allMatch(y -> y == t || y != held(x)), "a function of one variable");
        outer.hypotheses().forEach(h -> hypotheses.add(s.apply(h)));
        return Theorem.make(hypotheses, new Prop.Derivative(s.apply(d.body()), x,
                Terms.multiply(s.apply(d.value()), inner.derivative().value())), Rule.DERIVATIVE_CHAIN, outer.detail(), outer, inner);
    }

    /// From `D_x uᵢ = vᵢ` for the arguments of an unknown smooth function: `D_x g(u) = Σ ∂ᵢg(u)·vᵢ`; only for one argument.
    public static Theorem opaque(Apply g, Theorem inner) {
        Function.Opaque f = (Function.Opaque) g.function();
        Logic.require(f.arity() == 1 && inner.derivative().body() == g.arguments().getFirst(), "a function of one variable");
        Expr slope = Terms.apply(new Function.Opaque(f.name(), 1, f.order() + 1), g.arguments());
        return make(new ArrayList<>(inner.hypotheses()), g, inner.derivative().variable(),
                Terms.multiply(slope, inner.derivative().value()), Rule.DERIVATIVE_CHAIN, List.of(inner));
    }

    /// From `H ⊢ D_x b(i) = v(i)` for every index i: `∀i H ⊢ D_x Σᵢ b(i) = Σᵢ v(i)`.
    public static Theorem series(Sum s, Symbol index, Theorem body) {
        Prop.Derivative d = body.derivative();
        Logic.require(index.sort().equals(s.index().sort()) && Terms.sum(index, d.body()) == s
                && !Free.occurs(index, d.variable()), "the sum's body");
        return make(new ArrayList<>(Logic.quantified(body.hypotheses(), index)), s, d.variable(), Terms.sum(index, d.value()),
                Rule.DERIVATIVE_SERIES, List.of(body));
    }

    /// Inside a branch: from `D_x a = v` and that the guard's term g is continuous (`D_x g = w`):
    /// `g > 0 ⊢ D_x (if g > 0 then a else b) = v`; likewise for the other branch where `−g > 0`, and for `≥`; for guards
    /// `= 0` and `≠ 0` where g ≠ 0.
    public static Theorem branch(Cases c, boolean then, Theorem guard, Theorem value) {
        Prop.Compare g = (Prop.Compare) c.guard();
        Logic.require(guard.derivative().body() == g.term() && guard.derivative().variable() == value.derivative().variable()
                && value.derivative().body() == (then ? c.then() : c.otherwise()), "the branch");
        List<Prop> hypotheses = Theorem.union(guard, value);
        hypotheses.add(switch (g.sign()) {
            case POSITIVE, NONNEGATIVE -> Prop.positive(then ? g.term() : Terms.negate(g.term()));
            case NONZERO, ZERO -> {
                Logic.require(then == (g.sign() == Prop.Sign.NONZERO), "the branch off the boundary");
                yield Prop.nonzero(g.term());
            }
        });
        return make(hypotheses, c, value.derivative().variable(), value.derivative().value(), Rule.DERIVATIVE_CASES,
                List.of(guard, value));
    }

    /// Near the point the two terms agree: from `H ⊢ a = b` and `D_x b = v`: `H ⊢ D_x a = v`. Each hypothesis must hold near
    /// the point, too: it does not mention x, or it is open (> or ≠) and its term continuous, as the theorems in `continuous`
    /// (`D_x t = w`) say.
    public static Theorem transport(Theorem equation, Theorem right, List<Theorem> continuous) {
        Prop.Derivative d = right.derivative();
        Logic.require(equation.right() == d.body(), "the differentiated term");
        List<Prop> hypotheses = new ArrayList<>(near(equation, d.variable(), continuous));
        hypotheses.addAll(right.hypotheses());
        return make(hypotheses, equation.left(), d.variable(), d.value(), Rule.DERIVATIVE_TRANSPORT, List.of(equation, right));
    }

    /// From `H ⊢ a = b`, H holding near the point as in [#transport]: `H ⊢ D_x a = D_x b`.
    public static Theorem congruence(Theorem equation, Expr x, List<Theorem> continuous) {
        return Theorem.make(near(equation, x, continuous),
                new Prop.Equal(Terms.diff(equation.left(), x), Terms.diff(equation.right(), x)), Rule.CONGRUENCE, equation);
    }

    /// The hypotheses of an equation that holds near the point, and what it takes that they hold there.
    static List<Prop> near(Theorem equation, Expr x, List<Theorem> continuous) {
        return near(equation.hypotheses(), x, continuous);
    }

    static List<Prop> near(List<Prop> holding, Expr x, List<Theorem> continuous) {
        List<Prop> hypotheses = new ArrayList<>(holding);
        for (Prop h : holding) {
            if (!Free.occurs(held(x), h)) {
                continue;
            }
            Expr t = switch (h) {
                case Prop.Compare(Expr e, Prop.Sign s) when s.open() -> e;
                case Prop.Defined(Expr e) -> e;
                case Prop _ -> throw new IllegalArgumentException("under D an open condition, not " + h);
            };
            Theorem smooth = continuous.stream().filter(k -> k.derivative().body() == t && k.derivative().variable() == x).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("under D a continuous term, not " + t));
            hypotheses.addAll(smooth.hypotheses());
        }
        return hypotheses;
    }

    /// From `H ⊢ D_x b = v` and `G ⊢ v = w`: `H, G ⊢ D_x b = w`.
    public static Theorem value(Theorem t, Theorem equation) {
        Prop.Derivative d = t.derivative();
        Logic.require(equation.left() == d.value(), "the derivative's value");
        if (equation.rule() == Rule.REFLEXIVITY) {
            return t;
        }
        return make(Theorem.union(t, equation), d.body(), d.variable(), equation.right(), Rule.DERIVATIVE_VALUE, List.of(t, equation));
    }

    /// From `H ⊢ def (D_x b)`: `H ⊢ D_x b = D_x b`, as a statement of differentiability.
    public static Theorem itself(Theorem differentiable) {
        org.backproof.expr.Diff d = (org.backproof.expr.Diff) ((Prop.Defined) differentiable.conclusion()).term();
        return Theorem.make(differentiable.hypotheses(), new Prop.Derivative(d.body(), d.variable(), d), Rule.DERIVATIVE_VALUE, differentiable);
    }

    /// From `H ⊢ D_x b = v` as a statement of differentiability: the equation `H ⊢ D_x b = v` of terms.
    public static Theorem equation(Theorem t) {
        Prop.Derivative d = t.derivative();
        return Theorem.make(t.hypotheses(), new Prop.Equal(Terms.diff(d.body(), d.variable()), d.value()), Rule.DERIVATIVE_VALUE, t);
    }

    /// From `H ⊢ D_x b = v`: `H ⊢ def (D_x b)` and `H ⊢ def v`.
    public static Theorem defined(Theorem t, boolean value) {
        Prop.Derivative d = t.derivative();
        return Theorem.make(t.hypotheses(), Prop.defined(value ? d.value() : Terms.diff(d.body(), d.variable())), Rule.DEFINEDNESS, t);
    }

    static Expr bodies(List<Expr> expected, List<Theorem> theorems) {
        Expr x = theorems.getFirst().derivative().variable();
        Logic.require(expected.size() == theorems.size(), "a derivative for each part");
        for (int i = 0; i < expected.size(); i++) {
            Prop.Derivative d = theorems.get(i).derivative();
            Logic.require(d.body() == expected.get(i) && d.variable() == x, "the derivative of each part");
        }
        return x;
    }

    private static List<Expr> values(List<Theorem> theorems) {
        return theorems.stream().map(t -> t.derivative().value()).toList();
    }
}
