package org.backproof.elaborate;

import org.backproof.expr.Num;
import org.backproof.language.Expression;

/// Powers of square matrices, which are entry by entry: a note where a product or an inverse of matrices may be meant.
final class MatrixPowers {
    private MatrixPowers() {
    }

    /// `A^-1`, wherever it stands.
    static void noteInverse(Expression.Power p, Tensor base, Tensor exponent, Environment env) {
        if (isSquare(base, env) && exponent.body() instanceof Num n && n.value().isInteger() && n.value().signum() < 0) {
            String inverse = n.value().negate().isOne() ? "1/" + p.base().toSource() : "with the powers of the entries";
            note(p, "^ acts entry by entry: " + p.toSource() + " is " + inverse + ", not an inverse; there are no inverses of matrices", env);
        }
    }

    /// `A^2` where a matrix counts as a whole: as a factor of `@`, in a trace, as a side of an equation.
    static void noteProduct(Expression e, Tensor value, Environment env) {
        switch (e) {
            case Expression.Transpose t -> noteProduct(t.operand(), value, env);
            case Expression.Power p when isSquare(value, env) && Expressions.value(p.exponent(), env).body() instanceof Num n && n.value().isInteger() && n.value().signum() > 0 ->
                note(p, "^ acts entry by entry: " + p.toSource() + " has the powers of the entries; the product of matrices is @", env);
            case Expression _ -> {
            }
        }
    }

    private static boolean isSquare(Tensor t, Environment env) {
        return t.rank() == 2 && env.sizes() == Sizes.FIXED && env.sizes().same(t.sizes().get(0), t.sizes().get(1));
    }

    private static void note(Expression.Power p, String text, Environment env) {
        Note note = new Note(text, p.span(), false);
        if (!env.findings().notes.contains(note)) {
            env.findings().notes.add(note);
        }
    }
}
