package org.backproof.emit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.backproof.algebra.Differences;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Subterms;
import org.backproof.calculus.Differentiated;
import org.backproof.elaborate.Task;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Local;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Field;
import org.backproof.kernel.Theorem;
import org.backproof.library.Lemma;
import org.backproof.library.Library;
import org.backproof.numeric.Rational;

/// Rewrites a term into one that keeps its digits in floating point, by the library's lemmas whose names begin with `stable`, from left to right:
/// `log(sigmoid(z)) = -softplus(-z)`. Functions that a target can spell stay, others are unfolded. Every step is a theorem.
final class StableForms {
    private static final String LABEL = "stable";
    /// Where what the left side has is computed anyway, its form is longer: `1 - tanh(x)^2` is `sech(x)^2` where there is no `a = tanh(x)`.
    private static final String ALONE = "stable_alone";
    /// What is left of a form when functions of vectors are written out: `1 - softmax(z)[i]`.
    private static final String LAST = "stable_last";
    /// What is longer, and right far out where the left side is not: one of the forms that are compared.
    private static final String FAR = "stable_far";
    private static final int MAX_STEPS = 2_000;

    private final Knowledge knowledge;
    private final Stage stage;
    private final Set<Expr> computed;
    private final Map<Expr, Theorem> memo = new IdentityHashMap<>();
    private int opened;
    private int steps;

    /// How far to go.
    enum Stage {
        /// Definitions are unfolded, but for functions that every programming language has.
        NAIVE,
        /// Definitions are unfolded, but for functions that can be spelled or have a stable form, and nothing else.
        UNFOLD,
        /// Functions of the library for what they are equal to: no sums and pieces that were not there.
        RECOGNISE,
        /// Stable forms of terms such as `log(sigmoid(z))`.
        REWRITE,
        /// The stable definitions of functions of vectors, too.
        FINISH
    }

    private StableForms(Knowledge knowledge, Stage stage) {
        this(knowledge, stage, Set.of());
    }

    private StableForms(Knowledge knowledge, Stage stage, Set<Expr> computed) {
        this.knowledge = knowledge;
        this.stage = stage;
        this.computed = computed;
    }

