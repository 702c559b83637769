package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.backproof.language.Expression.Link;

/// From the parse tree of an expression to its record.
final class ExpressionReader {
    private final Source source;

    ExpressionReader(Source source) {
        this.source = source;
    }

    Expression expression(ExpressionContext tree) {
        return switch (tree) {
            case NameContext t -> name(t.NAME().getSymbol());
            case NumberContext t -> Numerals.read(t.getText(), span(t));
            case CallContext t -> new Expression.Call(function(t.function), order(t.primes), list(t.arguments, this::argument), span(t));
            case GroupContext t -> condition(t.inner);
            case ArrayContext t -> new Expression.Array(expressions(t.entries), span(t));
            case ElementContext t -> new Expression.Element(expression(t.tensor), list(t.indices, this::slot), span(t));
            case TransposeContext t -> transpose(t);
            case SuperscriptContext t -> new Expression.Power(expression(t.base), superscript(t.SUPERSCRIPT().getSymbol()), span(t));
            case PowerContext t -> new Expression.Power(expression(t.base), expression(t.exponent), span(t));
            case SignedContext t -> t.sign.getType() == PLUS ? expression(t.operand) : new Expression.Negative(expression(t.operand), span(t));
            case ProductContext t -> product(t);
            case SumContext t -> sum(t);
            case ConditionalContext t -> new Expression.Conditional(condition(t.test), expression(t.yes), expression(t.no), span(t));
            default -> throw new IllegalStateException(tree.getClass().getSimpleName());
        };
    }

    Expression condition(ConditionContext tree) {
        return switch (tree) {
            case NegationContext t -> new Expression.Not(condition(t.operand), span(t));
            case ConjunctionContext t -> conjunction(t);
            case DisjunctionContext t -> disjunction(t);
            case RelationChainContext t -> relation(t);
            default -> throw new IllegalStateException(tree.getClass().getSimpleName());
        };
    }

    private Expression slot(SlotContext tree) {
        return tree.index == null ? new Expression.Whole(span(tree)) : expression(tree.index);
    }

    List<Expression> expressions(ExpressionsContext tree) {
        return tree == null ? List.of() : list(tree.values, this::expression);
    }

    List<Expression> conditions(ConditionsContext tree) {
        return list(tree.facts, this::condition);
    }

    SetSyntax set(DomainContext tree) {
        return switch (tree) {
            case IntervalContext t -> interval(t.bounds());
            case FiniteContext t -> new SetSyntax.Finite(expressions(t.elements), span(t));
            case RangeContext t -> range(t);
            default -> throw new IllegalStateException(tree.getClass().getSimpleName());
        };
    }

    SetSyntax.Interval interval(BoundsContext t) {
        return new SetSyntax.Interval(expression(t.low), t.opening.getType() == LBRACKET, expression(t.high), t.closing.getType() == RBRACKET, span(t));
    }

    Name name(Token token) {
        return new Name(Letters.ascii(token.getText()), Tokens.span(source, token));
    }

    /// `Σ(…)` is a sum; `Σ` alone is the letter.
    private Name function(Token token) {
        return token.getText().equals("Σ") ? new Name("sum", Tokens.span(source, token)) : name(token);
    }

    Span span(ParserRuleContext tree) {
        return Tokens.span(source, tree.getStart(), tree.getStop());
    }

    static <A, B> List<B> list(List<A> trees, java.util.function.Function<A, B> read) {
        List<B> out = new ArrayList<>(trees.size());
        trees.forEach(t -> out.add(read.apply(t)));
        return Collections.unmodifiableList(out);
    }

    private Argument argument(ConditionContext tree) {
        return switch (condition(tree)) {
            case Expression.Membership(Name index, SetSyntax.Range range, Span span) when !grouped(tree) -> new Argument.Ranging(index, range, span);
            case Expression.Comparison(Name key, List<Link> rest, Span span) when !grouped(tree) && isSetting(rest) ->
                    new Argument.Named(key, rest.getFirst().operand(), span);
            case Expression e -> e;
        };
    }

    private static boolean isSetting(List<Link> rest) {
        return rest.size() == 1 && rest.getFirst().operator() == Operator.EQUAL;
    }

    private static boolean grouped(ConditionContext tree) {
        return tree instanceof RelationChainContext t && t.rest.isEmpty() && t.set == null;
    }

