package org.backproof.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.network.Backprop;
import org.backproof.network.Orientation;

/// The labels of a network that are numbers of classes, one for each example: `Y[k, j] = δ(k, c[j])`.
///
/// @param label   Y
/// @param classes c; empty where the labels are Y itself
/// @param oneHot  Y by c
record ClassLabels(Symbol label, Orientation orientation, Optional<Symbol> classes, Substitution oneHot) {
    static ClassLabels of(Backprop backprop, Orientation orientation) {
        Symbol examples = backprop.examples().orElseThrow();
        Optional<Symbol> classes = backprop.network().classes().map(c -> Terms.symbol(c.name(), new Sort.Tensor(List.of(examples))));
        ClassLabels plain = new ClassLabels(backprop.label(), orientation, classes, Substitution.empty());
        return classes.map(c -> new ClassLabels(backprop.label(), orientation, classes, plain.of(c))).orElse(plain);
    }

    private Substitution of(Symbol c) {
        List<Symbol> at = new ArrayList<>();
        sizes().forEach(s -> at.add(Terms.symbol("#y" + at.size(), Sort.upTo(s))));
        return Substitution.of(label, Terms.lambda(at, Terms.delta(ofClass(at), Terms.entry(c, orientation == Orientation.COLUMN ? at.getLast() : at.getFirst()))));
    }

    private List<Expr> sizes() {
        return ((Sort.Tensor) label.sort()).sizes();
    }

    /// Of what the two axes of a label have, that of the classes.
    private <T> T ofClass(List<T> axes) {
        return orientation == Orientation.COLUMN ? axes.getFirst() : axes.getLast();
    }

    /// A term by the classes.
    Expr apply(Expr e) {
        return oneHot.apply(e);
    }

    /// How many classes there are, if the input is that of the classes.
    Optional<Expr> count(Symbol input) {
        return classes.filter(c -> c == input).map(_ -> ofClass(sizes()));
    }

    /// Whether it is a fact of one-hot columns, which holds of classes.
    boolean holds(Prop fact) {
        return classes.isPresent() && Free.occurs(label, fact);
    }

    record Definition(Expr entry, Expr value) {
    }

    /// What the labels of the equations are.
    Optional<Definition> definition() {
        Expr entry = Terms.entry(label, List.of(Tensor.index(1, sizes().getFirst()), Tensor.index(2, sizes().getLast())));
        return classes.map(_ -> new Definition(entry, apply(entry)));
    }
}
