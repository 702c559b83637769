package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.expr.Expr;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.SourceError;

/// `einsum('ik,jk->ij', A, B)` of formulas from code: products of entries, summed over the letters that are not in the result.
final class Einsum {
    private static final String EXAMPLE = "Write for instance einsum('ik,jk->ij', A, B).";

    private Einsum() {
    }

    static Tensor of(Expression.Call c, Environment env) {
        if (c.arguments().isEmpty() || !(c.arguments().getFirst() instanceof Name subscripts)) {
            throw new SourceError("einsum begins with its indices", c.span(), EXAMPLE);
        }
        String[] sides = subscripts.text().replaceAll("['\" ]", "").split("->", -1);
        String[] inputs = sides[0].split(",", -1);
        List<Expression> operands = Calls.plain(c, inputs.length + 1).subList(1, inputs.length + 1);
        Map<Character, Expr> sizes = new LinkedHashMap<>();
        List<Tensor> tensors = Expressions.values(operands, env);
        for (int k = 0; k < inputs.length; k++) {
            learn(inputs[k], tensors.get(k), operands.get(k), sizes, env);
        }
        String output = sides.length > 1 ? sides[1] : implied(sides[0], sizes);
        if (sides.length > 2 || output.length() > 2 || !output.chars().allMatch(l -> sizes.containsKey((char) l)) || output.chars().distinct().count() < output.length()) {
            throw new SourceError(subscripts.text() + " are no indices of a product", subscripts.span(), EXAMPLE);
        }
        return Tensor.of(output.chars().mapToObj(l -> sizes.get((char) l)).toList(), free -> entry(inputs, tensors, sizes, output, free));
    }

    private static void learn(String letters, Tensor t, Expression written, Map<Character, Expr> sizes, Environment env) {
        if (letters.length() != t.rank()) {
            throw new SourceError("einsum: " + letters + " for " + written.toSource() + ", a " + t.shape(), written.span(), EXAMPLE);
        }
        for (int i = 0; i < letters.length(); i++) {
            Expr size = sizes.putIfAbsent(letters.charAt(i), t.sizes().get(i));
            if (size != null && !env.sizes().same(size, t.sizes().get(i))) {
                throw new SourceError("einsum: " + letters.charAt(i) + " runs to " + Shapes.size(size) + " and, in the " + t.shape() + ", to "
                        + Shapes.size(t.sizes().get(i)), written.span());
            }
        }
    }

    /// Without an arrow the letters that occur once, in alphabetical order.
    private static String implied(String inputs, Map<Character, Expr> sizes) {
        StringBuilder out = new StringBuilder();
        sizes.keySet().stream().sorted().filter(l -> inputs.chars().filter(x -> x == l).count() == 1).forEach(out::append);
        return out.toString();
    }

    private static Expr entry(String[] inputs, List<Tensor> tensors, Map<Character, Expr> sizes, String output, List<Symbol> free) {
        Map<Character, Symbol> at = new LinkedHashMap<>();
        List<Symbol> bound = new ArrayList<>();
        sizes.forEach((letter, size) -> {
            int place = output.indexOf(letter);
            Symbol s = place >= 0 ? free.get(place) : Terms.symbol("'" + letter, Sort.upTo(size));
            at.put(letter, s);
            if (place < 0) {
                bound.add(s);
            }
        });
        List<Expr> factors = new ArrayList<>();
        for (int k = 0; k < inputs.length; k++) {
            factors.add(tensors.get(k).at(inputs[k].chars().mapToObj(l -> at.get((char) l)).toList()));
        }
        Expr so = Terms.multiply(factors);
        for (Symbol s : bound.reversed()) {
            so = Terms.sum(s, so);
        }
        return so;
    }
}
