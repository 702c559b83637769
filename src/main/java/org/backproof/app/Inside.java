package org.backproof.app;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backproof.algebra.Subterms;
import org.backproof.elaborate.CallDomain;
import org.backproof.elaborate.Note;
import org.backproof.elaborate.Setting;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Found;
import org.backproof.evaluate.Point;
import org.backproof.evaluate.PointSearch;
import org.backproof.evaluate.Truth;
import org.backproof.expr.Apply;
import org.backproof.expr.Expr;
import org.backproof.expr.Lambda;
import org.backproof.expr.Prop;
import org.backproof.library.Library;
import org.backproof.prove.Verdict;

/// Points against a claim where the functions that it calls are meant to be used: inside the declared domains of their parameters.
///
/// @param domain what the functions say of their arguments
record Inside(List<Prop> assumptions, List<Prop> domain, Set<String> functions) {

    /// Of the library's functions in the terms, where their arguments depend on no bound index.
    static Inside of(List<Prop> assumptions, List<Expr> terms) {
        Set<Prop> domain = new LinkedHashSet<>();
        Set<String> functions = new LinkedHashSet<>();
        for (Expr e : terms) {
            for (Expr s : Subterms.of(e)) {
                if (s instanceof Apply a && a.arguments().stream().allMatch(x -> x instanceof Lambda || x.facts().binders() == 0)) {
                    Library.descriptor(a.function()).ifPresent(d -> {
                        if (domain.addAll(CallDomain.of(d.definition(), a))) {
                            functions.add(d.name());
                        }
                    });
                }
            }
        }
        return new Inside(assumptions, List.copyOf(domain), functions);
    }

    /// With a point inside in place of one outside, where there is one.
    Verdict.Refuted equation(Verdict.Refuted found, Expr left, Expr right) {
        if (contains(found.point())) {
            return found;
        }
        try {
            Found inside = new PointSearch(all(), () -> false).compare(left, right);
            return inside.differ().map(w -> new Verdict.Refuted(Optional.of(w), w.point())).orElse(found);
        } catch (StackOverflowError _) {
            return found; // the verdict stands
        }
    }

    /// The same of a condition.
    Verdict.Refuted condition(Verdict.Refuted found, Prop claim) {
        return contains(found.point()) ? found
                : new PointSearch(all(), () -> false).failing(claim).map(p -> new Verdict.Refuted(Optional.empty(), p)).orElse(found);
    }

    /// Says so where the point is outside.
    Setting noted(Verdict verdict, Setting setting) {
        if (!(verdict instanceof Verdict.Refuted r) || contains(r.point())) {
            return setting;
        }
        List<Note> notes = new ArrayList<>(setting.notes());
        notes.add(new Note("the point is outside of what " + String.join(", ", functions) + (functions.size() == 1 ? " is" : " are") + " declared for; none inside was found", setting.span(), false));
        return new Setting(setting.span(), setting.scope(), setting.assumptions(), notes, setting.names());
    }

    private List<Prop> all() {
        List<Prop> out = new ArrayList<>(assumptions);
        out.addAll(domain);
        return out;
    }

    /// Whether nothing of the domain is certainly false there.
    private boolean contains(Point p) {
        CertifiedEvaluation there = new CertifiedEvaluation(p);
        return domain.stream().noneMatch(d -> Prop.terms(d).stream().allMatch(p::covers) && there.truth(d) == Truth.FALSE);
    }
}
