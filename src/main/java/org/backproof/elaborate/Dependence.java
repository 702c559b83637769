package org.backproof.elaborate;

import java.util.List;
import java.util.Optional;
import org.backproof.expr.Free;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.language.Expression;
import org.backproof.language.Spelling;

/// The warning about a derivative by what does not occur.
final class Dependence {
    private Dependence() {
    }

    /// `L does not depend on x. Did you mean z?`
    static String missing(Expression e, Symbol x, String written, Tensor value, Environment env) {
        List<String> candidates = Free.symbols(value.body()).stream().filter(s -> s != x)
                .filter(s -> s.sort() instanceof Sort.Real || s.sort() instanceof Sort.Tensor)
                .filter(s -> env.scope().variable(s).map(v -> v.discrete().isEmpty()).orElse(true))
                .map(Symbol::name).distinct().toList();
        Optional<String> meant = Spelling.nearest(written, candidates).or(() -> only(candidates))
                .or(() -> only(candidates.stream().filter(c -> unrestricted(c, env)).toList()));
        String what = e.toSource();
        meant = meant.filter(m -> !m.equals(what));
        return (what.length() <= 40 ? what : "this") + " does not depend on " + written + meant.map(m -> ". Did you mean " + m + "?").orElse("");
    }

    private static Optional<String> only(List<String> names) {
        return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }

    /// Labels tend to have a declared domain, variables tend to have none.
    private static boolean unrestricted(String name, Environment env) {
        return !(env.scope().meaning(name).orElse(null) instanceof Meaning.Variable v) || v.facts().isEmpty();
    }
}
