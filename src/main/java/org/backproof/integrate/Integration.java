package org.backproof.integrate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Replacement;
import org.backproof.algebra.Subterms;
import org.backproof.calculus.Differentiation;
import org.backproof.expr.Add;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;

/// The search for a term F with F′ = f: the table of forms, linearity, partial fractions, substitution, parts.
public final class Integration {
    static final int DEEPEST = 6;
    /// Letters for what is substituted, in turns.
    private static final Symbol INNER = Terms.real("'u");
    private static final Symbol OUTER = Terms.real("'v");
    private static final long LARGEST = 400;

    private final Knowledge knowledge;
    private final Magnitudes magnitudes;
    private final Parts parts;
    private final Normalizer shallow;
    private final Normalizer deep;
    private final Differentiation smooth;
    private final Map<Question, Expr> found = new HashMap<>();
    /// The depth from which on a search has ended with nothing, or is under way.
    private final Map<Question, Integer> without = new HashMap<>();

    private record Question(Expr integrand, Expr variable) {
    }

    /// @param knowledge what is known of the variables: where x is positive, log x serves for 1/x
    public Integration(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.magnitudes = new Magnitudes(knowledge);
        this.shallow = new Normalizer(knowledge, Normalizer.Settings.SHALLOW);
        this.deep = new Normalizer(knowledge, Normalizer.Settings.DEEP);
        this.smooth = new Differentiation(knowledge);
        this.parts = new Parts(this, smooth);
    }

    /// A proposal for the antiderivative by a variable, a real symbol or an entry; empty if none is found.
    public Optional<Expr> of(Expr f, Expr x) {
        return PiecewiseIntegration.applies(f, x) ? new PiecewiseIntegration(knowledge, (Symbol) x).of(f) : smooth(f, x);
    }

    /// Of a term without pieces.
    Optional<Expr> smooth(Expr f, Expr x) {
        return bySubstitution(f, x, 0).or(() -> integral(f, x, 0)).or(() -> integral(deep.normalize(f).right(), x, 0)).map(this::tidy);
    }

    /// Absolute values of what has a known sign resolved; the normal form where that is shorter.
    private Expr tidy(Expr e) {
        Expr plain = magnitudes.resolved(e);
        Expr normal = magnitudes.resolved(normal(plain));
        return normal.facts().size() < plain.facts().size() ? normal : plain;
    }

    /// log u, log(−u) or log |u|, as the sign of u is known.
    Expr logarithm(Expr u) {
        return magnitudes.logarithm(u);
    }

    Expr normal(Expr e) {
        return shallow.normalize(e).right();
    }

    /// On the variable, or on another entry of its tensor.
    static boolean depends(Expr e, Expr x) {
        return Free.occurs(Derivatives.held(x), e);
    }

    Optional<Expr> integral(Expr f, Expr x, int depth) {
        Expr e = Content.factored(this, normal(f));
        if (depth > DEEPEST || e.facts().size() > LARGEST) {
            return Optional.empty();
        }
        if (!depends(e, x)) {
            return Optional.of(Terms.multiply(e, x));
        }
        Question question = new Question(e, x);
        if (found.containsKey(question) || depth >= without.getOrDefault(question, Integer.MAX_VALUE)) {
            return Optional.ofNullable(found.get(question));
        }
        without.put(question, depth);
        Optional<Expr> answer = search(e, x, depth);
        answer.ifPresent(a -> found.put(question, a));
        return answer;
    }

    private Optional<Expr> search(Expr e, Expr x, int depth) {
        return bySum(e, x, depth).or(() -> byFactor(e, x, depth)).or(() -> Forms.of(this, e, x)).or(() -> byFractions(e, x, depth))
                .or(() -> byExpansion(e, x, depth)).or(() -> bySubstitution(e, x, depth)).or(() -> parts.of(e, x, depth));
    }

    private Optional<Expr> bySum(Expr e, Expr x, int depth) {
        return e instanceof Add a ? all(a.terms(), x, depth) : Optional.empty();
    }

    private Optional<Expr> all(List<Expr> terms, Expr x, int depth) {
        List<Expr> out = new ArrayList<>();
        for (Expr t : terms) {
            Optional<Expr> part = integral(t, x, depth + (terms.size() > 1 ? 0 : 1));
            if (part.isEmpty()) {
                return part;
            }
            out.add(part.get());
        }
        return Optional.of(Terms.add(out));
    }

