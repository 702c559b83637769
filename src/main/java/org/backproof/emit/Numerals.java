package org.backproof.emit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Exact numbers as floating-point literals.
final class Numerals {
    /// Of a decimal that is written out.
    private static final int DIGITS = 18;
    /// Larger numbers are rounded to doubles.
    private static final int BITS = 40;

    private Numerals() {
    }

    /// `0.25`, if a fraction has so short a decimal form.
    static Optional<String> decimal(BigInteger over, BigInteger under) {
        return Rational.of(over, under).decimal().filter(d -> d.precision() <= DIGITS && d.scale() <= DIGITS).map(BigDecimal::toPlainString);
    }

    /// The term with numbers of many digits rounded to doubles.
    static Expr rounded(Expr e) {
        return switch (e) {
            case Num n -> Terms.num(rounded(n.value()));
            case Mul m -> {
                List<Expr> factors = new ArrayList<>(m.factors().stream().map(Numerals::rounded).toList());
                factors.add(Terms.num(rounded(m.coefficient())));
                yield Terms.multiply(factors);
            }
            case Cases c -> Terms.cases(rounded(c.guard()), rounded(c.then()), rounded(c.otherwise()));
            case Expr _ when Lowering.isLeaf(e) -> e;
            case Expr _ -> Children.map(e, Numerals::rounded);
        };
    }

    static Prop rounded(Prop p) {
        return switch (p) {
            case Prop.Compare(Expr e, Prop.Sign sign) -> Prop.compare(rounded(e), sign);
            case Prop.And(List<Prop> parts) -> Prop.and(parts.stream().map(Numerals::rounded).toList());
            case Prop.Or(List<Prop> parts) -> Prop.or(parts.stream().map(Numerals::rounded).toList());
            case Prop.Equal _, Prop.Defined _, Prop.Derivative _, Prop.Whole _, Prop.ForAll _ -> p;
        };
    }

    private static Rational rounded(Rational q) {
        boolean small = q.numerator().bitLength() <= BITS && q.denominator().bitLength() <= BITS;
        if (small) {
            return q;
        }
        BigDecimal d = new BigDecimal(Double.toString(q.doubleValue()));
        return Rational.of(d.unscaledValue(), BigInteger.ONE).multiply(Rational.of(10).pow(-d.scale()));
    }
}
