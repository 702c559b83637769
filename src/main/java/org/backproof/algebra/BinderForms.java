package org.backproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.backproof.expr.Binders;
import org.backproof.expr.Free;
import org.backproof.expr.Lambda;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Sums;
import org.backproof.kernel.Theorem;

/// Normal forms of terms that bind indices, Σ and tensors: an index is opened as a symbol that occurs nowhere in the term.
final class BinderForms {
    private final Normalizer normalizer;
    /// How many indices are open, which are numbered from 0.
    private int depth;

    BinderForms(Normalizer normalizer, int depth) {
        this.normalizer = normalizer;
        this.depth = depth;
    }

    int depth() {
        return depth;
    }

    Theorem form(Lambda l) {
        int before = depth;
        while (IntStream.range(0, l.indices().size()).anyMatch(k -> Free.occurs(Binders.symbol(l.indices().get(k), depth + k), l))) {
            depth++;
        }
        List<Symbol> open = new ArrayList<>();
        l.indices().forEach(b -> open.add(Binders.symbol(b, depth + open.size())));
        depth += open.size();
        try {
            Theorem body = normalizer.step(Binders.open(l, open));
            return Equality.underLambda(l, open, body);
        } finally {
            depth = before;
        }
    }

    Theorem form(Sum s) {
        Optional<Theorem> known = normalizer.knowledge().hasEquations() ? KnownSizes.literal(s, depth, normalizer::step) : Optional.empty();
        if (known.isPresent()) {
            return normalizer.again(known.get());
        }
        if (normalizer.settings().literal()) {
            Optional<Theorem> expanded = Sums.expand(s, Normalizer.LITERAL_TERMS);
            if (expanded.isPresent()) {
                return normalizer.again(expanded.get());
            }
        }
        int before = depth;
        while (Free.occurs(Binders.symbol(s.index(), depth), s)) {
            depth++; // a condition is proved inside of a sum that another normal form has opened
        }
        Symbol i = Binders.symbol(s.index(), depth);
        depth++;
        try {
            Theorem t = Equality.underSum(s, i, normalizer.factor(Binders.open(s, i)));
            if (!(t.right() instanceof Sum r)) {
                return normalizer.again(t);
            }
            Optional<Theorem> apart = Summation.rewrite(r, i, normalizer.isUnderSum() ? Summation.UNORDERED : depth - 1, normalizer.knowledge());
            return apart.isPresent() ? normalizer.again(Equality.transitive(t, apart.get())) : t;
        } finally {
            depth = before;
        }
    }
}
