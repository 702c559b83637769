package org.backproof.algebra;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Delta;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axiom;
import org.backproof.kernel.Axioms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Sums;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Comparisons that hold of a term for what it is: the range of a function, a size at least 1, an index in range.
final class AtomFacts {
    private AtomFacts() {
    }

    /// The axioms that bound the value of a function of one argument.
    private static List<Axiom> bounds(Function.Primitive f) {
        return Axioms.all().stream().filter(a -> a.conclusion() instanceof Prop.Compare c && a.letters().size() == f.arity()
                && Subterms.of(c.term()).stream().anyMatch(e -> e instanceof Apply b && b.function() == f)).toList();
    }

    private static final Map<Function, Axiom> ODD = Map.of(Primitives.SIN, Axioms.SIN_ODD, Primitives.ATAN, Axioms.ATAN_ODD);

    /// The bound of an odd function at the opposite of its argument: `sin(−x) > 0` gives `−sin(x) > 0`.
    private static Optional<Theorem> opposite(Apply a, Axiom bound, Knowledge knowledge) {
        if (!ODD.containsKey(a.function()) || !(((Prop.Compare) bound.conclusion()).term() instanceof Apply)) {
            return Optional.empty();
        }
        Expr u = a.arguments().getFirst();
        return provable(bound.at(Terms.negate(u)), knowledge).map(t -> Equality.compared(ODD.get(a.function()).at(u), t));
    }

    /// Every comparison that can be had at once.
    static List<Theorem> about(Expr e, Knowledge knowledge) {
        return about(e, knowledge, false);
    }

    /// The same, or only of the term itself or its opposite with 0.
    static List<Theorem> about(Expr e, Knowledge knowledge, boolean alone) {
        List<Theorem> out = new ArrayList<>();
        switch (e) {
            case Symbol s when s.sort() instanceof Sort.Size -> out.add(Signs.size(s));
            case Symbol s when s.sort() instanceof Sort.Index(Expr lower, Expr upper) -> {
                out.addAll(Signs.range(s));
                Stream.of(lower, upper).flatMap(bound -> Free.symbols(bound).stream()).distinct().filter(i -> i.sort() instanceof Sort.Index)
                        .forEach(i -> out.addAll(about(i, knowledge, alone))); // j ≤ i ≤ n
            }
            case Delta d -> out.add(Sums.deltaSign(d));
            case Apply a when a.function() instanceof Function.Primitive f -> {
                for (Axiom bound : bounds(f)) {
                    if (alone && ((Prop.Compare) bound.conclusion()).term() instanceof Add) {
                        continue;
                    }
                    Theorem t = f.arity() == 0 ? bound.at() : bound.at(a.arguments().getFirst());
                    provable(t, knowledge).ifPresent(out::add);
                    opposite(a, bound, knowledge).ifPresent(out::add);
                }
            }
            case Apply a when a.function() instanceof Function.Defined f -> {
                for (Theorem lemma : knowledge.lemmas().comparisons(f)) {
                    if (!withArgument(lemma, f)) {
                        provable(Logic.instantiate(lemma, Binders.instantiation(f.symbols(), a.arguments())), knowledge).ifPresent(out::add);
                    }
                }
            }
            case Pow p when p.exponent() instanceof Num n && !n.value().isInteger() ->
                knowledge.prove(Prop.defined(p)).ifPresent(d -> {
                    out.add(Logic.discharge(Signs.root(p.base(), n), d));
                    if (n.value().multiply(Rational.TWO).isInteger()) {
                        Axiom square = n.value().signum() > 0 ? Axioms.ROOT_POWER : Axioms.POWER_POWER;
                        provable(Equality.difference(square.at(p.base(), n, Terms.TWO)), knowledge).ifPresent(out::add);
                    }
                });
            case Expr _ -> {
            }
        }
        out.removeIf(t -> !(t.conclusion() instanceof Prop.Compare));
        return out;
    }

    /// Whether the lemma compares the value with the argument: `|x| − x ≥ 0`.
    private static boolean withArgument(Theorem lemma, Function.Defined f) {
        return lemma.conclusion() instanceof Prop.Compare(Add e, Prop.Sign _) && f.symbols().size() == 1
                && (e.terms().contains(f.symbols().getFirst()) || e.terms().contains(Terms.negate(f.symbols().getFirst())));
    }

