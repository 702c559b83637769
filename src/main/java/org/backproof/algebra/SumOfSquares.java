package org.backproof.algebra;

import java.util.Set;
import java.util.stream.Collectors;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Sign;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;

/// Terms that are not negative by their shape, and 0 where all that is squared in them is 0: `(u − b)²`, `Σᵢ (Σₖ Aᵢₖ xₖ − bᵢ)²`, its root.
final class SumOfSquares {
    private SumOfSquares() {
    }

    static boolean is(Expr e) {
        return switch (e) {
            case Pow(Expr base, Num n, _) when n.value().signum() > 0 -> n.value().isInteger() && !n.value().numerator().testBit(0) || is(base);
            case Sum s -> is(s.body());
            case Apply a when a.function() instanceof Function.Defined f -> is(f.body());
            case Expr _ -> false;
        };
    }

    /// Whether nothing that is known could keep it from being 0, where its shape does not: no strict comparison, equation or alternative has a symbol in common with it.
    /// Of an entry those count that are about this entry or every one.
    static boolean mayVanish(Expr e, Knowledge knowledge) {
        if (!is(e)) {
            return false;
        }
        Set<Symbol> own = Free.symbols(e);
        Set<Symbol> indices = own.stream().filter(s -> s.sort() instanceof Sort.Index).collect(Collectors.toSet());
        return knowledge.facts().stream().map(t -> t.conclusion()).filter(SumOfSquares::strict)
                .noneMatch(p -> Free.symbols(p).stream().anyMatch(p instanceof Prop.ForAll || indices.isEmpty() ? own::contains : indices::contains));
    }

    private static boolean strict(Prop p) {
        return switch (p) {
            case Prop.Compare(_, Sign sign) -> sign != Sign.NONNEGATIVE;
            case Prop.Defined _ -> false;
            case Prop.ForAll a -> strict(a.body());
            case Prop.And _, Prop.Or _, Prop.Whole _, Prop.Equal _, Prop.Derivative _ -> true;
        };
    }
}
