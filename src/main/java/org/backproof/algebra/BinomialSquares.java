package org.backproof.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Add;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Prop.Sign;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Field;
import org.backproof.kernel.Fraction;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Monomial;
import org.backproof.kernel.Oversize;
import org.backproof.kernel.Polynomial;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// That a polynomial p in a few variables is not negative, since it, or a multiple by 1 + Σ x² or Σ x, is a sum of squares `(m ± n)²` and `(m + n − 2k)²` of
/// monomials, each times a rational and variables that are not negative: found by linear programming (sums of scaled diagonally dominant squares, Ahmadi
/// and Majumdar 2019, DSOS and SDSOS optimization).
final class BinomialSquares {
    private static final int MOST_VARIABLES = 4;
    private static final int MOST_TERMS = 30;
    private static final int LARGEST_DEGREE = 8;
    private static final int MOST_COLUMNS = 500;
    /// The part of the work that is left, for each linear program.
    private static final double SHARE = 0.15;

    /// A product of facts, as a polynomial.
    private record Column(Polynomial polynomial, List<Integer> facts) {
    }

    private final Knowledge knowledge;
    private final Compare goal;
    private final Field field = new Field();
    private final List<Theorem> facts = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    /// By variable, where it is known not to be negative: the place of that fact.
    private final Map<Integer, Integer> signed = new LinkedHashMap<>();

    private BinomialSquares(Knowledge knowledge, Compare goal) {
        this.knowledge = knowledge;
        this.goal = goal;
    }

