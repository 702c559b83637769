package org.backproof.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.backproof.algebra.Knowledge;
import org.backproof.calculus.Differentiation;
import org.backproof.elaborate.Assumption;
import org.backproof.elaborate.Setting;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Theorem;
import org.backproof.print.Layout;
import org.backproof.print.Note;
import org.backproof.print.Page;
import org.backproof.print.Prose;
import org.backproof.print.Section;
import org.backproof.prove.Necessity;
import org.backproof.prove.Needed;
import org.backproof.prove.Prover;
import org.backproof.prove.Requirements;
import org.backproof.prove.Verdict;

/// Derivations without an activation in between.
final class Direct {
    /// The share of what is left of the budget for the question whether a derivative has the same domain as its value.
    private static final double AGREEMENT = 0.5;

    private final Prover prover;
    private final Setting setting;
    private final boolean fine;
    private final List<Symbol> place;

    /// @param fine  whether lines have parts
    /// @param place the indices of an entry
    Direct(Prover prover, Setting setting, boolean fine, List<Symbol> place) {
        this.place = List.copyOf(place);
        this.fine = fine;
        this.prover = prover;
        this.setting = setting;
    }

    /// Of an equation that is proved.
    ///
    /// @param proof the theorem, whose cases the page has where one calculation does not do
    Optional<Explanation> claim(Expr left, Expr right, Optional<Theorem> proof) {
        Words words = words(List.of(left, right));
        return new CaseByCase(words).of(prover.knowledge(setting.hypotheses()), left, right, proof).map(r -> page(words, r, left, right, List.of(), true));
    }

    private Words words(List<Expr> terms) {
        return Words.of(setting, terms).fine(fine).inMatrices(MatrixForm.of(prover, setting, terms, place));
    }

    Optional<Explanation> derivative(Expr left) {
        Words words = words(List.of(left));
        Knowledge knowledge = prover.knowledge(setting.hypotheses());
        Optional<Theorem> rule = opened(left).flatMap(e -> rule(knowledge, e)).or(() -> rule(knowledge, left));
        List<Prop> granted = rule.map(t -> Requirements.open(knowledge, t)).orElse(List.of());
        Knowledge inside = granted.isEmpty() ? knowledge : Proofs.with(knowledge, granted);
        Calculation out = new Calculation(List.of(inside), words, left);
        Narration narration = new Narration(inside, words, out);
        narration.differentiate();
        if (out.current() == left || out.current().hasDiff()) {
            return left instanceof Diff d ? new Slopes(knowledge).of(d.body(), d.variable()).map(t -> byPieces(words, knowledge, t)) : Optional.empty();
        }
        Expr raw = out.current();
        Expr normal = Proofs.normal(inside, raw);
        Expr unfolded = Tidy.signed(Tidy.preferred(Tidy.common(inside, raw), List.of(normal, Tidy.factored(normal))));
        Expr goal = Tidy.shortest(Stream.concat(Stream.of(unfolded), Folding.of(inside, normal).stream()).toList());
        if (goal.facts().size() <= raw.facts().size()) {
            narration.to(goal);
        }
        return Optional.of(judged(words, new Reasoning(out.theorem(), List.of(out.section(words.show(left))), out.steps(), false), left, out.current(), granted));
    }

    /// The page of a calculation under conditions; none are needed where outside of them neither side is defined.
    private Explanation judged(Words words, Reasoning calculation, Expr left, Expr right, List<Prop> granted) {
        if (!granted.isEmpty() && new LinkedHashSet<>(domain(left, right)).equals(new LinkedHashSet<>(granted))
                && prover.part(AGREEMENT).prove(setting.hypotheses(), left, right) instanceof Verdict.Proved(Theorem everywhere)) {
            return page(words, new Reasoning(everywhere, calculation.sections(), calculation.steps(), true), left, right, List.of(), false);
        }
        return page(words, calculation, left, right, granted, false);
    }

