package org.backproof.elaborate;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.backproof.language.Expression;

/// Names that the formulas of notes have given so far, `m = X.shape[1]`.
final class GivenNames {
    private final Map<String, Expression> named = new LinkedHashMap<>();
    /// Names whose values are made from their own of the step before, as averages of gradients are.
    private final Set<String> kept = new LinkedHashSet<>();

    /// What each name is; grows.
    Map<String, Expression> all() {
        return Collections.unmodifiableMap(named);
    }

    void putAll(GivenNames others) {
        named.putAll(others.named);
        kept.addAll(others.kept);
    }

    /// A name that is made from itself is kept from step to step, and is nothing that could be put in for it.
    void put(String name, Expression value) {
        if (through(value).contains(name)) {
            named.remove(name);
            kept.add(name);
        } else {
            kept.remove(name);
            named.put(name, value);
        }
    }

    boolean keeps(String name) {
        return kept.contains(name);
    }

    /// The names in it, and those in what they are.
    Set<String> mentioned(Expression e) {
        Set<String> names = new LinkedHashSet<>(SyntaxTree.names(e));
        named.forEach((name, value) -> {
            if (names.contains(name)) {
                names.addAll(SyntaxTree.names(value));
            }
        });
        return names;
    }

    /// All names that it depends on.
    Set<String> through(Expression e) {
        Set<String> out = new LinkedHashSet<>(SyntaxTree.names(e));
        Deque<String> open = new ArrayDeque<>(out);
        while (!open.isEmpty()) {
            Expression value = named.get(open.pop());
            (value == null ? Set.<String>of() : SyntaxTree.names(value)).stream().filter(out::add).forEach(open::push);
        }
        return out;
    }
}
