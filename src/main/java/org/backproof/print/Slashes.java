package org.backproof.print;

import java.util.List;

/// Fractions within a fraction, written on one line.
final class Slashes {
    private Slashes() {
    }

    /// The layout with a slash in all its fractions; those in exponents and under Σ stay.
    static Layout of(Layout l) {
        return switch (l) {
            case Layout.Fraction f -> new Layout.Fraction(of(f.over()), of(f.under()), true);
            case Layout.Sum s -> new Layout.Sum(s.terms().stream().map(t -> new Layout.Term(t.negative(), of(t.body()))).toList());
            case Layout.Product p -> new Layout.Product(each(p.factors()), p.times());
            case Layout.Power p -> new Layout.Power(of(p.base()), p.exponent());
            case Layout.Root r -> new Layout.Root(of(r.radicand()));
            case Layout.Call c -> new Layout.Call(c.function(), c.primes(), each(c.arguments()), c.hidden(), c.indices());
            case Layout.BigSum s -> new Layout.BigSum(s.index(), s.lower(), s.upper(), s.evident(), of(s.body()));
            case Layout _ -> l;
        };
    }

    private static List<Layout> each(List<Layout> parts) {
        return parts.stream().map(Slashes::of).toList();
    }
}
