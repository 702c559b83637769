package org.backproof.language;

import static org.backproof.language.grammar.BackproofParser.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/// From the parse trees of types, parameters and attributes to their records.
final class DeclarationReader {
    private static final String WHOLE = "integer";
    private static final List<String> WORDS = Arrays.stream(TypeSyntax.Kind.values()).filter(k -> k != TypeSyntax.Kind.UNSTATED).map(TypeSyntax.Kind::word).toList();

    private final ExpressionReader expressions;

    DeclarationReader(ExpressionReader expressions) {
        this.expressions = expressions;
    }

    TypeSyntax type(TypeContext shape, DomainContext set) {
        if (shape != null) {
            return type(shape);
        }
        return set == null ? TypeSyntax.UNSTATED
                : new TypeSyntax(TypeSyntax.Kind.UNSTATED, List.of(), false, Optional.of(expressions.set(set)), expressions.span(set));
    }

    Parameter parameter(ParameterContext t) {
        return new Parameter(expressions.name(t.name), type(t.shape, t.set), Optional.ofNullable(t.preset).map(expressions::expression), expressions.span(t));
    }

    List<Expression> given(GivenContext tree) {
        return tree == null ? List.of() : expressions.conditions(tree.facts);
    }

    List<Attribute> attributes(AttributesContext tree) {
        List<Attribute> out = new ArrayList<>();
        if (tree != null) {
            for (EntryContext entry : tree.entry()) {
                entry.texts.forEach(t -> out.add(text(t)));
                if (entry.last != null) {
                    out.add(attribute(entry.last));
                }
            }
        }
        return List.copyOf(out);
    }

    private TypeSyntax type(TypeContext t) {
        boolean whole = t.kind.getText().equals(WHOLE);
        TypeSyntax.Kind kind = whole ? TypeSyntax.Kind.SCALAR : kind(t.kind);
        for (Token word : t.words) {
            if (!word.getText().equals(WHOLE)) {
                throw unknown(word, List.of(WHOLE), "After a type may stand integer and in (0, 1).");
            }
            whole = true;
        }
        return new TypeSyntax(kind, expressions.expressions(t.sizes), whole, Optional.ofNullable(t.set).map(expressions::set), expressions.span(t));
    }

    private TypeSyntax.Kind kind(Token word) {
        if (!WORDS.contains(word.getText())) {
            throw unknown(word, WORDS, "Types are scalar, vector[K], matrix[n, m], index[K], function.");
        }
        return TypeSyntax.Kind.valueOf(word.getText().toUpperCase(Locale.ROOT));
    }

    private SourceError unknown(Token word, List<String> known, String otherwise) {
        Optional<String> near = Spelling.didYouMean(word.getText(), known);
        return new SourceError(word.getText() + " is no type", expressions.name(word).span(), near.orElse(otherwise));
    }

    private Attribute text(TextContext t) {
        return new Attribute.Text(expressions.name(t.name), ExpressionReader.list(t.values, v -> v.getText().substring(1, v.getText().length() - 1)), expressions.span(t));
    }

    private Attribute attribute(AttributeContext tree) {
        return switch (tree) {
            case RangeAttributeContext t -> new Attribute.Bounds(expressions.name(t.name), expressions.interval(t.set), expressions.span(t));
            case ClaimAttributeContext t -> new Attribute.Claim(expressions.name(t.name), Optional.ofNullable(t.label).map(expressions::name),
                    expressions.condition(t.claim), given(t.given()), expressions.span(t));
            case WordAttributeContext t -> new Attribute.Claim(expressions.name(t.name), Optional.empty(), expressions.condition(t.claim), given(t.given()),
                    expressions.span(t));
            default -> throw new IllegalStateException(tree.getClass().getSimpleName());
        };
    }
}
