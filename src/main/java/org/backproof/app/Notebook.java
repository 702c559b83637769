package org.backproof.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
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
        Notes notes = new Notes(network, values(program), orientation == Orientation.ROW, scope, new NoteWriting(convention == Convention.OF_COST, flat));
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
