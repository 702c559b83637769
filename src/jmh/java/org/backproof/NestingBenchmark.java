package org.backproof;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.backproof.algebra.Budget;
import org.backproof.calculus.Differentiation;
import org.backproof.elaborate.Elaborator;
import org.backproof.elaborate.Task;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.kernel.Theorem;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.library.Library;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The derivative of sigmoids nested n deep, as a theorem.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class NestingBenchmark {
    @Param({"80", "1000"})
    int depth;

    private final Expr sigmoid = ((Task.Show) Elaborator.elaborate(Parser.parse(new Source("", "sigmoid(z)")).getFirst(), Library.scope().child()))
            .value().body();
    private int fresh;

    @Benchmark
    public Theorem derivative() {
        Symbol z = Free.symbols(sigmoid).iterator().next();
        Symbol x = Terms.real("x" + fresh++);
        Expr e = x;
        for (int k = 0; k < depth; k++) {
            e = Substitution.of(z, e).apply(sigmoid);
        }
        var prover = new Prover(LemmaBook.library(), new Budget(100_000, () -> false));
        return new Differentiation(prover.knowledge(List.of())).derivative(e, x).orElseThrow();
    }
}
