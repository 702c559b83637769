package org.backproof.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.backproof.elaborate.Applicable;
import org.backproof.elaborate.Definition;
import org.backproof.elaborate.Formal;
import org.backproof.elaborate.Meaning;
import org.backproof.elaborate.Scope;
import org.backproof.expr.Expr;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Terms;
import org.backproof.language.Expression;
import org.backproof.language.Parameter;
import org.backproof.language.SourceError;
import org.backproof.language.Span;
import org.backproof.language.Spelling;
import org.backproof.library.Descriptor;
import org.backproof.library.Kind;
import org.backproof.library.Lemma;
import org.backproof.library.Library;
import org.backproof.library.PrimitiveNote;
import org.backproof.prove.Prover;

/// What `help NAME` says.
final class Help {
    private Help() {
    }

    /// About a function of the library, a kind of them, or a value or function of the session.
    ///
    /// @throws SourceError if nothing has the name
    static Reply about(String words, Scope scope, Span span, Prover prover) {
        String name = primitive(words, scope).orElse(words);
        List<String> lines = new ArrayList<>();
        scope.meaning(name).ifPresent(m -> lines.add(value(m)));
        Optional<Definition> own = scope.definitions().stream().filter(d -> d.name().equals(name)).findFirst();
        own.ifPresent(d -> describe(d, lines));
        Library.descriptor(name).filter(_ -> own.isEmpty()).ifPresent(d -> describe(d, new Reckoned(d, prover), lines));
        Library.primitives().stream().filter(n -> n.function().name().equals(name)).forEach(n -> describe(n, lines));
        Form.all().stream().filter(f -> f.name().equals(name) && own.isEmpty()).forEach(f -> describe(f, lines));
        if (lines.isEmpty()) {
            Topic.of(name).ifPresent(t -> describe(t, lines));
        }
        if (lines.isEmpty()) {
            Kind.of(name).ifPresent(k -> list(k, lines));
        }
        if (lines.isEmpty() && scope.function(name).isPresent()) {
            lines.add(name + ": a function");
        }
        if (lines.isEmpty()) {
            Optional<String> meant = scope.functionCalled(name).filter(n -> !n.equals(name));
            if (meant.isPresent()) {
                return about(meant.get(), scope, span, prover);
            }
            List<String> names = new ArrayList<>(scope.valueNames());
            names.addAll(scope.functionNames());
            Topic.all().forEach(t -> names.add(t.name()));
            throw new SourceError("nothing is called " + name, span, Spelling.didYouMean(name, names));
        }
        return Reply.of(String.join("\n", lines));
    }

    /// The primitive function that has the name or another spelling, or is described so.
    private static Optional<String> primitive(String words, Scope scope) {
        return scope.function(words).map(f -> f instanceof Applicable.Primitive p ? p.function().name() : words)
                .or(() -> Library.primitives().stream().filter(n -> n.about().equalsIgnoreCase(words)).map(n -> n.function().name()).findFirst());
    }

