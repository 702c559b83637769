package org.backproof.explain;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Prop;
import org.backproof.expr.Sum;
import org.backproof.expr.Terms;

/// Piecewise definitions where it is known which branch holds.
final class Branch {
    private final Knowledge knowledge;
    private final Words words;
    private final Set<String> names = new LinkedHashSet<>();

    Branch(Knowledge knowledge, Words words) {
        this.knowledge = knowledge;
        this.words = words;
    }

    /// The functions that were opened.
    Set<String> names() {
        return names;
    }

    /// The term with those functions opened a branch of which is known to hold.
    Expr decided(Expr e) {
        return switch (e) {
            case Diff d -> Terms.diff(decided(d.body()), d.variable());
            case Lambda _, Sum _ -> e;
            case Cases c -> chosen(c);
            case Apply a when a.function() instanceof Function.Defined f && f.body() instanceof Cases -> {
                Expr body = chosen(Binders.unfold(f, a.arguments()));
                if (body instanceof Cases) {
                    yield Children.map(e, this::decided);
                }
                names.add(words.name(f).name());
                yield decided(body);
            }
            case Expr _ -> Children.map(e, this::decided);
        };
    }

    /// The same where only the guards themselves are looked at.
    static Expr chosen(Knowledge knowledge, Expr e) {
        Expr at = e;
        while (at instanceof Cases c) {
            Optional<Boolean> holds = holds(knowledge, c.guard());
            if (holds.isEmpty()) {
                return at;
            }
            at = holds.get() ? c.then() : c.otherwise();
        }
        return at;
    }

    /// The branch that is known to hold; the term itself where none is.
    private Expr chosen(Expr e) {
        Expr at = e;
        while (at instanceof Cases c) {
            Set<String> before = new LinkedHashSet<>(names);
            Optional<Boolean> holds = holds(knowledge, c.guard())
                    .or(() -> c.guard() instanceof Prop.Compare(Expr g, Prop.Sign s) ? holds(knowledge, Prop.compare(decided(g), s)) : Optional.empty());
            if (holds.isEmpty()) {
                names.retainAll(before);
                return at;
            }
            at = holds.get() ? c.then() : c.otherwise();
        }
        return at;
    }

    private static Optional<Boolean> holds(Knowledge knowledge, Prop guard) {
        return knowledge.holds(guard) ? Optional.of(true) : knowledge.holds(Prop.negate(guard)) ? Optional.of(false) : Optional.empty();
    }
}
