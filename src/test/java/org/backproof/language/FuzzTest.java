package org.backproof.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.backproof.app.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program over bytes, over text in the shape of the grammar, and over claims with pieces exchanged: it answers, or says what is
/// wrong with the input. An internal error (exit code 3) is a bug.
class FuzzTest {
    private static final long SEED = Long.getLong("battery.seed", 20_261_122L);
    private static final long NANOSECONDS = 12_000_000_000L;
    private static final int BATCH = 12;
    private static final Path FOLDER = Path.of("src/test/resources/claims");

    @TempDir
    private Path folder;
    private final Random random = new Random(SEED);

    /// Runs batches of inputs until the time is over; a batch that fails is run again one by one.
    private void fuzz(String what, Function<Random, byte[]> input) throws IOException {
        long start = System.nanoTime();
        int inputs = 0;
        while (System.nanoTime() - start < NANOSECONDS) {
            List<byte[]> batch = new ArrayList<>();
            for (int k = 0; k < BATCH; k++) {
                batch.add(input.apply(random));
            }
            for (byte[] one : batch) {
                Run run = run(one);
                assertThat(run.code()).as("%s, seed %d, input %d: %s\n%s", what, SEED, inputs, new String(one, StandardCharsets.UTF_8), run.err()).isBetween(0, 2);
                inputs++;
            }
        }
        System.out.println(what + " answered, seed " + SEED + ": " + inputs);
        assertThat(inputs).isGreaterThan(BATCH);
    }

    private Run run(byte[] input) throws IOException {
        Path file = folder.resolve("input.bp");
        Files.write(file, input);
        return Run.of("", List.of("--keep-going", "--timeout", "0.3", file.toString()));
    }

    @Test
    void bytes() throws IOException {
        fuzz("bytes", r -> {
            byte[] out = new byte[r.nextInt(1, 80)];
            r.nextBytes(out);
            for (int k = 0; k < out.length; k++) {
                out[k] = r.nextInt(6) > 0 ? (byte) (32 + (out[k] & 0xFF) % 95) : out[k];
            }
            return out;
        });
    }

    @Test
    void shapesOfTheGrammar() throws IOException {
        fuzz("texts in the shape of the grammar", r -> {
            var syntax = new RandomSyntax(r.nextLong());
            List<String> lines = new ArrayList<>();
            for (int k = r.nextInt(1, 4); k > 0; k--) {
                Statement s = syntax.statement(r.nextInt(1, 4));
                boolean writes = s instanceof Statement.Save || s instanceof Statement.Load || s instanceof Statement.Latex;
                lines.add(writes ? "undo" : s.toSource());
            }
            return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        });
    }

    @Test
    void claimsWithPiecesExchanged() throws IOException {
        List<String> lines = new ArrayList<>();
        try (var files = Files.list(FOLDER)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".bp")).sorted().toList()) {
                Files.readAllLines(file).stream().map(l -> l.replaceFirst("#.*", "").strip()).filter(l -> !l.isEmpty()).forEach(lines::add);
            }
        }
        fuzz("claims with pieces exchanged", r -> {
            List<String> tokens = new ArrayList<>(List.of(line(lines, r).splitWithDelimiters("[A-Za-z_0-9]+\\(?|[^A-Za-z_0-9 ]", 0)));
            List<String> others = List.of(line(lines, r).splitWithDelimiters("[A-Za-z_0-9]+\\(?|[^A-Za-z_0-9 ]", 0));
            for (int k = 1 + r.nextInt(3); k > 0; k--) {
                int at = r.nextInt(tokens.size());
                String other = others.get(r.nextInt(others.size()));
                switch (r.nextInt(3)) {
                    case 0 -> tokens.set(at, "");
                    case 1 -> tokens.add(at, other);
                    default -> tokens.set(at, other);
                }
            }
            return ("v, t : vector[K]\nW : matrix[K, M]\nc : index[K]\n" + String.join("", tokens)).getBytes(StandardCharsets.UTF_8);
        });
    }

    private static String line(List<String> lines, Random r) {
        return lines.get(r.nextInt(lines.size()));
    }
}
