package org.backproof.print;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Bound;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.numeric.Rational;

/// The order of the terms of a sum: by falling degree, then as monomials; constants last, but before functions
/// (`x² + 1`, `1 + exp(−z)`); an entry of a tensor before a number that all entries have (`vᵢ + c`); and a positive term first where there is one (`1 − a`).
final class TermOrder {
    private static final Comparator<Piece> ORDER = Comparator.comparing(Piece::constant).thenComparing(Piece::degree, Comparator.reverseOrder())
            .thenComparing(Piece::rank).thenComparing(p -> !(p.expr instanceof Entry)).thenComparing(Piece::key).thenComparing(p -> p.expr.hash());

    private TermOrder() {
    }

    private record Piece(Expr expr, Layout.Term term, boolean constant, Rational degree, int rank, String key) {
        boolean fraction() {
            return term.body() instanceof Layout.Fraction;
        }
    }

    static List<Layout.Term> sorted(Typesetter typesetter, List<Expr> terms, Scope scope) {
        List<Piece> pieces = new ArrayList<>();
        for (Expr e : terms) {
            Layout.Term t = typesetter.signed(e, scope);
            boolean constant = e instanceof Num;
            pieces.add(new Piece(e, t, constant, constant ? Rational.ZERO : degree(t.body()), rank(t.body()), FactorOrder.monomial(t.body())));
        }
        pieces.sort(ORDER);
        Piece last = pieces.getLast();
        if (last.constant && pieces.stream().noneMatch(p -> polynomial(p.expr))) {
            pieces.removeLast();
            pieces.addFirst(last);
        }
        if (pieces.getFirst().term.negative()) {
            pieces.stream().filter(p -> !p.term.negative()).findFirst()
                    .filter(p -> !(p.fraction() && pieces.getFirst().fraction())).ifPresent(p -> {
                        pieces.remove(p);
                        pieces.addFirst(p);
                    });
        }
        return pieces.stream().map(Piece::term).toList();
    }

    /// The rational factor of a term.
    static Rational coefficient(Expr e) {
        return switch (e) {
            case Num n -> n.value();
            case Mul m -> m.coefficient();
            case Symbol _, Bound _, Entry _, Add _, Pow _, Apply _, Lambda _, Sum _, Delta _, Cases _, Diff _, Local _ -> Rational.ONE;
        };
    }

    /// Whether the term is a monomial in variables.
    private static boolean polynomial(Expr e) {
        return switch (e) {
            case Symbol _, Entry _, Bound _ -> true;
            case Pow p -> polynomial(p.base()) && p.exponent() instanceof Num n && n.value().signum() > 0;
            case Mul m -> m.factors().stream().allMatch(TermOrder::polynomial);
            case Num _, Add _, Apply _, Lambda _, Sum _, Delta _, Cases _, Diff _, Local _ -> false;
        };
    }

    /// The degree in everything that is no number.
    private static Rational degree(Layout term) {
        return switch (term) {
            case Layout.Number _ -> Rational.ZERO;
            case Layout.Product p -> p.factors().stream().map(TermOrder::degree).reduce(Rational.ZERO, Rational::add);
            case Layout.Fraction f -> degree(f.over()).subtract(degree(f.under()));
            case Layout.Power p when p.exponent() instanceof Layout.Number n -> degree(p.base()).multiply(Rational.of(n.value()));
            case Layout _ -> Rational.ONE;
        };
    }

    private static int rank(Layout term) {
        return switch (term) {
            case Layout.Delta _ -> 0;
            case Layout.Fraction _ -> 2;
            case Layout.BigSum _, Layout.Integral _, Layout.Total _ -> 3;
            case Layout _ -> 1;
        };
    }
}
