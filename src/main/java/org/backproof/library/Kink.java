package org.backproof.library;

/// A place where a function has no derivative, and the value that frameworks take for one: a subgradient by convention, which no proof uses.
///
/// @param where in the letters of the function's parameters: `z = 0`
/// @param taken `PyTorch takes 0`
public record Kink(String where, String taken) {
    @Override
    public String toString() {
        return "at " + where + " " + taken;
    }
}
