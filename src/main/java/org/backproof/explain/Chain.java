package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.Setting;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.kernel.Logic;
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

    /// What became of a line, which claims to be equal to the line before.
    ///
    /// @param proof      of it; empty where there is none
    /// @param verdict    in a word, which stands beside it then
    /// @param conditions under which it would be proved
    public record Judged(Optional<Theorem> proof, String verdict, List<Prop> conditions) {
        public Judged {
            conditions = List.copyOf(conditions);
        }

        private Judged with(Substitution letters) {
            return new Judged(proof.map(t -> Logic.instantiate(t, letters)), verdict, conditions.stream().map(letters::apply).toList());
        }
    }

    /// @param letters for the indices
    /// @param place   those of a tensor
    static Chain of(Prover prover, Setting setting, boolean fine, Substitution letters, List<Symbol> place, List<Expr> terms, List<Judged> judged) {
        List<Expr> all = terms.stream().map(letters::apply).toList();
        Words words = Words.of(setting, all).fine(fine).inMatrices(MatrixForm.of(prover, setting, all, place));
        Knowledge knowledge = prover.knowledge(setting.hypotheses());
        List<Line> lines = new ArrayList<>();
        List<List<Step>> steps = new ArrayList<>();
        for (int k = 0; k < judged.size(); k++) {
            Judged line = judged.get(k).with(letters);
            Expr left = all.get(k);
            Expr right = all.get(k + 1);
            Optional<Reasoning> r = line.proof.flatMap(_ -> new CaseByCase(words).of(knowledge, left, right, line.proof));
            List<Line> own = r.filter(s -> s.sections().size() == 1).map(s -> s.sections().getFirst().lines()).orElse(List.of());
            Prose why = line.proof.isEmpty() ? beside(words, line) : r.filter(s -> s.sections().size() > 1).isPresent() ? Prose.of("case by case") : Line.reasons(own);
            lines.add(new Line(words.show(right), words.beside(right, words.show(right)), why, List.of(), k, own));
            steps.add(r.map(Reasoning::steps).orElse(List.of()));
        }
        return new Chain(new Section(words.show(all.getFirst()), lines), steps);
    }

    /// `conditional, given x ≠ 0`
    private static Prose beside(Words words, Judged judged) {
        Prose word = Prose.of(judged.verdict);
        return judged.conditions.isEmpty() ? word : word.and(", given ").and(words.show(Prop.and(judged.conditions)));
    }
}
