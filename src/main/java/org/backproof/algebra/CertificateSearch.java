package org.backproof.algebra;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Prop.Compare;
import org.backproof.expr.Prop.Sign;
import org.backproof.expr.Sum;
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

/// Finds Positivstellensatz certificates: rational linear programming over products of at most two facts about the goal's atoms.
final class CertificateSearch {
    private static final int MAX_FACTS = 14;
    private static final int MAX_ROWS = 90;

    private CertificateSearch() {
    }

    /// A certificate found by linear programming over products of facts about the goal's atoms.
    static Optional<Theorem> find(Knowledge knowledge, Compare goal) {
        try {
            return search(knowledge, goal);
        } catch (Oversize _) {
            return Optional.empty();
        }
    }

    private static Optional<Theorem> search(Knowledge knowledge, Compare goal) {
        if (goal.sign() == Sign.NONZERO || goal.term().facts().size() > 400 || !(Prop.negate(goal) instanceof Compare)) {
            return Optional.empty();
        }
        Field field = new Field();
        Optional<Fraction> target = field.fraction(goal.term());
        if (target.isEmpty() || !target.get().denominator().isEmpty() || target.get().numerator().size() > 30) {
            return Optional.empty();
        }
        List<Theorem> facts = relevant(knowledge, goal.term(), field);
        Theorem opposite = Logic.assume(Prop.negate(goal));
        facts.add(opposite);
        List<List<Integer>> products = products(facts);
        List<Polynomial> columns = new ArrayList<>();
        List<List<Integer>> kept = new ArrayList<>();
        List<Boolean> strict = new ArrayList<>();
        List<Rational> signs = new ArrayList<>();
        for (List<Integer> p : products) {
            if (p.stream().anyMatch(i -> ((Compare) facts.get(i).conclusion()).sign() == Sign.NONZERO && Collections.frequency(p, i) % 2 == 1)) {
                continue; // of what is not zero only the square has a sign
            }
            Optional<Fraction> f = field.fraction(Certificates.term(facts, p));
            if (f.isEmpty() || !f.get().denominator().isEmpty() || f.get().numerator().size() > 40) {
                continue;
            }
            boolean zero = p.stream().anyMatch(i -> ((Compare) facts.get(i).conclusion()).sign() == Sign.ZERO);
            columns.add(f.get().numerator());
            kept.add(p);
            signs.add(Rational.ONE);
            strict.add(!zero && p.stream().allMatch(i -> ((Compare) facts.get(i).conclusion()).sign().open())); // of what is not zero, the square
            if (zero) {
                columns.add(f.get().numerator().scale(Rational.MINUS_ONE));
                kept.add(p);
                signs.add(Rational.MINUS_ONE);
                strict.add(false);
            }
        }
        Optional<Rational[]> solution = combination(columns, strict, knowledge.budget());
        if (solution.isEmpty()) {
            return Optional.empty();
        }
        List<Signs.Product> certificate = new ArrayList<>();
        List<Theorem> used = new ArrayList<>(facts);
        List<Expr> cofactors = new ArrayList<>(facts.stream().map(_ -> Terms.ONE).toList());
        for (int k = 0; k < columns.size(); k++) {
            Rational c = solution.get()[k];
            if (c.signum() <= 0) {
                continue;
            }
            if (signs.get(k).signum() > 0) {
                certificate.add(new Signs.Product(c, kept.get(k)));
            } else {
                List<Integer> negated = new ArrayList<>(kept.get(k));
                for (int j = 0; j < negated.size(); j++) {
                    if (((Compare) facts.get(negated.get(j)).conclusion()).sign() == Sign.ZERO) {
                        used.add(facts.get(negated.get(j)));
                        cofactors.add(Terms.MINUS_ONE);
                        negated.set(j, used.size() - 1);
                        break;
                    }
                }
                certificate.add(new Signs.Product(c, negated));
            }
        }
        return Signs.contradiction(goal, used, certificate, cofactors).map(knowledge::discharge)
                .filter(t -> t.hypotheses().stream().allMatch(knowledge::holds));
    }

