package org.backproof.prove;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Apply;
import org.backproof.expr.Diff;
import org.backproof.expr.Expr;
import org.backproof.expr.Function;
import org.backproof.library.Descriptor;
import org.backproof.library.Library;

/// What frameworks take where a function has no derivative, as the library says it of each.
public final class AtKinks {
    private AtKinks() {
    }

    /// Of the functions under derivatives, each once: `relu(z): at z = 0 PyTorch takes 0`.
    public static List<String> differentiated(Collection<? extends Expr> terms) {
        Set<String> out = new LinkedHashSet<>();
        for (Expr term : terms) {
            for (Expr e : Subterms.of(term)) {
                if (e instanceof Diff d) {
                    collect(d.body(), out);
                } else if (e instanceof Apply a && a.function() instanceof Function.Defined f && f.body() instanceof Diff d) {
                    collect(d.body(), out);
                }
            }
        }
        return List.copyOf(out);
    }

    /// Of the functions in the terms.
    public static List<String> of(Collection<? extends Expr> terms) {
        Set<String> out = new LinkedHashSet<>();
        terms.forEach(t -> collect(t, out));
        return List.copyOf(out);
    }

    /// A function that the library does not describe is looked into.
    private static void collect(Expr body, Set<String> out) {
        for (Expr e : Subterms.of(body)) {
            if (e instanceof Apply a && a.function() instanceof Function.Defined f) {
                Library.descriptor(f).ifPresentOrElse(d -> d.kink().ifPresent(k -> out.add(said(d))), () -> collect(f.body(), out));
            }
        }
    }

    private static String said(Descriptor d) {
        return d.definition().parameters().stream().map(p -> p.name().text()).collect(java.util.stream.Collectors.joining(", ", d.name() + "(", "): ")) + d.kink().orElseThrow();
    }
}
