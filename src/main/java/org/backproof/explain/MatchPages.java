package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.elaborate.Matching;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.integrate.ActivationMatch;
import org.backproof.integrate.ActivationSearch;
import org.backproof.integrate.ConjugateSearch;
import org.backproof.integrate.LossMatch;
import org.backproof.integrate.LossSearch;
import org.backproof.integrate.Obstacle;
import org.backproof.integrate.Standstill;
import org.backproof.kernel.Theorem;
import org.backproof.print.Layout;
import org.backproof.print.Line;
import org.backproof.print.Note;
import org.backproof.print.Page;
import org.backproof.print.Prose;
import org.backproof.print.Section;
import org.backproof.prove.Prover;

/// Answers to `match`: how the activation or the loss is found, and that it is one.
final class MatchPages {
    private static final long LARGEST = 60;

    private final Prover prover;
    private final Setting setting;

    MatchPages(Prover prover, Setting setting) {
        this.prover = prover;
        this.setting = setting;
    }

    Explanation of(Matching m) {
        return switch (m) {
            case Matching.OfLoss l -> activation(l, new ActivationSearch(prover, l, setting).match());
            case Matching.OfActivation a -> {
                LossMatch found = new LossSearch(prover, a.value(), a.logit(), setting).match(a.label());
                yield loss(a.name(), a.value(), a.logit(), found, Terms.subtract(entry(found.prediction()), entry(a.label())));
            }
            case Matching.OfPotential p -> PotentialPage.of(p, new ConjugateSearch(prover, p, setting).match(), setting);
            case Matching.OfGradient g -> loss(g.name(), g.value(), g.logit(),
                    new LossSearch(prover, g.value(), g.logit(), setting).match(g.prediction(), g.delta(), Optional.empty()), g.delta());
        };
    }

    /// A real variable, or the entry of a vector at j.
    private static Expr entry(Symbol s) {
        return s.sort() instanceof Sort.Tensor t ? Terms.entry(s, Terms.symbol("j", Sort.upTo(t.sizes().getFirst()))) : s;
    }

    private Explanation activation(Matching.OfLoss of, ActivationMatch m) {
        List<Expr> terms = new ArrayList<>(List.of(of.cost(), of.prediction(), m.logit()));
        m.activation().ifPresent(terms::add);
        Words words = Words.of(setting, terms);
        Layout cost = Layout.Name.of(words.cost());
        Layout a = words.show(entry(of.prediction()));
        Layout z = words.show(entry(m.logit()));
        Layout error = words.show(Terms.subtract(entry(of.prediction()), of.prediction().sort() instanceof Sort.Tensor t
                ? of.target(Terms.symbol("j", Sort.upTo(t.sizes().getFirst()))) : of.label()));
        List<Section> sections = new ArrayList<>();
        m.slope().filter(d -> d.facts().size() <= LARGEST).ifPresent(d -> {
            Expr common = Tidy.common(prover.knowledge(setting.hypotheses()), d);
            sections.add(new Section(Words.by(cost, a), List.of(new Line(words.show(common), Composite.reason(of.name())))));
        });
        m.steepness().filter(h -> h.facts().size() <= LARGEST).ifPresent(h -> sections.add(new Section(Words.by(a, z), List.of(
                new Line(new Layout.Fraction(error, Words.by(cost, a)), Prose.of("so that ").and(Layout.equation(Words.by(cost, z), error)), List.of()),
                new Line(words.show(Tidy.factored(h)), "")))));
        m.integral().ifPresent(g -> sections.add(new Section(z, List.of(
                new Line(integral(words, Terms.power(Tidy.factored(m.steepness().orElseThrow()), -1), a), ""), new Line(words.show(g), "antiderivative")))));
        List<Line> solved = new ArrayList<>();
        m.activation().filter(_ -> m.integral().isPresent()).ifPresent(f -> solved.add(new Line(words.show(f), Prose.of("solved for ").and(a), List.of())));
        m.named().filter(_ -> m.integral().isPresent())
                .ifPresent(f -> solved.add(new Line(words.show(f), "definition of " + ((Apply) f).function().name())));
        if (!solved.isEmpty() && m.integral().filter(g -> solved.getFirst().value().equals(words.show(g))).isEmpty()) {
            sections.add(new Section(a, solved));
        }
        m.theorem().ifPresent(_ -> sections.add(new Section(Words.by(cost, z), List.of(new Line(error, "proved")))));
        List<Prose> said = new ArrayList<>(List.of(Prose.of(Layout.equation(cost, words.show(of.cost())))));
        if (!m.given().isEmpty()) {
            said.add(Prose.of("given ").and(words.show(Prop.and(m.given()))));
        }
        Optional<Expr> found = m.named().or(m::activation);
        if (found.isPresent()) {
            return page("proved", Layout.equation(a, words.show(found.get())), said, sections, List.of(), words.plain(found.get()),
                    m.given().stream().map(words::plain).toList(), m.theorem(), words);
        }
        List<Note> notes = new ArrayList<>();
        if (m.against().isPresent()) {
            notes.add(obstacle(m.against().get(), of, words, m.logit()));
            return page("refuted", Layout.equation(Words.by(cost, z), error), said, sections, notes, "", List.of(), Optional.empty(), words);
        }
        Layout sought = m.steepness().isPresent() && m.integral().isEmpty()
                ? Layout.equation(z, integral(words, Terms.power(m.steepness().get(), -1), a))
                : m.integral().isPresent() ? Layout.equation(z, words.show(m.integral().get())) : Layout.equation(Words.by(cost, z), error);
        String reason = m.slope().isEmpty() && of.prediction().sort() instanceof Sort.Real ? "no derivative was found"
                : m.steepness().isEmpty() ? "no activation of the library is proved to match"
                : m.integral().isEmpty() ? "no antiderivative was found" : "not solved";
        return page("undecided", sought, said, sections, List.of(new Note("reason", a, Prose.of(reason))), "", List.of(), Optional.empty(), words);
    }

