package org.backproof.algebra;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Bound;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Signs;
import org.backproof.kernel.Sums;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Takes a term to its normal form: a rational function, one denominator, over generators: exponentials of a basis of exponents,
/// logarithms of factors, sines and cosines of a basis of angles, roots, sums, unknown functions, and, unless unfolded, the
/// functions that the library gives a derivative for. Every step is a theorem; conditions that are not known stay hypotheses.
public final class Normalizer {
    /// Terms of a sum that is written out.
    static final int LITERAL_TERMS = 64;

    private final Knowledge knowledge;
    private final Settings settings;
    private final Map<Expr, Theorem> memo = new IdentityHashMap<>();
    /// Normal forms of factors under Σ, whose own sums stay in the order they are in: that is for the outermost Σ to choose.
    private final Map<Expr, Theorem> inner = new IdentityHashMap<>();
    private final Set<Expr> begun = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Relations relations;
    private final RingForms rings;
    private final BinderForms binders;
    private final PiecewiseForms pieces;
    private final Map<Expr, Rational> units;
    private final Map<Expr, Rational> roots;
    private boolean underSum;

    /// How far normal forms go.
    ///
    /// @param unfold  whether the library's generators are unfolded, too
    /// @param literal whether sums over a range of numbers are written out
    public record Settings(boolean unfold, boolean literal) {
        public static final Settings SHALLOW = new Settings(false, false);
        public static final Settings DEEP = new Settings(true, false);
        public static final Settings LITERAL = new Settings(true, true);
    }

    public Normalizer(Knowledge knowledge, Settings settings) {
        this(knowledge, settings, new HashMap<>(), new HashMap<>(), 0);
    }

    private Normalizer(Knowledge knowledge, Settings settings, Map<Expr, Rational> units,
            Map<Expr, Rational> roots, int depth) {
        this.knowledge = knowledge;
        this.settings = settings;
        this.relations = new Relations(this);
        this.units = units;
        this.roots = roots;
        this.rings = new RingForms(this, relations);
        this.binders = new BinderForms(this, depth);
        this.pieces = new PiecewiseForms(this);
    }

    Knowledge knowledge() {
        return knowledge;
    }

    Settings settings() {
        return settings;
    }

    /// The parts of exponents and angles: `exp(m)` and `exp(m/2)` both become powers of `exp(m/2)`. A part that turns out too
    /// large is made smaller, and the normalisation starts again.
    Map<Expr, Rational> units() {
        return units;
    }

    /// The units of the rational exponents of a base: `x^(1/2)` and `x^(1/3)` both become powers of `x^(1/6)`.
    Map<Expr, Rational> roots() {
        return roots;
    }

