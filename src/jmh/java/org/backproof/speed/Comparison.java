package org.backproof.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.backproof.app.Run;

/// Times generated C and Java side by side with PyTorch in eager mode, all on one thread and in single precision, and prints ratios.
///
/// They take turns, round by round; a time is the median over the rounds of the processor time of the process, so that what else runs
/// on the machine matters little. Results are compared before they are timed. The bytes that generated C moves are counted by [org.backproof.emit.MemoryTraffic],
/// those of a copy are what C reads, read and written once. PyTorch takes part in the profile `pytorch`.
public final class Comparison {
    private static final String PYTORCH = "org.backproof.speed.Pytorch";
    /// Debian's, which has the package python3-torch.
    private static final String PYTHON = "/usr/bin/python3";
    private static final List<String> STATEMENTS = List.of(Work.NETWORK,
            "generate java float32 for ce with softmax", "generate c float32 for ce with softmax", "generate java float32 for digits", "generate c float32 for digits");
    private static final ProcessorTime CLOCK = new ProcessorTime();
    private static final int WARMUP = 3;
    private static final double TOLERANCE = 1e-5;

    private Comparison() {
    }

    /// @param args how many rounds, 9 unless told; for how many milliseconds each, 300 unless told; what the name of the work contains
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 9;
        long nanoseconds = (args.length > 1 ? Long.parseLong(args[1]) : 300) * 1_000_000;
        Path folder = generated();
        List<Team> teams = new ArrayList<>(List.of(new GeneratedC(folder), new GeneratedJava(folder), new Copy()));
        pytorch().ifPresentOrElse(teams::addFirst, () -> System.out.println("without PyTorch: it takes part with -Ppytorch"));
        System.out.println("milliseconds of processor time, single precision, one thread; gcc " + String.join(" ", GeneratedC.FLAGS));
        System.out.printf("%-32s", "");
        teams.forEach(t -> System.out.printf("%14s", t.name()));
        System.out.println(teams.size() > 3 ? "   PyTorch/C   PyTorch/Java   C/copy   bytes of C/copy   GB/s of C, copy" : "   C/copy   bytes of C/copy   GB/s of C, copy");
        String wanted = args.length > 2 ? args[2] : "";
        for (Work work : Work.all().stream().filter(w -> w.toString().contains(wanted)).toList()) {
            row(work, teams, rounds, nanoseconds);
        }
        if (new ProcessBuilder(PYTHON, "src/jmh/python/eager.py").inheritIO().start().waitFor() != 0) {
            System.out.println("without PyTorch from Python: " + PYTHON + " does not have it");
        }
    }

    private static void row(Work work, List<Team> teams, int rounds, long nanoseconds) throws Exception {
        List<Contender> contenders = new ArrayList<>();
        for (Team t : teams) {
            contenders.add(t.contender(work));
        }
        contenders.forEach(Contender::run);
        for (Contender c : contenders) {
            same(contenders.getFirst().gradient(), c.gradient(), work);
        }
        double[][] times = new double[contenders.size()][rounds];
        for (int r = -WARMUP; r < rounds; r++) {
            for (int k = 0; k < contenders.size(); k++) {
                double time = time(contenders.get(k), nanoseconds);
                times[k][Math.max(0, r)] = time;
            }
        }
        double[] median = new double[times.length];
        for (int k = 0; k < median.length; k++) {
            Arrays.sort(times[k]);
            median[k] = times[k][rounds / 2];
        }
        System.out.printf(Locale.ROOT, "%-32s", work);
        Arrays.stream(median).forEach(t -> System.out.printf(Locale.ROOT, "%14.3f", t));
        int c = teams.size() - 3;
        System.out.printf(Locale.ROOT, c > 0 ? "%12.2f%15.2f%9.1f" : "%3$9.1f", median[0] / median[c], median[0] / median[c + 1], median[c] / median[c + 2]);
        System.out.printf(Locale.ROOT, "%18.2f%12.1f,%5.1f%n", (double) work.moved() / work.copied(), work.moved() / median[c] / 1e6, work.copied() / median[c + 2] / 1e6);
        contenders.forEach(Contender::close);
    }

    /// Milliseconds of processor time for one run.
    private static double time(Contender contender, long nanoseconds) {
        long start = CLOCK.now();
        long end = start;
        int runs = 0;
        while (end - start < nanoseconds) {
            contender.run();
            runs++;
            end = CLOCK.now();
        }
        return (end - start) / 1e6 / runs;
    }

    private static void same(float[] expected, float[] got, Work work) {
        for (int at = 0; at < Math.min(expected.length, got.length); at++) {
            if (!(Math.abs(expected[at] - got[at]) <= TOLERANCE)) {
                throw new IllegalStateException(work + ": entry " + at + " is " + got[at] + ", not " + expected[at]);
            }
        }
    }

    /// The folder with the code, fresh.
    private static Path generated() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "speed"));
        List<String> words = new ArrayList<>(List.of("--timeout", "300", "-o", folder.toString()));
        STATEMENTS.forEach(s -> words.addAll(List.of("-e", s)));
        Run run = Run.of("", words);
        if (run.code() != 0) {
            throw new IllegalStateException(run.out() + run.err());
        }
        return folder;
    }

    private static Optional<Team> pytorch() throws ReflectiveOperationException {
        try {
            return Optional.of((Team) Class.forName(PYTORCH).getDeclaredConstructor().newInstance());
        } catch (ClassNotFoundException _) {
            return Optional.empty();
        }
    }
}