    /// The conditions that follow from it that both sides are defined: `x ≠ 0` for the derivative of |x|, nothing for that of a smooth function
    /// that is written in pieces, which rules of differentiation want away from the borders.
    private List<Prop> domain(Expr left, Expr right) {
        Knowledge knowledge = prover.knowledge(setting.hypotheses());
        List<Expr> terms = Stream.of(left, right).filter(e -> !e.total()).toList();
        List<Prop> sufficient = Requirements.of(knowledge, terms.stream().map(Prop::defined).toList());
        Knowledge inside = Prover.whereDefined(knowledge, terms);
        return sufficient.stream().anyMatch(Prop.Defined.class::isInstance) ? List.of() : sufficient.stream().filter(inside::holds).toList();
    }

    /// Off the kinks: from the definition, or in one line.
    private Explanation byPieces(Words words, Knowledge knowledge, Theorem derivative) {
        List<Prop> granted = Requirements.open(knowledge, derivative);
        Knowledge inside = Proofs.offKinks(knowledge, granted);
        Theorem equation = Derivatives.equation(derivative);
        Reasoning lines = new CaseByCase(words).of(inside, equation.left(), equation.right(), Optional.of(equation))
                .filter(r -> r.theorem().conclusion().equals(equation.conclusion()) && r.sections().stream().anyMatch(s -> s.lines().size() > 1))
                .orElseGet(() -> {
                    Calculation out = new Calculation(List.of(inside), words, equation.left());
                    out.step(equation, words.show(equation.right()), Prose.of("rules of differentiation, in each piece"));
                    return new Reasoning(equation, List.of(out.section(words.show(equation.left()))), out.steps(), false);
                });
        return judged(words, new Reasoning(lines.theorem(), lines.sections(), lines.steps(), false), equation.left(), equation.right(), granted);
    }

    private static Optional<Theorem> rule(Knowledge knowledge, Expr e) {
        return e instanceof Diff d ? new Differentiation(knowledge).derivative(d.body(), d.variable()).map(t -> Requirements.spelled(knowledge, t)) : Optional.empty();
    }

    /// The derivative of the definition, where the derivative of a defined function is asked for.
    private static Optional<Expr> opened(Expr e) {
        return e instanceof Diff d && d.body() instanceof Apply a && a.function() instanceof Function.Defined f
                ? Optional.of(Terms.diff(Binders.unfold(f, a.arguments()), d.variable())) : Optional.empty();
    }

    private Explanation page(Words words, Reasoning reasoning, Expr left, Expr right, List<Prop> granted, boolean claimed) {
        Ledger ledger = new Ledger(setting, words, claimed ? Optional.of(new Necessity(prover, setting, left, right)) : Optional.empty());
        List<Note> notes = new ArrayList<>();
        if (!granted.isEmpty()) {
            notes.add(new Note("conditions", words.show(Prop.and(granted)), Prose.of("needed")));
        }
        if (reasoning.partial()) {
            List<Prop> domain = domain(left, right);
            if (!domain.isEmpty()) {
                notes.add(new Note("where", words.show(Prop.and(domain)), Prose.of("elsewhere neither side is defined")));
            }
        }
        Set<Prop> hypotheses = new LinkedHashSet<>(reasoning.theorem().hypotheses());
        List<Needed> needed = ledger.needed(hypotheses, right, right, words::plain);
        notes.addAll(ledger.notes(needed, hypotheses, right, List.of()));
        List<Section> sections = reasoning.sections();
        Layout entry = Layout.equation(words.show(left), words.show(right));
        Optional<Layout> matrix = words.equation(left, right).filter(m -> !m.equals(entry));
        Page page = new Page(granted.isEmpty() ? "proved" : "conditional", granted.isEmpty(), true, Prose.NONE, matrix.orElse(entry), matrix.map(_ -> entry),
                List.of(), List.of(), sections, notes);
        return new Explanation(page, page.verdict(), words.plain(right), ledger.used(hypotheses).stream().map(Assumption::text).distinct().toList(), needed,
                granted.stream().map(words::plain).toList(), reasoning.steps(), Optional.of(reasoning.theorem()));
    }
}
