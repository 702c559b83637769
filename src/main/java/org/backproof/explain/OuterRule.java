package org.backproof.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.backproof.algebra.Knowledge;
import org.backproof.calculus.Differentiation;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.numeric.Rational;

/// The rule of differentiation for the outermost operation of a term, `D_x log u = 1/u · D_x u`, and the names of the rules that were used.
final class OuterRule {
    static final String OF = "derivative of ";
    private static final String POWER = "power rule";
    private static final Symbol INSIDE = Terms.real("%u");

    private final Knowledge knowledge;
    private final Words words;
    /// Whether each rule has a line of its own.
    private final boolean single;
    private final Set<String> rules = new LinkedHashSet<>();

    OuterRule(Knowledge knowledge, Words words, boolean single) {
        this.knowledge = knowledge;
        this.words = words;
        this.single = single;
    }

    void add(String rule) {
        rules.add(rule);
    }

    /// `product rule, derivatives of sin, exp`
    String names() {
        List<String> functions = rules.stream().filter(r -> r.startsWith(OF)).map(r -> r.substring(OF.length())).toList();
        List<String> out = new ArrayList<>(rules.stream().filter(r -> !r.startsWith(OF)).toList());
        if (!functions.isEmpty()) {
            out.add((functions.size() > 1 ? "derivatives of " : OF) + String.join(", ", functions));
            out.remove(POWER);
        }
        if (single && out.remove("chain rule")) {
            out.add("chain rule");
        }
        return out.isEmpty() ? "rules of differentiation" : String.join(", ", out);
    }

    /// Goes on with the derivative of a part, or leaves it to the next rule.
    private Expr further(Expr u, Expr x) {
        return !single || linear(u, x) ? derivative(u, x) : Terms.diff(u, x);
    }

    /// A derivative for which the rules are those that were used already, or for which there were none.
    Expr alike(Diff d) {
        Set<String> before = new LinkedHashSet<>(rules);
        rules.clear();
        Expr value = derivative(d.body(), d.variable());
        boolean same = before.isEmpty() || before.equals(rules);
        if (!same) {
            rules.clear();
            rules.addAll(before);
        }
        return same ? value : d;
    }

    Expr derivative(Expr b, Expr x) {
        if (!varies(b, x)) {
            return Terms.ZERO;
        }
        if (single ? linear(b, x) : simple(b, x)) {
            return atOnce(b, x);
        }
        return switch (b) {
            case Add a -> {
                name(a.terms().stream().anyMatch(t -> t instanceof Mul m && varies(t, x) && !linear(t, x)
                        && (m.factors().stream().anyMatch(f -> !varies(f, x)) || !m.coefficient().abs().equals(Rational.ONE))) ? "linearity" : "sum rule");
                yield Terms.add(a.terms().stream().map(t -> term(t, x)).toList());
            }
            case Mul m -> product(m, x);
            case Sum s -> {
                name("derivative of a finite sum");
                yield under(s, e -> further(e, x));
            }
            case Pow p -> power(p, x);
            case Apply a -> application(a, x);
            case Cases c -> cases(c, x);
            case Expr _ -> Terms.diff(b, x);
        };
    }

    /// Of a term of a sum: its constant factor before its derivative.
    private Expr term(Expr t, Expr x) {
        if (!single || !(t instanceof Mul m)) {
            return further(t, x);
        }
        List<Expr> held = new ArrayList<>(m.factors().stream().filter(f -> !varies(f, x)).toList());
        held.add(Terms.num(m.coefficient()));
        return Terms.multiply(Terms.multiply(held), further(Terms.multiply(m.factors().stream().filter(f -> varies(f, x)).toList()), x));
    }

    private Expr product(Mul m, Expr x) {
        List<Expr> held = new ArrayList<>(List.of(Terms.num(m.coefficient())));
        List<Expr> above = new ArrayList<>();
        List<Expr> below = new ArrayList<>();
        for (Expr f : m.factors()) {
            boolean inverse = f instanceof Pow p && p.exponent() instanceof Num n && n.value().isInteger() && n.value().signum() < 0;
            (!varies(f, x) ? held : inverse ? below : above).add(f);
        }
        Expr constant = Terms.multiply(held);
        if (above.size() + below.size() == 1) {
            name("constant factor");
            return Terms.multiply(constant, further(above.isEmpty() ? below.getFirst() : above.getFirst(), x));
        }
        if (!below.isEmpty() && !above.isEmpty()) {
            Expr u = Terms.multiply(above);
            Expr v = Terms.multiply(below.stream().map(f -> Terms.power(((Pow) f).base(), Terms.negate(((Pow) f).exponent()))).toList());
            rules.add("quotient rule");
            return Terms.multiply(constant, Terms.add(Terms.multiply(part(u, x), v), Terms.negate(Terms.multiply(u, part(v, x)))), Terms.power(v, -2));
        }
        rules.add("product rule");
        List<Expr> all = above.isEmpty() ? below : above;
        List<Expr> terms = new ArrayList<>();
        for (Expr f : all) {
            List<Expr> factors = new ArrayList<>(all.stream().filter(g -> g != f).toList());
            factors.add(part(f, x));
            if (constant instanceof Num) {
                factors.add(constant);
            }
            terms.add(Terms.multiply(factors));
        }
        return constant instanceof Num ? Terms.add(terms) : Terms.multiply(constant, Terms.add(terms));
    }

