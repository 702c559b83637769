package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Expression;
import org.backproof.language.Span;

/// What is found while one statement, or one definition, is read.
final class Findings {
    /// As many names a note lists; of more it says how many.
    private static final int LISTED = 20;
    /// `x2` before `x10`.
    private static final Comparator<String> BY_NUMBER = Comparator.comparing(Findings::stem).thenComparing(String::length)
            .thenComparing(Comparator.naturalOrder());

    /// Where to look for uses of an index whose range is wanted.
    final List<Expression> roots;
    /// Undeclared names in index position.
    final Set<String> indexNames = new LinkedHashSet<>();
    /// Undeclared names in the place of a size.
    final Set<String> sizeNames = new LinkedHashSet<>();
    /// Undeclared names, sorted.
    final Map<String, Symbol> scalars = new TreeMap<>(BY_NUMBER);
    final Map<String, Symbol> indices = new LinkedHashMap<>();
    /// Indices whose range is being looked for.
    final Set<String> sought = new HashSet<>();
    final Map<String, Symbol> sizes = new LinkedHashMap<>();
    /// Symbols that came in with named values and functions.
    final Set<Symbol> outer = new LinkedHashSet<>();
    final Set<Meaning.Named> used = new LinkedHashSet<>();
    final List<Note> notes = new ArrayList<>();

    Findings(List<? extends Expression> roots) {
        this.roots = List.copyOf(roots);
        IndexUses.collect(this.roots, indexNames, sizeNames);
    }

    Symbol scalar(String name) {
        return scalars.computeIfAbsent(name, Terms::real);
    }

    Symbol size(String name) {
        return sizes.computeIfAbsent(name, n -> Terms.symbol(n, org.backproof.expr.Sort.SIZE));
    }

    void warn(String text, Span span) {
        Note note = new Note(text, span, true);
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    /// `y, z taken as real scalars`, and the warnings.
    List<Note> notes(Span span) {
        List<Note> all = new ArrayList<>();
        if (!scalars.isEmpty()) {
            String names = scalars.keySet().stream().limit(LISTED).collect(Collectors.joining(", "))
                    + (scalars.size() > LISTED ? " and " + (scalars.size() - LISTED) + " more" : "");
            all.add(new Note(names + (scalars.size() == 1 ? " taken as a real scalar" : " taken as real scalars"), span, false));
        }
        all.addAll(notes);
        return all;
    }

    private static String stem(String name) {
        int end = name.length();
        while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end);
    }
}
