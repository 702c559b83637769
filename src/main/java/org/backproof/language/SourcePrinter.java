package org.backproof.language;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Syntax back to text, with the brackets that reading it needs and no more.
final class SourcePrinter {
    private final StringBuilder out = new StringBuilder();
    private final ExpressionPrinter expressions = new ExpressionPrinter(out, this::set);

    String print(Syntax syntax) {
        try {
            part(syntax);
            return out.toString();
        } catch (StackOverflowError deep) {
            return DeepStack.call(() -> {
                out.setLength(0);
                part(syntax);
                return out.toString();
            });
        }
    }

    private void part(Syntax syntax) {
        switch (syntax) {
            case Statement s -> statement(s);
            case Expression e -> expressions.expression(e);
            case Argument a -> expressions.argument(a);
            case SetSyntax s -> set(s);
            case TypeSyntax t -> type(t);
            case Parameter p -> parameter(p);
            case Attribute a -> attribute(a);
            case Binding b -> binding(b);
            case Part p -> part(p);
            case Formula f -> formula(f);
            case Unread u -> out.append(u.text());
        }
    }

    private void statement(Statement statement) {
        switch (statement) {
            case Statement.Declaration(List<Name> names, TypeSyntax type, List<Attribute> attributes, _) -> {
                list(names, expressions::expression);
                out.append(type.kind() == TypeSyntax.Kind.UNSTATED ? " " : " : ");
                type(type);
                block(attributes);
            }
            case Statement.ValueDefinition(Name name, Expression body, List<Attribute> attributes, _) -> definition(name.text(), body, attributes);
            case Statement.FunctionDefinition(Name name, List<Parameter> parameters, Expression body, List<Attribute> attributes, _) -> {
                out.append(name.text()).append('(');
                list(parameters, this::parameter);
                definition(")", body, attributes);
            }
            case Statement.Rule(Name name, Expression claim, List<Expression> given, List<Attribute> attributes, _) -> {
                claim("rule " + name.text() + ": ", claim, given);
                block(attributes);
            }
            case Statement.Assume(List<Expression> facts, _) -> {
                out.append("assume ");
                list(facts, expressions::expression);
            }
            case Statement.Evaluate(Expression value, List<Expression> given, _) -> evaluation(value, given);
            case Statement.Prove(Expression claim, List<Expression> given, _) -> claim("prove ", claim, given);
            case Statement.Check(List<Expression> steps, List<Expression> given, _) -> {
                out.append("check ");
                expressions.chain(steps);
                given(given);
            }
            case Statement.Pair(Expression loss, Binding activation, List<Expression> given, _) -> question("pair ", loss, Optional.of(activation), List.of(), given);
            case Statement.Derive(Expression subject, Optional<Binding> activation, List<Expression> variables, List<Expression> given, _) ->
                    question("derive ", subject, activation, variables, given);
            case Statement.Match(Expression subject, Optional<Binding> activation, List<Expression> given, _) ->
                    question("match ", subject, activation, List.of(), given);
            case Statement.PairTable t -> table(t);
            case Statement.Help(Optional<String> topic, _) -> out.append("help").append(topic.map(t -> " " + t).orElse(""));
            case Statement.Latex(Optional<String> file, _) -> out.append("latex").append(file.map(f -> " " + file(f)).orElse(""));
            case Statement.Steps(Statement.Grain grain, int level, _) -> out.append(switch (grain) {
                case CURRENT -> "steps";
                case FINER -> "steps finer";
                case COARSER -> "steps coarser";
                case LEVEL -> "steps " + level;
            });
            case Statement.Assumptions _ -> out.append("assumptions");
            case Statement.Undo _ -> out.append("undo");
            case Statement.Save(String file, _) -> out.append("save ").append(file(file));
            case Statement.Load(String file, _) -> out.append("load ").append(file(file));
            case Statement.Network(Name name, List<Part> parts, _) -> {
                out.append("network ").append(name.text());
                lines(parts, this::part);
            }
            case Statement.Backprop(Name network, _) -> out.append("backprop ").append(network.text());
            case Statement.CheckFormulas(Name network, List<NoteLine> notes, _) -> {
                out.append("check ").append(network.text());
                lines(notes, this::part);
            }
            case Statement.Generate(Name target, List<Name> options, Expression subject, Optional<Binding> activation, List<Expression> variables, List<Expression> given, Optional<String> folder, _) -> {
                question("generate " + target.text() + options.stream().map(o -> " " + o.text()).collect(Collectors.joining()) + " for ", subject, activation, variables, given);
                folder.ifPresent(f -> out.append(" -o ").append(file(f)));
            }
            case Statement.Stability(Expression subject, List<Expression> given, _) -> question("stability ", subject, Optional.empty(), List.of(), given);
            case Statement.Malformed(SourceError error, _) -> out.append("# ").append(error.getMessage());
        }
    }

    private <T> void lines(List<T> all, Consumer<T> print) {
        out.append(" {");
        for (T each : all) {
            out.append("\n  ");
            print.accept(each);
        }
        out.append("\n}");
    }

