package org.backproof.battery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.backproof.elaborate.Elaborator;
import org.backproof.elaborate.Scope;
import org.backproof.elaborate.Task;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.language.Statement;
import org.backproof.library.Lemma;
import org.backproof.library.Library;

/// An equation with what is assumed.
///
/// @param from where it comes from
public record KnownClaim(String from, List<Prop> assumptions, Expr left, Expr right) {
    private static final Pattern PROVED = Pattern.compile("#\\s*proved\\b");
    private static final Path FOLDER = Path.of("src/test/resources/claims");

    public KnownClaim {
        assumptions = List.copyOf(assumptions);
    }

    /// The equations of the corpus that are true everywhere, and the lemmas of the library.
    public static List<KnownClaim> all() {
        List<KnownClaim> out = new ArrayList<>(lemmas());
        try (var files = Files.list(FOLDER)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".bp")).sorted().toList()) {
                read(Source.decode(file.getFileName().toString(), Files.readAllBytes(file)), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    /// The lemmas of the library that are equations.
    static List<KnownClaim> lemmas() {
        List<KnownClaim> out = new ArrayList<>();
        for (Lemma lemma : Library.lemmas()) {
            if (lemma.task() instanceof Task.Claim c) {
                out.add(of(lemma.name(), c));
            }
        }
        return out;
    }

    private static KnownClaim of(String from, Task.Claim c) {
        return new KnownClaim(from, c.setting().hypotheses(), c.left().body(), c.right().body());
    }

    private static void read(Source source, List<KnownClaim> out) {
        Scope scope = Library.scope().child();
        for (Statement s : Parser.parse(source)) {
            Task task = Elaborator.elaborate(s, scope);
            scope = task.setting().scope();
            int last = s.span().line() + (int) source.text(s.span()).chars().filter(c -> c == '\n').count();
            if (task instanceof Task.Claim c && PROVED.matcher(source.lineText(last)).find()) {
                out.add(of(source.name() + ":" + s.span().line(), c));
            }
        }
    }

    @Override
    public String toString() {
        return left + " = " + right + (assumptions.isEmpty() ? "" : " given " + assumptions) + "   (" + from + ")";
    }
}
