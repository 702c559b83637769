package org.backproof.algebra;

import java.util.Optional;
import org.backproof.numeric.Rational;
import org.backproof.numeric.Work;

/// Feasibility of A·x = b, x ≥ 0 over the rationals, by the first phase of the simplex method with Bland's rule.
final class Simplex {
    private Simplex() {
    }

    /// A solution, if there is one; a has a row for each equation.
    static Optional<Rational[]> solve(Rational[][] a, Rational[] b, Budget budget) {
        int m = a.length;
        int n = m == 0 ? 0 : a[0].length;
        Rational[][] t = new Rational[m][n + 1];
        int[] basis = new int[m];
        for (int i = 0; i < m; i++) {
            boolean flip = b[i].signum() < 0;
            for (int j = 0; j < n; j++) {
                t[i][j] = flip ? a[i][j].negate() : a[i][j];
            }
            t[i][n] = flip ? b[i].negate() : b[i];
            basis[i] = n + 1 + i;
        }
        while (true) {
            budget.spend();
            int enter = entering(t, basis, n);
            if (enter < 0) {
                break;
            }
            int leave = -1;
            Rational best = null;
            for (int i = 0; i < m; i++) {
                if (t[i][enter].signum() > 0) {
                    Rational ratio = t[i][n].divide(t[i][enter]);
                    int c = best == null ? -1 : ratio.compareTo(best);
                    if (c < 0 || c == 0 && basis[i] < basis[leave]) {
                        best = ratio;
                        leave = i;
                    }
                }
            }
            if (leave < 0) {
                return Optional.empty();
            }
            pivot(t, leave, enter);
            basis[leave] = enter;
        }
        Rational[] x = new Rational[n];
        java.util.Arrays.fill(x, Rational.ZERO);
        for (int i = 0; i < m; i++) {
            if (basis[i] > n) {
                if (!t[i][n].isZero()) {
                    return Optional.empty();
                }
            } else {
                x[basis[i]] = t[i][n];
            }
        }
        return Optional.of(x);
    }

    /// The first column whose entries in the rows of artificial variables sum to more than 0.
    private static int entering(Rational[][] t, int[] basis, int n) {
        for (int j = 0; j < n; j++) {
            Work.spend(1 + t.length / 8);
            Rational gain = Rational.ZERO;
            for (int i = 0; i < t.length; i++) {
                if (basis[i] > n) {
                    gain = gain.add(t[i][j]);
                }
            }
            if (gain.signum() > 0) {
                return j;
            }
        }
        return -1;
    }

    private static void pivot(Rational[][] t, int row, int column) {
        Rational p = t[row][column].reciprocal();
        for (int j = 0; j < t[row].length; j++) {
            t[row][j] = t[row][j].multiply(p);
        }
        for (int i = 0; i < t.length; i++) {
            Rational f = t[i][column];
            if (i != row && !f.isZero()) {
                Work.spend(1 + t[i].length / 8);
                for (int j = 0; j < t[i].length; j++) {
                    if (!t[row][j].isZero()) {
                        t[i][j] = t[i][j].subtract(f.multiply(t[row][j]));
                    }
                }
            }
        }
    }
}