    private SetSyntax range(RangeContext t) {
        Expression first = expression(t.first);
        if (t.last != null) {
            return new SetSyntax.Range(first, expression(t.last), span(t));
        }
        if (first instanceof Name name) {
            return new SetSyntax.Named(name, name.span());
        }
        throw new SourceError("this is no set", span(t), "Sets are written (0, 1), [0, inf), {0, 1} or 1..K.");
    }

    private Expression transpose(TransposeContext t) {
        int times = t.PRIME() == null ? 1 : primes(t.PRIME().getSymbol());
        Expression out = expression(t.operand);
        for (int i = 0; i < times; i++) {
            out = new Expression.Transpose(out, span(t));
        }
        return out;
    }

    private static int order(List<Token> primes) {
        return primes.stream().mapToInt(ExpressionReader::primes).sum();
    }

    private static int primes(Token token) {
        return switch (token.getText().charAt(0)) {
            case '″' -> 2;
            case '‴' -> 3;
            default -> 1;
        };
    }

    private Expression superscript(Token token) {
        String text = token.getText();
        StringBuilder digits = new StringBuilder();
        text.chars().filter(c -> "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c) >= 0).forEach(c -> digits.append("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c)));
        Span span = Tokens.span(source, token);
        Expression number = Numerals.read(digits.toString(), span);
        return text.charAt(0) == '⁻' ? new Expression.Negative(number, span) : number;
    }

    private Expression product(ProductContext tree) {
        List<Link> links = new ArrayList<>();
        ExpressionContext left = tree;
        while (left instanceof ProductContext t) {
            links.add(new Link(operator(t.op), expression(t.right)));
            left = t.left;
        }
        return new Expression.Product(expression(left), reversed(links), span(tree));
    }

    private Expression sum(SumContext tree) {
        List<Link> links = new ArrayList<>();
        ExpressionContext left = tree;
        while (left instanceof SumContext t) {
            links.add(new Link(operator(t.op), expression(t.right)));
            left = t.left;
        }
        return new Expression.Sum(expression(left), reversed(links), span(tree));
    }

    private Expression conjunction(ConjunctionContext tree) {
        List<Expression> operands = new ArrayList<>();
        ConditionContext left = tree;
        while (left instanceof ConjunctionContext t) {
            operands.add(condition(t.right));
            left = t.left;
        }
        operands.add(condition(left));
        return new Expression.And(reversed(operands), span(tree));
    }

    private Expression disjunction(DisjunctionContext tree) {
        List<Expression> operands = new ArrayList<>();
        ConditionContext left = tree;
        while (left instanceof DisjunctionContext t) {
            operands.add(condition(t.right));
            left = t.left;
        }
        operands.add(condition(left));
        return new Expression.Or(reversed(operands), span(tree));
    }

    private Expression relation(RelationChainContext t) {
        Expression first = expression(t.first);
        if (t.set != null) {
            return new Expression.Membership(first, set(t.set), span(t));
        }
        if (t.rest.isEmpty()) {
            return first;
        }
        List<Link> links = new ArrayList<>(t.rest.size());
        for (int i = 0; i < t.rest.size(); i++) {
            links.add(new Link(operator(t.relations.get(i).getStart()), expression(t.rest.get(i))));
        }
        return new Expression.Comparison(first, Collections.unmodifiableList(links), span(t));
    }

    private static <T> List<T> reversed(List<T> list) {
        Collections.reverse(list);
        return Collections.unmodifiableList(list);
    }

    private static Operator operator(Token token) {
        return switch (token.getType()) {
            case PLUS -> Operator.PLUS;
            case MINUS -> Operator.MINUS;
            case TIMES -> Operator.TIMES;
            case DIVIDE -> Operator.DIVIDE;
            case AT -> Operator.MATMUL;
            case BESIDE -> Operator.BESIDE;
            case DOT -> Operator.DOT;
            case EQ -> Operator.EQUAL;
            case NE -> Operator.NOT_EQUAL;
            case LT -> Operator.LESS;
            case LE -> Operator.LESS_OR_EQUAL;
            case GT -> Operator.GREATER;
            case GE -> Operator.GREATER_OR_EQUAL;
            default -> throw new IllegalStateException(token.getText());
        };
    }
}
