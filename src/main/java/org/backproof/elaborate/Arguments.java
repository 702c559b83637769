package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.SourceError;
import org.backproof.language.Spelling;

/// Which argument of a call is meant for which parameter: by place, then by name, `focal(a, y, gamma=3)`.
final class Arguments {
    private Arguments() {
    }

    /// One entry a parameter; empty where the default value is taken.
    static List<Optional<Expression>> matched(Definition d, Expression.Call c) {
        List<Formal> formals = d.formals();
        List<Optional<Expression>> out = new ArrayList<>(Collections.nCopies(formals.size(), Optional.empty()));
        int next = 0;
        for (Argument a : c.arguments()) {
            switch (a) {
                case Argument.Named(Name name, Expression value, _) -> {
                    int k = place(d, name);
                    if (out.get(k).isPresent()) {
                        throw new SourceError(name + " is given twice", a.span());
                    }
                    out.set(k, Optional.of(value));
                }
                case Argument.Ranging _ -> throw new SourceError(a.toSource() + " is no argument of " + c.function(), a.span());
                case Expression e -> {
                    if (next == formals.size()) {
                        throw arity(d, c);
                    }
                    out.set(next++, Optional.of(e));
                }
            }
        }
        for (int k = 0; k < formals.size(); k++) {
            if (out.get(k).isEmpty() && !formals.get(k).hasPreset()) {
                throw arity(d, c);
            }
        }
        return out;
    }

    private static int place(Definition d, Name name) {
        List<String> names = d.formals().stream().map(Formal::name).toList();
        int k = names.indexOf(name.text());
        if (k < 0) {
            throw new SourceError(d.signature() + " has no parameter " + name, name.span(), Spelling.didYouMean(name.text(), names));
        }
        return k;
    }

    private static SourceError arity(Definition d, Expression.Call c) {
        long all = d.formals().size();
        long needed = d.formals().stream().filter(f -> !f.hasPreset()).count();
        return Calls.arity(d.signature(), needed == all ? Long.toString(all) : needed + " to " + all, c);
    }
}
