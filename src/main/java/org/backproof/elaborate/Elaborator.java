package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Binding;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.NoteLine;
import org.backproof.language.Operator;
import org.backproof.language.SourceError;
import org.backproof.language.Span;
import org.backproof.language.Spelling;
import org.backproof.language.Statement;
import org.backproof.language.Expression.Link;

/// Gives statements their meaning.
public final class Elaborator {
    private final Scope scope;
    private final Findings findings;
    private final Environment env;

    private Elaborator(Scope scope, List<? extends Expression> roots) {
        this.scope = scope;
        this.findings = new Findings(roots);
        this.env = Environment.of(scope, findings);
    }

    /// The task that a statement sets, and in its setting the scope after it.
    ///
    /// @throws SourceError if the statement has no meaning
    public static Task elaborate(Statement statement, Scope scope) {
        return switch (statement) {
            case Statement.Prove(Expression claim, List<Expression> given, Span span) -> over(scope, given, claim).prove(claim, given, span);
            case Statement.Check(List<Expression> steps, List<Expression> given, Span span) ->
                over(scope, given, steps.toArray(Expression[]::new)).check(steps, given, span);
            case Statement.Evaluate(Expression value, List<Expression> given, Span span) -> over(scope, given, value).show(value, given, span);
            case Statement.Pair p -> {
                Elaborator e = over(scope, p.given(), p.loss(), p.activation().value());
                Pairs.Made made = new Pairs(scope, e.findings, p.loss(), p.activation()).made(p.given());
                yield new Task.Pair(made.pairing(), e.setting(made, p.span()));
            }
            case Statement.Match m -> {
                Elaborator e = over(scope, m.given(), Stream.concat(Stream.of(m.subject()), m.activation().stream().map(Binding::value)).toArray(Expression[]::new));
                Matches.Made made = new Matches(scope, e.findings, m).made();
                Statements said = new Statements(made.scope(), e.findings);
                made.matching().terms().forEach(said::about);
                Setting inner = said.given(made.facts()).setting(m.span());
                yield new Task.Match(made.matching(), new Setting(m.span(), scope, inner.assumptions(), inner.notes(), inner.names()));
            }
            case Statement.PairTable p -> new Task.PairTable(p, unchanged(scope, p.span()));
            case Statement.Derive d when d.activation().isPresent() -> {
                Elaborator e = over(scope, d.given(), d.subject(), d.activation().get().value());
                Pairs.Made made = new Pairs(scope, e.findings, d.subject(), d.activation().get()).made(d.given());
                yield new Task.DerivePair(made.pairing(), e.setting(made, d.span()));
            }
            case Statement.Derive d -> over(scope, d.given(), d.subject()).derive(d);
            case Statement.Declaration d -> {
                Elaborator e = over(scope, List.of());
                yield e.changed(d, Declarations.declare(d, scope, e.findings));
            }
            case Statement.ValueDefinition d -> {
                Elaborator e = over(scope, List.of(), d.body());
                yield e.changed(d, Declarations.define(d, scope, e.findings));
            }
            case Statement.FunctionDefinition d -> {
                Elaborator e = over(scope, List.of());
                yield e.changed(d, Declarations.define(d, scope, e.findings));
            }
            case Statement.Assume a -> {
                Elaborator e = over(scope, a.facts());
                yield e.changed(a, Declarations.assume(a, scope, e.findings));
            }
            case Statement.Network n -> {
                Elaborator e = over(scope, List.of());
                yield e.changed(n, scope.with(Networks.of(n, scope, e.findings)));
            }
            case Statement.Backprop(Name name, Span span) -> new Task.Backprop(network(name, scope), unchanged(scope, span));
            case Statement.CheckFormulas(Name name, List<NoteLine> lines, Span span) ->
                new Task.CheckFormulas(network(name, scope), ZeroBased.of(lines), unchanged(scope, span));
            case Statement.Malformed(SourceError error, _) -> throw error;
            case Statement.Generate g when g.activation().isPresent() -> {
                Elaborator e = over(scope, g.given(), g.subject(), g.activation().get().value());
                Pairs pairs = new Pairs(scope, e.findings, g.subject(), g.activation().get());
                Pairs.Made made = pairs.made(g.given());
                Tensor subject = Tensor.scalar(made.pairing().atLogit());
                yield new Task.Generate(g, Optional.of(made.pairing()), subject, variables(g, made.scope(), subject, e.env), made.presets(),
                        e.setting(made, g.span()));
            }
            case Statement.Generate g when g.subject() instanceof Name n && scope.network(n.text()).isPresent() ->
                new Task.GenerateNetwork(g, scope.network(n.text()).get(), unchanged(scope, g.span()));
            case Statement.Generate g -> {
                Meant.value(g.subject(), scope);
                Elaborator e = over(scope, g.given(), g.subject());
                Tensor subject = Expressions.value(g.subject(), e.env);
                yield new Task.Generate(g, Optional.empty(), subject, g.variables().isEmpty() ? e.variables(subject) : variables(g, scope, subject, e.env), Map.of(),
                        e.setting(List.of(subject), g.given(), g.span()));
            }
            case Statement.Stability(Expression subject, List<Expression> given, Span span) -> {
                Elaborator e = over(scope, given, subject);
                Tensor value = Expressions.value(subject, e.env);
                yield new Task.Stability(value, e.setting(List.of(value), given, span));
            }
            case Statement.Rule _, Statement.Help _, Statement.Latex _, Statement.Steps _, Statement.Assumptions _,
                    Statement.Undo _, Statement.Save _, Statement.Load _ -> new Task.Request(statement, unchanged(scope, statement.span()));
        };
    }

