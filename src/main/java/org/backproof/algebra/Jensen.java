package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Prop.Sign;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Jensen's inequality: `Σ wᵢ·f(uᵢ) ≥ f(m)` for `m = Σ wᵢ·uᵢ` with `Σ wᵢ = 1`, where f lies above its tangents: it is
/// `Σ wᵢ·(f(uᵢ) − f(m) − f′(m)·(uᵢ − m)) ≥ 0`. The same with `≤` where f lies below them.
public final class Jensen {
    private static final int LARGEST = 120;
    /// A tangent lies below by the sign of the second derivative.
    private static final int SLOPES = 2;
    /// The part of the work that is left, for the tangent.
    private static final double SHARE = 0.3;
    private static final Symbol A = Terms.real("%a");
    private static final Symbol T = Terms.real("%t");

    /// Functions of one argument, the outermost first, and what they are taken of: `log(sigmoid(m))`.
    private record Value(List<Function> functions, Expr argument) {
        /// Of functions of a term with a Σ in it.
        static List<Value> all(Expr e) {
            List<Value> out = new ArrayList<>();
            List<Function> functions = new ArrayList<>();
            Expr at = e;
            while (at instanceof Apply a && a.arguments().size() == 1 && !(a.arguments().getFirst() instanceof Lambda) && !(a.function() instanceof Function.Opaque)) {
                functions.add(a.function());
                at = a.arguments().getFirst();
                if (Subterms.of(at).stream().anyMatch(Sum.class::isInstance)) {
                    out.add(new Value(List.copyOf(functions), at));
                }
            }
            return out;
        }

        /// What the same functions are taken of in e.
        Optional<Expr> argumentIn(Expr e) {
            Expr at = e;
            for (Function f : functions) {
                if (!(at instanceof Apply a && a.function() == f)) {
                    return Optional.empty();
                }
                at = a.arguments().getFirst();
            }
            return Optional.of(at);
        }

        /// The functions of x.
        Expr of(Expr x) {
            Expr out = x;
            for (Function f : functions.reversed()) {
                out = Terms.apply(f, out);
            }
            return out;
        }
    }

    private final Knowledge knowledge;
    private final Expr term;

    private Jensen(Knowledge knowledge, Expr term) {
        this.knowledge = knowledge;
        this.term = term;
    }

    /// `H ⊢ goal`, with H among the facts.
    public static Optional<Theorem> prove(Knowledge knowledge, Compare goal) {
        if (goal.sign() != Sign.NONNEGATIVE || goal.term().facts().size() > LARGEST || goal.term().hasDiff()) {
            return Optional.empty();
        }
        Theorem opened = Opened.of(knowledge, goal.term());
        if (!(opened.right() instanceof Add sum)) {
            return Optional.empty();
        }
        return new Jensen(knowledge, sum).search(sum).map(t -> opened.right() == goal.term() ? t : Equality.compared(Equality.symmetric(opened), t))
                .map(knowledge::discharge).filter(t -> t.conclusion().equals(goal) && t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
    }

    private Optional<Theorem> search(Add sum) {
        return sum.terms().stream().flatMap(t -> Summation.factors(t).stream().flatMap(f -> Value.all(f).stream()).flatMap(f -> sum.terms().stream().filter(s -> s != t)
                .flatMap(s -> weighted(f, s, negative(t)).stream()))).findFirst();
    }

    private static boolean negative(Expr term) {
        return term instanceof Mul m && m.coefficient().signum() < 0;
    }

    /// With the weights that a term `c·Σ wᵢ·f(uᵢ)` has.
    private Optional<Theorem> weighted(Value mean, Expr other, boolean convex) {
        Optional<Sum> found = Summation.factors(other).stream().filter(Sum.class::isInstance).map(Sum.class::cast).findFirst();
        if (found.isEmpty() || negative(other) == convex) {
            return Optional.empty();
        }
        Symbol i = Terms.symbol("#j", found.get().index().sort());
        Expr body = Binders.open(found.get(), i);
        List<Expr> factors = new ArrayList<>(Summation.factors(body));
        Optional<Expr> value = factors.stream().filter(f -> Free.occurs(i, f) && mean.argumentIn(f).isPresent()).findFirst();
        if (value.isEmpty() || Free.occurs(i, term)) {
            return Optional.empty();
        }
        factors.remove(value.get());
        List<Expr> outside = new ArrayList<>(Summation.factors(other));
        outside.remove(found.get());
        factors.addAll(outside);
        factors.add(Terms.num(body instanceof Mul m ? m.coefficient() : Rational.ONE));
        factors.add(Terms.num(other instanceof Mul m ? m.coefficient().abs() : Rational.ONE));
        Expr weight = Terms.multiply(factors);
        Expr u = mean.argumentIn(value.get()).orElseThrow();
        return tangent(mean, convex).map(t -> Logic.instantiate(t, Substitution.of(Map.of(A, u, T, mean.argument())))).map(knowledge::discharge)
                .filter(t -> t.hypotheses().stream().allMatch(knowledge::holds) && t.conclusion() instanceof Compare)
                .flatMap(above -> sum(above, weight, i));
    }

    /// From `r(i) ≥ 0`: the goal's term as `Σ w(i)·r(i)`.
    private Optional<Theorem> sum(Theorem above, Expr weight, Symbol i) {
        Expr rest = ((Compare) above.conclusion()).term();
        Expr product = Terms.multiply(weight, rest);
        Optional<Theorem> equal = new Normalizer(knowledge, Normalizer.Settings.DEEP).equal(Terms.sum(i, product), term).map(knowledge::discharge)
                .filter(t -> t.hypotheses().stream().allMatch(knowledge::holds));
        return equal.flatMap(same -> knowledge.prove(Prop.nonnegative(weight)).filter(t -> t.conclusion() instanceof Compare)
                .flatMap(w -> Certificates.product(knowledge, product, Sign.NONNEGATIVE, List.of(w, above), List.of(0, 1), List.of()))
                .map(t -> knowledge.discharge(Signs.sum(t, i, product)))
                .map(t -> Equality.compared(same, t)));
    }

    /// `H ⊢ f(a) − f(t) − f′(t)·(a − t) ≥ 0`, or its opposite.
    private Optional<Theorem> tangent(Value f, boolean convex) {
        Expr fa = f.of(A);
        Expr ft = f.of(T);
        Knowledge here = knowledge.unconditional().inner(SHARE);
        here.differentiateBy(knowledge::derivative);
        return knowledge.derivative((Diff) Terms.diff(ft, T)).flatMap(d -> {
            Expr difference = Terms.subtract(Terms.subtract(fa, ft), Terms.multiply(d.derivative().value(), Terms.subtract(A, T)));
            here.assume(Prop.defined(fa));
            here.assume(Prop.defined(ft));
            here.allowSlopes(SLOPES);
            return here.prove(Prop.nonnegative(convex ? difference : Terms.negate(difference))).map(here::discharge);
        });
    }
}
