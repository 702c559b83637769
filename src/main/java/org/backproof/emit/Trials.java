package org.backproof.emit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.backproof.algebra.Knowledge;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Truth;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;

/// Where equal terms are numbers in doubles: at inputs far out, where `exp(z)/(1 + exp(z))` is ∞/∞ and `p*(1/p)` is 0·∞.
final class Trials {
    private static final int TRIED = 400;
    private static final int MOST = 40;

    private final Knowledge knowledge;
    private final List<FloatingPoint> inputs;

    /// At inputs in the domain; an equation such as Σt = 1 makes no difference for what overflows.
    ///
    /// @param terms  that may be tried
    /// @param domain what is known of their variables
    Trials(Knowledge knowledge, Collection<Expr> terms, Collection<Prop> domain) {
        this.knowledge = knowledge;
        Set<Symbol> symbols = new LinkedHashSet<>();
        terms.forEach(e -> symbols.addAll(Free.symbols(e)));
        List<Prop> asked = domain.stream().filter(p -> symbols.containsAll(Free.symbols(p)) && !isEquation(p)).toList();
        for (Symbol s : List.copyOf(symbols)) {
            Free.symbols(s.sort() instanceof Sort.Index i ? i.upper() : s).stream().filter(x -> x.sort() instanceof Sort.Size).forEach(symbols::add);
        }
        this.inputs = new Sampling().of(List.copyOf(symbols), TRIED).stream().filter(i -> new CertifiedEvaluation(i.point()).all(asked) == Truth.TRUE).limit(MOST)
                .map(i -> i.arithmetic(knowledge)).toList();
    }

    private static boolean isEquation(Prop p) {
        return Remarks.opened(p) instanceof Prop.Compare(Expr _, Prop.Sign sign) && sign == Prop.Sign.ZERO;
    }

    /// At how many inputs it is no number; 0 where that is not known.
    int failures(Expr e) {
        try {
            int out = 0;
            for (FloatingPoint input : inputs) {
                knowledge.budget().spend();
                out += Double.isFinite(input.value(e)) ? 0 : 1;
            }
            return out;
        } catch (NoCode _) {
            return 0; // a function that is not known
        }
    }
}
