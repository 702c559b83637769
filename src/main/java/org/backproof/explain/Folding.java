package org.backproof.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Replacement;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Num;
import org.backproof.expr.Primitives;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.library.Descriptor;
import org.backproof.library.Library;
import org.backproof.numeric.Rational;

/// Exponentials written by a function of the library of which they are a fraction: `exp(z)/(1 + exp(z))` as σ(z). With σ = (αE + β)/(γE + δ)
/// for E = exp(z), E is (δσ − β)/(α − γσ). A proposal: who shows it proves it.
final class Folding {
    private static final Symbol E = Terms.real("%E");
    private static final Symbol F = Terms.real("%F");
    private static final long LARGEST = 120;

    private Folding() {
    }

    /// The forms with such a function in place of an exponential.
    static List<Expr> of(Knowledge knowledge, Expr e) {
        List<Expr> out = new ArrayList<>();
        if (e.facts().size() > LARGEST) {
            return out;
        }
        for (Expr s : Subterms.of(e)) {
            if (s instanceof Apply a && a.function() == Primitives.EXP && Free.symbols(a).stream().noneMatch(i -> i.sort() instanceof Sort.Index)) {
                for (Map.Entry<Function.Defined, Expr> f : fractions(knowledge).entrySet()) {
                    Expr u = a.arguments().getFirst();
                    Expr rest = Replacement.of(Terms.apply(Primitives.EXP, Terms.negate(u)), Terms.power(E, -1), Replacement.of(a, E, e));
                    Expr form = Tidy.factored(Proofs.normal(knowledge.unconditional(), Substitution.of(E, f.getValue()).apply(rest)));
                    out.add(Substitution.of(F, Terms.apply(f.getKey(), u)).apply(form));
                }
            }
        }
        return out;
    }

    /// The functions of one number that are a fraction of first degree in its exponential, with that exponential in terms of the value F.
    private static Map<Function.Defined, Expr> fractions(Knowledge knowledge) {
        Map<Function.Defined, Expr> out = new LinkedHashMap<>();
        for (Descriptor d : Library.calling(Primitives.EXP.name())) {
            if (d.definition().formals().size() == 1 && d.definition().function() instanceof Function.Defined f && f.rank() == 0
                    && f.symbols().size() == 1 && f.symbols().getFirst().sort() instanceof Sort.Real && knowledge.lemmas().generator(f)) {
                inverse(knowledge, f).ifPresent(e -> out.put(f, e));
            }
        }
        return out;
    }

    private static Optional<Expr> inverse(Knowledge knowledge, Function.Defined f) {
        Expr z = f.symbols().getFirst();
        Expr body = Replacement.of(Terms.apply(Primitives.EXP, Terms.negate(z)), Terms.power(E, -1),
                Replacement.of(Terms.apply(Primitives.EXP, z), E, f.body()));
        if (Free.occurs((Symbol) z, body) || !Free.occurs(E, body)) {
            return Optional.empty();
        }
        List<Rational> at = new ArrayList<>();
        for (long x = 1; x <= 4; x++) {
            if (!(Proofs.normal(knowledge.unconditional(), Substitution.of(E, Terms.num(x)).apply(body)) instanceof Num n)) {
                return Optional.empty();
            }
            at.add(n.value());
        }
        // F(E) through three points, the inverse by the cross-ratio; it is one where the fourth point is on it
        Expr inverse = inverse(at);
        boolean fits = Proofs.normal(knowledge.unconditional(), Substitution.of(F, Terms.num(at.get(3))).apply(inverse)) == Terms.num(4);
        return fits ? Optional.of(inverse) : Optional.empty();
    }

    /// E from (F − f₁)(f₂ − f₃)/((F − f₃)(f₂ − f₁)) = (E − 1)(2 − 3)/((E − 3)(2 − 1)).
    private static Expr inverse(List<Rational> f) {
        Expr ratio = Terms.multiply(Terms.subtract(F, Terms.num(f.get(0))), Terms.num(f.get(1).subtract(f.get(2))),
                Terms.power(Terms.multiply(Terms.subtract(F, Terms.num(f.get(2))), Terms.num(f.get(1).subtract(f.get(0)))), -1));
        // −(E − 1) = r(E − 3), so E = (3r + 1)/(r + 1)
        return Terms.divide(Terms.add(Terms.multiply(Terms.num(3), ratio), Terms.ONE), Terms.add(ratio, Terms.ONE));
    }
}
