package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Argument;
import org.backproof.language.Binding;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.SourceError;
import org.backproof.language.Span;

/// `pair LOSS with ACTIVATION`: invents the variables of the two functions, each with its declared domain, or takes those of the expressions.
final class Pairs {
    private static final List<String> PREDICTIONS = List.of("p", "u", "q");

    private final Scope session;
    private final Findings findings;
    private final PartialApplication loss;
    private final PartialApplication activation;
    private final Binding binding;
    private final InventedVariables variables;

    Pairs(Scope session, Findings findings, Expression loss, Binding binding) {
        this(session, findings, binding.name().isPresent() ? PartialApplication.plain(loss) : PartialApplication.of(loss, 2, session), binding,
                Terms.symbol("K", Sort.SIZE));
    }

    /// @param size of the prediction, where it is a vector
    Pairs(Scope session, Findings findings, PartialApplication loss, Binding binding, Expr size) {
        this.activation = PartialApplication.of(binding.value(), 1, session);
        this.session = session;
        this.findings = findings;
        this.loss = loss;
        this.binding = binding;
        this.variables = new InventedVariables(session, findings, size);
    }

    InventedVariables variables() {
        return variables;
    }

    /// The pair, what its setting takes into account, and default values of parameters.
    record Made(Pairing pairing, Scope scope, List<Assumption> facts, Map<Symbol, Expr> presets) {
    }

    Made made(List<Expression> given) {
        if (binding.name().isEmpty()) {
            Meant.function(loss.function(), session);
            Meant.function(activation.function(), session);
        }
        Optional<Definition> lossFunction = function(loss.function());
        if (isPrimitive(loss.function()) && isPrimitive(activation.function())) {
            new ExchangedPair(new ExchangedPair.Function(loss.function(), lossFunction),
                    new ExchangedPair.Function(activation.function(), function(activation.function()))).refuse();
        }
        boolean vector = lossFunction.map(Pairs::wantsVector).orElse(false) || function(activation.function()).map(Pairs::wantsVector).orElse(false);
        lossFunction.ifPresent(variables::fixSize);
        function(activation.function()).ifPresent(variables::fixSize);
        Tensor prediction = activation(vector);
        Symbol logit = logit(prediction);
        Pairing pairing = lossFunction.isPresent() ? ofFunction(lossFunction.get(), prediction, logit) : new ExpressionPair(this, session, loss.written(), binding).of(prediction, logit);
        variables.facts().addAll(Statements.quantified(Conditions.facts(given, Assumption.Origin.GIVEN, variables.env()), findings.indices.values()));
        Expression written = binding.value();
        variables.define(new Meaning.Named(pairing.prediction().name(), written, variables.scope(), prediction, Set.of()));
        return new Made(pairing, variables.scope(), variables.facts(), variables.presets());
    }

    /// The function that a name stands for, unless it stands for a value.
    Optional<Definition> function(Expression e) {
        return e instanceof Name n && session.meaning(n.text()).isEmpty() && session.function(n.text()).orElse(null) instanceof Definition d
                ? Optional.of(d) : Optional.empty();
    }

    boolean isPrimitive(Expression e) {
        return e instanceof Name n && session.meaning(n.text()).isEmpty() && session.function(n.text()).isPresent();
    }

    static boolean wantsVector(Definition d) {
        return !d.formals().isEmpty() && d.formals().getFirst().rank() == 1;
    }

    Tensor activation(boolean vector) {
        return activation(vector, Set.of());
    }

    /// @param used names in an expression about the activation: its variable is z where that is among them
    Tensor activation(boolean vector, Set<String> used) {
        Span span = binding.value().span();
        if (!isPrimitive(activation.function())) {
            new Logit(binding.value(), session).undeclaredVector().ifPresent(n -> variables.invent(n, true, Optional.empty()));
            return Expressions.value(binding.value(), variables.env());
        }
        Name f = (Name) activation.function();
        List<Argument> arguments = new ArrayList<>();
        List<Formal> formals = function(f).map(Definition::formals).orElse(List.of());
        Set<String> taken = new LinkedHashSet<>(function(loss.function()).map(d -> d.formals().stream().map(Formal::name).toList()).orElse(List.of()));
        taken.addAll(SyntaxTree.names(loss.function()));
        binding.name().ifPresent(n -> taken.add(n.text()));
        String logit = formals.isEmpty() || used.contains(Logit.NAME) ? Logit.NAME : formals.getFirst().name();
        for (String other : List.of(logit, Logit.NAME, "v", "u", "x", logit + "1")) {
            if (!taken.contains(other) && variables.available(other, vector ? new Sort.Tensor(List.of(variables.size())) : Sort.REAL)) {
                logit = other;
                break;
            }
        }
        variables.invent(logit, vector, formals.stream().findFirst().map(Formal::syntax));
        arguments.add(new Name(variables.name(logit), span));
        for (Formal p : activation.settings().isEmpty() ? formals.stream().skip(1).toList() : List.<Formal>of()) {
            variables.invent(p.name(), false, Optional.of(p.syntax()));
            arguments.add(new Name(variables.name(p.name()), span));
        }
        arguments.addAll(activation.settings());
        return Expressions.value(new Expression.Call(f, 0, arguments, span), variables.env());
    }

