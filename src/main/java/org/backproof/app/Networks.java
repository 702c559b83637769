package org.backproof.app;

import java.util.List;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Network;
import org.backproof.elaborate.Setting;
import org.backproof.language.Formula;
import org.backproof.network.Equations;
import org.backproof.network.Backprop;
import org.backproof.network.Step;
import org.backproof.print.Unicode;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;

/// Answers questions about a network.
final class Networks {
    private final Limit limit;
    private final Setting setting;

    Networks(Limit limit, Setting setting) {
        this.limit = limit;
        this.setting = setting;
    }

    Reply backprop(Network network) {
        Prover prover = new Prover(LemmaBook.library(), new Budget(limit.time().toMillis(), limit.cancelled()));
        StringBuilder out = new StringBuilder();
        for (Backprop b : List.of(Equations.ofExample(network, prover), Equations.ofBatch(network, prover))) {
            for (Step s : b.steps()) {
                out.append(Unicode.print(s.value().entry())).append(" = ").append(Unicode.print(s.value().body())).append("\n");
            }
        }
        return Reply.of(out.toString());
    }

    Reply check(Network network, List<Formula> formulas) {
        return Reply.of("");
    }
}
