package org.backproof.elaborate;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.backproof.language.Expression;
import org.backproof.language.Name;

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

    /// A name that is made from itself alone is kept from step to step, and is nothing that could be put in for it; one that is given again is what it
    /// was in the lines above.
    void put(String name, Expression value) {
        Expression before = named.get(name);
        if (before != null && !starts(before)) {
            named.replaceAll((_, v) -> SyntaxTree.names(v).contains(name) ? replaced(v, name, before) : v);
            is(name, SyntaxTree.names(value).contains(name) ? replaced(value, name, before) : value);
        } else if (through(value).contains(name)) {
            named.remove(name);
            kept.add(name);
        } else {
            is(name, value);
        }
    }

    /// The name is that of the value, here and in the lines above.
    void is(String name, Expression value) {
        kept.remove(name);
        named.put(name, value);
    }

    /// Whether it is what an average is before the first step, `0` or `np.zeros_like(W)`.
    private static boolean starts(Expression e) {
        boolean[] zeros = {SyntaxTree.names(e).isEmpty()};
        SyntaxTree.each(e, x -> zeros[0] |= x instanceof Expression.Call c && c.function().text().contains("zeros"));
        return zeros[0];
    }

    private static Expression replaced(Expression e, String name, Expression value) {
        return e instanceof Name n ? n.text().equals(name) ? value : n : SyntaxTree.map(e, c -> replaced(c, name, value));
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
