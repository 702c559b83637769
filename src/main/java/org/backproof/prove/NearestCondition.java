package org.backproof.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.backproof.algebra.Budget;
import org.backproof.evaluate.PointSearch;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Oversize;

/// The true comparison nearest to a false one: with equality allowed, the other way round, or under a condition on one variable.
///
/// @param given what it needs besides the assumptions
public record NearestCondition(Prop holds, List<Prop> given) {
    /// The share of what is left of the work that one of them may take.
    private static final double SHARE = 0.3;
    private static final int POINTS = 40;
    private static final List<Function<Expr, Prop>> OF_ONE = List.of(Prop::nonzero, Prop::nonnegative, Prop::positive, x -> Prop.nonnegative(Terms.negate(x)),
            x -> Prop.positive(Terms.negate(x)), x -> within(x, -1, true), x -> within(x, 0, true), x -> within(x, -1, false), x -> within(x, 0, false), x -> Prop.nonnegative(Terms.subtract(x, Terms.ONE)),
            x -> Prop.positive(Terms.subtract(x, Terms.ONE)));

    /// Empty where none is proved.
    ///
    /// @param domain what the functions of the claim say of their arguments
    public static Optional<NearestCondition> of(List<Prop> assumptions, Prop.Compare claim, List<Prop> domain, Prover prover) {
        List<Prop> more = domain.stream().filter(p -> !assumptions.contains(p)).toList();
        for (NearestCondition c : Stream.concat(Stream.of(new NearestCondition(claim, more)).filter(_ -> !more.isEmpty()), candidates(claim).stream()).toList()) {
            List<Prop> all = new ArrayList<>(assumptions);
            all.addAll(c.given);
            PointSearch points = new PointSearch(all, () -> false, POINTS);
            if (points.failing(c.holds).isEmpty() && points.model(Prop.terms(c.holds)).isPresent() && proved(prover.part(SHARE), all, c.holds)) {
                return Optional.of(c);
            }
        }
        return Optional.empty();
    }

    /// That a term is positive, negative, or not 0: the first that is proved.
    public static Optional<NearestCondition> signed(List<Prop> assumptions, Expr term, Prover prover) {
        for (Prop sign : List.of(Prop.positive(term), Prop.positive(Terms.negate(term)), Prop.nonnegative(term), Prop.nonnegative(Terms.negate(term)), Prop.nonzero(term))) {
            if (new PointSearch(assumptions, () -> false, POINTS).failing(sign).isEmpty() && proved(prover.part(SHARE), assumptions, sign)) {
                return Optional.of(new NearestCondition(sign, List.of()));
            }
        }
        return Optional.empty();
    }

    private static boolean proved(Prover prover, List<Prop> assumptions, Prop goal) {
        try {
            return prover.prove(assumptions, goal) instanceof Verdict.Proved;
        } catch (Budget.Exhausted | StackOverflowError | Oversize _) {
            return false;
        }
    }

    private static List<NearestCondition> candidates(Prop.Compare claim) {
        Expr e = claim.term();
        Expr opposite = Terms.negate(e);
        Stream<Prop> others = switch (claim.sign()) {
            case POSITIVE -> Stream.of(Prop.nonnegative(e), Prop.positive(opposite), Prop.nonnegative(opposite));
            case NONNEGATIVE -> Stream.of(Prop.positive(opposite), Prop.nonnegative(opposite));
            case ZERO, NONZERO -> Stream.of();
        };
        List<NearestCondition> out = new ArrayList<>(others.map(p -> new NearestCondition(p, List.of())).toList());
        List<Symbol> reals = Free.symbols(e).stream().filter(s -> s.sort() instanceof Sort.Real).toList();
        OF_ONE.forEach(of -> reals.stream().filter(x -> !bounds(e, x)).forEach(x -> out.add(new NearestCondition(claim, List.of(of.apply(x))))));
        return out;
    }

    /// Whether the comparison of e with 0 is one of x with a number: a narrower range of x would assume the claim.
    private static boolean bounds(Expr e, Symbol x) {
        return Terms.subtract(e, x) instanceof Num || Terms.add(e, x) instanceof Num;
    }

    /// `low ≤ x ≤ 1`, `low < x < 1`
    private static Prop within(Expr x, int low, boolean closed) {
        return Prop.and(Stream.of(Terms.subtract(x, Terms.num(low)), Terms.subtract(Terms.ONE, x)).map(room -> closed ? Prop.nonnegative(room) : Prop.positive(room)).toList());
    }
}
