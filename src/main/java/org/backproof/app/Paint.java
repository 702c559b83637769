package org.backproof.app;

import java.util.Map;

/// Colours for a terminal that has them, or none.
record Paint(boolean on) {
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String RED = "31";
    private static final String BLUE = "34";

    /// Colours unless `NO_COLOR` is set and not empty.
    static Paint of(Map<String, String> environment) {
        return new Paint(environment.getOrDefault("NO_COLOR", "").isEmpty());
    }

    String prompt(String text) {
        return painted(BLUE, text);
    }

    /// A diagnostic: its first line coloured, the quoted line and the caret plain.
    String error(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? painted(RED, text) : painted(RED, text.substring(0, end)) + text.substring(end);
    }

    /// The text of an answer; its first word, the verdict, in the colour of the outcome.
    String answer(String text, Outcome outcome) {
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        String colour = switch (outcome) {
            case DONE -> GREEN;
            case UNPROVED -> YELLOW;
            case WRONG, BROKEN -> RED;
        };
        return painted(colour, text.substring(0, end)) + text.substring(end);
    }

    private String painted(String colour, String text) {
        return on && !text.isEmpty() ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }
}
