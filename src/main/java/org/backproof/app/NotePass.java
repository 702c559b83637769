package org.backproof.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backproof.elaborate.InPlace;
import org.backproof.elaborate.NoteReading;
import org.backproof.elaborate.Notes;
import org.backproof.elaborate.OwnFunctions;
import org.backproof.explain.Backpropagation;
import org.backproof.language.Expression;
import org.backproof.language.Formula;
import org.backproof.language.Name;
import org.backproof.language.SourceError;
import org.backproof.language.Spelling;
import org.backproof.language.Unread;
import org.backproof.network.Backprop;
import org.backproof.network.Judgement;
import org.backproof.network.Orientation;
import org.backproof.network.Step;
import org.backproof.prove.Prover;

/// One reading of the lines of a [Notebook] from the first to the last: a name is for those after it what a line has made it.
final class NotePass {
    /// `N, D = X.shape`.
    private static final Pattern SIZES = Pattern.compile("\\s*\\(?\\s*(\\w+(?:\\s*,\\s*\\w+)+)\\s*\\)?\\s*=\\s*(\\w+)\\.(?:shape|size\\(\\))\\s*");

    /// What only code has.
    private static final Pattern CODE = Pattern.compile("\\b(?:np|numpy|torch|tf|F)\\s*\\.|\\.(?:dot|mm|matmul|sum|t)\\(|[-+]=|axis\\s*=|@|\\.\\*");

    /// What only formulas have, whose order says nothing.
    private static final Pattern FORMULAS = Pattern.compile("\\\\[A-Za-z]|[⁽ˡ⊙]|\\^\\{");

    private final Notebook book;
    private final Backprop program;
    private final Notes notes;
    /// The names of the values that the network computes.
    private final List<String> computed;
    /// The parameters that a line has changed by a step of training.
    private final Set<String> changed = new LinkedHashSet<>();
    /// The line as it stands, without what the lines above it have made of its value.
    private Formula here;
    /// Of values that a line below changes in place the changed parameters that they are made from.
    private final Map<String, List<String>> from = new HashMap<>();
    /// Whether the lines are code, which is carried out in its order.
    private final boolean inOrder;
    private final Stale stale;
    /// The names that lines below give.
    private List<String> later = List.of();

    /// @param program the equations by which the lines are judged
    /// @param notes   the names in the lines
    NotePass(Notebook book, Backprop program, Notes notes) {
        this.book = book;
        this.program = program;
        this.notes = notes;
        this.computed = program.steps().stream().map(s -> s.value().name()).toList();
        String all = book.written().stream().map(l -> book.source().text(l.span())).collect(Collectors.joining("\n"));
        this.inOrder = CODE.matcher(all).find() && !FORMULAS.matcher(all).find();
        this.stale = new Stale(notes);
    }

    List<Judged.Line> lines() {
        List<Judged.Line> out = new ArrayList<>();
        List<InPlace> all = InPlace.of(book.written(), notes::isParameter);
        for (InPlace n : all) {
            later = all.subList(out.size() + 1, all.size()).stream().flatMap(k -> k.formula() instanceof Formula(Name target, _, _) ? Stream.of(target.text()) : Stream.empty()).toList();
            if (book.written().get(out.size()) instanceof Formula f) {
                here = f;
            }
            out.add(switch (n.formula()) {
                case Formula f when OwnFunctions.defines(f) -> Judged.Line.named(OwnFunctions.text(f, book.source()));
                case Formula f when n.replaced() -> first(f);
                case Formula f -> late(known(f));
                case Unread u -> unread(u);
            });
        }
        return out;
    }

