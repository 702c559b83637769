package org.backproof.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backproof.elaborate.Assumption;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.kernel.Theorem;
import org.backproof.print.Layout;
import org.backproof.print.Note;
import org.backproof.print.Page;
import org.backproof.print.Prose;
import org.backproof.print.Section;
import org.backproof.prove.Needed;

/// The page about a derivative that is calculated: what it is, of which variables, by which definitions and under which conditions.
final class CompositePage {
    private CompositePage() {
    }

    /// A label about which nothing was used, and nothing is needed.
    private static Optional<Prose> anyReal(Composition c, Ledger ledger, Set<Prop> hypotheses) {
        Composite of = c.of;
        List<Symbol> labels = Free.symbols(of.outer()).stream().filter(s -> s != of.prediction() && s.sort() instanceof Sort.Real).toList();
        return of.isVector() || labels.size() != 1 || !ledger.used(hypotheses).isEmpty() || c.open.stream().anyMatch(h -> Free.occurs(labels.getFirst(), h)) ? Optional.empty()
                : Optional.of(Prose.of("any real ").and(Layout.Name.of(labels.getFirst().name())));
    }

    static Explanation of(Composition c, Ledger ledger, Product product, String verdict, boolean closed, Expr result,
            List<Symbol> place, List<Section> sections, List<Calculation> parts, List<Note> first, Theorem theorem) {
        Composite of = c.of;
        Words words = c.words;
        Set<Prop> hypotheses = new LinkedHashSet<>();
        List<Step> steps = new ArrayList<>();
        for (Calculation p : parts) {
            hypotheses.addAll(p.hypotheses());
            steps.addAll(p.steps());
        }
        boolean tensor = !place.isEmpty() && place.equals(c.place());
        Layout whole = tensor ? Words.totals(ledger.whole(result, List.copyOf(place))) : words.show(result);
        tensor &= !(whole instanceof Layout.Mapping);
        Layout logit = tensor ? Layout.Name.of(((Entry) of.variable()).tensor().name()) : words.show(of.variable());
        Layout entry = Layout.equation(Words.by(c.cost(), logit), tensor ? whole : words.show(result));
        Optional<Layout> matrix = !tensor && of.variable() instanceof Entry n && place.equals(n.indices())
                ? words.matrix(of.at(result)).map(m -> Layout.equation(Words.by(c.cost(), Layout.Name.of(n.tensor().name())), m)) : Optional.empty();
        List<Note> notes = new ArrayList<>(first);
        notes.addAll(ledger.conditions(c));
        List<Needed> needed = ledger.needed(hypotheses, product.result(), product.withoutEquations(), e -> words.plain(of.at(e)));
        notes.addAll(ledger.notes(needed, hypotheses, product.withoutEquations(), tensor ? List.copyOf(place) : List.of()));
        List<Prose> setting = new ArrayList<>();
        setting.add(Prose.of(Layout.equation(Layout.Name.of(of.prediction().name()), words.spelled(of.value()))));
        if (verdict.equals("canonical")) {
            anyReal(c, ledger, hypotheses).ifPresent(setting::add);
        }
        for (Expr size : of.value().sizes()) {
            if (size instanceof Symbol k && k.sort() instanceof Sort.Size) {
                setting.add(Prose.of("every ").and(new Layout.Relation(Layout.Name.of(k.name()), Layout.Comparison.AT_LEAST, Layout.Number.of(1))));
            }
        }
        List<Layout> definitions = List.of(Layout.equation(c.cost(), words.show(of.definition())));
        String judged = verdict.equals("proved") && !c.open.isEmpty() ? "conditional" : verdict;
        Page page = new Page(judged, c.open.isEmpty(), closed, Prose.of(of.loss() + (of.activation().isEmpty() ? "" : " with " + of.activation())),
                matrix.orElse(entry), matrix.map(_ -> entry), setting, definitions, sections, notes);
        return new Explanation(page, judged, words.plain(of.at(result)), ledger.used(hypotheses).stream().map(Assumption::text).distinct().toList(), needed,
                c.open.stream().map(words::plain).toList(), steps, Optional.of(theorem));
    }
}
