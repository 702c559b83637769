package org.backproof.elaborate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Name;
import org.backproof.language.SourceError;
import org.backproof.language.Span;

/// What names mean inside an expression: the scope, over it parameters and bound indices, and the named values that are held free.
record Environment(Scope scope, Map<String, Tensor> locals, Map<Meaning.Named, Tensor> held, Findings findings, Sizes sizes) {

    static Environment of(Scope scope, Findings findings) {
        return new Environment(scope, Map.of(), Map.of(), findings, Sizes.FIXED);
    }

    static Environment ofCode(Scope scope, Findings findings) {
        return new Environment(scope, Map.of(), Map.of(), findings, Sizes.OF_CODE);
    }

    /// With a parameter or a bound index.
    Environment with(String name, Tensor value) {
        Map<String, Tensor> more = new LinkedHashMap<>(locals);
        more.put(name, value);
        return new Environment(scope, more, held, findings, sizes);
    }

    /// With a named value replaced, in what depends on it too.
    Environment holding(Meaning.Named value, Tensor free) {
        Map<Meaning.Named, Tensor> more = new LinkedHashMap<>(held);
        more.put(value, free);
        return new Environment(scope, locals, more, findings, sizes);
    }

    /// Whether a name has a meaning, before the statement gives it one.
    boolean knows(String name) {
        return locals.containsKey(name) || scope.meaning(name).isPresent() || Constants.isOne(name);
    }

    Tensor value(Name n) {
        Tensor local = locals.get(n.text());
        if (local != null) {
            return local;
        }
        Optional<Meaning> known = scope.meaning(n.text());
        if (known.isPresent()) {
            return switch (known.get()) {
                case Meaning.Variable v -> Tensor.variable(v.symbol());
                case Meaning.Named v -> value(v);
            };
        }
        return Constants.of(n).map(Tensor::scalar).orElseGet(() -> Tensor.scalar(undeclared(n)));
    }

    private Symbol undeclared(Name n) {
        if (findings.sizeNames.contains(n.text())) {
            return findings.size(n.text());
        }
        if (findings.indexNames.contains(n.text())) {
            return Indices.free(n, this);
        }
        scope.function(n.text()).filter(f -> !(f instanceof Applicable.Primitive)).ifPresent(f ->
                findings.warn(n + " is taken as a real scalar; the function is written " + f.signature(), n.span()));
        scope.network(n.text()).ifPresent(_ -> findings.warn(n + " is taken as a real scalar; it is the name of a network, too", n.span()));
        return findings.scalar(n.text());
    }

    /// A named value, with what is held free in it kept so.
    Tensor value(Meaning.Named v) {
        Tensor free = held.get(v);
        if (free != null) {
            return free;
        }
        if (!Collections.disjoint(v.uses(), held.keySet())) {
            return Expressions.value(v.definition(), new Environment(v.scope(), Map.of(), held, findings, sizes));
        }
        findings.used.add(v);
        findings.used.addAll(v.uses());
        findings.outer.addAll(Free.symbols(v.value().body()));
        return v.value();
    }

    /// Binds an index over a range; its symbol cannot be typed.
    Symbol bound(Name index, Expr lower, Expr upper) {
        return Terms.symbol(index.text() + "'", new Sort.Index(lower, upper));
    }

    /// The size a word stands for: a size in scope, an undeclared name, or a whole number.
    Expr size(Name n) {
        Tensor local = locals.get(n.text());
        if (local != null) {
            if (local.body() instanceof Symbol s && s.sort() instanceof Sort.Size) {
                return s;
            }
            throw notASize(n.text(), n.span());
        }
        return switch (scope.meaning(n.text()).orElse(null)) {
            case null -> findings.size(n.text());
            case Meaning.Variable v when v.isSize() -> v.symbol();
            case Meaning.Variable v when v.symbol().sort() instanceof Sort.Tensor || v.symbol().sort() instanceof Sort.Index -> throw notASize(n.text(), n.span());
            case Meaning.Variable _ -> throw new SourceError(n.text() + " is no size: it is declared as a number", n.span(), "A size is not declared; leave out the line " + n.text() + " : ….");
            case Meaning.Named v when v.value().isScalar() && Constants.isSize(v.value().body()) -> v.value().body();
            case Meaning.Named _ -> throw notASize(n.text(), n.span());
        };
    }

    private static SourceError notASize(String name, Span span) {
        return new SourceError(name + " is no size", span, "A size is a whole number from 1 on, or a name that stands for one.");
    }
}
