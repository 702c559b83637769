package org.backproof.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.Pairing;
import org.backproof.elaborate.Setting;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Num;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.integrate.Solving;
import org.backproof.print.Layout;
import org.backproof.print.Note;
import org.backproof.print.Prose;
import org.backproof.print.Section;
import org.backproof.prove.Labels;
import org.backproof.prove.Necessity;
import org.backproof.prove.Prover;

/// The calculations of what a loss of an activation, or another function of a function, has for its derivative.
record CompositeCalculations(Prover prover, boolean fine) {

    private Optional<Composition> composition(Composite c, Words words, Setting setting) {
        if (c.hasKinks()) {
            Knowledge general = prover.knowledge(Labels.unlisted(setting.hypotheses()));
            return Composition.of(c, words, general, general);
        }
        Knowledge knowledge = prover.knowledge(setting.hypotheses());
        return Composition.of(c, words, knowledge, Ledger.withoutEquations(prover, setting));
    }

    private Words words(Composite c, Setting setting) {
        return Words.of(setting, List.of(c.inner(), c.outer(), c.variable()), c.value(), c.prediction().name()).fine(fine);
    }

    /// The derivative of a composite function.
    ///
    /// @param right what it is claimed to be
    /// @param place the free indices of the claim
    Optional<Explanation> composite(Composite of, Setting setting, Optional<Expr> right, List<Symbol> place) {
        Words words = words(of, setting).inMatrices(MatrixForm.of(prover, setting, List.of(of.inner(), of.outer(), of.variable()), place)
                .map(m -> m.naming(of.value(), of.prediction().name())));
        return composition(of, words, setting).filter(c -> c.open.isEmpty()).flatMap(c -> {
            Ledger ledger = new Ledger(setting, words, right.map(r -> new Necessity(prover, setting, Terms.diff(of.inner(), of.variable()), r)));
            Product product = new Product(c);
            Calculation main = product.calculation(!of.isVector(), ledger.equations());
            right.ifPresent(r -> main.step(r, words.show(r), "as claimed"));
            if (main.isEmpty() || right.isPresent() && main.current() != right.get()) {
                return Optional.empty();
            }
            List<Section> sections = new ArrayList<>();
            if (!of.isVector()) {
                sections.add(c.loss.section(c.costByLetter()));
                sections.add(c.activation.section(c.innerName()));
            }
            sections.add(main.section(c.costByVariable()));
            List<Calculation> parts = of.isVector() ? List.of(main) : List.of(c.loss, c.activation, main);
            return Optional.of(CompositePage.of(c, ledger, product, "proved", true, right.orElse(product.result()), place, sections, parts, List.of(), main.theorem()));
        });
    }

    /// The numbers that parameters are given, `gamma = 2`; the label keeps its letter.
    private Map<Symbol, Expr> given(Pairing p, Setting setting) {
        Knowledge knowledge = prover.knowledge(List.of());
        Map<Symbol, Expr> out = new LinkedHashMap<>();
        for (Symbol s : p.parameters().stream().skip(1).toList()) {
            setting.hypotheses().stream().filter(h -> h instanceof Prop.Compare c && c.sign() == Prop.Sign.ZERO && Free.occurs(s, c.term()))
                    .map(h -> new Solving(knowledge, s).of(((Prop.Compare) h).term(), Terms.ZERO)).filter(v -> v.size() == 1 && v.getFirst() instanceof Num)
                    .forEach(v -> out.put(s, v.getFirst()));
        }
        return out;
    }

    /// The derivative of a loss of an activation.
    ///
    /// @param judged whether it is asked if the two are canonical
    Optional<Explanation> pairing(Pairing general, Setting setting, boolean judged) {
        Map<Symbol, Expr> given = given(general, setting);
        Pairing p = general.at(given);
        Optional<Composite> composite = Composite.of(p);
        if (composite.isEmpty()) {
            return Optional.empty();
        }
        Composite of = composite.get();
        Words words = words(of, setting);
        return composition(of, words, setting).flatMap(c -> {
            Ledger ledger = new Ledger(setting, words, Optional.empty());
            Product product = new Product(c);
            Calculation main = product.calculation(true, ledger.equations());
            if (main.isEmpty()) {
                return Optional.empty();
            }
            PairClass found = PairClass.of(c, product.result(), p.parameters().stream().findFirst(), setting.hypotheses());
            Optional<Residual> residual = found.residual();
            Expr result = residual.map(Residual::result).orElse(product.result());
            main.step(of.at(result), words.show(result), "");
            String verdict = judged ? found.verdict() : "proved";
            List<Section> sections = new ArrayList<>(List.of(c.loss.section(c.costByLetter()), c.activation.section(c.innerName()),
                    main.section(c.costByVariable())));
            List<Calculation> parts = new ArrayList<>(List.of(c.loss, c.activation, main));
            if (verdict.equals("canonical")) {
                second(c, words).ifPresent(s -> {
                    sections.add(s.section(new Layout.Derivative(c.cost(), List.of(words.show(of.variable()), words.show(other(of))))));
                    parts.add(s);
                });
            }
            List<Note> notes = new ArrayList<>();
            given.forEach((s, v) -> notes.add(new Note("given", Layout.equation(words.show(s), words.show(v)), Prose.of("put in"))));
            p.parameters().stream().findFirst().flatMap(y -> found.note(c, y)).ifPresent(notes::add);
            if (verdict.equals("not canonical")) {
                residual.map(Residual::factor).or(() -> Optional.of(c.inner()).filter(f -> !(f instanceof Num) && c.kinksOnly()))
                        .ifPresentOrElse(f -> notes.addAll(new Staying(c, f, result, setting, main.theorem().hypotheses()).notes()),
                                () -> p.parameters().stream().findFirst().ifPresent(y -> notes.addAll(Staying.gradient(c, result, y, setting, main.theorem().hypotheses()))));
            }
            List<Symbol> place = c.place().stream().filter(Symbol.class::isInstance).map(Symbol.class::cast).toList();
            return Optional.of(CompositePage.of(c, ledger, product, verdict, false, result, place, sections, parts, notes, main.theorem()));
        });
    }

    /// z, or its entry at the index of a.
    private static Expr other(Composite of) {
        return of.variable() instanceof Entry n && of.isVector() ? Terms.entry(n.tensor(), of.index().get()) : of.variable();
    }

    /// `∂²J/∂z² = … = σ′(z)`.
    private Optional<Calculation> second(Composition c, Words words) {
        Expr twice = Terms.diff(Terms.diff(c.of.inner(), other(c.of)), c.of.variable());
        Calculation out = new Calculation(List.of(c.plain, c.knowledge), words, twice);
        Prose went = Prose.of("where ").and(c.innerFunction()).and(" went");
        return out.step(c.of.at(c.inner()), Layout.equation(words.show(c.inner()), c.innerName()), went, List.of()) ? Optional.of(out) : Optional.empty();
    }
}
