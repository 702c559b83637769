package org.backproof.print;

import java.util.List;

/// A claim and how it comes about, ready to be shown.
///
/// @param verdict     the word that stands first: `proved`, `canonical`, `refuted`, …
/// @param established whether the statement was proved; then it is a theorem and its sections are the proof
/// @param closed      whether the text ends with ∎
/// @param title       the name of the theorem; may be empty
/// @param statement   what is claimed
/// @param setting     under which circumstances: `a = σ(z)`, `every K ≥ 1`
/// @param definitions what the names stand for, for a reader who has only this page
/// @param notes       the conditions and what is needed
public record Page(String verdict, boolean established, boolean closed, Prose title, Layout statement, List<Prose> setting,
        List<Layout> definitions, List<Section> sections, List<Note> notes) {
    public Page {
        setting = List.copyOf(setting);
        definitions = List.copyOf(definitions);
        sections = List.copyOf(sections);
        notes = List.copyOf(notes);
    }

    /// The same at a grain: 0 without the calculation, 1 without its fine lines, 2 with them.
    public Page at(int grain) {
        return new Page(verdict, established, closed, title, statement, setting, definitions,
                grain > 0 ? sections.stream().map(s -> s.at(grain)).toList() : List.of(), notes);
    }
}
