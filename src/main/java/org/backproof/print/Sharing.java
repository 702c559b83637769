package org.backproof.print;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.backproof.expr.Children;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Local;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// A large term as definitions and a short rest, each written once, so that its length follows the distinct nodes:
/// `v1 = sigmoid(z)`, `v2 = sigmoid(v1)`, …, `v2*(1 - v2)*v1*(1 - v1)`.
///
/// @param definitions in order: each uses earlier ones only
public record Sharing(Map<Symbol, Expr> definitions, Expr rest) {
    /// A smaller part is written out where it occurs.
    private static final int SHORT = 1;
    /// A larger part gets a name even if it occurs once.
    private static final int LONG = 120;

    /// The term in parts, with names that are not among `taken`.
    public static Sharing of(Expr e, Set<String> taken) {
        return new Naming(e, taken).shared(e);
    }

    /// Replaces bottom-up and without recursion. Terms with a bound index are left as they are.
    private static final class Naming {
        private final Map<Expr, Integer> uses = new IdentityHashMap<>();
        private final List<Expr> inner = new ArrayList<>();
        private final Map<Expr, Expr> replaced = new IdentityHashMap<>();
        private final Map<Expr, Integer> lengths = new IdentityHashMap<>();
        private final Map<Symbol, Expr> definitions = new LinkedHashMap<>();
        private final Set<String> names;
        private int number;

        Naming(Expr root, Set<String> taken) {
            names = Free.symbols(root).stream().map(Symbol::name).collect(Collectors.toSet());
            names.addAll(taken);
            order(root);
        }

        /// Counts uses, and lists the nodes so that parts come before wholes.
        private void order(Expr root) {
            ArrayDeque<Expr> open = new ArrayDeque<>();
            Map<Expr, Boolean> done = new IdentityHashMap<>();
            open.push(root);
            while (!open.isEmpty()) {
                Expr e = open.peek();
                if (done.putIfAbsent(e, false) == null) {
                    for (Expr c : parts(e)) {
                        uses.merge(c, 1, Integer::sum);
                        if (!done.containsKey(c)) {
                            open.push(c);
                        }
                    }
                } else {
                    open.pop();
                    if (!done.put(e, true)) {
                        inner.add(e);
                    }
                }
            }
        }

        private static List<Expr> parts(Expr e) {
            return e.facts().binders() > 0 ? List.of() : Children.of(e);
        }

        Sharing shared(Expr root) {
            for (Expr e : inner) {
                Expr whole = parts(e).isEmpty() ? e : Children.map(e, replaced::get);
                int length = 1 + parts(e).stream().mapToInt(c -> replaced.get(c) instanceof Symbol ? 1 : lengths.get(c)).sum();
                boolean named = e != root && length > SHORT && (uses.get(e) > 1 || e instanceof Local || length > LONG);
                lengths.put(e, length);
                replaced.put(e, named ? name(whole instanceof Local l ? l.value() : whole) : whole);
            }
            return new Sharing(definitions, replaced.get(root));
        }

        private Symbol name(Expr value) {
            String name;
            do {
                name = "v" + ++number;
            } while (names.contains(name));
            Symbol s = Terms.real(name);
            definitions.put(s, value);
            return s;
        }
    }
}