    /// A value in one line.
    static String value(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Variable v -> v.name() + " : " + shape(v.symbol().sort()) + v.text().substring(Math.min(v.text().length(), v.name().length()));
            case Meaning.Named n -> n.toString();
        };
    }

    /// A function of the session in one line.
    static String function(Definition d) {
        return d.parameters().stream().map(Parameter::toSource).collect(Collectors.joining(", ", d.name() + "(", ") = ")) + d.body().toSource();
    }

    private static String shape(Sort sort) {
        return switch (sort) {
            case Sort.Real _ -> "scalar";
            case Sort.Size _ -> "size";
            case Sort.Index(Expr _, Expr upper) -> "index[" + plain(upper) + "]";
            case Sort.Tensor(List<Expr> sizes) -> (sizes.size() == 1 ? "vector" : "matrix")
                    + sizes.stream().map(Help::plain).collect(Collectors.joining(", ", "[", "]"));
        };
    }

    private static String plain(Expr size) {
        return Wording.of(Library.scope(), List.of(size)).plain(size);
    }

    private static void list(Kind kind, List<String> lines) {
        for (Descriptor d : Library.descriptors()) {
            if (d.kind() == kind) {
                lines.add("  %-33s  %s".formatted(d.definition().signature(), d.about()));
            }
        }
        for (PrimitiveNote n : Library.primitives()) {
            if (n.kind() == kind) {
                lines.add("  %-33s  %s".formatted(n.function().name() + "(x)", n.about()));
            }
        }
        Form.all().stream().filter(f -> f.kind().equals(Optional.of(kind)))
                .forEach(f -> lines.add("  %-33s  %s".formatted(f.written().getFirst(), f.about())));
    }

    private static void describe(Topic topic, List<String> lines) {
        lines.add(topic.name() + ": " + topic.about());
        if (!topic.also().isEmpty()) {
            row(lines, "also", String.join(", ", topic.also()));
        }
        topic.examples().forEach(e -> row(lines, "example", e));
    }

    private static void describe(Form form, List<String> lines) {
        lines.add(form.name() + ": " + form.about());
        form.written().forEach(w -> row(lines, "written", w));
        form.source().ifPresent(s -> row(lines, "source", s));
    }

    private static void describe(Descriptor d, Reckoned reckoned, List<String> lines) {
        lines.add(d.name() + ": " + d.about());
        if (!d.also().isEmpty()) {
            row(lines, "also", String.join(", ", d.also()));
        }
        row(lines, "definition", d.definition().signature() + " = " + d.definition().body().toSource());
        row(lines, "domain", reckoned.domain());
        if (!d.given().isEmpty()) {
            row(lines, "labels", String.join(", ", d.given().stream().map(Expression::toSource).toList()));
        }
        d.range().ifPresent(r -> row(lines, "range", r.toSource()));
        reckoned.derivatives().forEach(s -> row(lines, "derivative", s));
        partners(lines, d.canonical().map(List::of).orElseGet(() -> losses(d.name())));
        for (Lemma lemma : d.lemmas()) {
            String label = lemma.name().substring(0, lemma.name().indexOf(" of "));
            if (!label.equals("range")) {
                row(lines, label.replace('_', ' '), lemma.statement().toSource().substring("prove ".length()));
            }
        }
        Wording wording = Wording.of(Library.scope(), List.of(d.call(), d.body()));
        row(lines, "latex", wording.latex(d.call()) + " = " + wording.latex(d.body()));
        d.kink().ifPresent(k -> row(lines, "kink", k.toString()));
        d.pytorch().ifPresent(p -> row(lines, "pytorch", p));
        (d.examples().isEmpty() ? List.of(example(d.definition())) : d.examples()).forEach(e -> row(lines, "example", e));
        d.source().ifPresent(s -> row(lines, "source", s));
    }

    private static void partners(List<String> lines, List<String> names) {
        if (!names.isEmpty()) {
            row(lines, "canonical", "with " + String.join(", ", names));
        }
    }

    /// The losses whose gradient by the logit is prediction less label, up to a constant, after the activation.
    private static List<String> losses(String activation) {
        return Library.descriptors().stream().filter(d -> d.canonical().equals(Optional.of(activation))).map(Descriptor::name).toList();
    }

    private static void describe(Definition d, List<String> lines) {
        lines.add(d.name() + ": a function of this session");
        row(lines, "definition", function(d));
        Expr body = d.function().body();
        row(lines, "latex", Wording.of(Library.scope(), List.of(body)).latex(body));
    }

    private static void describe(PrimitiveNote note, List<String> lines) {
        Primitives.Row primitive = Primitives.row(note.function());
        Expr x = Terms.real("x");
        Optional<Expr> slope = primitive.derivative().map(d -> d.apply(x));
        Wording wording = Wording.of(Library.scope(), List.of(x, slope.orElse(x)));
        lines.add(note.function().name() + ": " + note.about());
        Prop domain = primitive.domain().apply(x);
        if (!domain.equals(Prop.TRUE)) {
            row(lines, "domain", wording.plain(domain));
        }
        note.range().ifPresent(r -> row(lines, "range", r.toSource()));
        slope.ifPresent(s -> row(lines, "derivative", "diff(" + note.function().name() + "(x), x) = " + wording.plain(s)));
        partners(lines, losses(note.function().name()));
        row(lines, "latex", note.latex());
        row(lines, "example", "diff(" + note.function().name() + "(x), x)");
    }

    private static String declared(Formal f) {
        return f.sort() instanceof Sort.Index ? "index[K]" : f.rank() == 1 ? "vector[K]" : "matrix[m, K]";
    }

    /// The derivative by the first parameter, after declarations of those that are no scalars.
    static String example(Definition d) {
        List<Formal> formals = d.formals();
        String declarations = formals.stream().filter(f -> !f.isReal()).map(f -> f.name() + " : " + declared(f) + "; ").collect(Collectors.joining());
        return declarations + formals.stream().map(Formal::name).collect(Collectors.joining(", ", "diff(" + d.name() + "(", "), " + formals.getFirst().name() + ")"));
    }

    private static void row(List<String> lines, String label, String text) {
        lines.add("  %-11s %s".formatted(label, text));
    }
}