    /// Coefficients ≥ 0 with Σ c·column = 0 and the strict ones adding up to 1.
    private static Optional<Rational[]> combination(List<Polynomial> columns, List<Boolean> strict, Budget budget) {
        Set<Monomial> rows = new LinkedHashSet<>();
        columns.forEach(c -> rows.addAll(c.terms().keySet()));
        if (rows.size() > MAX_ROWS || !strict.contains(true)) {
            return Optional.empty();
        }
        Rational[][] a = new Rational[rows.size() + 1][columns.size()];
        Rational[] b = new Rational[rows.size() + 1];
        int r = 0;
        for (Monomial m : rows) {
            for (int k = 0; k < columns.size(); k++) {
                a[r][k] = columns.get(k).coefficient(m);
            }
            b[r++] = Rational.ZERO;
        }
        for (int k = 0; k < columns.size(); k++) {
            a[r][k] = strict.get(k) ? Rational.ONE : Rational.ZERO;
        }
        b[r] = Rational.ONE;
        return Simplex.solve(a, b, budget);
    }

    /// Facts about the atoms of the goal: known comparisons over them, their ranges, squares.
    private static List<Theorem> relevant(Knowledge knowledge, Expr goal, Field field) {
        Set<Expr> atoms = new LinkedHashSet<>();
        for (int k = 0; k < field.atoms(); k++) {
            atoms.add(field.atom(k));
        }
        Map<Prop, Theorem> out = new LinkedHashMap<>();
        for (Theorem t : knowledge.facts()) {
            if (t.conclusion() instanceof Compare c && c.sign() != Sign.NONZERO && c.term().facts().size() < 60) {
                Field own = new Field();
                Optional<Fraction> f = own.fraction(c.term());
                boolean shares = false;
                for (int k = 0; f.isPresent() && k < own.atoms(); k++) {
                    shares |= atoms.contains(own.atom(k));
                }
                List<Theorem> relaxed = AtomFacts.relaxed(t, atoms, knowledge);
                if (!relaxed.isEmpty()) {
                    relaxed.forEach(u -> out.put(u.conclusion(), u));
                } else if (shares && f.get().denominator().isEmpty()) {
                    out.put(c, t);
                } else if (shares) {
                    Denominators.cleared(knowledge, t).filter(u -> u.conclusion() instanceof Compare).ifPresent(u -> out.put(u.conclusion(), u));
                }
            }
        }
        Set<Expr> all = new LinkedHashSet<>(atoms);
        for (Theorem t : out.values()) {
            Field own = new Field();
            own.fraction(((Compare) t.conclusion()).term());
            for (int k = 0; k < own.atoms(); k++) {
                all.add(own.atom(k));
            }
        }
        ProductTangents.about(goal, knowledge).forEach(t -> out.put(t.conclusion(), t));
        for (Expr atom : all) {
            AtomFacts.about(atom, knowledge).forEach(t -> out.put(t.conclusion(), t));
            if (atom instanceof Sum sum) {
                AtomFacts.termsOf(sum, goal, all, knowledge).forEach(f -> out.put(f.conclusion(), f));
            }
            if (MaximumForms.is(atom)) {
                for (Theorem t : MaximumForms.entries((Apply) atom, all, knowledge)) {
                    out.put(t.conclusion(), t);
                    AtomFacts.relaxed(t, all, knowledge).forEach(u -> out.put(u.conclusion(), u));
                }
            }
            if (atom instanceof Apply x) {
                Circular.partner(x, all, knowledge).forEach(t -> out.put(t.conclusion(), t));
                AtomFacts.belowOne(x, knowledge).ifPresent(t -> out.put(t.conclusion(), t));
                AtomFacts.larger(x, all, knowledge).forEach(t -> out.put(t.conclusion(), t));
            }
        }
        for (Expr root : Squares.candidates(goal, field)) {
            Theorem t = knowledge.discharge(Signs.square(root));
            if (t.conclusion() instanceof Compare && t.hypotheses().stream().allMatch(knowledge::holds)) {
                out.put(t.conclusion(), t);
            }
        }
        // what is decided by itself says nothing
        return new ArrayList<>(out.values().stream().filter(t -> t.conclusion() instanceof Compare).limit(MAX_FACTS).toList());
    }

    /// The constant 1, each fact, and products of two.
    private static List<List<Integer>> products(List<Theorem> facts) {
        List<List<Integer>> out = new ArrayList<>();
        out.add(List.of());
        for (int i = 0; i < facts.size(); i++) {
            out.add(List.of(i));
        }
        for (int i = 0; i < facts.size(); i++) {
            for (int j = i; j < facts.size(); j++) {
                out.add(List.of(i, j));
            }
        }
        return out;
    }
}
