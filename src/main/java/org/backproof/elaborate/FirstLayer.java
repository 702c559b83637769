package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backproof.language.Expression;
import org.backproof.language.Formula;
import org.backproof.language.Name;
import org.backproof.language.NoteLine;

/// `W`, `b`, `dW` and `db` beside `W2`, with no `W1` and nothing for every layer: they are those of layer 1.
///
/// @param lines with their numbers
/// @param names what was written without one; empty where nothing was
public record FirstLayer(List<NoteLine> lines, List<String> names) {
    private static final Pattern PARAMETER = Pattern.compile("(?:d|grad_|d(?:L|J|loss|cost)_?d_?)?[Wwb]");
    /// What is a value of every layer, or of one that a loop has come to.
    private static final Pattern GENERAL = Pattern.compile("d?[AZaz]|delta|[dA-Za-z]+_(?:prev|next)|l");

    public static FirstLayer of(List<NoteLine> written) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> indexed = new LinkedHashSet<>();
        written.stream().flatMap(l -> l instanceof Formula(Expression target, Expression value, _) ? Stream.of(target, value) : Stream.empty()).forEach(e -> SyntaxTree.each(e, x -> {
            if (x instanceof Name n) {
                names.add(n.text());
            } else if (x instanceof Expression.Element(Name n, _, _)) {
                indexed.add(n.text());
            }
        }));
        boolean weight = Stream.of("W", "w").anyMatch(w -> names.contains(w) && names.contains(w + 2) && !names.contains(w + 1));
        List<String> first = names.stream().filter(n -> PARAMETER.matcher(n).matches() && !names.contains(n + 1)).toList();
        if (!weight || names.stream().anyMatch(n -> GENERAL.matcher(n).matches()) || first.stream().anyMatch(indexed::contains)) {
            return new FirstLayer(written, List.of());
        }
        List<NoteLine> out = new ArrayList<>();
        written.forEach(l -> out.add(l instanceof Formula f && !OwnFunctions.defines(f) ? new Formula(numbered(f.target(), first), numbered(f.value(), first), f.span()) : l));
        return new FirstLayer(out, first);
    }

    private static Expression numbered(Expression e, List<String> first) {
        return e instanceof Name n ? first.contains(n.text()) ? new Name(n.text() + 1, n.span()) : n : SyntaxTree.map(e, x -> numbered(x, first));
    }
}
