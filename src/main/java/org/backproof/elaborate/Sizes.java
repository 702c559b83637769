package org.backproof.elaborate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.backproof.expr.Expr;
import org.backproof.expr.Symbol;

/// The sizes of the parameters of a definition while it is read: unknown ones are found from what their vectors are combined with.
final class Sizes {
    /// For text that defines no function: all sizes are what they are.
    static final Sizes FIXED = new Sizes();
    /// For formulas from code, where a matrix of one row goes with each row of another.
    static final Sizes OF_CODE = new Sizes();

    /// A size was found; the definition is read again with it.
    static final class Found extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Found() {
            super(null, null, false, false);
        }
    }

    private final Map<Symbol, Expr> unknown = new LinkedHashMap<>();

    /// A size that may turn out to be another one.
    Expr unknown(Symbol size) {
        Expr known = unknown.putIfAbsent(size, size);
        while (known instanceof Symbol s && unknown.containsKey(s) && unknown.get(s) != s) {
            known = unknown.get(s);
        }
        return known == null ? size : known;
    }

    /// Whether two sizes are the same.
    ///
    /// @throws Found when they can be made the same
    boolean same(Expr a, Expr b) {
        if (a == b) {
            return true;
        }
        if (b instanceof Symbol s && unknown.get(s) == s) {
            unknown.put(s, a);
            throw new Found();
        }
        if (a instanceof Symbol s && unknown.get(s) == s) {
            unknown.put(s, b);
            throw new Found();
        }
        return false;
    }

    boolean isUnknown(Expr size) {
        return size instanceof Symbol s && unknown.get(s) == s;
    }
}
