package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.backproof.algebra.Budget;
import org.backproof.algebra.Subterms;
import org.backproof.elaborate.Elaborator;
import org.backproof.elaborate.Pairing;
import org.backproof.elaborate.Scope;
import org.backproof.elaborate.Task;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Point;
import org.backproof.evaluate.Truth;
import org.backproof.expr.Apply;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Num;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.language.Statement;
import org.backproof.library.Descriptor;
import org.backproof.library.Kind;
import org.backproof.library.Library;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Rational;
import org.backproof.prove.LemmaBook;
import org.backproof.prove.Prover;

/// A loss of the library after an activation of the library: its program, examples to run it on, and the loss and the gradient there as they are, by
/// differences in arbitrary precision. The examples are those of [Sampling], as single precision has them, where the loss is defined and its
/// derivative is the same from both sides: logits up to ±10⁴, one-hot and soft labels.
///
/// @param examples the loss of each, and its derivatives by the logit
record LibraryPair(String text, int size, Program program, List<Symbol> inputs, List<Example> examples) {
    private static final long MILLISECONDS = 4_000;
    private static final Rational STEP = Rational.of(1, 1_000_000_000).pow(2);
    private static final Rational DIGITS = Rational.of(1, 10).pow(45);
    private static final double LARGEST = 1e30;
    private static final double ONE_SIDE = 1e-9;
    private static final int OWN_SIZE = 3;
    private static final int TRIED = 60;
    private static final double BEYOND = 8;
    private static final double[] SATURATED = {-1e4, -800, -40, -20, 20, 40, 800, 1e4};

    /// @param moderate whether no number is beyond ±8
    record Example(Sampling.Input at, boolean moderate, double loss, double[] gradient) {
        /// Whether the largest entry of a vector stands there twice: the derivative of what takes it out, by autograd, is one of many.
        boolean tied() {
            return at.values().values().stream().anyMatch(v -> v.values().stream().filter(Collections.max(v.values())::equals).count() > 1);
        }
    }

    /// The names of all pairs that fit: what acts on numbers goes entry by entry over vectors.
    static List<String> names() {
        List<String> out = new ArrayList<>();
        for (var loss : Library.descriptors()) {
            if (loss.kind() == Kind.LOSS && !ofMaximum(loss)) {
                boolean ofVectors = loss.definition().formals().getFirst().rank() == 1;
                Library.descriptors().stream().filter(a -> a.kind() == Kind.ACTIVATION && (ofVectors || a.definition().formals().getFirst().rank() == 0))
                        .forEach(a -> out.add(loss.name() + " with " + a.name()));
                Library.primitives().stream().filter(a -> a.kind() == Kind.ACTIVATION).forEach(a -> out.add(loss.name() + " with " + a.function().name()));
            }
        }
        return out;
    }

    /// Some of them: so many apart, `-Dpairs.every=110`, from one on, `-Dpairs.from=3`.
    ///
    /// @param usual how many apart if nothing is said
    /// @param first which is the first if nothing is said
    static List<String> some(int usual, int first) {
        List<String> all = names();
        int every = Integer.getInteger("pairs.every", usual);
        return IntStream.iterate(Integer.getInteger("pairs.from", 0) + first, k -> k < all.size(), k -> k + every).mapToObj(all::get).toList();
    }

    /// Code for the derivative of a maximum over a vector is not generated.
    private static boolean ofMaximum(Descriptor loss) {
        return Subterms.of(loss.definition().function().body()).stream().anyMatch(e -> e instanceof Apply a && a.function() instanceof Function.Largest);
    }

    /// Within a bound of work, which some derivatives of vectors in pieces go beyond.
    ///
    /// @param size  of vectors
    /// @param count how many examples, half of them moderate where there are such
    static Optional<LibraryPair> of(String text, int size, int count) {
        return of("", text, size, count);
    }

    /// Of a loss that the definitions define.
    static Optional<LibraryPair> of(String definitions, String text, int size, int count) {
        try {
            return Optional.of(made(definitions, text, size, (p, inputs, task) -> examples(p, inputs, presets(task), task, size, count)));
        } catch (Budget.Exhausted _) {
            return Optional.empty();
        }
    }

