package org.backproof.print;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Sort;
import org.backproof.expr.Terms;
import org.backproof.network.Matrix;

/// Layout of matrix notation: `(1/m) dZ₂ A₁ᵀ`, `dA₁ ⊙ g′(Z₁)`.
final class MatrixLayout {
    /// In the place of an argument that is no number: it is no default value.
    private static final Expr MATRIX = Terms.real("#matrix");

    private final Typesetter typesetter;
    private final Scope scope;
    private final Map<Matrix, String> named;

    /// @param named parts that are shown by a name
    MatrixLayout(Typesetter typesetter, Scope scope, Map<Matrix, String> named) {
        this.named = named;
        this.typesetter = typesetter;
        this.scope = scope;
    }

    Layout layout(Matrix m) {
        Layout.Term t = signed(m);
        return t.negative() ? Layout.negative(t.body()) : t.body();
    }

    private Layout.Term signed(Matrix m) {
        if (named.containsKey(m)) {
            return new Layout.Term(false, Layout.Name.of(named.get(m)));
        }
        return switch (m) {
            case Matrix.Scalar s -> typesetter.signed(s.value(), scope);
            case Matrix.Scaled(Expr c, Matrix inner) -> {
                boolean negative = c instanceof Num n && n.value().signum() < 0 || c instanceof Mul p && p.coefficient().signum() < 0;
                Expr factor = negative ? Terms.negate(c) : c;
                yield new Layout.Term(negative, factor == Terms.ONE ? layout(inner) : scaled(factor, inner));
            }
            case Matrix x -> new Layout.Term(false, positive(x));
        };
    }

    /// A number in front, `2 X`, `(1/m) dZ`.
    private Layout scaled(Expr factor, Matrix inner) {
        if (factor == Terms.ZERO && inner instanceof Matrix.Ones o) {
            return new Layout.Name("zeros", typesetter.all(o.sizes(), scope));
        }
        if (factor instanceof Num c && inner instanceof Matrix.Quotient(Matrix over, Matrix under)) {
            return new Layout.Fraction(times(c.value().numerator(), over), times(c.value().denominator(), under));
        }
        Layout value = typesetter.layout(factor, scope);
        if (value instanceof Layout.Fraction(Layout over, Layout under, _) && divides(factor) && !(inner instanceof Matrix.Quotient)) {
            boolean one = over instanceof Layout.Number(BigInteger n) && n.equals(BigInteger.ONE);
            return new Layout.Fraction(one ? layout(inner) : new Layout.Product(List.of(over, layout(inner)), Layout.Times.PLAIN), under);
        }
        boolean inverse = factor instanceof Pow p && p.exponent() == Terms.MINUS_ONE;
        Layout number = inverse ? new Layout.Fraction(Layout.Number.of(1), typesetter.layout(((Pow) factor).base(), scope)) : value;
        return new Layout.Product(List.of(number, layout(inner)), Layout.Times.PLAIN);
    }

    /// Whether the matrix is divided by more than numbers and sizes: `x/‖x‖`, but `(1/m) dZ`.
    private static boolean divides(Expr factor) {
        return switch (factor) {
            case Pow p -> p.exponent() instanceof Num n && n.value().signum() < 0 && Free.symbols(p).stream().anyMatch(s -> !(s.sort() instanceof Sort.Size));
            case Mul m -> m.factors().stream().anyMatch(MatrixLayout::divides);
            case Expr _ -> false;
        };
    }

    /// `2 X`; 2 where X is 1
    private Layout times(BigInteger number, Matrix m) {
        Layout shown = new Layout.Number(number);
        return number.equals(BigInteger.ONE) ? layout(m) : m instanceof Matrix.Scalar s && s.value() == Terms.ONE ? shown
                : new Layout.Product(List.of(shown, layout(m)), Layout.Times.PLAIN);
    }

    private Layout power(Matrix.Power p) {
        if (p.exponent() == Terms.HALF) {
            return new Layout.Root(layout(p.base()));
        }
        if (p.exponent() instanceof Num n && n.value().signum() < 0) {
            return new Layout.Fraction(Layout.Number.of(1), layout(new Matrix.Power(p.base(), Terms.negate(n))));
        }
        return p.exponent() == Terms.ONE ? layout(p.base()) : new Layout.Power(layout(p.base()), typesetter.layout(p.exponent(), scope));
    }

    private Layout positive(Matrix m) {
        return switch (m) {
            case Matrix.Name n -> Layout.Name.of(n.tensor().name());
            case Matrix.Ones o -> new Layout.Name("ones", typesetter.all(o.sizes(), scope));
            case Matrix.Eye e -> new Layout.Name("eye", List.of(typesetter.layout(e.size(), scope)));
            case Matrix.Product p -> product(p.factors(), Layout.Times.MATRIX);
            case Matrix.Elementwise e -> elementwise(e);
            case Matrix.Quotient q -> new Layout.Fraction(layout(q.over()), layout(q.under()));
            case Matrix.Sum s -> new Layout.Sum(s.terms().stream().map(this::signed).toList());
            case Matrix.Transpose t -> new Layout.Call(FunctionName.TRANSPOSE, 0, List.of(layout(t.matrix())), List.of(), List.of());
            case Matrix.Diagonal d -> call("diag", d.matrix());
            case Matrix.Power p -> power(p);
            case Matrix.Applied a -> typesetter.call(a.function(), written(a).stream().map(this::layout).toList());
            case Matrix.Entrywise e -> typesetter.layout(e.body(), scope.writing(e.indices()));
            case Matrix.Total t -> call("sum", t.matrix());
            case Matrix.Trace t -> call("trace", t.matrix());
            case Matrix.Scalar _, Matrix.Scaled _ -> layout(m);
        };
    }

    /// Without the last arguments that have their default values: `swish(Z)`.
    private static List<Matrix> written(Matrix.Applied a) {
        if (!(a.function() instanceof Function.Defined d) || d.hidden() > 0) {
            return a.arguments();
        }
        List<Expr> values = a.arguments().stream().map(m -> m instanceof Matrix.Scalar(Expr value) ? value : MATRIX).toList();
        return a.arguments().subList(0, Calls.written(d, values, values.size()));
    }

    /// Numbers stand in front.
    private Layout elementwise(Matrix.Elementwise e) {
        List<Matrix> numbers = e.factors().stream().filter(Matrix::isNumber).toList();
        List<Matrix> rest = e.factors().stream().filter(f -> !f.isNumber()).toList();
        if (numbers.isEmpty() || rest.isEmpty()) {
            return product(e.factors(), numbers.isEmpty() ? Layout.Times.ELEMENTWISE : Layout.Times.PLAIN);
        }
        List<Layout> out = new ArrayList<>();
        numbers.forEach(n -> out.add(layout(n)));
        out.add(rest.size() == 1 ? layout(rest.getFirst()) : product(rest, Layout.Times.ELEMENTWISE));
        boolean misread = numbers.stream().anyMatch(Matrix.Product.class::isInstance);
        return new Layout.Product(out, misread ? Layout.Times.DOT : Layout.Times.PLAIN);
    }

    private Layout call(String function, Matrix argument) {
        return new Layout.Call(typesetter.vocabulary().functions().of(function), 0, List.of(layout(argument)), List.of(), List.of());
    }

    private Layout product(List<Matrix> factors, Layout.Times times) {
        List<Layout> out = new ArrayList<>();
        factors.forEach(f -> out.add(layout(f)));
        return new Layout.Product(out, times);
    }
}
