package org.backproof.kernel;

import static org.backproof.expr.Terms.ONE;
import static org.backproof.kernel.Letters.*;

import java.util.List;
import java.util.Map;
import org.backproof.expr.Binders;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// Uses of [Logic], [Axiom], [Definedness].
final class LogicUses {
    private static final Prop X_POSITIVE = Prop.positive(X);
    private static final Prop Y_POSITIVE = Prop.positive(Y);
    private static final Prop.Or SIGNS = (Prop.Or) Prop.or(List.of(Prop.positive(X), Prop.zero(X), Prop.positive(Terms.negate(X))));
    /// `x > 0 ⊢ x² > 0`, `x = 0 ⊢ x ≥ 0`
    private static final Theorem SQUARE = Signs.power(assume(X_POSITIVE), n(2));
    private static final Theorem EVERY = Logic.generalise(Definedness.intro(Primitive.LOG_VI), I);

    private LogicUses() {
    }

    private static final class Primitive {
        static final Expr LOG_VI = org.backproof.expr.Primitives.log(VI);
    }

    static List<Use> all() {
        Symbol size = Terms.symbol("M", Sort.SIZE);
        Symbol w = Terms.symbol("w", new Sort.Tensor(List.of(K)));
        Symbol longer = Terms.symbol("u", new Sort.Tensor(List.of(size)));
        Theorem nonnegative = Signs.weaken(assume(X_POSITIVE), Prop.Sign.NONNEGATIVE);
        Theorem zero = Signs.weaken(assume(Prop.zero(X)), Prop.Sign.NONNEGATIVE);
        Theorem both = Logic.conjoin(List.of(LOG_POSITIVE, assume(Y_POSITIVE)));
        return List.of(
                Use.of("assumption", () -> Logic.assume(X_POSITIVE)),
                Use.of("truth", Logic::truth),
                Use.of("from false anything", () -> Logic.absurd(X_POSITIVE)),
                Use.of("contradiction", () -> Logic.contradiction(LOG_POSITIVE, assume(Prop.nonnegative(Terms.negate(LOG_X))))),
                Use.of("contradiction of no opposites", () -> Logic.contradiction(LOG_POSITIVE, assume(Prop.nonnegative(LOG_X)))),
                Use.of("discharge", () -> Logic.discharge(LOG_PRODUCT, Signs.weaken(assume(X_POSITIVE), Prop.Sign.POSITIVE))),
                Use.of("discharge by a theorem with a hypothesis", () -> Logic.discharge(assume(Prop.positive(LOG_X)), LOG_POSITIVE)),
                Use.of("discharge of what is no hypothesis", () -> Logic.discharge(LOG_POSITIVE, EXP_SUM)),
                Use.of("discharge of one of two", () -> Logic.discharge(LOG_PRODUCT, Axioms.EXP_POSITIVE.at(X))),
                Use.of("conjunction", () -> Logic.conjoin(List.of(LOG_POSITIVE, ROOT))),
                Use.of("part", () -> Logic.part(both, Y_POSITIVE)),
                Use.of("part that is none", () -> Logic.part(both, X_POSITIVE)),
                Use.of("weaker disjunction", () -> Logic.weaken(Logic.discharge(assume(X_POSITIVE), Signs.power(assume(Y_POSITIVE), n(2))), SIGNS)),
                Use.of("weaker disjunction of a theorem with a hypothesis", () -> Logic.weaken(
                        LOG_POSITIVE, (Prop.Or) Prop.or(List.of(Prop.zero(LOG_X), Prop.positive(LOG_X))))),
                Use.of("disjunction without the part", () -> Logic.weaken(assume(Y_POSITIVE), SIGNS)),
                Use.of("case split", () -> Logic.split(Logic.assume(Prop.or(List.of(X_POSITIVE, Prop.zero(X)))), List.of(nonnegative, zero))),
                Use.of("case split keeps other hypotheses", () -> Logic.split(Logic.dichotomy(LOG_X), List.of(
                        Logic.weaken(assume(Prop.nonzero(LOG_X)), (Prop.Or) Prop.or(List.of(Prop.nonzero(LOG_X), Y_POSITIVE))),
                        Logic.discharge(Logic.weaken(assume(Y_POSITIVE), (Prop.Or) Prop.or(List.of(Prop.nonzero(LOG_X), Y_POSITIVE))),
                                assume(Y_POSITIVE))))),
                Use.of("case split over conjunctions", () -> Logic.split(Logic.assume(Prop.or(List.of(
                        Prop.and(List.of(X_POSITIVE, Y_POSITIVE)), Prop.zero(X)))), List.of(nonnegative, zero))),
                Use.of("case split with one case", () -> Logic.split(assume(X_POSITIVE), List.of(nonnegative))),
                Use.of("case split with a case missing", () -> Logic.split(Logic.assume(Prop.or(List.of(X_POSITIVE, Prop.zero(X)))), List.of(nonnegative))),
                Use.of("case split with different conclusions", () -> Logic.split(Logic.assume(Prop.or(List.of(X_POSITIVE, Prop.zero(X)))),
                        List.of(nonnegative, assume(Prop.zero(X))))),
                Use.of("case split with cases in another order", () -> Logic.split(Logic.assume(Prop.or(List.of(X_POSITIVE, Prop.zero(X)))),
                        List.of(zero, nonnegative))),
                Use.of("trichotomy", () -> Logic.trichotomy(LOG_X)),
                Use.of("dichotomy", () -> Logic.dichotomy(LOG_X)),
                Use.of("for every index", () -> EVERY),
                Use.of("for every index, of a hypothesis without it", () -> Logic.generalise(Logic.conjoin(List.of(
                        Definedness.intro(Primitive.LOG_VI), LOG_POSITIVE)), I)),
                Use.of("for every real", () -> Logic.generalise(LOG_POSITIVE, X)),
                Use.of("at an index", () -> Logic.specialise(EVERY, J)),
                Use.of("at a number", () -> Logic.specialise(EVERY, n(3))),
                Use.of("at a term", () -> Logic.specialise(EVERY, plus(J, Terms.ONE))),
                Use.of("at a real", () -> Logic.specialise(EVERY, X)),
                Use.of("at a size", () -> Logic.specialise(EVERY, K)),
                Use.of("at an index of no quantifier", () -> Logic.specialise(LOG_POSITIVE, J)),
                Use.of("instance", () -> Logic.instantiate(LOG_PRODUCT, Substitution.of(X, Terms.add(Y, Terms.ONE)))),
                Use.of("instance with a partial term", () -> Logic.instantiate(Axioms.SIN_AT_MOST.at(X), Substitution.of(X, LOG_Y))),
                Use.of("instance with nothing", () -> Logic.instantiate(LOG_POSITIVE, Substitution.empty())),
                Use.of("instance of a size by a size", () -> Logic.instantiate(Signs.size(K), Substitution.of(K, size))),
                Use.of("instance of a size by a number", () -> Logic.instantiate(Signs.size(K), Substitution.of(K, n(4)))),
                Use.of("instance of a size by zero", () -> Logic.instantiate(Signs.size(K), Substitution.of(K, Terms.ZERO))),
                Use.of("instance of a size by a half", () -> Logic.instantiate(Signs.size(K), Substitution.of(K, Terms.HALF))),
                Use.of("instance of a size by a real", () -> Logic.instantiate(Signs.size(K), Substitution.of(K, X))),
                Use.of("instance of an index by a number", () -> Logic.instantiate(Signs.range(I).getLast(), Substitution.of(I, n(5)))),
                Use.of("instance of an index by an index", () -> Logic.instantiate(Signs.range(I).getFirst(), Substitution.of(I, J))),
                Use.of("instance of an index and its size", () -> Logic.instantiate(Signs.range(I).getLast(),
                        Substitution.of(new java.util.LinkedHashMap<>(Map.of(K, size, I, Terms.symbol("q", Sort.upTo(size))))))),
                Use.of("instance of a vector by a vector", () -> Logic.instantiate(Definedness.intro(Primitive.LOG_VI), Substitution.of(V, w))),
                Use.of("instance of a vector by another length", () -> Logic.instantiate(Definedness.intro(Primitive.LOG_VI), Substitution.of(V, longer))),
                Use.of("instance of a vector by logarithms", () -> Logic.instantiate(Axioms.SIN_AT_MOST.at(VI),
                        Substitution.of(V, Terms.lambda(List.of(J), org.backproof.expr.Primitives.log(Terms.entry(w, J)))))),
                Use.of("instance of a vector by a matrix", () -> Logic.instantiate(Axioms.SIN_AT_MOST.at(VI),
                        Substitution.of(V, Terms.lambda(List.of(J, I), Terms.delta(I, J))))),
                Use.of("instance of a vector by a longer one", () -> Logic.instantiate(Axioms.SIN_AT_MOST.at(VI),
                        Substitution.of(V, Terms.lambda(List.of(Terms.symbol("q", Sort.upTo(size))), X)))),
                Use.of("instance of a vector and its size", () -> Logic.instantiate(Axioms.SIN_AT_MOST.at(VI),
                        Substitution.of(new java.util.LinkedHashMap<>(Map.of(K, size, V, longer))))),
                Use.of("axiom at terms", () -> Axioms.EXP_POSITIVE.at(LOG_Y)),
                Use.of("axiom with a condition at terms", () -> Axioms.LOG_PRODUCT.at(LOG_Y, EXP_X)),
                Use.of("axiom with strict sides at a partial term", () -> Axioms.SIN_SUM.at(LOG_X, LOG_Y)),
                Use.of("axiom with a strict condition at a partial term", () -> Axioms.LOG_POSITIVE.at(LOG_Y)),
                Use.of("axiom at too few terms", () -> Axioms.LOG_PRODUCT.at(X)),
                Use.of("axiom as it stands", Axioms.COS_POSITIVE::theorem),
                Use.of("hypotheses of a square", () -> SQUARE));
    }

