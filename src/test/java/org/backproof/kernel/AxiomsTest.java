package org.backproof.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.backproof.evaluate.Found;
import org.backproof.evaluate.PointSearch;
import org.backproof.expr.Expr;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every axiom against certified evaluation: it holds where its conditions do, a changed one is noticed, and each condition is
/// needed or named here as caution.
class AxiomsTest {
    private static final int POINTS = 300;


    private static PointSearch search(List<Prop> assumptions) {
        return new PointSearch(assumptions, () -> false, POINTS);
    }

    private static boolean agrees(List<Prop> conditions, Prop conclusion) {
        return switch (conclusion) {
            case Prop.Equal(Expr l, Expr r) -> {
                Found f = search(conditions).compare(l, r);
                yield f.differ().isEmpty() && f.leftOnly().isEmpty() && f.rightOnly().isEmpty();
            }
            case Prop.Compare c -> search(conditions).failing(c).isEmpty();
            default -> throw new AssertionError("an axiom says " + conclusion);
        };
    }

    private static Prop mutant(Prop conclusion) {
        return switch (conclusion) {
            case Prop.Equal(Expr l, Expr r) when r == Terms.ZERO -> new Prop.Equal(l, Terms.ONE);
            case Prop.Equal(Expr l, Expr r) -> new Prop.Equal(l, Terms.negate(r));
            case Prop.Compare(Expr e, _) -> Prop.positive(Terms.negate(e));
            default -> throw new AssertionError("an axiom says " + conclusion);
        };
    }

    @TestFactory
    List<DynamicTest> holds() {
        return Axioms.all().stream()
                .map(a -> DynamicTest.dynamicTest(a.name(), () -> assertThat(agrees(a.conditions(), a.conclusion())).isTrue())).toList();
    }

    @TestFactory
    List<DynamicTest> hasAModel() {
        return Axioms.all().stream().map(a -> DynamicTest.dynamicTest(a.name(),
                () -> assertThat(search(a.conditions()).model(Prop.terms(a.conclusion()))).isPresent())).toList();
    }

    @TestFactory
    List<DynamicTest> isNoticedWithAnotherSign() {
        return Axioms.all().stream().map(a -> DynamicTest.dynamicTest(a.name(),
                () -> assertThat(agrees(a.conditions(), mutant(a.conclusion()))).isFalse())).toList();
    }

    @TestFactory
    List<DynamicTest> needsItsConditions() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Axiom a : Axioms.all()) {
            for (Prop condition : a.conditions()) {
                List<Prop> rest = new ArrayList<>(a.conditions());
                rest.remove(condition);
                String name = a.name() + " without " + condition;
                tests.add(DynamicTest.dynamicTest(name, () -> {
                    boolean needed = !agrees(rest, a.conclusion());
                    assertThat(needed || REDUNDANT.contains(a)).isTrue();
                }));
            }
        }
        return tests;
    }

    /// Axioms with a condition that only says that a side is defined, or that another condition implies; it is kept as caution.
    private static final Set<Axiom> REDUNDANT = Set.of(Axioms.EXP_LOG, Axioms.LOG_POWER, Axioms.SIN_ASIN, Axioms.COS_ACOS,
            Axioms.LOG_TANGENT, Axioms.LOG_INCREASES, Axioms.LOG_KEEPS_ORDER, Axioms.ASIN_UPPER, Axioms.ASIN_LOWER, Axioms.ACOS_LOWER, Axioms.ACOS_UPPER,
            Axioms.LOG_PRODUCT, Axioms.INTEGER_POWER_SUM,
            Axioms.GAMMA_REFLECTION);

    @TestFactory
    List<DynamicTest> derivativesOfThePrimitives() {
        Symbol x = Terms.real("x");
        return Primitives.rows().stream().filter(r -> r.derivative().isPresent()).map(r -> DynamicTest.dynamicTest(r.function().name(), () -> {
            Expr d = Terms.diff(Terms.apply(r.function(), x), x);
            Expr value = r.derivative().get().apply(x);
            List<Prop> where = List.of(r.differentiable().apply(x));
            assertThat(agrees(where, new Prop.Equal(d, value))).isTrue();
            assertThat(agrees(where, new Prop.Equal(d, Terms.negate(value)))).isFalse();
            assertThat(agrees(where, new Prop.Equal(d, Terms.multiply(Terms.TWO, value)))).isFalse();
        })).toList();
    }

    /// The domain and the set of differentiable points in a row are exact: the function has a value, or a derivative, there and
    /// nowhere else.
    @TestFactory
    List<DynamicTest> domainsOfThePrimitives() {
        Symbol x = Terms.real("x");
        return Primitives.rows().stream().map(r -> DynamicTest.dynamicTest(r.function().name(), () -> {
            Expr f = Terms.apply(r.function(), x);
            exact(r.domain().apply(x), new Prop.Defined(f));
            exact(r.differentiable().apply(x), new Prop.Defined(Terms.diff(f, x)));
        })).toList();
    }

    private static void exact(Prop where, Prop defined) {
        assertThat(search(List.of(where)).failing(defined)).isEmpty();
        assertThat(search(List.of(defined)).failing(where)).isEmpty();
    }
}
