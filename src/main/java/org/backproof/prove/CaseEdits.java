package org.backproof.prove;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Cases;
import org.backproof.expr.Expr;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Claims with a piecewise right side in which the pieces are exchanged or one is wrong.
final class CaseEdits {
    private CaseEdits() {
    }

    static List<Amendment> exchanged(FalseClaim c) {
        return c.right() instanceof Cases k ? List.of(c.right(Terms.cases(k.guard(), k.otherwise(), k.then()), k.then(), k.otherwise())) : List.of();
    }

    /// One piece is not what it should be; pieces below others, too.
    static List<Amendment> pieces(FalseClaim c) {
        List<Amendment> out = new ArrayList<>();
        List<Symbol> parameters = c.reals().stream().filter(s -> c.variable().filter(x -> x == s).isEmpty()).toList();
        pieces(c.right(), parameters, e -> e, (e, by) -> out.add(c.right(e, by[0], by[1])));
        return out;
    }

    private interface Context {
        Expr with(Expr piece);
    }

    private interface Proposal {
        void take(Expr whole, Expr[] about);
    }

    private static void pieces(Expr e, List<Symbol> parameters, Context context, Proposal out) {
        if (e instanceof Cases k) {
            pieces(k.then(), parameters, p -> context.with(Terms.cases(k.guard(), p, k.otherwise())), out);
            pieces(k.otherwise(), parameters, p -> context.with(Terms.cases(k.guard(), k.then(), p)), out);
            for (Expr piece : List.of(k.then(), k.otherwise())) {
                if (!(piece instanceof Cases)) {
                    List<Expr> variants = new ArrayList<>(Edits.variants(piece));
                    parameters.forEach(s -> variants.addAll(List.of(Terms.add(piece, s), Terms.subtract(piece, s), Terms.multiply(s, piece))));
                    for (Expr by : variants) {
                        out.take(context.with(piece == k.then() ? Terms.cases(k.guard(), by, k.otherwise()) : Terms.cases(k.guard(), k.then(), by)), new Expr[] {piece, by});
                    }
                }
            }
        }
    }
}
