package org.backproof.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Subterms;
import org.backproof.calculus.Limit;
import org.backproof.calculus.Limits;
import org.backproof.elaborate.Setting;
import org.backproof.expr.Apply;
import org.backproof.expr.Cases;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.integrate.Solving;
import org.backproof.print.Layout;
import org.backproof.print.Note;
import org.backproof.print.Prose;

/// The factor that stays in ∂J/∂z: what it is, where it goes at both ends of z, and where it is 0.
final class Staying {
    /// A longer term that says how a limit is reached is not shown.
    private static final long LARGEST = 16;
    /// A longer factor goes by its name.
    private static final long WIDEST = 32;
    private static final int MOST = 4;
    /// Of the work that is left: the derivation is proved without these notes.
    private static final double SHARE = 0.5;
    private static final Prose EXPANSION = Prose.of("by expansion at infinity, not checked by the kernel");

    private final Composition parts;
    private final Expr factor;
    private final Expr gradient;
    private final Setting setting;
    private final Words words;
    private final Knowledge knowledge;

    /// Where the gradient has a value.
    private final List<Prop> domain;

    /// @param factor     in the letter a
    /// @param gradient   ∂J/∂z in the letter a
    /// @param conditions under which that is proved
    Staying(Composition parts, Expr factor, Expr gradient, Setting setting, List<Prop> conditions) {
        this.parts = parts;
        this.factor = factor;
        this.gradient = gradient;
        this.setting = setting;
        this.words = parts.words;
        this.knowledge = parts.knowledge.inner(SHARE);
        this.domain = Stream.concat(setting.hypotheses().stream(), conditions.stream().filter(h -> h instanceof Prop.Compare c && c.sign() != Prop.Sign.NONZERO)).distinct().toList();
    }

    /// An end of what z may be: ±∞, or where z gets out of the domain, as tanh(z) > 0 fails for z ≤ 0.
    ///
    /// @param by       z by a letter of the same name that goes to ±∞: `1/z` for z → 0 from above
    /// @param positive whether that letter goes to ∞
    private record End(Symbol z, Expr by, boolean positive, Prose tends) {
        Expr in(Expr e) {
            return Substitution.of(z, by).apply(e);
        }

        Optional<Limit> limit(Knowledge knowledge, Expr e) {
            return Limits.of(knowledge, in(e), z, positive);
        }

        boolean vanishes(Knowledge knowledge, Expr e) {
            return Limits.vanishes(knowledge, in(e), z, positive);
        }

        boolean isInfinite() {
            return by == z;
        }
    }

    /// Both, as far as they are known; from below first.
    private List<End> ends(Symbol z) {
        return Stream.of(false, true).flatMap(positive -> {
            List<Prop> failing = domain.stream().filter(h -> Limits.fails(knowledge, h, z, positive)).toList();
            return failing.isEmpty() ? Stream.of(new End(z, z, positive, tends(z, infinity(positive)))) : border(failing, z, positive).stream();
        }).toList();
    }

    /// Where z gets out of the domain: a root of what has to be positive, beside which all of the domain holds.
    private Optional<End> border(List<Prop> failing, Symbol z, boolean positive) {
        for (Prop h : failing) {
            for (Expr solution : h instanceof Prop.Compare c ? new Solving(knowledge, z).of(c.term(), Terms.ZERO) : List.<Expr>of()) {
                Expr root = Proofs.normal(knowledge, solution);
                Expr by = Terms.add(root, Terms.multiply(Terms.num(positive ? -1 : 1), Terms.power(z, -1)));
                End end = new End(z, by, true, tends(z, words.show(root)).and(positive ? " from below" : " from above"));
                if (domain.stream().noneMatch(d -> Limits.fails(knowledge, Substitution.of(z, by).apply(d), z, true))) {
                    return Optional.of(end);
                }
            }
        }
        return Optional.empty();
    }

    List<Note> notes() {
        List<Note> out = new ArrayList<>();
        Layout shown = words.show(factor);
        Layout name = parts.innerName();
        out.add(new Note("factor", factor != parts.inner() ? shown : factor.facts().size() <= WIDEST ? Layout.equation(shown, name) : name, Prose.of("stays")));
        if (parts.of.variable() instanceof Symbol z) {
            Expr e = parts.of.at(factor);
            for (End end : ends(z)) {
                asked(() -> end.limit(knowledge, e).map(l -> note(l, end))).ifPresent(out::add);
            }
            if (out.stream().anyMatch(n -> n.label().equals("limit"))) {
                out.add(new Note("limits", factor == parts.inner() || factor.facts().size() > WIDEST ? name : shown, EXPANSION));
            }
            asked(() -> zeros(e, z)).ifPresent(out::add);
        }
        return out;
    }

    /// Empty where its work ends before.
    private static Optional<Note> asked(Supplier<Optional<Note>> question) {
        try {
            return question.get();
        } catch (Budget.Exhausted _) {
            return Optional.empty();
        }
    }

