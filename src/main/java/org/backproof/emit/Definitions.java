package org.backproof.emit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.expr.Terms;
import org.backproof.kernel.TotalDerivative;
import org.backproof.print.Layout;
import org.backproof.print.Typesetter;
import org.backproof.print.Unicode;

/// The functions that the formulas of a program name, written out: `huber(a, y, δ) = if |a − y| ≤ δ then … else …`.
final class Definitions {
    private static final int LONGEST = 240;

    private Definitions() {
    }

    /// Under the formulas about these terms.
    static void append(List<String> formulas, Collection<Expr> terms, Typesetter words) {
        List<String> all = of(terms, words);
        if (!all.isEmpty()) {
            formulas.add("");
            formulas.addAll(all);
        }
    }

    /// One a line, those that another one is made of after it. What the code has as a function of its own is explained there.
    ///
    /// @param words without names for values of the session
    private static List<String> of(Collection<Expr> terms, Typesetter words) {
        Set<Function.Defined> found = new LinkedHashSet<>();
        List<Expr> open = new ArrayList<>(terms);
        while (!open.isEmpty()) {
            List<Expr> next = new ArrayList<>();
            for (Expr e : open) {
                for (Expr part : Subterms.of(e)) {
                    if (part instanceof Apply a && a.function() instanceof Function.Defined f && Spelling.of(f).isEmpty() && found.add(f)) {
                        next.add(f.body());
                    }
                }
            }
            open = next;
        }
        return found.stream().map(f -> text(f, words)).filter(t -> t.length() <= LONGEST).distinct().toList();
    }

    private static String text(Function.Defined f, Typesetter words) {
        return Unicode.print(Layout.equation(words.layout(Terms.apply(f, TotalDerivative.own(f))), words.layout(f.body())));
    }
}
