package org.backproof;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.backproof.app.Answer;
import org.backproof.app.Engine;
import org.backproof.app.Outcome;
import org.backproof.app.Settings;
import org.backproof.language.Source;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// From text to theorem, warm: each time in a fresh session with fresh names, so that nothing is remembered but the library.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ProofBenchmark {
    private final Engine engine = Engine.standard();
    private int fresh;

    /// Binary cross-entropy after the sigmoid.
    @Benchmark
    public List<Answer> sigmoid() {
        return proved("prove diff(bce(sigmoid(z#), y#), z#) = sigmoid(z#) - y#");
    }

    /// Cross-entropy after softmax, for every number of classes.
    @Benchmark
    public List<Answer> softmax() {
        return proved("v#, t# : vector[K]; assume sum(t#) = 1; prove diff(ce(softmax(v#), t#), v#) = softmax(v#) - t#");
    }

    private List<Answer> proved(String text) {
        fresh++;
        var answers = new ArrayList<Answer>();
        engine.open(Settings.DEFAULT).run(new Source("", text.replace("#", Integer.toString(fresh))), answers::add);
        if (answers.getLast().outcome() != Outcome.DONE) {
            throw new IllegalStateException(answers.getLast().json().toString());
        }
        return answers;
    }
}
