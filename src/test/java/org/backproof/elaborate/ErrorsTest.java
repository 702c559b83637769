package org.backproof.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong, and what to write instead, to the letter.
class ErrorsTest {
    private static final String DECLARATIONS = """
            v, t : vector[K]
            u : vector[M]
            q : vector[3]
            X : matrix[m, k]
            W : matrix[k, k]
            b : vector[k]
            c : index[K]
            n : integer
            l in {0, 1}
            p = softmax(v)
            g : function
            temper(s, tau) = softmax(s/tau)
            """;

    @ParameterizedTest
    @ValueSource(strings = {
            // names
            "dL/dz | dL, dz are not declared. For the derivative write diff(L, z).", "∂L/∂z | dL, dz are not declared. For the derivative write diff(L, z).",
            "a(1-a) | a is a scalar, not a function. For a product write a*(1-a).", "v(2) | v is a vector[K], not a function. For a product write v*2.",
            "sigmod(z) | there is no function sigmod. Did you mean sigmoid?", "inv(W) | there is no function inv: inverses of matrices are not in the language. Of matrices there are products A@B, transposes A', trace, diag, sum and norm; exp(A), A^2 and A^-1 act entry by entry.",
            "log(det(W)) | there is no function det: determinants are not in the language. Of matrices there are products A@B, transposes A', trace, diag, sum and norm; exp(A), A^2 and A^-1 act entry by entry.",
            "flurb(z) | there is no function flurb. Define it, flurb(x) = …, or declare flurb : function.",
            "inf + 1 | inf is no number. It may only stand as an end of an interval: x in (0, inf).",
            // arity
            "bce(a) | bce(a, y) takes 2 arguments, 1 is given", "bce(a, b, c) | bce(a, y) takes 2 arguments, 3 are given", "exp(x, y) | exp(x) takes 1 argument, 2 are given",
            "diff(x) | diff needs a variable. Write diff(x, x).", "bce(a, q=1) | bce(a, y) has no parameter q", "bce(a, y=1, y=2) | y is given twice",
            "f(x, k=2) = k*x; f() | f(x, k) takes 1 to 2 arguments, 0 are given",
            "pair sigmoid with bce | sigmoid stands in the place of the loss, and bce in that of the activation. Did you mean bce with sigmoid?",
            "pair exp with mse | exp stands in the place of the loss, and mse in that of the activation. Did you mean mse with exp?",
            // shapes
            "X@W + b | matrix[m,k] + vector[k]: a vector is added to each column, length m. For rows: X@W + ones[m]@b'.", "v + u | vector[K] + vector[M]: the lengths differ",
            "v*q | vector[K] * vector[3]: the lengths differ", "X + W | matrix[m,k] + matrix[k,k]: the sizes differ",
            "v @ t | vector[K] @ vector[K]: both are columns. For a scalar write v' @ t, for a matrix v @ t'.", "x @ v | scalar @ vector[K]: @ is the product of matrices. With a scalar write x*v.",
            "X @ v | matrix[m,k] @ vector[K]: k columns at the left, K rows at the right", "v @ X | vector[K] @ matrix[m,k]: 1 column at the left, m rows at the right",
            "prove diff(-t*log(p), v) = p - t | left is matrix[K,K], right vector[K]. Did you mean sum(t*log(p))?", "prove v = x | left is vector[K], right scalar",
            "prove X = X' | left is matrix[m,k], right matrix[k,m]. The transpose has that shape: X.",
            "g : vector[k]; prove diff(X@g, g) = W@X' | left is matrix[m,k], right matrix[k,m]. The transpose has that shape: (W @ X')'.",
            "softmax(x) | softmax(z) takes a vector z, and x is a scalar. Declare x : vector[K].", "ce(v, u) | t of ce(a, t) is vector[M], and vector[K] is wanted",
            "ce(x, y) | ce(a, t) takes a vector a, and x is a scalar. Declare x : vector[K].", "sum(x) | sum of a scalar: x has no entries. Declare x : vector[K].",
            "sum(x + 1) | sum of a scalar: x + 1 has no entries. Undeclared names are scalars: declare those of x that have entries, and what they are computed from, as in x : vector[K].", "sum(v, axis=1) | vector[K] has no axis 1. A vector has axis=0 only.",
            "sum(X, axis=2) | matrix[m,k] has no axis 2. axis=0 reduces the rows, axis=1 the columns.", "trace(X) | X is matrix[m,k]; trace takes a square matrix",
            "temper(v, t) + u | vector[K] + vector[M]: the lengths differ",
            // indices
            "q[4] | q has 3 entries, there is no number 4", "q[0] | 0 is no index. Indices are 1, 2, …, 3.", "v[1.5] | 1.5 is no index. Indices are 1, 2, …, K.",
            "x[2] | x is a scalar and has no entries. Declare x : vector[K].", "v[1, 2] | v is vector[K] and takes one index", "X[1] | X is matrix[m,k] and takes two indices",
            "v[n] | n is a real number, not an index. Declare n : index[K].", "u[c] | c runs over 1..K, and u has length M", "v[i] + u[i] | i runs over 1..K and over 1..M",
            "delta(i, j) | the range of i is not known. Write i in 1..K.", "sum(i, x) | the range of i is not known. Write i in 1..K.",
            "sum(i in 1..0.5, v[i]) | 0.5 is not a whole number. A range ends at a size, an index or a number: i in 1..K.",
            "sum(i in 1..n/2, i) | n/2 is not a whole number. A range ends at a size, an index or a number: i in 1..K.", "delta(z + 1, c) | z + 1 is a real number, not an index. delta(i, j) compares two indices.",
            // derivatives
            "diff(n^2, n) | n is an integer: there is no derivative by it", "diff(l*z, l) | l is one of {0, 1}: there is no derivative by it", "diff(v[c], c) | c is an index: there is no derivative by it",
            "diff(K*x, K) | K is a size: there is no derivative by it", "diff(x, pi) | pi is a constant: there is no derivative by it", "diff(x, 2) | 2 is a number: there is no derivative by it",
            "diff(x^9, x, 12) | 12 is no order of a derivative. Write diff(e, x, 3) for three times by x; up to 9.", "diff(x, x, 0.5) | 0.5 is no order of a derivative. Write diff(e, x, 3) for three times by x; up to 9.",
            "diff(ce(softmax(v), t), softmax(v)) | softmax(v) is not a variable. Give it a name, p = softmax(v), write p where it stands, and take the derivative by p.",
            "2*diff(X, W) | the derivative of matrix[m,k] by matrix[k,k] has 4 indices. Take it by entry: diff(X, W[i, j]).",
            "softmax'(v) | softmax(z) is a function of a vector; its derivative is a Jacobian. Write diff(softmax(z), z).",
            "bce'(x) | f'(x) is for functions of one variable, and this is bce(a, y). Write diff(bce(a, y), a).",
            "L = bce(a, y); a = sigmoid(z); diff(L, a) | L was defined before a = sigmoid(z) and does not see it. Define it again.",
            // numbers
            "x/0 | division by zero", "1/(2 - 2) | division by zero: 2 - 2 is 0", "0^-1 | division by zero",
            "9^9^9^9^9 | this power is too large. Numbers are exact; their powers have at most 300000 digits.",
            "2^2^2^2^2^2^2 | this power is too large. Numbers are exact; their powers have at most 300000 digits.", "0.5^10^10 | this power is too large. Numbers are exact; their powers have at most 300000 digits.",
            // definitions
            "f(x) = f(x - 1) | f is defined by itself. Recursion is not part of the language.", "x = x + 1 | x is defined by itself. Give the new value another name.",
            "r = s + 1; s = r + 1 | a cyclic definition: s = r + 1, and r = s + 1", "f(x) = h*x; h = f(2) | a cyclic definition: f(2) depends on h",
            "f(x, x) = x | x is twice a parameter", "f(z) = z[i] | the index i is free in the definition of f. Make it a parameter, f(z, i), or sum over it.",
            "sum(x) = x | sum is part of the language. Choose another name.", "pi = 3 | pi is a constant. Choose another name.", "f(h : function) = h(1) | a parameter cannot be a function",
            // declarations
            "z : vector | vector with 0 sizes. Write z : vector[K].", "z : vector[x + 1] | x + 1 is no size. A size is a whole number from 1 on, or a name that stands for one.",
            "z : vector[0] | 0 is no size. A size is a whole number from 1 on, or a name that stands for one.", "z : vector[n] | n is no size: it is declared as a number. A size is not declared; leave out the line n : ….",
            "z in [0, inf] | inf is no number and cannot be included. Write (0, inf).", "h : function in (0, 1) | a declared function is smooth everywhere. Leave the domain out, and state conditions with given.",
            // statements
            "prove x | nothing is claimed of x. Write prove A = B, or a condition such as A > 0.", "assume 1 = 2 | 1 = 2 never holds", "prove x = 1 given x | this is a value, and a condition is wanted. Write for instance x > 0.",
            "if x then 1 else 2 | this is a value, and a condition is wanted. Write for instance x > 0.", "(x > 0) + 1 | this is a condition, and a value is wanted. Write if x > 0 then … else ….",
            "pair x*log(a) with sigmoid | the prediction has no name in x*log(a). Write with a = sigmoid.", "pair x with a = sigmoid(z) | x does not depend on a",
            "derive 2 | 2 depends on no variable",
    })
    void saysSo(String row) {
        String[] sides = row.split(" \\| ");
        assertThat(Script.error(DECLARATIONS + sides[0])).isEqualTo(sides[1]);
    }
}
