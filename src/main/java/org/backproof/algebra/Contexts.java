package org.backproof.algebra;

import java.util.LinkedHashMap;
import java.util.Map;
import org.backproof.expr.Children;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Lambda;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// Equals in a context that may hold derivatives beside the hole.
public final class Contexts {
    private final Symbol hole;
    private final Map<Expr, Expr> letters = new LinkedHashMap<>();

    private Contexts(Symbol hole) {
        this.hole = hole;
    }

    /// From `H ⊢ a = b` and a term C with a hole: `H, def d ⊢ C[a] = C[b]` for each part d of C with a derivative. A letter stands for d
    /// meanwhile, so that C[b] may come out simpler: `0·d` is 0 where d is defined.
    ///
    /// @throws IllegalArgumentException for a hole under a derivative, or under a binder with one
    public static Theorem equal(Theorem equation, Expr context, Symbol hole) {
        if (!context.hasDiff()) {
            return Equality.inContext(equation, context, hole);
        }
        Contexts contexts = new Contexts(hole);
        Theorem t = Equality.inContext(equation, contexts.lettered(context), hole);
        Map<Expr, Expr> values = new LinkedHashMap<>();
        contexts.letters.forEach((d, letter) -> values.put(letter, d));
        return Logic.instantiate(t, Substitution.of(values));
    }

    private Expr lettered(Expr e) {
        if (!e.hasDiff()) {
            return e;
        }
        if (!Free.occurs(hole, e)) {
            return letters.computeIfAbsent(e, _ -> Terms.real("%derivative" + letters.size()));
        }
        return e instanceof Sum || e instanceof Lambda ? e : Children.map(e, this::lettered);
    }
}
