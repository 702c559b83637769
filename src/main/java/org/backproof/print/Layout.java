package org.backproof.print;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/// Mathematics as it is read: order, signs, fractions and names are decided; brackets and characters are the printers'.
///
/// A [Typesetter] makes it from terms; pages may also put one together, to show a product before it is multiplied out.
public sealed interface Layout {

    /// A natural number.
    record Number(BigInteger value) implements Layout {
        public static Number of(long value) {
            return new Number(BigInteger.valueOf(value));
        }
    }

    /// A number with a decimal point.
    record Decimal(BigDecimal value) implements Layout {
        private static final MathContext SHOWN = new MathContext(12, RoundingMode.DOWN);

        /// Whether a reader sees its first digits only, as with the constants of selu.
        public boolean isLong() {
            return value.precision() > 20;
        }

        public String first() {
            return value.round(SHOWN).toPlainString();
        }
    }

    /// A name of the language, with the indices of an entry (none for a scalar or a whole tensor).
    record Name(String text, List<Layout> indices) implements Layout {
        /// No name of the language.
        public static final Name INFINITY = of("∞");

        public Name {
            indices = List.copyOf(indices);
        }

        public static Name of(String text, Layout... indices) {
            return new Name(text, List.of(indices));
        }
    }

    /// Terms with their signs; one negative term is a negation.
    record Sum(List<Term> terms) implements Layout {
        public Sum {
            terms = List.copyOf(terms);
        }
    }

    /// A term of a [Sum].
    record Term(boolean negative, Layout body) {
    }

    /// Factors from left to right.
    record Product(List<Layout> factors, Times times) implements Layout {
        public Product {
            factors = List.copyOf(factors);
        }

        /// @param dotted whether a dot stands between the factors, to show a product that was not multiplied out
        public Product(List<Layout> factors, boolean dotted) {
            this(factors, dotted ? Times.DOT : Times.PLAIN);
        }

        /// Whether a sign stands between the factors.
        public boolean dotted() {
            return times != Times.PLAIN && times != Times.MATRIX;
        }

        /// Whether a factor is read as it is meant without brackets where it is the last one: `Wᵀ (A ⊙ B)` is not.
        boolean openTo(Layout last) {
            return times != Times.MATRIX || !(last instanceof Product p && p.dotted());
        }
    }

    /// What stands between factors.
    enum Times {
        /// nothing
        PLAIN("", ""),
        /// a dot, to show a product that was not multiplied out
        DOT(" · ", " \\cdot "),
        /// the sign of the elementwise product of tensors
        ELEMENTWISE(" ⊙ ", " \\odot "),
        /// nothing, for the product of matrices
        MATRIX(" ", "\\, ");

        private final String unicode;
        private final String latex;

        Times(String unicode, String latex) {
            this.unicode = unicode;
            this.latex = latex;
        }

        /// In the language.
        String plain() {
            return this == MATRIX ? "@" : "*";
        }

        String unicode() {
            return unicode;
        }

        String latex() {
            return latex;
        }
    }

    /// `over / under`.
    ///
    /// @param slashed whether it stands on one line, as within another fraction
    record Fraction(Layout over, Layout under, boolean slashed) implements Layout {
        public Fraction(Layout over, Layout under) {
            this(over, under, false);
        }
    }

    /// `base ^ exponent`.
    record Power(Layout base, Layout exponent) implements Layout {
    }

    /// The square root.
    record Root(Layout radicand) implements Layout {
    }

    /// A function at arguments; a constant without arguments.
    ///
    /// @param primes  how often it is differentiated, as in `g''(x)`
    /// @param hidden  what else the function depends on, as `name = value`; empty where it is as the definition says
    /// @param indices the indices of an entry of its value
    record Call(FunctionName function, int primes, List<Layout> arguments, List<Layout> hidden, List<Layout> indices) implements Layout {
        public Call {
            arguments = List.copyOf(arguments);
            hidden = List.copyOf(hidden);
            indices = List.copyOf(indices);
        }
    }

    /// Kronecker's delta.
    record Delta(Layout left, Layout right) implements Layout {
    }

