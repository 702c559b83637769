package org.backproof.emit;

import java.util.Optional;

/// The program cannot be written: the message says what stands in the way.
public final class NoCode extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String suggestion;

    /// @param what `a computed index`
    NoCode(String what) {
        this(what, null);
    }

    private NoCode(String what, String suggestion) {
        super(what, null, false, false);
        this.suggestion = suggestion;
    }

    /// A function without a definition has no value to compute.
    static NoCode unknown(String function) {
        return new NoCode("the unknown function " + function, "Define it, " + function + "(z) = …, in place of " + function + " : function.");
    }

    /// A layer whose activation has no definition.
    static NoCode unknown(String function, int layer, String network) {
        return new NoCode("the unknown function " + function + ", the activation of layer " + layer, "Define it, " + function + "(z) = …, in place of " + function + " : function, and declare " + network + " again.");
    }

    /// What to write in its place.
    public Optional<String> suggestion() {
        return Optional.ofNullable(suggestion);
    }
}
