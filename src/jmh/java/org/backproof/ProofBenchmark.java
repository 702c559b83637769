package org.backproof;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.backproof.algebra.Budget;
import org.backproof.app.Answer;
import org.backproof.app.Engine;
import org.backproof.app.Outcome;
import org.backproof.app.Settings;
import org.backproof.elaborate.Elaborator;
import org.backproof.elaborate.Task;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.language.Statement;
import org.backproof.library.Library;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;
import org.backproof.prove.Verdict;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Warm, each time in a fresh session with fresh names, so that nothing is remembered but the library: from text to the theorem
/// of the verdict, and to the whole answer with its derivation.
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ProofBenchmark {
    private static final long MILLISECONDS = 10_000;

    /// Binary cross-entropy after the sigmoid; cross-entropy after softmax, for every number of classes.
    @Param({"prove diff(bce(sigmoid(z#), y#), z#) = sigmoid(z#) - y#",
            "v#, t# : vector[K]; assume sum(t#) = 1; prove diff(ce(softmax(v#), t#), v#) = softmax(v#) - t#"})
    String claim;

    private final Engine engine = Engine.standard();
    private int fresh;

    private Source source() {
        fresh++;
        return new Source("", claim.replace("#", Integer.toString(fresh)));
    }

    @Benchmark
    public Verdict theorem() {
        var scope = Library.scope().child();
        Verdict verdict = new Verdict.Undecided("");
        for (Statement s : Parser.parse(source())) {
            Task task = Elaborator.elaborate(s, scope);
            scope = task.setting().scope();
            if (task instanceof Task.Claim c) {
                verdict = new Prover(LemmaBook.library(), new Budget(MILLISECONDS, () -> false))
                        .prove(task.setting().hypotheses(), c.left().body(), c.right().body());
            }
        }
        if (!(verdict instanceof Verdict.Proved)) {
            throw new IllegalStateException(verdict.toString());
        }
        return verdict;
    }

    @Benchmark
    public List<Answer> answer() {
        var answers = new ArrayList<Answer>();
        engine.open(Settings.DEFAULT).run(source(), answers::add);
        if (answers.getLast().outcome() != Outcome.DONE) {
            throw new IllegalStateException(answers.getLast().json().toString());
        }
        return answers;
    }
}
