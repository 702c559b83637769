package org.backproof.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Knowledge;
import org.backproof.expr.Add;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.kernel.Equality;
import org.backproof.kernel.Logic;
import org.backproof.kernel.Rule;
import org.backproof.kernel.Theorem;
import org.backproof.print.Prose;
import org.backproof.print.Section;
import org.backproof.prove.Prover;

/// The reasoning for an equation: one calculation, or one in each of the cases that its proof makes.
final class CaseByCase {
    private static final int MOST_NESTED = 3;

    private final Words words;

    CaseByCase(Words words) {
        this.words = words;
    }

    /// @param proof of the equation; its hypotheses are known
    Optional<Reasoning> of(Knowledge knowledge, Expr left, Expr right, Optional<Theorem> proof) {
        Optional<Reasoning> found;
        try {
            found = of(knowledge, left, right, proof, Prose.NONE, 0);
        } catch (Budget.Exhausted _) {
            found = proof.map(p -> line(knowledge, left, right, p, Prose.NONE)); // what is proved, without what lies between
        }
        return found.map(r -> {
                    Theorem t = r.theorem().hypotheses().stream().allMatch(h -> knowledge.known(h).isPresent()) ? r.theorem() : knowledge.discharge(r.theorem());
                    Theorem all = everywhere(t, left, right, proof);
                    return new Reasoning(all, r.sections(), r.steps(), all != t);
                });
    }

    /// Where the lines use that a side is defined: that one is where the other is, is taken from the proof.
    private static Theorem everywhere(Theorem t, Expr left, Expr right, Optional<Theorem> proof) {
        if (proof.isEmpty() || !t.hypotheses().contains(Prop.defined(left)) && !t.hypotheses().contains(Prop.defined(right))) {
            return t;
        }
        if (proof.get().rule() != Rule.AGREEMENT) {
            Theorem out = t;
            for (Theorem at = proof.get(); at.rule() == Rule.CUT; at = at.premises().getFirst()) {
                out = Logic.discharge(out, at.premises().get(1));
            }
            return out;
        }
        Theorem whereLeft = proof.get().premises().getFirst();
        Theorem whereRight = proof.get().premises().getLast();
        return Equality.agree(across(cut(t, whereLeft), left, whereLeft), across(cut(t, whereRight), right, Equality.symmetric(whereRight)));
    }

    private static Theorem cut(Theorem t, Theorem proof) {
        return proof.rule() == Rule.CUT ? Logic.discharge(t, proof.premises().get(1)) : t;
    }

    /// Without the hypothesis that the right side of the equation is defined: it is where the left one is.
    private static Theorem across(Theorem t, Expr left, Theorem equation) {
        return left.total() || !t.hypotheses().contains(Prop.defined(equation.right())) ? t
                : Logic.discharge(t, Equality.defined(equation, Logic.assume(Prop.defined(left))));
    }

    private Optional<Reasoning> of(Knowledge knowledge, Expr left, Expr right, Optional<Theorem> proof, Prose heading, int nested) {
        boolean partial = nested == 0 && proof.filter(p -> p.rule() == Rule.AGREEMENT || p.rule() == Rule.CUT).isPresent() && !(left.total() && right.total());
        Knowledge known = partial ? Prover.whereDefined(knowledge, List.of(left, right)) : knowledge;
        Calculation whole = new Calculation(partial ? List.of(knowledge, known) : List.of(known), words, left);
        Narration narration = new Narration(known, words, whole);
        if (nested > 0) {
            whole.asOneStage();
            narration.decide();
        } else {
            narration.define();
        }
        narration.differentiate();
        if (narration.to(right)) {
            boolean laws = whole.size() == 1 && !left.hasDiff() && Grounds.laws(whole.theorem()).stream().map(Grounds::name).distinct().count() > 1;
            Optional<Calculation> each = laws ? new Refinement(List.of(known), words).of(whole.theorem()) : Optional.empty();
            return Optional.of(reasoning(each.orElse(whole), left, heading));
        }
        Optional<Theorem> split = proof.filter(_ -> nested < MOST_NESTED).flatMap(CaseByCase::split);
        Optional<Reasoning> cases = split.flatMap(s -> cases(known, left, right, s, heading, nested));
        return cases.isPresent() ? cases : proof.filter(p -> p.left() == left && p.right() == right).map(p -> line(knowledge, left, right, p, heading));
    }

    /// What is proved, as one line: at a point no derivative can be carried out further.
    private Reasoning line(Knowledge knowledge, Expr left, Expr right, Theorem proof, Prose heading) {
        Calculation one = new Calculation(List.of(knowledge), words, left);
        one.step(proof, words.show(right), new Grounds(knowledge, words).of(proof));
        return reasoning(one, left, heading);
    }

    private Reasoning reasoning(Calculation c, Expr left, Prose heading) {
        Section s = c.section(words.show(left));
        return new Reasoning(c.theorem(), List.of(new Section(heading, s.left(), s.lines())), c.steps(), false);
    }

    /// The case split that a proof of an equation ends with.
    private static Optional<Theorem> split(Theorem t) {
        Theorem at = t;
        while (true) {
            switch (at.rule()) {
                case SPLIT -> {
                    return at.premises().size() > 2 ? Optional.of(at) : Optional.empty();
                }
                case CUT, AGREEMENT -> at = at.premises().getFirst();
                case Rule _ -> {
                    return Optional.empty();
                }
            }
        }
    }

    private Optional<Reasoning> cases(Knowledge knowledge, Expr left, Expr right, Theorem split, Prose heading, int nested) {
        Theorem cases = split.premises().getFirst();
        List<Prop> parts = ((Prop.Or) cases.conclusion()).parts();
        List<Theorem> branches = new ArrayList<>();
        List<Section> sections = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (int k = 0; k < parts.size(); k++) {
            Theorem branch = split.premises().get(k + 1);
            if (never(branch)) {
                branches.add(branch);
                continue;
            }
            Prose here = (heading.isEmpty() ? Prose.of("Case ") : heading.and(" and ")).and(words.show(signed(parts.get(k))));
            Knowledge inside = Proofs.with(knowledge, List.of(parts.get(k)));
            boolean point = Ledger.isEquation(parts.get(k)) && (left.hasDiff() || right.hasDiff());
            Optional<Reasoning> r = point ? Optional.of(line(inside, left, right, branch, here)) : of(inside, left, right, Optional.of(branch), here, nested + 1);
            if (r.isEmpty()) {
                return r;
            }
            branches.add(r.get().theorem());
            sections.addAll(r.get().sections());
            steps.addAll(r.get().steps());
        }
        return Optional.of(new Reasoning(Logic.split(cases, branches), sections, steps, false));
    }

    /// `−(y − x) > 0` as `x − y > 0`.
    private static Prop signed(Prop p) {
        return p instanceof Prop.Compare(Mul m, Prop.Sign s) && m.factors().size() == 1 && m.factors().getFirst() instanceof Add a
                ? Prop.compare(Terms.add(a.terms().stream().map(t -> Terms.multiply(Terms.num(m.coefficient()), t)).toList()), s) : p;
    }

    /// Whether the case is proved because it cannot happen.
    private static boolean never(Theorem branch) {
        Theorem at = branch;
        while (at.rule() == Rule.CUT) {
            at = at.premises().getFirst();
        }
        return at.hypotheses().contains(Prop.FALSE);
    }
}