    /// `Σ body` over an index.
    ///
    /// @param evident whether the range is the size of a tensor that the index runs over
    record BigSum(Layout index, Layout lower, Layout upper, boolean evident, Layout body) implements Layout {
    }

    /// `∫ body d(variable)`.
    record Integral(Layout body, Layout variable) implements Layout {
    }

    /// The derivative by the variables, the one applied last first.
    record Derivative(Layout body, List<Layout> variables) implements Layout {
        public Derivative {
            variables = List.copyOf(variables);
        }
    }

    /// The value of the first branch whose condition holds.
    record Piecewise(List<Branch> branches, Layout otherwise) implements Layout {
        public Piecewise {
            branches = List.copyOf(branches);
        }
    }

    /// A branch of a [Piecewise].
    record Branch(Layout condition, Layout value) {
    }

    /// A tensor by its entries, where no whole-tensor notation serves.
    record Mapping(List<Layout> indices, List<Layout> sizes, Layout body) implements Layout {
        public Mapping {
            indices = List.copyOf(indices);
            sizes = List.copyOf(sizes);
        }
    }

    /// The sum of all entries of a tensor, without an index.
    record Total(Layout tensor) implements Layout {
    }

    /// `left relation right`; a relation on the left makes a chain, `0 < a < 1`.
    record Relation(Layout left, Comparison comparison, Layout right) implements Layout {
    }

    /// All of the parts, or one of them.
    record Junction(boolean all, List<Layout> parts) implements Layout {
        public Junction {
            parts = List.copyOf(parts);
        }
    }

    /// The body for every value of the index; `evident` as for [BigSum].
    record ForAll(Layout index, Layout lower, Layout upper, boolean evident, Layout body) implements Layout {
    }

    /// The term has a value.
    record Defined(Layout term) implements Layout {
    }

    /// The term is an integer.
    record Whole(Layout term) implements Layout {
    }

    /// Left out for its size.
    record Elided() implements Layout {
    }

    /// The outline of a term that is too large to show.
    record Summary(Layout outline, long nodes) implements Layout {
        private static final long COUNTED = 1_000_000_000_000_000_000L;

        /// The number as it is said; the count of a term ends at 10¹⁸.
        public String count(String beyond) {
            return nodes > COUNTED ? "more than " + beyond : String.format(java.util.Locale.ROOT, "%,d", nodes);
        }
    }

    /// A relation between two values.
    enum Comparison {
        EQUAL("=", "=", "="), DIFFERENT("!=", "≠", "\\neq "), LESS("<", "<", "<"), AT_MOST("<=", "≤", "\\leq "),
        GREATER(">", ">", ">"), AT_LEAST(">=", "≥", "\\geq "), TENDS("->", "→", "\\to ");

        private final String plain;
        private final String unicode;
        private final String latex;

        Comparison(String plain, String unicode, String latex) {
            this.plain = plain;
            this.unicode = unicode;
            this.latex = latex;
        }

        public String plain() {
            return plain;
        }

        public String unicode() {
            return unicode;
        }

        public String latex() {
            return latex;
        }
    }

    /// `left = right`.
    static Layout equation(Layout left, Layout right) {
        return new Relation(left, Comparison.EQUAL, right);
    }

    /// `−body`.
    static Layout negative(Layout body) {
        return new Sum(List.of(new Term(true, body)));
    }

    /// `before · last`, a fraction with `last` over its line.
    static Layout times(Layout before, Layout last) {
        return switch (before) {
            case Number n when n.value().equals(BigInteger.ONE) -> last;
            case Fraction f -> new Fraction(times(f.over(), last), f.under(), f.slashed());
            case Sum(List<Term> terms) when terms.size() == 1 -> new Sum(List.of(new Term(terms.getFirst().negative(), times(terms.getFirst().body(), last))));
            case Product p when !p.dotted() -> new Product(Stream.concat(p.factors().stream(), Stream.of(last)).toList(), false);
            case Layout _ -> new Product(List.of(before, last), false);
        };
    }

    /// The factors with dots between them.
    static Layout dotted(Layout... factors) {
        return new Product(List.of(factors), Times.DOT);
    }
}
