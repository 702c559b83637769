package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.Parameter;
import org.backproof.language.SourceError;

/// Reads the body of a definition for certain shapes of its parameters, again and again until their sizes are known and no name clashes.
final class Reading {
    private final Definition definition;
    private final List<Integer> ranks;
    private final Map<Meaning.Named, Tensor> held;
    private final Sizes sizes = new Sizes();
    private final Set<String> renamed = new LinkedHashSet<>();
    private final Map<String, Tensor> declaredSizes = new LinkedHashMap<>();

    Reading(Definition definition, List<Integer> ranks, Map<Meaning.Named, Tensor> held) {
        this.definition = definition;
        this.ranks = ranks;
        this.held = held;
    }

    Instance instance() {
        while (true) {
            try {
                Optional<Instance> done = attempt();
                if (done.isPresent()) {
                    return done.get();
                }
            } catch (Sizes.Found _) {
                // one size fewer is unknown
            }
        }
    }

    /// Nothing when a parameter must be called otherwise, since something else in the body is called so.
    private Optional<Instance> attempt() {
        List<Symbol> symbols = new ArrayList<>();
        Map<String, Tensor> locals = new LinkedHashMap<>();
        for (int k = 0; k < ranks.size(); k++) {
            Parameter p = definition.parameters().get(k);
            String name = p.name().text();
            if (locals.containsKey(name)) {
                throw new SourceError(name + " is twice a parameter", p.span());
            }
            symbols.add(Terms.symbol(renamed.contains(name) ? name + "'" : name, sort(p, ranks.get(k))));
            locals.put(name, Tensor.variable(symbols.getLast()));
        }
        declaredSizes.forEach(locals::putIfAbsent);
        Findings findings = new Findings(List.of(definition.body()));
        Tensor value = Expressions.value(definition.body(), new Environment(definition.scope(), locals, held, findings, sizes));
        refuseFreeIndices(findings);
        boolean clash = false;
        for (Symbol s : symbols) {
            clash |= findings.outer.contains(s) && renamed.add(s.name());
        }
        return clash ? Optional.empty() : Optional.of(finished(symbols, value, findings));
    }

    private Instance finished(List<Symbol> symbols, Tensor value, Findings findings) {
        Function.Defined f = Abstraction.of(definition.name(), symbols, value);
        Function.Defined known = held.isEmpty() ? definition.scope().identical(f, definition.calls()).map(Definition::function).orElse(f) : f;
        List<Formal> formals = new ArrayList<>();
        for (int k = 0; k < symbols.size(); k++) {
            Parameter p = definition.parameters().get(k);
            formals.add(new Formal(p, known.symbols().get(k).sort(), ParameterShapes.isInferred(p)));
        }
        return new Instance(known, formals, findings.used, findings.notes(definition.syntax().span()));
    }

    private void refuseFreeIndices(Findings findings) {
        for (String i : findings.indices.keySet()) {
            throw new SourceError("the index " + i + " is free in the definition of " + definition.name(), definition.body().span(),
                    "Make it a parameter, " + definition.signature().replaceFirst("\\)$", definition.parameters().isEmpty() ? "" : ", ") + i + "), or sum over it.");
        }
    }

    private Sort sort(Parameter p, int rank) {
        String name = p.name().text();
        List<Expression> written = p.type().sizes();
        return switch (rank) {
            case ParameterShapes.INDEX -> Sort.upTo(written.isEmpty() ? unknown(name) : size(written.getFirst()));
            case ParameterShapes.SIZE -> Sort.SIZE;
            case 0 -> Sort.REAL;
            case 1 -> new Sort.Tensor(List.of(written.isEmpty() ? unknown(name) : size(written.getFirst())));
            default -> new Sort.Tensor(List.of(written.isEmpty() ? unknown(name + ", 1") : size(written.get(0)),
                    written.isEmpty() ? unknown(name + ", 2") : size(written.get(1))));
        };
    }

    private Expr unknown(String name) {
        return sizes.unknown(Terms.symbol("dim(" + name + ")", Sort.SIZE));
    }

    /// A size in the declaration of a parameter: a name stands for any size, and may be used in the body.
    private Expr size(Expression e) {
        if (e instanceof Name n) {
            Symbol s = Terms.symbol(n.text(), Sort.SIZE);
            declaredSizes.put(n.text(), Tensor.scalar(s));
            return s;
        }
        return Constructors.size(e, Environment.of(definition.scope(), new Findings(List.of(e))));
    }
}
