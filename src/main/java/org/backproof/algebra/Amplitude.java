package org.backproof.algebra;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Prop.Sign;
import org.backproof.expr.Terms;
import org.backproof.kernel.Axioms;
import org.backproof.kernel.ConstantSign;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Oversize;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// The range of `a·sin u + b·cos u`: `r − a·sin u − b·cos u ≥ 0` for r ≥ 0 and `r² ≥ a² + b²`. (With d = a·sin u + b·cos u − r > 0:
/// `d² + 2·r·d + (r² − a² − b²) + (a·cos u − b·sin u)² = (a² + b²)·(sin² u + cos² u − 1) = 0`.)
final class Amplitude {
    private static final int LARGEST = 80;

    private Amplitude() {
    }

    static Optional<Theorem> compare(Knowledge knowledge, Compare goal, Add e) {
        if (goal.sign() != Sign.POSITIVE && goal.sign() != Sign.NONNEGATIVE || e.facts().size() > LARGEST) {
            return Optional.empty();
        }
        Set<Expr> angles = new LinkedHashSet<>();
        e.terms().forEach(t -> factors(t).stream().filter(Amplitude::circular).forEach(f -> angles.add(((Apply) f).arguments().getFirst())));
        return angles.stream().flatMap(u -> at(u, knowledge, goal, e).stream()).findFirst();
    }

    private static List<Expr> factors(Expr t) {
        return t instanceof Mul m ? m.factors() : List.of(t);
    }

    private static boolean circular(Expr e) {
        return e instanceof Apply a && (a.function() == Primitives.SIN || a.function() == Primitives.COS);
    }

    private static Optional<Theorem> at(Expr u, Knowledge knowledge, Compare goal, Add e) {
        Expr sin = Primitives.sin(u);
        Expr cos = Primitives.cos(u);
        List<Expr> sines = new ArrayList<>();
        List<Expr> cosines = new ArrayList<>();
        List<Expr> rest = new ArrayList<>();
        for (Expr t : e.terms()) {
            boolean s = factors(t).contains(sin);
            (s ? sines : factors(t).contains(cos) ? cosines : rest).add(s ? without(t, sin) : factors(t).contains(cos) ? without(t, cos) : t);
        }
        Expr a = Terms.negate(Terms.add(sines));
        Expr b = Terms.negate(Terms.add(cosines));
        Expr r = Terms.add(rest);
        boolean linear = List.of(a, b, r).stream().noneMatch(x -> Subterms.of(x).contains(sin) || Subterms.of(x).contains(cos));
        Expr squares = Terms.add(Terms.power(r, 2), Terms.negate(Terms.power(a, 2)), Terms.negate(Terms.power(b, 2)));
        return !linear || rest.isEmpty() ? Optional.empty() : comparison(knowledge, r, Sign.NONNEGATIVE)
                .flatMap(above -> comparison(knowledge, squares, goal.sign()).flatMap(d -> certificate(knowledge, goal, u, new Expr[] {a, b, r, squares}, above, d)));
    }

    private static Expr without(Expr t, Expr factor) {
        List<Expr> rest = new ArrayList<>(factors(t));
        rest.remove(factor);
        rest.add(t instanceof Mul m ? Terms.num(m.coefficient()) : Terms.ONE);
        return Terms.multiply(rest);
    }

    /// @param terms a, b, r and r² − a² − b²
    private static Optional<Theorem> certificate(Knowledge knowledge, Compare goal, Expr u, Expr[] terms, Optional<Theorem> above, Optional<Theorem> difference) {
        Expr turned = Terms.subtract(Terms.multiply(terms[0], Primitives.cos(u)), Terms.multiply(terms[1], Primitives.sin(u)));
        Theorem square = Signs.square(turned);
        Theorem opposite = Logic.assume(Prop.negate(goal));
        Theorem unit = Equality.difference(Axioms.PYTHAGORAS.at(u));
        Rational scale = Certificates.ratio(Terms.negate(goal.term()), ((Compare) opposite.conclusion()).term());
        List<Theorem> facts = new ArrayList<>(List.of(opposite, unit));
        List<Signs.Product> products = new ArrayList<>(List.of(new Signs.Product(scale.multiply(scale), List.of(0, 0)), new Signs.Product(Rational.ONE, List.of(1))));
        if (square.conclusion() instanceof Compare c) {
            products.add(new Signs.Product(Certificates.ratio(Terms.power(turned, 2), c.term()), List.of(facts.size())));
            facts.add(square);
        }
        if (above.isPresent()) {
            products.add(new Signs.Product(Rational.TWO.multiply(scale).multiply(ratio(terms[2], above.get())), List.of(facts.size(), 0)));
            facts.add(above.get());
        } else if (terms[2] instanceof Num n && n.value().signum() > 0) {
            products.add(new Signs.Product(Rational.TWO.multiply(scale).multiply(n.value()), List.of(0)));
        }
        if (difference.isPresent()) {
            products.add(new Signs.Product(ratio(terms[3], difference.get()), List.of(facts.size())));
            facts.add(difference.get());
        } else if (terms[3] instanceof Num n && n.value().signum() > 0) {
            products.add(new Signs.Product(n.value(), List.of()));
        }
        // sin² + cos² − 1 in the form that the fact has, with its sign
        Expr pythagoras = Terms.add(Terms.power(Primitives.sin(u), 2), Terms.power(Primitives.cos(u), 2), Terms.MINUS_ONE);
        Expr amplitude = Terms.add(Terms.power(terms[0], 2), Terms.power(terms[1], 2));
        boolean same = Rewriting.tryIdentity(((Compare) unit.conclusion()).term(), pythagoras).isPresent();
        List<Expr> cofactors = new ArrayList<>(facts.stream().map(_ -> Terms.ONE).toList());
        cofactors.set(1, same ? Terms.negate(amplitude) : amplitude);
        try {
            return Signs.contradiction(goal, facts, products, cofactors).map(knowledge::discharge)
                    .filter(t -> t.hypotheses().stream().allMatch(knowledge::holds));
        } catch (Oversize _) {
            return Optional.empty();
        }
    }

    private static Rational ratio(Expr e, Theorem t) {
        return Certificates.ratio(e, ((Compare) t.conclusion()).term());
    }

    /// The comparison; an empty one for a number of which it holds; empty if there is none.
    private static Optional<Optional<Theorem>> comparison(Knowledge knowledge, Expr e, Sign sign) {
        if (e instanceof Num n) {
            return sign.holds(n.value()) ? Optional.of(Optional.empty()) : Optional.empty();
        }
        Theorem form = knowledge.discharge(knowledge.normalForm(e));
        Optional<Theorem> t = form.right() instanceof Num n && sign.holds(n.value())
                ? knowledge.prove(Prop.defined(e)).map(d -> ConstantSign.fromValue(form, d, (Compare) Prop.compare(e, sign)))
                : knowledge.prove(Prop.compare(e, sign));
        return t.filter(c -> c.conclusion() instanceof Compare && c.hypotheses().stream().allMatch(knowledge::holds)).map(Optional::of);
    }
}
