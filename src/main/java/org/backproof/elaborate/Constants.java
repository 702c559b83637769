package org.backproof.elaborate;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Primitives;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Name;
import org.backproof.language.SourceError;

/// Names that are numbers.
final class Constants {
    private static final String INFINITY = "inf";
    private static final List<String> NAMES = List.of(Primitives.PI.name(), Primitives.EULER_GAMMA.name(), INFINITY);

    private Constants() {
    }

    static boolean isOne(String name) {
        return NAMES.contains(name);
    }

    static List<String> names() {
        return NAMES;
    }

    static Optional<Expr> of(Name n) {
        if (n.text().equals(Primitives.PI.name())) {
            return Optional.of(Primitives.pi());
        }
        if (n.text().equals(Primitives.EULER_GAMMA.name())) {
            return Optional.of(Terms.apply(Primitives.EULER_GAMMA));
        }
        if (isInfinity(n)) {
            throw new SourceError("inf is no number", n.span(), "It may only stand as an end of an interval: x in (0, inf).");
        }
        return Optional.empty();
    }

    static boolean isInfinity(Object e) {
        return e instanceof Name n && n.text().equals(INFINITY);
    }

    /// Whether the term may be a size: a size symbol or a whole number from 1 on.
    static boolean isSize(Expr e) {
        return e instanceof Num n && n.value().isInteger() && n.value().signum() > 0 || e instanceof Symbol s && s.sort() instanceof Sort.Size;
    }
}
