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
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.print.Layout;
import org.backproof.print.Unicode;

/// One field of a table of pairs.
///
/// @param verdict `canonical`, `canonical up to a constant`, `not canonical`, `out of range` or `undecided`
/// @param shown   R in ∂J/∂z = R·(a − y), proved unless it depends on the label; out of range, where the loss wants its prediction; empty where there is no such factor
/// @param named   R with the derivative of the activation by its name; empty where a − y stands in ∂J/∂a not alone, or where R is short
/// @param plain   as shown, in the language, R with a spelled out; of what is undecided why, `no rule`, `no proof`, `budget` or `time`
public record PairCell(String verdict, Optional<Layout> shown, Optional<Named> named, String plain) {
    /// A derivative of the loss or of the activation is not found.
    public static final PairCell NO_RULE = new PairCell("undecided", Optional.empty(), "no rule");
    /// The work for one field ended before a proof.
    public static final PairCell BUDGET = new PairCell("undecided", Optional.empty(), "budget");
    /// The time for the whole table ended before.
    public static final PairCell TIME = new PairCell("undecided", Optional.empty(), "time");
    /// Whether R is constant is not shown either way.
    static final PairCell NO_CONSTANT = new PairCell("undecided", Optional.empty(), "no proof");
    /// The prediction or the label has another shape.
    public static final PairCell SHAPE = new PairCell("other shape", Optional.empty(), "");
    /// There is no R, or it depends on the label and is long.
    static final PairCell NONE = new PairCell("not canonical", Optional.empty(), "");
    private static final int POINTS = 60;
    /// An R that depends on the label and is longer is not shown.
    private static final int WIDEST = 26;

    private PairCell(String verdict, Optional<Layout> shown, String plain) {
        this(verdict, shown, Optional.empty(), plain);
    }

    /// A multiple of the derivative of the activation.
    ///
    /// @param factor     such as 2 σ′(z)
    /// @param definition σ′(z) = …
    public record Named(Layout factor, Layout.Relation definition) {
        /// Whether it is the derivative itself.
        public boolean isDerivative() {
            return factor.equals(definition.left());
        }
    }

    /// R with the derivative by its name, where R is longer than `widest`, and shorter so.
    public Optional<Named> namedBeyond(int widest) {
        return named.filter(n -> Unicode.print(n.factor()).length() < length() && length() > widest);
    }

    /// R, with the derivative by its name where that is better; empty where there is nothing to show.
    public Optional<Layout> within(int widest) {
        return namedBeyond(widest).map(Named::factor).or(() -> shown);
    }

    private int length() {
        return shown.map(l -> Unicode.print(l).length()).orElse(0);
    }

    /// With an R that depends on the label.
    static PairCell dependent(Composition c, Expr factor) {
        Layout shown = c.words.show(factor);
        return Unicode.print(shown).length() > WIDEST ? NONE : new PairCell("not canonical", Optional.of(shown), c.words.plain(c.of.at(factor)));
    }

    static PairCell of(Composition c, Residual r, Symbol label) {
        Layout shown = c.words.show(r.factor());
        Optional<Expr> multiple = Unicode.print(shown).length() <= WIDEST ? Optional.empty() : r.factor() == c.inner() ? Optional.of(Terms.ONE) : r.multiple(c, label);
        Layout.Relation definition = new Layout.Relation(c.innerName(), Layout.Comparison.EQUAL, c.words.show(c.inner()));
        return new PairCell(r.verdict(c.of), Optional.of(shown), multiple.map(g -> new Named(Layout.times(c.words.show(g), c.innerName()), definition)),
                c.words.plain(c.of.at(r.factor())));
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
