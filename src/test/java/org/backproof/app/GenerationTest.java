package org.backproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `generate` on the command line: where the files go, what is wrong with what cannot be generated.
class GenerationTest {
    @TempDir
    Path folder;

    @Test
    void filesGoToTheFolder() throws Exception {
        Run run = Run.of("", List.of("-o", folder.toString(), "-e", "generate c for mse with identity"));
        assertThat(run.code()).isZero();
        assertThat(run.out().lines().filter(l -> l.startsWith("written: "))).hasSize(3);
        assertThat(Files.readString(folder.resolve("mse_identity.c"))).contains("dz[i] = z[i] - y[i];");
    }

    @Test
    void namesKeepOffTheKeywordsOfTheTargets() {
        Run run = Run.of("", List.of("-e", "lambda, double : scalar", "-e", "generate java for lambda*double^2"));
        assertThat(run.out()).contains("double double_, double lambda_").contains("dlambda[0] = double_ * double_;");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "generate numpi for bce with sigmoid | Did you mean numpy?",
        "generate java in bce with sigmoid | Write generate TARGET for",
        "generate numpy for softmax(v) | Write for instance sum(softmax(v)).",
        "generate numpy for mse with g | the unknown function g"})
    void whatIsWrongIsSaid(String statement, String said) {
        Run run = Run.of("", List.of("-e", "v : vector[K]; g : function", "-e", statement));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(said);
    }
}
