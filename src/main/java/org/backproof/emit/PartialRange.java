package org.backproof.emit;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// The range of a sum as a part of one that starts at 1 and ends at a size: the sum over `j in 1..i`, where i is in 1..n, is one over `j in 1..n` of what counts where `j ≤ i`.
///
/// @param part  the range of the sum
/// @param whole the range that a program runs through
record PartialRange(Sort.Index part, Sort.Index whole) {
    /// @throws NoCode for a range that may begin before 1, or end after the range of the index that it ends at
    static PartialRange of(Sort.Index range) {
        if (isWhole(range)) {
            return new PartialRange(range, range);
        }
        if (range.lower() != Terms.ONE && !starts(range.lower())) {
            throw new NoCode("a sum that may start before 1");
        }
        Expr upper = range.upper();
        while (isOfIndex(upper)) {
            upper = last(upper);
        }
        return new PartialRange(range, new Sort.Index(Terms.ONE, upper));
    }

    /// From 1 to a size.
    static boolean isWhole(Sort.Index range) {
        return range.lower() == Terms.ONE && !isOfIndex(range.upper());
    }

    private static boolean isOfIndex(Expr e) {
        return Free.symbols(e).stream().anyMatch(s -> s.sort() instanceof Sort.Index);
    }

    /// Whether the value is at least 1: a number, an index, and what is not less than an index.
    private static boolean starts(Expr e) {
        Expr least = e instanceof Num ? Terms.subtract(e, Terms.ONE) : Terms.subtract(e, index(e));
        return least instanceof Num n && n.value().isInteger() && n.value().signum() >= 0;
    }

    /// The largest value of an index, or of one less a number.
    private static Expr last(Expr e) {
        Symbol i = index(e);
        if (Terms.subtract(e, i) instanceof Num n && n.value().isInteger() && n.value().signum() <= 0) {
            return ((Sort.Index) i.sort()).upper();
        }
        throw new NoCode("a sum that may end beyond the entries");
    }

    private static Symbol index(Expr e) {
        return Free.symbols(e).stream().filter(s -> s.sort() instanceof Sort.Index).findFirst().orElseThrow(() -> new NoCode("a sum that may start before 1"));
    }

    /// Whether the index, which runs through the whole, is in the part.
    Prop contains(Symbol index) {
        List<Prop> out = new ArrayList<>();
        if (part.lower() != whole.lower()) {
            out.add(Prop.nonnegative(Terms.subtract(index, part.lower())));
        }
        if (part.upper() != whole.upper()) {
            out.add(Prop.nonnegative(Terms.subtract(part.upper(), index)));
        }
        return out.isEmpty() ? Prop.TRUE : Prop.and(out);
    }
}
