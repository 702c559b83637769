package org.backproof.kernel;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Bound;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// The chain rule for a function of tensors, `∂f(a)/∂x = Σₖ (∂f/∂Aₖ)(a)·∂aₖ/∂x`: it needs that f is totally differentiable,
/// which its definition shows by being composed of smooth parts.
public final class TotalDerivative {
    private TotalDerivative() {
    }

    /// A tensor parameter A of f through which the variable acts.
    ///
    /// @param place   where A stands
    /// @param partial `H ⊢ ∂f(…A…)/∂A[k…] = g(k…)`, about the application of f to its own parameters
    /// @param opened  the indices k at which `partial` and `inner` speak
    /// @param inner   `G ⊢ D_x a(k) = v(k)` about the argument there, `u = ([k…] ↦ a(k))`
    public record Path(int place, Theorem partial, List<Symbol> opened, Theorem inner) {
        public Path {
            opened = List.copyOf(opened);
        }
    }

    /// Along one path; the arguments elsewhere do not mention the variable.
    public static Theorem chain(Apply call, int place, Theorem partial, List<Symbol> opened, Theorem inner) {
        return chain(call, List.of(new Path(place, partial, opened, inner)));
    }

    /// With A := u on each path, and the other parameters as they are: `D_x f(…u…) = Σ g(k)·v(k)`, summed over all paths too,
    /// under H and G of each, and where the definition of f is smooth.
    ///
    /// @param call the application `f(…u…)`; its arguments off the paths do not mention x
    public static Theorem chain(Apply call, List<Path> paths) {
        Function.Defined f = (Function.Defined) call.function();
        Expr x = paths.getFirst().inner().derivative().variable();
        Logic.require(paths.stream().map(Path::place).distinct().count() == paths.size(), "distinct places");
        Substitution arguments = Binders.instantiation(f.symbols(), call.arguments());
        List<Prop> hypotheses = new ArrayList<>();
        for (int k = 0; k < call.arguments().size(); k++) {
            int at = k;
            Expr a = call.arguments().get(k);
            Logic.require(paths.stream().anyMatch(p -> p.place() == at) || !Free.occurs(Derivatives.held(x), a), "arguments held");
            hypotheses.addAll(Admission.conditions(f.symbols().get(k), a, arguments));
        }
        List<Expr> terms = new ArrayList<>();
        List<Theorem> premises = new ArrayList<>();
        for (Path path : paths) {
            terms.add(along(path, call, f, x, arguments, hypotheses));
            premises.addAll(List.of(path.partial(), path.inner()));
        }
        smooth(f.body(), hypotheses, arguments);
        hypotheses.removeIf(Prop.TRUE::equals);
        return Theorem.make(hypotheses, new Prop.Derivative(call, x, Terms.add(terms)), Rule.DERIVATIVE_CHAIN, f.name(), premises.toArray(Theorem[]::new));
    }

    /// What the variable does along a path.
    private static Expr along(Path path, Apply call, Function.Defined f, Expr x, Substitution arguments, List<Prop> hypotheses) {
        List<Symbol> opened = path.opened();
        Prop.Derivative inner = path.inner().derivative();
        Lambda u = (Lambda) call.arguments().get(path.place());
        Prop.Derivative p = path.partial().derivative();
        Entry entry = (Entry) p.variable();
        Logic.require(entry.tensor() == f.symbols().get(path.place()) && p.body() == Terms.apply(f, own(f)), "a partial derivative of f");
        Logic.require(opened.stream().map(Symbol::sort).toList().equals(u.indices().stream().map(Bound::sort).toList())
                && entry.indices().stream().map(arguments::apply).toList().equals(opened)
                && inner.variable() == x && Binders.open(u, opened) == inner.body(), "the derivative of the argument");
        Logic.require(opened.stream().distinct().count() == opened.size() && opened.stream().noneMatch(i -> Free.occurs(i, x)
                || call.arguments().stream().anyMatch(a -> Free.occurs(i, a))), "distinct, fresh indices that the variable does not mention");
        List<Prop> quantified = new ArrayList<>(path.inner().hypotheses());
        path.partial().hypotheses().forEach(h -> quantified.add(arguments.apply(h)));
        Expr value = Terms.multiply(arguments.apply(p.value()), inner.value());
        List<Prop> all = quantified;
        for (Symbol i : opened) {
            value = Terms.sum(i, value);
            all = Logic.quantified(all, i);
        }
        hypotheses.addAll(all);
        return value;
    }

