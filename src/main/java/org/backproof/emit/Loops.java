package org.backproof.emit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Entry;
import org.backproof.expr.Free;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;

/// The lines of a program as loops, fused where one line does not wait for the end of another's loop.
final class Loops {
    private final Map<Symbol, Let> lets = new LinkedHashMap<>();
    private final Map<Let, List<Let>> needs = new HashMap<>();
    private final Map<Let, List<Let>> users = new HashMap<>();
    private final Map<Symbol, Set<Symbol>> stored = new LinkedHashMap<>();
    private final Map<Let, Symbol> outermost;

    /// What a loop nest is made of.
    sealed interface Node {
    }

    /// `for index in 1..size: body`.
    record Loop(Symbol index, List<Node> body) implements Node {
    }

    /// A line that is computed at once.
    record Line(Let let) implements Node {
    }

    /// The accumulator of a reduction before its loop.
    record Start(Let let) implements Node {
    }

    /// One term of a reduction.
    record Step(Let let) implements Node {
    }

    /// The accumulator of a reduction after its loop, as a value of the line.
    record End(Let let) implements Node {
    }

    /// A product of matrices, all at once.
    record Multiply(Products.Product product) implements Node {
    }

    private Loops(List<Let> all, Map<Let, Symbol> outermost) {
        this.outermost = outermost;
        all.forEach(l -> lets.put(l.symbol(), l));
        for (Let l : all) {
            List<Let> used = Free.symbols(l.body()).stream().map(lets::get).filter(d -> d != null && d != l).toList();
            needs.put(l, used);
            used.forEach(d -> users.computeIfAbsent(d, _ -> new ArrayList<>()).add(l));
        }
        all.forEach(l -> stored.put(l.symbol(), new LinkedHashSet<>()));
    }

    /// A program as loops.
    ///
    /// @param lets   what is computed
    /// @param stored the axes that each line has in memory; none for a local variable
    record Plan(List<Let> lets, List<Node> nodes, Map<Symbol, List<Symbol>> stored) {
        /// The axes of a line in memory.
        List<Symbol> axes(Let l) {
            return stored.get(l.symbol());
        }

        /// Lines that need arrays.
        List<Let> arrays() {
            return lets.stream().filter(l -> !axes(l).isEmpty()).toList();
        }

        /// Whether there is a product of matrices.
        boolean multiplies() {
            return nodes.stream().anyMatch(Multiply.class::isInstance);
        }
    }

    /// @param kept lines that are stored with all of their axes
    static Plan of(List<Let> lets, List<Let> kept, Set<Symbol> bound) {
        return of(lets, kept, bound, LoopOrders.of(lets, orders -> of(lets, kept, bound, orders)));
    }

    private static Plan of(List<Let> lets, List<Let> kept, Set<Symbol> bound, Map<Let, Symbol> outermost) {
        Loops loops = new Loops(lets, outermost);
        List<Node> nodes = loops.schedule(lets, bound);
        Map<Symbol, List<Symbol>> axes = new LinkedHashMap<>();
        for (Let l : lets) {
            axes.put(l.symbol(), l.indices().stream().filter(i -> kept.contains(l) || loops.stored.get(l.symbol()).contains(i)).toList());
        }
        return new Plan(lets, RunningTotals.in(nodes, lets, axes), axes);
    }

    private static Optional<Products.Product> product(Let l, Set<Symbol> bound) {
        return bound.isEmpty() ? Products.of(l) : Optional.empty();
    }

    private Symbol loop(Let l, Set<Symbol> bound) {
        Symbol first = outermost.get(l);
        if (first != null && !bound.contains(first)) {
            return first;
        }
        return product(l, bound).isPresent() ? null : l.indices().stream().filter(i -> !bound.contains(i)).findFirst()
                .or(() -> l.reduction().map(Let.Reduction::over).filter(i -> !bound.contains(i))).orElse(null);
    }

