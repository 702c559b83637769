package org.backproof.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.Elaborator;
import org.backproof.elaborate.Formal;
import org.backproof.elaborate.Scope;
import org.backproof.elaborate.Task;
import org.backproof.explain.Explainer;
import org.backproof.explain.Explanation;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.kernel.Oversize;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.language.SourceError;
import org.backproof.library.Descriptor;
import org.backproof.library.Library;
import org.backproof.prove.Prover;
import org.backproof.prove.Requirements;

/// What the prover finds out about a function of numbers whose library entry does not say it: its domain and its derivatives.
final class Reckoned {
    /// The share of what is left of the budget for one derivative.
    private static final double SHARE = 0.3;

    private final Descriptor function;
    private final Prover prover;

    Reckoned(Descriptor function, Prover prover) {
        this.function = function;
        this.prover = prover;
    }

    /// Exactly where the function is defined: the declared domains, what is needed besides, and the parameters that may be any number.
    /// A parameter of which nothing is found stands alone.
    String domain() {
        Optional<List<Prop>> needed = found(() -> needed(domains()));
        List<String> out = new ArrayList<>();
        for (Formal f : function.definition().formals()) {
            String text = f.syntax().toSource();
            boolean declared = f.domain().isPresent() || text.startsWith(f.name() + " : ");
            boolean any = !declared && needed.isPresent()
                    && Free.symbols(Prop.and(needed.get())).stream().noneMatch(x -> x.name().equals(f.name()));
            if (declared || any || f.hasPreset() || needed.isEmpty()) {
                out.add(any ? f.name() + (f.rank() == 0 ? " real" : " : vector") + text.substring(f.name().length()) : text);
            }
        }
        needed.filter(n -> !n.isEmpty()).ifPresent(n -> out.add(Wording.of(Library.scope(), List.of(function.body())).plain(Prop.and(n))));
        return String.join(", ", out);
    }

    /// Exactly what the function needs inside the domains to be defined; empty where that is not found.
    private Optional<List<Prop>> needed(List<Prop> domains) {
        Prop defined = Prop.defined(function.body());
        Knowledge knowledge = prover.knowledge(domains);
        List<Prop> needed = function.body().total() || knowledge.holds(defined) ? List.of() : ofNumbers() ? Requirements.of(knowledge, List.of(defined)) : List.of(defined);
        Knowledge inside = Prover.whereDefined(knowledge, List.of(function.body()));
        return needed.stream().noneMatch(Prop.Defined.class::isInstance) && needed.stream().allMatch(inside::holds) ? Optional.of(needed) : Optional.empty();
    }

    /// The declared domains of the parameters.
    private List<Prop> domains() {
        String declared = function.definition().formals().stream().flatMap(f -> f.domain().map(set -> f.name() + " in " + set.toSource()).stream())
                .collect(Collectors.joining(", "));
        Scope scope = function.definition().withParameters(Library.scope());
        return declared.isEmpty() ? List.of() : Elaborator.elaborate(Parser.parse(new Source("help", "prove 0 = 0 given " + declared)).getFirst(), scope)
                instanceof Task.Claim c ? c.setting().hypotheses() : List.of();
    }

    /// `diff(f(x), x) = … given …` for each parameter; none where the library has a lemma about it.
    List<String> derivatives() {
        List<String> out = new ArrayList<>();
        if (ofNumbers() && function.lemmas().stream().noneMatch(l -> l.name().startsWith("derivative"))) {
            function.definition().parameters().forEach(p -> found(() -> derivative(p.name().text())).ifPresent(out::add));
        }
        return out;
    }

    private Optional<String> derivative(String by) {
        String call = function.name() + function.definition().parameters().stream().map(p -> p.name().text()).collect(Collectors.joining(", ", "(", ")"));
        Scope scope = function.definition().withParameters(Library.scope());
        Task task = Elaborator.elaborate(Parser.parse(new Source("help", "derive " + call + " wrt " + by)).getFirst(), scope);
        List<Explanation> all = task instanceof Task.Derive d ? new Explainer(prover.part(SHARE)).derive(d) : List.of();
        return all.stream().findFirst().map(e -> "diff(" + call + ", " + by + ") = " + e.result()
                + (e.conditions().isEmpty() ? "" : " given " + String.join(", ", e.conditions())));
    }

    private boolean ofNumbers() {
        return function.definition().formals().stream().allMatch(f -> f.sort() instanceof Sort.Real);
    }

    /// Empty where the search fails: the page stands without it.
    private static <T> Optional<T> found(Supplier<Optional<T>> search) {
        try {
            return search.get();
        } catch (Budget.Exhausted | Oversize | SourceError | StackOverflowError | OutOfMemoryError _) {
            return Optional.empty();
        }
    }
}
