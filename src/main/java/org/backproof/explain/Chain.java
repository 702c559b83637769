package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.Setting;
import org.backproof.expr.Expr;
import org.backproof.expr.Symbol;
import org.backproof.kernel.Theorem;
import org.backproof.print.Line;
import org.backproof.print.Prose;
import org.backproof.print.Section;
import org.backproof.prove.Prover;

/// A chain of equations as its author wrote it, each line with its reason.
///
/// @param steps of each line that is proved; empty for others
public record Chain(Section section, List<List<Step>> steps) {
    public Chain {
        steps = List.copyOf(steps);
    }

    /// A line of the chain: what it claims to be equal to the line before.
    ///
    /// @param proof   of it; empty where there is none
    /// @param remark  what stands beside it then
    public record Link(Expr term, Optional<Theorem> proof, String remark) {
    }

    static Chain of(Prover prover, Setting setting, boolean fine, List<Symbol> place, Expr first, List<Link> links) {
        List<Expr> all = new ArrayList<>(List.of(first));
        links.forEach(l -> all.add(l.term));
        Words words = Words.of(setting, all).fine(fine).inMatrices(MatrixForm.of(prover, setting, all, place));
        Knowledge knowledge = prover.knowledge(setting.hypotheses());
        List<Line> lines = new ArrayList<>();
        List<List<Step>> steps = new ArrayList<>();
        Expr before = first;
        for (Link l : links) {
            Expr left = before;
            Optional<Reasoning> r = l.proof.flatMap(p -> new CaseByCase(words).of(knowledge, left, l.term, l.proof));
            List<Line> own = r.filter(s -> s.sections().size() == 1).map(s -> s.sections().getFirst().lines()).orElse(List.of());
            Prose why = l.proof.isEmpty() ? Prose.of(l.remark) : r.filter(s -> s.sections().size() > 1).isPresent() ? Prose.of("case by case") : Line.reasons(own);
            lines.add(new Line(words.show(l.term), words.beside(l.term, words.show(l.term)), why, List.of(), lines.size(), own));
            steps.add(r.map(Reasoning::steps).orElse(List.of()));
            before = l.term;
        }
        return new Chain(new Section(words.show(first), lines), steps);
    }
}
