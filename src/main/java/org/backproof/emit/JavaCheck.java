package org.backproof.emit;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Symbol;

/// The `main` method of a Java class, which compares its gradient with central differences.
final class JavaCheck {
    private static final String WORST = """
            /** The largest difference between dx and central differences of the loss, as a part of the largest entry of dx if that is above 1. */
            private static double worst(java.util.function.DoubleSupplier loss, double[] x, double[] dx) {
                double worst = 0;
                double size = 1;
                double step = STEP;
                for (int at = 0; at < x.length; at++) {
                    double kept = x[at];
                    x[at] = kept + step;
                    double up = loss.getAsDouble();
                    x[at] = kept - step;
                    double down = loss.getAsDouble();
                    x[at] = kept;
                    worst = Math.max(worst, Math.abs((up - down) / (2 * step) - dx[at]));
                    size = Math.max(size, Math.abs(dx[at]));
                }
                return worst / size;
            }""";
    private static final String SUM = """
            private static double sum(double[] values) {
                double total = 0;
                for (double v : values) {
                    total += v;
                }
                return total;
            }""";
    private static final String RANDOM = """
            private static double[] random(int count, java.util.function.DoubleSupplier next) {
                double[] values = new double[count];
                for (int at = 0; at < count; at++) {
                    values[at] = next.getAsDouble();
                }
                return values;
            }""";

    private final Program program;
    private final Options options;
    private final SourceText out;

    private JavaCheck(Program program, Options options, SourceText out) {
        this.program = program;
        this.options = options;
        this.out = out;
    }

    /// For a class with a method `compute`.
    static void print(Program program, Options options, SourceText out) {
        new JavaCheck(program, options, out).ofFunction();
    }

    /// For a class with methods `forward`, `loss` and `backward`.
    static void ofNetwork(Program program, Options options, SourceText out) {
        new JavaCheck(program, options, out).ofNetwork();
    }

    private void begin() {
        out.blank().line("/** Compares the gradient with central differences at random points" + GradientCheck.remark(program) + ", prints the worst difference, and fails if it is large. */");
        out.open("public static void main(String[] args) {");
        if (program.inputs().stream().anyMatch(i -> !i.isScalar())) {
            out.line("java.util.Random random = new java.util.Random(0);");
        }
        int next = 3;
        for (Symbol s : program.sizes()) {
            out.line("int " + s.name() + " = " + next++ + ";");
        }
    }

    private void input(Input i) {
        String uniform = "random.nextDouble()";
        String random = GradientCheck.chosen(i, uniform).or(() -> GradientCheck.random(program, i, uniform)).map(r -> "() -> " + r)
                .orElse(GradientCheck.isWide(program, i) ? "() -> random.nextGaussian() * Math.pow(10, 2 * random.nextDouble() - 1)"
                        : GradientCheck.isVariable(program, i) ? "random::nextGaussian" : "random::nextDouble");
        String type = JavaPrinter.array(options);
        if (i.isLabel()) {
            out.line(JavaPrinter.type(i, options) + " " + i.name() + " = " + (i.isScalar() ? "1;" : "random.ints(" + LoopDialect.count(i.sizes()) + ", 0, " + LoopDialect.size(i.classes().get()) + ").toArray();"));
        } else if (!i.isScalar()) {
            out.line(type + " " + i.name() + " = random(" + LoopDialect.count(i.sizes()) + ", " + random + ");");
        } else if (program.variables().contains(i)) {
            out.line(type + " " + i.name() + " = {" + GradientCheck.number(program, i) + options.precision().suffix() + "};");
        } else {
            out.line("double " + i.name() + " = " + GradientCheck.number(program, i) + ";");
        }
    }

