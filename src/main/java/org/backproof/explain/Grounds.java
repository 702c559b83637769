package org.backproof.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.expr.Add;
import org.backproof.expr.Children;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Rule;
import org.backproof.kernel.Theorem;
import org.backproof.print.Prose;

/// Why two terms are equal, in the words of a textbook.
final class Grounds {
    static final String DENOMINATOR = "common denominator";
    private static final int MOST = 3;
    /// Nodes of a formula that stands among words.
    private static final long LONGEST = 14;

    private final Knowledge knowledge;
    private final Words words;

    Grounds(Knowledge knowledge, Words words) {
        this.knowledge = knowledge;
        this.words = words;
    }

    /// Of a proved step.
    Prose of(Theorem step) {
        if (arithmetic(step.left(), step.right())) {
            return Prose.of(rearrangement(step.left(), step.right()));
        }
        Map<String, List<Theorem>> cited = cited(step);
        List<Theorem> only = cited.size() == 1 ? cited.values().iterator().next() : List.of();
        Prose out = only.size() == 1 && formula(only.getFirst()) && !step.conclusion().equals(only.getFirst().conclusion()) ? Prose.of(words.show(only.getFirst().conclusion()))
                : Prose.of(String.join("; ", cited.keySet().stream().limit(MOST).toList()));
        for (Prop h : step.hypotheses()) {
            if (Ledger.isEquation(h) && knowledge.known(h).isPresent()) {
                out = (out.isEmpty() ? out : out.and("; ")).and(Ledger.layout(words, h));
            }
        }
        return out.isEmpty() ? Prose.of(step.left().hasDiff() ? "rules of differentiation" : "algebra") : out;
    }

    /// Whether a law is cited best by what it says here.
    private static boolean formula(Theorem law) {
        return law.rule() == Rule.AXIOM && law.conclusion() instanceof Prop.Equal(Expr l, Expr r) && l.facts().size() + r.facts().size() <= LONGEST
                && law.hypotheses().stream().allMatch(h -> h instanceof Prop.Defined);
    }

    /// Whether the terms are equal as fractions in whatever they are made of.
    boolean arithmetic(Expr a, Expr b) {
        Map<Expr, Expr> letters = new LinkedHashMap<>();
        Expr left = abstracted(a, letters);
        Expr right = abstracted(b, letters);
        try {
            Optional<Theorem> t = new Normalizer(knowledge.unconditional().inner(), Normalizer.Settings.SHALLOW).equal(left, right);
            return t.isPresent() && t.get().hypotheses().stream().allMatch(h -> h instanceof Prop.Compare || h instanceof Prop.Defined);
        } catch (IllegalStateException | Budget.Exhausted _) {
            return false;
        }
    }

    /// Letters in place of what is no sum, product or integer power.
    private static Expr abstracted(Expr e, Map<Expr, Expr> letters) {
        return switch (e) {
            case Num _ -> e;
            case Add _, Mul _ -> Children.map(e, c -> abstracted(c, letters));
            case Pow p when p.exponent() instanceof Num n && n.value().isInteger() -> Terms.power(abstracted(p.base(), letters), p.exponent());
            case Expr _ -> letters.computeIfAbsent(e, _ -> Terms.real("%" + letters.size()));
        };
    }

    private static String rearrangement(Expr a, Expr b) {
        int before = fractions(a);
        int after = fractions(b);
        if (a instanceof Add && !(b instanceof Add || b instanceof Num)) {
            return after > 0 ? DENOMINATOR : "common factors";
        }
        if (b instanceof Num && products(a)) {
            return "multiply out";
        }
        if (!(a instanceof Add) && b instanceof Add) {
            return after > 0 && before > 0 ? "split the fraction" : "multiply out";
        }
        if (after >= before && products(a) && !products(b)) {
            return "multiply out";
        }
        return after < before ? "cancel" : a instanceof Add && before > 0 ? DENOMINATOR : "rearrange";
    }

    /// Whether there is a product with a sum in a sum above a line.
    private static boolean products(Expr e) {
        return switch (e) {
            case Add a -> a.terms().stream().anyMatch(t -> Tidy.factors(t).stream().anyMatch(f -> f instanceof Add));
            case Mul m -> m.factors().stream().anyMatch(Grounds::products);
            case Expr _ -> false;
        };
    }

    private static int fractions(Expr e) {
        return switch (e) {
            case Add a -> a.terms().stream().mapToInt(Grounds::fractions).sum();
            case Mul m -> m.factors().stream().mapToInt(Grounds::fractions).sum();
            case Pow p when p.exponent() instanceof Num n && n.value().signum() < 0 -> 1;
            case Expr _ -> 0;
        };
    }

    /// The laws and definitions that a proof cites, by name.
    static List<Theorem> laws(Theorem t) {
        return cited(t).values().stream().flatMap(List::stream).filter(c -> c.conclusion() instanceof Prop.Equal).toList();
    }

    static String name(Theorem law) {
        return law.rule() == Rule.AXIOM || law.rule() == Rule.UNFOLDING ? law.detail() : law.rule().text();
    }

    static boolean cites(Theorem t, Rule rule) {
        return cited(t).values().stream().flatMap(List::stream).anyMatch(c -> c.rule() == rule);
    }

    /// What the proof cites, by name: definitions, laws of the primitive functions and of Σ.
    private static Map<String, List<Theorem>> cited(Theorem t) {
        Map<String, List<Theorem>> out = new LinkedHashMap<>();
        Set<Theorem> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        ArrayDeque<Theorem> open = new ArrayDeque<>(List.of(t));
        while (!open.isEmpty()) {
            Theorem next = open.pop();
            if (!seen.add(next)) {
                continue;
            }
            switch (next.rule()) {
                case AXIOM, UNFOLDING, SUM_DELTA, SUM_EXCHANGE, SUM_DIFFERENCES, SUM_RANGE, SUM_CONSTANT, SUM_LINEAR, CONSTANCY, MONOTONICITY, MAXIMUM, DERIVATIVE_KINK -> cite(next, name(next), out);
                case Rule _ -> {
                }
            }
            List<Theorem> premises = next.rule() == Rule.CUT ? next.premises().subList(0, 1) : next.premises();
            premises.reversed().forEach(open::push);
        }
        return out;
    }

    private static void cite(Theorem t, String name, Map<String, List<Theorem>> out) {
        List<Theorem> of = out.computeIfAbsent(name, _ -> new ArrayList<>());
        if (of.stream().noneMatch(o -> o.conclusion().equals(t.conclusion()))) {
            of.add(t);
        }
    }
}
