package org.backproof.algebra;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.backproof.expr.Children;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;

/// All distinct subterms, from the outside in; bodies of binders with their bound index.
public final class Subterms {
    private Subterms() {
    }

    public static Set<Expr> of(Expr root) {
        Set<Expr> out = new LinkedHashSet<>();
        collect(root, out, Collections.newSetFromMap(new IdentityHashMap<>()));
        return out;
    }

    public static Set<Expr> of(Prop p) {
        Set<Expr> out = new LinkedHashSet<>();
        Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Prop.terms(p).forEach(t -> collect(t, out, seen));
        return out;
    }

    private static void collect(Expr root, Set<Expr> out, Set<Expr> seen) {
        ArrayDeque<Expr> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Expr e = open.pop();
            if (seen.add(e)) {
                out.add(e);
                Children.of(e).reversed().forEach(open::push);
            }
        }
    }
}