    /// The parameters of f as arguments.
    public static List<Expr> own(Function.Defined f) {
        List<Expr> out = new ArrayList<>();
        for (Symbol s : f.symbols()) {
            out.add(s.sort() instanceof Sort.Tensor ? Terms.tensor(s) : s);
        }
        return out;
    }

    private static void smooth(Expr body, List<Prop> hypotheses, Substitution arguments) {
        List<Prop> conditions = new ArrayList<>();
        collect(body, conditions);
        conditions.forEach(c -> hypotheses.add(arguments.apply(c)));
    }

    /// Open conditions under which the term is smooth in all its variables together.
    private static void collect(Expr e, List<Prop> out) {
        switch (e) {
            case Num _, Symbol _, Bound _, Delta _ -> {
            }
            case Entry _ -> out.add(Prop.defined(e));
            case Add a -> a.terms().forEach(t -> collect(t, out));
            case Mul m -> m.factors().forEach(t -> collect(t, out));
            case Local l -> collect(l.value(), out);
            case Pow p -> {
                collect(p.base(), out);
                if (p.exponent() instanceof Num n && n.value().isInteger()) {
                    out.add(n.value().signum() < 0 ? Prop.nonzero(p.base()) : Prop.TRUE);
                } else {
                    collect(p.exponent(), out);
                    out.add(Prop.positive(p.base()));
                }
            }
            case Apply a when a.function() instanceof Function.Primitive f && f.arity() == 1 -> {
                collect(a.arguments().getFirst(), out);
                out.add(Primitives.row(f).differentiable().apply(a.arguments().getFirst()));
            }
            case Apply a when a.function() instanceof Function.Defined f && !f.body().hasDiff() -> collect(Binders.unfold(f, a.arguments()), out);
            case Apply a when a.function() instanceof Function.Primitive -> {
            }
            case Apply a when a.function() instanceof Function.Opaque -> a.arguments().forEach(t -> collect(t, out));
            // off the boundary the guard does not change near the point, so the term is one of its branches there
            case Cases c when c.guard() instanceof Prop.Compare(Expr g, _) -> {
                out.add(Prop.nonzero(g));
                List.of(g, c.then(), c.otherwise()).forEach(t -> collect(t, out));
            }
            case Sum s -> {
                Symbol i = Definedness.fresh("%%s", s.index(), s);
                List<Prop> inner = new ArrayList<>();
                collect(Binders.open(s, i), inner);
                out.addAll(Logic.quantified(inner, i));
            }
            // taken at one place alone it is that entry near the point
            case Apply a when a.function() instanceof Function.Largest -> {
                List<Symbol> fresh = new ArrayList<>();
                Lambda l = (Lambda) a.arguments().getFirst();
                l.indices().forEach(i -> fresh.add(Definedness.fresh("%%m" + fresh.size(), i, l)));
                List<Prop> inner = new ArrayList<>();
                collect(Binders.open(l, fresh), inner);
                for (Symbol i : fresh) {
                    inner = Logic.quantified(inner, i);
                }
                out.addAll(inner);
                out.add(Maxima.once(a, fresh));
            }
            case Apply _, Lambda _, Cases _, Diff _ -> throw new IllegalArgumentException("not known to be smooth: " + e);
        }
        out.removeIf(Prop.TRUE::equals);
    }
}
