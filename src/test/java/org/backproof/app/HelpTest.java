package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.backproof.elaborate.Scope;
import org.backproof.library.Descriptor;
import org.backproof.library.Kind;
import org.backproof.library.Library;
import org.backproof.library.PrimitiveNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `help NAME` tells what the library knows.
class HelpTest {
    private static String help(String topic) {
        Run run = Run.of("", List.of("-e", "help " + topic));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run.out();
    }

    static Stream<Descriptor> descriptors() {
        return Library.descriptors().stream();
    }

    static Stream<PrimitiveNote> primitives() {
        return Library.primitives().stream();
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void aFunctionIsDescribed(Descriptor d) {
        String page = help(d.name());
        assertThat(page).contains(d.name() + ": " + d.about(), "  definition  " + d.definition().signature() + " = ", "  latex       ").doesNotContain("dim(");
        assertThat(page.lines()).hasSizeGreaterThanOrEqualTo(4 + d.lemmas().size());
        assertThat(d.source().stream().toList()).allSatisfy(s -> assertThat(page).contains("  source      " + s));
        assertThat(d.pytorch().stream().toList()).allSatisfy(s -> assertThat(page).contains("  pytorch     " + s));
        assertThat(d.examples()).allSatisfy(s -> assertThat(page).contains("  example     " + s));
        assertThat(page.lines().filter(l -> l.startsWith("  example     ")).map(l -> l.substring(14))).isNotEmpty()
                .allSatisfy(s -> assertThat(Run.of("", List.of("-e", s)).err()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("primitives")
    void aPrimitiveFunctionIsDescribed(PrimitiveNote n) {
        assertThat(help(n.function().name())).contains(n.about(), "  latex       " + n.latex());
    }

    @Test
    void whatLooksLikeAFunctionIsDescribed() {
        assertThat(Form.all().stream().map(Form::name)).containsExactlyInAnyOrderElementsOf(Scope.EMPTY.functionNames().stream()
                .filter(n -> Scope.EMPTY.function(n).isEmpty()).toList());
        assertThat(Form.all()).allSatisfy(f -> assertThat(help(f.name())).contains(f.about()).contains(f.written()));
        assertThat(help("losses")).contains("fenchel_young(z, y, conjugate=F)");
    }

    @ParameterizedTest
    @EnumSource
    void aKindIsListed(Kind kind) {
        List<String> names = Library.descriptors().stream().filter(d -> d.kind() == kind).map(d -> d.definition().signature()).toList();
        assertThat(help(kind.plural())).contains(names);
    }

    @Test
    void theLossesSayWhatTheyAre() {
        assertThat(help("focal")).contains("domain      a in (0, 1), y in [0, 1], gamma in [0, inf) = 2, alpha in [0, 1] = 1/4", "derivative  diff(focal(",
                "latex       \\operatorname{FL}(a, y, \\gamma, \\alpha) = ", "Focal Loss for Dense Object Detection");
        assertThat(help("ce")).contains("labels      sum(t) = 1");
        assertThat(help("losses")).contains("focal(a, y, gamma, alpha)").doesNotContain("sigmoid(z)");
    }
}
