package org.backproof.app;

import java.util.List;
import java.util.stream.Collectors;

/// Tables of pairs with what their fields mean.
record Tables(List<TableShown> tables) implements Rendering {
    private static final String FACTOR = "R in ∂J/∂z = R·(a − y): 1 is canonical, another constant canonical up to it";
    private static final String DOMAIN = "a condition: the loss wants a there, and the activation leaves it";
    private static final String VECTORS = "losses of numbers with activations of numbers, losses of vectors with activations of vectors; others one by one: pair dice with sigmoid";
    private static final String MARKS = "none: no such R   …: too long to show   ·: another shape   ?: undecided";

    @Override
    public String text() {
        String all = tables.stream().map(Rendering::text).collect(Collectors.joining("\n\n"));
        boolean domains = tables.stream().flatMap(t -> t.cells().stream().flatMap(List::stream)).anyMatch(c -> c.verdict().equals("out of range"));
        boolean marks = all.lines().anyMatch(l -> l.matches(".*(  none|  …|  ·|  \\?)(  .*)?$"));
        return all + "\n\n  " + FACTOR + (domains ? "\n  " + DOMAIN : "") + (marks ? "\n  " + MARKS : "") + (tables.size() > 1 ? "\n  " + VECTORS : "");
    }

    @Override
    public String latex() {
        return tables.stream().map(Rendering::latex).collect(Collectors.joining("\n"))
                + "\n\\par\\noindent The fields are $R$ in $\\partial J/\\partial z = R\\,(a - y)$; a condition says where the loss wants $a$.";
    }

    @Override
    public String markdown() {
        return tables.stream().map(Rendering::markdown).collect(Collectors.joining("\n\n"))
                + "\n\nThe fields are $R$ in $\\partial J/\\partial z = R\\,(a - y)$; a condition says where the loss wants $a$.";
    }
}
