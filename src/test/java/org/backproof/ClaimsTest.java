package org.backproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.backproof.app.Answer;
import org.backproof.app.Engine;
import org.backproof.app.Field;
import org.backproof.app.Json;
import org.backproof.app.Outcome;
import org.backproof.app.Settings;
import org.backproof.language.Source;
import org.junit.jupiter.api.Test;

/// Every claim of the corpus gets the verdict that the comment on its line expects, or none. A wrong verdict fails; what stays
/// undecided is counted and kept under a ceiling.
class ClaimsTest {
    /// The share of claims that may stay undecided.
    private static final double CEILING = 0.05;
    private static final long STACK_BYTES = 1L << 30;
    private static final Pattern EXPECTED = Pattern.compile("#\\s*(proved|conditional|refuted)\\b.*$");
    private static final Path FOLDER = Path.of("src/test/resources/claims");

    /// A claim and what became of it.
    private record Outturn(String file, int line, String statement, String expected, String got, String reason, Duration time) {
        boolean right() {
            return got.equals(expected);
        }

        boolean wrong() {
            return List.of("proved", "conditional", "refuted").contains(got) && !right();
        }

        String row() {
            return "%-9s %s:%d  %s  expected %s, got %s%s  %d ms".formatted(wrong() ? "WRONG" : got, file, line,
                    statement.replaceAll("\\s+", " "), expected, got, reason.isEmpty() ? "" : " (" + reason + ")", time.toMillis());
        }
    }

    @Test
    void noVerdictIsWrongAndFewAreOpen() throws Exception {
        List<Outturn> all = new ArrayList<>();
        for (Path file : files()) {
            all.addAll(outturns(file));
        }
        table(all, System.out);
        assertThat(all).hasSizeGreaterThan(1500);
        assertThat(all.stream().filter(Outturn::wrong).map(Outturn::row)).isEmpty();
        assertThat(all.stream().filter(o -> !o.right()).count()).isLessThanOrEqualTo((long) (CEILING * all.size()));
    }

    private static List<Path> files() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".bp")).sorted().toList();
        }
    }

    /// Runs one file in a session of its own.
    private static List<Outturn> outturns(Path file) throws Exception {
        Source source = Source.decode(file.getFileName().toString(), Files.readAllBytes(file));
        List<Outturn> out = new ArrayList<>();
        var thread = new Thread(null, () -> Engine.standard().open(Settings.DEFAULT).run(source, a -> {
            add(a, source, out);
            return true;
        }), "claims", STACK_BYTES);
        thread.start();
        thread.join();
        return out;
    }

    private static void add(Answer answer, Source source, List<Outturn> out) {
        int last = answer.line() + (int) answer.statement().chars().filter(c -> c == '\n').count();
        Matcher expected = EXPECTED.matcher(source.lineText(last));
        boolean claim = answer.statement().startsWith("prove") || answer.statement().startsWith("check");
        if (claim && expected.find()) {
            String got = answer.outcome() == Outcome.BROKEN ? "broken" : answer.outcome() == Outcome.WRONG ? "error" : text(answer, Field.VERDICT);
            String reason = got.equals("broken") ? String.join(" ", answer.diagnostics().getFirst().lines().limit(1).toList())
                    : text(answer, answer.fields().containsKey(Field.ERROR) ? Field.ERROR : Field.REASON);
            out.add(new Outturn(source.name(), answer.line(), answer.statement(), expected.group(1), got, reason, answer.time()));
        } else if (answer.outcome().compareTo(Outcome.WRONG) >= 0) {
            out.add(new Outturn(source.name(), answer.line(), answer.statement(), "no error", "error", String.join(" ", answer.diagnostics()), answer.time()));
        }
    }

    private static String text(Answer answer, Field field) {
        return answer.fields().get(field) instanceof Json.Text(String value) ? value : "";
    }

    private static void table(List<Outturn> all, PrintStream out) {
        out.printf("%-36s%8s%10s%7s%11s%n", "claims", "decided", "undecided", "wrong", "seconds");
        all.stream().map(Outturn::file).distinct().forEach(f -> row(f, all.stream().filter(o -> o.file.equals(f)).toList(), out));
        row("all", all, out);
    }

    private static void row(String name, List<Outturn> of, PrintStream out) {
        long right = of.stream().filter(Outturn::right).count();
        long wrong = of.stream().filter(Outturn::wrong).count();
        out.printf("%-36s%8d%10d%7d%11.1f%n", name, right, of.size() - right - wrong, wrong,
                of.stream().mapToLong(o -> o.time.toMillis()).sum() / 1000.0);
    }

    /// Writes the claims that are wrong or open, one a line, to the file named first; of the claim files named after it, or of all.
    static void main(String[] args) throws Exception {
        List<Outturn> all = new ArrayList<>();
        try (var out = new PrintStream(Files.newOutputStream(Path.of(args[0])), true, StandardCharsets.UTF_8)) {
            for (Path file : files()) {
                if (args.length == 1 || List.of(args).contains(file.getFileName().toString())) {
                    List<Outturn> some = outturns(file);
                    some.stream().filter(o -> !o.right()).map(Outturn::row).forEach(out::println);
                    all.addAll(some);
                }
            }
            table(all, out);
        }
    }
}
