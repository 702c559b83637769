package org.backproof.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.backproof.elaborate.Definition;
import org.backproof.elaborate.Scope;
import org.backproof.expr.Function;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.language.Statement;

/// The standard library. It is read once, when it is first asked for; a body is read when its function is first used.
public final class Library {
    private static final List<String> FILES = List.of("primitives.bp", "activations.bp", "losses.bp");

    /// Other spellings: `σ(z)` is read as `sigma(z)`.
    private static final Map<String, String> SPELLINGS = new TreeMap<>(Map.of("sigma", "sigmoid"));

    private final Scope scope;
    private final Map<String, Descriptor> descriptors = new LinkedHashMap<>();

    private Library() {
        Scope so = Scope.EMPTY.child();
        List<Definition> definitions = new ArrayList<>();
        for (String file : FILES) {
            for (Statement s : Parser.parse(source(file))) {
                switch (s) {
                    case Statement.FunctionDefinition f -> {
                        definitions.add(new Definition(f, so));
                        so = so.withLibrary(definitions.getLast().name(), definitions.getLast());
                    }
                    case Statement.Malformed(var error, _) -> throw new IllegalStateException(error.render(source(file)));
                    case Statement other -> throw new IllegalStateException(file + " defines functions only, not " + other.toSource());
                }
            }
        }
        for (Map.Entry<String, String> spelling : SPELLINGS.entrySet()) {
            so = so.withLibrary(spelling.getKey(), (Definition) so.function(spelling.getValue()).orElseThrow());
        }
        scope = so;
    }

    private static final class Holder {
        static final Library LIBRARY = new Library();
    }

    /// The scope that every session starts from.
    public static Scope scope() {
        return Holder.LIBRARY.scope;
    }

    /// All functions, in the order of the files.
    public static List<Descriptor> descriptors() {
        return scope().definitions().stream().map(d -> descriptor(d.name()).orElseThrow()).toList();
    }

    /// What is said of a function.
    public static Optional<Descriptor> descriptor(String name) {
        return Holder.LIBRARY.describe(name);
    }

    private synchronized Optional<Descriptor> describe(String name) {
        if (!(scope.function(name).orElse(null) instanceof Definition d)) {
            return Optional.empty();
        }
        return Optional.of(descriptors.computeIfAbsent(name, _ -> DescriptorReader.read(d, scope)));
    }

    /// What is said of a function, whatever it is called in a session.
    public static Optional<Descriptor> descriptor(Function f) {
        return f instanceof Function.Defined d
                ? descriptor(d.name()).filter(x -> x.definition().function().equals(d)) : Optional.empty();
    }

    /// All lemmas, in the order of the files.
    public static List<Lemma> lemmas() {
        return descriptors().stream().flatMap(d -> d.lemmas().stream()).toList();
    }

    /// The text of a library file, which spans of its syntax refer to.
    public static Source source(String file) {
        try (InputStream in = Library.class.getResourceAsStream(file)) {
            return Source.decode(file, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
