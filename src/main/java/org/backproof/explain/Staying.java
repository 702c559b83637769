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
import org.backproof.algebra.Replacement;
import org.backproof.algebra.Subterms;
import org.backproof.calculus.Limit;
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
import org.backproof.kernel.Derivatives;
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
    private static final Layout OPEN = Layout.Name.of("?");
    private static final Symbol ENTRY = Terms.real("#z");
    /// Of the work that is left: the derivation is proved without these notes.
    private static final double SHARE = 0.5;
    /// Of that, for one limit.
    private static final double QUESTION = 0.25;
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
        this(parts, factor, gradient, setting, parts.knowledge.inner(SHARE), Stream.concat(setting.hypotheses().stream(), conditions.stream().filter(h -> h instanceof Prop.Compare c && c.sign() != Prop.Sign.NONZERO)).distinct().toList());
    }

    private Staying(Composition parts, Expr factor, Expr gradient, Setting setting, Knowledge knowledge, List<Prop> domain) {
        this.parts = parts;
        this.factor = factor;
        this.gradient = gradient;
        this.setting = setting;
        this.words = parts.words;
        this.knowledge = knowledge;
        this.domain = domain;
    }

    /// The same for one question of several.
    private Staying part(double share) {
        return new Staying(parts, factor, gradient, setting, knowledge.inner(share), domain);
    }

    List<Note> notes() {
        List<Note> out = new ArrayList<>();
        Layout shown = words.show(factor);
        Layout name = parts.innerName();
        out.add(new Note("factor", factor != parts.inner() ? shown : factor.facts().size() <= WIDEST ? Layout.equation(shown, name) : name, Prose.of("stays")));
        Symbol z = logit();
        Expr e = scalar(parts.of.at(factor));
        if (isOfLogit(e)) {
            List<Ends.End> ends = ends().of(z);
            for (Ends.End end : ends) {
                Staying one = part(QUESTION);
                out.add(asked(() -> end.limit(one.knowledge, e).map(l -> one.note(l, end))).orElseGet(() -> open(Prose.of("as ").and(end.tends()))));
            }
            border(ends).ifPresent(out::add);
            if (anyFound(out)) {
                out.add(new Note("limits", factor == parts.inner() || factor.facts().size() > WIDEST ? name : shown, EXPANSION));
            }
            asked(() -> zeros(e, z)).ifPresent(out::add);
        } else {
            out.add(ofMany());
        }
        return out;
    }

    private static boolean anyFound(List<Note> notes) {
        return notes.stream().anyMatch(n -> n.label().equals("limit") && !n.subject().equals(OPEN));
    }

    /// A limit that is not found.
    private static Note open(Prose of) {
        return new Note("limit", OPEN, of.and(": not found"));
    }

    /// Of an end that is not found.
    private Optional<Note> border(List<Ends.End> ends) {
        return ends.size() > 1 ? Optional.empty()
                : Optional.of(new Note("limit", OPEN, Prose.of("where ").and(words.show(parts.of.variable())).and(" leaves the domain: that point is not found")));
    }

    /// Why there are none.
    private Note ofMany() {
        return new Note("limits", OPEN, Prose.of("it depends on all entries of the logit, not on one"));
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
        Expr any = whole.scalar(parts.of.at(gradient));
        if (whole.isOfLogit(any)) {
            List<Ends.End> ends = whole.ends().of(whole.logit());
            whole.border(ends).ifPresent(out::add);
            for (Ends.End end : ends) {
                Staying free = whole.part(QUESTION);
                if (asked(() -> free.isFree(any, end, label) ? free.note(any, end, Prose.of("")) : Optional.empty()).map(out::add).isPresent()) {
                    continue;
                }
                int before = out.size();
                for (Expr y : whole.values(label)) {
                    Expr at = Substitution.of(label, y).apply(any);
                    Prose of = Prose.of(" for ").and(new Layout.Relation(whole.words.show(label), Layout.Comparison.EQUAL, whole.words.show(y)));
                    Staying one = whole.part(QUESTION);
                    asked(() -> zero(one.knowledge, at) ? Optional.empty() : one.note(at, end, of)).ifPresent(out::add);
                }
                if (out.size() == before) {
                    out.add(open(Prose.of("of ").and(parts.costByVariable()).and(" as ").and(end.tends())));
                }
            }
        } else {
            out.add(whole.ofMany());
        }
        if (anyFound(out)) {
            out.add(new Note("limits", parts.costByVariable(), EXPANSION));
        }
        return out;
    }

    /// Whether the limit is known for any label and the same for all of them; of a label with entries, whether it is known.
    private boolean isFree(Expr e, Ends.End end, Symbol label) {
        return end.vanishes(knowledge, e) || label.sort() instanceof Sort.Tensor || end.limit(knowledge, e).filter(l -> l.value().stream().noneMatch(v -> Free.occurs(label, v))).isPresent();
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

    private Optional<Note> note(Expr e, Ends.End end, Prose label) {
        Prose of = Prose.of("of ").and(parts.costByVariable()).and(label).and(" as ").and(end.tends());
        return end.vanishes(knowledge, e) ? Optional.of(new Note("limit", Layout.Number.of(0), of.and(": saturation")))
                : end.limit(knowledge, e).map(l -> new Note("limit", value(l), of));
    }

    private Ends ends() {
        return new Ends(knowledge, words, domain, words.show(parts.of.variable()));
    }

    /// z, or a letter for `z[j]` where the activation acts entry by entry.
    private Symbol logit() {
        return parts.of.variable() instanceof Symbol z ? z : ENTRY;
    }

    private Expr scalar(Expr e) {
        return parts.of.variable() instanceof Symbol ? e : Replacement.of(parts.of.variable(), ENTRY, e);
    }

    private Expr entry(Expr e) {
        return Substitution.of(ENTRY, parts.of.variable()).apply(e);
    }

    /// Whether no other entry of the logit is in it.
    private boolean isOfLogit(Expr e) {
        return parts.of.variable() instanceof Symbol || parts.of.isEntrywise() && !Free.occurs(Derivatives.held(parts.of.variable()), e);
    }

    private Layout value(Limit l) {
        return l.value().map(words::show).orElseGet(() -> Ends.infinity(l.sign() > 0));
    }

    private Note note(Limit l, Ends.End end) {
        Prose as = Prose.of("as ").and(end.tends());
        Prose remark = l.like().filter(k -> end.isInfinite() && k.facts().size() <= LARGEST)
                .map(k -> as.and(l.value().filter(v -> v != Terms.ZERO).isPresent() ? ", the rest like " : ", like ").and(words.spelled(entry(k)))).orElse(as);
        boolean vanishes = end.vanishes(knowledge, scalar(parts.of.at(gradient)));
        return new Note("limit", value(l), vanishes ? remark.and("; the gradient vanishes: saturation") : remark);
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
        return where.isEmpty() ? Optional.empty() : Optional.of(new Note("zero", words.show(Substitution.of(ENTRY, parts.of.variable()).apply(Prop.or(List.copyOf(where)))), Prose.of("no gradient there")));
    }

    private static boolean zero(Knowledge knowledge, Expr e) {
        return Proofs.normal(knowledge, e) == Terms.ZERO;
    }
}
