package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.SetSyntax;

/// Where names stand as indices and as sizes.
final class IndexUses {
    /// A name at a place of `tensor[…]`.
    record Use(Expression tensor, int place, int places) {
    }

    private IndexUses() {
    }

    static void collect(List<Expression> roots, Set<String> indices, Set<String> sizes) {
        roots.forEach(r -> SyntaxTree.each(r, e -> {
            switch (e) {
                case Expression.Element(Name t, List<Expression> at, _) when Constructors.isSized(t.text()) -> at.forEach(k -> add(k, sizes));
                case Expression.Element(_, List<Expression> at, _) -> at.forEach(k -> add(k, indices));
                case Expression.Call c when Constructors.isSized(c.function().text()) -> c.arguments().forEach(k -> add(k, sizes));
                case Expression.Call c -> c.arguments().forEach(a -> {
                    if (a instanceof Argument.Ranging(_, SetSyntax.Range range, _)) {
                        SyntaxTree.bounds(range).forEach(b -> SyntaxTree.names(b).forEach(sizes::add));
                    }
                    if (c.function().text().equals("delta")) {
                        add(a, indices);
                    }
                });
                case Expression x -> {
                }
            }
        }));
        indices.removeAll(sizes);
    }

    private static void add(Object e, Set<String> names) {
        if (e instanceof Name n) {
            names.add(n.text());
        }
    }

    /// The places where the name is an index by itself.
    static List<Use> of(String index, List<? extends Expression> roots) {
        List<Use> out = new ArrayList<>();
        roots.forEach(r -> SyntaxTree.each(r, e -> {
            if (e instanceof Expression.Element(Expression tensor, List<Expression> at, _)
                    && !(tensor instanceof Name t && Constructors.isSized(t.text()))) {
                for (int k = 0; k < at.size(); k++) {
                    if (at.get(k) instanceof Name n && n.text().equals(index)) {
                        out.add(new Use(tensor, k, at.size()));
                    }
                }
            }
        }));
        return out;
    }

    /// The names that the index is compared with in `delta(i, j)`.
    static List<Name> comparedWith(String index, List<? extends Expression> roots) {
        List<Name> out = new ArrayList<>();
        roots.forEach(r -> SyntaxTree.each(r, e -> {
            if (e instanceof Expression.Call c && c.function().text().equals("delta") && c.arguments().size() == 2
                    && c.arguments().getFirst() instanceof Name a && c.arguments().getLast() instanceof Name b && !a.text().equals(b.text())) {
                if (a.text().equals(index)) {
                    out.add(b);
                } else if (b.text().equals(index)) {
                    out.add(a);
                }
            }
        }));
        return out;
    }
}
