package org.backproof.app;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

import org.backproof.language.Keyword;
import org.backproof.language.Source;
import org.backproof.language.SourceError;
import org.backproof.language.Span;
import org.backproof.language.Statement;
import org.backproof.print.Grain;

/// The statements about the session itself: `steps`, `latex`, `undo`, `save`, `load`, `help`.
final class Shell {
    /// What `help` says.
    static final String HELP = Keyword.listed().stream().map(k -> "  " + k.usage() + "\n").collect(Collectors.joining("", """
              y : scalar in [0, 1]      x, v : vector[K]      W : matrix[n, m]      declare names
              a = sigmoid(z)            a named value
              f(z) = z*sigmoid(z)       a function; diff(f(z), z) or f'(z) is its derivative
              diff(L, z), or any other expression: its value, simplified
            """, "  help NAME says what a function is; help WORD how a statement is written, or what a word means: help given, help decay\n"
            + "  help activations, help losses and help functions list the library"));

    private final Journal journal = new Journal();
    private Rendering last = Rendering.NOTHING;
    private Grain grain = Grain.TEXTBOOK;

    /// Remembers the derivation that `latex` and `steps` are about.
    void derived(Rendering shown) {
        last = shown;
    }

    /// Remembers a statement that changed the workspace.
    void changed(String statement, Workspace before) {
        journal.add(statement, before);
    }

    /// `shown` with the steps as fine as asked for.
    Rendering atGrain(Rendering shown) {
        return shown.at(grain);
    }

    /// The last change, taken back.
    Journal.Change undo(Statement.Undo undo) {
        return journal.undo().orElseThrow(() -> new SourceError("there is nothing to undo", undo.span()));
    }

    /// Chooses the grain, and shows the last derivation with it; says so where there is none, or no such grain.
    Reply steps(Statement.Steps steps) {
        Optional<Grain> next = switch (steps.grain()) {
            case CURRENT -> Optional.of(grain);
            case FINER -> grain.finer();
            case COARSER -> grain.coarser();
            case LEVEL -> Optional.of(Grain.of(steps.level()).orElseThrow(() -> new SourceError("steps go from 0 to " + Grain.RULES.ordinal(), steps.span())));
        };
        if (next.isEmpty()) {
            return Reply.of(grain.text() + "; there is no " + (steps.grain() == Statement.Grain.FINER ? "finer" : "coarser") + " one");
        }
        grain = next.get();
        return Reply.of(last == Rendering.NOTHING ? new Rendering.Plain(grain.text()) : last);
    }

    Reply latex(Statement.Latex latex) {
        Rendering shown = derivation(latex.span()).at(grain);
        if (latex.file().isEmpty()) {
            return Reply.of(shown.latex());
        }
        write(latex.file().get(), document(shown.latex()), latex.span());
        return Reply.of("written: " + latex.file().get());
    }

    Reply save(Statement.Save save) {
        write(save.file(), journal.script(), save.span());
        return Reply.of("saved: " + save.file());
    }

    /// The script that `load` names; a relative name stands beside the script that loads it.
    static Source read(Statement.Load load, Source from) {
        try {
            return TextFile.read(from.name().isEmpty() || from.name().startsWith("<") || from.name().startsWith("-")
                    ? path(load.file(), load.span()) : Path.of(from.name()).resolveSibling(path(load.file(), load.span())));
        } catch (BadInput e) {
            throw new SourceError(e.getMessage(), load.span());
        }
    }

    private Rendering derivation(Span span) {
        return Optional.of(last).filter(r -> r != Rendering.NOTHING)
                .orElseThrow(() -> new SourceError("there is no derivation yet", span, "Ask with prove, derive or pair first."));
    }

    /// As in a shell, `~/` is the user's folder.
    ///
    /// @throws SourceError for what is no name of a file
    static Path path(String file, Span span) {
        try {
            return file.startsWith("~/") ? Path.of(System.getProperty("user.home")).resolve(file.substring(2)) : Path.of(file);
        } catch (InvalidPathException _) {
            throw new SourceError("'" + file + "' is no file name", span);
        }
    }

    private static void write(String file, String text, Span span) {
        try {
            TextFile.write(path(file, span), text);
        } catch (BadInput e) {
            throw new SourceError(e.getMessage(), span);
        }
    }

    private static String document(String body) {
        var out = new StringBuilder();
        var printer = new LatexPrinter(out);
        try {
            printer.begin();
            printer.body(body);
            printer.end();
        } catch (IOException e) {
            throw new IllegalStateException("a string builder fails at nothing", e);
        }
        return out.toString();
    }
}
