package org.backproof.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.backproof.elaborate.Definition;
import org.backproof.elaborate.Scope;
import org.backproof.expr.Function;

/// The standard library. A definition is parsed when its function is first used.
public final class Library {
    static final List<String> FILES = List.of("primitives.bp", "activations.bp", "rectifiers.bp", "losses.bp", "classification.bp", "margins.bp", "embeddings.bp", "vectors.bp");

    /// Other spellings: `σ(z)` is read as `sigma(z)`.
    private static final Map<String, String> SPELLINGS = new TreeMap<>(Map.of("sigma", "sigmoid"));

    private final Scope scope;
    private final Map<String, Descriptor> descriptors = new LinkedHashMap<>();

    private Library() {
        Scope so = Scope.EMPTY.child();
        for (String file : FILES) {
            for (Chunk chunk : Chunk.of(file)) {
                so = so.withLibrary(chunk.name(), new Definition(chunk.name(), chunk.names(), chunk.calls(), chunk::syntax, so));
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
        List<Descriptor> out = new ArrayList<>();
        scope().definitions().forEach(d -> out.add(descriptor(d.name()).orElseThrow()));
        return out;
    }

    /// The functions whose bodies call this one, in the order of the files; no other is parsed.
    public static List<Descriptor> calling(String function) {
        return scope().definitions().stream().filter(d -> d.calls().contains(function)).map(d -> descriptor(d.name()).orElseThrow()).toList();
    }

    /// What is said of a function.
    public static Optional<Descriptor> descriptor(String name) {
        return Holder.LIBRARY.describe(name);
    }

    private synchronized Optional<Descriptor> describe(String name) {
        if (!(scope.function(name).orElse(null) instanceof Definition d)) {
            return Optional.empty();
        }
        return Optional.of(descriptors.computeIfAbsent(d.name(), _ -> DescriptorReader.read(d, scope)));
    }

    /// What is said of a function, whatever it is called in a session.
    public static Optional<Descriptor> descriptor(Function f) {
        return f instanceof Function.Defined d
                ? descriptor(d.name()).filter(x -> x.definition().function().equals(d)) : Optional.empty();
    }

    /// What is said of the primitive functions, in the order of their file.
    public static List<PrimitiveNote> primitives() {
        return Notes.NOTES;
    }

    private static final class Notes {
        static final List<PrimitiveNote> NOTES = PrimitiveNotes.read(Chunk.source("axioms.bp"));
    }

    /// All lemmas, in the order of the files.
    public static List<Lemma> lemmas() {
        return descriptors().stream().flatMap(d -> d.lemmas().stream()).toList();
    }
}
