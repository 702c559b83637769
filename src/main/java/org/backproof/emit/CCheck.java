package org.backproof.emit;

import java.util.ArrayList;
import java.util.List;
import org.backproof.expr.Symbol;

/// The program beside C code that compares its gradient with central differences.
final class CCheck {
    private final Program program;
    private final Options options;
    private final String type;
    private final SourceText out = new SourceText();

    private CCheck(Program program, Options options) {
        this.program = program;
        this.options = options;
        this.type = options.precision().type();
    }

    static GeneratedFile print(Program p, Options options) {
        return new GeneratedFile(p.name() + "_check.c", new CCheck(p, options).text());
    }

    private String text() {
        out.line("/* Compares the gradient with central differences at random points" + GradientCheck.remark(program) + ". */").line("#include \"" + program.name() + ".h\"").blank();
        out.line("#include <math.h>").line("#include <stdio.h>").line("#include <stdlib.h>").blank();
        if (program.inputs().stream().anyMatch(i -> !i.isScalar())) {
            out.line("static double uniform(void)").open("{").line("return rand() / (RAND_MAX + 1.0);").close("}").blank();
        }
        out.line("static double sum(const " + type + " *values, size_t n)").open("{").line("double total = 0;");
        out.open("for (size_t i = 0; i < n; i++) {").line("total += values[i];").close("}").line("return total;").close("}").blank();
        out.line("int main(void)").open("{");
        int next = 3;
        for (Symbol s : program.sizes()) {
            out.line("enum { " + s.name() + " = " + next++ + " };");
        }
        for (Input i : program.inputs()) {
            if (i.isLabel()) {
                String random = "(int) (uniform() * " + LoopDialect.size(i.classes().get()) + ")";
                out.line("int " + i.name() + (i.isScalar() ? " = 1;" : "[" + LoopDialect.count(i.sizes()) + "];"));
                if (!i.isScalar()) {
                    out.open("for (size_t at = 0; at < sizeof " + i.name() + " / sizeof *" + i.name() + "; at++) {").line(i.name() + "[at] = " + random + ";").close("}");
                }
                continue;
            }
            boolean varied = program.variables().contains(i);
            out.line(!i.isScalar() ? type + " " + i.name() + "[" + LoopDialect.count(i.sizes()) + "];"
                    : varied ? type + " " + i.name() + "[] = {" + GradientCheck.number(program, i) + "};" : "double " + i.name() + " = " + GradientCheck.number(program, i) + ";");
            if (!i.isScalar()) {
                out.open("for (size_t at = 0; at < sizeof " + i.name() + " / sizeof *" + i.name() + "; at++) {");
                out.line(i.name() + "[at] = " + GradientCheck.chosen(i, "uniform()").or(() -> GradientCheck.random(program, i, "uniform()"))
                        .orElse(GradientCheck.isWide(program, i) ? "(4 * uniform() - 2) * pow(10, 2 * uniform() - 1)" : GradientCheck.isVariable(program, i) ? "4 * uniform() - 2" : "uniform()") + ";").close("}");
            }
        }
        GradientCheck.normalised(program).forEach(this::normalise);
        program.outputs().forEach(l -> out.line(type + " " + l.name() + "[" + count(l) + "];"));
        program.outputs().stream().skip(1).forEach(l -> out.line(type + " other_" + l.name() + "[" + count(l) + "];"));
        out.code("if (" + call("") + " != 0) {").indent().line("return 1;").close("}").line("double worst = 0;");
        out.line("double step = " + (options.precision() == Precision.FLOAT32 ? "1e-2" : "1e-6") + ";");
        differences();
        out.line("printf(\"worst difference %g\\n\", worst);");
        out.line("return worst < " + GradientCheck.tolerance(options.precision()) + " ? 0 : 1;").close("}");
        return out.toString();
    }

    private static String count(Let l) {
        return l.indices().isEmpty() ? "1" : LoopDialect.count(CPrinter.sizes(l));
    }

    private String call(String prefix) {
        List<String> all = new ArrayList<>();
        program.sizes().forEach(s -> all.add(s.name()));
        program.inputs().forEach(i -> all.add(i.name() + (i.isScalar() && program.variables().contains(i) ? "[0]" : "")));
        all.add(program.outputs().getFirst().name());
        program.outputs().stream().skip(1).forEach(l -> all.add(prefix + l.name()));
        return program.name() + "(" + String.join(", ", all) + ")";
    }

    private void normalise(GradientCheck.Normalised n) {
        Input t = n.input();
        if (!n.rows()) {
            String width = LoopDialect.size(t.sizes().getLast());
            String loop = "for (size_t at = column; at < sizeof " + t.name() + " / sizeof *" + t.name() + "; at += " + width + ") {";
            out.open("for (size_t column = 0; column < " + width + "; column++) {").line("double total_ = 0;");
            out.open(loop).line("total_ += " + t.name() + "[at];").close("}").open(loop).line(t.name() + "[at] /= total_;").close("}").close("}");
            return;
        }
        String columns = LoopDialect.count(t.sizes().subList(t.sizes().size() - 1, t.sizes().size()));
        out.open("for (size_t row = 0; row < sizeof " + t.name() + " / sizeof *" + t.name() + "; row += " + columns + ") {");
        out.line("double total = sum(" + t.name() + " + row, " + columns + ");");
        out.open("for (size_t at = row; at < row + " + columns + "; at++) {").line(t.name() + "[at] /= total;").close("}").close("}");
    }

    /// The differences by all entries of all variables, as a part of the largest entry of the gradient by each if that is above 1.
    private void differences() {
        Let cost = program.outputs().getFirst();
        String value = "sum(" + cost.name() + ", " + count(cost) + ")";
        List<String> rows = new ArrayList<>();
        for (int k = 0; k < program.variables().size(); k++) {
            Input x = program.variables().get(k);
            Let dx = program.outputs().get(k + 1);
            boolean number = x.isScalar() && !dx.indices().isEmpty();
            rows.add("{" + x.name() + ", " + (number ? "(" + type + "[]) {sum(" + dx.name() + ", " + count(dx) + ")}" : dx.name()) + ", sizeof " + x.name() + " / sizeof *" + x.name() + "}");
        }
        out.open("struct {").line(type + " *x;").line("const " + type + " *dx;").line("size_t count;").close("} variables[] = {").indent();
        rows.forEach(r -> out.line(r + ","));
        out.close("};").open("for (size_t row = 0; row < sizeof variables / sizeof *variables; row++) {");
        out.line(type + " *place = variables[row].x;").line("const " + type + " *slope = variables[row].dx;").line("double largest = 0;").line("double scale = 1;");
        out.open("for (size_t at = 0; at < variables[row].count; at++) {").line(type + " kept = place[at];");
        out.line("place[at] = kept + step;").code("(void)" + call("other_") + ";").line("double up = " + value + ";");
        out.line("place[at] = kept - step;").code("(void)" + call("other_") + ";").line("double down = " + value + ";").line("place[at] = kept;");
        out.line("double difference = fabs((up - down) / (2 * step) - slope[at]);");
        out.line("largest = fmax(largest, isnan(difference) ? INFINITY : difference);").line("scale = fmax(scale, fabs(slope[at]));").close("}");
        out.line("worst = fmax(worst, isinf(largest) ? largest : largest / scale);").close("}");
    }
}
