package org.backproof.emit;

import java.math.BigInteger;
import java.util.List;
import org.backproof.print.Layout;

/// How a target writes the parts of a formula. Texts that are given are complete operands, bracketed where they have to be.
interface Dialect {
    /// A name at indices.
    String name(Layout.Name name);

    /// A natural number.
    String number(BigInteger value);

    /// A quotient of natural numbers that is no short decimal.
    default String fraction(BigInteger over, BigInteger under) {
        return number(over) + " / " + number(under);
    }

    /// A quotient of operands.
    default String quotient(String over, String under) {
        return over + " / " + under;
    }

    /// A function of the library at arguments.
    String call(String function, List<String> arguments);

    /// A power with an exponent that is no small natural number.
    String power(String base, String exponent);

    /// A natural power from 2 on.
    String power(String base, int exponent);

    /// `condition ? then : otherwise`.
    String choice(String condition, String then, String otherwise);

    /// All of the conditions, or one of them.
    String junction(boolean all, List<String> conditions);

    /// Kronecker's delta.
    default String delta(Layout left, Layout right) {
        return choice(same(left, right), "1", "0");
    }

    /// That two indices are the same.
    String same(Layout left, Layout right);

    /// One index against another: `j <= i`.
    String compared(Layout left, String sign, Layout right);

    /// Whether it is an index that runs, or a class label.
    boolean isIndex(Layout layout);
}
