package org.backproof.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.backproof.language.Expression.Link;
import org.backproof.numeric.Rational;

/// Syntax as the parser could have read it, at random.
final class RandomSyntax {
    private static final List<String> NAMES = List.of("a", "x1", "y_hat", "sigma", "given", "with", "prove", "undo", "T", "e", "all", "axis", "integer", "z");
    private static final List<Rational> NUMBERS = List.of(Rational.ZERO, Rational.ONE, Rational.of(1, 8), Rational.of(12, 5), Rational.of(1234567890123L), Rational.parse("1e30"),
            Rational.parse("2.5e-30"));
    private static final List<Operator> RELATIONS = List.of(Operator.EQUAL, Operator.NOT_EQUAL, Operator.LESS, Operator.LESS_OR_EQUAL, Operator.GREATER, Operator.GREATER_OR_EQUAL);
    private static final Span NONE = Span.NONE;

    private final Random random;

    RandomSyntax(long seed) {
        this.random = new Random(seed);
    }

    Expression expression(int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? name() : new Expression.Number(any(NUMBERS), NONE);
        }
        int d = depth - 1;
        return switch (random.nextInt(16)) {
            case 0, 1 -> new Expression.Call(name(), random.nextInt(3) / 2 * random.nextInt(1, 3), some(0, () -> argument(d)), NONE);
            case 2 -> new Expression.Element(expression(d), some(1, () -> random.nextInt(6) == 0 ? new Expression.Whole(NONE) : expression(d)), NONE);
            case 3 -> new Expression.Transpose(expression(d), NONE);
            case 4 -> new Expression.Array(some(1, () -> expression(d)), NONE);
            case 5, 6 -> new Expression.Power(expression(d), expression(d), NONE);
            case 7, 8 -> new Expression.Negative(expression(d), NONE);
            case 9, 10 -> new Expression.Product(expression(d), links(d, List.of(Operator.TIMES, Operator.DIVIDE, Operator.MATMUL)), NONE);
            case 11, 12 -> new Expression.Sum(expression(d), links(d, List.of(Operator.PLUS, Operator.MINUS)), NONE);
            case 13 -> new Expression.Conditional(condition(d), expression(d), expression(d), NONE);
            case 14 -> condition(d);
            default -> expression(0);
        };
    }

    Expression condition(int depth) {
        int d = Math.max(0, depth - 1);
        return switch (random.nextInt(8)) {
            case 0 -> new Expression.Not(condition(d), NONE);
            case 1 -> new Expression.And(some(2, () -> condition(d)), NONE);
            case 2 -> new Expression.Or(some(2, () -> condition(d)), NONE);
            case 3 -> new Expression.Membership(expression(d), set(d), NONE);
            case 4, 5 -> new Expression.Comparison(expression(d), links(d, RELATIONS), NONE);
            default -> depth == 0 ? name() : expression(d);
        };
    }

    Statement statement(int d) {
        Supplier<Expression> e = () -> expression(d);
        Supplier<Expression> p = () -> condition(d);
        return switch (random.nextInt(20)) {
            case 0 -> new Statement.Declaration(some(1, this::name), declaredType(d), attributes(d), NONE);
            case 1 -> new Statement.ValueDefinition(name(), e.get(), attributes(d), NONE);
            case 2 -> new Statement.FunctionDefinition(new Name("f", NONE), some(0, () -> parameter(d)), e.get(), attributes(d), NONE);
            case 3 -> new Statement.Rule(name(), p.get(), some(0, p), attributes(d), NONE);
            case 4 -> new Statement.Assume(some(1, p), NONE);
            case 5 -> new Statement.Evaluate(e.get(), some(0, p), NONE);
            case 6 -> new Statement.Prove(p.get(), some(0, p), NONE);
            case 7 -> new Statement.Check(some(2, e), some(0, p), NONE);
            case 8 -> pair(e.get(), binding(d), some(0, p));
            case 9 -> new Statement.Derive(e.get(), Optional.of(binding(d)), List.of(), some(0, p), NONE);
            case 10 -> new Statement.Derive(e.get(), Optional.empty(), some(0, e), some(0, p), NONE);
            case 11 -> new Statement.Match(e.get(), maybe(() -> binding(d)), some(0, p), NONE);
            case 12 -> any(List.of(new Statement.PairTable(List.of(), List.of(), List.of(), NONE), new Statement.Undo(NONE), new Statement.Assumptions(NONE)));
            case 13 -> new Statement.Help(maybe(() -> name().text()), NONE);
            case 14 -> new Statement.Latex(maybe(this::file), NONE);
            case 15 -> new Statement.Save(file(), NONE);
            case 16 -> new Statement.Load(file(), NONE);
            case 17 -> any(List.of(new Statement.Steps(Statement.Grain.CURRENT, 0, NONE), new Statement.Steps(Statement.Grain.FINER, 0, NONE),
                    new Statement.Steps(Statement.Grain.COARSER, 0, NONE), new Statement.Steps(Statement.Grain.LEVEL, 3, NONE)));
            case 18 -> new Statement.Stability(e.get(), some(0, p), NONE);
            default -> new Statement.Generate(new Name("numpy", NONE), some(0, this::name), e.get(), maybe(() -> binding(d)), some(0, e), some(0, p), maybe(this::file), NONE);
        };
    }

    private String file() {
        return any(List.of("x.bp", "a/b-c.tex", "my file.tex", "C:\\x (1", "a;b#c"));
    }

    /// `all` is no loss and no activation by itself.
    private static Statement pair(Expression loss, Binding activation, List<Expression> given) {
        boolean every = loss instanceof Name(String text, Span _) && text.equals("all");
        boolean each = activation.name().isEmpty() && activation.value() instanceof Name(String text, Span _) && text.equals("all");
        return every || each ? new Statement.PairTable(every ? List.of() : List.of(loss), each ? List.of() : List.of(activation), given, NONE)
                : new Statement.Pair(loss, activation, given, NONE);
    }

    private Binding binding(int d) {
        return new Binding(maybe(this::name), expression(d), NONE);
    }

    private List<Attribute> attributes(int d) {
        return random.nextInt(3) > 0 ? List.of() : some(0, () -> switch (random.nextInt(3)) {
            case 0 -> new Attribute.Text(name(), some(1, () -> any(List.of("", "\\sigma", "a; b # c }"))), NONE);
            case 1 -> new Attribute.Bounds(name(), interval(d), NONE);
            default -> new Attribute.Claim(name(), maybe(this::name), condition(d), some(0, () -> condition(d)), NONE);
        });
    }

    private Parameter parameter(int d) {
        return new Parameter(name(), random.nextBoolean() ? TypeSyntax.UNSTATED : declaredType(d), maybe(() -> expression(d)), NONE);
    }

    private TypeSyntax declaredType(int d) {
        TypeSyntax.Kind kind = any(List.of(TypeSyntax.Kind.values()));
        if (kind == TypeSyntax.Kind.UNSTATED) {
            return new TypeSyntax(kind, List.of(), false, Optional.of(set(d)), NONE);
        }
        return new TypeSyntax(kind, some(0, () -> expression(d)), random.nextBoolean(), maybe(() -> set(d)), NONE);
    }

    private Argument argument(int d) {
        return switch (random.nextInt(6)) {
            case 0 -> new Argument.Named(name(), expression(d), NONE);
            case 1 -> new Argument.Ranging(name(), new SetSyntax.Range(expression(d), expression(d), NONE), NONE);
            case 2 -> condition(d);
            default -> expression(d);
        };
    }

    private SetSyntax set(int d) {
        return switch (random.nextInt(4)) {
            case 0 -> interval(d);
            case 1 -> new SetSyntax.Finite(some(1, () -> expression(d)), NONE);
            case 2 -> new SetSyntax.Range(expression(d), expression(d), NONE);
            default -> new SetSyntax.Named(name(), NONE);
        };
    }

    private SetSyntax.Interval interval(int d) {
        return new SetSyntax.Interval(expression(d), random.nextBoolean(), expression(d), random.nextBoolean(), NONE);
    }

    private Name name() {
        return new Name(any(NAMES), NONE);
    }

    private List<Link> links(int d, List<Operator> operators) {
        return some(1, () -> new Link(any(operators), expression(d)));
    }

    private <T> Optional<T> maybe(Supplier<T> one) {
        return random.nextBoolean() ? Optional.of(one.get()) : Optional.empty();
    }

    private <T> List<T> some(int least, Supplier<? extends T> one) {
        List<T> out = new ArrayList<>();
        for (int i = random.nextInt(least, least + 3); i > 0; i--) {
            out.add(one.get());
        }
        return out;
    }

    private <T> T any(List<? extends T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
