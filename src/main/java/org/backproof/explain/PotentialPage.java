package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.elaborate.Matching;
import org.backproof.elaborate.Setting;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.integrate.ConjugateMatch;
import org.backproof.print.Layout;
import org.backproof.print.Line;
import org.backproof.print.Note;
import org.backproof.print.Page;
import org.backproof.print.Prose;
import org.backproof.print.Section;

/// The answer to `match fenchel_young(potential=F)`: where ⟨a, z⟩ − F(a) is stationary, the conjugate, and the loss with the gradient a − y.
final class PotentialPage {
    private final Matching.OfPotential of;
    private final ConjugateMatch m;
    private final Words words;
    private final Layout a;
    private final Layout z;
    private final Layout cost;
    private final Layout error;

    private PotentialPage(Matching.OfPotential of, ConjugateMatch m, Setting setting) {
        this.of = of;
        this.m = m;
        List<Expr> terms = new ArrayList<>(List.of(of.potential(), of.atLabel(), of.prediction(), m.logit()));
        m.loss().ifPresent(terms::add);
        this.words = Words.of(setting, terms);
        this.a = words.show(entry(of.prediction()));
        this.z = words.show(entry(m.logit()));
        this.cost = Layout.Name.of(words.cost());
        this.error = words.show(Terms.subtract(entry(of.prediction()), entry(of.label())));
    }

    static Explanation of(Matching.OfPotential of, ConjugateMatch m, Setting setting) {
        return new PotentialPage(of, m, setting).page();
    }

    private static Expr entry(Symbol s) {
        return s.sort() instanceof Sort.Tensor t ? Terms.entry(s, Terms.symbol("j", Sort.upTo(t.sizes().getFirst()))) : s;
    }

    private Explanation page() {
        boolean vector = of.prediction().sort() instanceof Sort.Tensor;
        Layout slope = Words.by(words.show(of.potential()), a);
        Layout right = m.multiplier().map(l -> words.show(Terms.subtract(entry(m.logit()), l))).orElse(z);
        List<Section> sections = new ArrayList<>();
        m.slope().ifPresent(s -> {
            List<Line> lines = new ArrayList<>(List.of(new Line(words.show(s), Composite.reason(of.name()))));
            Prose where = Prose.of("where ").and(words.show(Terms.subtract(Terms.multiply(entry(of.prediction()), entry(m.logit())), of.potential())))
                    .and(" is stationary");
            lines.add(new Line(right, m.multiplier().isPresent() ? Prose.of("stationary for the given sum") : vector ? Prose.of("stationary") : where, List.of()));
            sections.add(new Section(slope, lines));
        });
        m.activation().ifPresent(f -> {
            List<Line> lines = new ArrayList<>(List.of(new Line(words.show(f), Prose.of("solved for ").and(a), List.of())));
            m.named().ifPresent(g -> lines.add(new Line(words.show(g), "definition of " + ((Apply) g).function().name())));
            sections.add(new Section(a, lines));
        });
        Layout conjugate = new Layout.Power(Layout.Name.of(of.name()), Layout.Name.of("*"));
        m.conjugate().ifPresent(c -> sections.add(new Section(conjugate, List.of(new Line(words.show(c), "the conjugate: its value there")))));
        m.theorem().ifPresent(_ -> sections.add(new Section(Words.by(cost, z), List.of(new Line(error, "proved")))));
        List<Prose> said = new ArrayList<>();
        m.activation().ifPresent(f -> said.add(Prose.of(Layout.equation(a, words.show(m.named().orElse(f))))));
        if (!m.given().isEmpty()) {
            said.add(Prose.of("given ").and(words.show(Prop.and(m.given()))));
        }
        List<Note> notes = new ArrayList<>();
        if (m.theorem().isEmpty()) {
            notes.add(new Note("reason", a, Prose.of(m.slope().isEmpty() ? "no derivative was found"
                    : m.activation().isEmpty() ? "not solved" : "is not shown to be in the domain for every logit: there the maximum may be at its boundary")));
            return new Explanation(new Page("undecided", false, false, Prose.NONE, Layout.equation(slope, right), said, List.of(), sections, notes), "undecided", "",
                    List.of(), List.of(), List.of(), List.of(), Optional.empty());
        }
        Expr loss = m.loss().orElseThrow();
        m.curvature().ifPresentOrElse(c -> notes.add(new Note("convex", new Layout.Relation(words.show(Tidy.signed(Tidy.factored(c))), Layout.Comparison.GREATER, Layout.Number.of(0)),
                Prose.of("the second derivative: the stationary point is the maximum"))),
                () -> notes.add(new Note("convex", Layout.Name.of(of.name()), Prose.of("is not proved to be: the point is stationary"))));
        List<String> given = m.given().stream().map(words::plain).toList();
        Step step = new Step("match", words.plain(m.theorem().get().left()), words.plain(m.theorem().get().right()), given);
        return new Explanation(new Page("proved", true, false, Prose.NONE, Layout.equation(cost, words.show(loss)), said, List.of(), sections, notes), "proved",
                words.plain(loss), List.of(), List.of(), given, List.of(step), Optional.empty());
    }
}
