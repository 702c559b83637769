package org.backproof.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.FirstLayer;
import org.backproof.elaborate.Network;
import org.backproof.elaborate.OwnFunctions;
import org.backproof.elaborate.Setting;
import org.backproof.explain.Backpropagation;
import org.backproof.explain.Explainer;
import org.backproof.explain.Explanation;
import org.backproof.language.NoteLine;
import org.backproof.language.Source;
import org.backproof.network.Backprop;
import org.backproof.network.Equations;
import org.backproof.network.NoDerivative;
import org.backproof.network.Orientation;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;

/// Answers questions about a network.
final class Networks {
    /// Milliseconds of work for all formulas, and for one at least and at most.
    private static final long ALL = 40_000;
    private static final long LEAST = 400;
    private static final long MOST = 2_500;

    private final Prover prover;
    private final Budget budget;
    private final Limit limit;
    private final Setting setting;
    private final Source source;

    /// @param source where formulas stand
    Networks(Prover prover, Budget budget, Limit limit, Setting setting, Source source) {
        this.budget = budget;
        this.limit = limit;
        this.source = source;
        this.prover = prover;
        this.setting = setting;
    }

    /// `backprop NAME`: for one example, then for a batch.
    Reply backprop(Network network, Orientation orientation) {
        try {
            Backprop example = orientation.of(Equations.ofExample(network, another()));
            Backprop batch = orientation.of(Equations.ofBatch(network, another()));
            Knowledge known = prover.knowledge(batch.facts());
            Map<Field, Json> fields = new EnumMap<>(Field.class);
            fields.put(Field.VERDICT, Json.of("proved"));
            fields.put(Field.RESULT, Json.of(batch.steps().stream().map(s -> Backpropagation.plainText(batch, s, known)).collect(Collectors.joining("; "))));
            fields.put(Field.HYPOTHESES, Json.of(Backpropagation.used(batch).stream().map(org.backproof.print.Plain::print).toList()));
            List<Explanation> pages = pages(new Explainer(prover), example, batch, orientation);
            fields.put(Field.STEPS, Explained.stepsOf(pages));
            return new Reply(Outcome.DONE, new Explained(new Finer(limit).than(pages, e -> Optional.of(pages(e, example, batch, orientation))), List.of()), List.of(), fields);
        } catch (NoDerivative e) {
            return undecided(e.getMessage());
        }
    }

    private static List<Explanation> pages(Explainer e, Backprop example, Backprop batch, Orientation orientation) {
        return List.of(e.backprop(example, orientation), e.backprop(batch, orientation));
    }

    /// For one of several questions.
    private Prover another() {
        return new Prover(LemmaBook.library(), budget.another(MOST));
    }

    private static Reply undecided(String reason) {
        return new Reply(Outcome.UNPROVED, new Rendering.Plain("undecided\n  reason    " + reason), List.of(),
                new EnumMap<>(Map.of(Field.VERDICT, Json.of("undecided"), Field.REASON, Json.of(reason))));
    }

    /// `check NAME: …`.
    Reply check(Network declared, List<NoteLine> lines, boolean octave, Orientation orientation) {
        Network network = declared.counted().passingOn();
        FirstLayer first = FirstLayer.of(OwnFunctions.inlined(lines, source));
        List<NoteLine> written = first.lines();
        Backprop batch;
        try {
            Backprop columns = Equations.ofBatch(network, another());
            batch = orientation.of(columns).assuming(orientation.facts(columns));
        } catch (NoDerivative e) {
            return undecided(e.getMessage());
        }
        Knowledge shown = new Prover(LemmaBook.library(), budget.another(ALL)).knowledge(batch.facts());
        long share = Math.clamp(ALL / written.size(), LEAST, MOST);
        Supplier<Backprop> example = lazily(() -> orientation.of(Equations.ofExample(network, another())));
        Supplier<Prover> provers = () -> new Prover(LemmaBook.library(), budget.another(share));
        Notebook notebook = new Notebook(network, batch, example, written, orientation, setting.scope(), source, provers, shown);
        Backprop turned = Orientation.weightsTurned(batch);
        Notebook.Read read = TurnedWeights.read(notebook, () -> new Notebook(network, turned, lazily(() -> Orientation.weightsTurned(example.get())), written, orientation, setting.scope(), source,
                provers, shown));
        List<Judged.Reading> readings = new ArrayList<>();
        if (octave) {
            readings.add(Judged.Reading.OCTAVE);
        }
        if (read.turned()) {
            readings.add(new Judged.Reading("weights", orientation.turned()));
        }
        if (!first.names().isEmpty()) {
            readings.add(new Judged.Reading("names", String.join(", ", first.names()) + (first.names().size() > 1 ? " are those" : " is that") + " of layer 1, as layer 2 has numbers"));
        }
        return new Judged(read.program(), read.lines(), shown, setting, orientation, read.convention(), read.flat(), declared.stack().isPresent(), readings).reply();
    }

    private static <T> Supplier<T> lazily(Supplier<T> make) {
        List<T> made = new ArrayList<>();
        return () -> {
            if (made.isEmpty()) {
                made.add(make.get());
            }
            return made.getFirst();
        };
    }
}
