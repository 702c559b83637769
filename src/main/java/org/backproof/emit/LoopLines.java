package org.backproof.emit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;

/// Loops as text that Java and C share.
final class LoopLines {
    private final Target target;
    private final SourceText out;
    private final LoopDialect dialect;
    private final Formula formula;
    private final Set<String> declared = new LinkedHashSet<>();

    LoopLines(Target target, SourceText out, Set<String> sizes) {
        this.target = target;
        this.out = out;
        this.dialect = new LoopDialect(target, sizes);
        this.formula = new Formula(dialect);
    }

    LoopDialect dialect() {
        return dialect;
    }

    Formula formula() {
        return formula;
    }

    /// The loops of a plan. Lines that are in memory are assigned to, others are declared where they are computed.
    void print(Loops.Plan plan, List<Let> lets, List<Let> outputs) {
        for (Let l : lets) {
            dialect.line(l, plan.axes(l));
            if (!plan.axes(l).isEmpty() || outputs.contains(l)) {
                declared.add(l.name());
            }
            if (outputs.contains(l) && l.indices().isEmpty()) {
                dialect.single(l);
            }
        }
        nodes(plan.nodes());
    }

    private void nodes(List<Loops.Node> nodes) {
        nodes.forEach(this::node);
    }

    private void node(Loops.Node node) {
        switch (node) {
            case Loops.Loop(Symbol index, List<Loops.Node> body) -> {
                String size = LoopDialect.size(((Sort.Index) index.sort()).upper());
                String type = target == Target.C ? "size_t " : "int ";
                out.open("for (" + type + index.name() + " = 0; " + index.name() + " < " + size + "; " + index.name() + "++) {");
                nodes(body);
                out.close("}");
            }
            case Loops.Line(Let l) -> out.code(assigned(l) + formula.of(l.body()) + ";");
            case Loops.Start(Let l) -> out.line(assigned(l) + (l.reduction().orElseThrow().kind() == Let.Kind.SUM ? "0"
                    : target == Target.C ? "-INFINITY" : "Double.NEGATIVE_INFINITY") + ";");
            case Loops.Step(Let l) -> {
                String name = formula.of(l.entry());
                out.line(l.reduction().orElseThrow().kind() == Let.Kind.SUM ? name + " += " + formula.of(l.body()) + ";"
                        : name + " = " + (target == Target.C ? "fmax(" : "Math.max(") + name + ", " + formula.of(l.body()) + ");");
            }
        }
    }

    private String assigned(Let l) {
        return (declared.contains(l.name()) ? "" : "double ") + formula.of(l.entry()) + " = ";
    }
}
