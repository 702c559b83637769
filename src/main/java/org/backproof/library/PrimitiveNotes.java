package org.backproof.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Function;
import org.backproof.expr.Primitives;
import org.backproof.language.Attribute;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.Parser;
import org.backproof.language.SetSyntax;
import org.backproof.language.Source;
import org.backproof.language.SourceError;
import org.backproof.language.Statement;

/// Reads what is said of the primitive functions. A row that says nothing of one, or something else, is refused.
final class PrimitiveNotes {
    private PrimitiveNotes() {
    }

    /// @throws IllegalStateException for a row that is wrong: the library is
    static List<PrimitiveNote> read(Source source) {
        List<PrimitiveNote> out = new ArrayList<>();
        for (Statement s : Parser.parse(source)) {
            switch (s) {
                case Statement.Declaration d -> out.add(note(d));
                case Statement.Malformed(SourceError error, _) -> throw new IllegalStateException(error.render(source));
                case Statement other -> throw new IllegalStateException(source.name() + " declares functions only, not " + other.toSource());
            }
        }
        return out;
    }

    private static PrimitiveNote note(Statement.Declaration d) {
        String name = d.names().getFirst().text();
        Function.Primitive f = Primitives.rows().stream().map(Primitives.Row::function).filter(p -> p.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is no primitive function"));
        Optional<SetSyntax.Interval> range = Optional.empty();
        String about = "";
        String latex = name;
        Kind kind = Kind.FUNCTION;
        for (Attribute a : d.attributes()) {
            switch (a) {
                case Attribute.Text(Name key, List<String> values, _) when key.text().equals("about") -> about = values.getFirst();
                case Attribute.Text(Name key, List<String> values, _) when key.text().equals("latex") -> latex = values.getFirst();
                case Attribute.Bounds(Name key, SetSyntax.Interval interval, _) when key.text().equals("range") -> range = Optional.of(interval);
                case Attribute.Claim(Name key, _, Expression claim, _, _) when key.text().equals("kind") -> kind = Kind.of(claim.toSource()).orElseThrow();
                case Attribute.Text _, Attribute.Bounds _, Attribute.Claim _ -> throw new IllegalStateException("a note on " + name + " has no " + a.name());
            }
        }
        return new PrimitiveNote(f, about, kind, range, latex);
    }
}
