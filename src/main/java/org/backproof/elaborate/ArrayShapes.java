package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.backproof.expr.Expr;
import org.backproof.expr.Terms;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Name;
import org.backproof.language.OctaveNotes;
import org.backproof.language.Operator;

/// The shapes that NumPy and PyTorch give to code, `(h,)` for a sum along an axis without `keepdims=True`. The language has columns for
/// vectors; arrays of one axis go with others from the last axis on, where a size of 1 spreads.
///
/// @param names       the shape of a name or an element; empty where it is not known
/// @param elementwise whether a function of that name goes entry by entry
record ArrayShapes(Function<Expression, Optional<List<Expr>>> names, Predicate<String> elementwise) {
    private static final List<String> REDUCTIONS = List.of("sum", "mean", "max", "min", "amax", "amin", "prod");
    static final List<String> PRODUCTS = List.of("dot", "safe_sparse_dot", "matmul", "mm", "mv");
    private static final List<String> ENTRYWISE = List.of("multiply", "mul", "divide", "true_divide", "div", "add", "subtract", "sub", "power", "pow", "float_power",
            "maximum", "minimum", "where", "square", "reciprocal", "negative", "neg", "absolute", "abs", "sqrt", "exp", "log", "sign", "heaviside");
    /// The shape is that of the first argument.
    private static final List<String> KEEPING = List.of("softmax", "log_softmax", "zeros_like", "ones_like", "astype", "float", "double", "to", "copy", "clone", "detach", "item",
            "clamp", "clip", "array", "asarray", "int", "int32", "int64", "float32", "float64");

    /// @return empty where it is not known
    /// @throws Broadcasting.Misfit if parts do not go together
    Optional<List<Expr>> of(Expression e) {
        try {
            return Optional.of(shape(e));
        } catch (Broadcasting.Unknown _) {
            return Optional.empty();
        }
    }

    private List<Expr> shape(Expression e) {
        Optional<List<Expr>> known = e instanceof Name || e instanceof Expression.Element ? names.apply(e) : Optional.empty();
        return known.orElseGet(() -> switch (e) {
            case Expression.Number _ -> List.of();
            case Expression.Transpose t -> t.operand() instanceof Expression.Product p ? chained(p, true) : shape(t.operand()).reversed();
            case Expression.Power p when p.exponent() instanceof Name t && t.text().equals("T") -> shape(p.base()).reversed();
            case Expression.Power(Expression base, Expression.Call(Name mark, _, List<Argument> exponent, _), _) when mark.text().equals(OctaveNotes.EXPONENT) ->
                number(List.of(base, (Expression) exponent.getFirst()), "^ is a power of a matrix as a whole in Octave; entry by entry is .^");
            case Expression.Power p -> together(List.of(p.base(), p.exponent()));
            case Expression.Negative n -> shape(n.operand());
            case Expression.Sum s -> links(s.first(), s.rest());
            case Expression.Comparison c -> links(c.first(), c.rest());
            case Expression.Conditional c -> Broadcasting.broadcast(condition(c.test()), together(List.of(c.yes(), c.no())));
            case Expression.Product p -> chained(p, false);
            case Expression.Call c -> call(c.function().text(), c.order(), c.arguments(), Optional.empty());
            case Expression.Element(Expression of, List<Expression> at, _) -> indexed(shape(of), at);
            case Name _, Expression.Array _, Expression.Whole _, Expression.Membership _, Expression.Not _, Expression.And _, Expression.Or _ -> throw new Broadcasting.Unknown();
        });
    }

    private List<Expr> condition(Expression test) {
        return test instanceof Expression.Comparison c ? links(c.first(), c.rest()) : shape(test);
    }

    private List<Expr> links(Expression first, List<Link> rest) {
        List<Expr> so = shape(first);
        for (Link k : rest) {
            so = Broadcasting.broadcast(so, shape(k.operand()));
        }
        return so;
    }

    private List<Expr> together(List<? extends Expression> all) {
        List<Expr> so = List.of();
        for (Expression e : all) {
            so = Broadcasting.broadcast(so, shape(e));
        }
        return so;
    }

