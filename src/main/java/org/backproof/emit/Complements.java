package org.backproof.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Field;
import org.backproof.kernel.Theorem;

/// Products with a factor `q = 1 − p` for which the library has a function, where p is near 1: written by q, as `(p − t)/(1 − p)*(1 − p)` is `(1 − t) − q`.
final class Complements {
    private static final Symbol HOLE = Terms.real("#hole");
    private static final Symbol REST = Terms.real("#rest");

    private Complements() {
    }

    /// `H ⊢ e = e with these products written so`; H says where q is not 0.
    static Theorem of(Expr e) {
        return of(e, 0);
    }

    private static Theorem of(Expr e, int opened) {
        return switch (e) {
            case Sum s -> {
                Symbol i = Terms.symbol("#c" + opened, s.index().sort());
                yield Equality.underSum(s, i, of(Binders.open(s, i), opened + 1));
            }
            case Cases c -> Equality.underCases(c, of(c.then(), opened), of(c.otherwise(), opened));
            case Mul m -> product(m).orElseGet(() -> children(m, opened));
            case Lambda _, Local _, Entry _, Symbol _, Num _ -> Equality.reflexive(e);
            case Expr _ -> children(e, opened);
        };
    }

    private static Theorem children(Expr e, int opened) {
        return Equality.congruence(e, Children.of(e).stream().map(c -> of(c, opened)).toList());
    }

    private static Optional<Theorem> product(Mul m) {
        return m.factors().stream().filter(f -> StableForms.last(f).isPresent()).map(Add.class::cast)
                .flatMap(q -> q.terms().stream().map(t -> Terms.negate(t)).filter(Apply.class::isInstance).map(p -> byComplement(m, p, q))).findFirst();
    }

    /// @param q `1 − p`
    private static Theorem byComplement(Mul m, Expr p, Add q) {
        List<Expr> inside = m.factors().stream().filter(f -> Subterms.of(f).contains(p)).toList();
        List<Expr> outside = new ArrayList<>(m.factors());
        outside.removeAll(inside);
        outside.add(Terms.num(m.coefficient()));
        outside.add(HOLE);
        Local letter = (Local) Terms.local(q);
        Theorem named = Equality.symmetric(Equality.local(letter));
        Expr product = Terms.multiply(inside);
        Theorem first = Equality.inContext(named, replaced(q, product), HOLE);
        Theorem opposite = Equality.inContext(named, Terms.subtract(Terms.ONE, HOLE), HOLE);
        Theorem second = Field.identity(p, opposite.left()).map(t -> Equality.transitive(t, opposite)).map(t -> Equality.inContext(t, replaced(p, first.right()), HOLE)).orElseThrow();
        Theorem byLetter = Equality.transitive(first, second);
        Theorem absorbed = Field.identity(byLetter.right(), Forms.absorbed(byLetter.right())).map(t -> Equality.transitive(byLetter, t)).orElse(byLetter);
        Theorem t = together(Equality.transitive(absorbed, last(absorbed.right(), letter)));
        return Equality.inContext(t, Terms.multiply(outside), HOLE);
    }

    /// With a hole in place of the term, but not in values of functions: `log(1 − p)` has a form of its own.
    private static Expr replaced(Expr old, Expr e) {
        return switch (e) {
            case Expr _ when e == old -> HOLE;
            case Add _, Mul _, Pow _ -> Children.map(e, c -> replaced(old, c));
            case Expr _ -> e;
        };
    }

    /// The right side as one value, which is the same wherever it stands.
    private static Theorem together(Theorem t) {
        return Terms.local(t.right()) instanceof Local l && l != t.right() ? Equality.transitive(t, Equality.symmetric(Equality.local(l))) : t;
    }

    /// `(1 − t) − q`, in which nothing is rounded to 1 first.
    private static Theorem last(Expr e, Expr q) {
        if (!(e instanceof Add a)) {
            return Equality.reflexive(e);
        }
        List<Expr> large = a.terms().stream().filter(t -> !Subterms.of(t).contains(q)).toList();
        List<Expr> small = new ArrayList<>(a.terms());
        small.removeAll(large);
        if (large.size() < 2 || small.isEmpty()) {
            return Equality.reflexive(e);
        }
        small.add(REST);
        Theorem t = Equality.inContext(Equality.symmetric(Equality.local((Local) Terms.local(Terms.add(large)))), Terms.add(small), REST);
        return t.left() == e ? t : Field.identity(e, t.left()).map(u -> Equality.transitive(u, t)).orElseGet(() -> Equality.reflexive(e));
    }
}
