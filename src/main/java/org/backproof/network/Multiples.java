package org.backproof.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Point;
import org.backproof.evaluate.PointSearch;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Terms;
import org.backproof.numeric.Enclosure;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;

/// Which multiple of one value of a network another one is; a point of several examples shows of most numbers that it is not they.
final class Multiples {
    private static final int FEW = 60;

    private final Backprop program;
    private final Prover prover;
    private final List<Prop> facts;
    private final Expr value;
    private final Expr of;
    private final Optional<Point> point;
    private final Expr valueOverInputs;
    private final Expr ofOverInputs;

    Multiples(Backprop program, Prover prover, List<Prop> facts, Expr value, Expr of) {
        this.program = program;
        this.prover = prover;
        this.facts = facts;
        this.value = value;
        this.of = of;
        this.valueOverInputs = program.overInputs(value);
        this.ofOverInputs = program.overInputs(of);
        List<Prop> several = new ArrayList<>(facts);
        program.examples().ifPresent(m -> several.add(Prop.positive(Terms.subtract(m, Terms.ONE))));
        several.add(Prop.defined(valueOverInputs));
        this.point = new PointSearch(several, () -> false, FEW).holding(Prop.nonzero(ofOverInputs));
    }

    /// Whether it is proved to be so many times the other.
    boolean is(Expr factor) {
        boolean possible = point.filter(p -> p.covers(factor)).map(p -> !Enclosure.certainlyDiffers(new CertifiedEvaluation(p).value(valueOverInputs),
                new CertifiedEvaluation(p).value(Terms.multiply(factor, ofOverInputs)))).orElse(true);
        return possible && prover.prove(facts, program.overLogits(program.sloped(value)), program.overLogits(program.sloped(Terms.multiply(factor, of)))) instanceof Verdict.Proved;
    }
}
