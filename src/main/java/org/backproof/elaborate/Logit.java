package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Free;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.SourceError;

/// The variable of an activation that is written as an expression: z in `softmax(z/tau)`.
record Logit(Expression activation, Scope session) {
    static final String NAME = "z";

    /// The name that is to be a vector where a function of vectors is given none that is declared: `z` if it stands there, else the first.
    Optional<String> undeclaredVector() {
        List<String> found = new ArrayList<>();
        SyntaxTree.each(activation, e -> {
            if (e instanceof Expression.Call c && session.function(c.function().text()).orElse(null) instanceof Definition d && Pairs.wantsVector(d)
                    && !c.arguments().isEmpty() && c.arguments().getFirst() instanceof Expression argument) {
                Set<String> names = SyntaxTree.names(argument);
                if (names.stream().noneMatch(n -> session.meaning(n).map(Logit::isTensor).orElse(false))) {
                    names.stream().filter(n -> session.meaning(n).isEmpty()).forEach(found::add);
                }
            }
        });
        return found.contains(NAME) ? Optional.of(NAME) : found.stream().findFirst();
    }

    private static boolean isTensor(Meaning m) {
        return switch (m) {
            case Meaning.Variable v -> rank(v.symbol()) > 0;
            case Meaning.Named n -> n.value().rank() > 0;
        };
    }

    /// The variable of the activation's shape: `z` if there is one, else the first.
    Symbol of(Tensor value) {
        Set<Symbol> candidates = new LinkedHashSet<>();
        SyntaxTree.each(activation, e -> {
            if (e instanceof Name n) {
                Free.symbols(value.body()).stream().filter(s -> s.name().equals(n.text())).forEach(candidates::add);
            }
        });
        if (candidates.isEmpty()) {
            candidates.addAll(Free.symbols(value.body()));
        }
        List<Symbol> variables = candidates.stream().filter(s -> s.sort() instanceof Sort.Real || s.sort() instanceof Sort.Tensor).toList();
        List<Symbol> same = variables.stream().filter(s -> rank(s) == value.rank()).toList();
        List<Symbol> among = same.isEmpty() ? variables : same;
        return among.stream().filter(s -> s.name().equals(NAME)).findFirst().or(() -> among.stream().findFirst())
                .orElseThrow(() -> new SourceError(activation.toSource() + " depends on no variable", activation.span(),
                        "Write for instance with sigmoid, or with a = sigmoid(z)."));
    }

    private static int rank(Symbol s) {
        return s.sort() instanceof Sort.Tensor t ? t.sizes().size() : 0;
    }
}
