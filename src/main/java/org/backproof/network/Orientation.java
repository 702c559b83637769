package org.backproof.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// How the examples of a batch lie in its matrices.
public enum Orientation {
    /// Examples are columns, `Z = W A + b`.
    COLUMN("examples are columns"),
    /// Examples are rows, `Z = A W + 1 bᵀ`: every matrix is the transpose of that with columns.
    ROW("examples are rows");

    private final String text;

    Orientation(String text) {
        this.text = text;
    }

    /// In words.
    public String text() {
        return text;
    }

    /// The program with its matrices so; the theorems are those of columns.
    public Backprop of(Backprop columns) {
        if (this == COLUMN) {
            return columns;
        }
        Substitution flip = flip(columns);
        List<Step> steps = columns.steps().stream().map(s -> {
            Value v = s.value();
            return new Step(s.kind(), s.layer(), v.indices().size() == 2 ? flipped(v, flip) : new Value(v.symbol(), v.indices(), flip.apply(v.body())), s.theorem(),
                    s.meaning(), List.of());
        }).toList();
        return new Backprop(columns.network(), columns.examples(), flipped(columns.input()), flipped(columns.label()),
                columns.parameters().stream().map(Orientation::flipped).toList(), columns.data().stream().map(Orientation::flipped).toList(), columns.others(), steps, columns.facts(), columns.collapsed(), columns.slopes(), columns.hidden().map(this::of), columns.convention());
    }

    /// The program with each matrix of weights as its transpose: `Z = A Wᵀ + 1 bᵀ` where examples are rows, as PyTorch has it, `Z = Wᵀ A + b` where they are columns.
    public static Backprop weightsTurned(Backprop p) {
        List<Symbol> weights = new ArrayList<>(p.parameters());
        p.steps().stream().filter(s -> s.kind() == Step.Kind.WEIGHT_GRADIENT).forEach(s -> weights.add(s.value().symbol()));
        Substitution flip = flip(weights);
        List<Step> steps = p.steps().stream().map(s -> {
            Value v = s.value();
            Value turned = s.kind() == Step.Kind.WEIGHT_GRADIENT && v.indices().size() == 2 ? flipped(v, flip) : new Value(v.symbol(), v.indices(), flip.apply(v.body()));
            return new Step(s.kind(), s.layer(), turned, s.theorem(), s.meaning(), List.of());
        }).toList();
        return new Backprop(p.network(), p.examples(), p.input(), p.label(), p.parameters().stream().map(Orientation::flipped).toList(), p.data(), p.others(), steps, p.facts(), p.collapsed(),
                p.slopes(), p.hidden().map(Orientation::weightsTurned), p.convention());
    }

    /// How weights lie that are turned, in words.
    public String turned() {
        return this == ROW ? "W is (out, in): Z = A Wᵀ + b" : "W is (in, out): Z = Wᵀ A + b";
    }

    /// What is assumed of the labels, of matrices that lie so.
    public List<Prop> facts(Backprop columns) {
        return this == COLUMN ? columns.facts() : columns.facts().stream().map(flip(columns)::apply).toList();
    }

    /// What a theorem about examples in columns says of the values of a program, whose examples may be rows.
    public static Prop facing(Backprop program, Prop columns) {
        List<Symbol> all = new ArrayList<>(List.of(program.label()));
        program.steps().forEach(s -> all.add(s.value().symbol()));
        Map<Expr, Expr> flips = new LinkedHashMap<>();
        for (Symbol s : all) {
            if (flipped(s) != s && s.sort() instanceof Sort.Tensor(List<Expr> sizes) && program.examples().filter(sizes::contains).isPresent()) {
                Symbol i = Terms.symbol("#1", Sort.upTo(sizes.get(1)));
                Symbol j = Terms.symbol("#2", Sort.upTo(sizes.get(0)));
                flips.put(flipped(s), Terms.lambda(List.of(i, j), Terms.entry(s, j, i)));
            }
        }
        return Substitution.of(flips).apply(columns);
    }

    /// Every matrix as the transpose of one that lies the other way.
    private static Substitution flip(Backprop columns) {
        List<Symbol> all = new ArrayList<>(columns.parameters());
        all.addAll(columns.data());
        all.addAll(List.of(columns.input(), columns.label()));
        columns.steps().forEach(s -> all.add(s.value().symbol()));
        return flip(all);
    }

    private static Substitution flip(List<Symbol> all) {
        Map<Expr, Expr> flips = new LinkedHashMap<>();
        for (Symbol s : all) {
            if (s.sort() instanceof Sort.Tensor(List<Expr> sizes) && sizes.size() == 2) {
                Symbol i = Terms.symbol("#1", Sort.upTo(sizes.get(0)));
                Symbol j = Terms.symbol("#2", Sort.upTo(sizes.get(1)));
                flips.put(s, Terms.lambda(List.of(i, j), Terms.entry(flipped(s), j, i)));
            }
        }
        return Substitution.of(flips);
    }

    private static Value flipped(Value v, Substitution flip) {
        List<Symbol> at = List.of(Tensor.index(1, v.sizes().get(1)), Tensor.index(2, v.sizes().get(0)));
        Substitution renamed = Substitution.of(Map.of(v.indices().get(0), at.get(1), v.indices().get(1), at.get(0)));
        return new Value(flipped(v.symbol()), at, renamed.apply(flip.apply(v.body())));
    }

    private static Symbol flipped(Symbol s) {
        return s.sort() instanceof Sort.Tensor(List<Expr> sizes) && sizes.size() == 2 ? Terms.symbol(s.name(), new Sort.Tensor(sizes.reversed())) : s;
    }
}