    /// A formula with a name whose value is not known is not judged.
    private Judged.Line known(Formula f) {
        Optional<Map.Entry<String, Stale.Cause>> cause = stale.in(f);
        if (notes.changesOneEntry(f)) {
            stale.unread(f.target(), book.source().text(f.span()), true);
            return Judged.Line.unread(book.source().text(f.span()), new SourceError("this changes one entry, and which one is not known", f.target().span(),
                    "The class of one example is y: d[y] -= 1."));
        }
        boolean unknown = cause.filter(c -> c.getValue().unknown()).isPresent();
        String text = book.source().text(f.span());
        Judged.Line line = unknown ? unread(f, cause.get()) : line(f);
        line = cause.isPresent() && Notebook.wrong(line) ? unread(f, cause.get()) : line;
        if (Notebook.wrong(line) && notes.inLoop(f, later)) {
            line = Judged.Line.unread(text, new SourceError("a name in it is given again below: in a loop it is another thing for each layer", f.value().span()));
        }
        if (line.word().equals("unread")) {
            boolean inPlace = f.target() instanceof Expression.Element || f.target() instanceof Name n && notes.through(f.value()).contains(n.text()) || book.written().stream().noneMatch(w -> w == f);
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
        return Judged.Line.unread(book.source().text(f.span()), cause.getValue().error(f, cause.getKey()));
    }

    private Judged.Line unread(Unread u) {
        Matcher sizes = SIZES.matcher(u.text());
        if (sizes.matches() && notes.sizes(List.of(sizes.group(1).split("\\s*,\\s*")), new Name(sizes.group(2), u.span()))) {
            return Judged.Line.named(u.text());
        }
        if (Notes.list(u.text()) || Notes.gathers(u.text())) {
            return Judged.Line.named(u.text());
        }
        stale.unread(u.text());
        return Judged.Line.unread(u.text(), u.error());
    }

    /// A line whose value a line below changes in place: the one below is judged.
    private Judged.Line first(Formula f) {
        List<String> used = changedIn("");
        if (!used.isEmpty()) {
            from.put(f.target().toSource(), used);
        }
        notes.names(f, computed);
        return Judged.Line.named(book.source().text(f.span())).noted("a line below changes it and is judged");
    }

    /// A name of somebody's own for something that the network has a name for.
    private Judged.Line own(Formula f) {
        Judged.Line line = Judged.Line.named(book.source().text(f.span()));
        if (notes.keeps(f)) {
            return line.noted("from its own value of the step before; no gradient, and not judged");
        }
        Prover prover = book.provers().get();
        for (Step s : program.steps()) {
            for (boolean divided : s.kind().cotangent() && program.examples().isPresent() ? new boolean[] {false, true} : new boolean[] {false}) {
                Name name = new Name(s.value().name(), f.target().span());
                try {
                    NoteReading r = notes.readings(new Formula(divided ? Notes.ofCost(name) : name, f.value(), f.span())).getFirst();
                    if (r.value().filter(v -> !v.isScalar() && v.sizes().equals(s.value().sizes())).isPresent() && (!divided || r.mean())
                            && Judgement.of(program, r, prover).filter(Judgement::right).isPresent()) {
                        List<String> used = inOrder && !s.kind().forward() ? changedIn("") : List.of();
                        notes.bind(f, s.value().name(), divided);
                        if (!used.isEmpty()) {
                            return Judged.Line.of(line.formula(), new Judgement.Mistaken(s, updated(used)));
                        }
                        return line.noted("this is " + Backpropagation.unicode(program, Judgement.of(program, r, prover).orElseThrow().step(), book.knowledge()).replaceFirst(" = .*", ""));
                    }
                } catch (SourceError _) {
                    return line;
                }
            }
        }
        return line;
    }

    /// A gradient that is computed from a parameter after a step of training has changed it is, in this order, of another network: code goes wrong there.
    private Judged.Line late(Judged.Line line) {
        if (line.judgement().isEmpty() || line.word().equals("unread")) {
            return line;
        }
        Step step = line.judgement().get().step();
        String name = step.value().name();
        boolean trained = step.kind() == Step.Kind.WEIGHT_GRADIENT && name.startsWith("W") || step.kind() == Step.Kind.BIAS_GRADIENT && name.startsWith("b");
        if (name.startsWith("d") && changed.contains(name.substring(1))) {
            changed.clear(); // the gradient of what has been changed is that of the next turn
        }
        List<String> used = step.kind().forward() ? List.of() : changedIn(trained ? name : "");
        if (trained) {
            changed.add(name);
        } else if (step.kind() == Step.Kind.LOGIT || step.kind() == Step.Kind.ACTIVATION) {
            changed.clear(); // another forward pass
        }
        if (used.isEmpty() || !Notebook.right(line)) {
            return line;
        }
        return inOrder ? Judged.Line.of(line.formula(), new Judgement.Mistaken(step, updated(used)))
                : !line.note().isEmpty() ? line : line.noted(updated(used));
    }

    /// The parameters that the line mentions, but for its own, and that a step of training has changed.
    private List<String> changedIn(String own) {
        if (changed.isEmpty()) {
            return List.of();
        }
        Set<String> mentioned = notes.mentions(here);
        mentioned.addAll(from.getOrDefault(here.target().toSource(), List.of()));
        return changed.stream().filter(p -> !p.equals(own) && mentioned.contains(p)).toList();
    }

    private static String updated(List<String> used) {
        String all = String.join(", ", used);
        return all + (used.size() > 1 ? " are" : " is") + " changed by a line above; this is about " + all + " as in the forward pass: change parameters after all gradients";
    }

    /// A formula in small letters that is wrong about m examples may be right about one. One among others that cannot be read is no end to them.
    private Judged.Line line(Formula written) {
        String text = book.source().text(written.span());
        Formula f = notes.layered(written);
        try {
            if (notes.names(f, computed)) {
                return own(f);
            }
            Prover own = book.provers().get();
            return notes.small(f) ? small(f, own) : judged(f, own);
        } catch (SourceError e) {
            if (book.written().size() == 1) {
                throw e;
            }
            return Judged.Line.unread(text, e);
        }
    }

    private Judged.Line small(Formula f, Prover own) {
        Notes ofOne = notes.over(Notebook.values(book.example().get()), book.orientation() == Orientation.ROW);
        Judged.Line line;
        try {
            line = judged(f, own);
        } catch (SourceError e) {
            line = new NotePass(book, book.example().get(), ofOne).judged(f, own); // entries of vectors, which there are none of many examples
            return line.fails() ? line : line.ofOne();
        }
        Judged.Line one = line.fails() ? new NotePass(book, book.example().get(), ofOne).judged(f, own) : line;
        return !line.fails() ? line : !one.fails() ? line.ofOne() : notes.single(f) ? one : line;
    }

    /// For the first layer where it is right, which its name has from then on; else for the one that comes next in the sweep, or the last one where
    /// the shapes go together.
    private Judged.Line ofSomeLayer(Formula f, Prover own) {
        Judged.Line so = null;
        int next = notes.next(f);
        for (NoteReading r : notes.readings(f).reversed()) {
            Judged.Line line = line(f, r, own);
            if (Notebook.right(line)) {
                notes.take(f, r.layer());
                return line.noted("this is " + Backpropagation.unicode(program, line.judgement().orElseThrow().step(), book.knowledge()).replaceFirst(" = .*", ""));
            }
            so = so == null || r.layer() == next || r.layer() > next && so.judgement().orElseThrow() instanceof Judgement.Misshapen ? line : so;
        }
        notes.take(f, next);
        return so;
    }

    /// For the first layer where it is not right, else for the last one.
    private Judged.Line judged(Formula f, Prover own) {
        if (notes.ofSomeLayer(f)) {
            return ofSomeLayer(f, own);
        }
        Judged.Line so = everywhere(f, own);
        Optional<Formula> before = Notebook.right(so) ? Optional.empty() : notes.ofLayerBefore(f);
        if (before.isPresent()) {
            Judged.Line turn = everywhere(before.get(), own);
            notes.take(new Formula(new Name("dA", f.span()), f.value(), f.span()), 0);
            return Notebook.right(turn) ? turn.noted("this is dA of layer l − 1, for the next turn of the loop") : so;
        }
        notes.pass(f);
        return so;
    }

    private Judged.Line everywhere(Formula f, Prover own) {
        Judged.Line so = null;
        for (NoteReading r : notes.readings(f)) {
            so = line(f, r, own);
            if (!Notebook.right(so)) {
                return so;
            }
        }
        return so;
    }

    private Judged.Line line(Formula f, NoteReading r, Prover own) {
        Judged.Line line = Judged.Line.of(book.source().text(f.span()), Judgement.of(program, r, own)
                .orElseThrow(() -> new SourceError(book.source().text(f.target().span()) + " is no value that backprop computes", f.target().span(),
                        Spelling.didYouMean(r.target(), program.steps().stream().map(s -> s.value().name()).toList()))));
        Optional<String> reminder = Notebook.wrong(line) ? notes.reminder(f) : Optional.empty();
        if (reminder.isPresent()) {
            return line.noted(reminder.get());
        }
        if (!r.classes()) {
            return line;
        }
        return Notebook.right(line) ? line.noted("the labels are classes here, " + program.label().name() + " is one-hot")
                : line.judgement().orElseThrow() instanceof Judgement.Wrong ? line.noted("the labels are classes here, at this point one-hot") : line;
    }
}
