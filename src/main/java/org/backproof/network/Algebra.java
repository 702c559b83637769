package org.backproof.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.numeric.Rational;

/// Matrix notation put together as it is read: transposes at the names, products flat, common factors outside.
final class Algebra {
    private Algebra() {
    }

    /// Term by term, but for a matrix with a column beside it, `(A − v)ᵀ`: the column goes to each column, a row to none.
    static Matrix transpose(Matrix m) {
        return switch (m) {
            case Matrix.Transpose t -> t.matrix();
            case Matrix.Elementwise(List<Matrix> factors) when mixed(m, factors) -> new Matrix.Transpose(m);
            case Matrix.Sum(List<Matrix> terms) when mixed(m, terms) -> new Matrix.Transpose(m);
            case Matrix.Scalar _, Matrix.Eye _, Matrix.Total _, Matrix.Trace _ -> m;
            case Matrix.Product p -> new Matrix.Product(p.factors().reversed().stream().map(Algebra::transpose).toList());
            case Matrix.Elementwise e -> new Matrix.Elementwise(e.factors().stream().map(Algebra::transpose).toList());
            case Matrix.Sum s -> {
                List<Matrix> turned = s.terms().stream().map(Algebra::transpose).toList();
                yield s.terms().containsAll(turned) && turned.containsAll(s.terms()) ? s : new Matrix.Sum(turned); // A + Aᵀ
            }
            case Matrix.Diagonal d when Entries.isVector(d.matrix()) -> d;
            case Matrix.Scaled s -> new Matrix.Scaled(s.factor(), transpose(s.matrix()));
            case Matrix.Ones o when o.sizes().size() == 2 -> new Matrix.Ones(o.sizes().reversed());
            case Matrix.Name _, Matrix.Ones _, Matrix.Quotient _, Matrix.Diagonal _, Matrix.Power _, Matrix.Applied _, Matrix.Entrywise _ -> new Matrix.Transpose(m);
        };
    }

    private static boolean mixed(Matrix whole, List<Matrix> parts) {
        return !Entries.isVector(whole) && parts.stream().anyMatch(Entries::isVector);
    }

    /// The product, with numbers in front.
    static Matrix product(List<Matrix> factors) {
        List<Expr> numbers = new ArrayList<>();
        List<Matrix> flat = new ArrayList<>();
        for (Matrix f : factors) {
            Matrix so = f;
            if (so instanceof Matrix.Scaled(Expr c, Matrix inner)) {
                numbers.add(c);
                so = inner;
            }
            if (so instanceof Matrix.Sum s && factors.size() > 1 && s.terms().stream().allMatch(t -> isNegative(number(t)))) {
                numbers.add(Terms.MINUS_ONE); // (-B - Bᵀ) w is -(B + Bᵀ) w
                flat.add(new Matrix.Sum(s.terms().stream().map(t -> scaled(Terms.negate(number(t)), bare(t))).toList()));
            } else if (so instanceof Matrix.Product p) {
                flat.addAll(p.factors());
            } else if (!(so instanceof Matrix.Eye && factors.size() > 1)) {
                flat.add(so);
            }
        }
        Matrix product = flat.isEmpty() ? factors.getFirst() : flat.size() == 1 ? flat.getFirst() : new Matrix.Product(flat);
        return scaled(Terms.multiply(numbers), product);
    }

    static Matrix elementwise(List<Matrix> factors) {
        List<Expr> numbers = new ArrayList<>();
        List<Matrix> over = new ArrayList<>();
        List<Matrix> under = new ArrayList<>();
        for (Matrix f : factors) {
            Matrix so = f;
            if (so instanceof Matrix.Scaled(Expr c, Matrix inner)) {
                numbers.add(c);
                so = inner;
            }
            switch (so) {
                case Matrix.Power(Matrix base, Num n) when n.value().signum() < 0 ->
                    under.add(n.value().equals(Rational.MINUS_ONE) ? base : new Matrix.Power(base, Terms.num(n.value().negate())));
                case Matrix.Elementwise e -> over.addAll(e.factors());
                case Matrix m -> over.add(m);
            }
        }
        over.sort(java.util.Comparator.comparing(m -> !(m instanceof Matrix.Name)));
        under.sort(java.util.Comparator.comparing(m -> !(m instanceof Matrix.Name)));
        Matrix top = over.isEmpty() ? new Matrix.Scalar(Terms.ONE) : over.size() == 1 ? over.getFirst() : new Matrix.Elementwise(over);
        Matrix bottom = under.size() == 1 ? under.getFirst() : new Matrix.Elementwise(under);
        return scaled(Terms.multiply(numbers), under.isEmpty() ? top : new Matrix.Quotient(top, bottom));
    }

    static Matrix scaled(Expr factor, Matrix m) {
        return switch (m) {
            case Matrix x when factor == Terms.ONE -> x;
            case Matrix.Scalar s -> new Matrix.Scalar(Terms.multiply(factor, s.value()));
            case Matrix.Scaled s -> scaled(Terms.multiply(factor, s.factor()), s.matrix());
            case Matrix.Sum over when shortens(factor, over) ->
                sum(over.terms().stream().map(t -> t instanceof Matrix.Scalar(Expr x) ? new Matrix.Scalar(reduced(factor, x)) : scaled(reduced(factor, number(t)), bare(t))).toList());
            case Matrix.Quotient(Matrix.Sum over, Matrix under) when shortens(factor, over) -> {
                boolean negative = over.terms().stream().allMatch(t -> t instanceof Matrix.Scalar(Expr x) ? isNegative(x) : isNegative(number(t)));
                Expr by = negative ? Terms.negate(factor) : factor;
                Matrix quotient = new Matrix.Quotient(new Matrix.Sum(over.terms().stream().map(t -> t instanceof Matrix.Scalar(Expr x)
                        ? new Matrix.Scalar(reduced(by, x)) : scaled(reduced(by, number(t)), bare(t))).toList()), under);
                yield negative ? new Matrix.Scaled(Terms.MINUS_ONE, quotient) : quotient;
            }
            case Matrix x -> new Matrix.Scaled(factor, x);
        };
    }

