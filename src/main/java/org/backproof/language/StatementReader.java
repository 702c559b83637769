package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/// From the parse tree of a statement to its record.
final class StatementReader {
    private final Source source;
    private final ExpressionReader expressions;
    private final DeclarationReader declarations;

    StatementReader(Source source) {
        this.source = source;
        this.expressions = new ExpressionReader(source);
        this.declarations = new DeclarationReader(expressions);
    }

    ExpressionReader expressions() {
        return expressions;
    }

    Statement statement(LineContext line) {
        Span span = expressions.span(line.statement());
        return switch (line.statement()) {
            case DeclarationContext t -> new Statement.Declaration(ExpressionReader.list(t.names, expressions::name), declarations.type(t.shape, t.set),
                    declarations.attributes(t.attributes()), span);
            case ValueDefinitionContext t -> new Statement.ValueDefinition(expressions.name(t.name), expressions.expression(t.body),
                    declarations.attributes(t.attributes()), span);
            case FunctionDefinitionContext t -> new Statement.FunctionDefinition(expressions.name(t.name), ExpressionReader.list(t.parameters, declarations::parameter),
                    expressions.expression(t.body), declarations.attributes(t.attributes()), span);
            case RewriteRuleContext t -> new Statement.Rule(expressions.name(t.name), expressions.condition(t.claim), given(t.given()),
                    declarations.attributes(t.attributes()), span);
            case AssumeContext t -> new Statement.Assume(expressions.conditions(t.facts), span);
            case ProveContext t -> new Statement.Prove(expressions.condition(t.claim), given(t.given()), span);
            case CheckContext t -> new Statement.Check(steps(expressions.condition(t.claim)), given(t.given()), span);
            case PairContext t -> pair(t, span);
            case DeriveContext t -> new Statement.Derive(expressions.expression(t.subject), activation(t.activation), expressions.expressions(t.variables),
                    given(t.given()), span);
            case MatchContext t -> new Statement.Match(expressions.expression(t.subject), activation(t.activation), given(t.given()), span);
            case StepsContext t -> steps(t, span);
            case CommandContext t -> t.word.getType() == UNDO ? new Statement.Undo(span) : new Statement.Assumptions(span);
            case RequestContext t -> request(t, span);
            case NetworkContext t -> new Statement.Network(expressions.name(t.name), ExpressionReader.list(t.parts, this::part), span);
            case BackpropContext t -> new Statement.Backprop(expressions.name(t.name), span);
            case CheckFormulasContext t -> new Statement.CheckFormulas(expressions.name(t.name), ExpressionReader.list(t.formulas, this::formula), span);
            case GenerateContext t -> generate(t, span);
            case StabilityContext t -> new Statement.Stability(expressions.expression(t.subject), given(t.given()), span);
            case EvaluationContext t -> new Statement.Evaluate(expressions.expression(t.value), given(t.given()), span);
            default -> throw new IllegalStateException(line.statement().getClass().getSimpleName());
        };
    }

    private Part part(PartContext t) {
        Expression words = expressions.expression(t.words);
        List<Expression> all = new ArrayList<>(List.of(words instanceof Expression.Product p ? p.first() : words));
        if (words instanceof Expression.Product p) {
            p.rest().forEach(link -> all.add(link.operand()));
        }
        Expression first = all.removeFirst();
        Optional<Expression> index = first instanceof Expression.Element(Name _, List<Expression> at, _) && at.size() == 1 ? Optional.of(at.getFirst()) : Optional.empty();
        if (!((index.isPresent() ? ((Expression.Element) first).tensor() : first) instanceof Name kind) || words instanceof Expression.Product p && p.rest().stream().anyMatch(k -> k.operator() != Operator.BESIDE)) {
            boolean decay = first instanceof Name word && word.text().equals("decay");
            throw decay ? new SourceError("a decay is a name or a number", words.span(), "Write decay lam, and lam for what stands here.")
                    : new SourceError("a line of a network begins with a word", words.span(), "Write for instance hidden h relu.");
        }
        return new Part(kind, index, all, expressions.span(t));
    }

    private NoteLine formula(FormulaContext t) {
        return new Formula(expressions.expression(t.target), expressions.expression(t.value), expressions.span(t));
    }

    private List<Expression> given(GivenContext tree) {
        return declarations.given(tree);
    }

    private Optional<Binding> activation(BindingContext tree) {
        return Optional.ofNullable(tree).map(t -> new Binding(Optional.ofNullable(t.name).map(expressions::name), expressions.expression(t.value), expressions.span(t)));
    }

