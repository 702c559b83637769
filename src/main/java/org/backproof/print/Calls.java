package org.backproof.print;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.elaborate.Definition;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Bound;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.library.Descriptor;
import org.backproof.library.Library;

/// Layout of function calls and of their tensor arguments.
final class Calls {
    /// In the place of an index: all of them.
    private static final String ALL = ":";

    private final Typesetter typesetter;

    Calls(Typesetter typesetter) {
        this.typesetter = typesetter;
    }

    Layout layout(Apply a, Scope scope) {
        FunctionName name = name(a.function());
        return switch (a.function()) {
            case Function.Opaque o -> call(name, o.order(), typesetter.all(a.arguments(), scope));
            case Function.Primitive _, Function.Largest _ -> call(name, 0, typesetter.all(a.arguments(), scope));
            case Function.Defined d -> byName(a, scope).map(e -> typesetter.layout(e, scope)).orElseGet(() -> defined(name, primes(d.name()), d, a.arguments(), scope));
        };
    }

    /// The function that `f'` is the derivative of.
    FunctionName name(Function f) {
        FunctionNames functions = typesetter.vocabulary().functions();
        int primes = primes(f.name());
        return f instanceof Function.Defined && primes > 0 ? functions.of(f.name().substring(0, f.name().length() - primes)) : functions.of(f);
    }

    /// How many primes the name ends with.
    static int primes(String name) {
        return name.length() - name.replaceFirst("'+$", "").length();
    }

    private static Layout call(FunctionName name, int primes, List<Layout> arguments) {
        return new Layout.Call(name, primes, arguments, List.of(), List.of());
    }

    /// Hidden arguments are shown only where they are not the names that the definition mentions.
    private Layout defined(FunctionName name, int primes, Function.Defined d, List<Expr> arguments, Scope scope) {
        int indices = d.symbols().size() - d.rank();
        int visible = indices - d.hidden();
        int written = written(d, arguments, visible);
        List<Layout> hidden = new ArrayList<>();
        for (int k = visible; k < indices; k++) {
            Symbol meant = d.symbols().get(k);
            if (arguments.get(k) != meant && !isWhole(arguments.get(k), meant)) {
                hidden.add(Layout.equation(Layout.Name.of(meant.name()), typesetter.layout(arguments.get(k), scope.writing(List.of()))));
            }
        }
        List<Expr> last = arguments.subList(indices, arguments.size());
        List<Layout> entry = last.equals(scope.whole()) ? List.of() : typesetter.all(last, scope);
        return new Layout.Call(name, primes, typesetter.all(arguments.subList(0, written), scope), hidden, entry);
    }

    /// How many of the arguments are written: the last ones are not where they have their default values.
    static int written(Function.Defined d, List<Expr> arguments, int visible) {
        Optional<Definition> definition = Library.descriptor(d).map(Descriptor::definition);
        int out = visible;
        while (out > 1 && definition.isPresent() && definition.get().formals().size() == visible && definition.get().formals().get(out - 1).hasPreset()
                && definition.get().preset(out - 1).body() == arguments.get(out - 1)) {
            out--;
        }
        return out;
    }

    /// A derivative by a named value at that value, as a derivative by what has its name; empty for other calls.
    Optional<Expr> byName(Apply a, Scope scope) {
        if (!(a.function() instanceof Function.Defined d && d.body() instanceof Diff && isByName(d, a.arguments(), scope))) {
            return Optional.empty();
        }
        Map<Expr, Expr> at = new LinkedHashMap<>();
        for (int k = d.symbols().size() - d.rank(); k < a.arguments().size(); k++) {
            at.put(d.symbols().get(k), a.arguments().get(k));
        }
        return Optional.of(Substitution.of(at).apply(d.body()));
    }

    /// Whether it is a derivative by a named value, `diff(L, a)` for `a = sigmoid(z)`, at that value: ∂L/∂a.
    private boolean isByName(Function.Defined d, List<Expr> arguments, Scope scope) {
        boolean derivative = d.name().startsWith("diff(");
        for (int k = 0; derivative && k < d.symbols().size() - d.rank(); k++) {
            Symbol s = d.symbols().get(k);
            derivative = k == 0 ? typesetter.layout(arguments.get(k), scope).equals(Layout.Name.of(s.name())) : arguments.get(k) == s || isWhole(arguments.get(k), s);
        }
        return derivative;
    }

    private static boolean isWhole(Expr argument, Symbol tensor) {
        return tensor.sort() instanceof Sort.Tensor && argument == Terms.tensor(tensor);
    }

    /// A tensor, elementwise where it can be.
    Layout tensor(Lambda l, Scope scope) {
        if (!typesetter.fits(l)) {
            return new Layout.Elided();
        }
        Scope inner = scope;
        List<Symbol> indices = new ArrayList<>();
        for (Bound b : l.indices()) {
            Symbol i = inner.fresh(b.sort());
            indices.add(i);
            inner = inner.binding(i);
        }
        Expr body = Binders.open(l, indices);
        List<Layout> sizes = indices.stream().map(i -> typesetter.layout(((Sort.Index) i.sort()).upper(), scope)).toList();
        if (body instanceof Entry n && slice(n, indices)) {
            List<Layout> at = new ArrayList<>();
            for (Expr i : n.indices()) {
                at.add(indices.contains(i) ? Layout.Name.of(ALL) : typesetter.layout(i, inner.writing(List.of())));
            }
            return new Layout.Name(typesetter.name(n), at);
        }
        if (!Tensors.elementwise(body, indices, typesetter.vocabulary().named())) {
            List<Layout> names = indices.stream().<Layout>map(i -> Layout.Name.of(i.name())).toList();
            return new Layout.Mapping(names, sizes, typesetter.layout(body, inner.writing(List.of())));
        }
        if (Tensors.mentions(body, indices)) {
            return typesetter.layout(body, inner.writing(indices));
        }
        Layout ones = new Layout.Name("ones", sizes);
        return body == Terms.ONE ? ones : new Layout.Product(List.of(typesetter.layout(body, inner.writing(List.of())), ones), Layout.Times.PLAIN);
    }

    /// Whether it is a row or a column of a matrix: `Z[:, j]`.
    private static boolean slice(Entry n, List<Symbol> indices) {
        return indices.size() == 1 && n.indices().size() == 2 && n.indices().stream().filter(indices::contains).count() == 1
                && n.indices().stream().allMatch(i -> indices.contains(i) || !Tensors.mentions(i, indices));
    }

    /// `delta(i, j)`; within a whole tensor `onehot(c, K)` and `eye[K]`.
    Layout delta(Delta d, Scope scope) {
        List<Expr> sides = new ArrayList<>(List.of(d.left(), d.right()));
        if (!Tensors.mentions(d, scope.whole())) {
            List<Layout> shown = new ArrayList<>(typesetter.all(sides, scope));
            shown.sort(java.util.Comparator.comparing(Plain::print));
            return new Layout.Delta(shown.getFirst(), shown.getLast());
        }
        Layout size = typesetter.layout(((Sort.Index) ((Symbol) scope.whole().getFirst()).sort()).upper(), scope);
        if (scope.whole().size() == 2) {
            return new Layout.Name("eye", List.of(size));
        }
        sides.removeAll(scope.whole());
        return call(typesetter.vocabulary().functions().of("onehot"), 0, List.of(typesetter.layout(sides.getFirst(), scope), size));
    }
}
