package org.backproof.app;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.backproof.algebra.Budget;
import org.backproof.elaborate.Assumption;
import org.backproof.elaborate.Elaborator;
import org.backproof.elaborate.Network;
import org.backproof.elaborate.Note;
import org.backproof.elaborate.Scope;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Task;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Free;
import org.backproof.expr.Symbol;
import org.backproof.kernel.Oversize;
import org.backproof.language.OctaveNotes;
import org.backproof.language.Source;
import org.backproof.language.SourceError;
import org.backproof.language.Statement;
import org.backproof.library.Library;
import org.backproof.network.Orientation;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;

/// A workspace that elaborates a statement in its scope and has the prover answer it.
record ScopeWorkspace(Scope scope, Orientation orientation) implements Workspace {
    /// The share of the work for the question whether assumptions contradict each other.
    private static final double CONSISTENCY = 0.2;

    /// The library, and nothing of the user's.
    static ScopeWorkspace standard(Orientation orientation) {
        return new ScopeWorkspace(Library.scope().child(), orientation);
    }

    @Override
    public Next run(Statement statement, Source source, Limit limit) {
        Task task = Elaborator.elaborate(statement, scope);
        Scope after = task.setting().scope();
        Reply reply = bounded(task, source, asksMuch(task) ? limit.table() : limit);
        var warnings = Stream.concat(reply.warnings().stream(), task.setting().notes().stream().filter(Note::warning)
                .map(n -> new SourceError(n.text(), n.span()))).toList();
        return new Next(after == scope ? this : new ScopeWorkspace(after, orientation), new Reply(reply.outcome(), reply.shown(), warnings, reply.fields()));
    }

    @Override
    public List<String> names() {
        var names = new TreeSet<>(scope.valueNames());
        names.addAll(scope.functionNames());
        return List.copyOf(names);
    }

    /// Whether it is many questions in one.
    private static boolean asksMuch(Task task) {
        return task instanceof Task.CheckFormulas || task instanceof Task.Backprop || task instanceof Task.PairTable;
    }

    /// Whether its answer says nothing of points: one under assumptions that no point satisfies would be void.
    private static boolean asksWithoutVerdict(Task task) {
        return !(task instanceof Task.Claim || task instanceof Task.ConditionClaim || task instanceof Task.Check || task instanceof Task.Change);
    }

    /// Whether it restricts what values variables may have.
    private static boolean asksForPoints(Statement s) {
        return s instanceof Statement.Assume || s instanceof Statement.Declaration;
    }

    /// The answer, or that none was found within the bounds.
    private Reply bounded(Task task, Source source, Limit limit) {
        if (task instanceof Task.Request || task instanceof Task.Change(Statement statement, _) && !asksForPoints(statement)) {
            return answer(task, source, limit);
        }
        try {
            return Watch.call(() -> answer(task, source, limit), limit).orElseGet(() -> undecided(limit));
        } catch (Budget.Exhausted | StackOverflowError | OutOfMemoryError | Oversize _) {
            return undecided(limit);
        }
    }

    private static Reply undecided(Limit limit) {
        String reason = limit.cancelled().getAsBoolean() ? "interrupted"
                : "budget: the work for one statement ended before an answer was found; a longer --timeout (20 by default) allows more";
        return new Reply(Outcome.UNPROVED, new Rendering.Plain("undecided\n  reason    " + reason), List.of(),
                java.util.Map.of(Field.VERDICT, Json.of("undecided"), Field.REASON, Json.of(reason)));
    }

    private Reply answer(Task task, Source source, Limit limit) {
        Setting setting = task.setting();
        Budget budget = Budget.within(limit.time(), limit.cancelled());
        var prover = new Prover(LemmaBook.library(), budget);
        if (asksWithoutVerdict(task)) {
            consistent(setting.assumptions(), setting, prover.part(CONSISTENCY));
        }
        return switch (task) {
            case Task.Claim c -> new Derivations(budget, limit, setting).claim(c, new Claims(prover, limit, setting).equation(c));
            case Task.ConditionClaim c -> new Claims(prover, limit, setting).condition(c);
            case Task.Check c -> new Derivations(budget, limit, setting).chain(c, new Claims(prover, limit, setting).chain(c.steps()));
            case Task.Show(Tensor value, _) -> new Values(prover, limit, setting).show(value);
            case Task.Pair _, Task.DerivePair _, Task.Derive _, Task.Match _ -> new Derivations(budget, limit, setting).question(task);
            case Task.Generate g -> Generation.of(g, prover);
            case Task.Stability s -> Stabilities.of(s, prover);
            case Task.GenerateNetwork g -> Generation.of(g, orientation, prover);
            case Task.PairTable(Statement.PairTable statement, _) -> new PairTable(statement, scope, budget, limit).reply();
            case Task.Backprop(Network network, _) -> new Networks(prover, budget, limit, setting, source).backprop(network, orientation);
            case Task.CheckFormulas(Network network, var lines, _) -> new Networks(prover, budget, limit, setting, source).check(network, lines, OctaveNotes.speaks(source.text(setting.span())), orientation);
            case Task.Change(Statement s, _) when asksForPoints(s) -> assumed(setting, prover);
            case Task.Change _ -> new Reply(Outcome.DONE, remarks(setting), List.of(), java.util.Map.of());
            case Task.Request(Statement statement, _) -> request(statement, prover);
        };
    }

    private Reply request(Statement statement, Prover prover) {
        return switch (statement) {
            case Statement.Assumptions _ -> Reply.of(assumptions());
            case Statement.Help help when help.topic().isPresent() -> Help.about(help.topic().get(), scope, help.span(), prover);
            case Statement.Rule rule -> throw new SourceError("rules of your own are not there", rule.span(), "Write prove in place of rule " + rule.name().text() + ":, or assume.");
            case Statement other -> throw new SourceError(StatementKind.of(other) + " is not there yet", other.span());
        };
    }

    private String assumptions() {
        List<String> lines = new ArrayList<>();
        for (String name : scope.valueNames()) {
            scope.meaning(name).ifPresent(m -> lines.add(Help.value(m)));
        }
        scope.unknownFunctions().forEach(f -> lines.add(f + " : function"));
        scope.definitions().forEach(d -> lines.add(Help.function(d)));
        scope.networkNames().forEach(n -> lines.add("network " + n));
        scope.assumed().forEach(a -> lines.add("assumed " + a.text()));
        return lines.isEmpty() ? "nothing is declared or assumed" : String.join("\n", lines);
    }

    /// What is assumed, and the declared domains of what it is about, must hold at some point.
    private static Reply assumed(Setting setting, Prover prover) {
        Scope after = setting.scope();
        Set<Symbol> symbols = new LinkedHashSet<>();
        after.assumed().forEach(a -> symbols.addAll(Free.symbols(a.prop())));
        List<Assumption> all = new ArrayList<>();
        symbols.forEach(s -> after.variable(s).ifPresent(v -> v.facts().forEach(f -> all.add(new Assumption(f, Assumption.Origin.DOMAIN, v.text())))));
        all.addAll(after.assumed());
        consistent(all, setting, prover);
        return Reply.of(remarks(setting));
    }

    private static void consistent(List<Assumption> assumptions, Setting setting, Prover prover) {
        Contradiction.among(assumptions, prover).ifPresent(c -> {
            throw c.error(setting.span());
        });
    }

    private static Rendering remarks(Setting setting) {
        return new Rendering.Plain(String.join("\n", setting.notes().stream().filter(n -> !n.warning()).map(Note::text).toList()));
    }
}
