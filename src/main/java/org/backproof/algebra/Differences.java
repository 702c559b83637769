package org.backproof.algebra;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Bound;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Normal forms in which differences such as `a − y` are not multiplied out: each is a letter while the normal form is found. For
/// `Σᵢ (4u(i)³)·δᵢⱼ` that is `4u(j)³`, which at `u(i) = aᵢ − yᵢ` has all its digits where a and y are large and nearly equal, and
/// `4a³ − 12a²y + 12ay² − 4y³` has none.
public final class Differences {
    /// Larger terms are left as they are.
    private static final long LARGEST = 600;
    /// Of the work that is left.
    private static final double SHARE = 0.3;

    /// What the letters stand for, each by its meaning: a term, or of several indices a [Lambda].
    private final Map<Expr, Symbol> letters = new LinkedHashMap<>();
    private final Map<Expr, Expr> memo = new IdentityHashMap<>();

    private final Predicate<Expr> wanted;

    private Differences(Predicate<Expr> wanted) {
        this.wanted = wanted;
    }

    /// The size of a term in which a sum of multiples of variables, as `a − y`, counts as a variable.
    public static long size(Expr e) {
        return new Differences(s -> s instanceof Add a && Multiples.linear(a) && a.terms().stream().allMatch(t -> t instanceof Num || !(t instanceof Mul m) || m.factors().size() == 1))
                .lettered(e, 0).facts().size();
    }

    /// `H ⊢ e = its normal form over its differences`; empty where there are none, or where a derivative is left, or it is not soon found.
    public static Optional<Theorem> normal(Knowledge knowledge, Expr e) {
        return e.hasDiff() || e.facts().size() > LARGEST ? Optional.empty() : normal(knowledge, new Multiples(true).of(e), false, s -> s instanceof Add a && Multiples.linear(a));
    }

    /// `H ⊢ e = its normal form over its logarithms`, which are not taken apart: `log(a/(a + t))` is one; empty as above.
    public static Optional<Theorem> logarithms(Knowledge knowledge, Expr e) {
        return e.hasDiff() || e.facts().size() > LARGEST ? Optional.empty()
                : normal(knowledge, Equality.reflexive(e), true, s -> s instanceof Apply a && a.function() == Primitives.LOG && a.arguments().getFirst() instanceof Mul);
    }

    /// @param joined whether sums over one range are joined first
    private static Optional<Theorem> normal(Knowledge knowledge, Theorem written, boolean joined, Predicate<Expr> wanted) {
        Differences differences = new Differences(wanted);
        Expr over = differences.lettered(written.right(), 0);
        if (differences.letters.isEmpty()) {
            return Optional.empty();
        }
        Map<Symbol, Expr> meanings = new LinkedHashMap<>();
        differences.letters.forEach((meaning, letter) -> meanings.put(letter, meaning));
        try {
            Knowledge inside = knowledge.inner(SHARE);
            Normalizer normalizer = new Normalizer(inside, Normalizer.Settings.SHALLOW);
            Theorem bodies = joined ? inner(normalizer, over, 0) : Equality.reflexive(over);
            Theorem form = Equality.transitive(bodies, normalizer.normalize(bodies.right()));
            Theorem t = inside.discharge(normalizer.equal(form.right(), PowerForms.of(form.right())).map(s -> Equality.transitive(form, s)).orElse(form));
            Theorem back = inside.discharge(Logic.instantiate(t, Substitution.of(meanings)));
            return back.left() == written.right() ? Optional.of(Equality.transitive(written, back)) : Optional.empty();
        } catch (Budget.Exhausted _) {
            return Optional.empty();
        }
    }

    /// `⊢ e = e with the bodies of its sums in normal form`: as one fraction, before `Σ` is taken apart.
    private static Theorem inner(Normalizer normalizer, Expr e, int depth) {
        return switch (e) {
            case Sum s -> {
                Symbol i = Terms.symbol("%b" + depth, s.index().sort());
                Theorem inside = inner(normalizer, Binders.open(s, i), depth + 1);
                yield Equality.underSum(s, i, Equality.transitive(inside, normalizer.normalize(inside.right())));
            }
            case Add a when JoinedSums.of(a, Terms.real("%b" + depth)) instanceof Theorem t && t.right() != a -> Equality.transitive(t, inner(normalizer, t.right(), depth));
            case Add _, Mul _ -> Equality.congruence(e, Children.of(e).stream().map(c -> inner(normalizer, c, depth)).toList());
            case Expr _ -> Equality.reflexive(e);
        };
    }

    /// `⊢ e = e with its linear sums as multiples of as few as may be`, outside of pieces.
    public static Theorem multiples(Expr e) {
        return new Multiples(false).of(e);
    }

    private Expr lettered(Expr e, int depth) {
        Expr known = memo.get(e);
        if (known == null) {
            known = wanted.test(e) ? (e instanceof Add a ? difference(a) : letter(e, indices(e))).orElse(e) : inside(e, depth);
            memo.put(e, known);
        }
        return known;
    }

    private Expr inside(Expr e, int depth) {
        return switch (e) {
            case Sum s -> {
                Symbol i = Terms.symbol("%s" + depth, s.index().sort());
                yield Terms.sum(i, lettered(Binders.open(s, i), depth + 1));
            }
            case Cases c -> Terms.cases(guard(c.guard(), depth), lettered(c.then(), depth), lettered(c.otherwise(), depth));
            case Lambda _, Diff _, Entry _, Delta _ -> e;
            case Num _, Symbol _, Bound _, Add _, Mul _, Pow _, Apply _, Local _ -> Children.map(e, c -> lettered(c, depth));
        };
    }

    private Prop guard(Prop p, int depth) {
        return switch (p) {
            case Prop.Compare(Expr t, Prop.Sign s) -> Prop.compare(lettered(t, depth), s);
            case Prop.And(List<Prop> parts) -> Prop.guard(true, parts.stream().map(q -> guard(q, depth)).toList());
            case Prop.Or(List<Prop> parts) -> Prop.guard(false, parts.stream().map(q -> guard(q, depth)).toList());
            case Prop.Equal _, Prop.Defined _, Prop.Derivative _, Prop.Whole _, Prop.ForAll _ -> p;
        };
    }

    private Optional<Expr> difference(Add a) {
        Rational content = Multiples.content(a);
        return content.isOne() ? letter(a, Multiples.indices(a)) : difference((Add) Multiples.scaled(a, content.reciprocal())).map(u -> Terms.multiply(Terms.num(content), u));
    }

    private static List<Symbol> indices(Expr e) {
        return Free.symbols(e).stream().filter(i -> i.sort() instanceof Sort.Index).sorted(Comparator.comparing(Symbol::name)).toList();
    }

    /// The letter for a term, at its indices; empty where an index does not start at 1, so that no tensor has it.
    private Optional<Expr> letter(Expr a, List<Symbol> indices) {
        if (indices.isEmpty()) {
            return Optional.of(letters.computeIfAbsent(a, _ -> Terms.real(name())));
        }
        if (!indices.stream().allMatch(i -> i.sort() instanceof Sort.Index(Expr lower, Expr _) && lower == Terms.ONE)) {
            return Optional.empty();
        }
        List<Expr> sizes = indices.stream().map(i -> ((Sort.Index) i.sort()).upper()).toList();
        Symbol letter = letters.computeIfAbsent(Terms.lambda(indices, a), _ -> Terms.symbol(name(), new Sort.Tensor(sizes)));
        return Optional.of(Terms.entry(letter, List.copyOf(indices)));
    }

    private String name() {
        return "%u" + letters.size();
    }
}
