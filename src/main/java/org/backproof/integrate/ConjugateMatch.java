package org.backproof.integrate;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.kernel.Theorem;

/// How far the search for the loss of a potential Ω came.
///
/// @param slope      Ω′(a), or ∂Ω/∂aⱼ
/// @param multiplier λ in ∂Ω/∂aⱼ = zⱼ − λ, where the entries of a have a given sum
/// @param logit      z
/// @param activation f(z), where ⟨a, z⟩ − Ω(a) is stationary, or its entry j
/// @param named      the same as an application of a function of the library
/// @param given      what z must satisfy
/// @param conjugate  Ω* = ⟨f(z), z⟩ − Ω(f(z))
/// @param loss       J = Ω* + Ω(y) − ⟨y, z⟩
/// @param curvature  Ω″(a), where it is proved to be positive: the stationary point is the maximum
/// @param theorem    ∂J/∂z = f(z) − y
public record ConjugateMatch(Optional<Expr> slope, Optional<Symbol> multiplier, Symbol logit, Optional<Expr> activation, Optional<Expr> named,
        List<Prop> given, Optional<Expr> conjugate, Optional<Expr> loss, Optional<Expr> curvature, Optional<Theorem> theorem) {
    public ConjugateMatch {
        given = List.copyOf(given);
    }

    /// A stationary point that is not shown to be in the domain of Ω for every z.
    static ConjugateMatch outside(Optional<Expr> slope, Optional<Symbol> multiplier, Symbol logit, Expr activation) {
        return new ConjugateMatch(slope, multiplier, logit, Optional.of(activation), Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    static ConjugateMatch open(Optional<Expr> slope, Symbol logit) {
        return new ConjugateMatch(slope, Optional.empty(), logit, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }
}
