package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Totals;
import org.backproof.calculus.Critical;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Theorem;
import org.backproof.print.Layout;
import org.backproof.print.Prose;

/// The product of the parts, and what is left of it.
final class Product {
    private final Composition parts;
    private final Composite of;
    private final Words words;
    private final Expr whole;
    private final Optional<Tidy.Cancelled> cancelled;
    private final Expr withoutEquations;
    private final Expr result;
    /// Whether the result is shorter as Σa = 1.
    private final boolean summedToOne;

    Product(Composition parts) {
        this.parts = parts;
        this.of = parts.of;
        this.words = parts.words;
        Expr body = Terms.multiply(parts.slope(), parts.inner());
        this.whole = of.total(body);
        this.cancelled = Tidy.cancel(body).map(c -> new Tidy.Cancelled(of.total(c.term()), c.factor()));
        Expr start = parts.chained().map(Theorem::right).orElseGet(parts::start);
        if (of.isVector() && Critical.piecewise(body) && parts.same(start, of.at(whole)).isPresent()) {
            this.withoutEquations = whole; // pieces under a sum are read better as they are written
            this.result = whole;
            this.summedToOne = false;
            return;
        }
        this.withoutEquations = of.folded(Proofs.normal(parts.plain, start));
        List<Expr> forms = new ArrayList<>();
        if (!of.isSum()) {
            forms.add(whole);
            forms.add(parts.normal(whole));
            forms.add(Tidy.common(parts.free(), parts.normal(whole)));
        }
        forms.add(of.folded(Tidy.factored(of.folded(Proofs.normal(parts.knowledge, start)))));
        cancelled.ifPresent(c -> forms.add(c.term()));
        Optional<Expr> differences = Tidy.differences(parts.plain, of.folded(start)).map(Tidy::signed);
        differences.ifPresent(forms::add);
        Expr totalled = Tidy.signed(Tidy.factored(totalled(of.folded(Proofs.normal(parts.knowledge, start)))));
        forms.add(totalled);
        forms.replaceAll(Tidy::signed);
        forms.removeIf(e -> parts.same(start, of.at(e)).isEmpty());
        List<Expr> picked = forms.stream().filter(e -> !Tidy.unpicked(e)).toList();
        this.result = forms.isEmpty() ? parts.start() : Tidy.shortest(Tidy.written(differences.filter(picked::contains), picked.isEmpty() ? forms : picked));
        this.summedToOne = result == totalled && forms.indexOf(totalled) == forms.size() - 1;
    }

    /// With 1 for `Σᵢ aᵢ` where that is the sum.
    private Expr totalled(Expr e) {
        Expr out = of.isSum() ? Totals.of(e, s -> Proofs.equal(parts.knowledge, of.at(s), Terms.ONE).isPresent()) : e;
        return out == e ? e : parts.normal(out);
    }

    /// ∂J/∂z in the letter a.
    Expr result() {
        return result;
    }

    /// What holds without the equations that are assumed.
    Expr withoutEquations() {
        return withoutEquations;
    }

    /// `∂J/∂z = … = result`.
    ///
    /// @param reading whether the parts were shown before, and go by their names
    Calculation calculation(boolean reading, Optional<Prose> equations) {
        List<Knowledge> knowledge = List.of(parts.plain, parts.knowledge);
        Calculation out = parts.chained().map(t -> new Calculation(knowledge, words, t, parts.inner)).orElseGet(() -> new Calculation(knowledge, words, parts.start())).proving(parts::byParts);
        Expr byInner = of.total(Terms.multiply(of.at(parts.slope()), Terms.diff(of.slot(), of.variable())));
        Layout inner = parts.innerName();
        Layout slope = words.show(parts.slope());
        if (reading) {
            out.rule(byInner, parts.total(List.of(parts.costByLetter(), inner)), "chain rule");
        } else {
            Expr definition = of.definition();
            Expr opened = Terms.diff(of.at(definition), of.variable());
            out.step(opened, new Layout.Derivative(words.show(definition), List.of(words.show(of.variable()))), "definition of " + of.loss());
            out.step(byInner, parts.total(List.of(slope, Words.by(parts.letter(), words.show(of.variable())))), "chain rule");
        }
        if (!(parts.slope() instanceof Num) && !(parts.inner() instanceof Num)) {
            out.step(of.at(whole), parts.total(List.of(slope, words.show(parts.inner()))), reading ? "" : Composite.reason(of.activation()));
        }
        cancelled.ifPresent(c -> out.step(of.at(c.term()), words.show(c.term()), Prose.of("cancel"),
                List.of(words.show(Prop.nonzero(c.factor())))));
        if (of.isSum() && withoutEquations != result && withoutEquations.facts().size() < 3 * result.facts().size()) {
            Prose linear = parts.place().isEmpty() ? Prose.of("linearity") : Prose.of("linearity; ").and(Layout.Name.of("delta")).and(" picks ")
                    .and(Layout.equation(words.show(of.index().get()), words.show(parts.place().getFirst())));
            out.step(of.at(withoutEquations), words.show(withoutEquations), linear, List.of());
            boolean plain = Proofs.equal(parts.plain, of.at(withoutEquations), of.at(result)).isPresent();
            out.step(of.at(result), words.show(result), equations.filter(_ -> !plain).orElse(summedToOne ? total() : Prose.of("simplify")), List.of());
        } else {
            out.step(of.at(result), words.show(result), summedToOne ? Prose.of(reason()).and("; ").and(total()) : Prose.of(reason()), List.of());
        }
        return out;
    }

    private Prose total() {
        return Prose.of("").and(Layout.equation(words.show(Terms.sum(of.index().get(), of.letter())), words.show(Terms.ONE)));
    }

    private String reason() {
        return of.isSum() ? "linearity" : result == whole ? "" : result instanceof Add ? "multiply out" : "simplify";
    }
}
