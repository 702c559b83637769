package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
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
import org.backproof.language.Statement;
import org.backproof.numeric.Rational;

/// `match LOSS`, `match ACTIVATION`, `match fenchel_young(potential=F)`, `match DELTA with ACTIVATION`: invents the variables of the functions, each with its declared domain.
final class Matches {
    private static final List<String> PREDICTIONS = List.of("a", "p", "y_hat", "u");
    private static final List<String> LABELS = List.of("y", "t", "r", "label");

    private final Scope session;
    private final Findings findings;
    private final Statement.Match statement;
    private final Expression subject;
    private final PartialApplication loss;
    private final PartialApplication activation;
    private final Pairs pairs;

    Matches(Scope session, Findings findings, Statement.Match statement) {
        this.session = session;
        this.findings = findings;
        this.statement = statement;
        this.subject = statement.subject();
        this.loss = statement.activation().isPresent() ? PartialApplication.plain(subject) : PartialApplication.of(subject, 2, session);
        this.activation = statement.activation().isPresent() ? PartialApplication.plain(subject) : PartialApplication.of(subject, 1, session);
        Binding binding = statement.activation().orElse(new Binding(Optional.empty(), subject, subject.span()));
        // no loss takes names from the logit
        this.pairs = new Pairs(session, findings, new Expression.Number(Rational.ZERO, subject.span()), binding);
    }

    /// What is sought, and what its setting takes into account.
    record Made(Matching matching, Scope scope, List<Assumption> facts) {
    }

    Made made() {
        if (statement.activation().isEmpty()) {
            Meant.function(subject, session);
        } else if (statement.activation().get().name().isEmpty()) {
            Meant.function(statement.activation().get().value(), session);
        }
        Optional<Name> potential = statement.activation().isEmpty() ? FenchelYoung.sought(subject, session) : Optional.empty();
        Matching matching = potential.isPresent() ? potential(potential.get()) : statement.activation().isPresent() ? gradient() : isActivation() ? activation() : loss();
        List<Assumption> facts = new ArrayList<>(pairs.variables().facts());
        facts.addAll(Statements.quantified(Conditions.facts(statement.given(), Assumption.Origin.GIVEN, pairs.variables().env()), findings.indices.values()));
        if (matching instanceof Matching.OfPotential of) {
            Substitution label = Substitution.of(of.prediction(), Tensor.variable(of.label()).argument());
            List.copyOf(facts).forEach(f -> facts.add(new Assumption(label.apply(f.prop()), f.origin(), f.text())));
        }
        return new Made(matching, pairs.variables().scope(), facts);
    }

    /// A function says what kind it is, or has one parameter that must be given; an expression of one variable is an activation, too.
    private boolean isActivation() {
        Optional<Definition> function = pairs.function(loss.function()).or(() -> pairs.function(activation.function()));
        if (function.isPresent()) {
            for (Attribute a : function.get().original().attributes()) {
                if (a instanceof Attribute.Claim(Name name, _, Expression kind, _, _) && name.text().equals("kind")) {
                    return kind.toSource().equals("activation");
                }
            }
            return function.get().formals().stream().filter(f -> !f.hasPreset()).count() < 2 && loss.settings().isEmpty();
        }
        return pairs.isPrimitive(loss.function()) || variables(Expressions.value(subject, pairs.variables().env()).body()).size() < 2
                || Expressions.value(subject, pairs.variables().env()).rank() > 0;
    }

    private static List<Symbol> variables(Expr e) {
        return Free.symbols(e).stream().filter(s -> s.sort() instanceof Sort.Real || s.sort() instanceof Sort.Tensor).toList();
    }

    private Matching activation() {
        Optional<Definition> function = pairs.function(activation.function());
        function.ifPresent(pairs.variables()::fixSize);
        Tensor value = pairs.activation(function.map(Pairs::wantsVector).orElse(false));
        return new Matching.OfActivation(subject.toSource(), pairs.logit(value), letter(LABELS, value), value);
    }

    /// A free letter of the shape of a value.
    private Symbol letter(List<String> names, Tensor value) {
        Set<String> taken = new java.util.TreeSet<>();
        Free.symbols(value.body()).forEach(s -> taken.add(s.name()));
        String name = names.stream().filter(n -> !taken.contains(n) && session.meaning(n).isEmpty()).findFirst().orElse(names.getLast() + "1");
        return Terms.symbol(name, value.isScalar() ? Sort.REAL : new Sort.Tensor(value.sizes()));
    }

