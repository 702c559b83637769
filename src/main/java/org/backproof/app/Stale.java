package org.backproof.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backproof.elaborate.Notes;
import org.backproof.language.Expression;
import org.backproof.language.Formula;
import org.backproof.language.Name;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.language.SourceError;
import org.backproof.language.Span;

/// Names whose values are not known, as a line that cannot be read changes them: `d[i] -= 1`, `np.add.at(d, i, -1)`. A value of the network that such a
/// line only assigns is still what its name says, but a formula that is not right for it may be right for what the line makes of it.
final class Stale {
    private static final Pattern ASSIGNED = Pattern.compile("(?:^|[:;])\\s*(?:self\\.)?([A-Za-z_]\\w*(?:\\[[^\\]]*\\])*(?:\\s*,\\s*[A-Za-z_]\\w*)*)\\s*((?:[-+*/@]|//|\\*\\*)?=)(?!=)");
    private static final Pattern CALLED = Pattern.compile("^\\s*(?:[\\w.]+\\.at\\(\\s*([A-Za-z_]\\w*)|([A-Za-z_]\\w*)\\.\\w+_\\().*");

    /// @param line    what changes it
    /// @param unknown whether nothing at all is known of it
    record Cause(String line, boolean unknown) {
        SourceError error(Formula f, String name) {
            return new SourceError(name + " is changed by a line that is not read, " + line, f.value().span());
        }
    }

    private final Notes notes;
    private final Map<String, Cause> names = new LinkedHashMap<>();

    Stale(Notes notes) {
        this.notes = notes;
    }

    /// Why the value of the formula is not known: the name, and what changes it; that nothing is known of one comes first.
    Optional<Map.Entry<String, Cause>> in(Formula f) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        Set<String> used = new LinkedHashSet<>(notes.through(f.value()));
        used.addAll(notes.uses(f));
        List<Map.Entry<String, Cause>> found = new ArrayList<>(names.entrySet().stream().filter(e -> used.contains(e.getKey())).toList());
        return found.stream().filter(e -> e.getValue().unknown()).findFirst().or(() -> found.stream().findFirst());
    }

    /// The line cannot be read.
    ///
    /// @param inPlace whether it changes what was there
    void unread(Expression target, String line, boolean inPlace) {
        Expression whole = target instanceof Expression.Element(Name n, List<Expression> _, Span _) && notes.valueOf(target).isEmpty() ? n : target;
        if (whole instanceof Name n && notes.isParameter(n) || notes.valueOf(whole).filter(v -> v.matches("[Wb][0-9]+")).isPresent()) {
            return; // formulas are about parameters as they were in the forward pass
        }
        Cause cause = new Cause(line, inPlace || whole != target || notes.valueOf(whole).isEmpty());
        keys(whole).forEach(k -> names.put(k, cause));
    }

    /// What a line assigns or changes that is no formula.
    void unread(String line) {
        Matcher m = ASSIGNED.matcher(line);
        while (m.find()) {
            for (String each : m.group(1).contains("[") ? List.of(m.group(1)) : List.of(m.group(1).split("\\s*,\\s*"))) {
                unread(expression(each), line, m.group(2).length() > 1 || expression(each) instanceof Name n && !n.text().equals(each));
            }
        }
        Matcher call = CALLED.matcher(line);
        if (call.matches()) {
            unread(new Name(call.group(1) == null ? call.group(2) : call.group(1), Span.NONE), line, true);
        }
    }

    /// Its value is known from here on.
    void known(Formula f) {
        names.keySet().removeAll(keys(f.target()));
    }

    private Set<String> keys(Expression target) {
        Set<String> out = new LinkedHashSet<>();
        notes.valueOf(target).ifPresent(out::add);
        if (target instanceof Name n) {
            out.add(n.text());
        }
        return out;
    }

    /// `dZ[2]`, or the name before another bracket.
    private static Expression expression(String text) {
        boolean layered = text.matches("[A-Za-z_]\\w*\\[([0-9]+|[lL])\\]");
        return layered ? Parser.expression(new Source("", text)) : new Name(text.replaceFirst("\\W.*", ""), Span.NONE);
    }
}