    Symbol logit(Tensor value) {
        return new Logit(binding.value(), session).of(value);
    }

    private Pairing ofFunction(Definition d, Tensor value, Symbol logit) {
        if (d.formals().isEmpty() || d.formals().getFirst().rank() > 1) {
            throw new SourceError(d.signature() + " is no loss: a loss takes a prediction and a label", loss.written().span());
        }
        if (value.rank() == 1) {
            variables.resize(value.sizes().getFirst());
        }
        List<Argument> rest = new ArrayList<>();
        List<Symbol> parameters = new ArrayList<>();
        int known = loss.settings().isEmpty() ? d.formals().size() : Math.min(2, d.formals().size());
        for (int k = 1; k < known; k++) {
            Formal f = d.formals().get(k);
            boolean spread = k == 1 && value.rank() == 1 && f.isReal() && d.formals().getFirst().isReal();
            if (f.sort() instanceof Sort.Index) {
                variables.inventIndex(f.name());
            } else {
                variables.invent(f.name(), f.rank() == 1 || spread, Optional.of(f.syntax()));
            }
            rest.add(new Name(variables.name(f.name()), loss.written().span()));
            parameters.add(((Meaning.Variable) variables.scope().meaning(variables.name(f.name())).orElseThrow()).symbol());
        }
        rest.addAll(loss.settings());
        variables.libraryFacts(d, known, loss.written().span());
        Expr atLogit = total(call((Name) loss.function(), value, rest));
        String prediction = binding.name().map(Name::text).orElseGet(() -> letter(d.formals().getFirst().name(), value, atLogit));
        Symbol a = Terms.symbol(prediction, value.isScalar() ? Sort.REAL : new Sort.Tensor(value.sizes()));
        Environment labels = Environment.of(variables.scope().with(Meaning.Variable.free(a)), findings);
        Expr atPrediction = total(call((Name) loss.function(), Tensor.variable(a), rest, labels));
        Set<Symbol> all = new LinkedHashSet<>(parameters);
        all.addAll(others(value, atLogit, a, logit));
        return new Pairing(loss.settings().isEmpty() ? d.name() : loss.written().toSource(), binding.value().toSource(), logit, a, value, atPrediction, atLogit, List.copyOf(all),
                Meaning.Variable.of(a, d.formals().getFirst().syntax().type(), variables.env()).facts());
    }

    /// The name of the prediction, unless the session has another value for it that stands in the loss, too: a letter of this answer alone
    /// may be what a named value is called elsewhere.
    private String letter(String name, Tensor value, Expr atLogit) {
        Optional<Meaning> known = session.meaning(name);
        boolean free = switch (known.orElse(null)) {
            case null -> true;
            case Meaning.Variable _ -> false;
            case Meaning.Named n -> n.value().rank() == value.rank() && n.value().argument() == value.argument()
                    || !n.standsIn(atLogit) && Free.symbols(atLogit).stream().noneMatch(s -> s.name().equals(name));
        };
        if (free) {
            return name;
        }
        Set<String> taken = new LinkedHashSet<>(variables.names());
        function(loss.function()).ifPresent(d -> d.formals().forEach(f -> taken.add(f.name())));
        return PREDICTIONS.stream().filter(n -> !taken.contains(n) && session.meaning(n).isEmpty()).findFirst()
                .orElseGet(() -> variables.fresh(name, value.isScalar() ? Sort.REAL : new Sort.Tensor(value.sizes())));
    }

    /// The loss with a value in the first place.
    Tensor call(Name f, Tensor first, List<Argument> rest) {
        return call(f, first, rest, variables.env());
    }

    private Tensor call(Name f, Tensor first, List<Argument> rest, Environment env) {
        Name place = new Name("prediction'", loss.written().span());
        List<Argument> arguments = new ArrayList<>(List.of(place));
        arguments.addAll(rest);
        return Expressions.value(new Expression.Call(f, 0, arguments, loss.written().span()), env.with(place.text(), first));
    }

    /// Those of the loss before those of the activation.
    static List<Symbol> others(Tensor value, Expr cost, Symbol a, Symbol logit) {
        Set<Symbol> all = new LinkedHashSet<>(Free.symbols(cost));
        all.addAll(Free.symbols(value.body()));
        all.removeIf(s -> s == a || s == logit || s.sort() instanceof Sort.Size || s.sort() instanceof Sort.Index);
        return List.copyOf(all);
    }

    /// A loss of each entry is summed over the entries.
    Expr total(Tensor t) {
        Expr so = t.body();
        for (Symbol i : t.indices().reversed()) {
            so = Terms.sum(i, so);
        }
        if (!t.isScalar()) {
            Note note = new Note("J is the sum over the entries", loss.written().span(), false);
            if (!findings.notes.contains(note)) {
                findings.notes.add(note);
            }
        }
        return so;
    }
}
