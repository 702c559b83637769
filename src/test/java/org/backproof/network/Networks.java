package org.backproof.network;

import java.util.List;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Network;
import org.backproof.elaborate.Script;
import org.backproof.elaborate.Task;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;

/// Networks from text.
public final class Networks {
    private Networks() {
    }

    public static Prover prover() {
        return new Prover(LemmaBook.library(), new Budget(20_000, () -> false));
    }

    /// The task of the last statement.
    public static Task last(String text) {
        return Script.of(text).last();
    }

    /// `h1 relu, K softmax, ce`: layers and the loss, over an input of size n.
    static Network of(String layers) {
        return of(layers, "");
    }

    /// @param more other lines
    static Network of(String layers, String more) {
        List<String> parts = List.of(layers.split(", *"));
        StringBuilder out = new StringBuilder("g : function\nnetwork net {\ninput x[n]\n");
        for (int k = 0; k < parts.size() - 2; k++) {
            out.append("hidden ").append(parts.get(k)).append('\n');
        }
        out.append("output ").append(parts.get(parts.size() - 2)).append("\nloss ").append(parts.getLast()).append("\n").append(more).append("}\nbackprop net");
        return ((Task.Backprop) last(out.toString())).network();
    }
}