    private void part(Part p) {
        out.append(p.kind().text());
        p.index().ifPresent(i -> {
            out.append('[');
            expressions.operand(i);
            out.append(']');
        });
        p.words().forEach(w -> {
            out.append(' ');
            expressions.operand(w);
        });
    }

    private void formula(Formula f) {
        expressions.operand(f.target());
        out.append(" = ");
        expressions.operand(f.value());
    }

    private static String file(String name) {
        return name.matches("[A-Za-z0-9_./-]+") ? name : "\"" + name + "\"";
    }

    private void definition(String head, Expression body, List<Attribute> attributes) {
        out.append(head).append(" = ");
        expressions.operand(body);
        block(attributes);
    }

    /// A value that begins like another statement needs brackets.
    private void evaluation(Expression value, List<Expression> given) {
        int start = out.length();
        expressions.operand(value);
        String first = out.substring(start).split("[^A-Za-z_0-9]", 2)[0];
        if (Keyword.of(first).isPresent()) {
            out.insert(start, '(').append(')');
        }
        given(given);
    }

    private void claim(String head, Expression claim, List<Expression> given) {
        out.append(head);
        expressions.expression(claim);
        given(given);
    }

    private void question(String head, Expression subject, Optional<Binding> activation, List<Expression> variables, List<Expression> given) {
        out.append(head);
        expressions.operand(subject);
        activation.ifPresent(a -> {
            out.append(" with ");
            binding(a);
        });
        if (!variables.isEmpty()) {
            out.append(" wrt ");
            list(variables, expressions::operand);
        }
        given(given);
    }

    private void table(Statement.PairTable t) {
        out.append("pair ");
        if (t.losses().isEmpty()) {
            out.append("all");
        } else {
            list(t.losses(), expressions::operand);
        }
        if (!t.activations().isEmpty()) {
            out.append(" with ");
            list(t.activations(), this::binding);
        } else if (!t.losses().isEmpty()) {
            out.append(" with all");
        }
        given(t.given());
    }

    private void binding(Binding binding) {
        binding.name().ifPresent(n -> out.append(n.text()).append(" = "));
        expressions.operand(binding.value());
    }

    private void given(List<Expression> given) {
        if (!given.isEmpty()) {
            out.append(" given ");
            list(given, expressions::expression);
        }
    }

    private void parameter(Parameter parameter) {
        out.append(parameter.name().text());
        if (!parameter.type().equals(TypeSyntax.UNSTATED)) {
            out.append(parameter.type().kind() == TypeSyntax.Kind.UNSTATED ? " " : " : ");
            type(parameter.type());
        }
        parameter.preset().ifPresent(p -> {
            out.append(" = ");
            expressions.operand(p);
        });
    }

    private void type(TypeSyntax type) {
        out.append(type.kind().word());
        if (!type.sizes().isEmpty()) {
            out.append('[');
            list(type.sizes(), expressions::operand);
            out.append(']');
        }
        out.append(type.integer() ? " integer" : "");
        type.set().ifPresent(s -> {
            out.append(type.kind() == TypeSyntax.Kind.UNSTATED ? "in " : " in ");
            set(s);
        });
    }

    private void set(SetSyntax set) {
        switch (set) {
            case SetSyntax.Interval(Expression low, boolean lowIncluded, Expression high, boolean highIncluded, _) -> {
                out.append(lowIncluded ? '[' : '(');
                list(List.of(low, high), expressions::operand);
                out.append(highIncluded ? ']' : ')');
            }
            case SetSyntax.Finite(List<Expression> elements, _) -> {
                out.append('{');
                list(elements, expressions::operand);
                out.append('}');
            }
            case SetSyntax.Range(Expression first, Expression last, _) -> {
                expressions.operand(first);
                out.append("..");
                expressions.operand(last);
            }
            case SetSyntax.Named(Name name, _) -> out.append(name.text());
        }
    }

    private void block(List<Attribute> attributes) {
        if (!attributes.isEmpty()) {
            out.append(" {\n");
            for (Attribute attribute : attributes) {
                out.append("    ");
                attribute(attribute);
                out.append('\n');
            }
            out.append('}');
        }
    }

    private void attribute(Attribute attribute) {
        out.append(attribute.name().text());
        switch (attribute) {
            case Attribute.Text(_, List<String> values, _) -> values.forEach(v -> out.append(" \"").append(v).append('"'));
            case Attribute.Bounds(_, SetSyntax.Interval interval, _) -> {
                out.append(' ');
                set(interval);
            }
            case Attribute.Claim(_, Optional<Name> label, Expression claim, List<Expression> given, _) ->
                    claim(label.map(l -> " " + l.text() + ": ").orElse(claim instanceof Name ? " " : ": "), claim, given);
        }
    }

    private <T> void list(List<T> parts, Consumer<? super T> print) {
        for (int i = 0; i < parts.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            print.accept(parts.get(i));
        }
    }
}
