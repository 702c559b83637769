package org.backproof.algebra;

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
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
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

    private final Predicate<Add> wanted;

    private Differences(Predicate<Add> wanted) {
        this.wanted = wanted;
    }

    /// The size of a term in which a sum of multiples of variables, as `a − y`, counts as a variable.
    public static long size(Expr e) {
        return new Differences(a -> Multiples.linear(a) && a.terms().stream().allMatch(t -> t instanceof Num || !(t instanceof Mul m) || m.factors().size() == 1))
                .lettered(e, 0).facts().size();
    }

    /// `H ⊢ e = its normal form over its differences`; empty where there are none, or where a derivative is left, or it is not soon found.
    public static Optional<Theorem> normal(Knowledge knowledge, Expr e) {
        if (e.hasDiff() || e.facts().size() > LARGEST) {
            return Optional.empty();
        }
        Theorem written = new Multiples(true).of(e);
        Differences differences = new Differences(Multiples::linear);
        Expr over = differences.lettered(written.right(), 0);
        if (differences.letters.isEmpty()) {
            return Optional.empty();
        }
        Map<Symbol, Expr> meanings = new LinkedHashMap<>();
        differences.letters.forEach((meaning, letter) -> meanings.put(letter, meaning));
        try {
            Knowledge inside = knowledge.inner(SHARE);
            Normalizer normalizer = new Normalizer(inside, Normalizer.Settings.SHALLOW);
            Theorem form = normalizer.normalize(over);
            Theorem t = inside.discharge(normalizer.equal(form.right(), PowerForms.of(form.right())).map(s -> Equality.transitive(form, s)).orElse(form));
            Theorem back = inside.discharge(Logic.instantiate(t, Substitution.of(meanings)));
            return back.left() == written.right() ? Optional.of(Equality.transitive(written, back)) : Optional.empty();
        } catch (Budget.Exhausted _) {
            return Optional.empty();
        }
    }

    /// `⊢ e = e with its linear sums as multiples of as few as may be`, outside of pieces.
    public static Theorem multiples(Expr e) {
        return new Multiples(false).of(e);
    }

    private Expr lettered(Expr e, int depth) {
        Expr known = memo.get(e);
        if (known == null) {
            known = e instanceof Add a && wanted.test(a) ? letter(a).orElse(e) : inside(e, depth);
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

    /// The letter for a difference, at its indices; empty where an index does not start at 1, so that no tensor has it.
    private Optional<Expr> letter(Add a) {
        Rational content = Multiples.content(a);
        if (!content.isOne()) {
            return letter((Add) Multiples.scaled(a, content.reciprocal())).map(u -> Terms.multiply(Terms.num(content), u));
        }
        List<Symbol> indices = Multiples.indices(a);
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
