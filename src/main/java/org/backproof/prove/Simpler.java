package org.backproof.prove;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Conditions on parts of a term that may imply a condition on the whole. Who uses one proves that it does.
final class Simpler {
    private Simpler() {
    }

    /// Lists of conditions, weaker ones first.
    static List<List<Prop>> candidates(Prop.Compare c) {
        List<List<Prop>> out = new ArrayList<>();
        Expr e = c.term();
        if (!e.total()) {
            out.add(List.of(Prop.defined(e)));
        }
        switch (e) {
            case Mul m -> product(m, c.sign(), out);
            case Pow p -> power(p, c.sign(), out);
            case Apply a when a.function() == Primitives.LOG -> logarithm(a.arguments().getFirst(), c.sign(), out);
            case Add a -> content(a, c.sign(), out);
            case Expr _ -> {
            }
        }
        out.removeIf(l -> l.contains(c));
        return out;
    }

    private static void product(Mul m, Prop.Sign sign, List<List<Prop>> out) {
        if (sign == Prop.Sign.NONZERO) {
            out.add(m.factors().stream().map(Prop::nonzero).toList());
            return;
        }
        Expr number = Terms.num(m.coefficient().signum());
        for (Expr factor : m.factors()) {
            List<Prop> one = new ArrayList<>(List.of(Prop.compare(Terms.multiply(number, factor), sign)));
            m.factors().stream().filter(f -> f != factor).forEach(f -> one.add(Prop.defined(f)));
            one.removeIf(Prop.TRUE::equals);
            out.add(one);
        }
        out.add(m.factors().stream().map(f -> Prop.compare(f, sign)).toList());
    }

    private static void power(Pow p, Prop.Sign sign, List<List<Prop>> out) {
        if (p.exponent() instanceof Num n && n.value().isInteger() && sign != Prop.Sign.NONNEGATIVE) {
            out.add(List.of(Prop.nonzero(p.base())));
        }
        if (sign == Prop.Sign.NONNEGATIVE) {
            out.add(List.of(Prop.nonnegative(p.base())));
        }
        out.add(List.of(Prop.positive(p.base())));
    }

    /// log u > 0 for u > 1.
    private static void logarithm(Expr u, Prop.Sign sign, List<List<Prop>> out) {
        Expr above = Terms.subtract(u, Terms.ONE);
        if (sign == Prop.Sign.POSITIVE || sign == Prop.Sign.NONNEGATIVE) {
            out.add(List.of(Prop.compare(above, sign)));
        } else if (sign == Prop.Sign.NONZERO) {
            out.add(List.of(Prop.positive(u), Prop.nonzero(above)));
        }
    }

    /// A number that all terms have in common.
    private static void content(Add a, Prop.Sign sign, List<List<Prop>> out) {
        Rational first = a.terms().getFirst() instanceof Mul m ? m.coefficient().abs() : a.terms().getFirst() instanceof Num n ? n.value().abs() : Rational.ONE;
        if (!first.isOne()) {
            out.add(List.of(Prop.compare(Terms.add(a.terms().stream().map(t -> Terms.divide(t, Terms.num(first))).toList()), sign)));
        }
    }
}
