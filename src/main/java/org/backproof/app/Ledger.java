package org.backproof.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.backproof.elaborate.Assumption;
import org.backproof.elaborate.Setting;
import org.backproof.evaluate.Point;
import org.backproof.expr.Prop;
import org.backproof.prove.Necessity;
import org.backproof.prove.Needed;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;

/// The assumptions of a chain of equations.
///
/// @param used   those that some step uses, with what becomes of it without: `without it: step 2 is false at x = -1`; may be empty
/// @param unused those that the user has made and no step uses; where all steps are proved
record Ledger(List<Needed> used, List<String> unused) {
    static Ledger of(List<Judgement> steps, Prover prover, Setting setting) {
        Map<String, Needed> used = new LinkedHashMap<>();
        for (Assumption a : setting.assumptions()) {
            if (steps.stream().anyMatch(j -> j.used().contains(a)) && (!used.containsKey(a.text()) || used.get(a.text()).said().isEmpty())) {
                used.put(a.text(), without(a, steps, prover, setting));
            }
        }
        Set<Prop> hypotheses = new LinkedHashSet<>();
        steps.forEach(j -> j.theorem().ifPresent(t -> hypotheses.addAll(t.hypotheses())));
        boolean proved = steps.stream().allMatch(j -> j.verdict() instanceof Verdict.Proved);
        return new Ledger(List.copyOf(used.values()), proved ? Necessity.unused(setting, hypotheses) : List.of());
    }

    /// What becomes of the first step that fails without it.
    private static Needed without(Assumption a, List<Judgement> steps, Prover prover, Setting setting) {
        Needed out = Needed.unasked(a);
        boolean open = false;
        for (int k = 0; k < steps.size(); k++) {
            Judgement j = steps.get(k);
            if (j.verdict() instanceof Verdict.Proved && j.used().contains(a)) {
                Necessity necessity = new Necessity(prover, setting, j.sides().getFirst(), j.sides().getLast());
                Needed n = necessity.without(a);
                if (n.verdict().isPresent() && !(n.verdict().get() instanceof Verdict.Proved)) {
                    return new Needed(a, n.verdict(), n.said() + (steps.size() > 1 ? ", in step " + (k + 1) : ""), Optional.empty());
                }
                open |= n.verdict().isEmpty();
                out = n;
            }
        }
        return open ? Needed.unasked(a) : out;
    }

    /// `used      x >= 0     without it: false at x = -1`.
    static String[] line(Needed n) {
        return new String[] {"used", n.assumption().text() + (n.said().isEmpty() ? "" : "     " + n.remark())};
    }

    /// Each assumption with the verdict of the claim without it and the point against it, or with what the derivative is without it.
    static Json json(List<Needed> needed, Wording wording) {
        Map<String, Json> out = new LinkedHashMap<>();
        for (Needed n : needed) {
            var members = new LinkedHashMap<String, Json>();
            members.put("assumption", Json.of(n.assumption().text()));
            members.put("without", n.verdict().map(v -> Json.of(v.word())).orElse(Json.NULL));
            members.put("at", n.verdict().flatMap(Ledger::point).<Json>map(p -> new Counterexample(p, Optional.empty(), Optional.empty(), wording).at()).orElse(Json.NULL));
            members.put("result", n.result().map(Json::of).orElse(Json.NULL));
            out.putIfAbsent(n.assumption().text(), new Json.Members(members));
        }
        return new Json.Array(List.copyOf(out.values()));
    }

    private static Optional<Point> point(Verdict v) {
        return switch (v) {
            case Verdict.Conditional c -> Optional.of(c.point());
            case Verdict.Refuted r -> Optional.of(r.point());
            case Verdict.Proved _, Verdict.Undecided _ -> Optional.empty();
        };
    }

    /// Label and text of each line.
    List<String[]> lines() {
        List<String[]> out = new ArrayList<>();
        used.forEach(n -> out.add(line(n)));
        unused.forEach(text -> out.add(new String[] {"unused", text}));
        return out;
    }
}
