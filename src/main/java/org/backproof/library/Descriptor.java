package org.backproof.library;

import java.util.List;
import java.util.Optional;
import org.backproof.elaborate.Definition;
import org.backproof.language.Expression;
import org.backproof.language.SetSyntax;

/// What the library says of a function.
///
/// @param about    one line
/// @param range    where its values lie; also a lemma
/// @param latex    its name, or with `#1` a pattern for an application
/// @param unicode  its name in a terminal
/// @param source   where the formula comes from
/// @param pytorch  what has the same value in PyTorch, after `import torch.nn.functional as F`; indices count from 0 there
/// @param given    what `pair` assumes of the labels of a loss
/// @param examples statements
public record Descriptor(Definition definition, String about, Kind kind, Optional<SetSyntax.Interval> range, Optional<String> latex,
        Optional<String> unicode, Optional<String> source, Optional<String> pytorch, List<Expression> given, List<Lemma> lemmas, List<String> examples) {
    public Descriptor {
        given = List.copyOf(given);
        lemmas = List.copyOf(lemmas);
        examples = List.copyOf(examples);
    }

    public String name() {
        return definition.name();
    }
}
