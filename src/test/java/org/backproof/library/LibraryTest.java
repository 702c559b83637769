package org.backproof.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.backproof.elaborate.Elaborator;
import org.backproof.elaborate.Task;
import org.backproof.expr.Primitives;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.language.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LibraryTest {
    static List<String> files() {
        return Library.FILES;
    }

    static Stream<Descriptor> descriptors() {
        return Library.descriptors().stream();
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void everyFunctionIsDescribed(Descriptor d) {
        assertThat(d.about()).isNotBlank().doesNotEndWith(".");
        assertThat(d.latex()).isPresent();
        assertThat(d.definition().function().hidden()).isZero();
        assertThat(d.lemmas()).allSatisfy(l -> assertThat(l.task()).isInstanceOfAny(Task.Claim.class, Task.ConditionClaim.class));
        assertThat(Library.descriptor(d.definition().function())).contains(d);
    }

    /// The text is searched for calls before it is parsed.
    @ParameterizedTest
    @MethodSource("files")
    void chunksAreWhatIsParsed(String file) {
        for (Chunk chunk : Chunk.of(file)) {
            assertThat(chunk.syntax().name().text()).isEqualTo(chunk.name());
            assertThat(chunk.syntax().span().line()).isEqualTo(chunk.line());
            String body = chunk.syntax().body().toSource();
            assertThat(chunk.calls()).allSatisfy(f -> assertThat(body).contains(f + "("));
            assertThat(body.split("[A-Za-z_0-9]\\(", -1)).hasSizeGreaterThan(chunk.calls().size());
        }
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void lemmasBelongToTheirFunction(Descriptor d) {
        assertThat(d.lemmas()).allSatisfy(l -> {
            assertThat(l.owner()).isSameAs(d.definition());
            assertThat(l.task().setting().notes()).isEmpty();
        });
        assertThat(d.lemmas().stream().map(Lemma::name)).doesNotHaveDuplicates();
        assertThat(d.range().isPresent()).isEqualTo(d.lemmas().stream().anyMatch(l -> l.name().startsWith("range of")));
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void examplesHaveAMeaning(Descriptor d) {
        for (String example : d.examples()) {
            List<Statement> statements = Parser.parse(new Source(d.name(), example));
            assertThat(statements).hasSize(1);
            assertThat(Elaborator.elaborate(statements.getFirst(), Library.scope().child())).isNotNull();
        }
    }

    @Test
    void everyPrimitiveFunctionIsDescribed() {
        assertThat(Library.primitives().stream().map(PrimitiveNote::function)).containsExactlyElementsOf(
                Primitives.rows().stream().map(Primitives.Row::function).toList());
        assertThat(Library.primitives()).allSatisfy(n -> assertThat(n.about()).isNotBlank());
    }

    @Test
    void theFunctionsOfTheFieldAreThere() {
        assertThat(Library.descriptors().stream().map(Descriptor::name)).contains("identity", "sigmoid", "tanh", "softplus", "relu", "softmax", "log_softmax",
                "logsumexp", "bce", "ce", "mse", "poisson", "abs", "sign", "max", "min", "tan", "sec", "csc", "cot", "sinh", "cosh", "sech", "csch", "coth", "asinh",
                "acosh", "atanh", "asec", "acsc", "acot", "asech", "acsch", "acoth", "erfc", "log1p", "expm1", "log2", "log10", "cbrt", "hypot", "atan2", "xlogy");
    }
}
