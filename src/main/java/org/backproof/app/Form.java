package org.backproof.app;

import java.util.List;
import java.util.Optional;

import org.backproof.library.Kind;

/// What is written like a function and is part of the language.
///
/// @param written how it is written
/// @param kind    what it is listed with, if anything
record Form(String name, String about, List<String> written, Optional<Kind> kind, Optional<String> source) {
    private static final List<Form> ALL = List.of(
            of("sum", "sum over all entries, along an axis, or over an index", "sum(e)", "sum(e, axis=0)", "sum(i in 1..K, t[i]*log(a[i]))"),
            of("mean", "mean over all entries, along an axis, or over an index", "mean(e)", "mean(e, axis=0)", "mean(i in 1..K, a[i])"),
            of("max", "largest entry, or the largest of several numbers", "max(v)", "max(v, axis=0)", "max(x, 0)"),
            of("min", "smallest entry, or the smallest of several numbers", "min(v)", "min(v, axis=0)", "min(x, 1)"),
            of("diff", "derivative by one or more variables", "diff(e, x)", "diff(e, x, y)", "diff(e, x, 3)", "diff(e, v[j])"),
            of("einsum", "products of entries, summed over the letters that the result has not", "einsum('ik,jk->ij', A, B)"),
            of("vjp", "the vector dy times the Jacobian of f by x", "vjp(f, x, dy)"),
            of("sqrt", "square root, for x >= 0", "sqrt(x)"),
            of("delta", "1 where two indices are equal, else 0", "delta(i, j)"),
            of("onehot", "vector of K entries, 1 at the class c, else 0", "onehot(c, K)"),
            of("diag", "matrix with a vector on its diagonal, or the diagonal of a matrix", "diag(v)", "diag(A)"),
            of("trace", "sum of the diagonal of a matrix", "trace(A)"),
            new Form("fenchel_young", "Fenchel-Young loss of a potential G with the conjugate F: F(z) + G(y) - z*y, its gradient F'(z) - y",
                    List.of("fenchel_young(z, y, conjugate=F)", "fenchel_young(z, y, conjugate=F, potential=G)", "match fenchel_young(potential=G)"),
                    Optional.of(Kind.LOSS), Optional.of("Blondel, Martins and Niculae 2020, Learning with Fenchel-Young Losses")));

    static List<Form> all() {
        return ALL;
    }

    private static Form of(String name, String about, String... written) {
        return new Form(name, about, List.of(written), Optional.empty(), Optional.empty());
    }
}
