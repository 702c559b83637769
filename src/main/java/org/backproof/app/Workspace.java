package org.backproof.app;

import java.util.List;

import org.backproof.language.Source;
import org.backproof.language.SourceError;
import org.backproof.language.Statement;

/// What has been declared, defined and assumed. Immutable: a statement makes the next workspace, and the old one is still good.
public interface Workspace {
    /// The workspace after a statement, and what is said to it.
    record Next(Workspace workspace, Reply reply) {
    }

    /// Carries out `statement`, which stands in `source`. It is none of `steps`, `latex`, `undo`, `save`, `load`, `help` without a
    /// name, and none that could not be read: the session answers those. Beyond `limit` a question is answered `undecided`.
    ///
    /// @throws SourceError if the statement is wrong, with the place
    Next run(Statement statement, Source source, Limit limit);

    /// The names of functions, values, sizes and lemmas, for completion.
    List<String> names();
}
