package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axioms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// `w·log w ≥ w − 1` at a product w = u·v, as said of its factors: `u·v·(log u + log v) − u·v + 1 ≥ 0`; where a term has the logarithms of
/// both with one coefficient, and neither is that of a number.
final class ProductTangents {
    private ProductTangents() {
    }

    /// A logarithm and what it is multiplied by.
    private record Logarithm(Expr argument, Expr cofactor) {
    }

    static List<Theorem> about(Expr goal, Knowledge knowledge) {
        List<Logarithm> logarithms = new ArrayList<>();
        for (Expr t : goal instanceof Add a ? a.terms() : List.of(goal)) {
            for (Expr f : Summation.factors(t)) {
                if (f instanceof Apply a && a.function() == Primitives.LOG && !(a.arguments().getFirst() instanceof Num)) {
                    logarithms.add(new Logarithm(a.arguments().getFirst(), without(t, f)));
                }
            }
        }
        List<Theorem> out = new ArrayList<>();
        for (int i = 0; i < logarithms.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (logarithms.get(i).cofactor() == logarithms.get(j).cofactor()) {
                    tangent(Terms.multiply(logarithms.get(i).argument(), logarithms.get(j).argument()), knowledge).ifPresent(out::add);
                }
            }
        }
        return out;
    }

    private static Expr without(Expr term, Expr factor) {
        List<Expr> rest = new ArrayList<>(Summation.factors(term));
        rest.remove(factor);
        rest.add(term instanceof Mul m ? Terms.num(m.coefficient()) : Terms.ONE);
        return Terms.multiply(rest);
    }

    private static Optional<Theorem> tangent(Expr w, Knowledge knowledge) {
        Expr inverse = Terms.power(w, -1);
        Expr above = Terms.add(inverse, Terms.MINUS_ONE, Terms.negate(Primitives.log(inverse)));
        Expr term = Terms.multiply(w, above);
        Theorem form = knowledge.discharge(knowledge.normalForm(term));
        Theorem tangent = knowledge.discharge(Axioms.LOG_TANGENT.at(inverse));
        if (!Stream.of(form, tangent).flatMap(t -> t.hypotheses().stream()).allMatch(knowledge::holds)) {
            return Optional.empty();
        }
        return knowledge.prove(Prop.positive(w)).filter(t -> t.conclusion() instanceof Prop.Compare)
                .flatMap(positive -> Certificates.finish(knowledge, term, Prop.Sign.NONNEGATIVE, List.of(positive, tangent),
                        List.of(new Signs.Product(Rational.ONE, List.of(0, 1)))))
                .filter(t -> t.conclusion() instanceof Prop.Compare).map(t -> Equality.compared(form, t));
    }
}
