package org.backproof.print;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.expr.Expr;

/// The words of the reader: names of functions, named values, and names for bound indices.
///
/// @param functions how functions are written
/// @param named     terms that are shown by a name: a scalar term, or a [org.backproof.expr.Lambda] whose every entry is shown
///                  with indices (`[i] ↦ softmax(v)[i]` as `p` shows `softmax(v)[j]` as `p[j]`); the first that fits is taken
/// @param indices   names for bound indices, in order of preference
public record Vocabulary(FunctionNames functions, Map<Expr, String> named, List<String> indices) {

    /// Standard names, nothing named.
    public static final Vocabulary STANDARD = new Vocabulary(FunctionNames.standard(), Map.of(),
            List.of("i", "j", "k", "l", "n", "r", "s"));

    public Vocabulary {
        named = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(named));
        indices = List.copyOf(indices);
    }

    /// This vocabulary with a name for a value.
    public Vocabulary naming(Expr value, String name) {
        Map<Expr, String> more = new LinkedHashMap<>(named);
        more.put(value, name);
        return new Vocabulary(functions, more, indices);
    }

    /// This vocabulary with other names of functions.
    public Vocabulary withFunctions(FunctionNames other) {
        return new Vocabulary(other, named, indices);
    }
}
