package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sum;
import org.backproof.expr.Substitution;
import org.backproof.expr.Terms;
import org.backproof.library.Library;

/// Piecewise terms as they read best. What is a function by definition goes by its name: `if x > 0 then x else -x` is `abs(x)`. What all
/// pieces are multiples of stands before them: `if g then u*a else u*b` is `u*(if g then a else b)`, where both are defined or neither is.
public final class Pieces {
    private static final List<Function.Defined> FUNCTIONS = Spelling.names().stream().flatMap(n -> Library.descriptor(n).stream()).map(d -> d.definition().function())
            .filter(Function.Defined.class::isInstance).map(Function.Defined.class::cast)
            .filter(f -> f.rank() == 0 && f.body() instanceof Cases).toList();

    private Pieces() {
    }

    /// An equal term that reads better, if there is one: proved with letters for the values of functions, whatever these are.
    ///
    /// @param equal whether two terms are proved equal
    public static Expr readable(Expr e, BiPredicate<Expr, Expr> equal) {
        Map<Expr, Expr> letters = new LinkedHashMap<>();
        Expr general = lettered(e, letters);
        Expr form = of(general);
        if (form == general || !equal.test(general, form)) {
            return e;
        }
        Map<Expr, Expr> values = new LinkedHashMap<>();
        letters.forEach((value, letter) -> values.put(letter, value));
        return Substitution.of(values).apply(form);
    }

    private static Expr lettered(Expr e, Map<Expr, Expr> letters) {
        return switch (e) {
            case Apply _ -> letters.computeIfAbsent(e, _ -> Terms.real("%v" + letters.size()));
            case Cases c -> Terms.cases(mapped(c.guard(), s -> lettered(s, letters)), lettered(c.then(), letters), lettered(c.otherwise(), letters));
            case Sum _, Lambda _, Diff _ -> e;
            case Expr _ -> Children.map(e, s -> lettered(s, letters));
        };
    }

    /// The same value in other words: a proposal, who shows it proves it.
    private static Expr of(Expr e) {
        return switch (e) {
            case Cases c when c.then() == c.otherwise() -> of(c.then());
            case Cases c -> named(c).orElseGet(() -> factored(Terms.cases(mapped(c.guard(), Pieces::of), of(c.then()), of(c.otherwise()))));
            case Sum _, Lambda _, Diff _ -> e;
            case Expr _ -> Children.map(e, Pieces::of);
        };
    }

    static Prop mapped(Prop p, UnaryOperator<Expr> f) {
        return switch (p) {
            case Prop.Compare(Expr e, Prop.Sign sign) -> Prop.compare(f.apply(e), sign);
            case Prop.And(List<Prop> parts) -> Prop.and(parts.stream().map(q -> mapped(q, f)).toList());
            case Prop.Or(List<Prop> parts) -> Prop.or(parts.stream().map(q -> mapped(q, f)).toList());
            case Prop.Whole _, Prop.Equal _, Prop.Defined _, Prop.Derivative _, Prop.ForAll _ -> p;
        };
    }

    /// The function whose definition it is, at the pieces that its parameters stand for.
    private static Optional<Expr> named(Cases c) {
        return FUNCTIONS.stream().flatMap(f -> arguments(f, c).filter(x -> alike(Binders.unfold(f, x), c)).map(x -> Terms.apply(f, x.stream().map(Pieces::of).toList())).stream())
                .findFirst();
    }

    /// Whether both are the same, with `−(a − y)` written as it may be: `y − a`.
    private static boolean alike(Expr a, Cases b) {
        return a == b || a instanceof Cases c && c.guard().equals(b.guard()) && c.then() == b.then() && c.otherwise() == Terms.negate(c.then())
                && Terms.add(b.then(), b.otherwise()) == Terms.ZERO;
    }

    private static Optional<List<Expr>> arguments(Function.Defined f, Cases c) {
        Cases body = (Cases) f.body();
        Map<Expr, Expr> at = new LinkedHashMap<>();
        at.put(body.then(), c.then());
        at.put(body.otherwise(), c.otherwise());
        List<Expr> out = f.symbols().stream().<Expr>map(at::get).toList();
        return out.stream().allMatch(Objects::nonNull) ? Optional.of(out) : Optional.empty();
    }

    private static Expr factored(Expr e) {
        if (!(e instanceof Cases c)) {
            return e;
        }
        List<Expr> then = factors(c.then());
        List<Expr> shared = new ArrayList<>(then);
        shared.retainAll(factors(c.otherwise()));
        if (shared.isEmpty()) {
            return c;
        }
        shared.add(Terms.cases(c.guard(), without(c.then(), shared), without(c.otherwise(), shared)));
        return Terms.multiply(shared);
    }

    private static List<Expr> factors(Expr e) {
        return e instanceof Mul m ? m.factors() : e instanceof Num ? List.of() : List.of(e);
    }

    private static Expr without(Expr e, List<Expr> shared) {
        List<Expr> rest = new ArrayList<>(factors(e));
        shared.forEach(rest::remove);
        rest.add(Terms.num(e instanceof Mul m ? m.coefficient() : org.backproof.numeric.Rational.ONE));
        return Terms.multiply(rest);
    }
}