    private static Note obstacle(Obstacle o, Matching.OfLoss of, Words words, Symbol logit) {
        Layout cost = Layout.Name.of(words.cost());
        Layout a = words.show(entry(of.prediction()));
        Layout z = words.show(entry(logit));
        Prose at = Prose.of(", as at " + o.point() + ": no activation with this value matches");
        return switch (o.reason()) {
            case LABEL -> new Note("reason", Words.by(a, z), Prose.of("would depend on ").and(Layout.Name.of(of.label().name())).and(at));
            case STATIONARY -> new Note("reason", Layout.equation(Words.by(cost, z), Layout.Number.of(0)), o.label().map(label -> Prose.of("for ")
                    .and(Layout.equation(words.show(entry(of.label())), words.show(label))).and(", and that is not ").and(a)).orElseGet(() -> Prose.of(
                    "where the prediction is not the label")).and(at));
            case MIXED -> new Note("reason", Words.by(a, z), Prose.of("would have derivatives that depend on their order").and(at));
        };
    }

    private Explanation loss(String name, Tensor value, Symbol logit, LossMatch m, Expr wanted) {
        List<Expr> terms = new ArrayList<>(List.of(wanted, value.body(), logit));
        m.loss().ifPresent(terms::add);
        m.potential().ifPresent(terms::add);
        Words words = Words.of(setting, terms);
        Layout cost = Layout.Name.of(words.cost());
        Layout a = words.show(entry(m.prediction()));
        Layout z = words.show(entry(logit));
        List<Section> sections = new ArrayList<>();
        List<Line> derivative = new ArrayList<>();
        if (value.isScalar()) {
            m.derivative().ifPresent(d -> derivative.add(new Line(words.show(d), name.matches("\\w+") ? "derivative of " + name : "rules of differentiation")));
            m.steepness().filter(h -> m.derivative().filter(d -> d == h).isEmpty())
                    .ifPresent(h -> derivative.add(new Line(words.show(Tidy.factored(h)), Prose.of("in terms of ").and(a), List.of())));
        }
        if (!derivative.isEmpty()) {
            sections.add(new Section(Words.by(a, z), derivative));
        }
        Optional<Expr> slope = m.slope().map(s -> slope(m, logit, wanted, s));
        slope.ifPresent(s -> sections.add(new Section(Words.by(cost, a), List.of(
                new Line(words.show(s), Prose.of("so that ").and(Layout.equation(Words.by(cost, z), words.show(wanted))), List.of())))));
        m.loss().ifPresent(j -> sections.add(new Section(cost, List.of(new Line(integral(words, slope.orElseThrow(), a), ""),
                new Line(words.show(j), "antiderivative")))));
        Optional<Theorem> theorem = m.theorem().or(m::certificate);
        theorem.ifPresent(_ -> sections.add(new Section(Words.by(cost, z), List.of(new Line(words.show(wanted), "proved")))));
        List<Prose> said = new ArrayList<>(List.of(Prose.of(Layout.equation(Layout.Name.of(m.prediction().name()), words.spelled(value.argument())))));
        List<Note> notes = new ArrayList<>();
        if (m.loss().isPresent() && m.potential().isPresent()) {
            notes.add(new Note("also", Layout.equation(cost, words.show(m.potential().get())), Prose.of("in terms of ").and(z)));
        }
        m.standstill().ifPresent(s -> notes.add(standstill(s, a, z, words)));
        if (!m.named().isEmpty()) {
            notes.add(new Note("known as", Layout.Name.of(m.named().getFirst()), Prose.of(String.join(", ", m.named().subList(1, m.named().size())))
                    .and(value.isScalar() ? "" : "for labels with the sum 1")));
        }
        Optional<Expr> found = m.loss().or(m::potential);
        if (found.isPresent()) {
            List<Prop> given = m.given();
            if (!given.isEmpty()) {
                said.add(Prose.of("given ").and(words.show(Prop.and(given))));
            }
            return page("proved", Layout.equation(cost, words.show(found.get())), said, sections, notes, words.plain(found.get()),
                    given.stream().map(words::plain).toList(), theorem, words);
        }
        if (m.asymmetric().isPresent()) {
            Layout i = Layout.Name.of("i");
            Layout j = Layout.Name.of("j");
            Layout across = new Layout.Relation(Words.by(Layout.Name.of(m.prediction().name(), i), Layout.Name.of(logit.name(), j)), Layout.Comparison.DIFFERENT,
                    Words.by(Layout.Name.of(m.prediction().name(), j), Layout.Name.of(logit.name(), i)));
            notes.add(new Note("reason", across, Prose.of("at " + m.asymmetric().get() + ": no loss matches")));
            return page("refuted", Layout.equation(Words.by(cost, z), words.show(wanted)), said, sections, notes, "", List.of(), Optional.empty(), words);
        }
        Layout sought = m.slope().isPresent() ? Layout.equation(cost, integral(words, slope.get(), a))
                : value.isScalar() ? Layout.equation(cost, integral(words, Substitution.of(m.prediction(), value.body()).apply(wanted), z))
                : Layout.equation(Words.by(cost, z), words.show(wanted));
        notes.add(new Note("reason", sought, Prose.of(value.isScalar() ? "no antiderivative was found" : "no potential was found")));
        return page("undecided", sought, said, sections, notes, "", List.of(), Optional.empty(), words);
    }

