package org.backproof.evaluate;

import java.util.Optional;

/// What a search for points has found.
///
/// @param differ    both sides are defined and certainly differ
/// @param leftOnly  only the left side is defined
/// @param rightOnly only the right side is defined
/// @param model     both sides are defined
public record Found(Optional<Witness> differ, Optional<Witness> leftOnly, Optional<Witness> rightOnly, Optional<Witness> model) {
}
