package org.backproof.app;

import java.util.List;
import java.util.function.Predicate;

import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// Tells the line editor where the word at the cursor is, and whether a statement needs another line.
///
/// @param incomplete whether a text ends inside a statement
record StatementParser(Predicate<String> incomplete) implements Parser {
    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && incomplete.test(line)) {
            throw new EOFError(-1, cursor, "incomplete");
        }
        int start = cursor;
        while (start > 0 && inWord(line.charAt(start - 1))) {
            start--;
        }
        int end = cursor;
        while (end < line.length() && inWord(line.charAt(end))) {
            end++;
        }
        return new Word(line, cursor, line.substring(start, end), cursor - start);
    }

    private static boolean inWord(char c) {
        return Character.isUnicodeIdentifierPart(c);
    }

    /// The word at the cursor, as the only one.
    private record Word(String line, int cursor, String word, int wordCursor) implements CompletingParsedLine {
        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor;
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }
    }
}
