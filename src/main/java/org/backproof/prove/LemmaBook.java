package org.backproof.prove;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Lemmas;
import org.backproof.algebra.Normalizer;
import org.backproof.algebra.Subterms;
import org.backproof.calculus.Differentiation;
import org.backproof.elaborate.Task;
import org.backproof.expr.Apply;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;
import org.backproof.kernel.TotalDerivative;
import org.backproof.library.Library;
import org.backproof.library.Lemma;
import org.backproof.numeric.Work;

/// The library's lemmas, each proved from its definition when it is first asked for. A lemma that cannot be proved is not there.
public final class LemmaBook implements Lemmas {
    private static final long MILLISECONDS = 10_000;

    /// Where a function is defined, and its derivatives.
    private record Page(Optional<Theorem> definedness, Map<Integer, Theorem> derivatives, boolean generator) {
        static final Page EMPTY = new Page(Optional.empty(), Map.of(), false);
    }

    /// What a function is compared with: at its own parameters, and in the letters of the lemma.
    private record Bounds(List<Theorem> comparisons, List<Theorem> facts) {
        static final Bounds NONE = new Bounds(List.of(), List.of());
    }

    private static final class Holder {
        static final LemmaBook BOOK = new LemmaBook();
    }

    private final Map<Function.Defined, Page> pages = new HashMap<>();
    private final Map<Function.Defined, Bounds> bounds = new HashMap<>();
    private final Map<Function.Defined, List<Theorem>> conditional = new HashMap<>();
    private final Set<Function.Defined> open = new HashSet<>();

    private LemmaBook() {
    }

    /// The one book of the library.
    public static LemmaBook library() {
        return Holder.BOOK;
    }

    @Override
    public List<Theorem> comparisons(Function.Defined f) {
        List<Theorem> out = new ArrayList<>(bounds(f).comparisons);
        out.addAll(conditional(f));
        return out;
    }

    /// The comparisons with hypotheses, such as the domains of the parameters. A lemma may use those before it.
    private synchronized List<Theorem> conditional(Function.Defined f) {
        return entry(conditional, f, List.of(), lemmas -> conditional(f, lemmas));
    }

    private List<Theorem> conditional(Function.Defined f, List<Lemma> lemmas) {
        List<Theorem> out = new ArrayList<>();
        for (Lemma lemma : lemmas) {
            if (lemma.task() instanceof Task.ConditionClaim c && !c.setting().hypotheses().isEmpty()) {
                try {
                    compare(knowledge(c.setting().hypotheses(), bounds(f).facts), f, c.condition(), out, new ArrayList<>());
                } catch (Budget.Exhausted _) {
                    // a lemma without a proof is none
                }
            }
        }
        return out;
    }

    @Override
    public Optional<Theorem> definedness(Function.Defined f) {
        return page(f).definedness;
    }

    @Override
    public boolean generator(Function.Defined f) {
        return page(f).generator;
    }

    @Override
    public Optional<Theorem> derivative(Function.Defined f, int parameter) {
        return Optional.ofNullable(page(f).derivatives.get(parameter));
    }

    private synchronized Page page(Function.Defined f) {
        return entry(pages, f, Page.EMPTY, lemmas -> read(f, lemmas));
    }

    /// The derivatives come first, so that what a proof may use does not depend on what was asked before.
    private synchronized Bounds bounds(Function.Defined f) {
        page(f);
        return entry(bounds, f, Bounds.NONE, lemmas -> compare(f, lemmas));
    }

    /// What is known of f, read from its lemmas when it is first asked for; nothing while they are being read.
    private <T> T entry(Map<Function.Defined, T> known, Function.Defined f, T none, java.util.function.Function<List<Lemma>, T> read) {
        T out = known.get(f);
        if (out == null) {
            if (!open.add(f)) {
                return none;
            }
            try {
                out = Work.uncounted(() -> Library.descriptor(f).map(d -> read.apply(d.lemmas())).orElse(none));
            } finally {
                open.remove(f);
            }
            known.put(f, out);
        }
        return out;
    }

    private Page read(Function.Defined f, List<Lemma> lemmas) {
        Map<Integer, Theorem> derivatives = new LinkedHashMap<>();
        boolean basic = Subterms.of(f.body()).stream().noneMatch(LemmaBook::isDefined);
        boolean generator = false;
        Knowledge knowledge = new Prover(this, new Budget(MILLISECONDS, () -> false)).knowledge(List.of());
        for (Lemma lemma : lemmas) {
            if (basic && lemma.task() instanceof Task.Claim c && c.left().body() instanceof Diff d && d.body() instanceof Apply a && isGeneral(f, a)) {
                try {
                    generator |= Subterms.of(c.right().body()).stream().anyMatch(LemmaBook::isDefined);
                    differentiate(knowledge, f, d, a, c.right().body(), derivatives);
                } catch (Budget.Exhausted _) {
                    // a lemma without a proof is none
                }
            }
        }
        Expr own = Terms.apply(f, TotalDerivative.own(f));
        Optional<Theorem> defined = own.total() ? Optional.empty()
                : knowledge.prove(Prop.defined(own)).filter(t -> t.hypotheses().isEmpty());
        return new Page(defined, derivatives, generator && !derivatives.isEmpty());
    }

