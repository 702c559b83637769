package org.backproof.battery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axiom;
import org.backproof.kernel.Axioms;
import org.backproof.library.Descriptor;
import org.backproof.library.Library;

/// True equations, made from axioms and lemmas: instances of them, one inside another, under functions and among other terms.
final class Rewriting {
    private static final List<Symbol> VARIABLES = List.of(Terms.real("x"), Terms.real("y"));
    private static final long LARGEST = 90;

    private final Random random;
    private final List<KnownClaim> rules;
    private final List<Descriptor> functions = Library.descriptors().stream()
            .filter(d -> d.definition().formals().size() == 1 && d.definition().formals().getFirst().isReal() && d.definition().function().rank() == 0).toList();

    Rewriting(Random random) {
        this.random = random;
        this.rules = new ArrayList<>(KnownClaim.lemmas());
        for (Axiom a : Axioms.all()) {
            if (a.conclusion() instanceof Prop.Equal(Expr l, Expr r)) {
                rules.add(new KnownClaim(a.name(), a.conditions(), l, r));
            }
        }
    }

    /// The next equation; empty where what was drawn means nothing, or is too large.
    Optional<KnownClaim> next() {
        try {
            KnownClaim claim = instance(any(rules));
            if (random.nextInt(3) == 0) {
                claim = inside(claim, any(rules));
            }
            for (int k = random.nextInt(3); k > 0; k--) {
                claim = among(claim);
            }
            boolean large = claim.left().facts().size() + claim.right().facts().size() > LARGEST;
            return large || claim.left() == claim.right() || claim.assumptions().contains(Prop.FALSE) ? Optional.empty() : Optional.of(claim);
        } catch (IllegalArgumentException | ArithmeticException | Substitution.Capture _) {
            return Optional.empty();
        }
    }

    private static Set<Symbol> letters(KnownClaim c) {
        Set<Symbol> out = new LinkedHashSet<>(Free.symbols(c.left()));
        out.addAll(Free.symbols(c.right()));
        c.assumptions().forEach(p -> out.addAll(Free.symbols(p)));
        return out;
    }

    /// Small terms for the letters; the letters themselves under a derivative, and those that are no real numbers.
    private KnownClaim instance(KnownClaim rule) {
        Map<Expr, Expr> map = new LinkedHashMap<>();
        boolean fixed = rule.left().hasDiff() || rule.right().hasDiff();
        for (Symbol s : sorted(letters(rule))) {
            if (s.sort() instanceof Sort.Real && !fixed) {
                map.put(s, small());
            }
        }
        return under(rule, Substitution.of(map), rule.from());
    }

    private static List<Symbol> sorted(Set<Symbol> symbols) {
        return symbols.stream().sorted(Comparator.comparing(Symbol::name)).toList();
    }

    private static KnownClaim under(KnownClaim rule, Substitution s, String from) {
        return new KnownClaim(from, rule.assumptions().stream().map(s::apply).filter(p -> !p.equals(Prop.TRUE)).toList(), s.apply(rule.left()), s.apply(rule.right()));
    }

    /// One side of the claim in one side of the rule, the other in the other.
    private KnownClaim inside(KnownClaim claim, KnownClaim rule) {
        List<Symbol> real = sorted(letters(rule)).stream().filter(s -> s.sort() instanceof Sort.Real).toList();
        if (real.isEmpty() || rule.left().hasDiff() || rule.right().hasDiff() || letters(rule).size() > real.size()) {
            return claim;
        }
        Symbol hole = any(real);
        Map<Expr, Expr> rest = new LinkedHashMap<>();
        real.stream().filter(s -> s != hole).forEach(s -> rest.put(s, small()));
        Substitution left = Substitution.of(rest).with(hole, claim.left());
        Substitution right = Substitution.of(rest).with(hole, claim.right());
        List<Prop> assumptions = new ArrayList<>(claim.assumptions());
        if (!claim.left().total()) {
            assumptions.add(Prop.defined(claim.left())); // a rule is about values: prelu(1, alpha) needs no alpha, and has one
        }
        rule.assumptions().stream().map(left::apply).filter(p -> !p.equals(Prop.TRUE)).forEach(assumptions::add);
        return new KnownClaim(claim.from() + ", " + rule.from(), assumptions, left.apply(rule.left()), right.apply(rule.right()));
    }

    /// Both sides in the same place of a larger term.
    private KnownClaim among(KnownClaim claim) {
        Expr t = small();
        int place = random.nextInt(8);
        Descriptor f = any(functions);
        return new KnownClaim(claim.from(), claim.assumptions(), around(claim.left(), t, place, f), around(claim.right(), t, place, f));
    }

    private static Expr around(Expr e, Expr t, int place, Descriptor f) {
        return switch (place) {
            case 0 -> Terms.add(e, t);
            case 1 -> Terms.multiply(e, t);
            case 2 -> Terms.power(e, 2);
            case 3 -> Primitives.exp(e);
            case 4 -> Terms.divide(t, e);
            case 5 -> Terms.subtract(t, e);
            case 6 -> Terms.apply(f.definition().function(), e);
            default -> Terms.divide(e, Terms.add(Terms.ONE, Terms.power(t, 2)));
        };
    }

    private Expr small() {
        Expr x = any(VARIABLES);
        return switch (random.nextInt(10)) {
            case 0 -> Terms.num(random.nextInt(1, 4));
            case 1 -> Terms.add(x, Terms.ONE);
            case 2 -> Terms.multiply(Terms.TWO, x);
            case 3 -> Terms.negate(x);
            case 4 -> Terms.power(x, 2);
            case 5 -> Terms.add(VARIABLES.get(0), VARIABLES.get(1));
            default -> x;
        };
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
