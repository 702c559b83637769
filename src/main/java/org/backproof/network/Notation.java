package org.backproof.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Picking;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Delta;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;

/// From index notation to matrix notation. Factors that share two indices are multiplied entry by entry, an index that is summed between two
/// factors makes their product, one that is met from the other side a transpose, and one that ends nowhere a vector of ones. What is found is
/// proved: its entry is the term.
public final class Notation {
    private final boolean spread;
    private int opened;

    private Notation(boolean spread) {
        this.spread = spread;
    }

    /// Matrix notation for a term.
    ///
    /// @param theorem `⊢ term = entry of the matrix`
    public record Written(Matrix matrix, Theorem theorem) {
    }

    /// A matrix with the indices of its rows and columns; fewer where an entry does not depend on them.
    record Part(Matrix matrix, List<Symbol> indices) {
    }

    /// The term without the indices; empty where there is no such notation.
    public static Optional<Written> of(Expr body, List<Symbol> indices, Knowledge knowledge) {
        Optional<Matrix> whole = written(body, indices, false);
        Expr apart = SumsApart.of(body);
        Optional<Matrix> so = apart != body && whole.filter(m -> !SumsApart.wanted(m)).isEmpty() ? written(apart, indices, false).filter(m -> !SumsApart.wanted(m)).or(() -> whole) : whole;
        return so.flatMap(m -> proved(body, m, indices, knowledge)).or(() -> whole.isEmpty() ? Optional.empty()
                : written(body, indices, true).filter(m -> !m.equals(whole.get())).flatMap(m -> proved(body, m, indices, knowledge)));
    }

    private static Optional<Written> proved(Expr body, Matrix m, List<Symbol> indices, Knowledge knowledge) {
        return equal(body, Entries.at(m, indices), knowledge).map(t -> new Written(m, t));
    }

    /// @param spread whether a vector that multiplies each row or column is a matrix with ones, where diag(s)(1 - Y/A) would want all of A to differ from 0
    private static Optional<Matrix> written(Expr body, List<Symbol> indices, boolean spread) {
        Notation n = new Notation(spread);
        return n.part(body, new LinkedHashSet<>(indices)).flatMap(p -> n.whole(p, indices));
    }

    /// Where both are one term no normal form is asked, which could want a condition.
    private static Optional<Theorem> equal(Expr body, Expr entry, Knowledge knowledge) {
        return body == entry ? Optional.of(Equality.reflexive(body)) : normal(body, entry, knowledge).or(() -> picked(entry, knowledge).filter(t -> t.right() == body).map(Equality::symmetric));
    }

