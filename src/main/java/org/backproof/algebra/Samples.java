package org.backproof.algebra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.backproof.evaluate.DoubleEvaluation;
import org.backproof.evaluate.Truth;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.kernel.Theorem;
import org.jspecify.annotations.Nullable;

/// A few points where the facts seem to hold. A goal that fails there is not worth a search; nothing is decided by them.
final class Samples {
    private static final int POINTS = 4;
    private static final int TRIES = 40;
    private static final long SEED = 20_231;
    private static final double ZERO = 1e-9;

    /// A fact and the symbols that it ties together.
    private record Fact(Prop prop, Set<Symbol> symbols) {
        boolean touches(Set<Symbol> others) {
            return symbols.stream().anyMatch(others::contains);
        }
    }

    private final @Nullable Samples outer;
    private final List<Fact> own;
    private final Map<Set<Symbol>, List<Sample>> points = new HashMap<>();

    /// A point.
    ///
    /// @param simple whether every size is 1 there, or every number 0: what is 0 in doubles is 0, as Σ (u − v)² at u = v = 0
    private record Sample(DoubleEvaluation at, boolean simple) {
    }

    /// @param outer the points of what is known outside
    /// @param facts what is known beside
    Samples(@Nullable Samples outer, Iterable<Theorem> facts) {
        this.outer = outer;
        this.own = new ArrayList<>();
        facts.forEach(t -> own.add(new Fact(t.conclusion(), Free.symbols(t.conclusion()))));
    }

    /// Whether the goal fails at some point where the facts hold.
    boolean refute(Prop goal) {
        Set<Symbol> symbols = new LinkedHashSet<>(Free.symbols(goal));
        while (grow(symbols)) {
            // a fact that shares a symbol brings in its others
        }
        return points(symbols).stream().anyMatch(p -> fails(p, goal));
    }

    /// Whether some point was found where all facts seem to hold.
    boolean consistent() {
        Set<Symbol> symbols = new LinkedHashSet<>();
        mentioned(symbols);
        return !points(symbols).isEmpty();
    }

    private void mentioned(Set<Symbol> symbols) {
        if (outer != null) {
            outer.mentioned(symbols);
        }
        own.forEach(f -> symbols.addAll(f.symbols));
    }

    /// Whether facts tie more symbols to these.
    private boolean grow(Set<Symbol> symbols) {
        boolean more = outer != null && outer.grow(symbols);
        for (Fact f : own) {
            if (!symbols.containsAll(f.symbols) && f.touches(symbols)) {
                more |= symbols.addAll(f.symbols);
            }
        }
        return more;
    }

    private List<Sample> points(Set<Symbol> symbols) {
        if (outer != null && own.stream().noneMatch(f -> f.touches(symbols))) {
            return outer.points(symbols);
        }
        List<Sample> known = points.get(symbols);
        if (known == null) {
            known = find(symbols);
            points.put(Set.copyOf(symbols), known);
        }
        return known;
    }

    private static boolean fails(Sample s, Prop goal) {
        DoubleEvaluation p = s.at;
        return switch (goal) {
            case Prop.Compare(Expr e, Prop.Sign sign) -> {
                double v = p.value(e);
                // what is not a number may only be beyond the range of doubles
                yield !Double.isNaN(v) && switch (sign) {
                    case POSITIVE -> v < -ZERO || s.simple && v == 0;
                    case NONNEGATIVE -> v < -ZERO;
                    case NONZERO -> s.simple && v == 0;
                    case ZERO -> Math.abs(v) > 1e-6;
                };
            }
            case Prop.And(List<Prop> parts) -> parts.stream().anyMatch(q -> fails(s, q));
            case Prop.Or(List<Prop> parts) -> parts.stream().allMatch(q -> fails(s, q));
            // at a kink doubles know no derivative, whether or not there is one
            case Prop.Defined _, Prop.Whole _, Prop.ForAll _, Prop.Equal _, Prop.Derivative _ ->
                Prop.terms(goal).stream().noneMatch(Expr::hasDiff) && p.truth(goal) == Truth.FALSE;
        };
    }

    private List<Sample> find(Set<Symbol> symbols) {
        List<Prop> facts = new ArrayList<>();
        facts(symbols, facts);
        Random random = new Random(SEED);
        boolean equations = facts.stream().anyMatch(f -> zero(f).isPresent());
        IntFunction<Draft.Zeros> zeros = k -> equations && k >= TRIES / 2 ? Draft.Zeros.HALF : Draft.Zeros.NONE;
        List<Sample> out = drawn(facts, POINTS, TRIES, k -> new Draft(symbols, random, zeros.apply(k), Draft.SIZE));
        if (symbols.stream().filter(s -> s.sort() instanceof Sort.Tensor).count() > 1) {
            out.addAll(drawn(facts, POINTS, POINTS, _ -> new Draft(symbols, random, Draft.Zeros.HALF, Draft.SIZE)));
        }
        if (symbols.stream().anyMatch(s -> s.sort() instanceof Sort.Size)) {
            out.addAll(drawn(facts, 1, TRIES, k -> new Draft(symbols, random, zeros.apply(k), Draft.SINGLE)));
        }
        out.addAll(drawn(facts, 1, 1, _ -> new Draft(symbols, random, Draft.Zeros.ALL, Draft.SIZE)));
        return out;
    }

    private static List<Sample> drawn(List<Prop> facts, int most, int tries, IntFunction<Draft> drafts) {
        List<Sample> out = new ArrayList<>();
        for (int k = 0; k < tries && out.size() < most; k++) {
            Draft draft = drafts.apply(k);
            facts.forEach(f -> zero(f).ifPresent(draft::solve));
            DoubleEvaluation p = draft.evaluation();
            if (draft.inRange() && facts.stream().allMatch(f -> holds(p, f))) {
                out.add(new Sample(p, draft.isSimple()));
            }
        }
        return out;
    }

    private void facts(Set<Symbol> symbols, List<Prop> out) {
        if (outer != null) {
            outer.facts(symbols, out);
        }
        own.stream().filter(f -> f.touches(symbols)).forEach(f -> out.add(f.prop));
    }

    /// The term that the fact says is zero.
    private static Optional<Expr> zero(Prop fact) {
        return fact instanceof Prop.Compare(Expr e, Prop.Sign sign) && sign == Prop.Sign.ZERO ? Optional.of(e) : Optional.empty();
    }

    /// By more than rounding: at y := x the doubles may say x − y ≠ 0.
    private static boolean holds(DoubleEvaluation p, Prop fact) {
        return switch (fact) {
            case Prop.Compare(Expr e, Prop.Sign sign) -> switch (sign) {
                case ZERO -> Math.abs(p.value(e)) < ZERO;
                case NONZERO -> Math.abs(p.value(e)) > ZERO;
                case POSITIVE -> p.value(e) > ZERO;
                case NONNEGATIVE -> p.value(e) >= 0;
            };
            case Prop.Defined _, Prop.Whole _, Prop.And _, Prop.Or _, Prop.ForAll _, Prop.Equal _, Prop.Derivative _ -> p.truth(fact) == Truth.TRUE;
        };
    }
}
