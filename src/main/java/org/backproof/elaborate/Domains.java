package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.SetSyntax;
import org.backproof.language.SourceError;
import org.backproof.language.Spelling;

/// Declared domains as conditions.
final class Domains {
    private static final String INTEGER = "integer";
    private static final String REAL = "real";

    private Domains() {
    }

    /// That a term lies in the set, one fact a bound.
    static List<Prop> facts(SetSyntax set, Expr term, Environment env) {
        List<Prop> out = new ArrayList<>();
        switch (set) {
            case SetSyntax.Interval i -> interval(i, term, env, out);
            case SetSyntax.Finite f -> out.add(Prop.or(f.elements().stream()
                    .map(e -> Prop.zero(Terms.subtract(term, Expressions.scalar(e, env)))).toList()));
            case SetSyntax.Range r -> {
                out.add(Prop.whole(term));
                out.add(Prop.nonnegative(Terms.subtract(term, Expressions.scalar(r.first(), env))));
                out.add(Prop.nonnegative(Terms.subtract(Expressions.scalar(r.last(), env), term)));
                out.add(Prop.nonnegative(Terms.subtract(Expressions.scalar(r.last(), env), Expressions.scalar(r.first(), env))));
            }
            case SetSyntax.Named(Name name, _) -> {
                switch (name.text()) {
                    case INTEGER -> out.add(Prop.whole(term));
                    case REAL -> {
                    }
                    default -> throw new SourceError(name + " is no set", name.span(),
                            Spelling.didYouMean(name.text(), List.of(INTEGER, REAL)).or(() -> Optional.of("Sets are written (0, 1), [0, inf), {0, 1} or 1..K.")));
                }
            }
        }
        out.removeIf(Prop.TRUE::equals);
        return out;
    }

    private static void interval(SetSyntax.Interval i, Expr term, Environment env, List<Prop> out) {
        boolean fromBelow = !(i.low() instanceof Expression.Negative(Expression e, _) && Constants.isInfinity(e));
        if (fromBelow) {
            Expr room = Terms.subtract(term, Expressions.scalar(i.low(), env));
            out.add(i.lowIncluded() ? Prop.nonnegative(room) : Prop.positive(room));
        }
        if (!Constants.isInfinity(i.high())) {
            Expr room = Terms.subtract(Expressions.scalar(i.high(), env), term);
            out.add(i.highIncluded() ? Prop.nonnegative(room) : Prop.positive(room));
        }
        if (fromBelow && !Constants.isInfinity(i.high())) {
            Expr width = Terms.subtract(Expressions.scalar(i.high(), env), Expressions.scalar(i.low(), env));
            out.add(i.lowIncluded() && i.highIncluded() ? Prop.nonnegative(width) : Prop.positive(width));
        }
        if (!fromBelow && i.lowIncluded() || Constants.isInfinity(i.high()) && i.highIncluded()) {
            throw new SourceError("inf is no number and cannot be included", i.span(), "Write (" + (fromBelow ? "0" : "-inf") + ", inf).");
        }
    }

    /// Why there is no derivative by a variable with the values, or nothing.
    static String discrete(Optional<SetSyntax> set, boolean integer) {
        if (integer) {
            return "an integer";
        }
        return switch (set.orElse(null)) {
            case null -> "";
            case SetSyntax.Interval _ -> "";
            case SetSyntax.Finite f -> "one of " + f.toSource();
            case SetSyntax.Range _ -> "an integer";
            case SetSyntax.Named(Name name, _) -> name.text().equals(INTEGER) ? "an integer" : "";
        };
    }
}
