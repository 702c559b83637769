package org.backproof.app;

import java.util.ArrayList;
import java.util.List;

import org.backproof.elaborate.Meaning;
import org.backproof.elaborate.Scope;
import org.backproof.language.SourceError;
import org.backproof.language.Span;
import org.backproof.language.Spelling;
import org.backproof.library.Descriptor;
import org.backproof.library.Lemma;
import org.backproof.library.Library;

/// What `help NAME` says.
final class Help {
    private Help() {
    }

    /// About a function of the library, or a value or function of the session.
    ///
    /// @throws SourceError if nothing has the name
    static Reply about(String name, Scope scope, Span span) {
        List<String> lines = new ArrayList<>();
        scope.meaning(name).ifPresent(m -> lines.add(value(m)));
        Library.descriptor(name).ifPresent(d -> describe(d, lines));
        if (lines.isEmpty() && scope.function(name).isPresent()) {
            lines.add(name + ": a function");
        }
        if (lines.isEmpty()) {
            List<String> names = new ArrayList<>(scope.valueNames());
            names.addAll(scope.functionNames());
            throw new SourceError("nothing is called " + name, span, Spelling.didYouMean(name, names));
        }
        return Reply.of(String.join("\n", lines));
    }

    /// A value in one line.
    static String value(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Variable v -> v.name() + " : " + v.symbol().sort().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
            case Meaning.Named n -> n.toString();
        };
    }

    private static void describe(Descriptor d, List<String> lines) {
        lines.add(d.name() + ": " + d.about());
        lines.add("  " + d.definition().signature() + " = " + d.definition().body().toSource());
        d.range().ifPresent(r -> lines.add("  range " + r.toSource()));
        for (Lemma lemma : d.lemmas()) {
            lines.add("  " + lemma.name() + ": " + lemma.statement().claim().toSource());
        }
        d.examples().forEach(e -> lines.add("  example: " + e));
    }
}
