package org.backproof.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.backproof.elaborate.Assumption;
import org.backproof.elaborate.Compared;
import org.backproof.elaborate.Note;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Task;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Point;
import org.backproof.evaluate.Truth;
import org.backproof.evaluate.Witness;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.kernel.Theorem;
import org.backproof.numeric.Enclosure;
import org.backproof.print.Layout;
import org.backproof.prove.AtKinks;
import org.backproof.prove.Necessity;
import org.backproof.prove.Needed;
import org.backproof.prove.Verdict;

/// A claim with its verdict, in words.
///
/// @param sides   the two sides of an equation; empty for another condition
/// @param compared what a condition compares, as it is written
/// @param matrix  the equation in matrix notation; empty where there is none
/// @param needed  the assumptions that it uses, with what becomes of it without each, where that was asked for
record Judgement(Verdict verdict, Prop claim, List<Expr> sides, List<Compared> compared, Wording wording, Setting setting, Optional<Layout> matrix,
        List<Needed> needed) {

    static Judgement equation(Verdict verdict, Expr left, Expr right, Setting setting, Wording wording) {
        return new Judgement(verdict, new Prop.Equal(left, right), List.of(left, right), List.of(), wording, setting, Optional.empty(), List.of());
    }

    static Judgement condition(Verdict verdict, Task.ConditionClaim task) {
        Setting setting = task.setting();
        return new Judgement(verdict, task.condition(), List.of(), task.compared(), Wording.of(setting.scope(), Prop.terms(task.condition())), setting, Optional.empty(), List.of());
    }

    /// With the ledger of a proved claim.
    Judgement with(Necessity necessity) {
        Map<String, Needed> asked = new LinkedHashMap<>();
        for (Assumption a : used()) {
            if (!asked.containsKey(a.text()) || asked.get(a.text()).verdict().isEmpty()) {
                asked.put(a.text(), necessity.without(a));
            }
        }
        return new Judgement(verdict, claim, sides, compared, wording, setting, matrix, List.copyOf(asked.values()));
    }

    Judgement inMatrices(Optional<Layout> notation) {
        return new Judgement(verdict, claim, sides, compared, wording, setting, notation, needed);
    }

    /// The same with its conditions among the assumptions, for a calculation under them.
    Setting given() {
        List<Assumption> all = new ArrayList<>(setting.assumptions());
        conditions().forEach(p -> all.add(new Assumption(p, Assumption.Origin.GIVEN, wording.plain(p))));
        return new Setting(setting.span(), setting.scope(), all, setting.notes(), setting.names());
    }

    Reply reply() {
        return new Reply(verdict instanceof Verdict.Proved ? Outcome.DONE : Outcome.UNPROVED, new Shown(this), List.of(), fields());
    }

    /// The assumptions that the proof uses.
    List<Assumption> used() {
        return theorem().map(Theorem::hypotheses).map(hs -> setting.assumptions().stream()
                .filter(a -> Necessity.isUsed(a, hs)).toList()).orElse(List.of());
    }

    /// Each assumption that the proof uses, once, with what is known of the claim without it.
    private List<Needed> ledger() {
        Map<String, Needed> out = new LinkedHashMap<>();
        used().forEach(a -> out.putIfAbsent(a.text(), Needed.unasked(a)));
        needed.forEach(n -> out.put(n.assumption().text(), n));
        return List.copyOf(out.values());
    }

    /// What the user has assumed and a proof does not use.
    private List<String> unused() {
        return verdict instanceof Verdict.Proved(Theorem t) ? Necessity.unused(setting, t.hypotheses()) : List.of();
    }

    /// What is proved.
    Optional<Theorem> theorem() {
        return switch (verdict) {
            case Verdict.Proved(Theorem t) -> Optional.of(t);
            case Verdict.Conditional(Theorem t, _, _, _) -> Optional.of(t);
            case Verdict.Refuted _, Verdict.Undecided _ -> Optional.empty();
        };
    }

    /// What else would make a conditional claim proved.
    List<Prop> conditions() {
        return verdict instanceof Verdict.Conditional(_, _, _, List<Prop> conditions) ? conditions : List.of();
    }

    /// The point against the claim.
    Optional<Counterexample> counterexample() {
        return switch (verdict) {
            case Verdict.Refuted(var witness, var point) -> Optional.of(new Counterexample(point, witness.map(this::sharper).or(() -> failing(point)), difference(), wording));
            case Verdict.Conditional(_, var witness, var point, _) -> Optional.of(new Counterexample(point, witness.or(() -> failing(point)), difference(), wording));
            case Verdict.Proved _, Verdict.Undecided _ -> Optional.empty();
        };
    }

    /// With more digits where the values are near each other.
    private Witness sharper(Witness w) {
        Witness near = sides.size() == 2 ? NearValues.sharper(w, sides.getFirst(), sides.getLast()) : w;
        return Enclosure.certainlyDiffers(near.left(), near.right()) ? near : w;
    }

    /// The values of the two terms whose comparison fails there; else of those where it cannot be said to hold.
    private Optional<Witness> failing(Point point) {
        CertifiedEvaluation there = new CertifiedEvaluation(point);
        List<Compared> open = compared.stream().filter(c -> point.covers(c.left()) && point.covers(c.right()) && there.truth(c.holds()) != Truth.TRUE).toList();
        return open.stream().filter(c -> there.truth(c.holds()) == Truth.FALSE).findFirst().or(() -> open.stream().findFirst())
                .map(c -> NearValues.sharper(new Witness(point, there.value(c.left()), there.value(c.right())), c.left(), c.right()));
    }

    private Optional<Expr> difference() {
        return claim instanceof Prop.Compare(Expr e, _) ? Optional.of(e) : Optional.empty();
    }

    /// The lines below the first: label and text.
    List<String[]> details() {
        List<String[]> out = new ArrayList<>();
        if (!conditions().isEmpty()) {
            out.add(new String[] {"given", wording.unicode(Prop.and(conditions()))});
        } else if (verdict instanceof Verdict.Conditional) {
            out.add(new String[] {"given", "no condition was found under which it is proved"});
        }
        out.addAll(findings());
        ledger().forEach(n -> out.add(Ledger.line(n)));
        unused().forEach(u -> out.add(new String[] {"unused", u}));
        out.addAll(notes());
        return out;
    }

    /// The point against the claim; why it is open.
    List<String[]> findings() {
        List<String[]> out = new ArrayList<>();
        counterexample().ifPresent(c -> out.addAll(c.lines()));
        if (verdict instanceof Verdict.Undecided(String reason)) {
            out.add(new String[] {"reason", reason});
        }
        return out;
    }

    /// What frameworks take at kinks, where it is not proved there; how the names were taken.
    List<String[]> notes() {
        return Stream.concat(kinks().stream(), setting.notes().stream().filter(n -> !n.warning()).map(Note::text)).map(n -> new String[] {"note", n}).toList();
    }

    private List<String> kinks() {
        return verdict instanceof Verdict.Conditional ? AtKinks.differentiated(Prop.terms(claim)) : List.of();
    }

    Map<Field, Json> fields() {
        Map<Field, Json> out = new EnumMap<>(Field.class);
        out.put(Field.VERDICT, Json.of(verdict.word()));
        out.put(Field.HYPOTHESES, Json.of(used().stream().map(Assumption::text).distinct().toList()));
        out.put(Field.LEDGER, Ledger.json(ledger(), wording));
        out.put(Field.UNUSED, Json.of(unused()));
        out.put(Field.CONDITIONS, Json.of(conditions().stream().map(wording::plain).toList()));
        if (!kinks().isEmpty()) {
            out.put(Field.KINKS, Json.of(kinks()));
        }
        theorem().ifPresent(_ -> {
            out.put(Field.RESULT, Json.of(sides.isEmpty() ? wording.plain(claim) : wording.plain(sides.getLast())));
            out.put(Field.STEPS, new Json.Array(List.of()));
        });
        counterexample().ifPresent(c -> out.put(Field.COUNTEREXAMPLE, c.json()));
        if (verdict instanceof Verdict.Undecided(String reason)) {
            out.put(Field.REASON, Json.of(reason));
        }
        return out;
    }
}
