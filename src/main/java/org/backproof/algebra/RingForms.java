package org.backproof.algebra;

import java.util.IdentityHashMap;
import java.util.Map;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Pow;
import org.backproof.kernel.Sums;
import org.backproof.kernel.Theorem;

/// Normal forms of sums, products and integer powers: one fraction over generators, modulo the relations between these.
final class RingForms {
    private final Normalizer normalizer;
    private final Relations relations;

    RingForms(Normalizer normalizer, Relations relations) {
        this.normalizer = normalizer;
        this.relations = relations;
    }

    /// Sums, products and integer powers: the generators in normal form, then one fraction, then modulo the relations.
    Theorem form(Expr e) {
        Theorem t = Rewriting.then(generators(e, new IdentityHashMap<>()), Fractions::canonical);
        for (int k = 0; k < 40; k++) {
            normalizer.knowledge().budget().spend();
            Theorem before = t;
            t = Rewriting.then(t, relations::reduce);
            if (t.right() == before.right()) {
                return t;
            }
            t = Rewriting.then(Rewriting.then(t, x -> generators(x, new IdentityHashMap<>())), Fractions::canonical);
        }
        return t;
    }

    private Theorem generators(Expr e, Map<Expr, Theorem> local) {
        Theorem known = local.get(e);
        if (known == null) {
            boolean inRing = e instanceof Add || e instanceof Mul || e instanceof Pow p && Normalizer.isInteger(p);
            known = !inRing ? normalizer.step(e) : Rewriting.children(e, c -> generators(c, local));
            local.put(e, known);
        }
        return known;
    }
}
