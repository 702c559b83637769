package org.backproof.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.elaborate.Definition;
import org.backproof.elaborate.Scope;
import org.backproof.language.Argument;
import org.backproof.language.Attribute;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.SetSyntax;
import org.backproof.language.SourceError;
import org.backproof.language.Span;
import org.backproof.language.Statement;

/// From the block after a definition to its descriptor. What it doesn't know it refuses.
final class DescriptorReader {
    private final Definition definition;
    private final Scope scope;
    private final List<Lemma> lemmas = new ArrayList<>();
    private final List<Expression> given = new ArrayList<>();
    private final List<String> examples = new ArrayList<>();
    private final List<String> also = new ArrayList<>();
    private String about = "";
    private Kind kind = Kind.FUNCTION;
    private Optional<String> canonical = Optional.empty();
    private Optional<SetSyntax.Interval> range = Optional.empty();
    private Optional<String> latex = Optional.empty();
    private Optional<String> unicode = Optional.empty();
    private Optional<String> source = Optional.empty();
    private Optional<String> pytorch = Optional.empty();
    private Optional<Kink> kink = Optional.empty();

    private DescriptorReader(Definition definition, Scope library) {
        this.definition = definition;
        this.scope = definition.withParameters(library);
    }

    /// @throws SourceError for an attribute that means nothing
    static Descriptor read(Definition definition, Scope library) {
        DescriptorReader reader = new DescriptorReader(definition, library);
        definition.attributes().forEach(reader::take);
        return new Descriptor(definition, reader.about, reader.also, reader.kind, reader.canonical, reader.range, reader.latex, reader.unicode, reader.source, reader.pytorch, reader.kink,
                reader.given, reader.lemmas, reader.examples);
    }

    private void take(Attribute a) {
        switch (a) {
            case Attribute.Text(Name name, List<String> values, _) -> text(name, values);
            case Attribute.Bounds(Name name, SetSyntax.Interval interval, Span span) when name.text().equals("range") -> {
                range = Optional.of(interval);
                Expression value = new Expression.Call(definition.syntax().name(), 0, List.<Argument>copyOf(parameters()), span);
                lemma("range", new Expression.Membership(value, interval, span), domains(), span);
            }
            case Attribute.Claim(Name name, Optional<Name> label, Expression claim, List<Expression> conditions, Span span) ->
                claim(name, label, claim, conditions, span);
            case Attribute.Bounds(Name name, _, _) -> throw unknown(name);
        }
    }

    /// That each parameter lies in its declared domain.
    private List<Expression> domains() {
        List<Expression> out = new ArrayList<>();
        definition.formals().forEach(f -> f.domain().ifPresent(set -> out.add(new Expression.Membership(f.syntax().name(), set, set.span()))));
        return out;
    }

    private List<Name> parameters() {
        return definition.parameters().stream().map(p -> p.name()).toList();
    }

    private void text(Name name, List<String> values) {
        switch (name.text()) {
            case "about" -> about = String.join(" ", values);
            case "also" -> also.addAll(values);
            case "latex" -> latex = Optional.of(values.getFirst());
            case "unicode" -> unicode = Optional.of(values.getFirst());
            case "source" -> source = Optional.of(values.getFirst());
            case "pytorch" -> pytorch = Optional.of(values.getFirst());
            case "kink" -> kink = Optional.of(new Kink(values.getFirst(), values.getLast()));
            case "example" -> examples.addAll(values);
            case "matrix" -> {
            } // the function that it is of a matrix: elaboration reads it
            default -> throw unknown(name);
        }
    }

    private void claim(Name name, Optional<Name> label, Expression claim, List<Expression> conditions, Span span) {
        switch (name.text()) {
            case "lemma" -> lemma(label.map(Name::text).orElse("lemma"), claim, conditions, span);
            case "given" -> given.add(claim);
            case "canonical" -> canonical = Optional.of(claim.toSource());
            case "kind" -> kind = Kind.of(claim.toSource()).orElseThrow(() -> new SourceError(claim.toSource() + " is no kind of function", claim.span()));
            default -> throw unknown(name);
        }
    }

    private void lemma(String label, Expression claim, List<Expression> conditions, Span span) {
        lemmas.add(new Lemma(label + " of " + definition.name(), definition, new Statement.Prove(claim, conditions, span), scope));
    }

    private SourceError unknown(Name name) {
        return new SourceError("a description of " + definition.name() + " has no " + name, name.span());
    }
}
