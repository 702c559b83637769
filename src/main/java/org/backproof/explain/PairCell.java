package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.Pairing;
import org.backproof.elaborate.Task;
import org.backproof.evaluate.PointSearch;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.print.Layout;
import org.backproof.print.Unicode;

/// One field of a table of pairs.
///
/// @param verdict `canonical`, `canonical up to a constant`, `not canonical`, `out of range` or `undecided`
/// @param shown   R in ∂J/∂z = R·(a − y), proved unless it depends on the label; out of range, where the loss wants its prediction; empty where there is no such factor
/// @param plain   the same in the language, R with a spelled out; of what is undecided why, `no rule` or `budget`
public record PairCell(String verdict, Optional<Layout> shown, String plain) {
    /// A derivative of the loss or of the activation is not found.
    public static final PairCell NO_RULE = new PairCell("undecided", Optional.empty(), "no rule");
    /// The work for one field ended before a proof.
    public static final PairCell BUDGET = new PairCell("undecided", Optional.empty(), "budget");
    /// There is no R, or it is long.
    static final PairCell NONE = new PairCell("not canonical", Optional.empty(), "");
    private static final int POINTS = 60;
    /// A longer R that is the derivative of the activation goes by its name.
    private static final int WIDEST = 26;

    /// With an R that depends on the label.
    static PairCell dependent(Composition c, Expr factor) {
        Layout shown = c.words.show(factor);
        return Unicode.print(shown).length() > WIDEST ? NONE : new PairCell("not canonical", Optional.of(shown), c.words.plain(c.of.at(factor)));
    }

    static PairCell of(Composition c, Residual r) {
        Layout shown = c.words.show(r.factor());
        boolean named = r.factor() == c.inner() && Unicode.print(shown).length() > WIDEST;
        return new PairCell(r.verdict(c.of), Optional.of(named ? c.innerName() : shown), c.words.plain(c.of.at(r.factor())));
    }

    /// Where the activation certainly leaves the domain of the loss.
    static Optional<PairCell> outside(Task.Pair task, Knowledge knowledge) {
        Pairing p = task.pairing();
        Substitution value = Substitution.of(p.prediction(), p.value().argument());
        List<Prop> hypotheses = new ArrayList<>(task.setting().hypotheses());
        hypotheses.add(p.value().indices().stream().reduce(Prop.defined(p.value().body()), (q, i) -> Binders.forAll(i, q), (q, _) -> q));
        boolean leaves = p.domain().stream().map(value::apply).filter(q -> !q.equals(Prop.TRUE)).anyMatch(q -> !knowledge.holds(q)
                && new PointSearch(hypotheses, () -> false, POINTS).failing(q).isPresent());
        Words words = Words.of(task.setting(), List.of());
        return leaves ? Optional.of(new PairCell("out of range", Optional.of(words.show(Prop.and(p.domain()))), words.plain(Prop.and(p.domain()))))
                : Optional.empty();
    }
}
