package org.backproof.prove;

import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Lemmas;
import org.backproof.calculus.Critical;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Theorem;
import org.backproof.kernel.TotalDerivative;

/// The library's lemmas, and for what is defined by pieces the derivative as the library states it: huber stays an atom, and its derivative is
/// `max(-delta, min(delta, a - y))`, without the borders at which its pieces fit together.
public final class PiecewiseLemmas implements Lemmas {
    private final Lemmas lemmas;

    public PiecewiseLemmas(Lemmas lemmas) {
        this.lemmas = lemmas;
    }

    @Override
    public List<Theorem> comparisons(Function.Defined f) {
        return lemmas.comparisons(f);
    }

    @Override
    public Optional<Theorem> definedness(Function.Defined f) {
        return lemmas.definedness(f);
    }

    @Override
    public boolean generator(Function.Defined f) {
        return lemmas.generator(f) || written(f, 0).isPresent();
    }

    @Override
    public Optional<Theorem> derivative(Function.Defined f, int parameter) {
        return lemmas.derivative(f, parameter).or(() -> written(f, parameter));
    }

    private static Optional<Theorem> written(Function.Defined f, int parameter) {
        Symbol own = f.symbols().get(parameter);
        boolean number = own.sort() instanceof Sort.Real && Critical.piecewise(f.body());
        return number ? WrittenDerivatives.of(Terms.apply(f, TotalDerivative.own(f)), own).filter(t -> t.hypotheses().stream().allMatch(h -> isKink(h, own))) : Optional.empty();
    }

    /// Whether a condition on the variable says that it is no kink, and nothing more.
    private static boolean isKink(Prop h, Expr x) {
        return h instanceof Prop.Compare c && c.sign() == Prop.Sign.NONZERO || !org.backproof.expr.Free.occurs((Symbol) x, h);
    }
}
