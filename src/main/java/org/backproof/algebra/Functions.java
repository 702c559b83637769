package org.backproof.algebra;

import java.util.Comparator;
import java.util.HashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axiom;
import org.backproof.kernel.Axioms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;

/// Applications of primitive functions to arguments in normal form, rewritten towards their decision basis.
final class Functions {
    /// What undoes what: the value of the outer function at the inner one.
    private static final List<Axiom> INVERSES = List.of(Axioms.LOG_EXP, Axioms.SIN_ASIN, Axioms.COS_ASIN, Axioms.COS_ACOS,
            Axioms.SIN_ACOS, Axioms.SIN_ATAN, Axioms.COS_ATAN, Axioms.ASIN_SIN, Axioms.ACOS_COS, Axioms.ATAN_TAN);
    private static final Map<Function, Axiom> ODD = Map.of(Primitives.SIN, Axioms.SIN_ODD, Primitives.COS, Axioms.COS_EVEN,
            Primitives.ATAN, Axioms.ATAN_ODD, Primitives.ASIN, Axioms.ASIN_ODD, Primitives.ERF, Axioms.ERF_ODD);
    private static final Set<Function> CIRCULAR = Set.of(Primitives.ASIN, Primitives.ACOS, Primitives.ATAN);
    private static final Map<Expr, Axiom> VALUES = values();

    private Functions() {
    }

    private static Map<Expr, Axiom> values() {
        Map<Expr, Axiom> out = new HashMap<>();
        for (Axiom a : Axioms.all()) {
            if (a.letters().isEmpty() && a.conclusion() instanceof Prop.Equal(Expr l, _)) {
                out.put(l, a);
            }
        }
        return out;
    }

    /// `a = …` one step further; empty where a is in normal form.
    static Optional<Theorem> rewrite(Apply a, Normalizer normalizer) {
        if (MaximumForms.is(a)) {
            return MaximumForms.rewrite(a, normalizer.knowledge());
        }
        if (!(a.function() instanceof Function.Primitive f) || f.arity() == 0) {
            return Optional.empty();
        }
        Axiom value = VALUES.get(a);
        if (value != null) {
            return Optional.of(value.at());
        }
        Optional<Theorem> inverse = inverse(a, normalizer);
        if (inverse.isPresent()) {
            return inverse;
        }
        Expr u = a.arguments().getFirst();
        if (ODD.containsKey(f) && negative(u)) {
            return Optional.of(ODD.get(f).at(Terms.negate(u)));
        }
        if (f == Primitives.EXP) {
            return Exponentials.rewrite(a, u, normalizer);
        }
        if (f == Primitives.LOG) {
            return Logarithms.rewrite(a, u, normalizer);
        }
        if (f == Primitives.SIN || f == Primitives.COS) {
            return Angles.rewrite(a, u, normalizer);
        }
        if (f == Primitives.ACOS) {
            return Optional.of(Axioms.ACOS_ASIN.at(u));
        }
        if (f == Primitives.ATAN && u instanceof org.backproof.expr.Pow p && p.exponent() == Terms.MINUS_ONE
                && normalizer.knowledge().holds(Prop.positive(p.base()))) {
            return Optional.of(Axioms.ATAN_RECIPROCAL.at(p.base()));
        }
        if (f == Primitives.ATAN && u instanceof org.backproof.expr.Pow p && p.exponent() == Terms.MINUS_ONE
                && normalizer.knowledge().holds(Prop.positive(Terms.negate(p.base())))) {
            Theorem odd = Axioms.ATAN_ODD.at(Terms.negate(u));
            Theorem reciprocal = Axioms.ATAN_RECIPROCAL.at(Terms.negate(p.base()));
            Apply opposite = (Apply) Terms.apply(f, Terms.negate(u));
            return Rewriting.tryIdentity(Terms.negate(u), ((Apply) reciprocal.left()).arguments().getFirst())
                    .map(same -> Equality.transitive(Equality.congruence(opposite, List.of(same)), reciprocal))
                    .map(t -> Equality.transitive(odd, Rewriting.children(odd.right(), c -> c == opposite ? t : Equality.reflexive(c))));
        }
        return GammaFamily.rewrite(a, u, normalizer);
    }

    /// Whether the first coefficient is negative, so that the opposite is the standard argument.
    static boolean negative(Expr u) {
        return switch (u) {
            case Num n -> n.value().signum() < 0;
            case Mul m when m.coefficient().signum() < 0 -> true;
            case Mul m -> m.factors().stream().filter(f -> f instanceof Add).findFirst().map(Functions::negative).orElse(false);
            case Add a -> a.terms().stream().filter(t -> !(t instanceof Num))
                    .min(Comparator.comparingLong(t -> (t instanceof Mul m ? Terms.multiply(m.factors()) : t).hash())).map(Functions::negative).orElse(false);
            case Expr _ -> false;
        };
    }

