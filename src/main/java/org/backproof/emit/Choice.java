package org.backproof.emit;

import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Rational;

/// Which of several equal forms is computed: of those that are numbers at the most inputs far out the one that is shortest when it is stable, and of these the one that was shortest before.
///
/// @param domain what is known of the variables
/// @param stable a term as it is computed
record Choice(Knowledge knowledge, Collection<Prop> domain, UnaryOperator<Expr> stable) {
    /// In nodes: a value in two terms of a sum often cancels there, `a − a*y − b*y`; in one it does not, `a*(1 − y) − b*y`.
    private static final int AGAIN = 2;
    /// In nodes: a root to a power above 2 leaves the range of doubles where the value of the term does not, as `√s^3` in the gradient of a cosine.
    private static final int STEEP = 4;
    /// One part in so many.
    private static final int SLIGHTLY = 8;

    Theorem best(List<Theorem> forms) {
        return best(forms, List.of());
    }

    /// The best form of a derivative: the chain rule's where that is shorter, or slightly longer and has its digits at more inputs; not where it has them at fewer.
    Theorem best(Gradient gradient) {
        Theorem best = best(gradient.forms(), gradient.raw());
        if (gradient.plain().isEmpty()) {
            return best;
        }
        Theorem plain = best(gradient.plain());
        Expr one = stable.apply(plain.right());
        Expr other = stable.apply(best.right());
        Trials trials = new Trials(knowledge, List.of(one, other), domain);
        if (one == other || trials.failures(one) > trials.failures(other)) {
            return best;
        }
        int gained = trials.wrong(other) - trials.wrong(one);
        return gained >= 0 && (weight(one) < weight(other) || gained > 0 && weight(one) * SLIGHTLY <= weight(other) * (SLIGHTLY + 1)) ? plain : best;
    }

    /// @param raw forms of which only those for inputs far out are computed
    Theorem best(List<Theorem> forms, List<Theorem> raw) {
        Map<Theorem, Expr> computed = computed(forms);
        Trials trials = new Trials(knowledge, computed.values(), domain);
        Theorem best = best(computed, trials);
        if (trials.failures(computed.get(best)) == 0) {
            return best;
        }
        Stream.concat(forms.stream(), raw.stream()).flatMap(t -> far(t).stream()).findFirst().ifPresent(t -> computed.putAll(computed(List.of(t))));
        return best(computed, trials);
    }

    private Map<Theorem, Expr> computed(List<Theorem> forms) {
        Map<Theorem, Expr> out = new LinkedHashMap<>();
        forms.forEach(t -> out.put(t, stable.apply(t.right())));
        return out;
    }

    private static Theorem best(Map<Theorem, Expr> computed, Trials trials) {
        Map<Expr, Integer> failures = new IdentityHashMap<>();
        computed.values().forEach(e -> failures.computeIfAbsent(e, trials::failures));
        return computed.keySet().stream().min(Comparator.comparing((Theorem t) -> failures.get(computed.get(t))).thenComparing(t -> weight(computed.get(t))).thenComparing(t -> t.right().facts().size())).orElseThrow();
    }

    /// The same in the library's form for inputs far out.
    private Optional<Theorem> far(Theorem form) {
        return StableForms.far(form.right()).map(t -> Equality.transitive(t, Complements.of(t.right()))).map(t -> Equality.transitive(form, t));
    }

    /// The size, and more for steep powers and each value of a function that several terms of the sum have as a factor.
    private static long weight(Expr e) {
        Map<Expr, Integer> values = new IdentityHashMap<>();
        if (e instanceof Add a) {
            a.terms().forEach(t -> (t instanceof Mul m ? m.factors() : List.of(t)).stream().filter(Apply.class::isInstance).forEach(f -> values.merge(f, 1, Integer::sum)));
        }
        long steep = Subterms.of(e).stream().filter(Choice::isSteep).count();
        return e.facts().size() + STEEP * steep + values.values().stream().mapToInt(n -> AGAIN * (n - 1)).sum();
    }

    private static boolean isSteep(Expr e) {
        return e instanceof Pow(Pow(Expr _, Num root, _), Num n, _) && !root.value().isInteger() && n.value().abs().compareTo(Rational.TWO) > 0;
    }
}
