package org.backproof.app;

/// Takes the answers of a session.
@FunctionalInterface
public interface Listener {
    /// Takes an answer before the next statement starts.
    ///
    /// @return whether to go on
    boolean answered(Answer answer);

    /// Takes text with which the answer to `statement` begins, or goes on, while the rest of it is not there yet. What is taken so is
    /// in the answer, too.
    default void begun(String statement, String piece) {
    }
}
