package org.backproof.elaborate;

import java.util.Optional;
import org.backproof.language.Attribute;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.SourceError;

/// `pair sigmoid with bce`, where `pair bce with sigmoid` was meant: an activation in the place of the loss, and a loss in its place.
///
/// @param first  in the place of the loss
/// @param second in the place of the activation
record ExchangedPair(Function first, Function second) {
    /// A function by its name.
    ///
    /// @param definition empty for a primitive
    record Function(Expression name, Optional<Definition> definition) {
        /// Whether it is for one number or vector, and perhaps parameters.
        private boolean isOfOne() {
            return definition.map(d -> d.formals().stream().filter(f -> !f.hasPreset()).count() < 2).orElse(true);
        }

        private boolean isOfKind(String kind) {
            return definition.map(d -> d.original().attributes().stream().anyMatch(a -> a instanceof Attribute.Claim(Name n, _, Name k, _, _)
                    && n.text().equals("kind") && k.text().equals(kind))).orElse(kind.equals("activation"));
        }
    }

    /// @throws SourceError if they are exchanged
    void refuse() {
        if (first.isOfOne() && !second.isOfOne() && (first.isOfKind("activation") || second.isOfKind("loss"))) {
            String loss = second.name().toSource();
            String activation = first.name().toSource();
            throw new SourceError(activation + " stands in the place of the loss, and " + loss + " in that of the activation", first.name().span(),
                    "Did you mean " + loss + " with " + activation + "?");
        }
    }
}