    /// f′ = 0, so that no loss is a function of a and the label alone.
    private static Note standstill(Standstill s, Layout a, Layout z, Words words) {
        Prose place = s.other().map(o -> Prose.of("between ").and(Layout.equation(z, words.show(s.at()))).and(", where it is negative, and ")
                .and(Layout.equation(z, words.show(o))).and(", where it is positive")).orElseGet(() -> Prose.of("at ").and(Layout.equation(z, words.show(s.at()))));
        return new Note("not of a", Layout.equation(Words.by(a, z), Layout.Number.of(0)),
                place.and(": there ").and(Layout.equation(Words.by(Layout.Name.of(words.cost()), z), Layout.Number.of(0))).and(" whatever the loss of a is"));
    }

    /// δ over f′ as they are read, where that is no more than what it simplifies to.
    private static Expr slope(LossMatch m, Symbol logit, Expr wanted, Expr slope) {
        return m.steepness().filter(_ -> !Free.occurs(logit, wanted)).map(h -> Terms.divide(wanted, Tidy.factored(h)))
                .filter(over -> over.facts().size() <= slope.facts().size() + 4).orElse(slope);
    }

    private static Layout integral(Words words, Expr e, Layout variable) {
        return new Layout.Integral(words.show(e), variable);
    }

    private Explanation page(String verdict, Layout statement, List<Prose> said, List<Section> sections, List<Note> notes, String result,
            List<String> conditions, Optional<Theorem> theorem, Words words) {
        boolean proved = verdict.equals("proved");
        Page page = new Page(verdict, proved, false, Prose.NONE, statement, said, List.of(), sections, notes);
        List<Step> steps = theorem.stream().map(t -> new Step("match", words.plain(t.left()), words.plain(t.right()), conditions)).toList();
        return new Explanation(page, verdict, result, List.of(), List.of(), conditions, steps, Optional.empty());
    }
}
