package org.backproof.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.backproof.algebra.Knowledge;
import org.backproof.elaborate.Network;
import org.backproof.elaborate.NoteWriting;
import org.backproof.elaborate.Notes;
import org.backproof.elaborate.Scope;
import org.backproof.expr.Symbol;
import org.backproof.language.NoteLine;
import org.backproof.language.Source;
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
    private static final String TWICE = "1/m is in dZ, dW and db here: once is right";
    private static final String STEPS = "1/m stands in the steps here: once is right";
    private static final String TOTAL = "J is the sum over the examples here, without 1/m";
    private static final String NOWHERE = "1/m is missing: it is neither in dZ nor here";

    /// What is said of the lines, and where 1/m stands for them.
    ///
    /// @param program the equations with 1/m there
    /// @param flat    whether b and db are arrays of one axis
    /// @param turned  whether weights lie the other way
    record Read(Convention convention, Backprop program, List<Judged.Line> lines, boolean flat, boolean turned) {
    }

    Read read() {
        List<Judged.Line> usual = lines(Convention.USUAL, false);
        boolean flat = false;
        if (orientation == Orientation.COLUMN && usual.stream().anyMatch(l -> l.judgement().filter(Judgement.Misshapen.class::isInstance).isPresent() && !l.one())) {
            List<Judged.Line> others = lines(Convention.USUAL, true);
            flat = count(others) > count(usual);
            usual = flat ? others : usual;
        }
        Convention convention = Convention.USUAL;
        List<Judged.Line> lines = usual;
        for (Convention.Mean mean : List.of(Convention.Mean.IN_COTANGENTS, Convention.Mean.NOWHERE, Convention.Mean.IN_STEPS)) {
            Optional<List<Judged.Line>> others = meant(Convention.USUAL.with(mean), usual, flat);
            if (others.isPresent() && gained(usual, others.get(), mean) && (lines == usual || count(others.get()) > count(lines))) {
                convention = Convention.USUAL.with(mean);
                lines = others.get();
            }
        }
        Optional<List<Judged.Line>> undecayed = network.decay().isEmpty() ? Optional.empty() : meant(convention.undecayed(), lines, flat);
        if (undecayed.isPresent() && count(undecayed.get()) > count(lines)) {
            convention = convention.undecayed();
            lines = undecayed.get();
        }
        return new Read(convention, convention.of(batch), noted(lines, convention, flat), flat, false);
    }

    /// The lines as the convention has them, where one that it is seen in is right then, and was wrong.
    private Optional<List<Judged.Line>> meant(Convention c, List<Judged.Line> before, boolean flat) {
        List<Integer> begin = IntStream.range(0, before.size()).filter(k -> (wrong(before.get(k)) || before.get(k).one()) && begins(c, before.get(k))).boxed().toList();
        return begin.isEmpty() ? Optional.empty() : Optional.of(lines(c, flat)).filter(lines -> begin.stream().anyMatch(k -> right(lines.get(k)) && !lines.get(k).one()));
    }

    /// That J is a sum is believed where a gradient is that of the sum.
    private static boolean gained(List<Judged.Line> usual, List<Judged.Line> others, Convention.Mean mean) {
        return switch (mean) {
            case IN_GRADIENTS, IN_COTANGENTS -> count(others) >= count(usual);
            case IN_STEPS -> count(others) > count(usual);
            case NOWHERE -> count(gradients(others)) > count(gradients(usual));
        };
    }

    private static List<Judged.Line> gradients(List<Judged.Line> lines) {
        return lines.stream().filter(l -> l.judgement().isPresent() && !kind(l).forward()).toList();
    }

    /// Whether it is such a line that the convention is seen in.
    private static boolean begins(Convention c, Judged.Line l) {
        boolean step = l.judgement().orElseThrow().step().value().name().matches("[Wb][0-9]+");
        return !c.decayed() && step || switch (c.mean()) {
            case IN_GRADIENTS -> false;
            case IN_COTANGENTS -> kind(l).cotangent();
            case IN_STEPS -> step;
            case NOWHERE -> kind(l) == Step.Kind.COST;
        };
    }

    static long count(List<Judged.Line> lines) {
        return lines.stream().filter(Notebook::right).count();
    }

    /// A line that would be right with 1/m elsewhere has too many of it, or too few.
    private List<Judged.Line> noted(List<Judged.Line> lines, Convention convention, boolean flat) {
        List<Judged.Line> out = new ArrayList<>(lines);
        if (lines.stream().anyMatch(l -> wrong(l) && !kind(l).forward())) {
            Convention other = convention.with(convention.mean() == Convention.Mean.IN_GRADIENTS ? Convention.Mean.IN_COTANGENTS : Convention.Mean.IN_GRADIENTS);
            List<Judged.Line> others = lines(other, flat);
            for (int k = 0; k < lines.size(); k++) {
                if (wrong(lines.get(k)) && right(others.get(k))) {
                    out.set(k, lines.get(k).noted(switch (convention.mean()) {
                        case IN_GRADIENTS -> kind(lines.get(k)).cotangent() ? TWICE : NOWHERE;
                        case IN_COTANGENTS -> kind(lines.get(k)).cotangent() ? NOWHERE : TWICE;
                        case IN_STEPS -> STEPS;
                        case NOWHERE -> TOTAL;
                    }));
                }
            }
        }
        return out;
    }

    static boolean right(Judged.Line l) {
        return l.judgement().filter(j -> l.one() || j.right()).isPresent();
    }

    static boolean wrong(Judged.Line l) {
        return l.word().equals("wrong");
    }

    private static Step.Kind kind(Judged.Line l) {
        return l.judgement().orElseThrow().step().kind();
    }

    private List<Judged.Line> lines(Convention convention, boolean flat) {
        Backprop program = convention.of(batch);
        Notes notes = new Notes(network, values(program), orientation == Orientation.ROW, scope, new NoteWriting(convention.ofCost(), flat));
        return new NotePass(this, program, notes).lines();
    }

    static List<Symbol> values(Backprop program) {
        List<Symbol> values = new ArrayList<>(List.of(program.input(), program.label()));
        program.examples().ifPresent(values::add);
        values.addAll(program.parameters());
        values.addAll(program.data());
        values.addAll(program.others());
        program.steps().forEach(s -> values.add(s.value().symbol()));
        return values;
    }
}
