package org.backproof.print;

import static org.backproof.expr.Terms.ONE;
import static org.backproof.expr.Terms.add;
import static org.backproof.expr.Terms.delta;
import static org.backproof.expr.Terms.divide;
import static org.backproof.expr.Terms.entry;
import static org.backproof.expr.Terms.multiply;
import static org.backproof.expr.Terms.negate;
import static org.backproof.expr.Terms.subtract;
import static org.backproof.expr.Terms.sum;
import static org.backproof.expr.Terms.tensor;
import static org.backproof.print.RandomTerms.I;
import static org.backproof.print.RandomTerms.J;
import static org.backproof.print.RandomTerms.SIGMOID;
import static org.backproof.print.RandomTerms.T;
import static org.backproof.print.RandomTerms.V;
import static org.backproof.print.RandomTerms.softmax;

import java.util.List;
import org.backproof.expr.Expr;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// The two pages of the design.
public final class SamplePages {
    private static final Symbol A = Terms.real("a");
    private static final Symbol Y = Terms.real("y");
    private static final Symbol Z = Terms.real("z");
    private static final Typesetter SETTER = Typesetter.of(Vocabulary.STANDARD.naming(Terms.lambda(List.of(I), softmax(tensor(V), I)), "p"), Limits.READER);

    private SamplePages() {
    }

    static List<Page> all() {
        return List.of(pair(), softmaxWithCrossEntropy());
    }

    private static Layout show(Expr e) {
        return SETTER.layout(e);
    }

    private static Layout by(String of, Layout variable) {
        return new Layout.Derivative(Layout.Name.of(of), List.of(variable));
    }

    public static Page pair() {
        Layout z = Layout.Name.of("z");
        Layout loss = by("J", Layout.Name.of("a"));
        Layout slope = new Layout.Call(FunctionNames.standard().of("sigmoid"), 1, List.of(z), List.of(), List.of());
        Expr fraction = divide(subtract(A, Y), multiply(A, subtract(ONE, A)));
        Expr product = multiply(A, subtract(ONE, A));
        Layout range = SETTER.layout(Prop.and(List.of(Prop.positive(A), Prop.positive(subtract(ONE, A)))));
        Expr bce = subtract(negate(multiply(Y, Primitives.log(A))), multiply(subtract(ONE, Y), Primitives.log(subtract(ONE, A))));
        return new Page("canonical", true, false, Prose.of("bce with sigmoid"), Layout.equation(by("J", z), show(subtract(A, Y))),
                List.of(Prose.of(Layout.equation(Layout.Name.of("a"), show(Terms.apply(SIGMOID, Z)))), Prose.of("any real ").and(Layout.Name.of("y"))),
                List.of(Layout.equation(Layout.Name.of("J"), show(bce)), Layout.equation(show(Terms.apply(SIGMOID, Z)), show(SIGMOID.body()))),
                List.of(
                        new Section(loss, List.of(
                                new Line(show(add(negate(divide(Y, A)), divide(subtract(ONE, Y), subtract(ONE, A)))), "derivative of bce"),
                                new Line(show(fraction), "common denominator"))),
                        new Section(slope, List.of(new Line(show(product), "derivative of sigmoid"))),
                        new Section(by("J", z), List.of(
                                new Line(Layout.dotted(loss, slope), "chain rule"),
                                new Line(Layout.dotted(show(fraction), show(product)), ""),
                                new Line(show(subtract(A, Y)), Prose.of("cancel"), List.of(SETTER.layout(Prop.nonzero(product)))))),
                        new Section(new Layout.Derivative(Layout.Name.of("J"), List.of(z, z)),
                                List.of(new Line(Layout.equation(show(product), slope), Prose.of("where ").and(new Layout.Call(FunctionNames.standard().of("sigmoid"), 1, List.of(), List.of(), List.of())).and(" went"), List.of())))),
                List.of(new Note("conditions", range, Prose.of("range of sigmoid"))));
    }

    public static Page softmaxWithCrossEntropy() {
        Expr t = entry(T, I);
        Expr p = softmax(tensor(V), I);
        Expr pj = softmax(tensor(V), J);
        Layout vj = show(entry(V, J));
        Layout ratio = show(divide(t, p));
        Layout bracket = show(subtract(delta(I, J), pj));
        Layout total = new Layout.Total(Layout.Name.of("t"));
        Layout one = Layout.equation(total, Layout.Number.of(1));
        return new Page("proved", true, true, Prose.of("ce with softmax"),
                Layout.equation(by("J", Layout.Name.of("v")), new Layout.Sum(List.of(new Layout.Term(false, Layout.Name.of("p")), new Layout.Term(true, Layout.Name.of("t"))))),
                List.of(Prose.of(Layout.equation(Layout.Name.of("p"), new Layout.Call(FunctionNames.standard().of("softmax"), 0, List.of(Layout.Name.of("v")), List.of(), List.of()))),
                        Prose.of("every ").and(new Layout.Relation(Layout.Name.of("K"), Layout.Comparison.AT_LEAST, Layout.Number.of(1)))),
                List.of(Layout.equation(Layout.Name.of("J"), show(negate(sum(I, multiply(t, Primitives.log(p))))))),
                List.of(new Section(by("J", vj), List.of(
                        new Line(new Layout.Derivative(show(negate(sum(I, multiply(t, Primitives.log(p))))), List.of(vj)), "definition of ce"),
                        new Line(minusSum(ratio, new Layout.Derivative(show(p), List.of(vj))), "chain rule"),
                        new Line(minusSum(ratio, show(p), bracket), "derivative of softmax"),
                        new Line(minusSum(show(t), bracket), Prose.of("cancel"), List.of(SETTER.layout(Prop.nonzero(p)))),
                        new Line(show(subtract(multiply(pj, sum(I, t)), entry(T, J))), Prose.of("linearity; ").and(Layout.Name.of("delta")).and(" picks ")
                                .and(Layout.equation(Layout.Name.of("i"), Layout.Name.of("j"))), List.of()),
                        new Line(show(subtract(pj, entry(T, J))), Prose.NONE, List.of(one))))),
                List.of(new Note("conditions", SETTER.layout(Prop.positive(p)), Prose.of("range of softmax")),
                        new Note("used", one, Prose.of("without it: ").and(new Layout.Sum(List.of(
                                new Layout.Term(false, new Layout.Product(List.of(total, Layout.Name.of("p")), Layout.Times.PLAIN)), new Layout.Term(true, Layout.Name.of("t"))))))));
    }

    private static Layout minusSum(Layout... factors) {
        return Layout.negative(new Layout.BigSum(Layout.Name.of("i"), Layout.Number.of(1), Layout.Name.of("K"), true, new Layout.Product(List.of(factors), Layout.Times.PLAIN)));
    }
}
