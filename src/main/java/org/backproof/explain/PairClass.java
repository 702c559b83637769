package org.backproof.explain;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.print.Layout;
import org.backproof.print.Note;
import org.backproof.print.Prose;

/// The class of a pair: `canonical` and `canonical up to a constant` have a proved R, `not canonical` has points at which R differs, or no ŷ − y;
/// else it is `undecided`.
///
/// @param residual R, where it is found
/// @param labelled whether R certainly depends on the label
record PairClass(String verdict, Optional<Residual> residual, boolean labelled) {
    static final String NOT = "not canonical";
    static final String UNDECIDED = "undecided";

    /// @param result ∂J/∂z in the letter a
    static PairClass of(Composition c, Expr result, Optional<Symbol> label, List<Prop> hypotheses) {
        Optional<Ratio> ratio = label.flatMap(y -> c.ratio(y, hypotheses));
        if (ratio.isEmpty()) {
            return new PairClass(NOT, Optional.empty(), false); // there is no ŷ − y
        }
        Optional<Residual> factor = c.of.hasKinks() && ratio.get().variesWithLabel() ? Optional.empty() : Residual.of(c, result, label.get());
        return judged(c, result, label.get(), factor, ratio.get());
    }

    /// @param factor R as it is found first
    static PairClass judged(Composition c, Expr result, Symbol label, Optional<Residual> factor, Ratio ratio) {
        if (factor.isPresent() && factor.get().isConstant(c.of)) {
            return new PairClass(factor.get().verdict(c.of), factor, false);
        }
        boolean labelled = factor.isEmpty() && ratio.variesWithLabel();
        if (labelled || factor.map(r -> ratio.varies(c.of.at(r.factor()))).orElseGet(ratio::varies)) {
            return new PairClass(NOT, factor, labelled);
        }
        Optional<Residual> constant = Residual.constant(c, result, label, ratio);
        return constant.map(r -> new PairClass(r.verdict(c.of), constant, false)).orElse(new PairClass(UNDECIDED, factor, false));
    }

    /// R where it depends on the label, or what is open.
    Optional<Note> note(Composition c, Symbol label) {
        Optional<Layout> factor = residual.map(Residual::factor).or(() -> Residual.dependent(c, label)).filter(Residual::isShort).map(c.words::show);
        Layout error = c.words.show(Residual.error(c.of, label).orElseGet(() -> Terms.subtract(c.of.prediction(), label)));
        Layout shown = factor.orElseGet(() -> new Layout.Fraction(c.costByVariable(), error));
        Prose in = factor.isEmpty() ? Prose.NONE : Prose.of("in ").and(Layout.equation(c.costByVariable(), Layout.dotted(Layout.Name.of("R"), error))).and(" ");
        if (verdict.equals(UNDECIDED)) {
            return Optional.of(new Note("reason", shown, in.and("is not shown to be constant, or to vary")));
        }
        boolean written = residual.isEmpty() && Residual.dependent(c, label).isPresent();
        return written && labelled ? Optional.of(new Note("R", shown, in.and("depends on ").and(c.words.show(label))))
                : written && verdict.equals(NOT) ? Optional.of(new Note("R", shown, in.and("is not constant"))) : Optional.empty();
    }
}
