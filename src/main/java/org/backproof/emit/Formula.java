package org.backproof.emit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.print.Layout;
import org.backproof.print.Limits;
import org.backproof.print.Typesetter;
import org.backproof.print.Vocabulary;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;

/// Formulas in the infix notation that the targets share; what differs is the [Dialect]'s. The order of terms and factors is that
/// of the reader.
final class Formula {
    private static final Typesetter FULL = Typesetter.of(Vocabulary.STANDARD, Limits.FULL);
    /// Powers up to this one are products.
    static final int LARGEST_EXPONENT = 4;
    /// Bits of a number that is not readable in a quotient.
    private static final int LONG = 20;

    private static final int ANY = 0;
    private static final int RELATION = 2;
    private static final int SUM = 3;
    private static final int PRODUCT = 4;
    private static final int UNARY = 5;
    private static final int ATOM = 6;

    private final Dialect dialect;

    Formula(Dialect dialect) {
        this.dialect = dialect;
    }

    String of(Expr e) {
        return unbracketed(text(FULL.layout(Choices.of(Numerals.rounded(e))), ANY));
    }

    /// Without brackets around the whole.
    static String unbracketed(String text) {
        if (!text.startsWith("(") || !text.endsWith(")")) {
            return text;
        }
        int depth = 0;
        for (int k = 0; k < text.length() - 1; k++) {
            depth += text.charAt(k) == '(' ? 1 : text.charAt(k) == ')' ? -1 : 0;
            if (depth == 0) {
                return text;
            }
        }
        return text.substring(1, text.length() - 1);
    }

    /// An operand of anything.
    String operand(Expr e) {
        return text(FULL.layout(Choices.of(Numerals.rounded(e))), ATOM);
    }

    String of(Prop p) {
        return text(FULL.layout(Numerals.rounded(p)), ANY);
    }

    private String text(Layout layout, int place) {
        String bare = bare(layout);
        return strength(layout) < place ? "(" + bare + ")" : bare;
    }

    private String bare(Layout layout) {
        return switch (layout) {
            case Layout.Number n -> dialect.number(n.value());
            case Layout.Decimal d -> d.value().toPlainString();
            case Layout.Name n -> dialect.name(n);
            case Layout.Sum s -> sum(s);
            case Layout.Product p -> product(p);
            case Layout.Fraction(Layout.Number over, Layout.Number under, _) -> Numerals.decimal(over.value(), under.value())
                    .orElseGet(() -> dialect.fraction(over.value(), under.value()));
            case Layout.Fraction f when scaled(f).isPresent() -> bare(scaled(f).get());
            case Layout.Fraction f -> dialect.quotient(text(f.over(), PRODUCT), text(f.under(), UNARY));
            case Layout.Power(Layout base, Layout.Number n) when n.value().bitLength() < 4 && n.value().intValueExact() <= LARGEST_EXPONENT ->
                dialect.power(text(base, ATOM), n.value().intValueExact());
            case Layout.Power p -> dialect.power(text(p.base(), ATOM), text(p.exponent(), ATOM));
            case Layout.Root r -> dialect.call("sqrt", List.of(unbracketed(text(r.radicand(), ANY))));
            case Layout.Call c -> dialect.call(c.function().name(), c.arguments().stream().map(a -> unbracketed(text(a, ANY))).toList());
            case Layout.Delta d -> dialect.delta(d.left(), d.right());
            case Layout.Piecewise p -> {
                String rest = text(p.otherwise(), RELATION);
                for (Layout.Branch b : p.branches().reversed()) {
                    rest = dialect.choice(text(b.condition(), RELATION), text(b.value(), RELATION), rest);
                }
                yield rest;
            }
            case Layout.Relation(Layout.Relation first, Layout.Comparison second, Layout right) ->
                dialect.junction(true, List.of(bare(first), bare(new Layout.Relation(first.right(), second, right))));
            case Layout.Relation r when r.comparison() == Layout.Comparison.EQUAL && dialect.isIndex(r.left()) && dialect.isIndex(r.right()) ->
                dialect.same(r.left(), r.right());
            case Layout.Relation r when dialect.isIndex(r.left()) && dialect.isIndex(r.right()) -> dialect.compared(r.left(), sign(r.comparison()), r.right());
            case Layout.Relation r -> text(r.left(), SUM) + " " + sign(r.comparison()) + " " + text(r.right(), SUM);
            case Layout.Junction j -> dialect.junction(j.all(), j.parts().stream().map(this::bare).toList());
            case Layout.BigSum _, Layout.Total _, Layout.Derivative _, Layout.Mapping _, Layout.ForAll _, Layout.Defined _, Layout.Whole _,
                    Layout.Elided _, Layout.Summary _, Layout.Integral _ -> throw new NoCode("the term " + org.backproof.print.Plain.print(layout));
        };
    }

