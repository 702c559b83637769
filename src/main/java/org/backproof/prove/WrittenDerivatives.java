package org.backproof.prove;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Task;
import org.backproof.expr.Apply;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;
import org.backproof.library.Lemma;
import org.backproof.library.Library;
import org.backproof.numeric.Work;

/// Derivatives in the words of the library's lemmas, with the lemmas' conditions: `a ≠ y ⊢ D_a mae(a, y) = sign(a − y)`. A lemma that cannot be
/// proved is not there.
public final class WrittenDerivatives {
    private static final String LABEL = "derivative of ";
    private static final long MILLISECONDS = 10_000;
    private static final Map<Lemma, Optional<Theorem>> PROVED = new ConcurrentHashMap<>();

    private WrittenDerivatives() {
    }

    /// `H ⊢ D_x f(… x …) = …` for a function of the library with x, or the tensor of which x is an entry, as an argument.
    public static Optional<Theorem> of(Expr e, Expr x) {
        if (!(e instanceof Apply a && a.function() instanceof Function.Defined f)) {
            return Optional.empty();
        }
        for (Lemma lemma : Library.descriptor(f).map(d -> d.lemmas()).orElse(List.of())) {
            if (lemma.name().startsWith(LABEL) && lemma.task() instanceof Task.Claim c && c.left().body() instanceof Diff d
                    && d.body() instanceof Apply own && own.function().equals(f)) {
                Optional<Substitution> letters = letters(own, d.variable(), a, x);
                if (letters.isPresent()) {
                    return proved(lemma, c, d).map(t -> Logic.instantiate(t, letters.get()))
                            .filter(t -> t.derivative().body() == e && t.derivative().variable() == x);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Theorem> proved(Lemma lemma, Task.Claim c, Diff d) {
        Optional<Theorem> known = PROVED.get(lemma);
        if (known == null) {
            known = Work.uncounted(() -> search(c, d));
            PROVED.put(lemma, known);
        }
        return known;
    }

    private static Optional<Theorem> search(Task.Claim c, Diff d) {
        try {
            List<Prop> given = c.setting().hypotheses();
            Prover prover = new Prover(LemmaBook.library(), new Budget(MILLISECONDS, () -> false));
            if (prover.prove(given, d, c.right().body()) instanceof Verdict.Proved(Theorem equation)) {
                return prover.knowledge(given).prove(Prop.defined(c.right().body()))
                        .map(def -> Derivatives.itself(Equality.defined(Equality.symmetric(equation), def)))
                        .map(self -> Derivatives.value(self, equation));
            }
        } catch (Budget.Exhausted _) {
            // as if it were not there
        }
        return Optional.empty();
    }

    /// What the letters of the lemma stand for; empty where the arguments are not an instance.
    private static Optional<Substitution> letters(Apply own, Expr variable, Apply at, Expr x) {
        Map<Expr, Expr> out = new LinkedHashMap<>();
        for (int k = 0; k < own.arguments().size(); k++) {
            Expr argument = at.arguments().get(k);
            switch (own.arguments().get(k)) {
                case Symbol s -> out.put(s, argument);
                case Lambda l when l.body() instanceof Entry n && argument instanceof Lambda m && m.indices().size() == 1 -> {
                    out.put(n.tensor(), argument);
                    Expr size = ((Sort.Tensor) n.tensor().sort()).sizes().getFirst();
                    if (size instanceof Symbol s) {
                        out.put(s, ((Sort.Index) m.indices().getFirst().sort()).upper());
                    }
                }
                case Expr e when e != argument -> {
                    return Optional.empty();
                }
                case Expr _ -> {
                }
            }
        }
        if (variable instanceof Entry from && x instanceof Entry to && out.get(from.tensor()) == Terms.tensor(to.tensor())) {
            out.put(from.indices().getFirst(), to.indices().getFirst());
        } else if (out.get(variable) != x || !(x instanceof Symbol)) {
            return Optional.empty();
        }
        Symbol held = Derivatives.held(x);
        boolean once = at.arguments().stream().filter(e -> Free.occurs(held, e)).count() == 1;
        return once ? Optional.of(Substitution.of(out)) : Optional.empty();
    }
}
