package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;

/// How many numbers generated C moves between memory and the processor: each nest of loops, and each product of matrices, reads every array
/// that it uses once and writes every array that it makes once, as where one example fits into the cache and a batch does not. What a nest has
/// just written it need not read. The tests of the inputs count.
///
/// @param read    numbers
/// @param written numbers
public record MemoryTraffic(long read, long written) {
    /// Numbers in all.
    public long moved() {
        return read + written;
    }

    /// What the program of the last statement moves: a pair or a network.
    ///
    /// @param source statements, the last of which is a network, or generates code for a pair
    /// @param sizes  of the symbols for sizes
    public static MemoryTraffic of(String source, Map<String, Long> sizes) {
        return of(Programs.of(source), sizes);
    }

    static MemoryTraffic of(Program given, Map<String, Long> sizes) {
        Program p = given.withLets(Products.merged(given.lets()));
        Loops.Plan plan = Loops.of(p.computed(), p.outputs(), Set.of());
        Map<Symbol, Long> arrays = new LinkedHashMap<>();
        p.inputs().stream().filter(i -> !i.isScalar()).forEach(i -> arrays.put(i.symbol(), count(i.sizes(), sizes)));
        plan.arrays().forEach(l -> arrays.put(l.symbol(), count(plan.axes(l).stream().map(i -> ((Sort.Index) i.sort()).upper()).toList(), sizes)));
        long read = 0;
        long written = 0;
        List<List<Let>> nests = new ArrayList<>(p.checks().stream().map(Program.Check::lets).filter(l -> !l.isEmpty()).toList());
        plan.nodes().stream().map(MemoryTraffic::lines).filter(l -> !l.isEmpty()).forEach(nests::add);
        for (List<Let> nest : nests) {
            Set<Symbol> made = new LinkedHashSet<>(nest.stream().map(Let::symbol).toList());
            Set<Symbol> used = new LinkedHashSet<>();
            nest.forEach(l -> used.addAll(Free.symbols(l.body())));
            used.removeAll(made);
            read += used.stream().mapToLong(s -> arrays.getOrDefault(s, 0L)).sum();
            written += made.stream().mapToLong(s -> arrays.getOrDefault(s, 0L)).sum();
        }
        return new MemoryTraffic(read, written);
    }

    private static List<Let> lines(Loops.Node node) {
        return switch (node) {
            case Loops.Loop l -> l.body().stream().flatMap(n -> lines(n).stream()).distinct().toList();
            case Loops.Line l -> List.of(l.let());
            case Loops.Step s -> List.of(s.let());
            case Loops.Multiply m -> List.of(m.product().let());
            case Loops.Start _, Loops.End _ -> List.of();
        };
    }

    private static long count(List<Expr> shape, Map<String, Long> sizes) {
        return shape.stream().mapToLong(s -> s instanceof Num n ? n.value().longValueExact() : sizes.get(((Symbol) s).name())).reduce(1, Math::multiplyExact);
    }
}
