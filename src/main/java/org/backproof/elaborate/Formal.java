package org.backproof.elaborate;

import java.util.Optional;
import org.backproof.expr.Sort;
import org.backproof.language.Parameter;
import org.backproof.language.SetSyntax;

/// A parameter of a definition with its sort.
///
/// @param inferred whether the shape was found from the body, so that a scalar may be given for a vector
public record Formal(Parameter syntax, Sort sort, boolean inferred) {
    public String name() {
        return syntax.name().text();
    }

    /// How many indices an argument has.
    public int rank() {
        return sort instanceof Sort.Tensor t ? t.sizes().size() : 0;
    }

    /// Whether the parameter is a real number.
    public boolean isReal() {
        return sort instanceof Sort.Real;
    }

    /// The declared domain.
    public Optional<SetSyntax> domain() {
        return syntax.type().set();
    }

    public boolean hasPreset() {
        return syntax.preset().isPresent();
    }
}
