package org.backproof;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.language.Statement;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/// Text to syntax.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReadingBenchmark {
    @Benchmark
    public List<Statement> sigmoid() {
        return Parser.parse(new Source("", "prove diff(bce(sigmoid(z), y), z) = sigmoid(z) - y"));
    }

    @Benchmark
    public List<Statement> softmax() {
        return Parser.parse(new Source("", "v, t : vector[K]; assume sum(t) = 1; prove diff(ce(softmax(v), t), v) = softmax(v) - t"));
    }
}
