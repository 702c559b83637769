package org.backproof.numeric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A line of `reference.txt`: a function, exact arguments and the value to 45 digits, null where undefined.
record Reference(String function, List<Rational> arguments, String value) {
    /// Relative error of a written value.
    private static final Rational ROUNDING = Rational.parse("1e-44");

    static List<Reference> all() {
        List<Reference> all = new ArrayList<>();
        try (var in = Reference.class.getResourceAsStream("reference.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                String[] sides = line.split(" ?= ");
                String[] words = sides[0].split(" ");
                if (words[0].equals("power") || RealFunction.named(words[0]).isPresent()) {
                    all.add(new Reference(words[0], Arrays.stream(words).skip(1).map(Rational::parse).toList(), sides[1].equals("undefined") ? null : sides[1].replace("e+", "e")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    boolean isDefined() {
        return value != null;
    }

    /// Whether the value has an exponent too large for a [Rational].
    boolean isHuge() {
        int e = value.indexOf('e');
        return e > 0 && Math.abs(Long.parseLong(value.substring(e + 1))) > Literal.MAX_EXPONENT;
    }

    Rational rational() {
        return Rational.parse(value);
    }

    /// The least and the greatest number that the written value may stand for.
    Rational least() {
        return rational().subtract(rational().abs().multiply(ROUNDING));
    }

    Rational greatest() {
        return rational().add(rational().abs().multiply(ROUNDING));
    }

    boolean isIn(Interval interval) {
        if (isHuge()) {
            String text = interval.toShortString(20);
            BigDecimal mantissa = new BigDecimal(text.substring(0, text.indexOf('e')));
            BigDecimal rounded = new BigDecimal(value.substring(0, value.indexOf('e'))).round(new MathContext(mantissa.precision()));
            return mantissa.precision() > 3 && mantissa.compareTo(rounded) == 0 && text.endsWith(value.substring(value.indexOf('e')));
        }
        return interval.lower().compareTo(greatest()) <= 0 && interval.upper().compareTo(least()) >= 0;
    }

    Enclosure evaluate(Precision precision, Enclosure... at) {
        return function.equals("power") ? at[0].pow(at[1], precision) : RealFunction.named(function).orElseThrow().evaluate(precision, at);
    }

    Enclosure evaluate(Precision precision) {
        return evaluate(precision, arguments.stream().map(Interval::of).toArray(Enclosure[]::new));
    }

    double approximate(double... at) {
        return function.equals("power") ? Doubles.pow(at[0], at[1]) : RealFunction.named(function).orElseThrow().approximate(at);
    }

    Optional<RealFunction> row() {
        return RealFunction.named(function);
    }

    @Override
    public String toString() {
        return function + arguments + " = " + value;
    }
}
