package org.backproof.algebra;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Binders;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Lambda;
import org.backproof.expr.Prop;
import org.backproof.expr.Ranges;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Equations between tensors among the facts. One such as r = A x − b says what each entry of r is; one such as A = Aᵀ, or A = −Aᵀ, how an
/// entry changes with its indices.
final class TensorEquations {
    private final Knowledge knowledge;
    private final Map<Symbol, Theorem> definitions = new LinkedHashMap<>();
    private final Map<Symbol, Theorem> symmetries = new LinkedHashMap<>();
    private final Set<Theorem> used = new LinkedHashSet<>();
    private int fresh;

    TensorEquations(Knowledge knowledge) {
        this.knowledge = knowledge;
        knowledge.universal().forEach(this::learn);
    }

    private void learn(Theorem fact) {
        List<Symbol> indices = new ArrayList<>();
        Theorem t = fact;
        while (t.conclusion() instanceof Prop.ForAll all) {
            Symbol i = Terms.symbol("#t" + indices.size(), all.index().sort());
            indices.add(i);
            t = Logic.specialise(t, i);
        }
        if (!(t.conclusion() instanceof Prop.Compare(Expr e, Prop.Sign sign)) || sign != Prop.Sign.ZERO) {
            return;
        }
        List<Exponents> terms = Exponents.of(e);
        for (Exponents p : terms) {
            if (p.part() instanceof Entry n && n.indices().size() == indices.size() && new LinkedHashSet<>(n.indices()).equals(new LinkedHashSet<Expr>(indices))) {
                Symbol tensor = n.tensor();
                List<Exponents> others = terms.stream().filter(o -> o != p).toList();
                if (terms.size() == 2 && indices.size() == 2 && others.getFirst().part() instanceof Entry o && o.tensor() == tensor) {
                    symmetries.putIfAbsent(tensor, fact);
                    return;
                }
                if (others.stream().noneMatch(o -> mentions(o.part(), tensor)) && !definitions.containsKey(tensor)) {
                    definitions.put(tensor, fact);
                    used.add(fact);
                    return;
                }
            }
        }
    }

    /// Whether the tensor is in the term, or in what a tensor of the term is.
    private boolean mentions(Expr e, Symbol tensor) {
        Deque<Expr> open = new ArrayDeque<>(List.of(e));
        Set<Symbol> seen = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            for (Symbol s : Free.symbols(open.pop())) {
                if (s == tensor) {
                    return true;
                }
                if (seen.add(s) && definitions.containsKey(s)) {
                    Prop.terms(definitions.get(s).conclusion()).forEach(open::push);
                }
            }
        }
        return false;
    }

    /// Whether the fact is used as the definition of a tensor.
    boolean defines(Theorem fact) {
        return used.contains(fact);
    }

    /// What the entry is: `H ⊢ rᵢ = …`.
    Optional<Theorem> definition(Entry e) {
        return Optional.ofNullable(definitions.get(e.tensor())).flatMap(fact -> at(fact, e)).flatMap(t -> solved(t, e));
    }

    /// The fact at the indices of an entry.
    private Optional<Theorem> at(Theorem fact, Entry e) {
        List<Symbol> indices = new ArrayList<>();
        Prop p = fact.conclusion();
        while (p instanceof Prop.ForAll all) {
            Symbol i = Terms.symbol("#t" + indices.size(), all.index().sort());
            indices.add(i);
            p = Binders.open(all, i);
        }
        Map<Symbol, Expr> values = new HashMap<>();
        for (Expr term : Prop.terms(p)) {
            for (Exponents x : Exponents.of(term)) {
                if (values.isEmpty() && x.part() instanceof Entry n && n.tensor() == e.tensor()) {
                    for (int k = 0; k < n.indices().size(); k++) {
                        values.put((Symbol) n.indices().get(k), e.indices().get(k));
                    }
                }
            }
        }
        Theorem t = fact;
        for (Symbol i : indices) {
            List<Prop> range = Ranges.conditions(values.get(i), (Sort.Index) i.sort());
            if (!range.stream().allMatch(knowledge::holds)) {
                return Optional.empty();
            }
            t = Logic.specialise(t, values.get(i));
        }
        return Optional.of(t);
    }

    /// `H ⊢ entry = the other terms`, from `H ⊢ c·entry + … = 0`.
    private static Optional<Theorem> solved(Theorem t, Entry e) {
        if (!(t.conclusion() instanceof Prop.Compare(Expr sum, _))) {
            return Optional.empty();
        }
        List<Exponents> terms = Exponents.of(sum);
        return terms.stream().filter(x -> x.part() == e).findFirst().flatMap(x -> {
            Rational over = x.coefficient().reciprocal().negate();
            return equation(t, e, Terms.add(terms.stream().filter(o -> o != x).map(o -> Terms.multiply(Terms.num(over), o.term())).toList()));
        });
    }

    private static Optional<Theorem> equation(Theorem zero, Expr left, Expr right) {
        return Prop.zero(Terms.subtract(left, right)).equals(zero.conclusion()) ? Optional.of(Equality.equation(zero, left, right)) : Optional.empty();
    }

    /// `H ⊢ e = …` with the mean of Aᵢⱼ and of what it is by Aⱼᵢ in place of each entry of a symmetric matrix; empty where there is none.
    Optional<Theorem> symmetrised(Expr e) {
        return symmetries.isEmpty() ? Optional.empty() : Optional.of(mean(e)).filter(t -> t.right() != t.left());
    }

    private Theorem mean(Expr e) {
        return switch (e) {
            case Entry n when symmetries.containsKey(n.tensor()) ->
                at(symmetries.get(n.tensor()), n).flatMap(t -> mean(t, n)).orElseGet(() -> Equality.reflexive(n));
            case Sum s -> {
                Symbol i = Terms.symbol("#y" + fresh++, s.index().sort());
                yield Equality.underSum(s, i, mean(Binders.open(s, i)));
            }
            case Lambda l -> {
                List<Symbol> open = new ArrayList<>();
                l.indices().forEach(b -> open.add(Terms.symbol("#y" + fresh++, b.sort())));
                yield Equality.underLambda(l, open, mean(Binders.open(l, open)));
            }
            case org.backproof.expr.Cases _, org.backproof.expr.Diff _, org.backproof.expr.Local _ -> Equality.reflexive(e);
            case Expr _ -> Rewriting.children(e, this::mean);
        };
    }

    private static Optional<Theorem> mean(Theorem t, Entry n) {
        return solved(t, n).flatMap(is -> is.right() == Terms.ZERO ? Optional.of(is) : equation(t, n, Terms.multiply(Terms.HALF, Terms.add(n, is.right()))).or(() ->
                equation(t, n, Terms.add(Terms.multiply(Terms.HALF, n), Terms.multiply(Terms.HALF, is.right())))));
    }
}
