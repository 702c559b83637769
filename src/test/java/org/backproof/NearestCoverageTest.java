package org.backproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.backproof.app.Answer;
import org.backproof.app.Engine;
import org.backproof.app.Field;
import org.backproof.app.Json;
import org.backproof.app.Settings;
import org.backproof.language.Source;
import org.junit.jupiter.api.Test;

/// Every refuted equation of the corpus has a statement that holds instead, but for those that `nearest-none.txt` lists with the reason.
class NearestCoverageTest {
    private static final Path FOLDER = Path.of("src/test/resources/claims");
    private static final Path NONE = Path.of("src/test/resources/nearest-none.txt");
    /// A claim on one line that is not refuted: nothing later depends on it.
    private static final Pattern OTHER = Pattern.compile("^(prove|check) .*# (proved|conditional).*$");
    private static final Pattern EQUATION = Pattern.compile("(?<![<>!])=");
    /// The files that the test runs; `main` runs any.
    private static final List<String> FILES = List.of("student-mistakes.bp", "matrix-words.bp", "finite-sums.bp", "trigonometry.bp");

    @Test
    void everyRefutedEquationHasOne() throws Exception {
        TreeSet<String> listed = Files.readAllLines(NONE).stream().filter(l -> l.startsWith("prove ")).map(l -> l.replaceAll("\\s+#.*$", "")).collect(Collectors.toCollection(TreeSet::new));
        List<String> all = new ArrayList<>();
        for (String file : FILES) {
            all.addAll(without(FOLDER.resolve(file)));
        }
        assertThat(all.stream().filter(s -> !listed.contains(s))).isEmpty();
    }

    /// The refuted equations of a file for which nothing else is said.
    private static List<String> without(Path file) throws IOException {
        List<String> out = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file)) {
            String text = lines.filter(l -> !OTHER.matcher(l).matches()).collect(Collectors.joining("\n"));
            Engine.standard().open(Settings.DEFAULT).run(new Source(file.toString(), text), a -> {
                if (Json.of("refuted").equals(a.fields().get(Field.VERDICT)) && isEquation(a) && !a.fields().containsKey(Field.NEAREST)) {
                    out.add(a.statement().replaceAll("\\s+", " "));
                }
                return true;
            });
        }
        return out;
    }

    private static boolean isEquation(Answer a) {
        return a.statement().startsWith("prove") && EQUATION.matcher(a.statement().replaceAll("(?s) given .*", "")).find();
    }

    /// Writes to the file named first the refuted equations of the files named after it that nothing is said of.
    static void main(String[] args) throws Exception {
        List<String> out = new ArrayList<>();
        for (int k = 1; k < args.length; k++) {
            List<String> of = without(FOLDER.resolve(args[k]));
            out.add("# " + args[k] + ": " + of.size());
            out.addAll(of);
            Files.write(Path.of(args[0]), out, StandardCharsets.UTF_8);
        }
    }
}