    private static List<Expression> steps(Expression claim) {
        if (!(claim instanceof Expression.Comparison(Expression first, List<Expression.Link> rest, Span _))) {
            throw new SourceError("there is nothing to compare", claim.span(), "Write " + Keyword.CHECK.usage() + ".");
        }
        List<Expression> steps = new ArrayList<>(List.of(first));
        for (Expression.Link link : rest) {
            if (link.operator() != Operator.EQUAL) {
                throw new SourceError("check compares with = only", claim.span(), "For a single condition write prove.");
            }
            steps.add(link.operand());
        }
        return List.copyOf(steps);
    }

    private Statement pair(PairContext t, Span span) {
        List<Expression> losses = expressions.expressions(t.losses);
        List<Expression> given = given(t.given());
        List<Binding> activations = t.activations.stream().map(b -> activation(b).orElseThrow()).toList();
        boolean allLosses = losses.size() == 1 && isAll(losses.getFirst());
        boolean allActivations = activations.size() == 1 && activations.getFirst().name().isEmpty() && isAll(activations.getFirst().value());
        if (activations.isEmpty() && !allLosses) {
            throw new SourceError("pair with which activation?", span, "Write pair " + brief(losses.getFirst().span(), "LOSS") + " with ACTIVATION, or pair all.");
        }
        return allLosses || allActivations || losses.size() > 1 || activations.size() > 1
                ? new Statement.PairTable(allLosses ? List.of() : losses, allActivations ? List.of() : activations, given, span)
                : new Statement.Pair(losses.getFirst(), activations.getFirst(), given, span);
    }

    private static boolean isAll(Expression e) {
        return e instanceof Name(String text, Span _) && text.equals("all");
    }

    private Statement generate(GenerateContext t, Span span) {
        if (t.subject == null) {
            throw new SourceError("generate for what?", Tokens.span(source, t.words.getLast()), "Write " + Keyword.GENERATE.usage() + ".");
        }
        List<Name> options = t.words.subList(1, t.words.size()).stream().map(expressions::name).toList();
        return new Statement.Generate(expressions.name(t.words.getFirst()), options, expressions.expression(t.subject), activation(t.activation),
                expressions.expressions(t.variables), given(t.given()), folder(t), span);
    }

    private Optional<String> folder(GenerateContext t) {
        if (t.OUTPUT() != null && t.rest.isEmpty()) {
            throw new SourceError("-o needs a folder", Tokens.span(source, t.OUTPUT().getSymbol()), "Write -o FOLDER.");
        }
        return t.rest.isEmpty() ? Optional.empty() : Optional.of(written(t.rest));
    }

    private String brief(Span span, String otherwise) {
        String text = source.text(span);
        return text.length() <= 40 && text.lines().count() == 1 ? text : otherwise;
    }

    private Statement steps(StepsContext t, Span span) {
        if (t.grain == null) {
            return new Statement.Steps(Statement.Grain.CURRENT, 0, span);
        }
        if (t.grain.getType() == NUMBER && t.grain.getText().matches("[0-9]{1,4}")) {
            return new Statement.Steps(Statement.Grain.LEVEL, Integer.parseInt(t.grain.getText()), span);
        }
        return switch (t.grain.getText()) {
            case "finer" -> new Statement.Steps(Statement.Grain.FINER, 0, span);
            case "coarser" -> new Statement.Steps(Statement.Grain.COARSER, 0, span);
            default -> throw new SourceError("steps can be finer, coarser or a number", Tokens.span(source, t.grain),
                    Spelling.didYouMean(t.grain.getText(), Arrays.asList("finer", "coarser")));
        };
    }

    private Statement request(RequestContext t, Span span) {
        Optional<String> text = t.rest.isEmpty() ? Optional.empty() : Optional.of(written(t.rest));
        Keyword word = Keyword.ofToken(t.word.getType()).orElseThrow();
        return switch (word) {
            case HELP -> new Statement.Help(text, span);
            case LATEX -> new Statement.Latex(text, span);
            case SAVE -> new Statement.Save(file(word, text, span), span);
            default -> new Statement.Load(file(word, text, span), span);
        };
    }

    private static String file(Keyword word, Optional<String> text, Span span) {
        return text.orElseThrow(() -> new SourceError(word.word() + " needs a file", span, "Write " + word.usage() + "."));
    }

    /// What stands there, without the quotes around it if there are any.
    private String written(List<Token> tokens) {
        Token open = tokens.getFirst();
        if (tokens.stream().anyMatch(k -> k.getType() == UNTERMINATED)) {
            throw new SourceError("this text has no closing quote", Tokens.span(source, tokens.getLast()));
        }
        if (open.getType() == STRING && tokens.size() > 1) {
            throw new SourceError("unexpected '" + tokens.get(1).getText() + "'", Tokens.span(source, tokens.get(1)), "Quotes stand around the whole name.");
        }
        String text = source.text(Tokens.span(source, open, tokens.getLast()));
        return open.getType() == STRING && text.length() > 1 ? text.substring(1, text.length() - 1) : text;
    }
}
