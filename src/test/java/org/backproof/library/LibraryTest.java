package org.backproof.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.backproof.elaborate.Elaborator;
import org.backproof.elaborate.Task;
import org.backproof.expr.Free;
import org.backproof.expr.Primitives;
import org.backproof.expr.Sort;
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
            if (l.name().startsWith("stable") && l.task() instanceof Task.Claim c) {
                // a rule may have a letter of its own, as in log(x/softmax(z)[i]), but what it gives has no other letters
                assertThat(Free.symbols(c.left().body())).as(l.name()).containsAll(Free.symbols(c.right().body()).stream().filter(x -> !(x.sort() instanceof Sort.Size)).toList());
            } else {
                assertThat(l.task().setting().notes()).isEmpty();
            }
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
                "acosh", "atanh", "asec", "acsc", "acot", "asech", "acsch", "acoth", "erfc", "erfcx", "exprel", "log1p", "expm1", "log2", "log10", "cbrt", "hypot", "atan2", "xlogy",
                "hard_sigmoid", "log_sigmoid", "hard_tanh", "relu6", "leaky_relu", "prelu", "elu", "selu", "celu", "gelu", "gelu_tanh", "silu", "swish",
                "hard_swish", "mish", "scaled_softplus", "softsign", "tanhshrink", "softshrink", "hardshrink", "threshold", "softmin", "maxout", "gaussian",
                "squared_relu", "probit", "cloglog", "cauchit", "squared_error", "mae", "huber", "smooth_l1", "log_cosh", "quantile", "weighted_bce",
                "bce_with_logits", "ce_with_logits", "weighted_ce", "sparse_ce", "sparse_ce_with_logits", "smoothed_ce", "nll", "kl", "js", "focal",
                "softmax_focal", "poisson_log", "poisson_full", "poisson_stirling", "gaussian_nll", "poisson_deviance", "gamma_deviance",
                "inverse_gaussian_deviance", "tweedie_deviance", "negative_binomial", "hinge", "squared_hinge", "soft_margin", "categorical_hinge",
                "multi_margin", "margin_ranking", "triplet", "squared_triplet", "hinge_embedding", "cosine_embedding", "contrastive", "info_nce",
                "multilabel_soft_margin", "dice", "tversky", "brier");
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void aKindIsGiven(Descriptor d) {
        assertThat(Kind.of(d.kind().word())).contains(d.kind());
        assertThat(Kind.of(d.kind().plural())).contains(d.kind());
        assertThat(d.kind() == Kind.LOSS ? d.definition().formals().size() : 2).as("a loss takes a prediction and a label").isGreaterThan(1);
    }

    @Test
    void aKindThatIsNoneIsRefused() {
        assertThat(Kind.of("los")).isEmpty();
    }
}
