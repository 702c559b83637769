package org.backproof.emit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Tensor;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Truth;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Rational;
import org.backproof.prove.Prover;

/// The rounding errors of a term as it is written and as it is emitted, at many inputs, against its value to 40 digits and more.
///
/// @param naive   as it is written, with its functions for what they are by definition
/// @param emitted the stable form; `⊢ naive = emitted`
/// @param points  how many inputs lay in the domain
public record Stability(Side naive, Side emitted, int points) {
    private static final int TRIED = 1_000;
    private static final Rational DIGITS = Rational.of(1, 1_000_000_000).pow(3);

    /// What was found of one form.
    ///
    /// @param worst    error in units in the last place of a double, where the result is a number as it should be
    /// @param at       where
    /// @param failures where the result is NaN, infinite or 0 though the value is not: of each kind the input of least size
    public record Side(Expr form, double worst, Optional<Sampling.Input> at, Map<Kind, Failure> failures) {
    }

    /// What a result is instead of a number.
    public enum Kind {
        NAN("NaN"), POSITIVE("∞"), NEGATIVE("−∞"), ZERO("0");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /// @param value what it should be
    /// @param count at how many inputs
    public record Failure(Sampling.Input at, double value, int count) {
    }

    /// @throws NoCode if it has no double value
    public static Stability of(Tensor subject, Setting setting, Prover prover) {
        Knowledge knowledge = prover.knowledge(setting.hypotheses());
        Expr given = StableForms.differentiated(knowledge, subject.body()).right();
        Expr naive = StableForms.naive(knowledge, given).right();
        Expr emitted = subject.body() instanceof Diff d ? best(knowledge, d, setting.hypotheses()) : StableForms.of(knowledge, given).right();
        Set<Symbol> symbols = new LinkedHashSet<>();
        for (Expr e : List.of(given, emitted)) {
            symbols.addAll(Free.symbols(e));
        }
        setting.hypotheses().forEach(h -> symbols.addAll(Free.symbols(h)));
        for (Symbol s : List.copyOf(symbols)) {
            Free.symbols(s).stream().filter(x -> x.sort() instanceof Sort.Size).forEach(symbols::add);
        }
        Search one = new Search(naive, knowledge);
        Search other = new Search(emitted, knowledge);
        int points = 0;
        for (Sampling.Input input : new Sampling().of(List.copyOf(symbols), TRIED)) {
            Optional<Interval> value = value(input, setting.hypotheses(), emitted, naive, knowledge.budget());
            if (value.isPresent()) {
                points++;
                one.add(input, value.get());
                other.add(input, value.get());
            }
        }
        return new Stability(one.side(), other.side(), points);
    }

    /// The derivative in the form that code is generated for.
    private static Expr best(Knowledge knowledge, Diff d, List<Prop> domain) {
        Set<Expr> computed = StableForms.values(StableForms.of(knowledge, d.body()).right());
        UnaryOperator<Expr> stable = e -> StableForms.of(knowledge, e, computed).right();
        Gradient gradient = Gradient.of(knowledge, d.body(), d.variable());
        return stable.apply(new Choice(knowledge, domain, stable).best(gradient).right());
    }

    private static Optional<Interval> value(Sampling.Input input, List<Prop> hypotheses, Expr first, Expr second, Budget budget) {
        budget.spend();
        CertifiedEvaluation exact = new CertifiedEvaluation(input.point());
        try {
            return exact.all(hypotheses) != Truth.TRUE ? Optional.empty() : exact.value(first, DIGITS).or(() -> exact.value(second, DIGITS));
        } catch (ArithmeticException _) {
            return Optional.empty(); // exp(-exp(1000)) is too small to be written out
        }
    }

    private static final class Search {
        private final Expr form;
        private final Knowledge knowledge;
        private double worst;
        private Optional<Sampling.Input> at = Optional.empty();
        private final Map<Kind, List<Failure>> failures = new LinkedHashMap<>();

        Search(Expr form, Knowledge knowledge) {
            this.form = form;
            this.knowledge = knowledge;
        }

        void add(Sampling.Input input, Interval exact) {
            double is = input.arithmetic(knowledge).value(form);
            double should = exact.midpoint();
            Optional<Kind> kind = Double.isNaN(is) ? Optional.of(Kind.NAN)
                    : Double.isInfinite(is) && is != should ? Optional.of(is > 0 ? Kind.POSITIVE : Kind.NEGATIVE) : is == 0 && should != 0 ? Optional.of(Kind.ZERO) : Optional.empty();
            if (kind.isPresent()) {
                failures.computeIfAbsent(kind.get(), _ -> new ArrayList<>()).add(new Failure(input, should, 1));
            } else if (!Double.isInfinite(should)) {
                double error = Sampling.exact(is).subtract(exact.lower()).abs().divide(Sampling.exact(Math.ulp(should))).doubleValue();
                if (error > worst) {
                    worst = error;
                    at = Optional.of(input);
                }
            }
        }

        Side side() {
            Map<Kind, Failure> nearest = new LinkedHashMap<>();
            failures.forEach((kind, all) -> {
                Failure f = all.stream().min(Comparator.comparingDouble(x -> x.at().magnitude())).orElseThrow();
                nearest.put(kind, new Failure(f.at(), f.value(), all.size()));
            });
            return new Side(form, worst, at, nearest);
        }
    }
}
