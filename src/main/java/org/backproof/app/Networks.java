package org.backproof.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.Network;
import org.backproof.elaborate.Setting;
import org.backproof.explain.Backpropagation;
import org.backproof.language.Formula;
import org.backproof.network.Backprop;
import org.backproof.network.Equations;
import org.backproof.network.NoDerivative;
import org.backproof.print.Page;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;

/// Answers questions about a network.
final class Networks {
    private final Prover prover;
    private final Setting setting;

    Networks(Limit limit, Setting setting) {
        this.prover = new Prover(LemmaBook.library(), new Budget(limit.time().toMillis(), limit.cancelled()));
        this.setting = setting;
    }

    /// `backprop NAME`: for one example, then for a batch.
    Reply backprop(Network network) {
        try {
            Backprop example = Equations.ofExample(network, prover);
            Backprop batch = Equations.ofBatch(network, prover);
            List<Page> pages = new ArrayList<>();
            for (Backprop b : List.of(example, batch)) {
                pages.add(Backpropagation.page(b, prover.knowledge(b.facts())));
            }
            Knowledge known = prover.knowledge(batch.facts());
            Map<Field, Json> fields = new EnumMap<>(Field.class);
            fields.put(Field.VERDICT, Json.of("proved"));
            fields.put(Field.RESULT, Json.of(String.join("; ", Backpropagation.plainText(batch, known))));
            return new Reply(Outcome.DONE, new Explained(pages, List.of()), List.of(), fields);
        } catch (NoDerivative e) {
            return new Reply(Outcome.UNPROVED, new Rendering.Plain("undecided\n  reason    " + e.getMessage()), List.of(),
                    new EnumMap<>(Map.of(Field.VERDICT, Json.of("undecided"), Field.REASON, Json.of(e.getMessage()))));
        }
    }

    Reply check(Network network, List<Formula> formulas) {
        return Reply.of("");
    }
}
