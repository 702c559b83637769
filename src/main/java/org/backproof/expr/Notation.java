package org.backproof.expr;

import java.util.stream.Collectors;

/// A plain notation for messages to developers; readers get the printers' output.
final class Notation {
    private Notation() {
    }

    static String of(Expr e) {
        return switch (e) {
            case Num n -> n.value().toString();
            case Symbol s -> s.name();
            case Bound b -> "#" + b.number();
            case Entry n -> n.tensor().name() + list(n.indices(), "[", ", ", "]");
            case Add a -> list(a.terms(), "(", " + ", ")");
            case Mul m -> m.coefficient() + list(m.factors(), "*", "*", "");
            case Pow p -> factor(p.base()) + "^" + factor(p.exponent());
            case Apply a -> a.function().name() + (a.function() instanceof Function.Opaque o ? "'".repeat(o.order()) : "") + list(a.arguments(), "(", ", ", ")");
            case Lambda l -> list(l.indices(), "[", ", ", "] -> ") + l.body();
            case Sum s -> "sum(" + s.index() + range((Sort.Index) s.index().sort()) + ", " + s.body() + ")";
            case Delta d -> "delta(" + d.left() + ", " + d.right() + ")";
            case Cases c -> "(if " + c.guard() + " then " + c.then() + " else " + c.otherwise() + ")";
            case Diff d -> "diff(" + d.body() + ", " + d.variable() + ")";
            case Local l -> "local(" + l.value() + ")";
        };
    }

    private static String range(Sort.Index i) {
        return " in " + i.lower() + ".." + i.upper();
    }

    private static String factor(Expr e) {
        return e instanceof Pow || e instanceof Mul || e instanceof Num n && (!n.value().isInteger() || n.value().signum() < 0) ? "(" + e + ")" : e.toString();
    }

    private static String list(java.util.List<? extends Expr> terms, String open, String separator, String close) {
        return terms.stream().map(Notation::of).collect(Collectors.joining(separator, open, close));
    }
}
