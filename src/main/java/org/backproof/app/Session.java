package org.backproof.app;

import java.util.List;

import org.backproof.language.Source;

/// The engine as the command line sees it: declarations, definitions and assumptions that live from one source to the next.
/// One thread at a time runs statements; [#interrupt()] may come from any other.
public interface Session {
    /// Answers the statements of `source` in order. `listener` takes each answer before the next statement starts and says
    /// whether to go on. A statement that is wrong gives an answer whose outcome is [Outcome#WRONG] and changes nothing; reading goes on
    /// at the next statement.
    void run(Source source, Listener listener);

    /// Whether `text` ends inside a statement: a bracket is open, or an operator waits for its right side.
    boolean incomplete(String text);

    /// The words that may be typed: keywords, functions, values, and the options of statements; sorted.
    List<String> words();

    /// Asks the running statement to give up; it answers `undecided: interrupted` soon. Without a running statement: nothing.
    void interrupt();
}