    /// Branch by branch; the rules see to it that the branches meet with one slope.
    private Expr cases(Cases c, Expr x) {
        Expr branch = Branch.chosen(knowledge, c);
        if (branch != c) {
            return derivative(branch, x);
        }
        Expr carried = atOnce(c, x);
        Expr value = !(carried instanceof Diff) ? carried
                : Differentiation.offKinks(knowledge).derivative(c, x).map(t -> t.derivative().value()).orElse(carried);
        if (!(value instanceof Diff)) {
            rules.add("branch by branch");
        }
        return value;
    }

    private Expr power(Pow p, Expr x) {
        if (!varies(p.exponent(), x)) {
            name(POWER);
            chainRule(p.base(), x);
            return Terms.multiply(p.exponent(), Terms.power(p.base(), Terms.subtract(p.exponent(), Terms.ONE)), inner(p.base(), x));
        }
        return varies(p.base(), x) ? general(p, x) : chain(Terms.power(p.base(), INSIDE), p.exponent(), p, x);
    }

    /// u^v = exp(v log u)
    private Expr general(Pow p, Expr x) {
        rules.add("general power rule");
        return raw(p, x).orElse(Terms.diff(p, x));
    }

    private Expr application(Apply a, Expr x) {
        List<Expr> varying = a.arguments().stream().filter(u -> varies(u, x)).toList();
        if (varying.size() == 1 && !(varying.getFirst() instanceof Lambda) && named(a)) {
            List<Expr> arguments = a.arguments().stream().map(u -> u == varying.getFirst() ? INSIDE : u).toList();
            name(OF + words.name(a.function()).name());
            return chain(Terms.apply(a.function(), arguments), varying.getFirst(), a, x);
        }
        if (named(a) || !(a.function() instanceof Function.Defined f)) {
            return atOnce(a, x);
        }
        rules.add("definition of " + words.name(f).name());
        return Terms.diff(Branch.chosen(knowledge, Binders.unfold(f, a.arguments())), x);
    }

    /// f′(u) · D_x u
    private Expr chain(Expr outer, Expr u, Expr whole, Expr x) {
        Optional<Expr> slope = raw(outer, INSIDE);
        if (slope.isEmpty()) {
            return Terms.diff(whole, x);
        }
        chainRule(u, x);
        return Terms.multiply(Substitution.of(INSIDE, u).apply(slope.get()), inner(u, x));
    }

    private void chainRule(Expr u, Expr x) {
        if (u != x) {
            rules.add("chain rule");
        }
    }

    /// A rule that goes without saying where several are used at once.
    private void name(String rule) {
        if (single) {
            rules.add(rule);
        }
    }

    /// The inner derivative of a chain: shown as such where it is not a number times a power at once.
    private Expr inner(Expr u, Expr x) {
        return linear(u, x) ? raw(u, x).orElse(Terms.diff(u, x)) : Terms.diff(u, x);
    }

    private Expr part(Expr u, Expr x) {
        return single ? further(u, x) : simple(u, x) ? atOnce(u, x) : Terms.diff(u, x);
    }

    private Expr atOnce(Expr b, Expr x) {
        Optional<Expr> value = raw(b, x);
        value.ifPresent(_ -> rule(b, x));
        return value.orElse(Terms.diff(b, x));
    }

    /// What the rules give, not simplified.
    private Optional<Expr> raw(Expr b, Expr x) {
        return new Differentiation(knowledge).derivative(b, x).map(t -> t.derivative().value());
    }

    private void rule(Expr b, Expr x) {
        switch (b) {
            case Add a -> a.terms().stream().filter(t -> varies(t, x)).forEach(t -> rule(t, x));
            case Mul m -> m.factors().stream().filter(f -> varies(f, x)).forEach(f -> rule(f, x));
            case Sum s -> rule(Binders.open(s, Terms.symbol("%i", s.index().sort())), x);
            case Apply a -> rules.add(OF + words.name(a.function()).name());
            case Pow _ -> rules.add(POWER);
            case Expr _ -> {
            }
        }
    }

    /// Whether one line is enough for it.
    private boolean simple(Expr b, Expr x) {
        return !varies(b, x) || linear(b, x) || switch (b) {
            case Add a -> a.terms().stream().allMatch(t -> simple(t, x));
            case Mul m -> m.factors().stream().filter(f -> varies(f, x)).count() == 1 && m.factors().stream().allMatch(f -> simple(f, x));
            case Sum s -> simple(Binders.open(s, Terms.symbol("%i", s.index().sort())), x);
            case Pow p -> linear(p.base(), x) && !varies(p.exponent(), x);
            case Apply a -> named(a) && a.arguments().stream().allMatch(u -> u instanceof Lambda l ? l.body() instanceof Entry : linear(u, x));
            case Expr _ -> false;
        };
    }

    private static boolean linear(Expr b, Expr x) {
        return b == x || !varies(b, x) || switch (b) {
            case Entry _ -> true;
            case Add a -> a.terms().stream().allMatch(t -> linear(t, x));
            case Mul m -> m.factors().stream().filter(f -> varies(f, x)).count() == 1 && m.factors().stream().allMatch(f -> linear(f, x));
            case Expr _ -> false;
        };
    }

    /// Whether the derivative of the function is known in terms of functions, so that its definition is not needed.
    private boolean named(Apply a) {
        return !(a.function() instanceof Function.Defined f) || knowledge.lemmas().generator(f);
    }

    private static boolean varies(Expr e, Expr x) {
        return Free.occurs(Derivatives.held(x), e);
    }

    static Expr under(Sum s, UnaryOperator<Expr> of) {
        Symbol i = Terms.symbol("%i" + s.index().number(), s.index().sort());
        return Terms.sum(i, of.apply(Binders.open(s, i)));
    }
}
