package org.backproof.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.language.SourceError;
import org.backproof.language.Statement;
import org.junit.jupiter.api.Test;

/// Claims with tokens dropped, doubled, swapped and replaced: each has a meaning or an error with a place, never anything else.
class MutationsTest {
    private static final long SEED = 20_261_121;
    private static final int MUTANTS = 6_000;
    private static final List<String> WORDS = List.of("v", "t", "W", "c", "p", "L", "a", "K", "i", "0", "1", "3", "sum(", "softmax(", "ce(", "diff(", "[", "]", ")", "(", "+", "*",
            "@", "'", ",", "=", "<", "if", "max(", "axis=0", "delta(", "i in 1..K", "onehot(", "diag(", "ones[K]", "inf", "vjp(", "trace(", "f(", "g'(", "nll(");
    private static final String DECLARATIONS = """
            v, t : vector[K]
            W : matrix[K, M]
            c : index[K]
            l in {0, 1}
            p = softmax(v)
            a = sigmoid(z)
            L = bce(a, y)
            g : function
            f(x, k=2) = k*x*a
            nll(z, c) = -log(softmax(z)[c])
            """;

    @Test
    void nothingElseHappens() throws IOException, URISyntaxException {
        List<String> lines = new ArrayList<>();
        for (Path file : ClaimsTest.files()) {
            lines.addAll(Files.readAllLines(file).stream().map(l -> l.replaceFirst("#.*", "").strip()).filter(l -> !l.isEmpty()).toList());
        }
        Random random = new Random(SEED);
        Scope scope = Script.of(DECLARATIONS).scope();
        int meant = 0;
        for (int k = 0; k < MUTANTS; k++) {
            String text = mutant(lines.get(random.nextInt(lines.size())), random);
            for (Statement s : Parser.parse(new Source("", text))) {
                try {
                    assertThat(Elaborator.elaborate(s, scope).setting()).isNotNull();
                    meant++;
                } catch (SourceError e) {
                    assertThat(e.getMessage()).as(text).isNotBlank();
                } catch (RuntimeException e) {
                    throw new AssertionError("seed " + SEED + ", mutant " + k + ": " + text, e);
                }
            }
        }
        assertThat(meant).isGreaterThan(MUTANTS / 10);
    }

    private static String mutant(String line, Random random) {
        List<String> tokens = new ArrayList<>(List.of(line.splitWithDelimiters("[A-Za-z_0-9]+\\(?|[^A-Za-z_0-9 ]", 0)));
        for (int k = 1 + random.nextInt(3); k > 0; k--) {
            int at = random.nextInt(tokens.size());
            switch (random.nextInt(4)) {
                case 0 -> tokens.set(at, "");
                case 1 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
                case 2 -> tokens.set(at, tokens.set(random.nextInt(tokens.size()), tokens.get(at)));
                default -> tokens.set(at, WORDS.get(random.nextInt(WORDS.size())));
            }
        }
        return String.join("", tokens);
    }
}
