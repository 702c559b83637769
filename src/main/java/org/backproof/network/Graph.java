package org.backproof.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// A product of factors that share indices, some of them summed, as a graph: indices are its nodes, matrices its edges, vectors stand at nodes.
final class Graph {
    /// A matrix between two indices.
    private record Edge(Matrix matrix, Symbol from, Symbol to) {
        Matrix toward(Symbol end) {
            return end == to ? matrix : Algebra.transpose(matrix);
        }

        Symbol other(Symbol end) {
            return end == to ? from : to;
        }

        boolean meets(Symbol i) {
            return from == i || to == i;
        }
    }

    private final Notation notation;
    private final Set<Symbol> free;
    private final List<Symbol> summed = new ArrayList<>();
    private final List<Expr> numbers = new ArrayList<>();
    private final List<Matrix> scalars = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<Symbol, List<Matrix>> vectors = new LinkedHashMap<>();

    private Graph(Set<Symbol> free, Notation notation) {
        this.free = free;
        this.notation = notation;
    }

    /// @return empty where a factor has no matrix notation, or more than two indices
    static Optional<Graph> of(Expr e, Set<Symbol> free, Notation notation) {
        Graph n = new Graph(free, notation);
        List<Expr> factors = new ArrayList<>();
        n.gather(e, factors);
        Set<Symbol> live = new LinkedHashSet<>(free);
        live.addAll(n.summed);
        factors.sort(java.util.Comparator.comparing(Notation::names));
        for (Expr f : factors) {
            Optional<Notation.Part> p = notation.part(f, live);
            if (p.isEmpty() || p.get().indices().size() > 2) {
                return Optional.empty();
            }
            n.place(p.get());
        }
        return Optional.of(n);
    }

    /// Sums are opened, all the way in.
    private void gather(Expr e, List<Expr> factors) {
        switch (e) {
            case Sum s -> {
                Symbol i = notation.fresh(s.index().sort());
                summed.add(i);
                gather(Binders.open(s, i), factors);
            }
            case Mul m -> {
                numbers.add(Terms.num(m.coefficient()));
                m.factors().forEach(f -> gather(f, factors));
            }
            case Expr f -> factors.add(f);
        }
    }

    private void place(Notation.Part p) {
        Matrix m = p.matrix();
        if (m instanceof Matrix.Scaled(Expr c, Matrix inner)) {
            numbers.add(c);
            m = inner;
        }
        switch (p.indices().size()) {
            case 0 -> {
                if (m instanceof Matrix.Scalar s) {
                    numbers.add(s.value());
                } else {
                    scalars.add(m);
                }
            }
            case 1 -> vectors.computeIfAbsent(p.indices().getFirst(), _ -> new ArrayList<>()).add(m);
            default -> edges.add(new Edge(m, p.indices().get(0), p.indices().get(1)));
        }
    }

    /// The sums done, one index at a time: ends first, then those between two factors.
    Optional<Notation.Part> contracted() {
        while (true) {
            cycles();
            merge();
            Optional<Symbol> next = summed.stream().min(java.util.Comparator.comparingInt(this::degree));
            if (next.isEmpty()) {
                return result();
            }
            if (degree(next.get()) > 2) {
                return Optional.empty();
            }
            eliminate(next.get());
        }
    }

    private int degree(Symbol i) {
        return (int) edges.stream().filter(e -> e.meets(i)).count();
    }

    /// `Σᵢₖ Aᵢₖ Bₖᵢ` is a trace; `Aᵢᵢ` is on the diagonal.
    private void cycles() {
        for (Edge e : List.copyOf(edges)) {
            if (e.from == e.to) {
                edges.remove(e);
                if (summed.contains(e.from) && degree(e.from) == 0 && !vectors.containsKey(e.from)) {
                    summed.remove(e.from);
                    scalars.add(new Matrix.Trace(e.matrix));
                } else {
                    vectors.computeIfAbsent(e.from, _ -> new ArrayList<>()).add(new Matrix.Diagonal(e.matrix));
                }
            }
        }
        for (Edge e : List.copyOf(edges)) {
            Optional<Edge> back = edges.stream().filter(f -> f != e && f.from == e.to && f.to == e.from).findFirst();
            if (back.isPresent() && summed.containsAll(List.of(e.from, e.to)) && degree(e.from) == 2 && degree(e.to) == 2
                    && !vectors.containsKey(e.from) && !vectors.containsKey(e.to)) {
                edges.removeAll(List.of(e, back.get()));
                summed.removeAll(List.of(e.from, e.to));
                scalars.add(new Matrix.Trace(Algebra.product(List.of(e.matrix, back.get().matrix))));
                return;
            }
        }
    }

