/// Derivations that people want to read. A narrator proposes intermediate terms; each line is proved before it is shown, and one that
/// cannot be proved is left out.
package org.backproof.explain;
