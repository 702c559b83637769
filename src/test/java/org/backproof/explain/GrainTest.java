package org.backproof.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Script;
import org.backproof.elaborate.Task;
import org.backproof.kernel.Theorem;
import org.backproof.language.Source;
import org.backproof.print.Grain;
import org.backproof.print.Layout;
import org.backproof.print.Page;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A finer derivation has the lines of a coarser one, in the same order; all its lines together prove the same.
final class GrainTest {
    private static final Path CLAIMS = Path.of("src/test/resources/claims");
    /// Every so many claims of the corpus.
    private static final int EVERY = 37;
    private static final int LEAST = 50;

    private record Levels(List<Explanation> textbook, List<Explanation> fine) {
    }

    private static Prover prover() {
        return new Prover(LemmaBook.library(), new Budget(20_000, () -> false));
    }

    /// Of the last statement; empty where it has no derivation.
    private static Optional<Levels> levels(String text) {
        return levels(Script.of(text).last());
    }

    private static Optional<Levels> levels(Task task) {
        Optional<Theorem> proof = task instanceof Task.Claim c
                && prover().prove(c.setting().hypotheses(), c.left().body(), c.right().body()) instanceof Verdict.Proved(Theorem t) ? Optional.of(t) : Optional.empty();
        try {
            List<Explanation> textbook = explained(task, new Explainer(prover()), proof);
            return textbook.isEmpty() ? Optional.empty() : Optional.of(new Levels(textbook, explained(task, new Explainer(prover()).finest(), proof)));
        } catch (Budget.Exhausted _) {
            return Optional.empty(); // the answer is the verdict alone
        }
    }

    private static List<Explanation> explained(Task task, Explainer e, Optional<Theorem> proof) {
        return switch (task) {
            case Task.Pair p -> e.pair(p).stream().toList();
            case Task.DerivePair p -> e.derive(p).stream().toList();
            case Task.Derive d -> e.derive(d);
            case Task.Claim c when proof.isPresent() -> e.claim(c, proof).stream().toList();
            case Task _ -> List.of();
        };
    }

    private static List<Layout> lines(Page page) {
        return page.sections().stream().flatMap(s -> s.lines().stream()).map(l -> l.value()).toList();
    }

    private static boolean within(List<Layout> coarse, List<Layout> fine) {
        Iterator<Layout> rest = fine.iterator();
        return coarse.stream().allMatch(c -> {
            while (rest.hasNext()) {
                if (rest.next().equals(c)) {
                    return true;
                }
            }
            return false;
        });
    }

    /// The numbers of lines from the coarsest to the finest.
    private static List<Integer> refines(String text, Levels l) {
        assertThat(l.fine).as(text).hasSameSizeAs(l.textbook);
        List<Integer> sizes = new ArrayList<>(List.of(0, 0, 0, 0));
        for (int k = 0; k < l.fine.size(); k++) {
            Page page = l.fine.get(k).page();
            assertThat(lines(page.at(Grain.TEXTBOOK))).as(text).isEqualTo(lines(l.textbook.get(k).page()));
            for (Grain g : Grain.values()) {
                List<Layout> shown = lines(page.at(g));
                sizes.set(g.ordinal(), sizes.get(g.ordinal()) + shown.size());
                assertThat(g.coarser().map(c -> within(lines(page.at(c)), shown)).orElse(true)).as("%s at %s", text, g).isTrue();
            }
            assertThat(l.fine.get(k).theorem().map(Theorem::conclusion)).as(text).isEqualTo(l.textbook.get(k).theorem().map(Theorem::conclusion));
            assertThat(l.fine.get(k).theorem().map(Theorem::hypotheses)).as(text).isEqualTo(l.textbook.get(k).theorem().map(Theorem::hypotheses));
        }
        assertThat(sizes).as(text).isSorted();
        return sizes;
    }

    /// There is something to show between these lines, and something to leave out.
    @ParameterizedTest
    @ValueSource(strings = {
        "pair bce with sigmoid", "pair huber with tanh", "derive mse with sigmoid", "derive x^3*sin(x)/(1 + x^2)",
        "prove diff(log(1 + exp(2*z)), z) = 2*sigmoid(2*z)",
        "prove diff(x^2*sin(exp(3*x)), x) = 2*x*sin(exp(3*x)) + 3*x^2*exp(3*x)*cos(exp(3*x))",
        "prove diff(bce(sigmoid(z), y), z, z) = sigmoid(z)*(1 - sigmoid(z))",
        "t, v : vector[K]; assume sum(t) = 1; prove diff(ce(softmax(v), t), v) = softmax(v) - t",
        "prove diff(x*abs(x), x) = 2*abs(x)", "pair mse with relu", "prove tan(2*atan(x)) = 2*x/(1 - x^2)"})
    void threeLevels(String text) {
        List<Integer> sizes = refines(text, levels(text).orElseThrow());
        assertThat(sizes.get(1)).as(text).isBetween(1, sizes.get(2) - 1);
        assertThat(sizes.get(3)).as(text).isGreaterThan(sizes.get(2));
    }

    /// Each step at each grain is a claim that is proved again.
    @ParameterizedTest
    @ValueSource(strings = {"pair bce with sigmoid", "prove diff(sin(exp(x^2)), x) = 2*x*exp(x^2)*cos(exp(x^2))", "derive x^3*sin(x)/(1 + x^2)",
        "t, v : vector[K]; assume sum(t) = 1; prove diff(ce(softmax(v), t), v) = softmax(v) - t", "prove sigmoid(z) = (1 + tanh(z/2))/2"})
    void stepsReplay(String text) {
        String declarations = text.startsWith("t, v") ? "t, v : vector[K]; assume sum(t) = 1; " : "";
        for (Grain g : List.of(Grain.STAGES, Grain.RULES)) {
            List<Step> steps = levels(text).orElseThrow().fine.stream().flatMap(e -> e.at(g).steps().stream()).toList();
            assertThat(steps).isNotEmpty();
            for (Step s : steps) {
                String given = s.conditions().isEmpty() ? "" : " given " + String.join(", ", s.conditions());
                String claim = declarations + "prove " + s.before() + " = " + s.after() + given;
                assertThat(levels(claim)).as(claim).isPresent();
            }
        }
    }

    @Test
    void overTheCorpus() throws IOException {
        int derivations = 0;
        int finer = 0;
        for (Task.Claim claim : claims()) {
            Optional<Levels> l = levels(claim);
            if (l.isPresent()) {
                List<Integer> sizes = refines(claim.left().body() + " = " + claim.right().body(), l.get());
                derivations++;
                finer += sizes.get(3) > sizes.get(2) ? 1 : 0;
            }
        }
        assertThat(derivations).isGreaterThan(LEAST);
        assertThat(finer).isGreaterThan(derivations / 5);
    }

    private static List<Task.Claim> claims() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(CLAIMS)) {
            files = all.filter(f -> f.toString().endsWith(".bp")).sorted().toList();
        }
        List<Task.Claim> claims = new ArrayList<>();
        for (Path f : files) {
            Script.of(new Source(f.getFileName().toString(), Files.readString(f))).tasks().stream().filter(Task.Claim.class::isInstance).map(Task.Claim.class::cast).forEach(claims::add);
        }
        return Stream.iterate(0, k -> k + EVERY).limit(claims.size() / EVERY).map(claims::get).toList();
    }
}
