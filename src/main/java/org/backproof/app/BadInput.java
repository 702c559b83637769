package org.backproof.app;

/// The user's input can't be used: an option, a file. The message is one line, for the user.
public final class BadInput extends Exception {
    private static final long serialVersionUID = 1;

    public BadInput(String message) {
        super(message);
    }
}