    /// The values of functions that a term has.
    static Set<Expr> values(Expr e) {
        return Subterms.of(e).stream().filter(Apply.class::isInstance).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// `⊢ e = stable form of e`.
    static Theorem of(Knowledge knowledge, Expr e) {
        return of(knowledge, e, Set.of());
    }

    /// `⊢ e = stable form of e`.
    ///
    /// @param computed values of functions that the program has anyway
    static Theorem of(Knowledge knowledge, Expr e, Set<Expr> computed) {
        Theorem plain = unfolded(knowledge, e);
        Theorem multiples = Differences.multiples(plain.right());
        Theorem first = multiples.right() == plain.right() ? Equality.reflexive(e) : Equality.transitive(plain, multiples);
        Theorem t = Equality.transitive(first, new StableForms(knowledge, Stage.REWRITE, computed).step(first.right()));
        return Equality.transitive(t, new StableForms(knowledge, Stage.FINISH).step(t.right()));
    }

    /// `⊢ e = e with definitions unfolded`.
    static Theorem unfolded(Knowledge knowledge, Expr e) {
        return new StableForms(knowledge, Stage.UNFOLD).step(e);
    }

    /// The same, with functions of the library for what they are equal to: softplus(z) for log(1 + exp(z)), whose derivative is stable, too.
    static Theorem recognised(Knowledge knowledge, Expr e) {
        Theorem plain = unfolded(knowledge, e);
        Theorem t = Equality.transitive(plain, new StableForms(knowledge, Stage.RECOGNISE).step(plain.right()));
        return Equality.transitive(t, unfolded(knowledge, t.right()));
    }

    /// `H ⊢ e = e with its derivatives carried out`.
    ///
    /// @throws NoCode if one is not found
    static Theorem differentiated(Knowledge knowledge, Expr e) {
        if (!e.hasDiff()) {
            return Equality.reflexive(e);
        }
        Theorem plain = unfolded(knowledge, e);
        return Equality.transitive(plain, knowledge.discharge(Differentiated.offKinks(knowledge, plain.right()).orElseThrow(() -> new NoCode("a derivative in it was not found"))));
    }

    /// `⊢ e = e as it is written`, with functions for what they are by definition.
    static Theorem naive(Knowledge knowledge, Expr e) {
        return new StableForms(knowledge, Stage.NAIVE).step(e);
    }

    /// `H ⊢ e = a form for inputs far out`, if the library has one.
    static Optional<Theorem> far(Expr e) {
        Optional<Theorem> first = Rules.FAR.stream().flatMap(r -> r.at(e).stream()).findFirst();
        return first.map(t -> far(t.right()).map(u -> Equality.transitive(t, u)).orElse(t));
    }

    /// `⊢ 1 − f = its stable function`, if the library has one.
    static Optional<Theorem> last(Expr e) {
        return Rules.LAST.stream().flatMap(r -> r.at(e).stream()).findFirst();
    }

    /// Whether the library has a stable form of the function's values.
    static boolean hasOwn(Function.Defined f) {
        return Rules.OWN.containsKey(f);
    }

    /// The value of a function of the library that is emitted as a function of its own, stable.
    static Theorem definition(Knowledge knowledge, Function.Defined f) {
        Expr own = Terms.apply(f, f.symbols());
        Optional<Theorem> stable = ownForm(f, own);
        if (stable.isPresent()) {
            return stable.get();
        }
        Theorem t = Equality.unfold((Apply) own);
        Theorem written = Equality.transitive(t, of(knowledge, t.right()));
        return written.right() == own ? t : written;
    }

    /// The rules, the most special first.
    private static final class Rules {
        static final Map<Function, List<StableRule>> OWN = new LinkedHashMap<>();
        static final List<StableRule> OTHER = new ArrayList<>();
        static final List<StableRule> LAST = new ArrayList<>();
        static final List<StableRule> FAR = new ArrayList<>();

        static {
            for (Lemma lemma : Library.lemmas()) {
                if (lemma.name().startsWith(LABEL) && lemma.task() instanceof Task.Claim c) {
                    StableRule rule = new StableRule(lemma, c.left().body());
                    if (lemma.name().startsWith(StableForms.FAR)) {
                        FAR.add(rule);
                    } else if (rule.holdsWhereDefined()) {
                        rule.owner().ifPresentOrElse(f -> OWN.computeIfAbsent(f, _ -> new ArrayList<>()).add(rule), () -> (lemma.name().startsWith(StableForms.LAST) ? LAST : OTHER).add(rule));
                    }
                }
            }
            OWN.values().forEach(own -> own.sort(Comparator.comparing((StableRule r) -> -r.fixed())));
            OTHER.sort(Comparator.comparing((StableRule r) -> -Matching.weight(r.left())));
        }
    }

    /// `f(x) = …`, by the rule that asks for most.
    private static Optional<Theorem> ownForm(Function f, Expr at) {
        return Rules.OWN.getOrDefault(f, List.of()).stream().flatMap(r -> r.at(at).stream()).findFirst();
    }

    /// What can be spelled; where derivatives are to be taken, what has a derivative in its own terms.
    private boolean stays(Function.Defined f) {
        return switch (stage) {
            case NAIVE -> Spelling.of(f).filter(s -> !s.numpy().isEmpty()).isPresent();
            case UNFOLD -> knowledge.lemmas().generator(f);
            case RECOGNISE, REWRITE, FINISH -> Spelling.of(f).isPresent();
        };
    }

    private static boolean ofVector(Function.Defined f) {
        return f.symbols().stream().anyMatch(s -> s.sort() instanceof Sort.Tensor);
    }

    private Theorem step(Expr e) {
        Theorem known = memo.get(e);
        if (known == null) {
            knowledge.budget().spend();
            known = compute(e);
            memo.put(e, known);
        }
        return known;
    }

    private Theorem again(Theorem t) {
        return Equality.transitive(t, step(t.right()));
    }

    private Theorem compute(Expr e) {
        if (e instanceof Apply a && a.function() instanceof Function.Defined f && !stays(f)) {
            if (!Rules.OWN.containsKey(f) || stage == Stage.UNFOLD || stage == Stage.NAIVE) {
                return again(Equality.unfold(a));
            }
            if (!ofVector(f) || stage == Stage.FINISH) {
                return whole(again(ownForm(f, a).orElseGet(() -> Equality.unfold(a))), f);
            }
        }
        if (stage == Stage.FINISH) {
            Optional<Theorem> last = Rules.LAST.stream().flatMap(r -> r.at(e).stream()).findFirst();
            if (last.isPresent()) {
                memo.put(e, parts(e)); // as it stands in the form itself
                return again(last.get());
            }
        }
        Theorem t = parts(e);
        if (stage == Stage.FINISH) {
            return Equality.transitive(t, Arrangement.of(t.right()));
        }
        if (stage != Stage.RECOGNISE && stage != Stage.REWRITE || ++steps > MAX_STEPS) {
            return t;
        }
        Optional<Theorem> head = head(t.right());
        return head.isPresent() ? Equality.transitive(t, again(head.get())) : t;
    }

    /// The value of a function of a vector stays together, so that it is computed once.
    private static Theorem whole(Theorem t, Function.Defined f) {
        if (!ofVector(f)) {
            return t;
        }
        Symbol hole = Terms.real("#hole");
        boolean multiple = t.right() instanceof Mul m && m.factors().size() == 1;
        Expr value = multiple ? ((Mul) t.right()).factors().getFirst() : t.right();
        Expr context = multiple ? Terms.multiply(Terms.num(((Mul) t.right()).coefficient()), hole) : hole;
        return Terms.local(value) instanceof Local l ? Equality.transitive(t, Equality.inContext(Equality.symmetric(Equality.local(l)), context, hole)) : t;
    }

    private Theorem parts(Expr e) {
        return switch (e) {
            case Lambda l -> lambda(l);
            case Diff d -> Equality.reflexive(d);
            case Sum s -> sum(s);
            case Cases c -> cases(c);
            case Local l when stage == Stage.UNFOLD -> again(Equality.local(l));
            case Expr _ -> children(e);
        };
    }

    private Theorem children(Expr e) {
        List<Theorem> parts = Children.of(e).stream().map(this::step).toList();
        return parts.stream().allMatch(t -> t.left() == t.right()) ? Equality.reflexive(e) : Equality.congruence(e, parts);
    }

    private Theorem lambda(Lambda l) {
        List<Symbol> open = new ArrayList<>();
        l.indices().forEach(b -> open.add(Binders.symbol(b, opened++)));
        Theorem t = Equality.underLambda(l, open, step(Binders.open(l, open)));
        opened -= open.size();
        return t;
    }

    private Theorem sum(Sum s) {
        Symbol i = Binders.symbol(s.index(), opened++);
        Theorem t = Equality.underSum(s, i, step(Binders.open(s, i)));
        opened--;
        return t;
    }

    private Theorem cases(Cases c) {
        List<Theorem> terms = Prop.terms(c.guard()).stream().map(this::step).toList();
        Theorem guards = terms.stream().allMatch(t -> t.left() == t.right()) ? Equality.reflexive(c) : Equality.inGuard(c, terms);
        return guards.right() instanceof Cases d ? Equality.transitive(guards, Equality.underCases(d, step(d.then()), step(d.otherwise())))
                : again(guards);
    }

    private Optional<Theorem> head(Expr e) {
        for (StableRule rule : Rules.OTHER) {
            if (stage == Stage.RECOGNISE && !rule.recognises() || rule.name().startsWith(ALONE) && Subterms.of(e).stream().anyMatch(computed::contains)) {
                continue;
            }
            Optional<Theorem> t = rule.at(e).map(this::staying).or(() -> rule.left() instanceof Add p && e instanceof Add s ? part(rule, p, s)
                    : rule.left() instanceof Mul p && e instanceof Mul m ? part(rule, p, m) : Optional.empty());
            if (t.isPresent() && t.get().right() != e) {
                return t;
            }
        }
        return Optional.empty();
    }

    /// A form may have the term itself as a piece: there it stays.
    private Theorem staying(Theorem rule) {
        if (Subterms.of(rule.right()).contains(rule.left())) {
            memo.put(rule.left(), Equality.reflexive(rule.left()));
        }
        return Equality.transitive(rule, Collected.of(rule.right()));
    }

    /// A multiple of the left side is a part of the sum: `2 - 2*sigmoid(z) + x`.
    private Optional<Theorem> part(StableRule rule, Add pattern, Add sum) {
        for (Expr term : sum.terms()) {
            Rational c = coefficient(term).divide(coefficient(pattern.terms().getFirst()));
            for (Rational scale : List.of(c, c.negate())) {
                Expr scaled = Terms.add(sum.terms().stream().map(t -> Terms.multiply(Terms.num(scale.reciprocal()), t)).toList());
                Optional<Theorem> t = scaled instanceof Add s ? Matching.part(pattern, s).flatMap(p -> inside(rule, p, scale, sum)) : Optional.empty();
                if (t.isPresent()) {
                    return t;
                }
            }
        }
        return Optional.empty();
    }

    /// The left side is a part of the product: `3*y*exp(z)/sum(exp(z))`.
    private Optional<Theorem> part(StableRule rule, Mul pattern, Mul product) {
        return Matching.part(pattern, product).flatMap(p -> {
            Symbol hole = Terms.real("#hole");
            List<Expr> factors = new ArrayList<>(p.rest());
            factors.add(hole);
            factors.add(Terms.num(product.coefficient().divide(pattern.coefficient())));
            return rule.instance(p.letters()).map(this::staying).map(t -> Equality.inContext(t, Terms.multiply(factors), hole)).filter(t -> t.left() == product);
        });
    }

    private static Rational coefficient(Expr e) {
        return switch (e) {
            case Num n when !n.value().isZero() -> n.value();
            case Mul m when !m.coefficient().isZero() -> m.coefficient();
            case Expr _ -> Rational.ONE;
        };
    }

    private Optional<Theorem> inside(StableRule rule, Matching.Part part, Rational scale, Add sum) {
        Symbol hole = Terms.real("#hole");
        List<Expr> terms = new ArrayList<>(part.rest());
        terms.add(hole);
        Expr context = Terms.add(terms.stream().map(t -> Terms.multiply(Terms.num(scale), t)).toList());
        return rule.instance(part.letters()).map(this::staying).map(t -> Equality.inContext(t, context, hole))
                .flatMap(t -> t.left() == sum ? Optional.of(t) : Field.identity(sum, t.left()).map(u -> Equality.transitive(u, t)));
    }
}