    /// A line in the loop of one that it needs has the value of the same turn, if that is no sum over the loop.
    private List<Node> schedule(List<Let> items, Set<Symbol> bound) {
        Map<Let, Integer> stage = new LinkedHashMap<>();
        int last = -1;
        for (Let l : items) {
            Symbol own = loop(l, bound);
            int at = -1;
            for (Let d : needs.get(l)) {
                if (stage.containsKey(d)) {
                    at = Math.max(at, stage.get(d) + (isSameTurn(d, l, bound) ? 0 : 1));
                }
            }
            at = own == null ? at : Math.max(at, 0);
            stage.put(l, at);
            last = Math.max(last, at);
        }
        postpone(items, bound, stage);
        List<Node> out = new ArrayList<>();
        for (int k = -1; k <= last; k++) {
            int now = k;
            List<Let> here = items.stream().filter(l -> stage.get(l) == now).toList();
            here.stream().map(l -> loop(l, bound)).filter(java.util.Objects::nonNull).distinct()
                    .forEach(index -> connected(here.stream().filter(l -> loop(l, bound) == index).toList()).forEach(group -> nest(index, group, bound, out)));
            here.stream().filter(l -> loop(l, bound) == null).forEach(l -> out.add(at(l, bound)));
        }
        return out;
    }

    /// What is made of inputs alone, as Σ W², is computed just before it is used.
    private void postpone(List<Let> items, Set<Symbol> bound, Map<Let, Integer> stage) {
        for (Let l : items.reversed()) {
            Set<Let> own = new LinkedHashSet<>(List.of(l));
            List<Let> read = users.getOrDefault(l, List.of());
            if (Products.of(l).isEmpty() && !read.isEmpty() && items.containsAll(read) && isOwn(l, own)) {
                int latest = read.stream().mapToInt(u -> stage.get(u) - (isSameTurn(l, u, bound) ? 0 : 1)).min().orElseThrow();
                int by = latest - stage.get(l);
                own.stream().filter(_ -> by > 0).forEach(d -> stage.merge(d, by, Integer::sum));
            }
        }
    }

    private boolean isSameTurn(Let read, Let by, Set<Symbol> bound) {
        Symbol own = loop(by, bound);
        return own == null || loop(read, bound) == own && isReadAt(own, read, by);
    }

    /// Collects what a line needs; false if something else uses it, or it is a product.
    private boolean isOwn(Let l, Set<Let> own) {
        own.addAll(needs.get(l));
        return needs.get(l).stream().allMatch(d -> Products.of(d).isEmpty() && own.containsAll(users.get(d)) && isOwn(d, own));
    }

    /// Lines that read one another, or the same arrays; other lines have loops of their own.
    private List<List<Let>> connected(List<Let> lines) {
        List<List<Let>> out = new ArrayList<>();
        for (Let l : lines) {
            List<List<Let>> near = out.stream().filter(g -> g.stream().anyMatch(o -> !Collections.disjoint(arrays(o), arrays(l)))).toList();
            List<Let> merged = new ArrayList<>(near.stream().flatMap(List::stream).toList());
            merged.add(l);
            out.removeAll(near);
            out.add(lines.stream().filter(merged::contains).toList());
        }
        return out;
    }

    /// The line, and what it reads entries of.
    private static Set<Symbol> arrays(Let l) {
        Set<Symbol> out = new LinkedHashSet<>(List.of(l.symbol()));
        Free.symbols(l.body()).stream().filter(s -> s.sort() instanceof Sort.Tensor).forEach(out::add);
        return out;
    }

    /// Whether a line reads another one only at this value of the index: not at a class label.
    private static boolean isReadAt(Symbol index, Let read, Let by) {
        int axis = read.indices().indexOf(index);
        return axis >= 0 && Subterms.of(by.body()).stream().allMatch(e -> !(e instanceof Entry n) || n.tensor() != read.symbol() || n.indices().get(axis) == index);
    }

    private Node at(Let l, Set<Symbol> bound) {
        Optional<Products.Product> product = product(l, bound);
        product.ifPresent(_ -> stored.get(l.symbol()).addAll(l.indices()));
        return product.<Node>map(Multiply::new).orElseGet(() -> l.reduction().isPresent() ? new Step(l) : new Line(l));
    }

    private void nest(Symbol index, List<Let> group, Set<Symbol> bound, List<Node> out) {
        for (Let l : group) {
            if (l.indices().contains(index)) {
                if (!group.containsAll(users.getOrDefault(l, List.of()))) {
                    stored.get(l.symbol()).add(index);
                }
            } else {
                out.add(new Start(l));
            }
        }
        Set<Symbol> inside = new LinkedHashSet<>(bound);
        inside.add(index);
        out.add(new Loop(index, schedule(group, inside)));
        group.stream().filter(l -> !l.indices().contains(index)).forEach(l -> out.add(new End(l)));
    }
}
