package org.backproof.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Prop;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Theorem;

/// What is left of known alternatives when some of them cannot be: that `a^x` is defined and a < 0 leave only an integer x.
final class Alternatives {
    private Alternatives() {
    }

    /// Adds what all alternatives that can still be have in common, where some are about integers: other ones are found by their signs.
    static void narrow(Knowledge knowledge) {
        for (Theorem cases : knowledge.alternatives()) {
            List<Prop> parts = ((Prop.Or) cases.conclusion()).parts();
            if (parts.stream().flatMap(p -> conjuncts(p).stream()).noneMatch(c -> c instanceof Prop.Whole)) {
                continue;
            }
            List<Optional<Theorem>> refuted = parts.stream().map(p -> refutation(knowledge.inner(), p)).toList();
            if (refuted.stream().allMatch(Optional::isEmpty)) {
                continue;
            }
            Optional<Prop> first = parts.stream().filter(p -> refuted.get(parts.indexOf(p)).isEmpty()).findFirst();
            for (Prop c : first.map(Alternatives::conjuncts).orElse(List.of(Prop.FALSE))) {
                common(knowledge, cases, parts, refuted, c).ifPresent(knowledge::add);
            }
        }
    }

    private static Optional<Theorem> common(Knowledge knowledge, Theorem cases, List<Prop> parts, List<Optional<Theorem>> refuted, Prop c) {
        List<Theorem> branches = new ArrayList<>();
        for (int k = 0; k < parts.size(); k++) {
            Prop part = parts.get(k);
            Optional<Theorem> branch = refuted.get(k).map(f -> Logic.discharge(Logic.absurd(c), f)).or(() -> {
                Knowledge inside = knowledge.inner();
                inside.assume(part);
                return inside.prove(c);
            });
            if (branch.isEmpty()) {
                return branch;
            }
            branches.add(branch.get());
        }
        return Optional.of(Logic.split(cases, branches));
    }

    /// `H, p ⊢ false` from a part of it whose opposite is known or follows.
    private static Optional<Theorem> refutation(Knowledge knowledge, Prop p) {
        for (Prop c : conjuncts(p)) {
            if (c instanceof Prop.Compare) {
                Optional<Theorem> opposite = knowledge.prove(Prop.negate(c));
                if (opposite.isPresent()) {
                    Theorem assumed = Logic.assume(p);
                    return opposite.map(t -> Logic.contradiction(p == c ? assumed : Logic.part(assumed, c), t));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Prop> conjuncts(Prop p) {
        return p instanceof Prop.And(List<Prop> parts) ? parts : List.of(p);
    }
}
