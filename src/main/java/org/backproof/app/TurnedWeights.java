package org.backproof.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.backproof.network.Judgement;
import org.backproof.network.Orientation;
import org.backproof.network.Step;

/// Whether all lines are about weights that lie the other way, `Z = X Wᵀ + b` with W of shape (out, in), as PyTorch has them.
///
/// The lines of the forward pass decide: all that mention weights are right so, and none as usual. One such line alone, which no gradient goes with, has a
/// note.
///
/// @param usual  what is said with the weights as the equations have them
/// @param turned what is said with their transposes
record TurnedWeights(Notebook.Read usual, Notebook.Read turned) {
    private static final Pattern WEIGHTS = Pattern.compile("\\b(?:[Ww][0-9_]*\\b|weights?|self\\.[Ww])");
    private static final Pattern LINEAR = Pattern.compile("\\blinear\\s*\\(");
    private static final Pattern FORWARD = Pattern.compile("this is [AZaz].*");

    /// What is said of the lines, with what was found of the weights.
    static Notebook.Read read(Notebook book, Supplier<Notebook> other) {
        Notebook.Read usual = book.read();
        boolean doubtful = usual.lines().stream().anyMatch(l -> mentions(l) && (Notebook.wrong(l) && isForward(l) || l.word().equals("named") && l.note().isEmpty()));
        if (!doubtful || usual.lines().stream().anyMatch(l -> mentions(l) && agrees(l))) {
            return usual;
        }
        TurnedWeights both = new TurnedWeights(usual, other.get().read());
        return both.chosen() ? new Notebook.Read(both.turned.convention(), both.turned.program(), both.turned.lines(), both.turned.flat(), true) : both.noted(book.orientation());
    }

    private boolean chosen() {
        List<Judged.Line> forward = turned.lines().stream().filter(l -> mentions(l) && agrees(l)).toList();
        boolean others = turned.lines().stream().anyMatch(l -> mentions(l) && Notebook.wrong(l) && isForward(l));
        boolean linear = forward.stream().anyMatch(l -> LINEAR.matcher(l.formula()).find());
        boolean many = forward.stream().flatMap(l -> l.judgement().stream()).map(j -> j.step().value().name()).distinct().count() > 1;
        return !forward.isEmpty() && !others && (linear || many || rightBackward(turned) > rightBackward(usual));
    }

    private static long rightBackward(Notebook.Read r) {
        return r.lines().stream().filter(l -> Notebook.right(l) && !isForward(l)).count();
    }

    private Notebook.Read noted(Orientation orientation) {
        List<Judged.Line> out = new ArrayList<>(usual.lines());
        for (int k = 0; k < out.size(); k++) {
            if (Notebook.wrong(out.get(k)) && out.get(k).note().isEmpty() && Notebook.right(turned.lines().get(k)) && mentions(out.get(k)) && isForward(out.get(k))) {
                out.set(k, out.get(k).noted("right if " + orientation.turned()));
            }
        }
        return new Notebook.Read(usual.convention(), usual.program(), out, usual.flat(), false);
    }

    private static boolean mentions(Judged.Line l) {
        return WEIGHTS.matcher(l.formula()).find();
    }

    /// Whether it is a line of the forward pass that is right, or a name for a value of it.
    private static boolean agrees(Judged.Line l) {
        return l.judgement().isPresent() ? Notebook.right(l) && isForward(l) : FORWARD.matcher(l.note()).matches();
    }

    private static boolean isForward(Judged.Line l) {
        return l.judgement().map(Judgement::step).filter(s -> s.kind() == Step.Kind.LOGIT || s.kind() == Step.Kind.ACTIVATION).isPresent();
    }
}
