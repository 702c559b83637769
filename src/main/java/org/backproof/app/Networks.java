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
import org.backproof.elaborate.Network;
import org.backproof.elaborate.Notes;
import org.backproof.elaborate.Setting;
import org.backproof.explain.Backpropagation;
import org.backproof.explain.Explainer;
import org.backproof.explain.Explanation;
import org.backproof.expr.Symbol;
import org.backproof.language.Formula;
import org.backproof.language.NoteLine;
import org.backproof.language.Source;
import org.backproof.language.SourceError;
import org.backproof.language.Spelling;
import org.backproof.language.Unread;
import org.backproof.network.Backprop;
import org.backproof.network.Equations;
import org.backproof.network.Judgement;
import org.backproof.network.NoDerivative;
import org.backproof.network.Orientation;
import org.backproof.network.Step;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;

/// Answers questions about a network.
final class Networks {
    /// Milliseconds of work for all formulas, and for one at least and at most.
    private static final long ALL = 20_000;
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
    Reply check(Network declared, List<NoteLine> written, Orientation orientation) {
        Network network = declared.counted();
        Backprop batch;
        try {
            Backprop columns = Equations.ofBatch(network, another());
            batch = orientation.of(columns).assuming(orientation.facts(columns));
        } catch (NoDerivative e) {
            return undecided(e.getMessage());
        }
        Notes notes = new Notes(network, values(batch), orientation == Orientation.ROW, setting.scope());
        Supplier<Backprop> example = lazily(() -> orientation.of(Equations.ofExample(network, another())));
        List<String> computed = batch.steps().stream().map(s -> s.value().name()).toList();
        List<Judged.Line> lines = new ArrayList<>();
        long share = Math.clamp(ALL / written.size(), LEAST, MOST);
        for (NoteLine n : written) {
            Prover own = new Prover(LemmaBook.library(), budget.another(share));
            lines.add(switch (n) {
                case Formula f -> line(f, batch, notes, computed, example, written.size() > 1, orientation, own);
                case Unread u -> unread(u.text(), u.error());
            });
        }
        return new Judged(batch, lines, prover.knowledge(batch.facts()), setting, orientation, declared.stack().isPresent()).reply();
    }

    /// A formula in small letters that is wrong about m examples may be right about one. One among others that cannot be read is no end to them.
    private Judged.Line line(Formula f, Backprop batch, Notes notes, List<String> computed, Supplier<Backprop> example, boolean among, Orientation orientation,
            Prover own) {
        String text = source.text(f.span());
        try {
            if (notes.names(f, computed)) {
                return new Judged.Line(text, Optional.empty(), false, "");
            }
            Judged.Line line = judged(f, batch, notes, own);
            if (line.fails() && notes.small(f)) {
                Notes small = notes.over(values(example.get()), orientation == Orientation.ROW);
                Judged.Line one = judged(f, example.get(), small, own);
                return one.fails() ? line : new Judged.Line(text, line.judgement(), true, "");
            }
            return line;
        } catch (SourceError e) {
            if (!among) {
                throw e;
            }
            return unread(text, e);
        }
    }

    private static Judged.Line unread(String text, SourceError why) {
        return new Judged.Line(text, Optional.empty(), false, why.getMessage() + why.suggestion().map(s -> ". " + s).orElse(""));
    }

    private static List<Symbol> values(Backprop program) {
        List<Symbol> values = new ArrayList<>(List.of(program.input(), program.label()));
        program.examples().ifPresent(values::add);
        values.addAll(program.parameters());
        values.addAll(program.data());
        values.addAll(program.others());
        program.steps().forEach(s -> values.add(s.value().symbol()));
        return values;
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

    /// For the first layer where it is not right, else for the last one.
    private Judged.Line judged(Formula f, Backprop program, Notes notes, Prover own) {
        Judged.Line so = null;
        for (Notes.Reading r : notes.readings(f)) {
            Step step = program.steps().stream().filter(s -> s.value().name().equals(r.target())).findFirst()
                    .orElseThrow(() -> new SourceError(f.target().toSource() + " is no value that backprop computes", f.target().span(),
                            Spelling.didYouMean(r.target(), program.steps().stream().map(s -> s.value().name()).toList())));
            so = new Judged.Line(source.text(f.span()), Optional.of(judgement(program, step, r, own)), false, "");
            if (!so.word().equals("right")) {
                return so;
            }
        }
        return so;
    }

    private static Judgement judgement(Backprop program, Step step, Notes.Reading reading, Prover own) {
        try {
            return Judgement.of(program, step, reading, own);
        } catch (Budget.Exhausted _) {
            return new Judgement.Open(step, "budget");
        }
    }
}
