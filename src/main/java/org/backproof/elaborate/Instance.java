package org.backproof.elaborate;

import java.util.List;
import java.util.Set;
import org.backproof.expr.Function;

/// A definition read with certain shapes of its parameters.
///
/// @param uses  the named values that the body mentions
/// @param notes what was found out on the way
record Instance(Function.Defined function, List<Formal> formals, Set<Meaning.Named> uses, List<Note> notes) {
    Instance {
        formals = List.copyOf(formals);
        notes = List.copyOf(notes);
    }
}