    /// `asin(sin(x + y))`, `acos(cos(x + y))` and `atan(tan(x + y))` as x + y where that is in range, before the addition theorems take the
    /// argument apart.
    static Optional<Theorem> undone(Apply a, Normalizer normalizer) {
        if (!CIRCULAR.contains(a.function()) || !(a.arguments().getFirst() instanceof Apply inner)) {
            return Optional.empty();
        }
        return at(a, inner, normalizer).or(() -> elsewhere(a, inner, normalizer));
    }

    private static Optional<Theorem> at(Apply a, Apply inner, Normalizer normalizer) {
        Theorem unfolded = inner.function() instanceof Function.Defined ? Rewriting.children(a, c -> Definitions.unfold((Apply) c, normalizer.knowledge())) : Equality.reflexive(a);
        return inverse((Apply) unfolded.right(), normalizer).map(t -> Equality.transitive(unfolded, t));
    }

    /// By another angle, in range, where the inner function has the same value, or the other one has it: `asin(sin(x)) = π − x` for π/2 ≤ x ≤ 3π/2,
    /// `asin(cos(x)) = π/2 − x` for 0 ≤ x ≤ π.
    private static Optional<Theorem> elsewhere(Apply a, Apply inner, Normalizer normalizer) {
        if (inner.arguments().size() != 1 || !(inner.arguments().getFirst() instanceof Symbol u)) {
            return Optional.empty();
        }
        Expr turn = Terms.multiply(Terms.TWO, Primitives.pi());
        Expr opposite = Terms.negate(u);
        List<Expr> others = new ArrayList<>();
        for (Expr w : List.of(opposite, Terms.subtract(Primitives.pi(), u), Terms.subtract(opposite, Primitives.pi()), Terms.subtract(u, turn), Terms.add(u, turn),
                Terms.subtract(turn, u), Terms.subtract(opposite, turn), Terms.subtract(u, Primitives.pi()), Terms.add(u, Primitives.pi()))) {
            others.add(Terms.apply(inner.function(), w));
        }
        Expr quarter = Terms.divide(Primitives.pi(), Terms.TWO);
        if (inner.function() == Primitives.SIN || inner.function() == Primitives.COS) {
            Function other = inner.function() == Primitives.SIN ? Primitives.COS : Primitives.SIN;
            others.add(Terms.apply(other, Terms.subtract(quarter, u)));
            others.add(Terms.apply(other, Terms.add(quarter, u)));
        }
        for (Expr there : others) {
            Optional<Theorem> value = at((Apply) Terms.apply(a.function(), there), (Apply) there, normalizer);
            Optional<Theorem> same = value.isPresent() ? normalizer.same(inner, there) : Optional.empty();
            if (same.isPresent()) {
                return Optional.of(Equality.transitive(Equality.congruence(a, List.of(same.get())), value.get()));
            }
        }
        return Optional.empty();
    }

    /// A function of its inverse, or of the function that it inverts, where the conditions are known or only say that the term is
    /// defined.
    private static Optional<Theorem> inverse(Apply a, Normalizer normalizer) {
        for (Axiom axiom : INVERSES) {
            Expr pattern = ((Prop.Equal) axiom.conclusion()).left();
            if (!(pattern instanceof Apply p) || p.function() != a.function()) {
                continue;
            }
            for (Expr candidate : candidates(p.arguments().getFirst(), a.arguments().getFirst())) {
                Theorem t = axiom.at(candidate);
                if (t.left() == a && t.hypotheses().stream().allMatch(h -> normalizer.knowledge().holds(h))) {
                    return Optional.of(t);
                }
            }
        }
        return Optional.empty();
    }

    /// What the pattern's letter could be: arguments of the same functions in the term.
    private static List<Expr> candidates(Expr pattern, Expr term) {
        Function f = Subterms.of(pattern).stream().filter(e -> e instanceof Apply x && x.arguments().getFirst() instanceof Symbol)
                .map(e -> ((Apply) e).function()).findFirst().orElseThrow();
        return Subterms.of(term).stream().filter(e -> e instanceof Apply x && x.function() == f)
                .map(e -> ((Apply) e).arguments().getFirst()).toList();
    }

    /// An application whose argument is another form of the same rational function.
    static Theorem withArgument(Apply a, Expr form) {
        return Equality.congruence(a, List.of(Rewriting.identity(a.arguments().getFirst(), form)));
    }
}
