package org.backproof.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.expr.Add;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Matrix products among the lines of a program.
final class Products {
    private Products() {
    }

    /// `let[i, j] = scale*Σₖ left[i, k]*right[k, j]`, each factor perhaps transposed.
    ///
    /// @param scale free of indices
    record Product(Let let, Expr scale, Entry left, Entry right) {
        Symbol over() {
            return let.reduction().orElseThrow().over();
        }

        /// Whether the left factor is stored with the summed index first.
        boolean leftTransposed() {
            return left.indices().getFirst() == over();
        }

        /// Whether the right factor is stored with the summed index last.
        boolean rightTransposed() {
            return right.indices().getLast() == over();
        }
    }

    /// The line as a product of matrices; empty if it is none.
    static Optional<Product> of(Let l) {
        if (l.indices().size() != 2 || l.reduction().filter(r -> r.kind() == Let.Kind.SUM).isEmpty() || !(l.body() instanceof Mul m)) {
            return Optional.empty();
        }
        Symbol over = l.reduction().get().over();
        List<Expr> scale = new ArrayList<>(List.of(Terms.num(m.coefficient())));
        List<Entry> left = new ArrayList<>();
        List<Entry> right = new ArrayList<>();
        for (Expr f : m.factors()) {
            if (l.indices().stream().noneMatch(i -> Free.occurs(i, f)) && !Free.occurs(over, f)) {
                scale.add(f);
            } else if (isMatrix(f, l.indices().getFirst(), over)) {
                left.add((Entry) f);
            } else if (isMatrix(f, l.indices().getLast(), over)) {
                right.add((Entry) f);
            } else {
                return Optional.empty();
            }
        }
        return left.size() == 1 && right.size() == 1 ? Optional.of(new Product(l, Terms.multiply(scale), left.getFirst(), right.getFirst())) : Optional.empty();
    }

    private static boolean isMatrix(Expr e, Symbol row, Symbol column) {
        return e instanceof Entry n && n.indices().size() == 2 && n.indices().contains(row) && n.indices().contains(column);
    }

    /// The sums over one index with their axes in the order of the lines that read them: not `dW[l, j] = W[l, j] + P[j, l]`.
    static List<Let> turned(List<Let> lets) {
        List<Let> out = new ArrayList<>(lets);
        for (Let l : lets.stream().filter(l -> l.name().startsWith("#") && l.indices().size() == 2 && l.reduction().isPresent()).toList()) {
            List<List<Symbol>> orders = lets.stream().filter(u -> u != l && u.reduction().isEmpty() && Free.occurs(l.symbol(), u.body())).map(Let::indices).toList();
            Let other = Let.of(l.name(), l.indices().reversed(), l.reduction(), find(out, l).body());
            if (!orders.isEmpty() && orders.stream().allMatch(other.indices()::equals)) {
                Substitution s = Substitution.of(l.symbol(), Terms.lambda(l.indices(), other.entry()));
                out.replaceAll(x -> x.symbol() == l.symbol() ? other : x.withBody(s.apply(x.body())));
            }
        }
        return out;
    }

    private static Let find(List<Let> lets, Let l) {
        return lets.stream().filter(x -> x.symbol() == l.symbol()).findFirst().orElseThrow();
    }

    /// `S = (1/m)*P; dW = lambda*W + S` for `dW = lambda*W + P/m`.
    private static Optional<List<Let>> scaled(Let p, Let u) {
        List<Expr> with = u.body() instanceof Add a ? a.terms().stream().filter(t -> Free.occurs(p.symbol(), t)).toList() : List.of();
        if (with.size() != 1 || !(with.getFirst() instanceof Mul m && m.factors().size() == 2 && m.factors().contains(p.entry()))) {
            return Optional.empty();
        }
        Expr scale = m.factors().getFirst() == p.entry() ? m.factors().getLast() : m.factors().getFirst();
        if (!(scale instanceof Pow(Symbol size, Num n, _) && size.sort() instanceof Sort.Size && n == Terms.MINUS_ONE)) {
            return Optional.empty();
        }
        Let s = Let.of(p.name() + "_mean", p.indices(), p.reduction(), Terms.multiply(p.body(), scale));
        List<Expr> terms = new ArrayList<>(((Add) u.body()).terms());
        terms.set(terms.indexOf(m), Terms.multiply(Terms.num(m.coefficient()), s.entry()));
        return of(s).map(_ -> List.of(s, u.withBody(Terms.add(terms))));
    }

    /// The lines with each factor before a product, `dW = (1/m)*P` where `P = Σ dZ*A` is used there alone, taken into the product.
    static List<Let> merged(List<Let> lets) {
        List<Let> out = new ArrayList<>(lets);
        for (Let l : lets) {
            Optional<Let> there = out.stream().filter(x -> x.symbol() == l.symbol()).findFirst();
            if (there.isEmpty()) {
                continue;
            }
            Let p = there.get();
            List<Let> users = out.stream().filter(u -> u != p && Free.occurs(p.symbol(), u.body())).toList();
            if (of(p).isPresent() && users.size() == 1 && users.getFirst().reduction().isEmpty()) {
                Let u = users.getFirst();
                Let one = new Let(u.symbol(), u.indices(), p.reduction(), Substitution.of(p.symbol(), Terms.lambda(p.indices(), p.body())).apply(u.body()));
                if (u.body() instanceof Mul m && m.factors().contains(p.entry()) && of(one).isPresent()) {
                    out.set(out.indexOf(u), one);
                    out.remove(p);
                } else {
                    scaled(p, u).filter(s -> out.stream().noneMatch(o -> o.name().equals(s.getFirst().name()))).ifPresent(s -> {
                        out.set(out.indexOf(p), s.getFirst());
                        out.set(out.indexOf(u), s.getLast());
                    });
                }
            }
        }
        return out;
    }
}