    private Bounds compare(Function.Defined f, List<Lemma> lemmas) {
        List<Theorem> comparisons = new ArrayList<>();
        List<Theorem> facts = new ArrayList<>();
        for (Lemma lemma : lemmas) {
            if (lemma.task() instanceof Task.ConditionClaim c && c.setting().hypotheses().isEmpty()) {
                try {
                    compare(knowledge(List.of(), facts), f, c.condition(), comparisons, facts);
                } catch (Budget.Exhausted _) {
                    // a lemma without a proof is none
                }
            }
        }
        return new Bounds(comparisons, facts);
    }

    private static boolean isDefined(Expr e) {
        return e instanceof Apply a && a.function() instanceof Function.Defined;
    }

    /// Whether f is applied to variables, not to `1` or `sigmoid(z)`.
    private static boolean isGeneral(Function.Defined f, Apply a) {
        return a.function().equals(f) && a.arguments().stream().allMatch(x -> x instanceof Symbol || x instanceof Lambda l && l.body() instanceof Entry)
                && a.arguments().stream().distinct().count() == a.arguments().size();
    }

    /// What is assumed, and the lemmas before.
    private Knowledge knowledge(List<Prop> assumptions, List<Theorem> lemmas) {
        Knowledge out = new Prover(this, new Budget(MILLISECONDS, () -> false)).knowledge(assumptions);
        lemmas.forEach(out::add);
        return out;
    }

    /// @param out   what is proved of the function at its own parameters
    /// @param facts what is proved, in the letters of the lemma
    private static void compare(Knowledge knowledge, Function.Defined f, Prop p, List<Theorem> out, List<Theorem> facts) {
        switch (p) {
            case Prop.And(List<Prop> parts) -> parts.forEach(q -> compare(knowledge, f, q, out, facts));
            case Prop.Compare c -> {
                Optional<Apply> a = Subterms.of(c.term()).stream()
                        .filter(e -> e instanceof Apply x && x.function().equals(f)).map(e -> (Apply) e).findFirst();
                Condition.search(knowledge, p).ifPresent(t -> {
                    facts.add(t);
                    a.ifPresent(x -> out.add(Logic.instantiate(t, toOwn(f, x))));
                });
            }
            case Prop.Defined _, Prop.Whole _, Prop.Or _, Prop.ForAll _, Prop.Equal _, Prop.Derivative _ -> {
            }
        }
    }

    private static void differentiate(Knowledge knowledge, Function.Defined f, Diff d, Apply a, Expr value, Map<Integer, Theorem> out) {
        Differentiation smooth = new Differentiation(knowledge);
        Optional<Theorem> t = smooth.derivative(a, d.variable());
        Optional<Theorem> equal = t.flatMap(u -> new Normalizer(knowledge, Normalizer.Settings.DEEP).equal(u.derivative().value(), value));
        equal.map(e -> knowledge.discharge(Derivatives.value(t.get(), e)))
                .ifPresent(u -> out.put(place(a, d.variable()), Logic.instantiate(u, toOwn(f, a))));
    }

    private static int place(Apply a, Expr variable) {
        Symbol held = Derivatives.held(variable);
        for (int k = 0; k < a.arguments().size(); k++) {
            if (org.backproof.expr.Free.occurs(held, a.arguments().get(k))) {
                return k;
            }
        }
        throw new IllegalStateException(variable + " is no parameter of " + a);
    }

    /// From the letters of the lemma to the function's own parameters.
    private static Substitution toOwn(Function.Defined f, Apply a) {
        Map<Expr, Expr> map = new LinkedHashMap<>();
        for (int k = 0; k < a.arguments().size(); k++) {
            Symbol own = f.symbols().get(k);
            switch (a.arguments().get(k)) {
                case Symbol s when s != own -> map.put(s, own);
                case Lambda l when l.body() instanceof Entry n && n.tensor() != own -> {
                    map.put(n.tensor(), Terms.tensor(own));
                    List<Expr> from = ((Sort.Tensor) n.tensor().sort()).sizes();
                    List<Expr> to = ((Sort.Tensor) own.sort()).sizes();
                    for (int i = 0; i < from.size(); i++) {
                        if (from.get(i) instanceof Symbol size && from.get(i) != to.get(i)) {
                            map.put(size, to.get(i));
                        }
                    }
                }
                case Expr _ -> {
                }
            }
        }
        return Substitution.of(map);
    }
}
