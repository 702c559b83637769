package org.backproof.emit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.backproof.algebra.Subterms;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Finds what the letters of a pattern stand for. Every free symbol of the pattern is a letter: a real variable for a term, a tensor
/// for a [Lambda], an index and a size for one. Sums and products match in any order; a real letter may take what is left of a sum or a product, and a multiple of a letter is any term.
final class Matching {
    private final Map<Expr, Expr> letters;
    private final int opened;
    private final boolean loose;

    /// @param loose whether a multiple of a letter is any term, as -z is x with z = -x; else a multiple
    private Matching(Map<Expr, Expr> letters, int opened, boolean loose) {
        this.letters = letters;
        this.opened = opened;
        this.loose = loose;
    }

    private static <T> Optional<T> strictFirst(Function<Matching, Optional<T>> search) {
        return search.apply(new Matching(Map.of(), 0, false)).or(() -> search.apply(new Matching(Map.of(), 0, true)));
    }

    /// The letters with which the pattern is the term; empty if there are none.
    static Optional<Map<Expr, Expr>> of(Expr pattern, Expr term) {
        return strictFirst(m -> m.match(pattern, term)).map(m -> m.letters);
    }

    /// The letters with which the pattern, a sum, is a part of the terms of a sum.
    ///
    /// @return the letters and the terms that are left over
    static Optional<Part> part(Add pattern, Add term) {
        return strictFirst(m -> m.all(pattern.terms(), term.terms(), true, Terms::add))
                .map(found -> new Part(found.matching.letters, found.rest));
    }

    /// The letters with which the factors of the pattern are among those of a product.
    static Optional<Part> part(Mul pattern, Mul term) {
        return strictFirst(m -> m.all(pattern.factors(), term.factors(), true, Terms::multiply))
                .map(found -> new Part(found.matching.letters, found.rest));
    }

    /// @param rest terms that no part of the pattern is
    record Part(Map<Expr, Expr> letters, List<Expr> rest) {
    }

    private record Found(Matching matching, List<Expr> rest) {
    }

    private Matching with(Expr letter, Expr value) {
        Map<Expr, Expr> more = new LinkedHashMap<>(letters);
        more.put(letter, value);
        return new Matching(more, opened, loose);
    }

    private Optional<Matching> bind(Expr letter, Expr value) {
        Expr known = letters.get(letter);
        return known == null ? Optional.of(with(letter, value)) : known == value ? Optional.of(this) : Optional.empty();
    }

    private Optional<Matching> match(Expr pattern, Expr term) {
        return switch (pattern) {
            case Symbol s when isOpened(s) -> same(pattern, term);
            case Symbol s when s.sort() instanceof Sort.Tensor -> Optional.empty();
            case Symbol s -> term instanceof Lambda ? Optional.empty() : bind(s, term);
            case Entry n when n.indices().stream().allMatch(i -> i instanceof Symbol s && isOpened(s)) && !n.indices().isEmpty() ->
                bind(n.tensor(), Terms.lambda(n.indices().stream().map(Symbol.class::cast).toList(), term));
            case Entry n when n.indices().size() == 1 && n.indices().getFirst() instanceof Symbol i && letters.get(n.tensor()) instanceof Lambda l -> entry(l, i, term);
            case Add a -> term instanceof Add b ? all(a.terms(), b.terms(), false, Terms::add).map(Found::matching) : Optional.empty();
            case Mul p when loose && p.factors().size() == 1 && isLetter(p.factors().getFirst()) -> term instanceof Lambda ? Optional.empty()
                    : bind(p.factors().getFirst(), Terms.multiply(Terms.num(p.coefficient().reciprocal()), term));
            case Mul p -> term instanceof Mul q && p.coefficient().equals(q.coefficient())
                    ? all(p.factors(), q.factors(), false, Terms::multiply).map(Found::matching) : Optional.empty();
            case Pow p -> term instanceof Pow q ? match(p.base(), q.base()).flatMap(m -> m.match(p.exponent(), q.exponent())) : Optional.empty();
            case Apply p -> term instanceof Apply q && p.function().equals(q.function()) ? each(p.arguments(), q.arguments()) : Optional.empty();
            case Delta p -> term instanceof Delta q ? each(List.of(p.left(), p.right()), List.of(q.left(), q.right()))
                    .or(() -> each(List.of(p.left(), p.right()), List.of(q.right(), q.left()))) : Optional.empty();
            case Lambda p -> term instanceof Lambda q && p.indices().size() == q.indices().size() ? lambda(p, q) : Optional.empty();
            case Sum p -> term instanceof Sum q ? sum(p, q) : Optional.empty();
            case Cases p -> term instanceof Cases q && p.guard() instanceof Prop.Compare(Expr a, Prop.Sign sign) && q.guard() instanceof Prop.Compare(Expr b, Prop.Sign other)
                    && sign == other ? each(List.of(a, p.then(), p.otherwise()), List.of(b, q.then(), q.otherwise())) : Optional.empty();
            case Expr _ -> same(pattern, term);
        };
    }

