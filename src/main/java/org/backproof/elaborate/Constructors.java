package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.SourceError;

/// Tensors that are written down: lists of entries, `ones[K]`, `eye[K]`, `diag(v)`, `onehot(c, K)`; and Kronecker's `delta(i, j)`.
final class Constructors {
    private static final List<String> SIZED = List.of("ones", "zeros", "eye");

    private Constructors() {
    }

    /// Whether the name makes a tensor of the sizes in brackets.
    static boolean isSized(String name) {
        return SIZED.contains(name);
    }

    static Tensor sized(String name, Expression.Element e, Environment env) {
        List<Expr> sizes = new ArrayList<>();
        e.indices().forEach(s -> sizes.add(size(s, env)));
        if (sizes.size() > 2 || name.equals("eye") && sizes.size() > 1) {
            throw new SourceError(name + " takes " + (name.equals("eye") ? "one size" : "one size or two"), e.span());
        }
        return switch (name) {
            case "ones" -> Tensor.of(sizes, _ -> Terms.ONE);
            case "zeros" -> Tensor.of(sizes, _ -> Terms.ZERO);
            default -> Tensor.of(List.of(sizes.getFirst(), sizes.getFirst()), i -> Terms.delta(i.get(0), i.get(1)));
        };
    }

    static Expr size(Expression e, Environment env) {
        if (e instanceof Name n) {
            return env.size(n);
        }
        Tensor t = Expressions.value(e, env);
        if (t.isScalar() && Constants.isSize(t.body())) {
            return t.body();
        }
        throw new SourceError(e.toSource() + " is no size", e.span(), "A size is a whole number from 1 on, or a name that stands for one.");
    }

    /// `[a, b]`, a column; `[[a, b], [c, d]]`, a list of rows.
    static Tensor array(Expression.Array a, Environment env) {
        boolean rows = a.entries().getFirst() instanceof Expression.Array;
        Expr length = Terms.num(a.entries().size());
        if (!rows) {
            List<Expr> entries = new ArrayList<>();
            a.entries().forEach(e -> entries.add(Expressions.scalar(e, env)));
            return Tensor.of(List.of(length), i -> pick(i.getFirst(), entries));
        }
        List<Tensor> all = Expressions.values(a.entries(), env);
        for (int k = 0; k < all.size(); k++) {
            if (!all.get(k).sizes().equals(all.getFirst().sizes()) || all.get(k).rank() != 1) {
                throw new SourceError("the rows of this matrix differ in length", a.entries().get(k).span());
            }
        }
        return Tensor.of(List.of(length, all.getFirst().sizes().getFirst()),
                i -> pick(i.getFirst(), all.stream().map(r -> r.at(i.subList(1, 2))).toList()));
    }

    /// The entry with the index: `Σₖ δ(i, k) eₖ`; by cases where an entry may be undefined, since the others stay defined.
    private static Expr pick(Symbol i, List<Expr> entries) {
        if (entries.stream().allMatch(Expr::total)) {
            List<Expr> terms = new ArrayList<>();
            for (int k = 0; k < entries.size(); k++) {
                terms.add(Terms.multiply(Terms.delta(i, Terms.num(k + 1)), entries.get(k)));
            }
            return Terms.add(terms);
        }
        Expr out = entries.getLast();
        for (int k = entries.size() - 1; k > 0; k--) {
            out = Terms.cases(Prop.zero(Terms.subtract(i, Terms.num(k))), entries.get(k - 1), out);
        }
        return out;
    }

    /// Of a vector the matrix with it on the diagonal, of a matrix its diagonal.
    static Tensor diag(Expression.Call c, Environment env) {
        Tensor t = single(c, env);
        if (t.isScalar()) {
            throw new SourceError(c.arguments().getFirst().toSource() + " is a scalar; diag takes a vector or a matrix", c.span());
        }
        if (t.rank() == 2 && Shapes.isOne(t.sizes().getFirst()) && c.arguments().getFirst() instanceof Name n && env.locals().containsKey(n.text())) {
            return Tensor.of(List.of(t.sizes().get(1), t.sizes().get(1)), i -> Terms.multiply(Terms.delta(i.get(0), i.get(1)), t.at(List.of(Terms.ONE, i.get(0))))); // of numbers in a row
        }
        if (t.rank() == 2) {
            square(t, c, env);
            return Tensor.of(t.sizes().subList(0, 1), i -> t.at(List.of(i.getFirst(), i.getFirst())));
        }
        return Tensor.of(List.of(t.sizes().getFirst(), t.sizes().getFirst()),
                i -> Terms.multiply(Terms.delta(i.get(0), i.get(1)), t.at(i.subList(0, 1))));
    }

    static Tensor trace(Expression.Call c, Environment env) {
        Tensor t = single(c, env);
        square(t, c, env);
        MatrixPowers.noteProduct(Calls.plain(c, 1).getFirst(), t, env);
        Symbol k = Terms.symbol("'0", Sort.upTo(t.sizes().getFirst()));
        return Tensor.scalar(Terms.sum(k, t.at(List.of(k, k))));
    }

    private static void square(Tensor t, Expression.Call c, Environment env) {
        if (t.rank() != 2 || !env.sizes().same(t.sizes().get(0), t.sizes().get(1))) {
            throw new SourceError(c.arguments().getFirst().toSource() + " is " + t.shape() + "; " + c.function() + " takes a square matrix", c.span());
        }
    }

    private static Tensor single(Expression.Call c, Environment env) {
        return Expressions.value(Calls.plain(c, 1).getFirst(), env);
    }

    static Tensor onehot(Expression.Call c, Environment env) {
        List<Expression> arguments = Calls.plain(c, 2);
        Expr size = size(arguments.get(1), env);
        Expr at = Indices.at(arguments.get(0), size, c.toSource(), env);
        return Tensor.of(List.of(size), i -> Terms.delta(i.getFirst(), at));
    }

    static Tensor delta(Expression.Call c, Environment env) {
        List<Expr> at = new ArrayList<>();
        for (Expression e : Calls.plain(c, 2)) {
            Expr i = Expressions.scalar(e, env);
            boolean index = i instanceof Num n ? n.value().isInteger() : Free.symbols(i).stream().noneMatch(Indices::isNoIndex);
            if (!index) {
                throw new SourceError(e.toSource() + " is a real number, not an index", e.span(), "delta(i, j) compares two indices.");
            }
            at.add(i);
        }
        return Tensor.scalar(Terms.delta(at.get(0), at.get(1)));
    }
}
