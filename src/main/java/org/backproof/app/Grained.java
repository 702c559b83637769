package org.backproof.app;

import java.util.function.Supplier;
import org.backproof.print.Grain;

/// A derivation, and the same with finer steps, which are looked for when they are asked for.
///
/// @param <T>  what kind of derivation
/// @param fine the derivation down to single rules
record Grained<T>(T textbook, Supplier<T> fine) {
    /// What the grain is cut from.
    T at(Grain grain) {
        return grain == Grain.RULES ? fine.get() : textbook;
    }
}