    /// Parallel edges become one.
    private void merge() {
        for (int k = 0; k < edges.size(); k++) {
            Edge e = edges.get(k);
            List<Edge> parallel = edges.stream().filter(f -> f.meets(e.from) && f.meets(e.to)).toList();
            if (parallel.size() > 1) {
                edges.removeAll(parallel);
                edges.add(new Edge(Algebra.elementwise(parallel.stream().map(f -> f.toward(e.to)).toList()), e.from, e.to));
                k = -1;
            }
        }
    }

    private Optional<Matrix> vector(Symbol i) {
        return Optional.ofNullable(vectors.remove(i)).map(Algebra::elementwise);
    }

    private void eliminate(Symbol s) {
        List<Edge> at = edges.stream().filter(e -> e.meets(s)).toList();
        summed.remove(s);
        edges.removeAll(at);
        List<Matrix> here = vectors.getOrDefault(s, List.of());
        if (at.isEmpty()) {
            scalars.add(here.isEmpty() ? new Matrix.Scalar(Notation.size(s)) : here.size() == 2
                    ? Algebra.product(List.of(Algebra.transpose(here.get(0)), here.get(1))) : new Matrix.Total(Algebra.elementwise(here)));
            vectors.remove(s);
        } else if (at.size() == 1) {
            Edge e = at.getFirst();
            Symbol t = e.other(s);
            if (here.isEmpty() && summed.contains(t) && degree(t) == 0 && !vectors.containsKey(t)) {
                summed.remove(t);
                scalars.add(new Matrix.Total(e.matrix));
                return;
            }
            Matrix v = vector(s).orElseGet(() -> Notation.ones(s));
            vectors.computeIfAbsent(t, _ -> new ArrayList<>()).add(Algebra.product(List.of(e.toward(s), v)));
        } else {
            Edge first = at.get(0);
            Edge second = at.get(1);
            List<Matrix> path = new ArrayList<>(List.of(first.toward(s)));
            vector(s).ifPresent(v -> path.add(new Matrix.Diagonal(v)));
            path.add(Algebra.transpose(second.toward(s)));
            edges.add(new Edge(Algebra.product(path), first.other(s), second.other(s)));
        }
    }

    private Optional<Notation.Part> result() {
        List<Symbol> open = free.stream().filter(i -> degree(i) > 0 || vectors.containsKey(i)).toList();
        if (open.size() > 2 || edges.size() > 1) {
            return Optional.empty();
        }
        Expr number = Terms.multiply(numbers);
        List<Matrix> parts = new ArrayList<>(scalars);
        if (!edges.isEmpty() && notation.spread()) {
            List<Matrix> all = new ArrayList<>();
            vector(open.get(0)).ifPresent(v -> all.add(Algebra.product(List.of(v, Algebra.transpose(Notation.ones(open.get(1)))))));
            vector(open.get(1)).ifPresent(v -> all.add(Algebra.product(List.of(Notation.ones(open.get(0)), Algebra.transpose(v)))));
            all.add(edges.getFirst().toward(open.get(1)));
            parts.add(Algebra.elementwise(all));
        } else if (!edges.isEmpty()) {
            List<Matrix> path = new ArrayList<>();
            Matrix edge = edges.getFirst().toward(open.get(1));
            // the sums of diag(s)(Y/A) want all of A to differ from 0, those of (diag(s) Y)/A do not
            Optional<Matrix.Quotient> quotient = edge instanceof Matrix.Quotient q && !(q.over() instanceof Matrix.Scalar) && !Entries.isVector(q.over()) && open.stream().anyMatch(vectors::containsKey)
                    ? Optional.of(q) : Optional.empty();
            vector(open.get(0)).ifPresent(v -> path.add(new Matrix.Diagonal(v)));
            path.add(quotient.map(Matrix.Quotient::over).orElse(edge));
            vector(open.get(1)).ifPresent(v -> path.add(new Matrix.Diagonal(v)));
            Matrix product = quotient.<Matrix>map(q -> new Matrix.Quotient(Algebra.product(path), q.under())).orElseGet(() -> Algebra.product(path));
            boolean turned = product instanceof Matrix.Transpose || product instanceof Matrix.Product p && p.factors().stream().allMatch(Matrix.Transpose.class::isInstance);
            parts.add(turned ? Algebra.transpose(product) : product);
            return result(number, parts, turned ? open.reversed() : open);
        } else if (open.size() == 2) {
            parts.add(Algebra.product(List.of(vector(open.get(0)).orElseThrow(), Algebra.transpose(vector(open.get(1)).orElseThrow()))));
        } else if (open.size() == 1) {
            parts.add(vector(open.getFirst()).orElseThrow());
        }
        return result(number, parts, open);
    }

    private static Optional<Notation.Part> result(Expr number, List<Matrix> parts, List<Symbol> open) {
        Matrix all = parts.isEmpty() ? new Matrix.Scalar(Terms.ONE) : parts.size() == 1 ? parts.getFirst() : Algebra.elementwise(parts);
        boolean one = number instanceof Num n && n.value().isOne();
        return Optional.of(new Notation.Part(one ? all : Algebra.scaled(number, all), open));
    }
}
