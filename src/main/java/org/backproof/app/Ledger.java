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
import org.backproof.expr.Prop;
import org.backproof.prove.Necessity;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;

/// The assumptions of a chain of equations.
///
/// @param used   those that some step uses, with what becomes of it without: `without it: step 2 is false at x = -1`; may be empty
/// @param unused those that the user has made and no step uses; where all steps are proved
record Ledger(Map<String, String> used, List<String> unused) {
    static Ledger of(List<Judgement> steps, Prover prover, Setting setting) {
        Map<String, String> used = new LinkedHashMap<>();
        for (Assumption a : setting.assumptions()) {
            if (steps.stream().anyMatch(j -> j.used().contains(a)) && used.getOrDefault(a.text(), "").isEmpty()) {
                used.put(a.text(), without(a, steps, prover, setting));
            }
        }
        Set<Prop> hypotheses = new LinkedHashSet<>();
        steps.forEach(j -> j.theorem().ifPresent(t -> hypotheses.addAll(t.hypotheses())));
        boolean proved = steps.stream().allMatch(j -> j.verdict() instanceof Verdict.Proved);
        return new Ledger(used, proved ? Necessity.unused(setting, hypotheses) : List.of());
    }

    /// What becomes of the first step that fails without it.
    private static String without(Assumption a, List<Judgement> steps, Prover prover, Setting setting) {
        boolean open = false;
        boolean asked = false;
        for (int k = 0; k < steps.size(); k++) {
            Judgement j = steps.get(k);
            if (j.verdict() instanceof Verdict.Proved && j.used().contains(a)) {
                Necessity necessity = new Necessity(prover, setting, j.sides().getFirst(), j.sides().getLast());
                Optional<Verdict> v = necessity.verdict(a);
                if (v.isPresent() && !(v.get() instanceof Verdict.Proved)) {
                    return "without it: " + necessity.said(v.get()) + (steps.size() > 1 ? ", in step " + (k + 1) : "");
                }
                asked = true;
                open |= v.isEmpty();
            }
        }
        return asked && !open ? "without it: proved, too" : "";
    }

    /// Label and text of each line.
    List<String[]> lines() {
        List<String[]> out = new ArrayList<>();
        used.forEach((text, without) -> out.add(new String[] {"used", text + (without.isEmpty() ? "" : "     " + without)}));
        unused.forEach(text -> out.add(new String[] {"unused", text}));
        return out;
    }
}
