package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.language.Span;

/// What a statement is made under.
final class Statements {
    private final Scope scope;
    private final Findings findings;
    private final Set<Symbol> symbols = new LinkedHashSet<>();
    private final List<Assumption> given = new ArrayList<>();

    Statements(Scope scope, Findings findings) {
        this.scope = scope;
        this.findings = findings;
    }

    /// What occurs in the statement.
    Statements about(Tensor t) {
        symbols.addAll(Free.symbols(t.body()));
        t.indices().forEach(i -> symbols.addAll(Free.symbols(i)));
        return this;
    }

    Statements about(Expr e) {
        symbols.addAll(Free.symbols(e));
        return this;
    }

    Statements about(Prop p) {
        symbols.addAll(Free.symbols(p));
        return this;
    }

    /// What is given; its own indices, which the statement does not mention, are quantified.
    Statements given(List<Assumption> facts) {
        List<Symbol> own = findings.indices.values().stream().filter(i -> !symbols.contains(i)).toList();
        given.addAll(quantified(facts, own));
        return this;
    }

    Setting setting(Span span) {
        List<Assumption> assumptions = new ArrayList<>();
        given.forEach(a -> about(a.prop()));
        List<Assumption> open = new ArrayList<>(scope.assumed());
        for (boolean more = true; more;) {
            more = false;
            for (Assumption a : List.copyOf(open)) {
                Set<Symbol> of = new LinkedHashSet<>(Free.symbols(a.prop()));
                of.removeIf(s -> s.sort() instanceof Sort.Size);
                if (of.isEmpty() || of.stream().anyMatch(symbols::contains)) {
                    open.remove(a);
                    more |= symbols.addAll(of) || !of.isEmpty();
                }
            }
        }
        for (Symbol s : symbols) {
            scope.variable(s).ifPresent(v -> v.facts().forEach(f -> assumptions.add(new Assumption(f, Assumption.Origin.DOMAIN, v.text()))));
        }
        scope.assumed().stream().filter(a -> !open.contains(a)).forEach(assumptions::add);
        given.stream().filter(g -> assumptions.stream().noneMatch(a -> a.prop().equals(g.prop()))).forEach(assumptions::add);
        return new Setting(span, scope, assumptions, findings.notes(span), Names.of(scope));
    }

    /// The facts for every value of the indices.
    static List<Assumption> quantified(List<Assumption> facts, Collection<Symbol> indices) {
        List<Assumption> out = new ArrayList<>();
        for (Assumption a : facts) {
            Prop p = a.prop();
            for (Symbol i : indices) {
                p = Free.occurs(i, p) ? Binders.forAll(i, p) : p;
            }
            out.add(new Assumption(p, a.origin(), a.text()));
        }
        return out;
    }
}
