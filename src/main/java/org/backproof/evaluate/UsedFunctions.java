package org.backproof.evaluate;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.backproof.expr.Apply;
import org.backproof.expr.Children;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;

/// The functions that occur in terms and propositions, and in the definitions of those.
record UsedFunctions(Set<Function> all) {

    static UsedFunctions of(List<Expr> terms, List<Prop> props) {
        Set<Function> all = new LinkedHashSet<>();
        Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        ArrayDeque<Expr> open = new ArrayDeque<>(terms);
        props.forEach(p -> open.addAll(Prop.terms(p)));
        while (!open.isEmpty()) {
            Expr e = open.pop();
            if (!seen.add(e)) {
                continue;
            }
            if (e instanceof Apply a && all.add(a.function()) && a.function() instanceof Function.Defined d) {
                open.push(d.body());
            }
            Children.of(e).forEach(open::push);
        }
        return new UsedFunctions(all);
    }

    /// The names of the unknown ones, sorted.
    List<String> unknown() {
        return all.stream().filter(f -> f instanceof Function.Opaque).map(Function::name).sorted().distinct().toList();
    }

    /// Whether multiples of π are of interest.
    boolean circular() {
        return all.contains(Primitives.SIN) || all.contains(Primitives.COS);
    }
}
