package org.backproof.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Elaborator;
import org.backproof.elaborate.Scope;
import org.backproof.elaborate.Task;
import org.backproof.explain.PairCell;
import org.backproof.explain.PairFields;
import org.backproof.kernel.Oversize;
import org.backproof.language.Binding;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.SourceError;
import org.backproof.language.Statement;
import org.backproof.library.Descriptor;
import org.backproof.library.Kind;
import org.backproof.library.Library;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;

/// Answers `pair bce, mse with sigmoid, tanh` and `pair all`: each loss with each activation.
final class PairTable {
    /// Milliseconds of work for all pairs, and for one at least and at most.
    private static final long ALL = 6_000;
    private static final long LEAST = 150;
    private static final long MOST = 600;
    /// For a field again whose share was not enough, and how many fields get that.
    private static final long AGAIN = 1_500;
    private static final int SECOND = 6;
    /// For the derivative of a loss, which all fields of its row share.
    private static final long ROW = 2_000;

    private final Statement.PairTable statement;
    private final Scope scope;
    private final Budget budget;
    private final Limit limit;
    private final PairFields fields;
    /// How many fields had a second trial.
    private int again;
    /// How much of the text has been shown.
    private int begun;

    PairTable(Statement.PairTable statement, Scope scope, Budget budget, Limit limit) {
        this.statement = statement;
        this.scope = scope;
        this.budget = budget;
        this.limit = limit;
        this.fields = new PairFields(new Prover(LemmaBook.library(), budget));
    }

    /// A row or a column of the table.
    private record Side(String name, Expression expression, Binding binding, Optional<Integer> rank) {
    }

    /// A table of its own.
    ///
    /// @param losses      of which rank; empty for all
    /// @param activations likewise
    private record Part(Optional<Integer> losses, Optional<Integer> activations, String caption) {
    }

    private static final List<Part> WHOLE = List.of(new Part(Optional.empty(), Optional.empty(), ""));
    private static final List<Part> LIBRARY = List.of(new Part(Optional.of(0), Optional.of(0), "losses of numbers with activations of numbers"),
            new Part(Optional.of(1), Optional.of(1), "losses of vectors with activations of vectors"),
            new Part(Optional.of(1), Optional.of(0), "losses of vectors with activations that act entry by entry"));

    Reply reply() {
        List<Side> losses = statement.losses().isEmpty() ? library(Kind.LOSS)
                : statement.losses().stream().map(e -> new Side(e.toSource(), e, null, Optional.empty())).toList();
        List<Side> activations = statement.activations().isEmpty() ? library(Kind.ACTIVATION)
                : statement.activations().stream().map(b -> new Side(b.value().toSource(), b.value(), b, Optional.empty())).toList();
        List<TableShown> tables = new ArrayList<>();
        List<Json> all = new ArrayList<>();
        boolean both = statement.losses().isEmpty() && statement.activations().isEmpty();
        long share = Math.clamp(ALL / ((long) losses.size() * activations.size()), LEAST, MOST);
        for (Part part : both ? LIBRARY : WHOLE) {
            List<Side> rows = losses.stream().filter(l -> part.losses().isEmpty() || l.rank().equals(part.losses())).toList();
            List<Side> columns = activations.stream().filter(a -> part.activations().isEmpty() || a.rank().equals(part.activations())).toList();
            TableShown table = new TableShown(rows.stream().map(Side::name).toList(), columns.stream().map(Side::name).toList(), List.of(), part.caption());
            for (Side loss : rows) {
                table = table.with(row(loss, columns, share));
                if (table.isList() && !limit.cancelled().getAsBoolean()) {
                    show(tables, table);
                }
            }
            tables.add(table);
            all.addAll(json(rows, columns, table.cells()));
        }
        if (limit.cancelled().getAsBoolean()) {
            throw new Budget.Exhausted(); // what was not reached would look like what was not found
        }
        boolean open = tables.stream().flatMap(t -> t.cells().stream().flatMap(List::stream)).anyMatch(c -> c.verdict().equals("undecided"));
        Map<Field, Json> fields = new EnumMap<>(Field.class);
        fields.put(Field.TABLE, new Json.Array(all));
        return new Reply(open ? Outcome.UNPROVED : Outcome.DONE, new Tables(tables), List.of(), fields);
    }

