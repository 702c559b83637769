package org.backproof.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The direct subterms of a node.
public final class Children {
    private Children() {
    }

    /// The direct subterms; of a binder the closed body, whose own index dangles.
    public static List<Expr> of(Expr e) {
        return switch (e) {
            case Num _, Symbol _, Bound _ -> List.of();
            case Entry n -> n.indices();
            case Add a -> a.terms();
            case Mul m -> m.factors();
            case Pow p -> List.of(p.base(), p.exponent());
            case Apply a -> a.arguments();
            case Lambda l -> List.of(l.body());
            case Sum s -> List.of(s.body());
            case Delta d -> List.of(d.left(), d.right());
            case Cases c -> {
                List<Expr> all = new ArrayList<>(Prop.terms(c.guard()));
                all.add(c.then());
                all.add(c.otherwise());
                yield all;
            }
            case Diff d -> List.of(d.body(), d.variable());
            case Local l -> List.of(l.value());
        };
    }

    /// The node over changed subterms; for nodes that bind nothing. Guards are left as they are.
    public static Expr map(Expr e, UnaryOperator<Expr> f) {
        return switch (e) {
            case Num _, Symbol _, Bound _ -> e;
            case Entry n -> Terms.entry(n.tensor(), each(n.indices(), f));
            case Add a -> Terms.add(each(a.terms(), f));
            case Mul m -> {
                List<Expr> factors = new ArrayList<>(each(m.factors(), f));
                factors.add(Terms.num(m.coefficient()));
                yield Terms.multiply(factors);
            }
            case Pow p -> Terms.power(f.apply(p.base()), f.apply(p.exponent()));
            case Apply a -> Terms.apply(a.function(), each(a.arguments(), f));
            case Delta d -> Terms.delta(f.apply(d.left()), f.apply(d.right()));
            case Cases c -> Terms.cases(c.guard(), f.apply(c.then()), f.apply(c.otherwise()));
            case Diff d -> Terms.diff(f.apply(d.body()), d.variable());
            case Local l -> Terms.local(f.apply(l.value()));
            case Lambda _, Sum _ -> throw new IllegalArgumentException("binds: " + e);
        };
    }

    private static List<Expr> each(List<Expr> list, UnaryOperator<Expr> f) {
        List<Expr> out = new ArrayList<>(list.size());
        for (Expr e : list) {
            out.add(f.apply(e));
        }
        return out;
    }
}
