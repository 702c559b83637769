package org.backproof.explain;

import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.Task;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Theorem;
import org.backproof.prove.Labels;
import org.backproof.prove.Prover;

/// The fields of a table of pairs: of each the factor R in ∂J/∂z = R·(ŷ − y) alone.
public final class PairFields {
    private final Prover prover;
    private final Slopes.Found slopes;

    public PairFields(Prover prover) {
        this(prover, new Slopes.Found());
    }

    private PairFields(Prover prover, Slopes.Found slopes) {
        this.prover = prover;
        this.slopes = slopes;
    }

    /// With another bound on the work; derivatives that were found stay known.
    public PairFields with(Prover other) {
        return new PairFields(other, slopes);
    }

    /// One field.
    public PairCell cell(Task.Pair task) {
        return Explainer.general(task).map(this::cellOf).filter(c -> c.verdict().startsWith("canonical")).orElseGet(() -> cellOf(task));
    }

    private PairCell cellOf(Task.Pair task) {
        Optional<PairCell> outside = PairCell.outside(task, prover.knowledge(task.setting().hypotheses()));
        if (outside.isPresent()) {
            return outside.get();
        }
        return Composite.of(task.pairing()).flatMap(of -> {
            Knowledge knowledge = ofField(of, task);
            Words words = Words.of(task.setting(), List.of(of.inner(), of.outer(), of.variable()), of.value(), of.prediction().name());
            Slopes known = new Slopes(knowledge, slopes);
            Optional<Symbol> label = task.pairing().parameters().stream().findFirst();
            Optional<Theorem> slope = known.open(of.outer(), of.letter());
            Optional<Ratio> ratio = slope.flatMap(s -> label.flatMap(y -> Residual.error(of, y).flatMap(error -> Composition.inner(of, knowledge, known)
                    .map(inner -> new Ratio(of, s, inner, error, y, task.setting().hypotheses())))));
            boolean labelled = ratio.isPresent() && ratio.get().variesWithLabel();
            if (labelled && (of.isSum() || !Residual.mayBeShort(slope.get()))) {
                return Optional.of(PairCell.NONE);
            }
            return Composition.of(of, words, knowledge, knowledge, known).map(c -> ratio.map(r -> field(c, label.get(), r, labelled)).orElse(PairCell.NONE));
        }).orElse(PairCell.NO_RULE);
    }

    private Knowledge ofField(Composite of, Task.Pair task) {
        return prover.knowledge(of.hasKinks() ? Labels.unlisted(task.setting().hypotheses()) : task.setting().hypotheses());
    }

    /// Finds the derivative of the loss, which then is known to the fields of a table.
    public void findSlope(Task.Pair task) {
        Composite.of(task.pairing()).ifPresent(of -> new Slopes(ofField(of, task), slopes).of(of.outer(), of.letter()));
    }

    private static PairCell field(Composition c, Symbol label, Ratio ratio, boolean labelled) {
        Optional<PairCell> dependent = Residual.dependent(c, label).filter(Residual::isShort).map(r -> PairCell.dependent(c, r));
        if (labelled) {
            return dependent.orElse(PairCell.NONE);
        }
        PairClass found = PairClass.judged(c, gradient(c), label, residual(c, label), ratio);
        return found.verdict().equals("undecided") ? PairCell.NO_CONSTANT : found.residual().map(r -> PairCell.of(c, r, label)).or(() -> dependent).orElse(PairCell.NONE);
    }

    private static Expr gradient(Composition c) {
        return c.of.isSum() ? new Product(c).result() : c.normal(Terms.multiply(c.slope(), c.inner()));
    }

    private static Optional<Residual> residual(Composition c, Symbol label) {
        boolean numbers = c.of.isEntrywise() || !c.of.isVector() && label.sort() instanceof Sort.Real && c.of.variable() instanceof Symbol;
        Optional<Residual> written = numbers ? Residual.written(c, label) : Optional.empty();
        return written.isPresent() || numbers && Residual.isNone(c, label) ? written : Residual.of(c, gradient(c), label);
    }
}
