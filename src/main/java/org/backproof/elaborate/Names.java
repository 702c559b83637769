package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Bound;
import org.backproof.expr.Children;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;

/// How terms and functions are called in a session: `a` for `sigmoid(z)`, `p[k]` for the k-th entry of `softmax(v)`.
public final class Names {
    /// No names.
    public static final Names NONE = new Names(Scope.EMPTY);

    private static final int LARGEST = 4096;

    private final Scope scope;
    private Map<Expr, String> scalars;
    private List<Meaning.Named> tensors;
    private Map<Function, String> functions;

    private Names(Scope scope) {
        this.scope = scope;
    }

    private synchronized void gather() {
        if (scalars != null) {
            return;
        }
        tensors = new ArrayList<>();
        functions = scope.aliases();
        scalars = new IdentityHashMap<>();
        for (Meaning.Named v : scope.named()) {
            Expr body = v.value().body();
            if (body instanceof Num || body instanceof Symbol || body instanceof Entry) {
                continue;
            }
            if (v.value().isScalar()) {
                scalars.put(body, v.name());
            } else {
                tensors.addFirst(v);
            }
        }
    }

    /// A name, with the indices of the entry if it is a tensor's.
    public record Name(String name, List<Expr> indices) {
    }

    /// The names of a scope.
    public static Names of(Scope scope) {
        return new Names(scope);
    }

    /// How the session calls a function that it defined under another name than the library's.
    public String of(Function f) {
        gather();
        return functions.getOrDefault(f, f.name());
    }

    /// The named value, or the entry of one, that the term is.
    public Optional<Name> of(Expr e) {
        gather();
        String scalar = scalars.get(e);
        if (scalar != null) {
            return Optional.of(new Name(scalar, List.of()));
        }
        for (Meaning.Named v : tensors) {
            Optional<Name> entry = entry(v, e);
            if (entry.isPresent()) {
                return entry;
            }
        }
        return Optional.empty();
    }

    private static Optional<Name> entry(Meaning.Named v, Expr e) {
        Tensor t = v.value();
        if (!t.body().getClass().equals(e.getClass()) || e.facts().size() > LARGEST) {
            return Optional.empty();
        }
        List<Expr> candidates = indices(e);
        return t.rank() == 1
                ? candidates.stream().map(List::of).filter(at -> t.at(at) == e).findFirst().map(at -> new Name(v.name(), at))
                : candidates.stream().flatMap(i -> candidates.stream().map(j -> List.of(i, j))).filter(at -> t.at(at) == e).findFirst()
                        .map(at -> new Name(v.name(), at));
    }

    /// The terms in it that may be indices.
    private static List<Expr> indices(Expr e) {
        Set<Expr> out = new LinkedHashSet<>();
        collect(e, new LinkedHashSet<>(), out);
        return List.copyOf(out);
    }

    private static void collect(Expr e, Set<Expr> seen, Set<Expr> out) {
        if (!seen.add(e)) {
            return;
        }
        if (e instanceof Num || e instanceof Bound || e instanceof Symbol s && s.sort() instanceof Sort.Index) {
            out.add(e);
        }
        Children.of(e).forEach(c -> collect(c, seen, out));
    }
}
