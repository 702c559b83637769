package org.backproof.app;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Tables of pairs with what their fields mean.
record Tables(List<TableShown> tables) implements Rendering {
    private static final String FACTOR = "R in ∂J/∂z = R·(a − y): 1 is canonical, another constant canonical up to it";
    private static final String FORMULA = "The fields are $R$ in $\\partial J/\\partial z = R\\,(a - y)$: 1 is canonical, another constant canonical up to it";
    private static final String DOMAIN = "a condition: the loss wants a there, and the activation leaves it";
    static final String BETWEEN = "\n\n";
    private static final String OTHERS = "losses of numbers with activations of vectors one by one: pair mse with softmax";

    @Override
    public String text() {
        String marks = marks(m -> m.text() + ": " + m.meaning(), "   ");
        return tables.stream().map(Rendering::text).collect(Collectors.joining(BETWEEN)) + BETWEEN + "  " + FACTOR + (hasDomains() ? "\n  " + DOMAIN : "")
                + (marks.isEmpty() ? "" : "\n  " + marks) + (tables.size() > 1 ? "\n  " + OTHERS : "");
    }

    @Override
    public String latex() {
        return tables.stream().map(Rendering::latex).collect(Collectors.joining("\n")) + "\n\\par\\noindent " + legend();
    }

    @Override
    public String markdown() {
        return tables.stream().map(Rendering::markdown).collect(Collectors.joining("\n\n")) + "\n\n" + legend();
    }

    private boolean hasDomains() {
        return tables.stream().flatMap(t -> t.cells().stream().flatMap(List::stream)).anyMatch(c -> c.verdict().equals("out of range"));
    }

    private String legend() {
        String marks = marks(m -> "$" + m.latex() + "$: " + m.meaning(), "; ");
        return FORMULA + (hasDomains() ? "; " + DOMAIN : "") + (marks.isEmpty() ? "" : "; " + marks) + ".";
    }

    private String marks(Function<Mark, String> entry, String between) {
        return Mark.in(tables).stream().map(entry).collect(Collectors.joining(between));
    }
}
