package org.backproof.language;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/// A text as the lexer reads it: in UTF-16 units, so that every place is an offset of the `String`, and a lone surrogate is a character like any other.
final class Units implements CharStream {
    private final Source source;
    private final String text;
    private int position;

    Units(Source source) {
        this.source = source;
        this.text = source.text();
    }

    @Override
    public void consume() {
        position++;
    }

    @Override
    public int LA(int i) {
        int at = position + (i > 0 ? i - 1 : i);
        return at < 0 || at >= text.length() ? IntStream.EOF : text.charAt(at);
    }

    @Override
    public int mark() {
        return -1;
    }

    @Override
    public void release(int marker) {
        // nothing is buffered
    }

    @Override
    public int index() {
        return position;
    }

    @Override
    public void seek(int index) {
        position = Math.min(index, text.length());
    }

    @Override
    public int size() {
        return text.length();
    }

    @Override
    public String getSourceName() {
        return source.name();
    }

    @Override
    public String getText(Interval interval) {
        return text.substring(interval.a, Math.min(interval.b + 1, text.length()));
    }
}
