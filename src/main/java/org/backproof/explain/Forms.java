package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Picking;
import org.backproof.expr.Expr;
import org.backproof.expr.Facts;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;

/// The form in which a derivative reads best.
public final class Forms {
    private static final long LARGEST = 400;

    private Forms() {
    }

    /// From `H ⊢ e = normal form`: `H ⊢ e = v`, v being the normal form over differences, unless one of these is shorter: what the rules of differentiation give over a common
    /// denominator, as it is, the normal form with its common factors before the sum, the normal form. Of these it is the first that none of them is clearly shorter than.
    ///
    /// @param raw what the rules give
    public static Theorem shortest(Knowledge knowledge, Theorem normal, Expr raw) {
        Knowledge inside = Proofs.with(knowledge, normal.hypotheses());
        Expr picked = Picking.of(raw);
        List<Expr> forms = new ArrayList<>();
        if (raw.facts().size() <= LARGEST && !raw.facts().has(Facts.DIFF) && !Tidy.unpicked(picked)) {
            forms.add(Tidy.common(inside, picked));
            forms.add(picked);
            forms.add(Tidy.factored(picked));
        }
        forms.add(Tidy.factored(normal.right()));
        forms.add(normal.right());
        Optional<Expr> differences = Tidy.differences(inside, raw);
        List<Expr> written = Tidy.written(differences, forms);
        Expr preferred = Tidy.preferred(written.getFirst(), written);
        Expr best = Tidy.signed(Tidy.shortest(List.of(Tidy.factored(preferred), preferred)));
        Expr folding = differences.filter(d -> d == preferred).orElse(normal.right());
        Expr folded = Tidy.shortest(Stream.concat(Stream.of(best), Folding.of(inside, folding).stream()).toList());
        return first(inside, normal, Stream.of(Tidy.rooted(folded), folded, best));
    }

    /// From `H ⊢ e = normal form`: the same with roots and exponentials as they are written.
    public static Theorem readable(Knowledge knowledge, Theorem normal) {
        return first(Proofs.with(knowledge, normal.hypotheses()), normal, Stream.of(Tidy.rooted(normal.right())));
    }

    /// A term with signs by their name, for which they are taken off 0. A proposal.
    public static Expr signs(Expr e) {
        return Tidy.signs(e);
    }

    private static Theorem first(Knowledge inside, Theorem normal, Stream<Expr> forms) {
        return forms.distinct().flatMap(e -> Proofs.equal(inside, normal.right(), e).stream()).findFirst().map(t -> Equality.transitive(normal, t)).orElse(normal);
    }
}
