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
    void aFolderThatIsNamedWithASlashIsMade() throws Exception {
        Path made = folder.resolve("made/here");
        assertThat(Run.of("", List.of("-o", made + "/", "-e", "generate numpy for mse with identity")).out()).contains("written: " + made.resolve("mse_identity_numpy.py"));
        assertThat(Files.readString(made.resolve("mse_identity_numpy.py"))).contains("def mse_identity");
    }

    /// In a statement, too, as in a conversation; the folder is made. What is no option is a difference.
    @Test
    void aStatementNamesTheFolder() throws Exception {
        Path made = folder.resolve("some code/here");
        Run run = Run.of("", List.of("-e", "network net { input x[n]; output K softmax; loss ce }; o, q : scalar",
                "-e", "generate java for net -o " + made, "-e", "generate java for q*x -o*q -o \"" + made + "\""));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("written: " + made.resolve("Net.java"), "written: " + made.resolve("Value.java")).doesNotContain("class");
        assertThat(Files.readString(made.resolve("Net.java"))).contains("{@code generate java for net}");
        assertThat(Files.readString(made.resolve("Value.java"))).contains("{@code generate java for q*x - o*q}");
        assertThat(Run.of("", List.of("-e", "generate c for mse with identity -o " + made.resolve("Net.java"))).err()).contains("is a file, and generated code goes into a folder");
    }

    @Test
    void namesKeepOffTheKeywordsOfTheTargets() {
        Run run = Run.of("", List.of("-e", "lambda, double : scalar", "-e", "generate java for lambda*double^2"));
        assertThat(run.out()).contains("double double_, double lambda_").contains("dlambda[0] = double_ * double_;");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "generate numpi for bce with sigmoid | Did you mean numpy?",
        "generate Torch for bce with sigmoid | Did you mean pytorch?",
        "generate python for bce with sigmoid | Did you mean numpy?",
        "generate numpy for ce | Write ce(a, t), or a loss with an activation",
        "generate java in bce with sigmoid | Write generate TARGET for",
        "generate numpy for softmax(v) | Write for instance sum(softmax(v)).",
        "generate numpy for nett | Did you mean net?",
        "generate numpy for net wrt W1 | It gives the derivatives by all parameters.",
        "generate numpy for net given K = 2 | Declare it with those sizes",
        "generate numpy for net -o | Write -o FOLDER.",
        "prove net = net + 0 | it is the name of a network, too",
        "generate numpy for mse with g | the unknown function g",
        "network q { input x[n]; hidden h g; output 1 identity; loss mse }; generate c for q | the unknown function g, the activation of layer 1"})
    void whatIsWrongIsSaid(String statement, String said) {
        Run run = Run.of("", List.of("-e", "v : vector[K]; g : function; network net { input x[n]; output K softmax; loss ce }", "-e", statement));
        assertThat(run.code()).isEqualTo(statement.startsWith("prove") ? 0 : 2);
        assertThat(run.err()).contains(said);
    }
}
