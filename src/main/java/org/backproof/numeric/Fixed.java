package org.backproof.numeric;

import java.math.BigInteger;

/// A real number `x` with `|x * 2^scale - value| <= error`.
record Fixed(BigInteger value, long error, int scale) {
    BigInteger low() {
        return value.subtract(BigInteger.valueOf(error));
    }

    BigInteger high() {
        return value.add(BigInteger.valueOf(error));
    }
}
