package org.backproof.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A claim and how it comes about, ready to be shown.
///
/// @param verdict     the word that stands first: `proved`, `canonical`, `refuted`, …
/// @param established whether the statement was proved; then it is a theorem and its sections are the proof
/// @param closed      whether the text ends with ∎
/// @param title       the name of the theorem; may be empty
/// @param statement   what is claimed
/// @param entry       the same of an entry, where the statement is in matrix notation
/// @param setting     under which circumstances: `a = σ(z)`, `every K ≥ 1`
/// @param definitions what the names stand for, for a reader who has only this page
/// @param notes       the conditions and what is needed
public record Page(String verdict, boolean established, boolean closed, Prose title, Layout statement, Optional<Layout> entry,
        List<Prose> setting, List<Layout> definitions, List<Section> sections, List<Note> notes) {
    public Page {
        setting = List.copyOf(setting);
        definitions = List.copyOf(definitions);
        sections = List.copyOf(sections);
        notes = List.copyOf(notes);
    }

    /// One whose statement is not in matrix notation.
    public Page(String verdict, boolean established, boolean closed, Prose title, Layout statement, List<Prose> setting, List<Layout> definitions,
            List<Section> sections, List<Note> notes) {
        this(verdict, established, closed, title, statement, Optional.empty(), setting, definitions, sections, notes);
    }

    /// The same at a grain: at the coarsest without the calculation.
    public Page at(Grain grain) {
        List<Section> shown = new ArrayList<>();
        Prose heading = Prose.NONE;
        for (Section s : sections) {
            heading = s.heading().isEmpty() ? heading : s.heading();
            if (s.from().compareTo(grain) <= 0) {
                shown.add(s.at(grain).under(heading));
                heading = Prose.NONE;
            }
        }
        return new Page(verdict, established, closed, title, statement, entry, setting, definitions, shown, notes);
    }
}