    /// Whether 1/K meets a K in a term.
    private static boolean shortens(Expr factor, Matrix.Sum over) {
        return over.terms().stream().map(Algebra::number).anyMatch(n -> (n instanceof Mul m ? m.factors() : List.of(n)).stream().anyMatch(f -> inverse(f, factor)));
    }

    private static boolean inverse(Expr size, Expr factor) {
        Expr one = Terms.power(size, -1);
        return size instanceof Symbol s && s.sort() instanceof Sort.Size && (factor == one || factor instanceof Mul m && m.factors().contains(one));
    }

    /// The product, where sizes that are factors and divisors are left out: they are at least 1.
    private static Expr reduced(Expr factor, Expr number) {
        List<Expr> factors = new ArrayList<>(number instanceof Mul m ? m.factors() : List.of(number));
        List<Expr> met = factors.stream().filter(f -> inverse(f, factor)).toList();
        factors.removeAll(met);
        Expr left = factor;
        for (Expr size : met) {
            List<Expr> rest = new ArrayList<>(left instanceof Mul m ? m.factors() : List.of(left));
            rest.remove(Terms.power(size, -1));
            left = left instanceof Mul m ? Terms.multiply(Terms.num(m.coefficient()), Terms.multiply(rest)) : Terms.multiply(rest);
        }
        return Terms.multiply(left, number instanceof Mul m ? Terms.num(m.coefficient()) : Terms.ONE, Terms.multiply(factors));
    }

    private static boolean isNegative(Expr e) {
        return magnitude(e) != e;
    }

    /// The sum, with what all terms have in common outside.
    static Matrix sum(List<Matrix> terms) {
        if (terms.size() < 2) {
            return terms.getFirst();
        }
        Expr common = magnitude(number(terms.getFirst()));
        boolean shared = common != Terms.ONE && terms.stream().allMatch(t -> !(t instanceof Matrix.Scalar) && magnitude(number(t)) == common);
        if (shared) {
            return scaled(common, sum(terms.stream().map(t -> scaled(Terms.divide(number(t), common) == Terms.ONE || number(t) == common ? Terms.ONE
                    : Terms.MINUS_ONE, bare(t))).toList()));
        }
        for (boolean first : new boolean[] {true, false}) {
            List<List<Matrix>> factors = terms.stream().map(t -> bare(t) instanceof Matrix.Product p ? p.factors() : List.of(bare(t))).toList();
            Matrix end = first ? factors.getFirst().getFirst() : factors.getFirst().getLast();
            if (factors.stream().allMatch(f -> f.size() > 1 && (first ? f.getFirst() : f.getLast()).equals(end))) {
                List<Matrix> rest = new ArrayList<>();
                for (int k = 0; k < terms.size(); k++) {
                    List<Matrix> f = factors.get(k);
                    rest.add(scaled(number(terms.get(k)), product(first ? f.subList(1, f.size()) : f.subList(0, f.size() - 1))));
                }
                return product(first ? List.of(end, sum(rest)) : List.of(sum(rest), end));
            }
        }
        List<Matrix> fewer = weighted(terms);
        return fewer.size() < terms.size() ? sum(fewer)
                : new Matrix.Sum(terms.stream().sorted(java.util.Comparator.comparing(t -> bare(t) instanceof Matrix.Transpose x && terms.contains(scaled(number(t), x.matrix())))).toList()); // A + Aᵀ
    }

    /// Terms with the same numbers in front added first: `s Aᵀ x + s A x` is `s (Aᵀ + A) x`.
    private static List<Matrix> weighted(List<Matrix> terms) {
        Map<List<Matrix>, List<Matrix>> groups = new LinkedHashMap<>();
        for (Matrix t : terms) {
            List<Matrix> factors = bare(t) instanceof Matrix.Elementwise e ? e.factors() : List.of(bare(t));
            List<Matrix> numbers = factors.stream().filter(Matrix::isNumber).toList();
            List<Matrix> rest = factors.stream().filter(f -> !f.isNumber()).toList();
            boolean weight = !numbers.isEmpty() && !rest.isEmpty();
            groups.computeIfAbsent(weight ? numbers : List.of(t), _ -> new ArrayList<>()).add(weight ? scaled(number(t), elementwise(rest)) : t);
        }
        List<Matrix> out = new ArrayList<>();
        groups.forEach((numbers, rest) -> {
            if (rest.contains(numbers.getFirst())) {
                out.addAll(rest); // no number in front: Aᵀ + Aᵀ
            } else {
                List<Matrix> all = new ArrayList<>(numbers);
                all.add(sum(rest));
                out.add(elementwise(all));
            }
        });
        return out;
    }

    private static Expr number(Matrix m) {
        return m instanceof Matrix.Scaled s ? s.factor() : Terms.ONE;
    }

    static Matrix bare(Matrix m) {
        return m instanceof Matrix.Scaled s ? s.matrix() : m;
    }

    /// Without the sign.
    private static Expr magnitude(Expr e) {
        return switch (e) {
            case Num n -> Terms.num(n.value().abs());
            case Mul m when m.coefficient().signum() < 0 -> Terms.negate(m);
            case Expr x -> x;
        };
    }
}
