package org.backproof.elaborate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Functions of matrices that the language does not have, under the names that they have elsewhere.
final class Absent {
    private static final Map<String, String> WHAT = new LinkedHashMap<>();

    static {
        List.of("inv", "Inv", "inverse", "pinv", "matinv").forEach(n -> WHAT.put(n, "inverses of matrices are not in the language"));
        List.of("det", "Det", "determinant", "logdet", "slogdet").forEach(n -> WHAT.put(n, "determinants are not in the language"));
        List.of("eig", "eigh", "eigvals", "eigvalsh", "svd", "cholesky", "qr", "rank", "matrix_rank").forEach(n -> WHAT.put(n, "decompositions of matrices and their ranks are not in the language"));
        List.of("expm", "logm", "sqrtm", "matrix_power", "matrix_exp").forEach(n -> WHAT.put(n, "functions of whole matrices are not in the language"));
        List.of("kron", "vec").forEach(n -> WHAT.put(n, "Kronecker products and vec are not in the language"));
    }

    private Absent() {
    }

    /// What to say of a call of the function.
    static Optional<String> message(String name) {
        return Optional.ofNullable(WHAT.get(name)).map(w -> "there is no function " + name + ": " + w);
    }

    static String hint() {
        return "Of matrices there are products A@B, transposes A', trace, diag, sum and norm; exp(A), A^2 and A^-1 act entry by entry.";
    }
}