    /// A loss of the user's with predictions that are large and nearly equal to the labels.
    static LibraryPair nearlyEqual(RobustLoss loss, boolean ofVector) {
        return made(loss.definitions(), (ofVector ? loss.ofVector() : loss.name()) + " with identity", OWN_SIZE, (p, inputs, task) -> {
            List<Example> out = new ArrayList<>();
            for (double d : RobustLoss.DIFFERENCES) {
                Map<Symbol, Map<List<Integer>, Double>> values = new LinkedHashMap<>();
                for (Symbol s : inputs) {
                    Map<List<Integer>, Double> own = new LinkedHashMap<>();
                    for (int k = 1; k <= (ofVector ? OWN_SIZE : 1); k++) {
                        own.put(ofVector ? List.of(k) : List.of(), RobustLoss.LARGE + (s == p.logit() ? d * k : 0));
                    }
                    values.put(s, own);
                    Free.symbols(s).stream().filter(x -> x.sort() instanceof Sort.Size).forEach(x -> values.put(x, Map.of(List.of(), (double) OWN_SIZE)));
                }
                out.add(example(p, new Sampling.Input(values), true, task).orElseThrow());
            }
            return out;
        });
    }

    /// Of a loss of a number and its label, far from 0.
    static LibraryPair saturated(String text) {
        return made("", text, 1, (p, inputs, task) -> {
            List<Example> out = new ArrayList<>();
            for (double z : SATURATED) {
                for (double y : new double[] {0, 0.25, 1}) {
                    Map<Symbol, Map<List<Integer>, Double>> values = new LinkedHashMap<>();
                    inputs.forEach(s -> values.put(s, Map.of(List.of(), s == p.logit() ? z : y)));
                    example(p, new Sampling.Input(values), false, task).ifPresent(out::add);
                }
            }
            return out;
        });
    }

    private interface Examples {
        List<Example> of(Pairing pairing, Set<Symbol> inputs, Task.Generate task);
    }

    private static Map<Symbol, Double> presets(Task.Generate task) {
        Map<Symbol, Double> out = new LinkedHashMap<>();
        task.presets().forEach((s, e) -> out.put(s, ((Num) e).value().doubleValue()));
        return out;
    }

    private static LibraryPair made(String definitions, String text, int size, Examples examples) {
        Scope scope = Library.scope().child();
        Task last = null;
        for (Statement s : Parser.parse(new Source("test", definitions + "generate numpy for " + text))) {
            last = Elaborator.elaborate(s, scope);
            scope = last.setting().scope();
        }
        Task.Generate task = (Task.Generate) last;
        Pairing pairing = task.pairing().orElseThrow();
        Request request = Request.of(pairing, List.of(), presets(task), task.setting(), text);
        Program program = Assembly.of(request, new Prover(LemmaBook.library(), new Budget(MILLISECONDS, () -> false)));
        Set<Symbol> inputs = new LinkedHashSet<>(request.examples());
        inputs.add(pairing.logit());
        inputs.addAll(Free.symbols(pairing.atLogit()));
        inputs.removeIf(s -> s.sort() instanceof Sort.Size);
        return new LibraryPair(text, size, program, List.copyOf(inputs), examples.of(pairing, inputs, task));
    }

    private static List<Example> examples(Pairing p, Set<Symbol> inputs, Map<Symbol, Double> presets, Task.Generate task, int size, int count) {
        Set<Symbol> all = new LinkedHashSet<>(inputs);
        inputs.forEach(s -> Free.symbols(s.sort() instanceof Sort.Index i ? i.upper() : s).stream().filter(x -> x.sort() instanceof Sort.Size).forEach(all::add));
        List<Example> out = new ArrayList<>();
        for (boolean moderate : new boolean[] {true, false}) {
            int wanted = moderate ? (count + 1) / 2 : count;
            for (Sampling.Input sampled : new Sampling(size).of(List.copyOf(all), TRIED)) {
                Sampling.Input at = input(sampled, presets, moderate);
                if (out.size() < wanted && (moderate || at.values().get(p.logit()).values().stream().anyMatch(z -> Math.abs(z) > BEYOND))) {
                    example(p, at, moderate, task).ifPresent(out::add);
                }
            }
        }
        return out;
    }

