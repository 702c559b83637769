package org.backproof.prove;

import java.util.List;
import java.util.function.Function;

/// A way in which a claim goes wrong.
///
/// @param remark  what is wrong; `#` stands for the terms of the amendment in turn
/// @param example a claim that is wrong in this way
/// @param amended what may have been meant, the most likely first
record Mistake(String remark, String example, Function<FalseClaim, List<Amendment>> amended) {
}
