package org.backproof.kernel;

import java.util.List;
import java.util.stream.Collectors;
import org.backproof.expr.Bound;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;

/// A theorem on one line, with the names of sorts where an index is bound.
final class Sequent {
    private Sequent() {
    }

    static String of(Theorem t) {
        return (t.hypotheses().stream().map(Sequent::text).collect(Collectors.joining(", ")) + " ⊢ " + text(t.conclusion())).strip()
                + "   [" + t.rule().text() + (t.premises().isEmpty() ? "" : " of " + t.premises().size()) + "]";
    }

    static String text(Prop p) {
        return switch (p) {
            case Prop.Equal(Expr l, Expr r) -> l + " = " + r;
            case Prop.Compare(Expr e, Prop.Sign s) -> e + switch (s) {
                case POSITIVE -> " > 0";
                case NONNEGATIVE -> " ≥ 0";
                case NONZERO -> " ≠ 0";
                case ZERO -> " is 0";
            };
            case Prop.Defined(Expr e) -> "def " + e;
            case Prop.Whole(Expr e) -> e + " is an integer";
            case Prop.Derivative(Expr b, Expr x, Expr v) -> "D_" + x + " " + b + " = " + v;
            case Prop.And(List<Prop> parts) when parts.isEmpty() -> "true";
            case Prop.Or(List<Prop> parts) when parts.isEmpty() -> "false";
            case Prop.And(List<Prop> parts) -> parts.stream().map(Sequent::text).collect(Collectors.joining(" ∧ ", "(", ")"));
            case Prop.Or(List<Prop> parts) -> parts.stream().map(Sequent::text).collect(Collectors.joining(" ∨ ", "(", ")"));
            case Prop.ForAll(Bound i, Prop body) -> "∀" + i + " in " + range((Sort.Index) i.sort()) + ": " + text(body);
        };
    }

    private static String range(Sort.Index i) {
        return i.lower() + ".." + i.upper();
    }
}