    private static Optional<Theorem> normal(Expr body, Expr entry, Knowledge knowledge) {
        return new Normalizer(knowledge, Normalizer.Settings.SHALLOW).equal(body, entry).map(knowledge::discharge).filter(t -> t.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()));
    }

    /// The factors of a product with the one term of their sums that Kronecker's delta leaves; a denominator beside them stays.
    private static Optional<Theorem> picked(Expr entry, Knowledge knowledge) {
        List<Theorem> factors = new ArrayList<>();
        for (Expr f : entry instanceof Mul ? Children.of(entry) : List.<Expr>of()) {
            Optional<Theorem> t = f instanceof Sum ? normal(f, Picking.of(f), knowledge) : Optional.of(Equality.reflexive(f));
            if (t.isEmpty()) {
                return t;
            }
            factors.add(t.get());
        }
        return factors.isEmpty() ? Optional.empty() : Optional.of(Equality.congruence(entry, factors));
    }

    boolean spread() {
        return spread;
    }

    /// With all of the indices.
    private Optional<Matrix> whole(Part p, List<Symbol> indices) {
        return switch (indices.size() - p.indices().size()) {
            case 0 -> Optional.of(p.indices().equals(indices) ? p.matrix() : Algebra.transpose(p.matrix()));
            case 1 -> Optional.of(indices.size() == 1 ? number(p.matrix(), indices)
                    : p.indices().getFirst() == indices.getFirst() ? Algebra.product(List.of(p.matrix(), Algebra.transpose(ones(indices.get(1)))))
                            : Algebra.product(List.of(ones(indices.get(0)), Algebra.transpose(p.matrix()))));
            case 2 -> Optional.of(number(p.matrix(), indices));
            default -> Optional.empty();
        };
    }

    private static Matrix number(Matrix number, List<Symbol> indices) {
        Matrix ones = new Matrix.Ones(indices.stream().map(Notation::size).toList());
        return number instanceof Matrix.Scalar s ? Algebra.scaled(s.value(), ones) : new Matrix.Elementwise(List.of(number, ones));
    }

    static Matrix ones(Symbol index) {
        return new Matrix.Ones(List.of(size(index)));
    }

    static Expr size(Symbol index) {
        return ((Sort.Index) index.sort()).upper();
    }

    /// The term as a matrix over those of the indices that it mentions.
    Optional<Part> part(Expr e, Set<Symbol> live) {
        List<Symbol> own = live.stream().filter(i -> Free.occurs(i, e)).toList();
        boolean contracts = e instanceof Sum || e instanceof Mul;
        if (own.isEmpty() && !e.facts().has(org.backproof.expr.Facts.SUM) && Subterms.of(e).stream().noneMatch(Notation::isComputed)) {
            return Optional.of(new Part(new Matrix.Scalar(e), List.of()));
        }
        if (own.size() > 2 && !contracts) {
            return Optional.empty();
        }
        return switch (e) {
            case Entry n -> entry(n, live);
            case Delta(Symbol i, Symbol j, _) when own.size() == 2 -> Optional.of(new Part(new Matrix.Eye(size(i)), own));
            case Add a -> sum(a, live, own);
            case Pow p when live.stream().noneMatch(i -> Free.occurs(i, p.exponent())) -> part(p.base(), live).map(b -> new Part(
                    b.matrix() instanceof Matrix.Scalar s ? new Matrix.Scalar(Terms.power(s.value(), p.exponent())) : new Matrix.Power(b.matrix(), p.exponent()), b.indices()));
            case Mul _, Sum _ -> Graph.of(e, live, this).flatMap(Graph::contracted);
            case Apply a -> applied(a, live, own);
            case Cases c -> entrywise(c, live, own);
            case Expr x -> own.isEmpty() ? Optional.of(new Part(new Matrix.Scalar(x), List.of())) : Optional.empty();
        };
    }

    /// Whether it is a matrix without a name.
    private static boolean isComputed(Expr e) {
        return e instanceof Lambda l && l.indices().size() == 2 && !(l.body() instanceof Entry);
    }

    private static Optional<Part> entry(Entry n, Set<Symbol> live) {
        List<Symbol> at = new ArrayList<>();
        for (Expr i : n.indices()) {
            if (!(i instanceof Symbol s) || !live.contains(s) || !s.sort().equals(Sort.upTo(((Sort.Tensor) n.tensor().sort()).sizes().get(at.size())))) {
                return Optional.empty();
            }
            at.add(s);
        }
        Matrix name = new Matrix.Name(n.tensor());
        return Optional.of(at.size() == 2 && at.get(0) == at.get(1) ? new Part(new Matrix.Diagonal(name), at.subList(0, 1)) : new Part(name, at));
    }

    private Optional<Part> sum(Add a, Set<Symbol> live, List<Symbol> own) {
        return alike(ordered(a, live), live, own).map(t -> new Part(Algebra.sum(t.matrices()), t.indices()));
    }

    /// Matrices over the same indices, in the order that most of them have.
    private record Alike(List<Matrix> matrices, List<Symbol> indices) {
    }

    private Optional<Alike> alike(List<Expr> terms, Set<Symbol> live, List<Symbol> own) {
        List<Part> parts = new ArrayList<>();
        for (Expr t : terms) {
            Optional<Part> p = part(t, live);
            if (p.isEmpty()) {
                return Optional.empty();
            }
            parts.add(p.get());
        }
        List<Symbol> order = parts.stream().map(Part::indices).filter(i -> i.size() == own.size()).findFirst().orElse(own);
        List<Matrix> out = new ArrayList<>();
        boolean diagonal = parts.stream().map(Part::matrix).map(Algebra::bare).anyMatch(m -> m instanceof Matrix.Eye || m instanceof Matrix.Diagonal);
        for (Part p : parts) {
            Optional<Matrix> m = spread(p, order, diagonal);
            if (m.isEmpty()) {
                return Optional.empty();
            }
            out.add(m.get());
        }
        return Optional.of(new Alike(out, order));
    }

    /// Positive terms first, numbers before the others, then by indices and names.
    private static List<Expr> ordered(Add a, Set<Symbol> live) {
        List<Expr> out = new ArrayList<>(a.terms());
        out.sort(java.util.Comparator.comparing((Expr t) -> t instanceof Num n ? n.value().signum() > 0 ? 0 : 3 : t instanceof Mul m && m.coefficient().signum() < 0 ? 2 : 1)
                .thenComparing(t -> !t.facts().has(org.backproof.expr.Facts.SUM)).thenComparing(t -> -live.stream().filter(i -> Free.occurs(i, t)).count())
                .thenComparing(Notation::names));
        return out;
    }

    /// The names of tensors in it.
    static String names(Expr e) {
        return Free.symbols(e).stream().filter(s -> s.sort() instanceof Sort.Tensor).map(Symbol::name).sorted().toList().toString();
    }

    /// Among terms over the indices: a number and a column stay as they are, a row is spread with ones. Beside `eye`, as in a Jacobian, all are
    /// spread, and a column where it could be a row as well.
    private Optional<Matrix> spread(Part p, List<Symbol> own, boolean diagonal) {
        boolean square = own.size() == 2 && size(own.get(0)).equals(size(own.get(1)));
        boolean column = p.indices().size() == 1 && own.size() == 2 && p.indices().getFirst() == own.getFirst() && !square;
        return p.indices().isEmpty() && !(square && diagonal) || column ? Optional.of(p.matrix()) : whole(p, own);
    }

    private Optional<Part> applied(Apply a, Set<Symbol> live, List<Symbol> own) {
        int rank = a.function().rank();
        List<Expr> visible = a.arguments().subList(0, a.arguments().size() - rank);
        boolean column = visible.stream().anyMatch(Lambda.class::isInstance);
        if (!column) {
            return rank > 0 ? Optional.empty() : alike(visible, live, own).map(v -> new Part(new Matrix.Applied(a.function(), v.matrices()), v.indices()));
        }
        if (rank > 1 || rank == 1 && !(a.arguments().getLast() instanceof Symbol s && live.contains(s))) {
            return Optional.empty();
        }
        List<Symbol> over = visible.stream().flatMap(v -> live.stream().filter(i -> Free.occurs(i, v))).distinct().toList();
        List<Matrix> arguments = new ArrayList<>();
        for (Expr e : visible) {
            Optional<Matrix> m = over.size() > 1 ? Optional.empty() : e instanceof Lambda l ? argument(l, live, over)
                    : over.stream().anyMatch(i -> Free.occurs(i, e)) ? Optional.empty() : Optional.of(new Matrix.Scalar(e));
            if (m.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(m.get());
        }
        List<Symbol> at = new ArrayList<>();
        if (rank == 1) {
            at.add((Symbol) a.arguments().getLast());
        }
        at.addAll(over);
        return at.size() > 2 || at.stream().distinct().count() < at.size() ? Optional.empty() : Optional.of(new Part(new Matrix.Applied(a.function(), arguments), at));
    }

    /// A vector, one for each column, or a matrix.
    private Optional<Matrix> argument(Lambda l, Set<Symbol> live, List<Symbol> over) {
        if (l.indices().size() + over.size() > 2) {
            return Optional.empty();
        }
        List<Symbol> at = new ArrayList<>();
        l.indices().forEach(b -> at.add(fresh(b.sort())));
        Expr entry = Binders.open(l, List.copyOf(at));
        Set<Symbol> more = new LinkedHashSet<>(live);
        more.addAll(at);
        at.addAll(over);
        return part(entry, more).flatMap(p -> whole(p, at));
    }

    Symbol fresh(Sort sort) {
        return Terms.symbol("#n" + opened++, sort);
    }

    /// A piecewise definition of entries of matrices of one shape.
    private static Optional<Part> entrywise(Expr e, Set<Symbol> live, List<Symbol> own) {
        return plain(e, live, own) ? Optional.of(new Part(new Matrix.Entrywise(own, e), own)) : Optional.empty();
    }

    private static boolean plain(Expr e, Set<Symbol> live, List<Symbol> own) {
        return live.stream().noneMatch(i -> Free.occurs(i, e)) || e instanceof Entry n && n.indices().equals(own)
                || !(e instanceof Sum || e instanceof Entry || e instanceof Lambda || e instanceof Symbol || e instanceof Delta)
                        && Children.of(e).stream().allMatch(c -> plain(c, live, own));
    }
}