    /// `a*x/b` with long numbers a and b as a decimal times x.
    private static Optional<Layout> scaled(Layout.Fraction f) {
        if (!(f.over() instanceof Layout.Product p && p.factors().getFirst() instanceof Layout.Number a && f.under() instanceof Layout.Number b)
                || Numerals.decimal(a.value(), b.value()).isEmpty() || b.value().bitLength() < LONG) {
            return Optional.empty();
        }
        List<Layout> factors = new ArrayList<>(p.factors());
        factors.set(0, new Layout.Fraction(a, b, f.slashed()));
        return Optional.of(new Layout.Product(factors, false));
    }

    private static String sign(Layout.Comparison c) {
        return c == Layout.Comparison.EQUAL ? "==" : c.plain();
    }

    private String sum(Layout.Sum s) {
        StringBuilder out = new StringBuilder();
        for (Layout.Term t : s.terms()) {
            String term = text(t.body(), PRODUCT);
            boolean named = t.body() instanceof Layout.Name && !(out.isEmpty() && t.negative());
            out.append(out.isEmpty() ? t.negative() ? "-" : "" : t.negative() ? " - " : " + ").append(named ? factors(term) : term);
        }
        return out.toString();
    }

    /// Without brackets around a product of matrices, which needs none before `+`, `-` and `/`; a sum of such products keeps them.
    static String factors(String text) {
        String inside = unbracketed(text);
        int depth = 0;
        for (int k = 0; k < inside.length(); k++) {
            char c = inside.charAt(k);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (depth == 0 && (c == '+' || c == '-' && k > 0 && inside.charAt(k - 1) == ' ' || c == '<' || c == '>' || c == '=')) {
                return text;
            }
        }
        return inside.contains(" @ ") ? inside : text;
    }

    /// A number that is a fraction stands first, as a decimal. With Kronecker's delta δ, or 1 − δ, as a factor it is a choice.
    private String product(Layout.Product p) {
        for (Layout f : p.factors()) {
            Optional<Layout.Delta> other = complement(f);
            if (f instanceof Layout.Delta || other.isPresent()) {
                List<Layout> rest = new ArrayList<>(p.factors());
                rest.remove(f);
                String value = text(rest.size() == 1 ? rest.getFirst() : new Layout.Product(rest, false), RELATION);
                Layout.Delta d = other.orElseGet(() -> (Layout.Delta) f);
                return other.isPresent() ? dialect.choice(dialect.same(d.left(), d.right()), "0", value) : dialect.choice(dialect.same(d.left(), d.right()), value, "0");
            }
        }
        StringBuilder out = new StringBuilder(text(p.factors().getFirst(), PRODUCT));
        p.factors().stream().skip(1).forEach(f -> out.append(" * ").append(text(f, UNARY)));
        return out.toString();
    }

    /// δ of 1 − δ.
    private static Optional<Layout.Delta> complement(Layout f) {
        return f instanceof Layout.Sum s && s.terms().size() == 2 && s.terms().stream().anyMatch(t -> !t.negative() && t.body().equals(Layout.Number.of(1)))
                ? s.terms().stream().filter(t -> t.negative() && t.body() instanceof Layout.Delta).map(t -> (Layout.Delta) t.body()).findFirst() : Optional.empty();
    }

    private static int strength(Layout layout) {
        return switch (layout) {
            case Layout.Relation _, Layout.Junction _ -> RELATION;
            case Layout.Sum _ -> SUM;
            case Layout.Product _ -> PRODUCT;
            case Layout.Fraction(Layout.Number over, Layout.Number under, _) -> Numerals.decimal(over.value(), under.value()).isPresent() ? ATOM : PRODUCT;
            case Layout.Fraction _ -> PRODUCT;
            case Layout.Power _ -> UNARY;
            case Layout _ -> ATOM;
        };
    }

    /// `0` or `1.0`, as a floating-point number.
    static String whole(BigInteger value) {
        return value.bitLength() < 53 ? value.toString() : Double.toString(value.doubleValue());
    }
}
