package org.backproof.prove;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.backproof.algebra.Injections;
import org.backproof.algebra.Subterms;
import org.backproof.calculus.Critical;
import org.backproof.expr.Add;
import org.backproof.expr.Binders;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Ranges;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// Piecewise claims about a variable of finitely many values, such as a label in {−1, 1}: the claim is proved with each value put in, where it is a simpler
/// one.
public final class Labels {
    private final List<Prop> assumptions;
    private final Prop.Equal claim;

    Labels(List<Prop> assumptions, Expr left, Expr right) {
        this.assumptions = assumptions;
        this.claim = new Prop.Equal(left, right);
    }

    /// A claim with a value put in, and what may be assumed there.
    record Case(List<Prop> assumptions, Expr left, Expr right) {
    }

    /// The assumptions but for lists of values: at kinks each value would be tried everywhere, and what holds for any value holds for those.
    public static List<Prop> unlisted(List<Prop> assumptions) {
        return assumptions.stream().filter(p -> !(p instanceof Prop.Or || p instanceof Prop.ForAll f && f.body() instanceof Prop.Or)).toList();
    }

    /// `H ⊢ left = right` from a proof in each case; empty where there is no such variable, or no proof in one of the cases.
    Optional<Theorem> prove(Function<Case, Optional<Theorem>> proof) {
        if (!Critical.piecewise(claim.left()) && !Critical.piecewise(claim.right())) {
            return Optional.empty();
        }
        return alternatives().stream().findFirst().flatMap(t -> inEach(t, proof));
    }

    private Optional<Theorem> inEach(Theorem alternative, Function<Case, Optional<Theorem>> proof) {
        List<Theorem> branches = new ArrayList<>();
        for (Prop part : ((Prop.Or) alternative.conclusion()).parts()) {
            Optional<Theorem> branch = at(part, proof);
            if (branch.isEmpty()) {
                return branch;
            }
            branches.add(branch.get());
        }
        return Optional.of(Logic.split(alternative, branches));
    }

    private Optional<Theorem> at(Prop part, Function<Case, Optional<Theorem>> proof) {
        Expr u = variable(part).orElseThrow();
        return at(part, Equality.equation(Logic.assume(part), u, value((Prop.Compare) part)), _ -> Optional.empty(), proof);
    }

    /// From a proof with the value of a variable put in that an assumption gives as a constant, `x = log(2)` or `exp(x) = 2`; empty where there is none, or no proof.
    ///
    /// @param discharge   discharges what follows from the assumptions
    /// @param derivatives finds `H ⊢ D_x e = v` with H among the assumptions
    Optional<Theorem> proveAtConstant(UnaryOperator<Theorem> discharge, Function<Diff, Optional<Theorem>> derivatives, Function<Case, Optional<Theorem>> proof) {
        for (Prop p : assumptions) {
            if (p instanceof Prop.Compare(Expr e, Prop.Sign sign) && sign == Prop.Sign.ZERO && Free.symbols(e).size() == 1 && Free.occurs(Free.symbols(e).iterator().next(), claim)) {
                Optional<Theorem> given = Optional.of(Logic.assume(p)).map(t -> Injections.atConstant(t).map(discharge)
                        .filter(u -> assumptions.containsAll(u.hypotheses())).orElse(t));
                Optional<Theorem> equation = given.flatMap(Labels::constant);
                if (equation.isPresent()) {
                    return at(p, equation.get(), derivatives, proof);
                }
            }
        }
        return Optional.empty();
    }

    /// `H ⊢ x = c` from `H ⊢ x − c = 0` for a variable x and a constant c that is no rational number.
    private static Optional<Theorem> constant(Theorem zero) {
        if (!(zero.conclusion() instanceof Prop.Compare(Add sum, Prop.Sign _)) || !(Free.symbols(sum).iterator().next() instanceof Symbol x) || !(x.sort() instanceof Sort.Real)) {
            return Optional.empty();
        }
        Expr multiple = sum.terms().stream().filter(t -> Free.occurs(x, t)).findFirst().orElseThrow();
        Expr factor = multiple instanceof Mul m ? Terms.num(m.coefficient()) : Terms.ONE;
        Expr constant = Terms.add(sum.terms().stream().filter(t -> t != multiple).map(t -> Terms.negate(Terms.divide(t, factor))).toList());
        return multiple == Terms.multiply(factor, x) && Free.symbols(constant).isEmpty() && !(constant instanceof Num)
                ? Optional.of(Equality.equation(zero, x, constant)) : Optional.empty();
    }