    private static Network network(Name name, Scope scope) {
        return scope.network(name.text()).orElseThrow(() -> new SourceError("there is no network " + name, name.span(),
                Spelling.didYouMean(name.text(), scope.networkNames()).or(() -> Optional.of("Declare one: network " + name + " { … }."))));
    }

    private static Elaborator over(Scope scope, List<Expression> given, Expression... roots) {
        return new Elaborator(scope, Stream.concat(Arrays.stream(roots), given.stream()).toList());
    }

    private static Setting unchanged(Scope scope, Span span) {
        return new Setting(span, scope, List.of(), List.of(), Names.of(scope));
    }

    private Task changed(Statement statement, Scope after) {
        return new Task.Change(statement, new Setting(statement.span(), after, List.of(), findings.notes(statement.span()), Names.of(after)));
    }

    private Task prove(Expression claim, List<Expression> given, Span span) {
        if (claim instanceof Expression.Comparison(Expression first, List<Link> rest, _)
                && rest.stream().allMatch(l -> l.operator() == Operator.EQUAL)) {
            if (rest.size() > 1) {
                List<Expression> steps = new ArrayList<>(List.of(first));
                rest.forEach(l -> steps.add(l.operand()));
                return check(steps, given, span);
            }
            List<Tensor> sides = Sides.same(List.of(first, rest.getFirst().operand()), env);
            return new Task.Claim(sides.get(0), sides.get(1), setting(sides, given, span));
        }
        if (!isCondition(claim)) {
            throw new SourceError("nothing is claimed of " + claim.toSource(), claim.span(), "Write prove A = B, or a condition such as A > 0.");
        }
        Condition condition = Conditions.of(claim, env);
        Statements made = new Statements(scope, findings).about(condition.prop());
        return new Task.ConditionClaim(condition.prop(), condition.compared(), made.given(facts(given)).setting(span));
    }

    private static boolean isCondition(Expression e) {
        return e instanceof Expression.Comparison || e instanceof Expression.Membership || e instanceof Expression.Not || e instanceof Expression.And
                || e instanceof Expression.Or;
    }

    private Task check(List<Expression> steps, List<Expression> given, Span span) {
        List<Tensor> values = Sides.same(steps, env);
        return new Task.Check(values, setting(values, given, span));
    }

    private Task show(Expression value, List<Expression> given, Span span) {
        Expression meant = value instanceof Expression.Call c && scope.function(c.function().text()).isEmpty() ? Words.read(c).orElse(value) : value;
        Tensor t = meant instanceof Expression.Call c && c.order() == 0 && c.function().text().equals("diff") ? Derivatives.entries(c, env) : Expressions.value(value, env);
        return new Task.Show(t, setting(List.of(t), given, span));
    }

    private Task derive(Statement.Derive d) {
        Tensor subject = Expressions.value(d.subject(), env);
        List<Expression> by = new ArrayList<>(d.variables());
        if (by.isEmpty()) {
            variables(subject).forEach(s -> by.add(new Name(s.name(), d.subject().span())));
        }
        if (by.isEmpty()) {
            throw new SourceError(d.subject().toSource() + " depends on no variable", d.subject().span());
        }
        List<Task.Partial> partials = new ArrayList<>();
        for (Expression x : by) {
            Expression.Call call = new Expression.Call(new Name("diff", d.span()), 0, List.of(d.subject(), x), d.span());
            partials.add(new Task.Partial(x.toSource(), Expressions.value(call, env)));
        }
        Statements made = new Statements(scope, findings).about(subject);
        partials.forEach(p -> made.about(p.derivative()));
        return new Task.Derive(subject, partials, made.given(facts(d.given())).setting(d.span()));
    }

    private List<Symbol> variables(Tensor subject) {
        return Free.symbols(subject.body()).stream().filter(this::isVariable).toList();
    }

    /// The variables after `wrt`: declared ones, or others that occur.
    private static List<Symbol> variables(Statement.Generate g, Scope scope, Tensor subject, Environment env) {
        List<Symbol> out = new ArrayList<>();
        for (Expression x : g.variables()) {
            Optional<Meaning> meaning = x instanceof Name n ? scope.meaning(n.text()) : Optional.empty();
            Symbol s = meaning.orElse(null) instanceof Meaning.Variable v ? v.symbol() : x instanceof Name n && meaning.isEmpty() ? Terms.real(n.text()) : null;
            if (s == null || !(s.sort() instanceof Sort.Real || s.sort() instanceof Sort.Tensor)) {
                throw new SourceError(x.toSource() + " is no variable", x.span());
            }
            if (meaning.isEmpty() && !Free.occurs(s, subject.body())) {
                throw new SourceError(Dependence.missing(g.subject(), s, x.toSource(), subject, env), x.span());
            }
            out.add(s);
        }
        return out;
    }

    /// Whether `derive` without `wrt` takes the derivative by the symbol.
    private boolean isVariable(Symbol s) {
        return (s.sort() instanceof Sort.Real || s.sort() instanceof Sort.Tensor)
                && !(scope.meaning(s.name()).orElse(null) instanceof Meaning.Named)
                && scope.variable(s).map(v -> v.discrete().isEmpty()).orElse(true);
    }

    private Setting setting(Pairs.Made made, Span span) {
        Pairing p = made.pairing();
        Setting inner = new Statements(made.scope(), findings).about(p.atLogit()).about(p.value()).given(made.facts()).setting(span);
        return new Setting(span, scope, inner.assumptions(), inner.notes(), inner.names());
    }

    private List<Assumption> facts(List<Expression> given) {
        return Conditions.facts(given, Assumption.Origin.GIVEN, env);
    }

    private Setting setting(List<Tensor> about, List<Expression> given, Span span) {
        Statements made = new Statements(scope, findings);
        about.forEach(made::about);
        return made.given(facts(given)).setting(span);
    }
}
