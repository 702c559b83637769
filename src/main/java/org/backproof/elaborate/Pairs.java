package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Argument;
import org.backproof.language.Attribute;
import org.backproof.language.Binding;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.Parameter;
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
    private final List<Assumption> facts = new ArrayList<>();
    private final Map<Symbol, Expr> presets = new LinkedHashMap<>();
    /// From the names of parameters to those of the variables invented for them.
    private final Map<String, String> invented = new LinkedHashMap<>();
    /// The session's scope with the invented variables over it.
    private Scope scope;
    private Expr size;

    Pairs(Scope session, Findings findings, Expression loss, Binding binding) {
        this(session, findings, binding.name().isPresent() ? PartialApplication.plain(loss) : PartialApplication.of(loss, 2, session), binding,
                Terms.symbol("K", Sort.SIZE));
    }

    /// @param size of the prediction, where it is a vector
    Pairs(Scope session, Findings findings, PartialApplication loss, Binding binding, Expr size) {
        this.size = size;
        this.activation = PartialApplication.of(binding.value(), 1, session);
        this.session = session;
        this.findings = findings;
        this.loss = loss;
        this.binding = binding;
        this.scope = session.child();
    }

    Scope scope() {
        return scope;
    }

    List<Assumption> facts() {
        return facts;
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
        lossFunction.ifPresent(this::fixSize);
        function(activation.function()).ifPresent(this::fixSize);
        Tensor prediction = activation(vector);
        Symbol logit = logit(prediction);
        Pairing pairing = lossFunction.isPresent() ? ofFunction(lossFunction.get(), prediction, logit) : ofExpression(prediction, logit);
        facts.addAll(Statements.quantified(Conditions.facts(given, Assumption.Origin.GIVEN, env()), findings.indices.values()));
        Expression written = binding.value();
        scope = scope.with(new Meaning.Named(pairing.prediction().name(), written, scope, prediction, Set.of()));
        return new Made(pairing, scope, facts, presets);
    }

    Environment env() {
        return Environment.of(scope, findings);
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

    void fixSize(Definition d) {
        d.formals().stream().filter(f -> f.rank() == 1).map(f -> ((Sort.Tensor) f.sort()).sizes().getFirst()).filter(Num.class::isInstance)
                .forEach(n -> size = n);
    }

    /// A variable with a name, or another name where it stands for something else in the session.
    void invent(String name, boolean vector, Optional<Parameter> declared) {
        Sort sort = vector ? new Sort.Tensor(List.of(size)) : Sort.REAL;
        Symbol symbol = Terms.symbol(fresh(name, sort), sort);
        scope = scope.with(declared.map(p -> Meaning.Variable.of(symbol, p.type(), env())).orElseGet(() -> Meaning.Variable.free(symbol)));
        declared.flatMap(Parameter::preset).ifPresent(e -> presets.put(symbol, Expressions.value(e, env()).body()));
        if (vector && size instanceof Symbol s) {
            scope = scope.with(Meaning.Variable.size(s));
        }
    }

    /// The number of a class.
    void inventIndex(String name) {
        scope = scope.with(Meaning.Variable.free(Terms.symbol(name, Sort.upTo(size))));
    }

    private String fresh(String name, Sort sort) {
        boolean free = !invented.containsValue(name) && available(name, sort);
        String out = name;
        for (int k = 1; !free; k++) {
            out = name + k;
            free = !invented.containsValue(out) && session.meaning(out).isEmpty();
        }
        invented.put(name, out);
        return out;
    }

    /// Whether the name stands for nothing in the session, or for such a variable.
    private boolean available(String name, Sort sort) {
        return session.meaning(name).map(m -> m instanceof Meaning.Variable v && v.symbol().sort().equals(sort)).orElse(true);
    }

    /// What an invented variable is called.
    String name(String wanted) {
        return invented.getOrDefault(wanted, wanted);
    }

    Tensor activation(boolean vector) {
        return activation(vector, Set.of());
    }

    /// @param used names in an expression about the activation: its variable is z where that is among them
    Tensor activation(boolean vector, Set<String> used) {
        Span span = binding.value().span();
        if (!isPrimitive(activation.function())) {
            new Logit(binding.value(), session).undeclaredVector().ifPresent(n -> invent(n, true, Optional.empty()));
            return Expressions.value(binding.value(), env());
        }
        Name f = (Name) activation.function();
        List<Argument> arguments = new ArrayList<>();
        List<Formal> formals = function(f).map(Definition::formals).orElse(List.of());
        Set<String> taken = new LinkedHashSet<>(function(loss.function()).map(d -> d.formals().stream().map(Formal::name).toList()).orElse(List.of()));
        taken.addAll(SyntaxTree.names(loss.function()));
        binding.name().ifPresent(n -> taken.add(n.text()));
        String logit = formals.isEmpty() || used.contains(Logit.NAME) ? Logit.NAME : formals.getFirst().name();
        for (String other : List.of(logit, Logit.NAME, "v", "u", "x", logit + "1")) {
            if (!taken.contains(other) && available(other, vector ? new Sort.Tensor(List.of(size)) : Sort.REAL)) {
                logit = other;
                break;
            }
        }
        invent(logit, vector, formals.stream().findFirst().map(Formal::syntax));
        arguments.add(new Name(name(logit), span));
        for (Formal p : activation.settings().isEmpty() ? formals.stream().skip(1).toList() : List.<Formal>of()) {
            invent(p.name(), false, Optional.of(p.syntax()));
            arguments.add(new Name(name(p.name()), span));
        }
        arguments.addAll(activation.settings());
        return Expressions.value(new Expression.Call(f, 0, arguments, span), env());
    }

    Symbol logit(Tensor activation) {
        return new Logit(binding.value(), session).of(activation);
    }

    private Pairing ofFunction(Definition d, Tensor activation, Symbol logit) {
        if (d.formals().isEmpty() || d.formals().getFirst().rank() > 1) {
            throw new SourceError(d.signature() + " is no loss: a loss takes a prediction and a label", loss.written().span());
        }
        if (activation.rank() == 1) {
            size = activation.sizes().getFirst();
        }
        List<Argument> rest = new ArrayList<>();
        List<Symbol> parameters = new ArrayList<>();
        int known = loss.settings().isEmpty() ? d.formals().size() : Math.min(2, d.formals().size());
        for (int k = 1; k < known; k++) {
            Formal f = d.formals().get(k);
            boolean spread = k == 1 && activation.rank() == 1 && f.isReal() && d.formals().getFirst().isReal();
            if (f.sort() instanceof Sort.Index) {
                inventIndex(f.name());
            } else {
                invent(f.name(), f.rank() == 1 || spread, Optional.of(f.syntax()));
            }
            rest.add(new Name(name(f.name()), loss.written().span()));
            parameters.add(((Meaning.Variable) scope.meaning(name(f.name())).orElseThrow()).symbol());
        }
        rest.addAll(loss.settings());
        libraryFacts(d, known);
        Expr atLogit = total(call((Name) loss.function(), activation, rest));
        String prediction = binding.name().map(Name::text).orElseGet(() -> letter(d.formals().getFirst().name(), activation, atLogit));
        Symbol a = Terms.symbol(prediction, activation.isScalar() ? Sort.REAL : new Sort.Tensor(activation.sizes()));
        Scope labels = scope;
        scope = scope.with(Meaning.Variable.free(a));
        Expr atPrediction = total(call((Name) loss.function(), Tensor.variable(a), rest));
        scope = labels;
        Set<Symbol> all = new LinkedHashSet<>(parameters);
        all.addAll(others(activation, atLogit, a, logit));
        return new Pairing(loss.settings().isEmpty() ? d.name() : loss.written().toSource(), binding.value().toSource(), logit, a, activation, atPrediction, atLogit, List.copyOf(all),
                Meaning.Variable.of(a, d.formals().getFirst().syntax().type(), env()).facts());
    }

    /// The name of the prediction, unless the session has another value for it that stands in the loss, too: a letter of this answer alone
    /// may be what a named value is called elsewhere.
    private String letter(String name, Tensor activation, Expr atLogit) {
        Optional<Meaning> known = session.meaning(name);
        boolean free = switch (known.orElse(null)) {
            case null -> true;
            case Meaning.Variable _ -> false;
            case Meaning.Named n -> n.value().rank() == activation.rank() && n.value().argument() == activation.argument()
                    || !n.standsIn(atLogit) && Free.symbols(atLogit).stream().noneMatch(s -> s.name().equals(name));
        };
        if (free) {
            return name;
        }
        Set<String> taken = new LinkedHashSet<>(invented.values());
        function(loss.function()).ifPresent(d -> d.formals().forEach(f -> taken.add(f.name())));
        return PREDICTIONS.stream().filter(n -> !taken.contains(n) && session.meaning(n).isEmpty()).findFirst()
                .orElseGet(() -> fresh(name, activation.isScalar() ? Sort.REAL : new Sort.Tensor(activation.sizes())));
    }

    /// The loss with a value in the first place.
    Tensor call(Name f, Tensor first, List<Argument> rest) {
        Name place = new Name("prediction'", loss.written().span());
        List<Argument> arguments = new ArrayList<>(List.of(place));
        arguments.addAll(rest);
        return Expressions.value(new Expression.Call(f, 0, arguments, loss.written().span()), env().with(place.text(), first));
    }

    /// What the library says of the labels, `given sum(t) = 1`.
    ///
    /// @param known how many of the parameters have a name here
    void libraryFacts(Definition d, int known) {
        Definition original = d.original();
        Environment env = env();
        for (int k = 1; k < Math.min(known, d.formals().size()); k++) {
            env = env.with(original.formals().get(k).name(), env.value(new Name(name(d.formals().get(k).name()), loss.written().span())));
        }
        for (Attribute a : original.attributes()) {
            if (a instanceof Attribute.Claim(Name name, _, Expression claim, _, _) && name.text().equals("given")) {
                facts.addAll(Conditions.facts(List.of(claim), Assumption.Origin.LIBRARY, env));
            }
        }
    }

    /// The labels in `ce(a, t)`, where they are not declared: vectors as long as the prediction, of which the loss says what it says of its own.
    ///
    /// @return what it says of those that are declared
    private List<Assumption> labels(Name prediction) {
        List<Assumption> usual = new ArrayList<>();
        labelled(prediction).forEach((label, d) -> {
            Optional<Meaning> known = session.meaning(label);
            Formal own = d.formals().get(1);
            if (own.rank() == 1 && (known.isEmpty() || known.get() instanceof Meaning.Variable v && v.symbol().sort() instanceof Sort.Tensor t && t.sizes().size() == 1)) {
                if (known.isEmpty()) {
                    invent(label, true, Optional.of(own.syntax()));
                }
                invented.put(own.name(), label);
                List<Assumption> said = new ArrayList<>(facts);
                libraryFacts(d, 2);
                if (known.isPresent()) {
                    facts.stream().filter(f -> !said.contains(f)).forEach(usual::add);
                    facts.retainAll(said);
                }
            }
        });
        return usual;
    }

    /// The names beside the prediction in `ce(a, t)`, and the function.
    private Map<String, Definition> labelled(Name prediction) {
        Map<String, Definition> out = new LinkedHashMap<>();
        SyntaxTree.each(loss.written(), e -> {
            if (e instanceof Expression.Call c && session.function(c.function().text()).orElse(null) instanceof Definition d && c.arguments().size() > 1
                    && c.arguments().getFirst() instanceof Name first && first.text().equals(prediction.text()) && c.arguments().get(1) instanceof Name label) {
                out.putIfAbsent(label.text(), d);
            }
        });
        return out;
    }

    private Pairing ofExpression(Tensor activation, Symbol logit) {
        Name name = binding.name().orElseThrow(this::unnamed);
        Symbol a = Terms.symbol(name.text(), activation.isScalar() ? Sort.REAL : new Sort.Tensor(activation.sizes()));
        Optional<Meaning> known = session.meaning(name.text());
        if (activation.rank() == 1) {
            size = activation.sizes().getFirst();
        }
        List<Assumption> usual = activation.rank() == 1 ? labels(name) : List.of();
        Expr atPrediction;
        Expr atLogit;
        if (known.orElse(null) instanceof Meaning.Named v) {
            atPrediction = total(Expressions.value(loss.written(), env().holding(v, Tensor.variable(a))));
            atLogit = total(Expressions.value(loss.written(), env().holding(v, activation)));
        } else {
            Environment env = known.isPresent() ? env() : env().with(name.text(), Tensor.variable(a));
            atPrediction = total(Expressions.value(loss.written(), env));
            atLogit = substituted(a, activation, atPrediction);
        }
        if (!Free.occurs(a, atPrediction)) {
            String is = known.orElse(null) instanceof Meaning.Variable v && v.symbol() != a
                    ? ": " + name + " is " + Tensor.variable(v.symbol()).shape() + ", and " + binding.value().toSource() + " is " + activation.shape() : "";
            throw new SourceError(loss.written().toSource() + " does not depend on " + name + is, loss.written().span());
        }
        return new Pairing(loss.written().toSource(), binding.value().toSource(), logit, a, activation, atPrediction, atLogit,
                labelsFirst(labelled(name).keySet(), others(activation, atPrediction, a, logit)), List.of(), usual);
    }

    /// Of a loss that is not called with prediction and label; a function in it that there is not is what is wrong first.
    private SourceError unnamed() {
        if (isPrimitive(loss.written())) {
            return Meant.noLoss((Name) loss.written(), session);
        }
        Meant.calls(loss.written(), session);
        return new SourceError("the prediction has no name in " + loss.written().toSource(), binding.span(), "Write with a = " + binding.value().toSource() + ".");
    }

    private Expr substituted(Symbol a, Tensor activation, Expr e) {
        try {
            return Substitution.of(a, activation.argument()).apply(e);
        } catch (Substitution.Capture _) {
            throw new SourceError(loss.written().toSource() + " contains a derivative by " + a.name(), loss.written().span(), "Define " + a.name() + " = "
                    + binding.value().toSource() + " first, and the loss after it.");
        }
    }

    private static List<Symbol> labelsFirst(Set<String> labels, List<Symbol> all) {
        return Stream.concat(all.stream().filter(s -> labels.contains(s.name())), all.stream().filter(s -> !labels.contains(s.name()))).toList();
    }

    /// Those of the loss before those of the activation.
    private static List<Symbol> others(Tensor activation, Expr cost, Symbol a, Symbol logit) {
        Set<Symbol> all = new LinkedHashSet<>(Free.symbols(cost));
        all.addAll(Free.symbols(activation.body()));
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