    /// Where the gradient itself goes at both ends of z, where the factor is cancelled in part; for each value of the label if it depends on that.
    static List<Note> gradient(Composition parts, Expr gradient, Symbol label, Setting setting, List<Prop> conditions) {
        List<Note> out = new ArrayList<>();
        Staying whole = new Staying(parts, gradient, gradient, setting, conditions);
        if (parts.of.variable() instanceof Symbol z) {
            for (End end : whole.ends(z)) {
                Expr any = parts.of.at(gradient);
                if (whole.isFree(any, end, label)) {
                    whole.note(any, end, Prose.of("")).ifPresent(out::add);
                    continue;
                }
                for (Expr y : whole.values(label)) {
                    Expr at = Substitution.of(label, y).apply(any);
                    Prose of = Prose.of(" for ").and(new Layout.Relation(whole.words.show(label), Layout.Comparison.EQUAL, whole.words.show(y)));
                    if (!zero(whole.knowledge, at)) {
                        whole.note(at, end, of).ifPresent(out::add);
                    }
                }
            }
        }
        if (!out.isEmpty()) {
            out.add(new Note("limits", parts.costByVariable(), EXPANSION));
        }
        return out;
    }

    /// Whether the limit is known for any label and the same for all of them.
    private boolean isFree(Expr e, End end, Symbol label) {
        return end.vanishes(knowledge, e) || end.limit(knowledge, e).filter(l -> l.value().stream().noneMatch(v -> Free.occurs(label, v))).isPresent();
    }

    /// The values of the label where there are few, as in y = −1 or y = 1; else those of 0 and 1 that it may have. None of a label that is no number.
    private List<Expr> values(Symbol label) {
        if (!(label.sort() instanceof Sort.Real)) {
            return List.of();
        }
        for (Prop h : setting.hypotheses()) {
            if (h instanceof Prop.Or(List<Prop> cases) && cases.stream().allMatch(c -> c instanceof Prop.Compare e && e.sign() == Prop.Sign.ZERO)) {
                List<Expr> roots = cases.stream().flatMap(c -> new Solving(knowledge, label).of(((Prop.Compare) c).term(), Terms.ZERO).stream()).toList();
                if (roots.size() == cases.size()) {
                    return roots;
                }
            }
        }
        return Stream.<Expr>of(Terms.ZERO, Terms.ONE)
                .filter(y -> setting.hypotheses().stream().noneMatch(h -> Substitution.of(label, y).apply(h).equals(Prop.FALSE))).toList();
    }

    private Optional<Note> note(Expr e, End end, Prose label) {
        Prose of = Prose.of("of ").and(parts.costByVariable()).and(label).and(" as ").and(end.tends());
        return end.vanishes(knowledge, e) ? Optional.of(new Note("limit", Layout.Number.of(0), of.and(": saturation")))
                : end.limit(knowledge, e).map(l -> new Note("limit", value(l), of));
    }

    private Prose tends(Symbol z, Layout to) {
        return Prose.of("").and(new Layout.Relation(words.show(z), Layout.Comparison.TENDS, to));
    }

    private Layout value(Limit l) {
        return l.value().map(words::show).orElseGet(() -> infinity(l.sign() > 0));
    }

    private Note note(Limit l, End end) {
        Prose as = Prose.of("as ").and(end.tends());
        Prose remark = l.like().filter(k -> end.isInfinite() && k.facts().size() <= LARGEST)
                .map(k -> as.and(l.value().filter(v -> v != Terms.ZERO).isPresent() ? ", the rest like " : ", like ").and(words.spelled(k))).orElse(as);
        boolean vanishes = end.vanishes(knowledge, parts.of.at(gradient));
        return new Note("limit", value(l), vanishes ? remark.and("; the gradient vanishes: saturation") : remark);
    }

    private static Layout infinity(boolean positive) {
        return positive ? Layout.Name.INFINITY : Layout.negative(Layout.Name.INFINITY);
    }

    /// Where the factor is 0: the gradient is, too, whatever the label.
    private Optional<Note> zeros(Expr e, Symbol z) {
        if (knowledge.holds(Prop.nonzero(e))) {
            return Optional.empty();
        }
        Set<Prop> where = new LinkedHashSet<>();
        for (Expr part : Subterms.of(e)) {
            if (part instanceof Cases c && c.guard() instanceof Prop.Compare g && Free.occurs(z, g.term())) {
                Prop not = g.sign() == Prop.Sign.POSITIVE ? Prop.nonnegative(Terms.negate(g.term())) : Prop.positive(Terms.negate(g.term()));
                for (Prop side : g.sign() == Prop.Sign.POSITIVE || g.sign() == Prop.Sign.NONNEGATIVE ? List.of(g, not) : List.<Prop>of()) {
                    if (zero(Proofs.with(knowledge, List.of(side)), e)) {
                        where.add(side);
                    }
                }
            }
        }
        for (Expr f : Tidy.factors(e)) {
            Expr base = f instanceof Pow p ? p.base() : f;
            boolean polynomial = Subterms.of(base).stream().noneMatch(t -> t instanceof Apply || t instanceof Cases);
            for (Expr root : polynomial ? new Solving(knowledge, z).of(base, Terms.ZERO) : List.<Expr>of()) {
                if (where.size() < MOST && zero(knowledge, Substitution.of(z, root).apply(e))) {
                    where.add(Prop.zero(Terms.subtract(z, root)));
                }
            }
        }
        where.removeIf(w -> domain.stream().anyMatch(h -> Proofs.with(knowledge, List.of(w)).holds(Prop.negate(h))));
        return where.isEmpty() ? Optional.empty() : Optional.of(new Note("zero", words.show(Prop.or(List.copyOf(where))), Prose.of("no gradient there")));
    }

    private static boolean zero(Knowledge knowledge, Expr e) {
        return Proofs.normal(knowledge, e) == Terms.ZERO;
    }
}