    /// What of the text is known now: the rows up to the last that was reached.
    private void show(List<TableShown> before, TableShown table) {
        String known = Stream.concat(before.stream(), Stream.of(table)).map(TableShown::text).collect(Collectors.joining(Tables.BETWEEN));
        limit.begun().accept(known.substring(begun));
        begun = known.length();
    }

    /// All functions of a kind; what they take beside the first one or two arguments is a letter.
    private List<Side> library(Kind kind) {
        List<Side> out = new ArrayList<>();
        for (Descriptor d : Library.descriptors()) {
            if (d.kind() == kind && !d.definition().formals().isEmpty()) {
                out.add(side(d.name(), d.definition().formals().getFirst().rank()));
            }
        }
        Library.primitives().stream().filter(n -> n.kind() == kind).forEach(n -> out.add(side(n.function().name(), 0)));
        return out;
    }

    private Side side(String name, int rank) {
        Name n = new Name(name, statement.span());
        return new Side(name, n, new Binding(Optional.empty(), n, statement.span()), Optional.of(rank));
    }

    private List<PairCell> row(Side loss, List<Side> activations, long milliseconds) {
        try {
            if (!activations.isEmpty() && !budget.late()) {
                fields.with(new Prover(LemmaBook.library(), budget.another(ROW))).findSlope(task(loss, activations.getFirst()));
            }
        } catch (SourceError | Budget.Exhausted | StackOverflowError | Oversize _) {
            // the fields say so
        }
        return activations.stream().map(a -> {
            PairCell first = cell(loss, a, milliseconds);
            return first == PairCell.BUDGET && again++ < SECOND ? cell(loss, a, AGAIN) : first;
        }).toList();
    }

    private Task.Pair task(Side loss, Side activation) {
        return (Task.Pair) Elaborator.elaborate(new Statement.Pair(loss.expression(), activation.binding(), statement.given(), statement.span()), scope);
    }

    /// @param milliseconds of work
    private PairCell cell(Side loss, Side activation, long milliseconds) {
        if (budget.late()) {
            return PairCell.TIME;
        }
        try {
            return fields.with(new Prover(LemmaBook.library(), budget.another(milliseconds))).cell(task(loss, activation));
        } catch (SourceError e) {
            if (loss.rank().isEmpty() && activation.rank().isEmpty()) {
                throw e;
            }
            return PairCell.SHAPE;
        } catch (Budget.Exhausted | StackOverflowError | Oversize _) {
            return budget.late() ? PairCell.TIME : PairCell.BUDGET;
        }
    }

    private static List<Json> json(List<Side> losses, List<Side> activations, List<List<PairCell>> cells) {
        List<Json> out = new ArrayList<>();
        for (int i = 0; i < losses.size(); i++) {
            for (int j = 0; j < activations.size(); j++) {
                PairCell c = cells.get(i).get(j);
                var members = new LinkedHashMap<String, Json>();
                members.put("loss", Json.of(losses.get(i).name()));
                members.put("activation", Json.of(activations.get(j).name()));
                members.put("verdict", Json.of(c.verdict()));
                members.put("factor", c.verdict().contains("canonical") && c.shown().isPresent() ? Json.of(c.plain()) : Json.NULL);
                members.put("domain", c.verdict().equals("out of range") ? Json.of(c.plain()) : Json.NULL);
                members.put("reason", c.verdict().equals("undecided") ? Json.of(c.plain()) : Json.NULL);
                out.add(new Json.Members(members));
            }
        }
        return out;
    }
}
