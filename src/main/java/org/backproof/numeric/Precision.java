package org.backproof.numeric;

/// How many decimal digits a certified evaluation aims at. It is an aim, not a promise: the enclosure that comes
/// back says how much is known, and a higher precision narrows it.
///
/// @param digits from 1 to [#MAX_DIGITS]
public record Precision(int digits) {
    public static final int MAX_DIGITS = 4000;
    public static final Precision DEFAULT = new Precision(30);

    public Precision {
        if (digits < 1 || digits > MAX_DIGITS) {
            throw new IllegalArgumentException("a precision is 1 to " + MAX_DIGITS + " digits, not " + digits);
        }
    }

    /// Twice as many digits, as far as [#MAX_DIGITS] goes.
    public Precision doubled() {
        return new Precision(Math.min(MAX_DIGITS, 2 * digits));
    }

    /// The bits of a mantissa of that many digits, and a few more for the roundings of a short calculation.
    int bits() {
        return (int) Math.ceil(digits * 3.3219280948873626) + 8;
    }
}
