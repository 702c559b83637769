package org.backproof.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.backproof.RequiresTool;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Script;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.network.Equations;
import org.backproof.network.NoDerivative;
import org.backproof.network.Orientation;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Networks of one layer at saturated logits: of a loss of the library behind an activation of the library, for each example the loss and the derivative
/// by the bias are those of arbitrary precision. One run takes some of the pairs.
@RequiresTool("gcc")
@RequiresTool("/usr/bin/python3")
class SaturatedNetworksTest {
    private static final int EVERY = 251;
    private static final double ROUNDING = 1e-11;
    private static final long MILLISECONDS = 20_000;

    @TempDir
    Path folder;

    /// What an example of a network should give.
    private record Case(String text, LibraryPair.Example at, Execution.Case run) {
        double[] expected() {
            double[] out = new double[1 + at.gradient().length];
            out[0] = at.loss();
            System.arraycopy(at.gradient(), 0, out, 1, at.gradient().length);
            return out;
        }
    }

    private final List<Case> cases = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"3, 0", "1, 125"})
    void aPairInANetworkIsAsStableAsByItself(int size, int from) throws Exception {
        LibraryPair.some(EVERY, from).forEach(pair -> add("n" + cases.size(), "", pair, size, ""));
        compare();
    }

    /// Where dA ⊙ g′(Z) is 0·∞.
    @ParameterizedTest
    @CsvSource({"3", "1"})
    void lossAndActivationAreInOne(int size) throws Exception {
        String own = """
                poly(a in (0, 1), y in [0, 1], eps = 1) = bce(a, y) + eps*(1 - y*a - (1 - y)*(1 - a))
                hell(a, t) = sum((sqrt(a) - sqrt(t))^2)/2
                nll(z, y) = y*log(1 + exp(-z)) + (1 - y)*log(1 + exp(z))
                """;
        List<String> pairs = List.of("focal with sigmoid", "poly with sigmoid", "nll with identity", "ce with sigmoid", "hell with softmax");
        for (String pair : pairs) {
            add("n" + cases.size(), own, pair, size, "");
        }
        add("masked", own, "ce with softmax", size, " mask d");
        compare();
        assertThat(cases.stream().map(Case::text).distinct()).hasSize(pairs.size() + 1);
    }

    /// Where `1 - softmax` of the entry that leads underflows, and divides.
    @ParameterizedTest
    @CsvSource({"2", "3"})
    void anEntryThatLeadsKeepsItsDigits(int size) throws Exception {
        add("leads", "", "bce with softmax", size, "");
        add("own", "own(a, y) = -log(1 - a)*(1 - y)^2 - 2*y*log(a)\n", "own with softmax", size, "");
        compare();
        assertThat(cases.stream().map(Case::text).distinct()).hasSize(2);
    }

    /// Where the activation underflows or is 1.
    @Test
    void layersOfOneNumberAreFiniteFarFromZero() throws Exception {
        for (String pair : List.of("bce with probit", "bce with cloglog", "poisson with softplus", "focal with cloglog")) {
            add("far" + cases.size(), "", LibraryPair.saturated(pair), 1, "");
        }
        compare();
        assertThat(cases.stream().map(Case::text).distinct()).hasSize(4);
    }

    private void add(String name, String definitions, String pair, int size, String more) {
        LibraryPair.of(definitions, pair, size, 6).ifPresent(p -> add(name, definitions, p, size, more));
    }

    private void add(String name, String definitions, LibraryPair p, int size, String more) {
        program(name, definitions, p, size, more).ifPresent(program -> p.examples().stream().filter(e -> isOffZero(e, p)).forEach(e ->
                cases.add(new Case(p.text() + more, e, new Execution.Case(program, program.sizes().stream().map(_ -> 1).toList(), program.inputs().stream().map(i -> value(p, program, i, e, size)).toList())))));
    }

    /// Where the pieces of an activation meet, code takes the slope of one of them, as its comment says.
    private static boolean isOffZero(LibraryPair.Example e, LibraryPair pair) {
        return e.at().values().get(pair.inputs().getFirst()).values().stream().noneMatch(z -> z == 0);
    }

    private static Optional<Program> program(String name, String definitions, LibraryPair pair, int size, String more) {
        String[] words = pair.text().split(" with ");
        boolean vector = pair.inputs().getFirst().sort() instanceof Sort.Tensor;
        String text = definitions + "network " + name + " { input x[1]\n output " + (vector ? size : 1) + " " + words[1] + more + "\n loss " + words[0] + " }";
        Prover prover = new Prover(LemmaBook.library(), new Budget(MILLISECONDS, () -> false));
        try {
            Script script = Script.of(text);
            return Optional.of(NetworkAssembly.of(Equations.ofBatch(script.scope().network(name).orElseThrow(), prover), Orientation.COLUMN, prover, script.last().setting(), text));
        } catch (Budget.Exhausted | NoDerivative _) {
            return Optional.empty();
        }
    }

    /// The logits are the bias.
    private static double[] value(LibraryPair pair, Program program, Input i, LibraryPair.Example at, int size) {
        int place = program.inputs().indexOf(i);
        Map<String, double[]> given = new LinkedHashMap<>();
        for (Symbol s : pair.inputs()) {
            boolean label = pair.program().inputs().get(pair.inputs().indexOf(s)).isLabel();
            given.put(s.name(), at.at().values().get(s).values().stream().mapToDouble(v -> label ? v - 1 : v).toArray());
        }
        return switch (i.name()) {
            case "X" -> new double[] {0};
            case "b1" -> given.get(pair.inputs().getFirst().name());
            case "W1" -> new double[i.sizes().getFirst() instanceof org.backproof.expr.Num n ? n.value().numerator().intValueExact() : size];
            case String _ when place == 1 -> given.get(pair.inputs().get(1).name());
            case String other -> given.getOrDefault(other.replaceAll("_$", ""), DoubleStream.generate(() -> 1).limit(size).toArray());
        };
    }

    private void compare() throws Exception {
        List<String> wrong = new ArrayList<>();
        List<double[]> numpy = new Execution(folder, cases.stream().map(Case::run).toList()).python(false).getFirst();
        for (int k = 0; k < cases.size(); k++) {
            Case c = cases.get(k);
            double[] all = numpy.get(k);
            double[] expected = c.expected();
            for (int i = 0; i < expected.length; i++) {
                double is = all[i == 0 ? 0 : all.length - expected.length + i];
                if (!(Math.abs(is - expected[i]) <= ROUNDING * Math.max(1, Math.abs(expected[i])))) {
                    wrong.add(c.text + ", " + (i == 0 ? "loss" : "derivative " + i) + ": " + is + " and " + expected[i] + " at " + c.at.at().values());
                }
            }
        }
        assertThat(cases).isNotEmpty();
        assertThat(wrong).as(cases.stream().map(Case::text).distinct().collect(Collectors.joining("; ")) + "\n" + String.join("\n", wrong)).isEmpty();
    }
}
