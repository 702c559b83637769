package org.backproof.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Replacement;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Rule;
import org.backproof.kernel.Theorem;
import org.backproof.print.Layout;
import org.backproof.print.Line;
import org.backproof.print.Prose;
import org.backproof.print.Section;
import org.backproof.print.TextPage;

/// A chain of equations, each proved when it is added.
final class Calculation {
    private static final Symbol HOLE = Terms.real("%place");
    private static final String SUBSTITUTION = "substitution";

    private final List<Knowledge> knowledge;
    private final Words words;
    private final List<Line> lines = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final Set<Prop> hypotheses = new LinkedHashSet<>();
    /// What is known of the start: an equation that has it on the left.
    private final Optional<Theorem> known;
    /// Equations whose left sides are known to be the right ones where they stand in a line.
    private final List<Theorem> rules;
    /// Another way to prove that two terms are equal.
    private BiFunction<Expr, Expr, Optional<Theorem>> other = (_, _) -> Optional.empty();
    private Expr current;
    private Theorem theorem;
    private int stage;
    private boolean oneStage;

    /// @param knowledge what a proof may use; the first that is enough is used
    Calculation(List<Knowledge> knowledge, Words words, Expr start) {
        this(knowledge, words, start, Optional.empty(), List.of());
    }

    /// Of the left side of an equation, of which the right side may be easier to reason about.
    Calculation(List<Knowledge> knowledge, Words words, Theorem known, Theorem... rules) {
        this(knowledge, words, known.left(), Optional.of(known), List.of(rules));
    }

    private Calculation(List<Knowledge> knowledge, Words words, Expr start, Optional<Theorem> known, List<Theorem> rules) {
        this.knowledge = List.copyOf(knowledge);
        this.words = words;
        this.current = start;
        this.theorem = Equality.reflexive(start);
        this.places.add(new Place(start, 0, 0, theorem));
        this.known = known;
        this.rules = rules;
    }

    /// Adds `= term`; not where it cannot be proved, or shows nothing new.
    boolean step(Expr term, Layout shown, Prose reason, List<Layout> conditions) {
        if (!lines.isEmpty() && (lines.getLast().value().equals(shown) || current == term)) {
            return false;
        }
        return proof(term).map(t -> add(t, shown, reason, conditions)).isPresent();
    }

    /// The same for the reason that the proof gives.
    boolean step(Expr term, Layout shown, Grounds grounds) {
        if (!lines.isEmpty() && (lines.getLast().value().equals(shown) || current == term)) {
            return false;
        }
        return proof(term).map(t -> add(t, shown, current == term ? Prose.NONE : grounds.of(t), List.of())).isPresent();
    }

    /// Adds a line that is proved already.
    void step(Theorem proof, Layout shown, Prose reason) {
        add(proof, shown, reason, List.of());
    }

    /// The same for a line that one rule gives.
    boolean rule(Expr term, Layout shown, String reason) {
        return (lines.isEmpty() || !lines.getLast().value().equals(shown) && current != term)
                && proof(term).map(t -> add(t, Optional.empty(), shown, Prose.of(reason), List.of())).isPresent();
    }

    /// The lines that follow are another stage; not of a case, which is one itself.
    void nextStage() {
        stage += oneStage ? 0 : 1;
    }

    void asOneStage() {
        oneStage = true;
    }

    /// Whether a line to the term can be proved.
    boolean proves(Expr term) {
        return proof(term).isPresent();
    }

    /// Whether a line to the term is proved only by such an inference, or not at all.
    boolean cites(Expr term, Rule rule) {
        return proof(term).map(t -> Grounds.cites(t, rule)).orElse(true);
    }

    /// `H ⊢ current = term`.
    Optional<Theorem> proof(Expr term) {
        return knowledge.stream().flatMap(k -> equal(k, term).stream()).findFirst();
    }

    private Theorem add(Theorem t, Layout shown, Prose reason, List<Layout> conditions) {
        return add(t, words.isFine() && t.left() != t.right() ? new Refinement(knowledge, words).of(t) : Optional.empty(), shown, reason, conditions);
    }