    /// Factors, and what stands after a dot.
    ///
    /// @param turned whether the last one is transposed
    private List<Expr> chained(Expression.Product p, boolean turned) {
        List<List<Expr>> factors = new ArrayList<>(List.of(shape(p.first())));
        List<Operator> operators = new ArrayList<>();
        for (Link k : p.rest()) {
            Optional<List<Expr>> method = k.operator() == Operator.BESIDE ? method(factors.getLast(), k.operand()) : Optional.empty();
            if (method.isPresent()) {
                factors.set(factors.size() - 1, method.get());
            } else {
                factors.add(shape(k.operand()));
                operators.add(k.operator());
            }
        }
        if (turned) {
            factors.set(factors.size() - 1, factors.getLast().reversed());
        }
        List<Expr> so = factors.getFirst();
        for (int k = 0; k < operators.size(); k++) {
            List<Expr> next = factors.get(k + 1);
            boolean matrices = operators.get(k) == Operator.MATMUL || !so.isEmpty() && !next.isEmpty() && (operators.get(k) == Operator.BESIDE
                    || operators.get(k) == Operator.DOT && !so.equals(next) && so.getLast() == next.getFirst());
            so = matrices ? Broadcasting.product(so, next) : Broadcasting.broadcast(so, next);
        }
        return so;
    }

    /// `.sum(axis=1)`, `.T`, `.shape[0]`; empty for a factor.
    private Optional<List<Expr>> method(List<Expr> before, Expression e) {
        return switch (e) {
            case Expression.Call c when c.function().text().startsWith(".") -> Optional.of(call(c.function().text().substring(1), c.order(), c.arguments(), Optional.of(before)));
            case Name n when n.text().equals(".mT") || n.text().equals(".T") -> Optional.of(before.reversed());
            case Expression.Element(Name n, _, _) when n.text().equals(".shape") -> Optional.of(List.of());
            case Expression.Transpose(Expression operand, _) -> method(before, operand).map(List::reversed);
            case Expression.Power(Expression base, Name t, _) when t.text().equals("T") -> method(before, base).map(List::reversed);
            case Expression.Power(Expression base, Expression exponent, _) -> method(before, base).map(b -> Broadcasting.broadcast(b, shape(exponent)));
            case Name n when n.text().startsWith(".") -> throw new Broadcasting.Unknown();
            case Expression _ -> Optional.empty();
        };
    }

    /// @param self what a method is called on
    private List<Expr> call(String name, int order, List<Argument> arguments, Optional<List<Expr>> self) {
        List<Expression> plain = arguments.stream().filter(Expression.class::isInstance).map(Expression.class::cast).toList();
        if (REDUCTIONS.contains(name) && !(plain.size() > 1 && self.isEmpty() && axis(plain.get(1)).isEmpty())) {
            return reduced(self.orElseGet(() -> shape(first(plain))), self.isPresent() ? plain : plain.subList(1, plain.size()), arguments);
        }
        if (name.equals("tensordot") || name.equals("linear") && plain.size() > 1) {
            Expression product = NumpyCalls.read(new Expression.Call(new Name(name, plain.getFirst().span()), 0, arguments, plain.getFirst().span()));
            return product instanceof Expression.Call ? List.of() : shape(product);
        }
        if (name.equals("reshape") || name.equals("unsqueeze") || name.equals("expand_dims")) {
            return reshaped(name, self.orElseGet(() -> shape(first(plain))), self.isPresent() ? plain : plain.subList(1, plain.size()));
        }
        if (name.equals("einsum")) {
            return einsum(plain);
        }
        if (name.equals("repmat") && plain.size() == 3) {
            List<Expr> of = shape(plain.getFirst());
            return List.of(axis(plain.get(1)).isPresent() ? of.getFirst() : size(plain.get(1)), axis(plain.get(2)).isPresent() ? of.getLast() : size(plain.get(2)));
        }
        if (name.equals("bsxfun") && plain.size() == 3) {
            return together(plain.subList(1, 3));
        }
        if (name.equals(OctaveNotes.DIVISOR)) {
            return number(plain, "/ divides by a matrix as a whole in Octave; entry by entry is ./");
        }
        if (name.equals("len") || name.equals("size") || name.equals("shape")) {
            return List.of();
        }
        if (name.equals("ones") && plain.size() == 1 && shape(plain.getFirst()).isEmpty()) {
            return names.apply(plain.getFirst()).filter(List::isEmpty).map(_ -> List.<Expr>of(size(plain.getFirst()))).orElseThrow(Broadcasting.Unknown::new);
        }
        if (arguments.stream().anyMatch(a -> a instanceof Argument.Named n && n.name().text().startsWith("transpose_"))) {
            throw new Broadcasting.Unknown();
        }
        List<List<Expr>> shapes = new ArrayList<>();
        self.ifPresent(shapes::add);
        if (KEEPING.contains(name)) {
            return shapes.isEmpty() ? shape(first(plain)) : shapes.getFirst();
        }
        if (name.equals("transpose") || name.equals("t") || name.equals("swapaxes") || name.equals("permute")) {
            return (shapes.isEmpty() ? shape(first(plain)) : shapes.getFirst()).reversed();
        }
        plain.forEach(e -> shapes.add(e instanceof Expression.Comparison ? condition(e) : shape(e)));
        if (PRODUCTS.contains(name) && shapes.size() == 2) {
            return shapes.stream().anyMatch(List::isEmpty) ? Broadcasting.broadcast(shapes.get(0), shapes.get(1)) : Broadcasting.product(shapes.get(0), shapes.get(1));
        }
        if (name.equals("inner") && shapes.size() == 2) {
            return Broadcasting.product(shapes.get(0), shapes.get(1).reversed());
        }
        if (name.equals("outer") && shapes.size() == 2) {
            return List.of(Broadcasting.length(shapes.get(0)), Broadcasting.length(shapes.get(1)));
        }
        if ((order > 0 || ENTRYWISE.contains(name) || elementwise.test(name)) && !shapes.isEmpty()) {
            return shapes.stream().reduce(List.of(), Broadcasting::broadcast);
        }
        throw new Broadcasting.Unknown();
    }