    /// In single precision; moderate ones are brought to between −8 and 8.
    private static Sampling.Input input(Sampling.Input sampled, Map<Symbol, Double> presets, boolean moderate) {
        Map<Symbol, Map<List<Integer>, Double>> values = new LinkedHashMap<>();
        sampled.values().forEach((s, entries) -> {
            Map<List<Integer>, Double> own = new LinkedHashMap<>();
            entries.forEach((k, v) -> {
                double x = presets.getOrDefault(s, v);
                boolean tame = moderate && s.sort() instanceof Sort.Real || moderate && s.sort() instanceof Sort.Tensor;
                own.put(k, (double) (float) (tame && Math.abs(x) > BEYOND ? Math.IEEEremainder(x, 7) : tame && Math.abs(x) < 1e-3 ? Math.round(1000 * x) / 1000.0 : x));
            });
            values.put(s, own);
        });
        return new Sampling.Input(values);
    }

    private static Optional<Example> example(Pairing p, Sampling.Input at, boolean moderate, Task.Generate task) {
        if (new CertifiedEvaluation(at.point()).all(task.setting().hypotheses()) != Truth.TRUE) {
            return Optional.empty();
        }
        Optional<Rational> here = loss(p, at.point());
        if (here.isEmpty() || Math.abs(here.get().doubleValue()) > LARGEST) {
            return Optional.empty();
        }
        List<Double> gradient = new ArrayList<>();
        for (Map.Entry<List<Integer>, Double> entry : at.values().get(p.logit()).entrySet()) {
            Optional<Rational> up = loss(p, moved(at, p.logit(), entry.getKey(), STEP));
            Optional<Rational> down = loss(p, moved(at, p.logit(), entry.getKey(), STEP.negate()));
            if (up.isEmpty() || down.isEmpty()) {
                return Optional.empty();
            }
            double right = up.get().subtract(here.get()).divide(STEP).doubleValue();
            double left = here.get().subtract(down.get()).divide(STEP).doubleValue();
            double slope = up.get().subtract(down.get()).divide(STEP.multiply(Rational.of(2))).doubleValue();
            if (Math.abs(right - left) > ONE_SIDE * Math.max(1e-6, Math.abs(slope)) || Math.abs(slope) > LARGEST) {
                return Optional.empty();
            }
            gradient.add(slope);
        }
        return Optional.of(new Example(at, moderate, here.get().doubleValue(), gradient.stream().mapToDouble(x -> x).toArray()));
    }

    private static Point moved(Sampling.Input at, Symbol s, List<Integer> entry, Rational step) {
        Rational there = Sampling.exact(at.values().get(s).get(entry)).add(step);
        return entry.isEmpty() ? at.point().with(s, there) : at.point().with(s, entry, there);
    }

    /// To 45 digits of 1 + J, since J may be 0.
    private static Optional<Rational> loss(Pairing p, Point at) {
        try {
            return new CertifiedEvaluation(at).value(Terms.add(Terms.ONE, p.atLogit()), DIGITS).map(Interval::lower).map(x -> x.subtract(Rational.ONE));
        } catch (ArithmeticException _) {
            return Optional.empty(); // exp(exp(1000)) is too large to be written out
        }
    }

    /// All examples, or one.
    int count() {
        return examples.size();
    }

    /// The numbers of an input, the examples one after another; a class from 0.
    double[] values(int input) {
        Symbol s = inputs.get(input);
        Input of = program.inputs().get(input);
        List<Double> out = new ArrayList<>();
        for (Example e : of.isScalar() ? examples.subList(0, 1) : examples) {
            e.at.values().get(s).values().forEach(v -> out.add(of.isLabel() ? v - 1 : v));
        }
        return out.stream().mapToDouble(x -> x).toArray();
    }

    List<Integer> sizes() {
        return program.sizes().stream().map(s -> program.countsExamples(s) ? count() : size).toList();
    }

    /// How many numbers an output is: the loss of each example, or its derivatives.
    int length(int output) {
        return output == 0 ? count() : values(0).length;
    }
}
