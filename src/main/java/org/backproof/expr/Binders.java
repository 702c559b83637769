package org.backproof.expr;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Opening and closing what binds an index.
public final class Binders {
    private Binders() {
    }

    /// The body of a sum with an index in place of the bound one; the caller answers for its range and its freshness.
    public static Expr open(Sum s, Expr index) {
        return Substitution.opening(Map.of(s.index(), index)).apply(s.body());
    }

    /// The symbol `#depth` of the bound index's sort: fresh inside `depth` opened binders.
    public static Symbol symbol(Bound index, int depth) {
        return Terms.symbol("#" + depth, index.sort());
    }

    /// The entry of a tensor at indices.
    public static Expr open(Lambda l, List<? extends Expr> indices) {
        Map<Bound, Expr> map = new LinkedHashMap<>();
        for (int i = 0; i < indices.size(); i++) {
            map.put(l.indices().get(i), indices.get(i));
        }
        return Substitution.opening(map).apply(l.body());
    }

    /// The body of a quantified proposition at an index.
    public static Prop open(Prop.ForAll f, Expr index) {
        return Substitution.opening(Map.of(f.index(), index)).apply(f.body());
    }

    /// `∀ index: body` over the index's range; the body itself where the index does not occur and the range is not empty.
    public static Prop forAll(Symbol index, Prop body) {
        if (body.equals(Prop.TRUE)) {
            return body;
        }
        int number = 1 + Prop.terms(body).stream().mapToInt(t -> t.facts().binders()).max().orElse(0) + depth(body);
        Bound b = Terms.bound(number, index.sort());
        return new Prop.ForAll(b, Substitution.of(index, b).apply(body));
    }

    private static int depth(Prop p) {
        return switch (p) {
            case Prop.ForAll(Bound index, _) -> index.number();
            case Prop.And(List<Prop> parts) -> parts.stream().mapToInt(Binders::depth).max().orElse(0);
            case Prop.Or(List<Prop> parts) -> parts.stream().mapToInt(Binders::depth).max().orElse(0);
            case Prop.Equal _, Prop.Compare _, Prop.Defined _, Prop.Derivative _, Prop.Whole _ -> 0;
        };
    }

    /// The value of a defined function at arguments.
    public static Expr unfold(Function.Defined f, List<Expr> arguments) {
        return instantiation(f.symbols(), arguments).apply(f.body());
    }

    /// Parameters to arguments; sizes in the sorts of tensor parameters are read off the arguments' index ranges.
    public static Substitution instantiation(List<Symbol> parameters, List<Expr> arguments) {
        Map<Expr, Expr> map = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            Symbol p = parameters.get(i);
            if (p.sort() instanceof Sort.Tensor(List<Expr> sizes) && arguments.get(i) instanceof Lambda l) {
                for (int k = 0; k < sizes.size(); k++) {
                    if (sizes.get(k) instanceof Symbol size) {
                        map.putIfAbsent(size, ((Sort.Index) l.indices().get(k).sort()).upper());
                    }
                }
            }
            map.put(p, arguments.get(i));
        }
        return Substitution.of(map);
    }
}
