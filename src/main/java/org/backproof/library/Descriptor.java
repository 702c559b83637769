package org.backproof.library;

import java.util.List;
import java.util.Optional;
import org.backproof.elaborate.Definition;
import org.backproof.expr.Expr;
import org.backproof.expr.Terms;
import org.backproof.kernel.TotalDerivative;
import org.backproof.language.Expression;
import org.backproof.language.SetSyntax;

/// What the library says of a function.
///
/// @param about    one line
/// @param also     what else it is called
/// @param canonical of a loss the activation for which ∂J/∂z is a − y up to a constant
/// @param range    where its values lie; also a lemma
/// @param latex    its name, or with `#1` a pattern for an application
/// @param unicode  its name in a terminal
/// @param source   where the formula comes from
/// @param pytorch  what has the same value in PyTorch, after `import torch.nn.functional as F`; indices count from 0 there
/// @param kink     where it has no derivative, and what frameworks take there
/// @param given    what `pair` assumes of the labels of a loss
/// @param examples statements
public record Descriptor(Definition definition, String about, List<String> also, Kind kind, Optional<String> canonical, Optional<SetSyntax.Interval> range, Optional<String> latex,
        Optional<String> unicode, Optional<String> source, Optional<String> pytorch, Optional<Kink> kink, List<Expression> given, List<Lemma> lemmas, List<String> examples) {
    public Descriptor {
        also = List.copyOf(also);
        given = List.copyOf(given);
        lemmas = List.copyOf(lemmas);
        examples = List.copyOf(examples);
    }

    /// The function at its own parameters; of a tensor the entry at indices of its own.
    public Expr call() {
        return definition.sizes().apply(Terms.apply(definition.function(), TotalDerivative.own(definition.function())));
    }

    /// The value of [#call] by the definition.
    public Expr body() {
        return definition.sizes().apply(definition.function().body());
    }


    public String name() {
        return definition.name();
    }
}
