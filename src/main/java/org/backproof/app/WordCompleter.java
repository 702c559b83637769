package org.backproof.app;

import java.util.List;
import java.util.function.Supplier;

import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// Completes the word at the cursor; nothing is added after it.
///
/// @param words what may be typed, now
record WordCompleter(Supplier<List<String>> words) implements Completer {
    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        for (String word : words.get()) {
            candidates.add(new Candidate(word, word, null, null, null, null, false));
        }
    }
}