    static Optional<Theorem> prove(Knowledge knowledge, Compare goal) {
        if (goal.sign() != Sign.NONNEGATIVE || !(goal.term() instanceof Add a) || a.terms().size() < 2 || a.terms().size() > MOST_TERMS || goal.term().hasDiff()
                || !(Prop.negate(goal) instanceof Compare opposite)) {
            return Optional.empty();
        }
        for (boolean multiplied : new boolean[] {false, true}) {
            try {
                Optional<Theorem> t = new BinomialSquares(knowledge, goal).search(Logic.assume(opposite), multiplied);
                if (t.isPresent()) {
                    return t;
                }
            } catch (Oversize _) {
                return Optional.empty();
            } catch (Budget.Exhausted e) {
                if (knowledge.budget().over()) {
                    throw e;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Theorem> search(Theorem opposite, boolean multiplied) {
        Optional<Polynomial> negative = polynomial(((Compare) opposite.conclusion()).term());
        int variables = field.atoms();
        if (negative.isEmpty() || variables < 2 || variables > MOST_VARIABLES || degree(negative.get()) < 3 || degree(negative.get()) > LARGEST_DEGREE - (multiplied ? 2 : 0)) {
            return Optional.empty();
        }
        for (int k = 0; k < variables; k++) {
            if (!(field.atom(k) instanceof Symbol || field.atom(k) instanceof Entry)) {
                return Optional.empty();
            }
        }
        List<Integer> last = new ArrayList<>();
        Polynomial target = negative.get().scale(Rational.MINUS_ONE);
        for (int k = 0; k < variables; k++) {
            int variable = k;
            knowledge.prove(Prop.nonnegative(field.atom(k))).filter(t -> t.conclusion() instanceof Compare).ifPresent(t -> signed.put(variable, add(t)));
        }
        if (multiplied) {
            Expr factor = factor(target, variables);
            Optional<Theorem> positive = knowledge.prove(Prop.positive(factor)).filter(t -> t.conclusion() instanceof Compare);
            if (positive.isEmpty()) {
                return positive;
            }
            last.add(add(positive.get()));
            target = target.multiply(polynomial(((Compare) positive.get().conclusion()).term()).orElseThrow());
        }
        List<Integer> all = List.copyOf(last);
        fill(target, variables, multiplied);
        return solve(target).flatMap(solution -> check(opposite, all, solution));
    }

    /// 1 + Σ x², or Σ x where no x is negative; without 1 for a homogeneous polynomial.
    private Expr factor(Polynomial p, int variables) {
        boolean homogeneous = p.terms().keySet().stream().map(Monomial::degree).distinct().count() == 1;
        List<Expr> out = new ArrayList<>(homogeneous ? List.of() : List.of(Terms.ONE));
        for (int k = 0; k < variables; k++) {
            out.add(signed.size() == variables ? field.atom(k) : Terms.power(field.atom(k), 2));
        }
        return Terms.add(out);
    }

    private int add(Theorem t) {
        facts.add(t);
        return facts.size() - 1;
    }

    private Optional<Polynomial> polynomial(Expr e) {
        return field.fraction(e).filter(f -> f.denominator().isEmpty()).map(Fraction::numerator);
    }

    private static int degree(Polynomial p) {
        return p.terms().keySet().stream().mapToInt(Monomial::degree).max().orElse(0);
    }

    /// The squares that may occur.
    ///
    /// @param wide with any monomial in the middle
    private void fill(Polynomial target, int variables, boolean wide) {
        int[] box = new int[variables];
        boolean[] even = new boolean[variables];
        for (int k = 0; k < variables; k++) {
            int atom = k;
            box[k] = target.terms().keySet().stream().mapToInt(m -> m.exponentOf(atom)).max().orElse(0);
            even[k] = !signed.containsKey(k) && target.terms().keySet().stream().allMatch(m -> m.exponentOf(atom) % 2 == 0);
        }
        int low = target.terms().keySet().stream().mapToInt(Monomial::degree).min().orElse(0);
        int high = degree(target);
        for (List<Integer> factor : subsets(List.copyOf(signed.keySet()))) {
            Monomial f = factor.stream().map(k -> Monomial.of(k, 1)).reduce(Monomial.ONE, Monomial::multiply);
            List<Monomial> roots = monomials(variables, box, high).stream().filter(m -> inside(f.multiply(m).multiply(m), box, low, high)).toList();
            List<Integer> uses = factor.stream().map(signed::get).toList();
            for (int i = 0; i < roots.size(); i++) {
                int index = i;
                square(Polynomial.of(roots.get(i), Rational.ONE), uses);
                for (int j = 0; j < i; j++) {
                    Monomial other = roots.get(j);
                    if (!alike(roots.get(i), other, even)) {
                        continue;
                    }
                    Polynomial m = Polynomial.of(roots.get(i), Rational.ONE);
                    Polynomial n = Polynomial.of(roots.get(j), Rational.ONE);
                    square(m.subtract(n), uses);
                    square(m.add(n), uses);
                    Optional<Monomial> mean = middle(roots.get(i), roots.get(j), variables);
                    roots.stream().filter(c -> (wide || mean.filter(c::equals).isPresent()) && c != roots.get(index) && c != other && alike(c, other, even))
                            .forEach(c -> square(m.add(n).subtract(Polynomial.of(c, Rational.TWO)), uses));
                }
                if (columns.size() > MOST_COLUMNS) {
                    return;
                }
            }
        }
    }

    private static List<List<Integer>> subsets(List<Integer> of) {
        List<List<Integer>> out = new ArrayList<>(List.of(List.of()));
        for (Integer k : of) {
            for (List<Integer> s : List.copyOf(out)) {
                List<Integer> more = new ArrayList<>(s);
                more.add(k);
                out.add(more);
            }
        }
        return out;
    }

    private static List<Monomial> monomials(int variables, int[] box, int degree) {
        List<Monomial> out = new ArrayList<>(List.of(Monomial.ONE));
        for (int k = 0; k < variables; k++) {
            for (Monomial m : List.copyOf(out)) {
                for (int n = 1; 2 * n <= box[k] && 2 * (m.degree() + n) <= degree; n++) {
                    out.add(m.multiply(Monomial.of(k, n)));
                }
            }
        }
        return out;
    }

    private static boolean inside(Monomial m, int[] box, int low, int high) {
        for (int k = 0; k < box.length; k++) {
            if (m.exponentOf(k) > box[k]) {
                return false;
            }
        }
        return m.degree() >= low && m.degree() <= high;
    }

    /// Whether the product of the two is even in the variables in which all else is.
    private static boolean alike(Monomial m, Monomial n, boolean[] even) {
        for (int k = 0; k < even.length; k++) {
            if (even[k] && (m.exponentOf(k) + n.exponentOf(k)) % 2 != 0) {
                return false;
            }
        }
        return true;
    }

    /// √(m·n)
    private static Optional<Monomial> middle(Monomial m, Monomial n, int variables) {
        Monomial product = m.multiply(n);
        Monomial out = Monomial.ONE;
        for (int k = 0; k < variables; k++) {
            if (product.exponentOf(k) % 2 != 0) {
                return Optional.empty();
            }
            out = product.exponentOf(k) == 0 ? out : out.multiply(Monomial.of(k, product.exponentOf(k) / 2));
        }
        return Optional.of(out);
    }

    private void square(Polynomial root, List<Integer> factors) {
        Theorem t = Signs.square(field.term(root));
        List<Integer> uses = new ArrayList<>(factors);
        if (knowledge.discharge(t) instanceof Theorem known && known.conclusion() instanceof Compare && known.hypotheses().stream().allMatch(knowledge::holds)) {
            uses.add(add(known));
        } else if (!t.conclusion().equals(Prop.TRUE)) {
            return;
        }
        polynomial(Certificates.term(facts, uses)).ifPresent(p -> columns.add(new Column(p, uses)));
    }

    /// Coefficients ≥ 0 with Σ c·column = target.
    private Optional<Rational[]> solve(Polynomial target) {
        Set<Monomial> rows = new LinkedHashSet<>(target.terms().keySet());
        columns.forEach(c -> rows.addAll(c.polynomial().terms().keySet()));
        Rational[][] a = new Rational[rows.size()][columns.size()];
        Rational[] b = new Rational[rows.size()];
        int r = 0;
        for (Monomial m : rows) {
            for (int k = 0; k < columns.size(); k++) {
                a[r][k] = columns.get(k).polynomial().coefficient(m);
            }
            b[r++] = target.coefficient(m);
        }
        return Simplex.solve(a, b, knowledge.budget().part(SHARE));
    }

    /// The squares and the factor's multiple of the opposite of the goal add up to 0.
    private Optional<Theorem> check(Theorem opposite, List<Integer> factor, Rational[] solution) {
        List<Signs.Product> certificate = new ArrayList<>();
        for (int k = 0; k < solution.length; k++) {
            if (solution[k].signum() > 0) {
                certificate.add(new Signs.Product(solution[k], columns.get(k).facts()));
            }
        }
        List<Integer> last = new ArrayList<>(factor);
        last.add(add(opposite));
        certificate.add(new Signs.Product(Rational.ONE, last));
        return Certificates.check(knowledge, goal, facts, certificate);
    }
}
