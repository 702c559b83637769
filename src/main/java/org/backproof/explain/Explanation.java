package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.kernel.Theorem;
import org.backproof.print.Grain;
import org.backproof.print.Note;
import org.backproof.print.Page;
import org.backproof.prove.Needed;

/// A derivation, for readers and for programs.
///
/// @param page       what is shown
/// @param verdict    `proved`, `conditional`, …; of a pair its class
/// @param result     what the derivative or the left side is, in the language
/// @param hypotheses the assumptions that were used, as the reader knows them
/// @param needed     the same, with what becomes of the claim without each
/// @param conditions what else the calculation needs, in the language
/// @param theorem    what all lines of the calculation come to; empty where they are several claims
public record Explanation(Page page, String verdict, String result, List<String> hypotheses, List<Needed> needed, List<String> conditions, List<Step> steps,
        Optional<Theorem> theorem) {
    private static final List<String> CLASSES = List.of("canonical", "canonical up to a constant", "not canonical");

    public Explanation {
        hypotheses = List.copyOf(hypotheses);
        needed = List.copyOf(needed);
        conditions = List.copyOf(conditions);
        steps = List.copyOf(steps);
    }

    /// The same at a grain.
    public Explanation at(Grain grain) {
        return new Explanation(page.at(grain), verdict, result, hypotheses, needed, conditions, Step.at(steps, grain), theorem);
    }

    /// With one more note.
    Explanation with(Note note) {
        List<Note> notes = new ArrayList<>(page.notes());
        notes.add(note);
        Page more = new Page(page.verdict(), page.established(), page.closed(), page.title(), page.statement(), page.entry(), page.setting(), page.definitions(),
                page.sections(), notes);
        return new Explanation(more, verdict, result, hypotheses, needed, conditions, steps, theorem);
    }

    /// The class of a pair: `canonical`, `canonical up to a constant` or `not canonical`; empty for other questions.
    public Optional<String> kind() {
        return Optional.of(verdict).filter(CLASSES::contains);
    }

    /// `proved`, or `conditional` where its conditions are open; what else a search came to.
    public String word() {
        return kind().map(_ -> conditions.isEmpty() ? "proved" : "conditional").orElse(verdict);
    }
}
