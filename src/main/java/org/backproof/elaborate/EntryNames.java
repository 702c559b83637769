package org.backproof.elaborate;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.language.Expression;
import org.backproof.language.Name;

/// Entries in formulas of notes: `dW1_jk` is `dW1[j, k]`, and a formula for `dW2[i, j]` is one for all i and j.
record EntryNames(List<Symbol> values) {
    private static final Pattern SUBSCRIPT = Pattern.compile("(.*?[A-Za-z0-9])_([ijkpqrs]{1,2})");
    private static final String SHAPE = "shape";

    /// The letters behind the name of something, as indices of what it says.
    static Optional<Expression.Element> split(Name n) {
        Matcher m = SUBSCRIPT.matcher(n.text());
        return m.matches() ? Optional.of(new Expression.Element(new Name(m.group(1), n.span()),
                m.group(2).chars().<Expression>mapToObj(c -> new Name(String.valueOf((char) c), n.span())).toList(), n.span())) : Optional.empty();
    }

    /// The value of which this is an entry at indices, each another one.
    Optional<Name> of(Expression e) {
        return e instanceof Expression.Element(Name value, List<Expression> at, _) && value(value.text()).isPresent()
                && at.stream().allMatch(i -> i instanceof Name n && value(n.text()).isEmpty()) && at.stream().map(Expression::toSource).distinct().count() == at.size()
                ? Optional.of(value) : Optional.empty();
    }

    Optional<Symbol> value(String name) {
        return values.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /// How many axes the value has.
    int rank(String name) {
        return value(name).map(s -> s.sort() instanceof Sort.Tensor t ? t.sizes().size() : 0).orElse(0);
    }

    /// Whether something has one index that is no layer, as `z2[i]` and `x_k` of one example have.
    static boolean single(Expression e) {
        boolean here = switch (e) {
            case Name n -> split(n).filter(x -> x.indices().size() == 1).isPresent();
            case Expression.Element(Expression.Call c, _, _) when c.function().text().equals(SHAPE) -> false;
            case Expression.Element(_, List<Expression> at, _) -> at.size() == 1 && at.getFirst() instanceof Name && !LayerIndex.isLayer(at.getFirst());
            case Expression _ -> false;
        };
        return here || SyntaxTree.children(e).stream().anyMatch(EntryNames::single);
    }
}
