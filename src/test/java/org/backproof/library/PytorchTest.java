package org.backproof.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.backproof.RequiresTool;
import org.backproof.calculus.Critical;
import org.backproof.elaborate.Formal;
import org.backproof.elaborate.Scope;
import org.backproof.elaborate.Script;
import org.backproof.elaborate.Task;
import org.backproof.elaborate.Tensor;
import org.backproof.evaluate.CertifiedEvaluation;
import org.backproof.evaluate.Point;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Expression;
import org.backproof.language.SetSyntax;
import org.backproof.numeric.Enclosure;
import org.backproof.numeric.Interval;
import org.backproof.numeric.Rational;
import org.backproof.numeric.Undefined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The value and the gradient of every function that PyTorch has, and of common combinations, are those that PyTorch computes.
/// Where there is no derivative PyTorch takes one all the same: the right side of the lemma about the derivative, which is what answers say of kinks.
@RequiresTool("/usr/lib/python3/dist-packages/torch")
class PytorchTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final long SEED = 20_251_122;
    private static final int POINTS = 14;
    private static final int LENGTH = 3;
    /// PyTorch's softplus is linear beyond 20, where it is off by exp(-20).
    private static final double TOLERANCE = 1e-8;

    /// `declarations of what is a vector or has a domain | here | in PyTorch`
    private static final List<String> COMBINATIONS = List.of(
            "z : vector, t : vector in [0, 1] | ce(softmax(z), t) | F.cross_entropy(z[None], t[None])",
            "z : vector, c : index | sparse_ce(softmax(z), c) | F.cross_entropy(z[None], c[None])",
            "z : vector, c : index | nll(log_softmax(z), c) | F.nll_loss(F.log_softmax(z, dim=0)[None], c[None])",
            "z : vector, t : vector in [0, 1], w : vector in [0, inf) | weighted_ce(softmax(z), t, w) | F.cross_entropy(z[None], t[None], weight=w, reduction='sum')",
            "z : vector, c : index, w : vector in (0, inf) | w[c]*sparse_ce_with_logits(z, c) | F.cross_entropy(z[None], c[None], weight=w, reduction='sum')",
            "z : vector, t : vector in [0, 1], eps in [0, 1] | smoothed_ce(softmax(z), t, eps) | (1 - eps)*F.cross_entropy(z[None], t[None]) - eps*F.log_softmax(z, 0).mean()",
            "z : vector, c : index | smoothed_ce(softmax(z), onehot(c, 3), 1/8) | F.cross_entropy(z[None], c[None], label_smoothing=1/8)",
            "z : vector, t : vector in (0, 1] | kl(softmax(z), t) | F.kl_div(F.log_softmax(z, 0), t, reduction='sum')",
            "z, y in [0, 1] | bce(sigmoid(z), y) | F.binary_cross_entropy_with_logits(z, y)",
            "z, y in [0, 1], w in [0, inf) | weighted_bce(sigmoid(z), y, w) | F.binary_cross_entropy_with_logits(z, y, pos_weight=w)",
            "a : vector in (0, 1), y : vector in [0, 1], w : vector | mean(w*bce(a, y)) | F.binary_cross_entropy(a, y, weight=w)",
            "a : vector in (0, 1), y : vector in [0, 1] | sum(bce(a, y)) | F.binary_cross_entropy(a, y, reduction='sum')",
            "a : vector, y : vector | mean(squared_error(a, y)) | F.mse_loss(a, y)",
            "a : vector, y : vector | sum(huber(a, y, 1/2)) | F.huber_loss(a, y, reduction='sum', delta=0.5)",
            "a : vector, y : vector, w : vector in [0, inf) | sum(w*mae(a, y))/(1 + sum(w)) | (w*F.l1_loss(a, y, reduction='none')).sum()/(1 + w.sum())",
            "z : vector, y : vector in [0, inf) | mean(poisson_log(z, y)) | F.poisson_nll_loss(z, y)",
            "z, y in {0, 1} | focal(sigmoid(z), y) | (0.25*y + 0.75*(1 - y))*(1 - torch.exp(-F.binary_cross_entropy_with_logits(z, y)))**2*F.binary_cross_entropy_with_logits(z, y)",
            "z : vector, tau in (0, inf) | softmax(z/tau) | F.softmax(z/tau, dim=0)",
            "z : vector | mean(relu(z)) | F.relu(z).mean()",
            "z : vector | max(z) | torch.max(z)");

    @TempDir
    private Path folder;
    private final Random random = new Random(SEED);
    private final Sampling sampling = new Sampling(random);
    private final List<Case> cases = new ArrayList<>();

    /// A function at a point.
    private record Case(String name, String here, String there, Scope scope, List<Formal> formals, Map<String, List<Rational>> values) {
        Point point(Expr e) {
            Point p = Point.EMPTY;
            for (Symbol s : Free.symbols(e)) {
                List<Rational> at = values.get(s.name());
                p = s.sort() instanceof Sort.Tensor ? p.with(s, at) : p.with(s, at.getFirst());
            }
            return p;
        }

        Case with(String name, Rational value) {
            Map<String, List<Rational>> other = new LinkedHashMap<>(values);
            other.put(name, List.of(value));
            return new Case(this.name, here, there, scope, formals, other);
        }

        Enclosure at(Expr e) {
            return new CertifiedEvaluation(point(e)).value(e);
        }

        Tensor tensor(String text) {
            return ((Task.Show) elaborated(text, scope)).value();
        }

        Enclosure value(Tensor t, int entry) {
            Expr e = t.isScalar() ? t.body() : t.at(List.of(Terms.num(entry)));
            return at(e);
        }

        /// What the derivative by a variable, or by one of its entries, is called.
        Enclosure slope(int entry, boolean vector, String variable, int place) {
            boolean scalar = values.get(variable).size() == 1;
            String of = vector ? "(" + here + ")[" + entry + "]" : here;
            return value(tensor("diff(" + of + ", " + variable + (scalar ? "" : "[" + place + "]") + ")"), 1);
        }

        /// By the first parameter of a function of numbers, the right side of the lemma about its derivative, which has a value at kinks, too.
        Optional<Enclosure> written(String variable) {
            boolean first = formals.getFirst().isReal() && formals.getFirst().name().equals(variable);
            return Library.descriptor(name).filter(_ -> first).flatMap(d -> d.lemmas().stream().filter(l -> l.name().startsWith("derivative of")).findFirst())
                    .map(l -> ((Expression.Comparison) l.statement().claim()).rest().getLast().operand().toSource())
                    .map(right -> value(tensor(right), 1)).filter(Interval.class::isInstance);
        }

        String line(int number) {
            List<String> given = new ArrayList<>();
            for (Formal f : formals) {
                List<Rational> at = values.get(f.name());
                boolean index = f.sort() instanceof Sort.Index;
                boolean label = f.domain().filter(SetSyntax.Finite.class::isInstance).isPresent();
                String kind = index ? "index" : f.hasPreset() ? "number" : label ? "label" : "tensor";
                List<String> numbers = at.stream().map(q -> index ? q.toString() : Double.toString(q.doubleValue())).toList();
                given.add("[\"" + f.name() + "\", \"" + kind + "\", " + (f.rank() == 0 ? numbers.getFirst() : numbers) + "]");
            }
            return "[" + number + ", \"" + there + "\", " + given + "]";
        }

        @Override
        public String toString() {
            return here + " at " + values;
        }
    }

    private static Task elaborated(String text, Scope scope) {
        return Script.over(scope, text).last();
    }

    /// Cases of `here`, a term in the parameters.
    private void add(String name, String here, String there, List<Formal> formals) {
        Scope scope = Library.scope().child();
        for (Formal f : formals) {
            String type = f.sort() instanceof Sort.Index ? "index[" + LENGTH + "]" : f.rank() == 1 ? "vector[" + LENGTH + "]" : "scalar";
            scope = elaborated(f.name() + " : " + type, scope).setting().scope();
        }
        boolean pieces = Library.descriptor(name).filter(d -> Critical.piecewise(d.definition().function().body())).isPresent();
        for (int k = 0; k < (pieces ? 2 * POINTS : POINTS); k++) {
            Map<String, List<Rational>> values = new LinkedHashMap<>();
            for (Formal f : formals) {
                List<Rational> at = new ArrayList<>();
                for (int i = 0; i < (f.rank() == 1 ? LENGTH : 1); i++) {
                    at.add(f.sort() instanceof Sort.Index ? Rational.of(random.nextInt(1, LENGTH + 1)) : sampling.of(f));
                }
                values.put(f.name(), at);
            }
            Case at = new Case(name, here, there, scope, formals, values);
            cases.add(at);
            if (pieces && k < POINTS && formals.getFirst().isReal()) {
                borders(at).forEach(b -> cases.add(at.with(formals.getFirst().name(), b)));
            }
        }
    }

    /// Values of the first variable at which what a guard compares is 0, where it is linear in that variable.
    private static Set<Rational> borders(Case c) {
        Set<Rational> out = new LinkedHashSet<>();
        String first = c.formals.getFirst().name();
        for (Expr g : Critical.terms(c.tensor(c.here).body())) {
            if (c.with(first, Rational.ZERO).at(g) instanceof Interval low && c.with(first, Rational.ONE).at(g) instanceof Interval high && low.midpoint() != high.midpoint()) {
                Rational root = Rational.parse(new BigDecimal(low.midpoint() / (low.midpoint() - high.midpoint())).toPlainString());
                if (c.with(first, root).at(g) instanceof Interval zero && zero.midpoint() == 0) {
                    out.add(root);
                }
            }
        }
        return out;
    }

    private static List<Formal> formals(String declarations, String here) {
        String text = "f(" + declarations + ") = " + here;
        Scope scope = elaborated(text, Library.scope().child()).setting().scope();
        return ((org.backproof.elaborate.Definition) scope.function("f").orElseThrow()).formals();
    }

    private Map<String, Double> computed() throws IOException, InterruptedException {
        Path script = folder.resolve("pytorch.py");
        try (var in = PytorchTest.class.getResourceAsStream("pytorch.py")) {
            Files.write(script, in.readAllBytes());
        }
        Path input = folder.resolve("cases");
        List<String> lines = new ArrayList<>();
        for (int k = 0; k < cases.size(); k++) {
            lines.add(cases.get(k).line(k));
        }
        Files.write(input, lines);
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(PYTHON, "-W", "ignore", script.toString()).redirectInput(input.toFile()).redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        Map<String, Double> out = new LinkedHashMap<>();
        output.lines().forEach(l -> out.put(l.substring(0, l.lastIndexOf(' ')),
                Double.valueOf(l.substring(l.lastIndexOf(' ') + 1).replace("inf", "Infinity").replace("nan", "NaN"))));
        return out;
    }

    @Test
    void valuesAndGradientsAreThoseOfPytorch() throws Exception {
        for (Descriptor d : Library.descriptors()) {
            if (d.pytorch().isPresent()) {
                add(d.name(), d.definition().signature(), d.pytorch().get(), d.definition().formals());
            }
        }
        for (String row : COMBINATIONS) {
            String[] parts = row.split(" \\| ");
            add(parts[1], parts[1], parts[2], formals(parts[0], parts[1]));
        }
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> compared = new TreeMap<>();
        Set<String> wanted = new LinkedHashSet<>();
        Set<String> kinks = new TreeSet<>();
        for (Map.Entry<String, Double> e : computed().entrySet()) {
            String[] key = e.getKey().split(" ");
            Case c = cases.get(Integer.parseInt(key[0]));
            int entry = Integer.parseInt(key[1]);
            Tensor t = c.tensor(c.here);
            boolean slope = !key[2].equals("value");
            Enclosure ours = slope ? c.slope(entry, !t.isScalar(), key[2], Integer.parseInt(key[3])) : c.value(t, entry);
            String what = c.name + (slope ? " by " + key[2] : "");
            wanted.add(what);
            boolean none = slope && ours instanceof Undefined;
            Optional<Enclosure> written = none ? c.written(key[2]) : Optional.empty();
            if (written.orElse(null) instanceof Interval x) {
                if (Math.abs(x.midpoint() - e.getValue()) <= TOLERANCE) {
                    kinks.add(c.name);
                } else {
                    wrong.add("at a kink, " + what + ": " + x + ", in PyTorch " + e.getValue() + ", " + c);
                }
            }
            if (none || ours instanceof Interval x && Math.abs(x.midpoint() - e.getValue()) <= TOLERANCE * Math.max(1, Math.abs(x.midpoint()))) {
                compared.merge(what, none ? 0 : 1, Integer::sum);
            } else {
                wrong.add(what + ": " + ours + ", in PyTorch " + e.getValue() + ", " + c);
            }
        }
        System.out.println("compared with PyTorch, seed " + SEED + ": " + compared.values().stream().mapToInt(n -> n).sum() + " numbers of "
                + compared.size() + " functions and derivatives");
        System.out.println("at kinks: " + String.join(", ", kinks));
        assertThat(wrong).isEmpty();
        assertThat(kinks).contains("relu", "maxout", "relu6", "leaky_relu", "prelu", "hard_sigmoid", "hard_tanh", "hard_swish", "softshrink", "threshold", "elu", "selu", "mae", "margin_ranking");
        assertThat(wanted).allSatisfy(w -> assertThat(compared.getOrDefault(w, 0)).as(w).isGreaterThan(2));
    }
}
