package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.backproof.elaborate.Scope;
import org.backproof.library.Descriptor;
import org.backproof.library.Kind;
import org.backproof.library.Library;
import org.backproof.library.PrimitiveNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    static Stream<Topic> topics() {
        return Topic.all().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aWordOfTheLanguageIsDescribed(Topic t) {
        assertThat(Stream.concat(Stream.of(t.name()), t.also().stream())).allSatisfy(w -> assertThat(help(w)).contains(t.about()).contains(t.examples()));
        assertThat(t.examples()).isNotEmpty().allSatisfy(s -> assertThat(Run.of("", List.of("-e", s)).err()).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void aKindIsListed(Kind kind) {
        List<String> names = Library.descriptors().stream().filter(d -> d.kind() == kind).map(d -> d.definition().signature()).toList();
        assertThat(help(kind.plural())).contains(names);
    }

    /// What people write for the functions that a library of this kind must have, and what they are here.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            identity, linear, nn.Identity                                                   | identity
            sigmoid, Sigmoid, logistic, logistic function, expit, nn.Sigmoid()              | sigmoid
            hard sigmoid, hardsigmoid, hard_sigmoid, F.hardsigmoid, HardSigmoid             | hard_sigmoid
            log-sigmoid, logsigmoid, LogSigmoid, log sigmoid                                | log_sigmoid
            tanh, Tanh, hyperbolic tangent                                                  | tanh
            hard tanh, hardtanh, Hardtanh, nn.Hardtanh                                      | hard_tanh
            relu, ReLU, RELU, rectified linear unit, rectifier                              | relu
            relu6, ReLU6, relu 6                                                            | relu6
            leaky relu, LeakyReLU, leaky-relu, lrelu, leaky relu(0.1)                          | leaky_relu
            softplus(β), softplus(beta = 2), softplus beta                                  | scaled_softplus
            prelu, PReLU, parametric relu                                                   | prelu
            elu, ELU, exponential linear unit                                               | elu
            selu, SELU, scaled exponential linear unit                                      | selu
            celu, CELU                                                                      | celu
            gelu, GELU, Gaussian error linear unit, gelu erf                                | gelu
            gelu tanh, gelu_tanh, approximate gelu                                          | gelu_tanh
            silu, SiLU, swish-1                                                             | silu
            swish, Swish, swish beta                                                        | swish
            hard swish, hardswish, Hardswish                                                | hard_swish
            mish, Mish                                                                      | mish
            softplus, Softplus, soft plus                                                   | softplus
            softplus beta, scaled softplus                                                  | scaled_softplus
            softsign, Softsign                                                              | softsign
            tanhshrink, Tanhshrink, tanh shrink                                             | tanhshrink
            softshrink, Softshrink, soft threshold                                          | softshrink
            hardshrink, Hardshrink, hard threshold                                          | hardshrink
            threshold, Threshold                                                            | threshold
            softmax, Softmax, softargmax                                                    | softmax
            softmin, Softmin                                                                | softmin
            log-softmax, LogSoftmax, log softmax                                            | log_softmax
            maxout, maxout of two                                                           | maxout
            exp, exponential function                                                       | exp
            arctan, atan                                                                    | atan
            Gaussian, gaussian, bell curve                                                  | gaussian
            sin, sine                                                                       | sin
            squared relu, relu squared, relu^2                                              | squared_relu
            probit, normal cdf, inverse probit                                              | probit
            cloglog, complementary log-log                                                  | cloglog
            cauchit, Cauchy cdf                                                             | cauchit
            mse, MSE, mean squared error, MSELoss, nn.MSELoss, half squared error           | mse
            squared error, squared loss, L2 loss, quadratic loss, SSE                       | squared_error
            mae, MAE, mean absolute error, L1Loss, L1 loss, absolute error                  | mae
            huber, Huber loss, HuberLoss                                                    | huber
            smooth l1, SmoothL1Loss, smooth-l1, smooth_l1_loss                              | smooth_l1
            log cosh, log-cosh, logcosh, log cosh loss                                      | log_cosh
            quantile, pinball, pinball loss, quantile loss                                  | quantile
            bce, BCE, BCELoss, binary cross entropy, binary cross-entropy, log loss         | bce
            weighted bce, weighted binary cross entropy, pos_weight                         | weighted_bce
            bce with logits, BCEWithLogitsLoss, binary cross entropy with logits            | bce_with_logits
            ce, CE, cross entropy, cross-entropy, crossentropy, CrossEntropyLoss            | ce
            ce with logits, cross entropy with logits, softmax cross entropy                | ce_with_logits
            weighted ce, weighted cross entropy, class weights                              | weighted_ce
            sparse ce, sparse categorical cross entropy, class index                        | sparse_ce
            sparse ce with logits, sparse softmax cross entropy                             | sparse_ce_with_logits
            label smoothing, smoothed ce                                                    | smoothed_ce
            nll, NLLLoss, negative log likelihood                                           | nll
            kl, KL, kl divergence, KL-divergence, KLDivLoss, kl_div, Kullback-Leibler, relative entropy | kl
            js, JS, js divergence, Jensen-Shannon, Jensen Shannon divergence                | js
            focal, focal loss, FocalLoss, sigmoid focal loss                                | focal
            softmax focal, multiclass focal loss                                            | softmax_focal
            poisson, PoissonNLLLoss, poisson nll loss                                       | poisson
            poisson log, poisson with log input                                             | poisson_log
            poisson full, poisson nll full                                                  | poisson_full
            gaussian nll, GaussianNLLLoss, normal nll                                       | gaussian_nll
            gamma deviance, GammaDeviance                                                   | gamma_deviance
            inverse gaussian, inverse-Gaussian deviance                                     | inverse_gaussian_deviance
            tweedie, Tweedie deviance                                                       | tweedie_deviance
            negative binomial, negative binomial nll                                        | negative_binomial
            hinge, hinge loss, HingeLoss, svm                                               | hinge
            squared hinge, squared hinge loss                                               | squared_hinge
            soft margin, SoftMarginLoss, logistic loss                                      | soft_margin
            categorical hinge, multiclass hinge, CategoricalHinge                           | categorical_hinge
            multi margin, MultiMarginLoss, multiclass margin                               | multi_margin
            margin ranking, MarginRankingLoss, ranking loss                                 | margin_ranking
            triplet, TripletMarginLoss, triplet loss, triplet margin                        | triplet
            hinge embedding, HingeEmbeddingLoss                                             | hinge_embedding
            cosine embedding, CosineEmbeddingLoss, cosine loss                              | cosine_embedding
            contrastive, contrastive loss                                                   | contrastive
            InfoNCE, info nce, nt_xent, NT-Xent loss, NTXentLoss                            | info_nce
            multilabel soft margin, MultiLabelSoftMarginLoss                                | multilabel_soft_margin
            dice, Dice loss, soft dice                                                      | dice
            tversky, Tversky loss, Tversky index                                            | tversky
            brier, Brier score                                                              | brier
            Fenchel-Young, fenchel young, FenchelYoung loss                                 | fenchel_young
            """)
    void theZooIsFound(String spellings, String name) {
        for (String spelling : spellings.split(", ")) {
            assertThat(help(spelling)).as(spelling).contains("\n" + name + ": ");
        }
        String page = help(name);
        Library.descriptor(name).ifPresent(d -> {
            assertThat(page).contains("\n  domain  ", "\n  latex  ", "\n  definition  ");
            assertThat(page.contains("\n  range  ")).as("a range").isEqualTo(!List.of("gelu", "gelu_tanh", "poisson_full", "smoothed_ce", "softmax_focal", "multi_margin").contains(name));
            assertThat(d.lemmas().stream().anyMatch(l -> l.statement().toSource().contains("diff("))).as("a derivative that is proved")
                    .isTrue();
        });
    }

    /// A name of one function is none of another.
    @Test
    void otherNamesAreOfOneFunction() {
        Map<String, String> owners = new TreeMap<>();
        for (Descriptor d : Library.descriptors()) {
            for (String name : Stream.concat(Stream.of(d.name()), d.also().stream()).map(n -> n.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "")).toList()) {
                assertThat(owners.put(name, d.name())).as(name + " is " + d.name()).isNull();
            }
        }
    }

    @Test
    void aNameThatIsNoneIsRefusedWithWhatIsMeant() {
        for (String[] said : new String[][] {{"diff(LeakyReLU(z), z)", "leaky_relu"}, {"pair cross_entropy with softmax", "ce"}, {"pair bce with logistic", "sigmoid"}}) {
            assertThat(Run.of("", List.of("-e", said[0])).err()).contains("Did you mean " + said[1] + "?");
        }
    }

    @Test
    void theLossesSayWhatTheyAre() {
        assertThat(help("focal")).contains("domain      a in (0, 1), y in [0, 1], gamma in [0, inf) = 2, alpha in [0, 1] = 1/4", "derivative  diff(focal(",
                "latex       \\operatorname{FL}(a, y, \\gamma, \\alpha) = ", "Focal Loss for Dense Object Detection");
        assertThat(help("ce")).contains("labels      sum(t) = 1");
        assertThat(help("losses")).contains("focal(a, y, gamma, alpha)").doesNotContain("sigmoid(z)");
    }
}
