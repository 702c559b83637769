package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Apply;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Definedness;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;

/// What follows from a fact at once: the parts of a conjunction, what its terms need to be defined, the sign of a base from the sign
/// of its power, `e = 0` from `e ≥ 0` and `e ≤ 0`.
final class Consequences {
    private Consequences() {
    }

    /// Adds what follows from the fact.
    static void add(Theorem t, Knowledge k) {
        switch (t.conclusion()) {
            case Prop.And(List<Prop> parts) -> parts.forEach(q -> k.add(Logic.part(t, q)));
            case Prop.Defined(Diff _) -> {
                k.add(Definedness.known(t));
                k.add(Definedness.variable(t));
            }
            case Prop.Defined(Apply a) when Definitions.differentiates(a) -> Definitions.consequences(a, k).forEach(k::add);
            case Prop.Defined(Expr e) -> Definedness.elim(e).forEach(c -> k.add(Logic.discharge(c, t)));
            case Prop.Compare(Expr e, Prop.Sign sign) -> {
                addDefined(e, t, k);
                if (sign.open() && e instanceof Pow q && q.exponent() instanceof Num n && n.value().signum() > 0) {
                    k.add(Signs.base(t));
                }
                if (sign.open() && e instanceof Apply a && a.arguments().size() == 1) {
                    argument(a, t, k).ifPresent(k::add);
                }
                if (sign.open() && e instanceof Apply a && a.function() instanceof Function.Defined f && f.body() instanceof Pow) {
                    // ‖v‖ > 0 is √(Σ v²) > 0
                    Theorem root = k.discharge(Equality.compared(Definitions.unfold(a, k), t));
                    if (root.hypotheses().stream().allMatch(h -> k.known(h).isPresent())) {
                        k.add(root);
                    }
                }
                if (sign == Prop.Sign.ZERO) {
                    Injections.arguments(t).or(() -> Injections.atConstant(t)).map(k::discharge).filter(u -> u.hypotheses().stream().allMatch(k::holds)).ifPresent(k::add);
                }
                if (sign == Prop.Sign.NONNEGATIVE && k.known(Prop.nonnegative(Terms.negate(e))).isPresent()) {
                    k.add(Signs.combine(t, k.known(Prop.nonnegative(Terms.negate(e))).get()));
                }
                if ((sign == Prop.Sign.POSITIVE || sign == Prop.Sign.NONNEGATIVE) && Signs.odd(e).isPresent()) {
                    k.add(Signs.oddBase(t));
                }
            }
            case Prop.Whole(Expr e) -> addDefined(e, t, k);
            case Prop.Or(List<Prop> parts) when parts.size() > 1 -> guarded(t, parts, k).ifPresent(k::add);
            case Prop.Or _, Prop.ForAll _, Prop.Equal _, Prop.Derivative _ -> {
            }
        }
    }

    /// Where a guard holds or not, what it compares has a value: def u from `u > 0 and … or −u ≥ 0 and …`.
    private static Optional<Theorem> guarded(Theorem t, List<Prop> parts, Knowledge k) {
        if (!((parts.getFirst() instanceof Prop.And(List<Prop> ps) ? ps.getFirst() : parts.getFirst()) instanceof Prop.Compare(Expr u, Prop.Sign _))
                || u.total() || k.known(Prop.defined(u)).isPresent()) {
            return Optional.empty();
        }
        List<Theorem> branches = new ArrayList<>();
        for (Prop p : parts) {
            Knowledge inside = k.inner();
            inside.assume(p);
            inside.prove(Prop.defined(u)).ifPresent(branches::add);
        }
        return branches.size() == parts.size() ? Optional.of(Logic.split(t, branches)) : Optional.empty();
    }

    /// Whether the alternatives say no more than that a guard holds or not: what else they say follows in each case.
    static boolean tautology(List<Prop> parts, Knowledge k) {
        List<List<Prop>> all = parts.stream().map(p -> p instanceof Prop.And(List<Prop> ps) ? ps : List.of(p)).toList();
        return all.size() == 2 && all.stream().allMatch(ps -> ps.getFirst() instanceof Prop.Compare) && Prop.terms(all.getFirst().getFirst()).stream()
                .allMatch(e -> k.holds(Prop.defined(e))) && Prop.negate(all.getFirst().getFirst()).equals(all.getLast().getFirst())
                && all.stream().allMatch(ps -> {
                    Knowledge inside = k.inner();
                    inside.assume(ps.getFirst());
                    return ps.stream().skip(1).allMatch(inside::holds);
                });
    }

    /// u ≠ 0 from f(u) ≠ 0, for a function with f(0) = 0: |u|, sinh u.
    private static Optional<Theorem> argument(Apply a, Theorem t, Knowledge k) {
        Expr u = a.arguments().getFirst();
        if (!(a.function() instanceof Function.Defined) || u.facts().binders() > 0 || u instanceof Num || u instanceof Lambda) {
            return Optional.empty();
        }
        Theorem value = k.unconditional().discharge(k.unconditional().normalForm(Terms.apply(a.function(), Terms.ZERO)));
        Theorem cases = k.discharge(Logic.dichotomy(u));
        if (value.right() != Terms.ZERO || !value.hypotheses().isEmpty() || !(cases.conclusion() instanceof Prop.Or)
                || !cases.hypotheses().stream().allMatch(h -> k.known(h).isPresent())) {
            return Optional.empty();
        }
        Theorem zero = Equality.equation(Logic.assume(Prop.zero(u)), u, Terms.ZERO);
        Theorem never = Equality.compared(Equality.transitive(Equality.congruence(a, List.of(zero)), value), t);
        Prop nonzero = Prop.nonzero(u);
        return never.conclusion().equals(Prop.FALSE) && nonzero instanceof Prop.Compare
                ? Optional.of(Logic.split(cases, List.of(Logic.assume(nonzero), Logic.discharge(Logic.absurd(nonzero), never)))) : Optional.empty();
    }

    private static void addDefined(Expr e, Theorem t, Knowledge k) {
        if (!e.total()) {
            k.add(Definedness.known(t));
        }
    }
}