    private Matching loss() {
        Optional<Definition> function = pairs.function(loss.function());
        if (function.isEmpty()) {
            Expr cost = pairs.total(Expressions.value(subject, pairs.variables().env()));
            List<Symbol> all = variables(cost);
            Symbol a = among(all, PREDICTIONS).orElse(all.getFirst());
            List<Symbol> others = all.stream().filter(s -> s != a && s.sort().equals(a.sort())).toList();
            return new Matching.OfLoss(subject.toSource(), a, among(others, LABELS).or(() -> others.stream().findFirst()).orElseThrow(this::noLoss), cost);
        }
        Definition d = function.get();
        List<Formal> formals = d.formals();
        if (formals.size() < 2 || formals.getFirst().rank() > 1) {
            throw noLoss();
        }
        pairs.variables().fixSize(d);
        boolean vector = Pairs.wantsVector(d);
        List<Argument> rest = new ArrayList<>();
        int known = loss.settings().isEmpty() ? formals.size() : 2;
        for (int k = 0; k < known; k++) {
            Formal f = formals.get(k);
            if (f.sort() instanceof Sort.Index) {
                pairs.variables().inventIndex(f.name());
            } else {
                pairs.variables().invent(f.name(), f.rank() == 1 || k < 2 && vector && f.isReal(), Optional.of(f.syntax()));
            }
            if (k > 0) {
                rest.add(new Name(pairs.variables().name(f.name()), subject.span()));
            }
        }
        rest.addAll(loss.settings());
        pairs.variables().libraryFacts(d, known, loss.written().span());
        Symbol a = symbol(formals.get(0));
        Symbol y = symbol(formals.get(1));
        if (!a.sort().equals(y.sort()) && !(vector && y.sort() instanceof Sort.Index)) {
            throw new SourceError("the prediction and the label of " + d.signature() + " have different shapes", subject.span());
        }
        return new Matching.OfLoss(loss.settings().isEmpty() ? d.name() : subject.toSource(), a, y, pairs.total(pairs.call((Name) loss.function(), Tensor.variable(a), rest)));
    }

    /// What is given of the prediction holds of the label, too.
    private Matching potential(Name function) {
        Optional<Definition> d = pairs.function(function);
        boolean vector = d.map(Pairs::wantsVector).orElse(false);
        d.ifPresent(pairs.variables()::fixSize);
        Optional<Parameter> declared = d.map(f -> f.formals().getFirst().syntax());
        String prediction = declared.map(p -> p.name().text()).orElse(PREDICTIONS.getFirst());
        String label = LABELS.stream().filter(n -> !n.equals(prediction)).findFirst().orElseThrow();
        pairs.variables().invent(prediction, vector, declared);
        pairs.variables().invent(label, vector, declared);
        Symbol a = variable(prediction);
        Symbol y = variable(label);
        return new Matching.OfPotential(function.text(), a, y, pairs.total(pairs.call(function, Tensor.variable(a), List.of())),
                pairs.total(pairs.call(function, Tensor.variable(y), List.of())));
    }

    private Symbol symbol(Formal f) {
        return variable(f.name());
    }

    /// What was invented for the name.
    private Symbol variable(String name) {
        return ((Meaning.Variable) pairs.variables().scope().meaning(pairs.variables().name(name)).orElseThrow()).symbol();
    }

    private static Optional<Symbol> among(List<Symbol> symbols, List<String> names) {
        return names.stream().flatMap(n -> symbols.stream().filter(s -> s.name().equals(n))).findFirst();
    }

    private SourceError noLoss() {
        return new SourceError(subject.toSource() + " is no loss: a loss takes a prediction and a label", subject.span());
    }

    private Matching gradient() {
        Binding binding = statement.activation().orElseThrow();
        Span span = binding.value().span();
        boolean vector = PartialApplication.of(binding.value(), 1, session).function() instanceof Name n && pairs.function(n).map(Pairs::wantsVector).orElse(false);
        Tensor value = pairs.activation(vector, SyntaxTree.names(subject));
        if (!value.isScalar()) {
            throw new SourceError("match DELTA with ACTIVATION is for activations of one variable", span,
                    "For a - y with an activation of vectors write match softmax.");
        }
        Symbol a = Terms.real(binding.name().map(Name::text).orElse(PREDICTIONS.getFirst()));
        Environment env = session.meaning(a.name()).isPresent() ? pairs.variables().env() : pairs.variables().env().with(a.name(), Tensor.variable(a));
        return new Matching.OfGradient(binding.value().toSource(), pairs.logit(value), a, value, Expressions.scalar(subject, env));
    }
}
