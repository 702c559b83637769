package org.backproof.app;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.InPlace;
import org.backproof.elaborate.Network;
import org.backproof.elaborate.NoteWriting;
import org.backproof.elaborate.NoteReading;
import org.backproof.elaborate.Notes;
import org.backproof.elaborate.Scope;
import org.backproof.explain.Backpropagation;
import org.backproof.expr.Symbol;
import org.backproof.language.Expression;
import org.backproof.language.Formula;
import org.backproof.language.Name;
import org.backproof.language.NoteLine;
import org.backproof.language.Source;
import org.backproof.language.SourceError;
import org.backproof.language.Spelling;
import org.backproof.language.Unread;
import org.backproof.network.Backprop;
import org.backproof.network.Convention;
import org.backproof.network.Judgement;
import org.backproof.network.Orientation;
import org.backproof.network.Step;
import org.backproof.prove.Prover;

/// Somebody's lines about a network, judged together: where one has 1/m in dZ, it is looked whether the others do without it, and where the
/// shape of one is wrong, whether b and db are arrays of one axis.
///
/// @param batch   the equations for many examples, 1/m in dW and db
/// @param example those for one
/// @param source  where the lines stand
/// @param provers one for each line
/// @param knowledge for printing
record Notebook(Network network, Backprop batch, Supplier<Backprop> example, List<NoteLine> written, Orientation orientation, Scope scope, Source source,
        Supplier<Prover> provers, Knowledge knowledge) {
    /// `N, D = X.shape`.
    private static final Pattern SIZES = Pattern.compile("\\s*\\(?\\s*(\\w+(?:\\s*,\\s*\\w+)+)\\s*\\)?\\s*=\\s*(\\w+)\\.(?:shape|size\\(\\))\\s*");
    private static final String TWICE = "1/m is in dZ, dW and db here: once is right";
    private static final String NOWHERE = "1/m is missing: it is neither in dZ nor here";

    /// What is said of the lines, and where 1/m stands for them.
    ///
    /// @param program the equations with 1/m there
    /// @param flat    whether b and db are arrays of one axis
    record Read(Convention convention, Backprop program, List<Judged.Line> lines, boolean flat) {
    }

    Read read() {
        List<Judged.Line> usual = lines(Convention.PER_EXAMPLE, false);
        boolean flat = false;
        if (orientation == Orientation.COLUMN && usual.stream().anyMatch(l -> l.judgement().filter(Judgement.Misshapen.class::isInstance).isPresent() && !l.one())) {
            List<Judged.Line> others = lines(Convention.PER_EXAMPLE, true);
            flat = count(others) > count(usual);
            usual = flat ? others : usual;
        }
        Convention convention = Convention.PER_EXAMPLE;
        List<Judged.Line> lines = usual;
        if (usual.stream().anyMatch(l -> wrong(l) && kind(l).cotangent())) {
            List<Judged.Line> carried = lines(Convention.OF_COST, flat);
            boolean begins = false;
            for (int k = 0; k < usual.size(); k++) {
                begins |= wrong(usual.get(k)) && kind(usual.get(k)).cotangent() && right(carried.get(k));
            }
            if (begins && count(carried) >= count(usual)) {
                convention = Convention.OF_COST;
                lines = carried;
            }
        }
        return new Read(convention, convention.of(batch), noted(lines, convention, flat), flat);
    }

    private static long count(List<Judged.Line> lines) {
        return lines.stream().filter(Notebook::right).count();
    }

    /// A line that would be right with 1/m elsewhere has too many of it, or too few.
    private List<Judged.Line> noted(List<Judged.Line> lines, Convention convention, boolean flat) {
        List<Judged.Line> out = new ArrayList<>(lines);
        if (lines.stream().anyMatch(l -> wrong(l) && !kind(l).forward())) {
            List<Judged.Line> others = lines(convention.other(), flat);
            for (int k = 0; k < lines.size(); k++) {
                if (wrong(lines.get(k)) && right(others.get(k))) {
                    out.set(k, lines.get(k).noted(kind(lines.get(k)).cotangent() == (convention == Convention.PER_EXAMPLE) ? TWICE : NOWHERE));
                }
            }
        }
        return out;
    }

    private static boolean right(Judged.Line l) {
        return l.judgement().filter(j -> l.one() || j.right()).isPresent();
    }

    private static boolean wrong(Judged.Line l) {
        return l.word().equals("wrong");
    }

    private static Step.Kind kind(Judged.Line l) {
        return l.judgement().orElseThrow().step().kind();
    }

    private List<Judged.Line> lines(Convention convention, boolean flat) {
        Backprop program = convention.of(batch);
        Notes notes = new Notes(network, values(program), orientation == Orientation.ROW, scope, new NoteWriting(convention == Convention.OF_COST, flat));
        List<String> computed = program.steps().stream().map(s -> s.value().name()).toList();
        List<Judged.Line> out = new ArrayList<>();
        Set<String> changed = new LinkedHashSet<>();
        Stale stale = new Stale(notes);
        for (InPlace n : InPlace.of(written, notes::isParameter)) {
            out.add(switch (n.formula()) {
                case Formula f when n.replaced() -> first(f, notes, computed);
                case Formula f -> late(known(f, program, notes, computed, stale), changed, f, notes);
                case Unread u -> unread(u, notes, stale);
            });
        }
        return out;
    }

    /// A formula with a name whose value is not known is not judged.
    private Judged.Line known(Formula f, Backprop program, Notes notes, List<String> computed, Stale stale) {
        Optional<Map.Entry<String, Stale.Cause>> cause = stale.in(f);
        boolean unknown = cause.filter(c -> c.getValue().unknown()).isPresent();
        String text = source.text(f.span());
        Judged.Line line = unknown ? unread(f, cause.get()) : line(f, program, notes, computed);
        line = cause.isPresent() && wrong(line) ? unread(f, cause.get()) : line;
        if (line.word().equals("unread")) {
            boolean inPlace = f.target() instanceof Expression.Element || f.target() instanceof Name n && notes.through(f.value()).contains(n.text()) || written.stream().noneMatch(w -> w == f);
            stale.unread(f.target(), text, unknown || inPlace);
        } else {
            stale.known(f);
            if (cause.isPresent() && line.judgement().isEmpty()) {
                stale.unread(f.target(), text, false);
            }
        }
        return line;
    }

    private Judged.Line unread(Formula f, Map.Entry<String, Stale.Cause> cause) {
        return Judged.Line.unread(source.text(f.span()), cause.getValue().error(f, cause.getKey()));
    }

    private static Judged.Line unread(Unread u, Notes notes, Stale stale) {
        Matcher sizes = SIZES.matcher(u.text());
        if (sizes.matches() && notes.sizes(List.of(sizes.group(1).split("\\s*,\\s*")), new Name(sizes.group(2), u.span()))) {
            return Judged.Line.named(u.text());
        }
        stale.unread(u.text());
        return Judged.Line.unread(u.text(), u.error());
    }

    /// A line whose value a line below changes in place: the one below is judged.
    private Judged.Line first(Formula f, Notes notes, List<String> computed) {
        notes.names(f, computed);
        return Judged.Line.named(source.text(f.span())).noted("a line below changes it and is judged");
    }

    /// A name of somebody's own for something that the network has a name for.
    private Judged.Line own(Formula f, Backprop program, Notes notes) {
        Judged.Line line = Judged.Line.named(source.text(f.span()));
        if (notes.keeps(f)) {
            return line.noted("from its own value of the step before; no gradient, and not judged");
        }
        Prover prover = provers.get();
        for (Step s : program.steps()) {
            for (boolean divided : s.kind().cotangent() && program.examples().isPresent() ? new boolean[] {false, true} : new boolean[] {false}) {
                Name name = new Name(s.value().name(), f.target().span());
                try {
                    NoteReading r = notes.readings(new Formula(divided ? Notes.ofCost(name) : name, f.value(), f.span())).getFirst();
                    if (r.value().filter(v -> !v.isScalar() && v.sizes().equals(s.value().sizes())).isPresent() && (!divided || r.mean())
                            && Judgement.of(program, r, prover).filter(Judgement::right).isPresent()) {
                        notes.bind(f, s.value().name(), divided);
                        return line.noted("this is " + Backpropagation.unicode(program, Judgement.of(program, r, prover).orElseThrow().step(), knowledge).replaceFirst(" = .*", ""));
                    }
                } catch (SourceError _) {
                    return line;
                }
            }
        }
        return line;
    }

    /// A gradient that is computed from a parameter after a step of training has changed it is, in this order, of another network.
    private static Judged.Line late(Judged.Line line, Set<String> changed, Formula f, Notes notes) {
        if (line.judgement().isEmpty() || line.word().equals("unread")) {
            return line;
        }
        Step step = line.judgement().get().step();
        String name = step.value().name();
        if (step.kind() == Step.Kind.WEIGHT_GRADIENT && name.startsWith("W") || step.kind() == Step.Kind.BIAS_GRADIENT && name.startsWith("b")) {
            changed.add(name);
            return line;
        }
        List<String> used = step.kind().forward() ? List.of() : changed.stream().filter(notes.uses(f)::contains).toList();
        return used.isEmpty() || !line.note().isEmpty() ? line
                : line.noted(String.join(", ", used) + " is changed by a line above; this formula is about " + String.join(", ", used) + " as it was in the forward pass");
    }

    /// A formula in small letters that is wrong about m examples may be right about one. One among others that cannot be read is no end to them.
    private Judged.Line line(Formula written, Backprop program, Notes notes, List<String> computed) {
        String text = source.text(written.span());
        Formula f = notes.layered(written);
        try {
            if (notes.names(f, computed)) {
                return own(f, program, notes);
            }
            Prover own = provers.get();
            return notes.small(f) ? small(f, program, notes, own) : judged(f, program, notes, own);
        } catch (SourceError e) {
            if (this.written.size() == 1) {
                throw e;
            }
            return Judged.Line.unread(text, e);
        }
    }

    private Judged.Line small(Formula f, Backprop program, Notes notes, Prover own) {
        Notes ofOne = notes.over(values(example.get()), orientation == Orientation.ROW);
        Judged.Line line;
        try {
            line = judged(f, program, notes, own);
        } catch (SourceError e) {
            line = judged(f, example.get(), ofOne, own); // entries of vectors, which there are none of many examples
            return line.fails() ? line : line.ofOne();
        }
        Judged.Line one = line.fails() ? judged(f, example.get(), ofOne, own) : line;
        return !line.fails() ? line : !one.fails() ? line.ofOne() : notes.single(f) ? one : line;
    }

    private static List<Symbol> values(Backprop program) {
        List<Symbol> values = new ArrayList<>(List.of(program.input(), program.label()));
        program.examples().ifPresent(values::add);
        values.addAll(program.parameters());
        values.addAll(program.data());
        values.addAll(program.others());
        program.steps().forEach(s -> values.add(s.value().symbol()));
        return values;
    }

    /// For the first layer where it is right, which its name has from then on; else for the one that comes next in the sweep, or the last one where
    /// the shapes go together.
    private Judged.Line ofSomeLayer(Formula f, Backprop program, Notes notes, Prover own) {
        Judged.Line so = null;
        int next = notes.next(f);
        for (NoteReading r : notes.readings(f).reversed()) {
            Judged.Line line = line(f, r, program, own);
            if (right(line)) {
                notes.take(f, r.layer());
                return line.noted("this is " + Backpropagation.unicode(program, line.judgement().orElseThrow().step(), knowledge).replaceFirst(" = .*", ""));
            }
            so = so == null || r.layer() == next || r.layer() > next && so.judgement().orElseThrow() instanceof Judgement.Misshapen ? line : so;
        }
        notes.take(f, next);
        return so;
    }

    /// For the first layer where it is not right, else for the last one.
    private Judged.Line judged(Formula f, Backprop program, Notes notes, Prover own) {
        if (notes.ofSomeLayer(f)) {
            return ofSomeLayer(f, program, notes, own);
        }
        Judged.Line so = everywhere(f, program, notes, own);
        Optional<Formula> before = right(so) ? Optional.empty() : notes.ofLayerBefore(f);
        if (before.isPresent()) {
            Judged.Line turn = everywhere(before.get(), program, notes, own);
            notes.take(new Formula(new Name("dA", f.span()), f.value(), f.span()), 0);
            return right(turn) ? turn.noted("this is dA of layer l − 1, for the next turn of the loop") : so;
        }
        notes.pass(f);
        return so;
    }

    private Judged.Line everywhere(Formula f, Backprop program, Notes notes, Prover own) {
        Judged.Line so = null;
        for (NoteReading r : notes.readings(f)) {
            so = line(f, r, program, own);
            if (!right(so)) {
                return so;
            }
        }
        return so;
    }

    private Judged.Line line(Formula f, NoteReading r, Backprop program, Prover own) {
        Judged.Line line = Judged.Line.of(source.text(f.span()), Judgement.of(program, r, own)
                .orElseThrow(() -> new SourceError(source.text(f.target().span()) + " is no value that backprop computes", f.target().span(),
                        Spelling.didYouMean(r.target(), program.steps().stream().map(s -> s.value().name()).toList()))));
        if (!r.classes()) {
            return line;
        }
        return right(line) ? line.noted("the labels are classes here, " + program.label().name() + " is one-hot")
                : line.judgement().orElseThrow() instanceof Judgement.Wrong ? line.noted("the labels are classes here; at this point all are the first one") : line;
    }
}
