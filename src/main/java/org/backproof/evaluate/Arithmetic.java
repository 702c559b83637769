package org.backproof.evaluate;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.backproof.expr.Function;
import org.backproof.expr.Prop;
import org.backproof.numeric.Rational;

/// A kind of number that terms can be evaluated in. "Undefined" is one of the values, and operations are strict.
///
/// @param <V> the numbers
interface Arithmetic<V> {
    V rational(Rational value);

    V exact(Exact value);

    V undefined(String reason);

    V add(V a, V b);

    V multiply(V a, V b);

    /// By value: for x > 0; for an integer exponent where x ≠ 0 or the exponent ≥ 0; for x = 0 and an exponent > 0.
    V power(V base, V exponent);

    V primitive(Function.Primitive function, List<V> arguments);

    /// The largest of at least one value.
    V largest(List<V> values);

    /// The derivative of the body at a value of its variable.
    V derivative(V at, UnaryOperator<V> body);

    /// The value of a piecewise term whose guard could not be decided.
    V undecided(Supplier<V> then, Supplier<V> otherwise);

    /// How the value compares with 0.
    Decision compare(V value, Prop.Sign sign);

    /// Whether the value is an integer.
    Decision whole(V value);

    /// Whether the two values are equal.
    Decision equal(V a, V b);

    /// Whether there is a value.
    Decision defined(V value);

    /// The value as a size or an index.
    OptionalInt integer(V value);
}
