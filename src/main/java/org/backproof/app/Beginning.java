package org.backproof.app;

import java.util.function.Consumer;

/// Passes on what an answer begins with, until it is there: a search that was left behind says nothing more.
final class Beginning implements Consumer<String> {
    private final Consumer<String> reader;
    private boolean ended;

    Beginning(Consumer<String> reader) {
        this.reader = reader;
    }

    @Override
    public synchronized void accept(String piece) {
        if (!ended) {
            reader.accept(piece);
        }
    }

    synchronized void end() {
        ended = true;
    }
}
