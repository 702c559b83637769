package org.backproof.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How fine a derivation is shown. What a grain shows is among what a finer one shows, in the same order.
public enum Grain {
    RESULT("the result alone"), STAGES("a line for each stage"), TEXTBOOK("the lines of a textbook"), RULES("a line for each rule");

    private final String text;

    Grain(String text) {
        this.text = text;
    }

    /// A part of a derivation: a leaf, or a group that finer parts stand for.
    ///
    /// @param <T> what the parts are
    public interface Part<T> {
        /// The number of the stage to which it belongs; those of a stage stand beside each other.
        int stage();

        /// The finer parts that come to the same together; empty where there are none.
        List<T> parts();
    }

    /// Makes one part of those of a stage.
    ///
    /// @param <T> what the parts are
    public interface Merging<T> {
        T merged(List<T> stage);
    }

    /// The parts that this grain shows.
    ///
    /// @param <T> what the parts are
    public <T extends Part<T>> List<T> cut(List<T> parts, Merging<T> merging) {
        return switch (this) {
            case RESULT -> List.of();
            case STAGES -> stages(parts).stream().map(s -> s.size() == 1 ? s.getFirst() : merging.merged(s)).toList();
            case TEXTBOOK -> parts;
            case RULES -> parts.stream().flatMap(p -> p.parts().isEmpty() ? java.util.stream.Stream.of(p) : cut(p.parts(), merging).stream()).toList();
        };
    }

    private static <T extends Part<T>> List<List<T>> stages(List<T> parts) {
        List<List<T>> out = new ArrayList<>();
        for (T p : parts) {
            if (out.isEmpty() || out.getLast().getLast().stage() != p.stage()) {
                out.add(new ArrayList<>());
            }
            out.getLast().add(p);
        }
        return out;
    }

    /// The grain with a number, from 0 on.
    public static Optional<Grain> of(int level) {
        return level < 0 || level >= values().length ? Optional.empty() : Optional.of(values()[level]);
    }

    /// Empty for the finest.
    public Optional<Grain> finer() {
        return of(ordinal() + 1);
    }

    /// Empty for the coarsest.
    public Optional<Grain> coarser() {
        return of(ordinal() - 1);
    }

    /// `steps 2: the lines of a textbook`
    public String text() {
        return "steps " + ordinal() + ": " + text;
    }
}