    /// What follows for an argument that some of the atoms stand in: `c − u > 0` and `c + u > 0` from `c − |u| > 0`.
    static List<Theorem> relaxed(Theorem fact, Set<Expr> atoms, Knowledge knowledge) {
        List<Theorem> out = new ArrayList<>();
        Prop.Compare c = (Prop.Compare) fact.conclusion();
        if (c.sign() != Prop.Sign.POSITIVE && c.sign() != Prop.Sign.NONNEGATIVE) {
            return out;
        }
        for (Expr t : c.term() instanceof Add e ? e.terms() : List.of(c.term())) {
            if (t instanceof Mul m && m.coefficient().signum() < 0 && m.factors().size() == 1 && m.factors().getFirst() instanceof Apply a
                    && !atoms.contains(a) && a.function() instanceof Function.Defined f && Subterms.of(a).stream().anyMatch(atoms::contains)) {
                for (Theorem lemma : knowledge.lemmas().comparisons(f)) {
                    Theorem bound = Logic.instantiate(lemma, Binders.instantiation(f.symbols(), a.arguments()));
                    if (withArgument(lemma, f) && bound.conclusion() instanceof Prop.Compare b) {
                        Rational scale = m.coefficient().negate();
                        Expr sum = Terms.add(c.term(), Terms.multiply(Terms.num(scale), b.term()));
                        Certificates.finish(knowledge, sum, c.sign(), List.of(fact, bound),
                                List.of(new Signs.Product(Rational.ONE, List.of(0)), new Signs.Product(scale, List.of(1)))).ifPresent(out::add);
                    }
                }
            }
        }
        return out;
    }

    /// That no term of a sum of terms ≥ 0 is larger than the sum, for the terms at the goal's indices that say something of the atoms.
    static List<Theorem> termsOf(Sum s, Expr goal, Set<Expr> atoms, Knowledge knowledge) {
        List<Theorem> out = new ArrayList<>();
        Symbol i = Terms.symbol("#t", s.index().sort());
        for (Symbol k : Free.symbols(goal)) {
            if (k.sort() instanceof Sort.Index && k.sort().equals(s.index().sort()) && Subterms.of(Binders.open(s, k)).stream().anyMatch(e -> e != k && atoms.contains(e))) {
                knowledge.prove(Prop.nonnegative(Binders.open(s, i))).filter(t -> t.conclusion() instanceof Prop.Compare)
                        .flatMap(t -> provable(Signs.term(t, i, k), knowledge)).filter(t -> t.conclusion() instanceof Prop.Compare).ifPresent(t -> {
                            List<Theorem> relaxed = relaxed(t, atoms, knowledge);
                            out.addAll(relaxed.isEmpty() ? List.of(t) : relaxed);
                        });
            }
        }
        return out;
    }

    private static Optional<Theorem> provable(Theorem t, Knowledge knowledge) {
        for (Prop h : t.hypotheses()) {
            Optional<Theorem> p = knowledge.prove(h);
            if (p.isEmpty()) {
                return p;
            }
            t = Logic.discharge(t, p.get());
        }
        return Optional.of(t);
    }

    /// exp(u) < 1 for u < 0, from that exp increases.
    static Optional<Theorem> belowOne(Apply exp, Knowledge knowledge) {
        if (exp.function() != Primitives.EXP || !knowledge.holds(Prop.positive(Terms.negate(exp.arguments().getFirst())))) {
            return Optional.empty();
        }
        Theorem t = Axioms.EXP_INCREASES.at(Terms.ZERO, exp.arguments().getFirst());
        Theorem one = Equality.congruence(
                Terms.subtract(Primitives.exp(Terms.ZERO), exp), congruent(Terms.subtract(Primitives.exp(Terms.ZERO), exp)));
        return provable(t, knowledge).map(u -> Equality.compared(one, u));
    }

    /// exp(u) > exp(v) for u > v, of those among the others.
    static List<Theorem> larger(Apply exp, Collection<Expr> others, Knowledge knowledge) {
        return exp.function() != Primitives.EXP ? List.of() : others.stream()
                .filter(o -> o != exp && o instanceof Apply b && b.function() == Primitives.EXP).map(o -> ((Apply) o).arguments().getFirst())
                .flatMap(v -> provable(Axioms.EXP_INCREASES.at(exp.arguments().getFirst(), v), knowledge).stream())
                .filter(t -> t.conclusion() instanceof Prop.Compare).toList();
    }

    private static List<Theorem> congruent(Expr difference) {
        List<Theorem> out = new ArrayList<>();
        for (Expr c : org.backproof.expr.Children.of(difference)) {
            out.add(c == Primitives.exp(Terms.ZERO) ? Axioms.EXP_ZERO.theorem() : Equality.reflexive(c));
        }
        return out;
    }
}
