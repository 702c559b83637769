package org.backproof.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.backproof.elaborate.Formal;
import org.backproof.language.Expression;
import org.backproof.language.SetSyntax;
import org.backproof.numeric.Rational;

/// Values for the parameters of a function: over the whole declared domain, near its ends and at them, all exact as doubles.
final class Sampling {
    private static final List<Rational> INSIDE = rationals("1/2", "1/4", "3/4", "1/1024", "1023/1024", "7/8", "1/16");
    private static final List<Rational> BEYOND = rationals("1", "1/2", "2", "5", "1/16", "21", "1/1024", "3/2");
    private static final List<Rational> ANYWHERE = rationals("0", "1", "-1", "1/2", "-1/2", "3", "-3", "6", "-6", "21", "-21", "40", "-40", "1/1024", "-1/1024");

    private final Random random;

    Sampling(Random random) {
        this.random = random;
    }

    private static List<Rational> rationals(String... texts) {
        return List.of(texts).stream().map(Rational::parse).toList();
    }

    /// A value of the parameter, or of one of its entries.
    Rational of(Formal formal) {
        List<Rational> notable = notable(formal.domain());
        boolean plain = formal.domain().filter(SetSyntax.Finite.class::isInstance).isPresent() || random.nextInt(3) == 0;
        return plain ? notable.get(random.nextInt(notable.size())) : between(formal.domain());
    }

    private static List<Rational> notable(Optional<SetSyntax> domain) {
        return switch (domain.orElse(null)) {
            case SetSyntax.Finite(List<Expression> elements, _) -> elements.stream().map(e -> number(e).orElseThrow()).toList();
            case SetSyntax.Interval i -> {
                List<Rational> out = new ArrayList<>();
                Optional<Rational> low = number(i.low());
                Optional<Rational> high = number(i.high());
                for (Rational q : high.isPresent() && low.isPresent() ? INSIDE : BEYOND) {
                    out.add(low.isEmpty() ? high.orElseThrow().subtract(q) : low.get().add(high.isEmpty() ? q : high.get().subtract(low.get()).multiply(q)));
                }
                low.filter(_ -> i.lowIncluded()).ifPresent(out::add);
                high.filter(_ -> i.highIncluded()).ifPresent(out::add);
                yield out;
            }
            case null -> ANYWHERE;
            case SetSyntax other -> throw new AssertionError("a parameter in " + other.toSource());
        };
    }

    private Rational between(Optional<SetSyntax> domain) {
        if (domain.orElse(null) instanceof SetSyntax.Interval i) {
            Optional<Rational> low = number(i.low());
            Optional<Rational> high = number(i.high());
            Rational share = Rational.of(random.nextInt(1, 256), high.isPresent() && low.isPresent() ? 256 : 64);
            return low.isEmpty() ? high.orElseThrow().subtract(share)
                    : low.get().add(high.isEmpty() ? share : high.get().subtract(low.get()).multiply(share));
        }
        return Rational.of(random.nextInt(-320, 321), 64);
    }

    /// Empty for an infinite end.
    private static Optional<Rational> number(Expression e) {
        return switch (e) {
            case Expression.Number n -> Optional.of(n.value());
            case Expression.Negative(Expression x, _) -> number(x).map(Rational::negate);
            case Expression _ -> Optional.empty();
        };
    }
}