    private Theorem add(Theorem t, Optional<Calculation> finer, Layout shown, Prose reason, List<Layout> conditions) {
        Expr term = t.right();
        if (known.isEmpty() && back(term)) {
            return t;
        }
        Theorem proved = finer.map(Calculation::theorem).orElse(t);
        theorem = Equality.transitive(theorem, proved);
        hypotheses.addAll(proved.hypotheses());
        lines.add(new Line(shown, words.beside(term, shown), reason, conditions, stage, finer.map(f -> f.ending(shown)).orElse(List.of())));
        if (current != term) {
            String rule = TextPage.print(lines.getLast().why());
            steps.add(new Step(rule.isEmpty() ? SUBSTITUTION : rule, words.plain(current), words.plain(term),
                    t.hypotheses().stream().filter(h -> !(h instanceof Prop.Defined)).map(words::plain).toList(), stage, finer.map(Calculation::steps).orElse(List.of())));
        }
        current = term;
        places.add(new Place(term, lines.size(), steps.size(), theorem));
        return t;
    }

    /// A term of a line, and what was there then.
    private record Place(Expr term, int lines, int steps, Theorem theorem) {
    }

    /// Whether the term is that of an earlier line, so that the lines after it were a way round.
    private boolean back(Expr term) {
        Optional<Place> earlier = term == current ? Optional.empty() : places.stream().filter(p -> p.term == term).findFirst();
        earlier.ifPresent(p -> {
            places.subList(places.indexOf(p) + 1, places.size()).clear();
            lines.subList(p.lines, lines.size()).clear();
            steps.subList(p.steps, steps.size()).clear();
            theorem = p.theorem;
            current = term;
        });
        return earlier.isPresent();
    }

    /// The lines with the last value as it is shown.
    private List<Line> ending(Layout shown) {
        List<Line> out = new ArrayList<>(lines);
        Line last = out.removeLast();
        out.add(new Line(shown, last.matrix(), last.reason(), last.conditions(), 0, List.of()));
        return out;
    }

    int size() {
        return lines.size();
    }

    private Optional<Theorem> equal(Knowledge k, Expr term) {
        Theorem start = known.filter(t -> t.left() == current).flatMap(t -> usable(k, t)).orElseGet(() -> Equality.reflexive(current));
        Theorem from = Equality.transitive(start, opened(k, start.right()));
        Theorem to = Equality.symmetric(opened(k, term));
        return other.apply(from.right(), to.left()).flatMap(t -> usable(k, t)).or(() -> Proofs.equal(k, from.right(), to.left()))
                .map(t -> Equality.transitive(Equality.transitive(from, t), to))
                .or(() -> from.right() == current && to.left() == term ? Optional.empty() : Proofs.equal(k, current, term));
    }

    /// Equal terms are looked for in this way, too.
    Calculation proving(BiFunction<Expr, Expr, Optional<Theorem>> way) {
        other = way;
        return this;
    }

    /// `e = e with the rules used`.
    private Theorem opened(Knowledge k, Expr e) {
        Theorem out = Equality.reflexive(e);
        for (Theorem rule : rules) {
            Expr context = Replacement.of(rule.left(), HOLE, out.right());
            Optional<Theorem> there = context.hasDiff() ? Optional.empty() : usable(k, rule);
            out = there.isPresent() ? Equality.transitive(out, Equality.inContext(there.get(), context, HOLE)) : out;
        }
        return out;
    }

    /// With hypotheses that are known only.
    private static Optional<Theorem> usable(Knowledge k, Theorem t) {
        return Optional.of(k.discharge(t)).filter(d -> d.hypotheses().stream().allMatch(h -> k.known(h).isPresent()));
    }

    boolean step(Expr term, Layout shown, String reason) {
        return step(term, shown, Prose.of(reason), List.of());
    }

    /// All lines together: `H ⊢ start = current`.
    Theorem theorem() {
        return theorem;
    }

    Expr current() {
        return current;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    Set<Prop> hypotheses() {
        return hypotheses;
    }

    List<Step> steps() {
        return steps;
    }

    Section section(Layout left) {
        if (lines.isEmpty()) {
            return new Section(left, List.of(new Line(words.show(current), "the same term")));
        }
        return new Section(left, lines);
    }
}
