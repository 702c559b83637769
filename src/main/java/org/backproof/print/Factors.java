package org.backproof.print;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Layout of products, powers and fractions. Inverse factors go below a fraction line, and only so that the fraction read
/// back is the same term: `(x^(-1))^(-1)` is `1/(1/x)` and not `x`.
final class Factors {
    private final Typesetter typesetter;

    Factors(Typesetter typesetter) {
        this.typesetter = typesetter;
    }

    /// A factor of a denominator, as a positive power.
    private record Under(Expr base, Expr power) {
    }

    /// A product with a coefficient that is not negative.
    Layout layout(Rational coefficient, List<Expr> factors, Scope scope) {
        Scope inner = scope.deeper();
        List<Expr> above = new ArrayList<>();
        List<Under> below = new ArrayList<>();
        for (Expr f : factors) {
            Under u = under(f);
            if (u == null) {
                above.add(f);
            } else {
                below.add(u);
            }
        }
        List<Layout> outside = new ArrayList<>();
        List<Layout> over = new ArrayList<>();
        for (Expr f : above) {
            boolean uncancelled = below.stream().anyMatch(u -> u.base == f || f instanceof Pow p && p.base() == u.base);
            Layout shown = factor(f, inner);
            (uncancelled || factors.size() > 1 && operator(shown) ? outside : over).add(shown);
        }
        if (over.isEmpty() && below.size() == 1 && outside.stream().noneMatch(Factors::operator)) {
            over.addAll(outside); // x/x
            outside.clear();
        }
        boolean elementwise = above.stream().filter(f -> Tensors.mentions(f, scope.whole())).count() > 1;
        Layout product = product(coefficient, shorten(over, scope), below, inner, elementwise);
        if (outside.isEmpty()) {
            return product;
        }
        Layout rest = multiplied(Rational.ONE, shorten(outside, scope), elementwise);
        return product instanceof Layout.Number(BigInteger n) && n.equals(BigInteger.ONE) ? rest : Layout.dotted(product, rest);
    }

    /// ∂/∂x (…), which reads as an operator; ∂a/∂x is a fraction.
    private static boolean operator(Layout factor) {
        return factor instanceof Layout.Derivative(Layout of, _) && !(of instanceof Layout.Name);
    }

    private static List<Layout> shorten(List<Layout> factors, Scope scope) {
        factors.sort(FactorOrder.ORDER);
        if (factors.size() <= scope.width()) {
            return factors;
        }
        List<Layout> few = new ArrayList<>(factors.subList(0, scope.width()));
        few.add(new Layout.Elided());
        return few;
    }

    private Layout product(Rational c, List<Layout> over, List<Under> below, Scope scope, boolean elementwise) {
        boolean decimal = Typesetter.decimal(c).isPresent();
        BigInteger q = decimal ? BigInteger.ONE : c.denominator();
        Rational top = decimal ? c : Rational.of(c.numerator());
        if (below.isEmpty()) {
            return q.equals(BigInteger.ONE) || over.isEmpty() ? multiplied(c, over, elementwise)
                    : over.size() == 1 && slim(over.getFirst())
                            ? new Layout.Fraction(multiplied(top, over, elementwise), new Layout.Number(q))
                            : multiplied(c, over, elementwise);
        }
        if (!over.isEmpty() && over.getLast() instanceof Layout.BigSum && below.stream().allMatch(Factors::size) && merges(q, below)) {
            List<Layout> all = new ArrayList<>();
            all.add(new Layout.Fraction(Typesetter.number(top), multiplied(Rational.of(q), powers(below, scope), false)));
            all.addAll(over);
            return new Layout.Product(all, Layout.Times.PLAIN);
        }
        if (merges(q, below)) {
            return new Layout.Fraction(multiplied(top, over, elementwise), multiplied(Rational.of(q), powers(below, scope), false));
        }
        Layout out = multiplied(c, over, elementwise);
        for (Layout u : powers(below, scope)) {
            out = new Layout.Fraction(out, u);
        }
        return out;
    }

    private static boolean slim(Layout factor) {
        return factor instanceof Layout.Name || factor instanceof Layout.Call;
    }

    private static boolean size(Under u) {
        return u.base instanceof Symbol s && s.sort() instanceof Sort.Size;
    }

    private List<Layout> powers(List<Under> below, Scope scope) {
        List<Layout> out = new ArrayList<>();
        for (Under u : below) {
            out.add(factor(u.power, scope));
        }
        out.sort(FactorOrder.ORDER);
        return out;
    }

    private Layout multiplied(Rational c, List<Layout> factors, boolean elementwise) {
        if (factors.isEmpty()) {
            return Typesetter.number(c);
        }
        if (c.isOne() && factors.size() == 1) {
            return factors.getFirst();
        }
        List<Layout> all = new ArrayList<>();
        if (!c.isOne()) {
            all.add(Typesetter.number(c));
        }
        all.addAll(factors);
        return new Layout.Product(all, elementwise ? Layout.Times.ELEMENTWISE : misread(all) ? Layout.Times.DOT : Layout.Times.PLAIN);
    }

    /// Whether a variable would be taken for a function at the brackets that follow: σ (x + 1).
    private boolean misread(List<Layout> factors) {
        for (int k = 0; k + 1 < factors.size(); k++) {
            if (factors.get(k) instanceof Layout.Name n && n.indices().isEmpty() && factors.get(k + 1) instanceof Layout.Sum
                    && typesetter.vocabulary().functions().looksLikeFunction(n.text())) {
                return true;
            }
        }
        return false;
    }

    /// The denominator that a negative integer power gives; null where it would be read as another term.
    private Under under(Expr f) {
        if (!typesetter.shownByName(f) && f instanceof Pow p && p.exponent() instanceof Num n && n.value().isInteger()
                && n.value().signum() < 0 && n.value().isSmall()) {
            Expr power = Terms.power(p.base(), Terms.num(n.value().negate()));
            return Terms.power(power, Terms.MINUS_ONE) == f ? new Under(p.base(), power) : null;
        }
        return null;
    }

    /// Whether the denominators may stand in one product.
    private static boolean merges(BigInteger q, List<Under> below) {
        List<Expr> under = new ArrayList<>();
        List<Expr> inverse = new ArrayList<>();
        under.add(Terms.num(Rational.of(q)));
        inverse.add(Terms.num(Rational.of(BigInteger.ONE, q)));
        for (Under u : below) {
            under.add(u.power);
            inverse.add(Terms.power(u.power, Terms.MINUS_ONE));
        }
        return Terms.power(Terms.multiply(under), Terms.MINUS_ONE) == Terms.multiply(inverse);
    }

    private Layout factor(Expr f, Scope scope) {
        if (!(f instanceof Pow p) || typesetter.shownByName(f) || under(f) != null) {
            return typesetter.layout(f, scope);
        }
        return p.exponent() == Terms.HALF ? new Layout.Root(typesetter.layout(p.base(), scope))
                : new Layout.Power(typesetter.layout(p.base(), scope), typesetter.layout(p.exponent(), scope));
    }
}
