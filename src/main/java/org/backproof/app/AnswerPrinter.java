package org.backproof.app;

import java.io.IOException;

/// Prints the answers of a run in one format.
interface AnswerPrinter {
    /// What stands before all answers.
    default void begin() throws IOException {
    }

    void print(Answer answer) throws IOException;

    /// Prints text with which the answer to `statement` begins, or goes on, in a format whose answers grow.
    default void begun(String statement, String piece) throws IOException {
    }

    /// What stands after all answers.
    default void end() throws IOException {
    }
}
