package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.library.Library;

/// The functions of the library that a program calls, by their stable forms; a target that can spell one needs it not.
final class Routines {
    private Routines() {
    }

    /// Each after those that it calls itself.
    static List<Program.Routine> of(List<Let> lets, Knowledge knowledge) {
        Set<Function.Defined> open = new LinkedHashSet<>();
        List<Program.Routine> out = new ArrayList<>();
        lets.forEach(l -> add(l.body(), knowledge, open, out));
        return out;
    }

    private static void add(Expr body, Knowledge knowledge, Set<Function.Defined> open, List<Program.Routine> out) {
        for (Expr e : Subterms.of(body)) {
            if (e instanceof Apply a && a.function() instanceof Function.Defined f && Spelling.of(f).filter(Spelling::hasGap).isPresent() && open.add(f)) {
                Expr value = StableForms.definition(knowledge, f).right();
                add(value, knowledge, open, out);
                out.add(new Program.Routine(f.name(), Library.descriptor(f).orElseThrow().about(), f.symbols(), value));
            }
        }
    }
}
