package org.backproof.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Collectors;

/// The statements that changed the session, each with the workspace before it.
final class Journal {
    private final Deque<Change> changes = new ArrayDeque<>();

    /// One change.
    ///
    /// @param statement as it was typed
    record Change(String statement, Workspace before) {
    }

    void add(String statement, Workspace before) {
        changes.addLast(new Change(statement, before));
    }

    /// Takes the last change out; none if there is none.
    Optional<Change> undo() {
        return Optional.ofNullable(changes.pollLast());
    }

    /// A script that makes the same changes.
    String script() {
        return changes.stream().map(c -> c.statement() + "\n").collect(Collectors.joining());
    }
}
