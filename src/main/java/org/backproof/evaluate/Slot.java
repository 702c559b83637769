package org.backproof.evaluate;

import java.util.List;
import org.backproof.expr.Symbol;

/// A real number to be chosen: a real variable (no indices), or an entry of a tensor.
record Slot(Symbol symbol, List<Integer> indices) {
}