    /// What must be numbers.
    private List<Expr> number(List<Expression> all, String otherwise) {
        if (!together(all).stream().allMatch(Terms.ONE::equals)) {
            throw new Broadcasting.Misfit(otherwise);
        }
        return List.of();
    }

    private static Expression first(List<Expression> plain) {
        if (plain.isEmpty()) {
            throw new Broadcasting.Unknown();
        }
        return plain.getFirst();
    }

    private static Expr size(Expression e) {
        if (e instanceof Name n) {
            return Terms.symbol(n.text(), org.backproof.expr.Sort.SIZE);
        }
        throw new Broadcasting.Unknown();
    }

    /// An axis that is written as a number, `-1` the last one.
    private static Optional<Integer> axis(Expression e) {
        return switch (e) {
            case Expression.Number n when n.value().isInteger() -> Optional.of(n.value().intValueExact());
            case Expression.Negative(Expression.Number n, _) when n.value().isInteger() -> Optional.of(-n.value().intValueExact());
            case Expression _ -> Optional.empty();
        };
    }

    private static List<Expr> reduced(List<Expr> of, List<Expression> positional, List<Argument> arguments) {
        Optional<Expression> along = positional.isEmpty() ? Optional.empty() : Optional.of(positional.getFirst());
        boolean kept = positional.size() > 1 && isTrue(positional.get(1));
        for (Argument a : arguments) {
            if (a instanceof Argument.Named(Name name, Expression value, _)) {
                along = List.of("axis", "dim").contains(name.text()) ? Optional.of(value) : along;
                kept |= name.text().startsWith("keepdim") && isTrue(value);
            }
        }
        if (along.isEmpty()) {
            return kept ? of.stream().<Expr>map(_ -> Terms.ONE).toList() : List.of();
        }
        int at = along.get() instanceof Name n && n.text().equals(OctaveNotes.FIRST) ? of.size() > 1 && of.getFirst() == Terms.ONE ? 1 : 0 : axis(along.get()).orElseThrow(Broadcasting.Unknown::new);
        at = at < 0 ? at + of.size() : at;
        if (at < 0 || at >= of.size()) {
            throw new Broadcasting.Misfit("an array " + Broadcasting.text(of) + " has no axis " + along.get().toSource());
        }
        List<Expr> out = new ArrayList<>(of);
        if (kept) {
            out.set(at, Terms.ONE);
        } else {
            out.remove(at);
        }
        return out;
    }

