package org.backproof.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Subterms;
import org.backproof.elaborate.Definition;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Children;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Mul;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;
import org.backproof.library.Library;
import org.backproof.prove.Verdict;

/// `p log(p/(p + t))` as `xlogy(p, p/(p + t))`: a probability p computes to 0 far out, and where t is 0, too, the ratio is 0/0 and the product still 0.
final class Entropies {
    static final Function XLOGY = ((Definition) Library.scope().function("xlogy").orElseThrow()).function();
    private static final Symbol X = Terms.real("x");
    private static final Symbol Y = Terms.real("y");

    private static final class Rule {
        /// `x > 0 ⊢ x log y = xlogy(x, y)`.
        static final Optional<Theorem> FACTOR = given(X);
        /// `y > 0 ⊢ x log y = xlogy(x, y)`.
        static final Optional<Theorem> ARGUMENT = given(Y);

        private static Optional<Theorem> given(Symbol positive) {
            return Remarks.brief().prove(List.of(Prop.positive(positive)), Terms.multiply(X, Primitives.log(Y)), Terms.apply(XLOGY, X, Y)) instanceof Verdict.Proved(Theorem t) ? Optional.of(t) : Optional.empty();
        }
    }

    private final Knowledge knowledge;

    private Entropies(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /// `⊢ e = e with these products as values of xlogy`.
    static Theorem of(Knowledge knowledge, Expr e) {
        return new Entropies(knowledge).of(e, 0);
    }

    private Theorem of(Expr e, int depth) {
        return switch (e) {
            case Sum s -> {
                Symbol i = Terms.symbol("%e" + depth, s.index().sort());
                yield Equality.underSum(s, i, of(Binders.open(s, i), depth + 1));
            }
            case Mul m -> product(m).orElseGet(() -> children(m, depth));
            case Add a -> children(a, depth);
            case Expr _ -> Equality.reflexive(e);
        };
    }

    private Theorem children(Expr e, int depth) {
        return Equality.congruence(e, Children.of(e).stream().map(c -> of(c, depth)).toList());
    }

    private Optional<Theorem> product(Mul m) {
        for (Expr log : m.factors()) {
            if (log instanceof Apply a && a.function() == Primitives.LOG && a.arguments().getFirst() instanceof Expr u && !(u instanceof Apply)) {
                for (Expr p : m.factors()) {
                    Optional<Theorem> rule = p != log && p != u && (p instanceof Apply || p instanceof Entry || p instanceof Symbol) && Subterms.of(u).contains(p) ? rule(p, u) : Optional.empty();
                    if (rule.isPresent()) {
                        return rule.map(t -> within(m, log, p, Logic.instantiate(t, Substitution.of(X, p).with(Y, u))));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Theorem> rule(Expr p, Expr u) {
        return knowledge.holds(Prop.positive(p)) ? Rule.FACTOR : knowledge.holds(Prop.positive(u)) ? Rule.ARGUMENT : Optional.empty();
    }

    private Theorem within(Mul m, Expr log, Expr p, Theorem t) {
        Symbol hole = Terms.real("#hole");
        List<Expr> rest = new ArrayList<>(m.factors());
        rest.remove(log);
        rest.remove(p);
        rest.add(hole);
        rest.add(Terms.num(m.coefficient()));
        return knowledge.discharge(Equality.inContext(t, Terms.multiply(rest), hole));
    }
}
