package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.SourceError;

/// What stands between the brackets of `x[i]`: indices count from 1, and an undeclared name is an index that runs over all entries.
final class Indices {
    private Indices() {
    }

    /// `tensor[at, …]`; with `:` a row or a column, as a vector.
    static Tensor element(Expression.Element e, Environment env) {
        Tensor t = Expressions.value(e.tensor(), env);
        String written = e.tensor().toSource();
        if (env.sizes() == Sizes.OF_CODE && isNew(e.indices())) {
            boolean row = t.rank() == 2 && Shapes.isOne(t.sizes().getFirst());
            return row == e.indices().getFirst() instanceof Name ? t : Matrices.transpose(t);
        }
        if (t.isScalar()) {
            Optional<String> hint = Optional.of("Declare " + written + (e.indices().size() == 1 ? " : vector[K]." : " : matrix[n, m]."))
                    .filter(_ -> e.tensor() instanceof Name n && !env.knows(n.text()));
            throw new SourceError(written + " is a scalar and has no entries", e.span(), hint);
        }
        if (t.rank() != e.indices().size()) {
            throw new SourceError(written + " is " + t.shape() + " and takes " + (t.rank() == 1 ? "one index" : "two indices"), e.span());
        }
        List<Expr> at = new ArrayList<>();
        List<Symbol> whole = new ArrayList<>();
        for (int k = 0; k < t.rank(); k++) {
            if (e.indices().get(k) instanceof Expression.Whole) {
                whole.add(Tensor.index(whole.size() + 1, t.sizes().get(k)));
                at.add(whole.getLast());
            } else {
                at.add(at(e.indices().get(k), t.sizes().get(k), written, env));
            }
        }
        return new Tensor(whole, t.at(at));
    }

    /// `x[:, None]`, the column x, or `x[None, :]`, its row.
    static boolean isNew(List<Expression> at) {
        return at.size() == 2 && at.stream().filter(x -> x instanceof Name n && List.of("None", "newaxis").contains(n.text())).count() == 1
                && at.stream().anyMatch(Expression.Whole.class::isInstance);
    }

    /// An index for an axis of the size.
    ///
    /// @param of whose axis, for messages
    static Expr at(Expression e, Expr size, String of, Environment env) {
        if (e instanceof Name n && !env.knows(n.text()) && !env.findings().sizeNames.contains(n.text())) {
            return free(n, size, env);
        }
        Tensor t = Expressions.value(e, env);
        if (t.body() instanceof Num n && t.isScalar()) {
            return literal(n, e, size, of);
        }
        if (!t.isScalar() || Free.symbols(t.body()).stream().anyMatch(Indices::isNoIndex)) {
            throw new SourceError(e.toSource() + " is " + (t.isScalar() ? "a real number" : t.shape()) + ", not an index", e.span(),
                    e instanceof Name n ? "Declare " + n + " : index[" + Shapes.size(size) + "]." : "Indices are whole: 1, i, i + 1, K.");
        }
        if (t.body() instanceof Symbol s && s.sort() instanceof Sort.Index range && !fits(range, size, env)) {
            throw new SourceError(e.toSource() + " runs over " + range(range) + ", and " + of + " has length " + Shapes.size(size), e.span());
        }
        return t.body();
    }

    static boolean isNoIndex(Symbol s) {
        return s.sort() instanceof Sort.Real || s.sort() instanceof Sort.Tensor;
    }

    private static Expr literal(Num n, Expression e, Expr size, String of) {
        if (!n.value().isInteger() || n.value().signum() <= 0) {
            throw new SourceError(e.toSource() + " is no index", e.span(), "Indices are 1, 2, …, " + Shapes.size(size) + ".");
        }
        if (size instanceof Num last && n.value().compareTo(last.value()) > 0) {
            throw new SourceError(of + " has " + size + (Shapes.isOne(size) ? " entry" : " entries") + ", there is no number " + n, e.span());
        }
        return n;
    }

    /// Whether a symbol's range goes with an axis. What only arithmetic could tell is left to the proof.
    private static boolean fits(Sort.Index range, Expr size, Environment env) {
        if (range.upper() instanceof Symbol end && end.sort() instanceof Sort.Index further) {
            return fits(further, size, env); // i in 1..j, j in 1..K
        }
        boolean simple = (range.upper() instanceof Symbol || range.upper() instanceof Num) && range.lower() instanceof Num;
        if (!simple || range.upper() instanceof Num a && size instanceof Num b && a.value().compareTo(b.value()) <= 0) {
            return true;
        }
        return range.upper() instanceof Num && size instanceof Symbol && !env.sizes().isUnknown(size) || env.sizes().same(range.upper(), size);
    }

    static String range(Sort.Index range) {
        return Shapes.size(range.lower()) + ".." + Shapes.size(range.upper());
    }

    /// An undeclared index, with the range of the axis that it stands at.
    private static Symbol free(Name n, Expr size, Environment env) {
        Symbol known = env.findings().indices.get(n.text());
        if (known == null) {
            known = Terms.symbol(n.text(), Sort.upTo(size));
            env.findings().indices.put(n.text(), known);
            env.findings().indexNames.add(n.text());
        }
        Sort.Index range = (Sort.Index) known.sort();
        if (!env.sizes().same(range.upper(), size)) {
            throw new SourceError(n + " runs over " + range(range) + " and over 1.." + Shapes.size(size), n.span());
        }
        return known;
    }

    /// An undeclared index where no axis is near: its range follows from its other uses.
    static Symbol free(Name n, Environment env) {
        Symbol known = env.findings().indices.get(n.text());
        return known != null ? known : free(n, inferred(n, env.findings().roots, env), env);
    }

    /// How far an index goes that another one is compared with; empty where only the other one could say.
    private static Optional<Expr> sizeOf(Name index, List<? extends Expression> roots, Environment env) {
        if (env.findings().sought.contains(index.text())) {
            return Optional.empty();
        }
        if (env.scope().meaning(index.text()).orElse(null) instanceof Meaning.Variable v && v.symbol().sort() instanceof Sort.Index range) {
            return Optional.of(range.upper());
        }
        Symbol known = env.findings().indices.get(index.text());
        boolean used = known != null || !IndexUses.of(index.text(), roots).isEmpty();
        return used ? Optional.of(known != null ? ((Sort.Index) known.sort()).upper() : inferred(index, roots, env)) : Optional.empty();
    }

    /// The size of an axis that the index is used for in the expressions.
    static Expr inferred(Name index, List<? extends Expression> roots, Environment env) {
        // an index that only stands inside its own tensor has no range: softmax(x[i])[i]
        if (env.findings().sought.add(index.text())) {
            try {
                for (IndexUses.Use use : IndexUses.of(index.text(), roots)) {
                    Tensor t = Expressions.value(use.tensor(), env);
                    if (t.rank() == use.places()) {
                        return t.sizes().get(use.place());
                    }
                }
                for (Name other : IndexUses.comparedWith(index.text(), roots)) {
                    Optional<Expr> size = sizeOf(other, roots, env);
                    if (size.isPresent()) {
                        return size.get();
                    }
                }
            } finally {
                env.findings().sought.remove(index.text());
            }
        }
        throw new SourceError("the range of " + index + " is not known", index.span(), "Write " + index + " in 1..K.");
    }
}