    private void ofFunction() {
        begin();
        program.inputs().forEach(this::input);
        GradientCheck.normalised(program).forEach(this::normalise);
        String type = options.precision().type();
        program.outputs().forEach(l -> out.line(type + "[] " + l.name() + " = new " + type + "["
                + (l.indices().isEmpty() ? "1" : LoopDialect.count(JavaPrinter.sizes(l))) + "];"));
        out.line("compute(" + arguments("") + ");");
        String cost = program.outputs().getFirst().name();
        out.open("java.util.function.DoubleSupplier loss_ = () -> {").line("compute(" + arguments(".clone()") + ");").line("return sum(" + cost + ");").close("};");
        out.line("double worst = 0;");
        for (int k = 0; k < program.variables().size(); k++) {
            Input x = program.variables().get(k);
            Let dx = program.outputs().get(k + 1);
            String gradient = x.isScalar() && !dx.indices().isEmpty() ? (options.precision() == Precision.FLOAT32 ? "new float[] {(float) sum(" : "new double[] {sum(") + dx.name() + ")}" : dx.name();
            out.line("worst = Math.max(worst, worst(loss_, " + x.name() + ", " + gradient + "));");
        }
        end();
        if (program.inputs().stream().anyMatch(i -> !i.isScalar())) {
            routine(RANDOM);
        }
        routine(SUM);
        routine(WORST);
    }

    private void ofNetwork() {
        begin();
        List<Symbol> sizes = JavaNetwork.ofParameters(program);
        String type = Prose.camel(program.name());
        out.line(type + " network = new " + type + "(" + JavaNetwork.names(sizes) + ");").line("network.initialise(random);");
        program.variables().forEach(v -> GradientCheck.random(program, v, "random.nextDouble()").ifPresent(r -> out.line("System.arraycopy(random(network." + v.name() + ".length, () -> " + r + "), 0, network." + v.name() + ", 0, network." + v.name() + ".length);")));
        program.inputs().stream().filter(i -> !program.variables().contains(i)).forEach(this::input);
        GradientCheck.normalised(program).forEach(this::normalise);
        List<String> forward = JavaNetwork.forwardArguments(program);
        List<String> loss = JavaNetwork.lossArguments(program);
        out.open("java.util.function.DoubleSupplier loss_ = () -> {").line("network.forward(" + String.join(", ", forward) + ");")
                .line("return network.loss(" + String.join(", ", loss) + ");").close("};");
        out.line("loss_.getAsDouble();").line("network.backward();").line("double worst = 0;");
        for (int k = 0; k < program.variables().size(); k++) {
            out.line("worst = Math.max(worst, worst(loss_, network." + program.variables().get(k).name() + ", network." + program.outputs().get(k + 1).name() + "));");
        }
        end();
        routine(RANDOM);
        routine(WORST);
    }

    private void end() {
        out.line("System.out.println(\"worst difference \" + worst);").open("if (!(worst < " + GradientCheck.tolerance(options.precision()) + ")) {")
                .line("throw new AssertionError(\"the gradient is wrong\");").close("}").close("}");
    }

    private void routine(String text) {
        String so = text.replace("STEP", options.precision() == Precision.FLOAT32 ? "1e-2" : "1e-6");
        out.blank().lines((options.precision() == Precision.FLOAT32 ? single(so) : so).lines().toList());
    }

    /// Arrays of floats, rounded when they are written.
    private static String single(String text) {
        return text.replace("double[]", "float[]").replace("new double[", "new float[").replace("= kept", "= (float) kept").replace("(float) kept + step", "(float) (kept + step)")
                .replace("(float) kept - step", "(float) (kept - step)").replace("= next.", "= (float) next.");
    }

    private void normalise(GradientCheck.Normalised n) {
        Input t = n.input();
        List<org.backproof.expr.Expr> sizes = t.sizes();
        String last = LoopDialect.size(sizes.getLast());
        String start = n.rows() ? "row" : "column";
        out.open("for (int " + start + " = 0; " + start + " < " + (n.rows() ? t.name() + ".length; row += " + last : last + "; column++") + ") {").line(options.precision().type() + " total_ = 0;");
        String loop = n.rows() ? "for (int at = row; at < row + " + last + "; at++) {" : "for (int at = column; at < " + t.name() + ".length; at += " + last + ") {";
        out.open(loop).line("total_ += " + t.name() + "[at];").close("}").open(loop).line(t.name() + "[at] /= total_;").close("}").close("}");
    }

    private String arguments(String suffix) {
        List<String> all = new ArrayList<>();
        program.sizes().forEach(s -> all.add(s.name()));
        program.inputs().forEach(i -> all.add(i.name() + (i.isScalar() && program.variables().contains(i) ? "[0]" : "")));
        all.add(program.outputs().getFirst().name());
        program.outputs().stream().skip(1).forEach(l -> all.add(l.name() + suffix));
        return String.join(", ", all);
    }
}
