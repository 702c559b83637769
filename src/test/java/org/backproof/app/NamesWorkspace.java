package org.backproof.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.backproof.language.Source;
import org.backproof.language.SourceError;
import org.backproof.language.Statement;
import org.backproof.print.Grain;

/// A workspace for tests that knows names and proves everything.
record NamesWorkspace(List<String> names) implements Workspace {
    @Override
    public Next run(Statement statement, Source source, Limit limit) {
        return switch (statement) {
            case Statement.ValueDefinition(var name, _, _, var span) -> {
                if (names.contains(name.text())) {
                    throw new SourceError(name.text() + " is there already", span, "Take another name.");
                }
                var more = new ArrayList<>(names);
                more.add(name.text());
                yield new Next(new NamesWorkspace(List.copyOf(more)), Reply.of(Rendering.NOTHING));
            }
            case Statement.Prove prove -> new Next(this, new Reply(Outcome.DONE, new Shown(Grain.TEXTBOOK),
                    names.isEmpty() ? List.of(new SourceError("no names", prove.span())) : List.of(),
                    Map.of(Field.VERDICT, Json.of("proved"), Field.STEPS, Json.of(List.of()))));
            case Statement.Evaluate _ -> throw new IllegalStateException("no values here");
            default -> new Next(this, Reply.of(StatementKind.of(statement) + " " + names));
        };
    }

    /// An answer that tells its grain.
    record Shown(Grain grain) implements Rendering {
        @Override
        public String text() {
            return "proved at grain " + grain.ordinal();
        }

        @Override
        public String latex() {
            return "\\[ " + grain.ordinal() + " \\]";
        }

        @Override
        public String markdown() {
            return "$$" + grain.ordinal() + "$$";
        }

        @Override
        public Rendering at(Grain wanted) {
            return new Shown(wanted);
        }
    }
}
