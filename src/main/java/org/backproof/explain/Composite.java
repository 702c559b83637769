package org.backproof.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backproof.calculus.Critical;
import org.backproof.elaborate.Meaning;
import org.backproof.elaborate.Pairing;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Apply;
import org.backproof.expr.Binders;
import org.backproof.expr.Children;
import org.backproof.expr.Diff;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Lambda;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Sum;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Derivatives;

/// A loss J(a) at a = a(z), and the variable of a derivative: z, or an entry `z[j]`.
///
/// Terms in the letter a mean what they are at a(z), see [#at].
///
/// @param outer J(a)
/// @param inner J(a(z))
/// @param index the entry of a that sums run over, where a is a vector; the index of `z[j]` where aⱼ depends on zⱼ alone, so that there is no sum
record Composite(String loss, String activation, Symbol prediction, Tensor value, Expr outer, Expr inner, Expr variable,
        Optional<Symbol> index) {
    private static final List<String> FREE = List.of("j", "k", "l", "n", "r", "s");
    private static final List<String> BOUND = List.of("i", "m", "q", "h");

    /// Empty where the value or the logit has more than one axis.
    static Optional<Composite> of(Pairing p) {
        if (p.value().rank() > 1) {
            return Optional.empty();
        }
        Set<String> used = names(p.atLogit(), p.value().body());
        used.add(p.prediction().name());
        Expr variable = p.logit();
        if (p.logit().sort() instanceof Sort.Tensor(List<Expr> sizes)) {
            List<Expr> at = new ArrayList<>();
            sizes.forEach(s -> at.add(Words.index(FREE, used, Sort.upTo(s))));
            variable = Terms.entry(p.logit(), at);
        }
        return Optional.of(new Composite(p.loss(), p.activation(), p.prediction(), p.value(), p.atPrediction(), p.atLogit(), variable,
                own(p.value(), variable).or(() -> index(p.value(), used))));
    }

    /// Of a derivative of f(… a(z) …) with one argument that varies; empty for another term.
    static Optional<Composite> of(Diff d, Setting setting) {
        if (!(d.body() instanceof Apply a && a.function() instanceof Function.Defined f && f.rank() == 0)) {
            return Optional.empty();
        }
        List<Integer> varying = new ArrayList<>();
        for (int k = 0; k < a.arguments().size(); k++) {
            if (Free.occurs(Derivatives.held(d.variable()), a.arguments().get(k))) {
                varying.add(k);
            }
        }
        if (varying.size() != 1) {
            return Optional.empty();
        }
        Expr argument = a.arguments().get(varying.getFirst());
        Expr body = argument instanceof Lambda l ? l.body() : argument;
        if (body instanceof Symbol || body instanceof Entry || body instanceof Num || argument instanceof Lambda l && l.indices().size() > 1) {
            return Optional.empty();
        }
        Set<String> used = names(d);
        Tensor value;
        if (argument instanceof Lambda l) {
            Symbol i = Tensor.index(1, ((Sort.Index) l.indices().getFirst().sort()).upper());
            value = new Tensor(List.of(i), Binders.open(l, List.of(i)));
        } else {
            value = new Tensor(List.of(), argument);
        }
        Symbol prediction = Terms.symbol(name(value, setting, used, d), value.isScalar() ? Sort.REAL : new Sort.Tensor(value.sizes()));
        List<Expr> arguments = new ArrayList<>(a.arguments());
        arguments.set(varying.getFirst(), value.isScalar() ? prediction : Terms.tensor(prediction));
        String activation = body instanceof Apply g ? setting.names().of(g.function()) : "";
        return Optional.of(new Composite(setting.names().of(f), activation, prediction, value, Terms.apply(f, arguments), d.body(), d.variable(),
                index(value, used)));
    }

    private static Set<String> names(Expr... terms) {
        Set<String> used = new LinkedHashSet<>();
        for (Expr e : terms) {
            Free.symbols(e).forEach(s -> used.add(s.name()));
        }
        return used;
    }

    private static Optional<Symbol> index(Tensor value, Set<String> used) {
        return value.isScalar() ? Optional.empty() : Optional.of(Words.index(BOUND, used, Sort.upTo(value.sizes().getFirst())));
    }

    /// What the session calls the value, else a letter that is free.
    private static String name(Tensor value, Setting setting, Set<String> used, Expr statement) {
        var known = setting.scope().named().stream().filter(n -> n.value().argument() == value.argument()).findFirst();
        if (known.isPresent()) {
            return known.get().name();
        }
        String name = (value.isScalar() ? List.of("a", "p", "u", "q") : List.of("p", "a", "q", "u")).stream()
                .filter(n -> !used.contains(n) && setting.scope().meaning(n).filter(m -> !(m instanceof Meaning.Named v) || v.standsIn(statement)).isEmpty()).findFirst().orElse("value");
        used.add(name);
        return name;
    }

    boolean isVector() {
        return index.isPresent();
    }

    /// Whether the prediction is a vector whose entries depend on their own logits alone: `∂J/∂zⱼ = ∂J/∂aⱼ·f′(zⱼ)`.
    boolean isEntrywise() {
        return index.isPresent() && variable instanceof Entry n && n.indices().getFirst() == index.get();
    }

    /// Whether all entries of the prediction depend on the logit, `∂J/∂zⱼ = Σᵢ ∂J/∂aᵢ·∂aᵢ/∂zⱼ`.
    boolean isSum() {
        return isVector() && !isEntrywise();
    }

    /// f of an activation that acts entry by entry, at a real number.
    Expr unit(Symbol u) {
        return unit(slot(), (Entry) variable, u);
    }

    private static Expr unit(Expr slot, Entry variable, Symbol u) {
        return Substitution.of(variable.tensor(), Terms.lambda(variable.indices().stream().map(Symbol.class::cast).toList(), u)).apply(slot);
    }

    /// The index of `z[j]` where the entry of the value there depends on no other entry of z.
    private static Optional<Symbol> own(Tensor value, Expr variable) {
        if (!(variable instanceof Entry n && n.indices().size() == 1 && n.indices().getFirst() instanceof Symbol j) || value.rank() != 1
                || value.body().hasDiff() || !j.sort().equals(Sort.upTo(value.sizes().getFirst()))) {
            return Optional.empty();
        }
        Expr slot = value.at(List.of(j));
        Symbol u = Terms.real("#u");
        return Optional.of(j).filter(_ -> slot != variable && Free.occurs(n.tensor(), slot) && Substitution.of(u, variable).apply(unit(slot, n, u)) == slot);
    }

    /// The prediction, or its entry at the index.
    Expr letter() {
        return index.<Expr>map(i -> Terms.entry(prediction, i)).orElse(prediction);
    }

    /// The prediction's value, or its entry at the index.
    Expr slot() {
        return index.map(i -> value.at(List.of(i))).orElse(value.body());
    }

    /// What a term in the letter a means.
    Expr at(Expr e) {
        return Substitution.of(prediction, value.argument()).apply(e);
    }

    /// What a condition in the letter a means.
    Prop at(Prop p) {
        return Substitution.of(prediction, value.argument()).apply(p);
    }

    /// `Σᵢ e`, the number in it before the sum; the term itself where there is no sum.
    Expr total(Expr e) {
        if (!isSum()) {
            return e;
        }
        if (e instanceof org.backproof.expr.Mul m) {
            Expr c = Terms.num(m.coefficient());
            return Terms.multiply(c, Terms.sum(index.get(), Terms.multiply(m.factors())));
        }
        return Terms.sum(index.get(), e);
    }

    /// The term with a's value written as the letter again, outside of binders.
    Expr folded(Expr e) {
        if (!isVector()) {
            return e == value.body() ? prediction : inside(e);
        }
        List<Expr> at = new ArrayList<>(List.of(index.get()));
        if (variable instanceof Entry n) {
            at.addAll(n.indices());
        }
        for (Expr i : at) {
            if (e == value.at(List.of(i))) {
                return Terms.entry(prediction, i);
            }
        }
        return inside(e);
    }

    private Expr inside(Expr e) {
        return switch (e) {
            case Lambda _, Sum _, Diff _, org.backproof.expr.Cases _ -> e;
            case Expr _ -> Children.map(e, this::folded);
        };
    }

    /// Where a derivative comes from.
    static String reason(String of) {
        return of.matches("\\w+") ? "derivative of " + of : "rules of differentiation";
    }

    /// The definition of the loss at a.
    Expr definition() {
        return outer instanceof Apply a && a.function() instanceof Function.Defined f ? Binders.unfold(f, a.arguments()) : outer;
    }

    /// Whether it is a loss of many entries with a kink at each: there the values of labels are not tried.
    boolean hasKinks() {
        return isVector() && Critical.piecewise(outer);
    }
}
