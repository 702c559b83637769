package org.backproof.expr;

/// A term. Every term is a scalar in index notation; a tensor appears only as a [Lambda] argument of a function.
///
/// Terms are immutable and interned: they are made by [Terms] only, and equal terms are the same object, so `==` is
/// equality up to the names of bound indices. A term is a DAG; [Facts] holds what is worth knowing of each node.
///
/// Truth conventions: real numbers without junk values. A partial node (a power, a function outside its domain, a
/// derivative that does not exist) is undefined, and so is everything strict above it.
public sealed interface Expr permits Num, Symbol, Bound, Entry, Add, Mul, Pow, Apply, Lambda, Sum, Delta, Cases, Diff, Local {

    /// What was computed once for the node.
    Facts facts();

    /// A structural hash, the same in every run; it orders sums and products.
    default long hash() {
        return facts().hash();
    }

    /// Whether the node is defined at every point, by its shape alone.
    default boolean total() {
        return facts().total();
    }

    /// Whether a derivative occurs in the node.
    default boolean hasDiff() {
        return facts().has(Facts.DIFF);
    }
}