    private static boolean isTrue(Expression e) {
        return e instanceof Name yes && yes.text().equals("True");
    }

    private List<Expr> reshaped(String name, List<Expr> of, List<Expression> at) {
        if (name.equals("reshape")) {
            List<Optional<Expr>> wanted = at.size() == 1 && at.getFirst() instanceof Expression.Product ? shapeOf(at.getFirst()) : at.stream().map(this::length).toList();
            List<Expr> out = wanted.stream().map(w -> w.orElseGet(() -> Broadcasting.length(of))).toList();
            List<Expr> entries = of.stream().filter(s -> s != Terms.ONE).toList();
            if (!out.stream().filter(s -> s != Terms.ONE).toList().equals(entries)) {
                throw new Broadcasting.Misfit("an array " + Broadcasting.text(of) + " has no shape " + Broadcasting.text(out));
            }
            return out;
        }
        List<Integer> numbers = at.stream().map(e -> axis(e).orElseThrow(Broadcasting.Unknown::new)).toList();
        if (numbers.size() == 1) {
            List<Expr> out = new ArrayList<>(of);
            out.add(numbers.getFirst() < 0 ? of.size() + 1 + numbers.getFirst() : numbers.getFirst(), Terms.ONE);
            return out;
        }
        throw new Broadcasting.Unknown();
    }

    /// `K`, `X.shape[0]`; empty for -1, what is left.
    private Optional<Expr> length(Expression e) {
        if (axis(e).isPresent()) {
            return axis(e).filter(k -> k >= 0).map(Terms::num);
        }
        if (NumpySyntax.read(e) instanceof Expression.Element(Expression.Call(Name shape, _, List<Argument> of, _), List<Expression> at, _) && shape.text().equals("shape")) {
            List<Expr> all = of.getFirst() instanceof Expression array ? shape(array) : List.of();
            return Optional.of(all.get(axis(at.getFirst()).filter(k -> k >= 0 && k < all.size()).orElseThrow(Broadcasting.Unknown::new)));
        }
        return Optional.of(size(e));
    }

    /// `b2.shape`.
    private List<Optional<Expr>> shapeOf(Expression e) {
        return e instanceof Expression.Product(Expression of, List<Link> rest, _) && rest.size() == 1 && rest.getFirst().operand() instanceof Name n && n.text().equals(".shape")
                ? shape(of).stream().map(Optional::of).toList() : List.of(Optional.of(size(e)));
    }

    /// `x[:, None]`.
    private static List<Expr> indexed(List<Expr> of, List<Expression> at) {
        List<Expr> out = new ArrayList<>();
        int k = 0;
        for (Expression e : at) {
            if (e instanceof Name n && List.of("None", "newaxis").contains(n.text())) {
                out.add(Terms.ONE);
            } else if (e instanceof Expression.Whole && k < of.size()) {
                out.add(of.get(k++));
            } else if (ClassLabels.picks(at) && of.size() == 2) {
                return List.of(of.get(at.getFirst() instanceof Expression.Call ? 0 : 1));
            } else {
                throw new Broadcasting.Unknown();
            }
        }
        out.addAll(of.subList(k, of.size()));
        return out;
    }

    private List<Expr> einsum(List<Expression> plain) {
        if (plain.isEmpty() || !(plain.getFirst() instanceof Name subscripts) || !subscripts.text().contains("->")) {
            throw new Broadcasting.Unknown();
        }
        String[] sides = subscripts.text().replaceAll("['\" ]", "").split("->", -1);
        String[] inputs = sides[0].split(",", -1);
        Map<Character, Expr> sizes = new LinkedHashMap<>();
        for (int k = 0; k < inputs.length && k + 1 < plain.size(); k++) {
            List<Expr> own = shape(plain.get(k + 1));
            for (int i = 0; i < Math.min(inputs[k].length(), own.size()); i++) {
                sizes.put(inputs[k].charAt(i), own.get(i));
            }
        }
        return sides[1].chars().mapToObj(l -> Optional.ofNullable(sizes.get((char) l)).orElseThrow(Broadcasting.Unknown::new)).toList();
    }
}