    private Optional<Theorem> at(Prop part, Theorem equation, Function<Diff, Optional<Theorem>> derivatives, Function<Case, Optional<Theorem>> proof) {
        Expr u = equation.left();
        AtValue value = new AtValue(equation, derivatives);
        List<Prop> known = new ArrayList<>();
        List<Theorem> replaced = new ArrayList<>();
        for (Prop p : assumptions) {
            if (p.equals(part)) {
                continue;
            }
            Theorem t = p instanceof Prop.Compare c && Subterms.of(c.term()).contains(u) ? value.of(Logic.assume(p)) : Logic.assume(p);
            if (t.conclusion().equals(Prop.FALSE)) {
                return Optional.of(Logic.discharge(Logic.absurd(claim), t));
            }
            if (!isAlternative(p, u)) {
                known.add(t.conclusion());
                replaced.add(t);
            }
        }
        Theorem left = value.of(claim.left());
        Theorem right = value.of(claim.right());
        return proof.apply(new Case(known.stream().filter(p -> !p.equals(Prop.TRUE)).toList(), left.right(), right.right())).map(t -> {
            Theorem out = t;
            for (Theorem r : replaced) {
                out = out.hypotheses().contains(r.conclusion()) ? Logic.discharge(out, r) : out;
            }
            return Equality.transitive(left, Equality.transitive(out, Equality.symmetric(right)));
        });
    }

    /// The alternatives about variables, and entries, that stand in the claim and by which no derivative is.
    private List<Theorem> alternatives() {
        Set<Expr> terms = new LinkedHashSet<>(Subterms.of(claim.left()));
        terms.addAll(Subterms.of(claim.right()));
        List<Theorem> out = new ArrayList<>();
        for (Prop p : assumptions) {
            switch (p) {
                case Prop.Or _ -> add(Logic.assume(p), terms, out);
                case Prop.ForAll f -> {
                    for (Symbol i : Free.symbols(claim)) {
                        if (i.sort() instanceof Sort.Index && Ranges.conditions(i, (Sort.Index) f.index().sort()).isEmpty() && Binders.open(f, i) instanceof Prop.Or) {
                            add(Logic.specialise(Logic.assume(p), i), terms, out);
                        }
                    }
                }
                case Prop _ -> {
                }
            }
        }
        return out;
    }

    private static void add(Theorem t, Set<Expr> terms, List<Theorem> out) {
        List<Prop> parts = ((Prop.Or) t.conclusion()).parts();
        Optional<Expr> u = variable(parts.getFirst());
        if (u.isPresent() && parts.stream().allMatch(p -> variable(p).equals(u)) && terms.contains(u.get())
                && terms.stream().noneMatch(e -> e instanceof Diff d && Free.occurs(Derivatives.held(d.variable()), u.get()))) {
            out.add(t);
        }
    }

    private static boolean isAlternative(Prop p, Expr u) {
        return p instanceof Prop.Or(List<Prop> parts) && parts.stream().allMatch(q -> variable(q).equals(Optional.of(u)));
    }

    /// u of `u = c`.
    private static Optional<Expr> variable(Prop p) {
        if (!(p instanceof Prop.Compare(Expr e, Prop.Sign s) && s == Prop.Sign.ZERO)) {
            return Optional.empty();
        }
        List<Expr> terms = e instanceof Add a ? a.terms() : List.of(e);
        List<Expr> variables = terms.stream().filter(t -> !(t instanceof Num)).toList();
        return variables.size() == 1 ? Optional.of(variables.getFirst()).filter(t -> t instanceof Symbol || t instanceof Entry) : Optional.empty();
    }

    /// c of `u = c`.
    private static Expr value(Prop.Compare equation) {
        return equation.term() instanceof Add a ? Terms.negate(Terms.add(a.terms().stream().filter(Num.class::isInstance).toList())) : Terms.ZERO;
    }
}