    /// What is free of the variable before the integral.
    private Optional<Expr> byFactor(Expr e, Expr x, int depth) {
        if (!(e instanceof Mul m)) {
            return Optional.empty();
        }
        List<Expr> outside = new ArrayList<>(m.factors().stream().filter(f -> !depends(f, x)).toList());
        if (outside.isEmpty() && m.coefficient().isOne()) {
            return Optional.empty();
        }
        List<Expr> inside = m.factors().stream().filter(f -> depends(f, x)).toList();
        outside.replaceAll(f -> Content.primitive(this, f));
        outside.add(Terms.num(m.coefficient()));
        return integral(Terms.multiply(inside), x, depth).map(i -> Terms.multiply(Terms.multiply(outside), i));
    }

    /// A pole at a root r of a linear factor of the denominator taken out: `A/(x − r)^k`.
    private Optional<Expr> byFractions(Expr e, Expr x, int depth) {
        if (!(x instanceof Symbol s) || !(e instanceof Mul m)) {
            return Optional.empty();
        }
        for (Expr f : m.factors()) {
            if (f instanceof Pow p && p.exponent() instanceof Num n && n.value().isInteger() && n.value().signum() < 0) {
                Optional<Linear> l = Linear.of(this, p.base(), s);
                if (l.isPresent()) {
                    Expr power = Terms.power(p.base(), Terms.num(n.value().negate()));
                    Expr residue = Content.primitive(this, Substitution.of(s, l.get().root()).apply(normal(Terms.multiply(e, power))));
                    Expr part = Terms.multiply(residue, Terms.power(p.base(), p.exponent()));
                    Expr rest = normal(Terms.subtract(e, part));
                    if (part != e && residue != Terms.ZERO && !residue.hasDiff()) {
                        return integral(rest, x, depth + 1).flatMap(r -> integral(part, x, DEEPEST).map(t -> Terms.add(r, t)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// The terms of a numerator each by itself.
    private Optional<Expr> byExpansion(Expr e, Expr x, int depth) {
        if (e instanceof Mul m) {
            for (Expr f : m.factors()) {
                if (f instanceof Add a && depends(a, x)) {
                    List<Expr> others = new ArrayList<>(m.factors());
                    others.remove(f);
                    Expr rest = Terms.multiply(others);
                    List<Expr> terms = a.terms().stream().map(t -> normal(Terms.multiply(t, rest))).toList();
                    return terms.contains(e) ? Optional.empty() : all(terms, x, depth + 1).map(i -> Terms.multiply(Terms.num(m.coefficient()), i));
                }
            }
        }
        return Optional.empty();
    }

    /// `∫ g(u(x))·u′(x) dx = G(u(x))`.
    Optional<Expr> bySubstitution(Expr e, Expr x, int depth) {
        Symbol w = x == INNER ? OUTER : INNER;
        for (Expr u : inner(e, x)) {
            Optional<Expr> slope = smooth.derivative(u, x).map(t -> normal(t.derivative().value())).filter(d -> d != Terms.ZERO);
            if (slope.isPresent()) {
                Expr quotient = Terms.divide(e, slope.get());
                Expr raw = normal(Replacement.of(u, w, quotient));
                Expr g = depends(raw, x) ? normal(Replacement.of(u, w, normal(quotient))) : raw;
                Optional<Expr> outer = depends(g, x) ? Optional.empty() : integral(g, w, depth + 1);
                if (outer.isPresent()) {
                    return outer.map(o -> Substitution.of(w, u).apply(o));
                }
            }
        }
        return Optional.empty();
    }

    /// Subterms that may be the inner function, larger ones first.
    private static Set<Expr> inner(Expr e, Expr x) {
        Set<Expr> out = new LinkedHashSet<>();
        for (Expr s : Subterms.of(e)) {
            boolean closed = s instanceof Sum || s.facts().binders() == 0;
            if (s != e && s != x && closed && depends(s, x) && !(s instanceof Symbol) && !(s instanceof Entry)) {
                out.add(s);
            }
        }
        return out;
    }

    boolean holds(Prop p) {
        return knowledge.holds(p);
    }
}
