package org.backproof.network;

import java.util.List;
import java.util.stream.Stream;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Mul;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Where the 1/m of the mean over the examples stands.
public enum Convention {
    /// In dW and db: dZ = m·∂J/∂Z.
    PER_EXAMPLE("dZ and dA are per example, dW and db are of J"),
    /// In dZ and dA of the last layer, from where it goes into all others: dZ = ∂J/∂Z.
    OF_COST("dZ, dA, dW and db are of J: 1/m stands where the labels do");

    private final String text;

    Convention(String text) {
        this.text = text;
    }

    /// In words.
    public String text() {
        return text;
    }

    /// The other one.
    public Convention other() {
        return this == PER_EXAMPLE ? OF_COST : PER_EXAMPLE;
    }

    /// The program of a batch with its cotangents so; the theorems are those of [#PER_EXAMPLE].
    ///
    /// A cotangent is linear in those after it, so that only one from the labels changes; in a gradient 1/m is a factor of each term that has a
    /// cotangent, and goes.
    public Backprop of(Backprop batch) {
        if (this == PER_EXAMPLE || batch.examples().isEmpty()) {
            return batch;
        }
        Symbol m = batch.examples().get();
        List<Symbol> cotangents = batch.steps().stream().filter(s -> s.kind().cotangent()).map(s -> s.value().symbol()).toList();
        return batch.with(batch.steps().stream().map(s -> {
            boolean passed = mentions(s.value().body(), cotangents);
            Expr body = s.kind().cotangent() ? passed ? s.value().body() : Terms.multiply(Terms.power(m, -1), s.value().body())
                    : s.kind().forward() ? s.value().body() : whole(s.value().body(), m, cotangents);
            return new Step(s.kind(), s.layer(), new Value(s.value().symbol(), s.value().indices(), body), s.theorem(), s.meaning(), s.moves());
        }).toList());
    }

    private static boolean mentions(Expr e, List<Symbol> cotangents) {
        return cotangents.stream().anyMatch(c -> Free.occurs(c, e));
    }

    private static Expr whole(Expr e, Symbol m, List<Symbol> cotangents) {
        return switch (e) {
            case Add a -> Terms.add(a.terms().stream().map(t -> whole(t, m, cotangents)).toList());
            case Mul p when mentions(p, cotangents) -> Terms.multiply(Stream.concat(Stream.of(Terms.num(p.coefficient())),
                    p.factors().stream().filter(f -> !f.equals(Terms.power(m, -1)))).toList());
            case Expr _ -> e;
        };
    }
}