    /// An index at which a vector that is known is the term.
    private Optional<Matching> entry(Lambda vector, Symbol index, Expr term) {
        Symbol open = Terms.symbol("#m" + opened, vector.indices().getFirst().sort());
        Expr body = Binders.open(vector, List.of(open));
        return Subterms.of(term).stream().filter(e -> e instanceof Symbol s && s.sort() instanceof Sort.Index || e instanceof Num)
                .filter(e -> Substitution.of(open, e).apply(body) == term).findFirst().flatMap(e -> bind(index, e));
    }

    private Optional<Matching> same(Expr pattern, Expr term) {
        return pattern == term ? Optional.of(this) : Optional.empty();
    }

    private static boolean isOpened(Symbol s) {
        return s.name().startsWith("#m");
    }

    private Optional<Matching> each(List<Expr> patterns, List<Expr> terms) {
        Optional<Matching> so = Optional.of(this);
        for (int k = 0; k < patterns.size(); k++) {
            int at = k;
            so = so.flatMap(m -> m.match(patterns.get(at), terms.get(at)));
        }
        return so;
    }

    private Optional<Matching> size(Sort pattern, Sort term) {
        return pattern instanceof Sort.Index p && term instanceof Sort.Index q && p.lower() == q.lower()
                ? p.upper() instanceof Symbol s ? bind(s, q.upper()) : same(p.upper(), q.upper()) : Optional.empty();
    }

    private Optional<Matching> lambda(Lambda p, Lambda q) {
        Optional<Matching> so = Optional.of(this);
        List<Symbol> open = new ArrayList<>();
        for (int k = 0; k < p.indices().size(); k++) {
            int at = k;
            so = so.flatMap(m -> m.size(p.indices().get(at).sort(), q.indices().get(at).sort()));
            open.add(Terms.symbol("#m" + (opened + k), q.indices().get(k).sort()));
        }
        return so.map(m -> new Matching(m.letters, opened + open.size(), loose))
                .flatMap(m -> m.match(Binders.open(p, open), Binders.open(q, open)));
    }

    private Optional<Matching> sum(Sum p, Sum q) {
        Symbol open = Terms.symbol("#m" + opened, q.index().sort());
        return size(p.index().sort(), q.index().sort()).map(m -> new Matching(m.letters, opened + 1, loose))
                .flatMap(m -> m.match(Binders.open(p, open), Binders.open(q, open)));
    }

    /// Each pattern is one of the terms, a letter that comes last what is left; the most special patterns first.
    private Optional<Found> all(List<Expr> patterns, List<Expr> terms, boolean partly, Function<List<Expr>, Expr> whole) {
        if (patterns.isEmpty()) {
            return terms.isEmpty() || partly ? Optional.of(new Found(this, terms)) : Optional.empty();
        }
        Expr first = patterns.stream().filter(p -> !isLetter(p)).max(Comparator.comparing(Matching::weight)).orElse(patterns.getFirst());
        List<Expr> others = new ArrayList<>(patterns);
        others.remove(first);
        if (others.isEmpty() && isLetter(first) && !partly && !terms.isEmpty() && !letters.containsKey(first)) {
            return bind(first, whole.apply(terms)).map(m -> new Found(m, List.of()));
        }
        if (others.isEmpty() && !partly && terms.size() > 1 && first instanceof Entry) {
            return match(first, whole.apply(terms)).map(m -> new Found(m, List.of()));
        }
        for (int k = 0; k < terms.size(); k++) {
            List<Expr> rest = new ArrayList<>(terms);
            rest.remove(k);
            Optional<Found> found = match(first, terms.get(k)).flatMap(m -> m.all(others, rest, partly, whole));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean isLetter(Expr e) {
        return e instanceof Symbol s && s.sort() instanceof Sort.Real;
    }

    /// How much a pattern asks for, to try special ones first.
    static long weight(Expr pattern) {
        return pattern instanceof Num ? 1 : pattern.facts().size();
    }
}