    static List<Use> definedness() {
        Symbol q = Terms.symbol("q", new Sort.Index(n(2), K));
        Symbol matrix = Terms.symbol("w", new Sort.Tensor(List.of(K, K)));
        List<Expr> terms = List.of(X, VI, entry(V, n(2)), entry(V, plus(J, Terms.ONE)), plus(LOG_X, LOG_Y), times(LOG_X, LOG_Y), power(X, n(-2)),
                power(LOG_X, n(2)), Terms.sqrt(X), Terms.power(X, Terms.negate(Terms.HALF)), power(X, Y), power(LOG_X, LOG_Y), LOG_X,
                org.backproof.expr.Primitives.log(LOG_X), org.backproof.expr.Primitives.exp(LOG_X),
                Terms.apply(org.backproof.expr.Primitives.ASIN, X), Terms.apply(org.backproof.expr.Primitives.GAMMA, X),
                Terms.apply(org.backproof.expr.Primitives.PI), sum(I, Primitive.LOG_VI), sum(P, over(X, P)), cases(X_POSITIVE, LOG_X, Y), Terms.lambda(List.of(I), Primitive.LOG_VI),
                Terms.lambda(List.of(I, J), Terms.multiply(Primitive.LOG_VI, over(ONE, VJ))), entry(matrix, n(2), n(3)),
                Terms.apply(function("slope", X, Terms.diff(LOG_X, X)), Y),
                cases(Prop.and(List.of(X_POSITIVE, Prop.nonnegative(LOG_Y))), LOG_X, Y), Terms.local(LOG_X),
                Terms.apply(function("g", X, LOG_X), Terms.add(Y, Terms.ONE)), Terms.apply(new org.backproof.expr.Function.Opaque("h", 1, 0), LOG_X),
                Terms.apply(new org.backproof.expr.Function.Largest(List.of(V.sort())), Terms.lambda(List.of(I), Primitive.LOG_VI)),
                Terms.apply(new org.backproof.expr.Function.Largest(List.of(V.sort())), Terms.lambda(List.of(P), X)),
                Terms.apply(new org.backproof.expr.Function.Largest(List.of(V.sort())), Terms.lambda(List.of(q), q)), Terms.diff(LOG_X, X));
        List<Use> uses = new java.util.ArrayList<>();
        for (Expr e : terms) {
            uses.add(Use.of("def of " + e, () -> Definedness.intro(e)));
            uses.add(Use.of("from def of " + e, () -> Definedness.elim(e)));
        }
        Symbol inUse = Terms.symbol("%%0", Sort.upTo(K));
        uses.add(Use.of("def of a sum beside an index of the name", () -> Definedness.intro(
                sum(I, org.backproof.expr.Primitives.log(plus(VI, entry(V, inUse)))))));
        uses.add(Use.of("def of what is compared", () -> Definedness.known(LOG_POSITIVE)));
        uses.add(Use.of("def of an integer", () -> Definedness.known(assume(new Prop.Whole(LOG_X)))));
        uses.add(Use.of("def of what has a derivative", () -> Definedness.known(D_LOG)));
        uses.add(Use.of("def of what is differentiated", () -> Definedness.known(assume(Prop.defined(Terms.diff(LOG_X, X))))));
        uses.add(Use.of("def of the entry by which a term is differentiated",
                () -> Definedness.variable(assume(Prop.defined(Terms.diff(VI, Terms.entry(V, Terms.TWO)))))));
        uses.add(Use.of("def of a variable, without a derivative", () -> Definedness.variable(assume(Prop.defined(LOG_X)))));
        uses.add(Use.of("def of sides that agree", () -> Definedness.known(LOG_PRODUCT)));
        uses.add(Use.of("def of a quantified term", () -> Definedness.known(assume(Binders.forAll(I, Prop.positive(VI))))));
        return uses;
    }
}
