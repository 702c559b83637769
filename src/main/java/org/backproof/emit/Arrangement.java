package org.backproof.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Field;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Sums in the order in which they keep their digits: `(z − max(z)) − log(s)`, since z and max(z) may be large where log(s) is not, and
/// `(z − log(s)) − max(z)` has none of its digits then. And no minus before what is negative: `-(-a - b)` is `a + b`.
final class Arrangement {
    private Arrangement() {
    }

    /// `⊢ e = the same, arranged`.
    static Theorem of(Expr e) {
        return switch (e) {
            case Add a -> maximumFirst(a);
            case Mul m -> withoutSigns(m);
            case Expr _ -> Equality.reflexive(e);
        };
    }

    private static Theorem maximumFirst(Add sum) {
        for (Expr term : sum.terms()) {
            if (base(term) instanceof Apply a && a.function() instanceof Function.Largest && a.arguments().getFirst() instanceof Lambda l && l.indices().size() == 1) {
                Optional<Theorem> t = Subterms.of(sum).stream().filter(Arrangement::isIndex).flatMap(i -> without(sum, term, a, Binders.open(l, List.of(i))).stream()).findFirst();
                if (t.isPresent()) {
                    return t.get();
                }
            }
        }
        return Equality.reflexive(sum);
    }

    /// The sum with `entry − maximum` as one term, if a multiple of this is in it, and more.
    private static Optional<Theorem> without(Add sum, Expr term, Expr maximum, Expr entry) {
        Rational c = coefficient(term).negate();
        List<Expr> rest = new ArrayList<>(sum.terms());
        rest.remove(term);
        for (Expr t : entry instanceof Add a ? a.terms() : List.of(entry)) {
            if (!rest.remove(Terms.multiply(Terms.num(c), t))) {
                return Optional.empty();
            }
        }
        if (rest.isEmpty() || !(Terms.local(Terms.subtract(entry, maximum)) instanceof Local l)) {
            return Optional.empty();
        }
        Symbol hole = Terms.real("#hole");
        rest.add(Terms.multiply(Terms.num(c), hole));
        Theorem t = Equality.inContext(Equality.symmetric(Equality.local(l)), Terms.add(rest), hole);
        return t.left() == sum ? Optional.of(t) : Field.identity(sum, t.left()).map(u -> Equality.transitive(u, t));
    }

    private static boolean isIndex(Expr e) {
        return e instanceof Symbol s && s.sort() instanceof Sort.Index || e instanceof Num n && n.value().isInteger() && n.value().signum() > 0;
    }

    private static Theorem withoutSigns(Mul product) {
        Optional<Add> negative = product.coefficient().signum() < 0 ? product.factors().stream().filter(f -> f instanceof Add a && a.terms().stream().allMatch(t -> coefficient(t).signum() < 0))
                .map(Add.class::cast).findFirst() : Optional.empty();
        if (negative.isEmpty()) {
            return Equality.reflexive(product);
        }
        Symbol hole = Terms.real("#hole");
        List<Expr> rest = new ArrayList<>(product.factors());
        rest.remove(negative.get());
        rest.add(hole);
        rest.add(Terms.num(product.coefficient()));
        Expr opposite = Terms.add(negative.get().terms().stream().map(Terms::negate).toList());
        return Field.identity(negative.get(), Terms.negate(opposite)).map(t -> Equality.inContext(t, Terms.multiply(rest), hole)).filter(t -> t.left() == product).orElseGet(() -> Equality.reflexive(product));
    }

    private static Expr base(Expr term) {
        return term instanceof Mul m && m.factors().size() == 1 ? m.factors().getFirst() : term;
    }

    private static Rational coefficient(Expr e) {
        return switch (e) {
            case Num n -> n.value();
            case Mul m -> m.coefficient();
            case Expr _ -> Rational.ONE;
        };
    }
}