    /// A finer unit was found, terms have to be normalised again.
    static final class Refined extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refined() {
            super("finer unit", null, false, false);
        }
    }

    /// `H ⊢ e = normal form of e`.
    public Theorem normalize(Expr e) {
        for (int attempt = 0; attempt < 20; attempt++) {
            try {
                return step(e);
            } catch (Refined _) {
                memo.clear();
                inner.clear();
            }
        }
        return Equality.reflexive(e);
    }

    /// `H ⊢ a = b`, if both have the same normal form or their difference has the normal form 0.
    public Optional<Theorem> equal(Expr a, Expr b) {
        for (int attempt = 0; attempt < 20; attempt++) {
            try {
                return same(a, b);
            } catch (Refined _) {
                memo.clear();
                inner.clear();
            }
        }
        return Optional.empty();
    }

    /// The same within a normalisation that goes on.
    Optional<Theorem> same(Expr a, Expr b) {
        Theorem l = step(a);
        Theorem r = step(b);
        if (l.right() == r.right()) {
            return Optional.of(Equality.transitive(l, Equality.symmetric(r)));
        }
        return vanishing(step(Terms.subtract(l.right(), r.right()))).map(zero -> Equality.transitive(
                Equality.transitive(l, Equality.fromDifference(zero, l.right(), r.right())), Equality.symmetric(r)));
    }

    /// From `d = e`, a normal form: `d = 0`, also where e does not show it.
    private Optional<Theorem> vanishing(Theorem t) {
        return t.right() == Terms.ZERO ? Optional.of(t) : new Residues(this).zero(t.right()).or(() -> relations.tensors().symmetrised(t.right())
                .map(mean -> Rewriting.then(mean, this::step)).filter(zero -> zero.right() == Terms.ZERO)).map(z -> Equality.transitive(t, z));
    }

    /// The normal form within a normalisation that goes on. What leads back to a term stays there: an equation that is assumed, such as
    /// exp(x) = exp(−x), and a law may turn terms into each other.
    Theorem step(Expr e) {
        Theorem known = memo.get(e);
        if (known == null && underSum) {
            known = inner.get(e);
        }
        if (known == null) {
            knowledge.budget().spend();
            if (!begun.add(e)) {
                return Equality.reflexive(e);
            }
            boolean before = underSum;
            boolean inside = before && isProduct(e);
            underSum = inside;
            try {
                known = compute(e);
            } finally {
                begun.remove(e);
                underSum = before;
            }
            (inside ? inner : memo).put(e, known);
        }
        return known;
    }

    /// Whether the term is made of sums and products.
    private static boolean isProduct(Expr e) {
        return e instanceof Add || e instanceof Mul || e instanceof Sum || e instanceof Pow p && isInteger(p) && ((Num) p.exponent()).value().signum() > 0;
    }

    /// δ of indices that are known to differ, or to be the same.
    private Theorem decided(Delta d) {
        Expr difference = Terms.subtract(d.left(), d.right());
        return knowledge.known(Prop.zero(difference)).map(_ -> Sums.together(d))
                .or(() -> knowledge.known(Prop.nonzero(difference)).map(t -> Sums.apart(d, t)))
                .or(() -> knowledge.known(Prop.positive(difference)).map(t -> Sums.apart(d, Signs.weaken(t, Prop.Sign.NONZERO))))
                .or(() -> knowledge.known(Prop.positive(Terms.negate(difference))).map(t -> Sums.apart(d, Signs.negative(t))))
                .orElseGet(() -> Equality.reflexive(d));
    }

    Theorem again(Theorem t) {
        return t.right() == t.left() ? t : Rewriting.then(t, this::step);
    }

    private Theorem compute(Expr e) {
        return switch (e) {
            case Num _, Bound _ -> Equality.reflexive(e);
            case Delta d -> decided(d);
            case Diff d -> knowledge.derivative(d).map(t -> again(Derivatives.equation(t))).orElseGet(() -> Equality.reflexive(e));
            case Symbol _ -> relations.solved(e).map(this::again).orElseGet(() -> Equality.reflexive(e));
            case Entry n -> relations.solved(e).map(this::again).orElseGet(() -> again(Rewriting.children(n, this::step)));
            case Add _, Mul _ -> rings.form(e);
            case Pow p when isInteger(p) -> rings.form(e);
            case Pow p -> {
                Theorem t = Rewriting.children(p, this::step);
                keepSign(step(p.base()));
                yield t.right() instanceof Pow q && !isInteger(q) ? Rewriting.then(t, _ -> head(q, Powers.rewrite(q, this))) : again(t);
            }
            case Apply a -> application(a);
            case Lambda l -> binders.form(l);
            case Sum s -> relations.solved(e).map(this::again).orElseGet(() -> binders.form(s));
            case Cases c -> pieces.form(c);
            case Local l -> again(Equality.local(l));
        };
    }

    /// The sign of a sum that the normal form writes out, as long as it shows: `‖A x − b‖² ≥ 0`.
    private void keepSign(Theorem form) {
        if (form.left() == form.right() || !(form.left() instanceof Sum) || form.right() instanceof Num || knowledge.known(Prop.nonnegative(form.right())).isPresent()) {
            return;
        }
        for (Prop.Sign sign : List.of(Prop.Sign.POSITIVE, Prop.Sign.NONNEGATIVE)) {
            Optional<Theorem> t = knowledge.prove(Prop.compare(form.left(), sign)).filter(p -> p.conclusion() instanceof Prop.Compare);
            if (t.isPresent()) {
                Theorem kept = knowledge.discharge(Equality.compared(form, t.get()));
                if (kept.hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent())) {
                    knowledge.add(kept);
                }
                return;
            }
        }
    }

    static boolean isInteger(Pow p) {
        return p.exponent() instanceof Num n && n.value().isInteger();
    }

    /// A rewriting at the head, normalised again; or the term as it is.
    private Theorem head(Expr e, Optional<Theorem> rewritten) {
        return rewritten.filter(t -> t.right() != e).map(this::again)
                .orElseGet(() -> relations.solved(e).map(this::again).orElseGet(() -> Equality.reflexive(e)));
    }

    private Theorem application(Apply a) {
        if (a.function() instanceof Function.Defined f && (settings.unfold || !knowledge.lemmas().generator(f))) {
            Theorem t = Definitions.unfold(a, knowledge);
            return again(knowledge.discharge(t));
        }
        Optional<Theorem> undone = Functions.undone(a, this);
        if (undone.isPresent()) {
            return again(undone.get());
        }
        Theorem t = Rewriting.children(a, this::step);
        return t.right() instanceof Apply b ? Rewriting.then(t, _ -> head(b, Functions.rewrite(b, this))) : again(t);
    }

    /// What stands under Σ; where equations are known, with its sums in order, so that they are found.
    Theorem factor(Expr body) {
        boolean before = underSum;
        underSum = !knowledge.hasEquations();
        try {
            return step(body);
        } finally {
            underSum = before;
        }
    }

    boolean isUnderSum() {
        return underSum;
    }

    /// One with more that is known, within a normalisation that goes on.
    Normalizer inside(Knowledge more) {
        return new Normalizer(more, settings, units, roots, binders.depth());
    }
}
