package org.backproof.emit;

import java.util.List;
import java.util.stream.Collectors;
import org.backproof.expr.Symbol;

/// The `gradcheck` beside PyTorch code.
final class TorchCheck {
    private final Program program;
    private final SourceText out;

    private TorchCheck(Program program, SourceText out) {
        this.program = program;
        this.out = out;
    }

    static void print(Program program, SourceText out) {
        new TorchCheck(program, out).print();
    }

    private void print() {
        out.blank().blank().open("def check(seed=0):").line("\"\"\"Compares the backward pass with differences at random points" + GradientCheck.remark(program) + ".\"\"\"");
        out.line("torch.manual_seed(seed)");
        int next = 3;
        for (Symbol s : program.sizes()) {
            out.line(s.name() + " = " + next++);
        }
        for (Input i : program.inputs()) {
            boolean variable = program.variables().contains(i) || program.training().filter(t -> t.cotangent().isPresent() && t.input() == i).isPresent();
            if (i.isLabel()) {
                out.line(i.name() + " = " + (i.isScalar() ? "1" : "torch.randint(" + Prose.size(i.classes().get()) + ", (" + Prose.size(i.sizes().getFirst()) + ",))"));
                continue;
            }
            String shape = i.sizes().stream().map(Prose::size).collect(Collectors.joining(", "));
            if (!i.isScalar() && !i.values().isEmpty()) {
                out.line(i.name() + " = torch.tensor(" + i.values() + ", dtype=torch.float64)[torch.randint(" + i.values().size() + ", (" + shape + ",))]");
                continue;
            }
            if (!i.isScalar() && GradientCheck.span(program, i).isPresent()) {
                Region.Span span = GradientCheck.span(program, i).get();
                out.line(i.name() + " = torch.empty(" + shape + ", dtype=torch.float64).uniform_(" + span.least() + ", " + span.most() + ")" + (variable ? ".requires_grad_()" : ""));
                continue;
            }
            if (!i.isScalar() && GradientCheck.isWide(program, i)) {
                out.line(i.name() + " = (torch.randn(" + shape + ", dtype=torch.float64) * 10**(2 * torch.rand(" + shape + ") - 1)).requires_grad_()");
                continue;
            }
            String number = i.isScalar() ? GradientCheck.number(program, i) : "";
            out.line(i.name() + " = " + (i.isScalar() ? variable ? "torch.tensor(" + number + ", dtype=torch.float64, requires_grad=True)" : number
                    : (program.variables().contains(i) ? "torch.randn(" : "torch.rand(") + shape + ", dtype=torch.float64" + (variable ? ", requires_grad=True)" : ")")));
        }
        GradientCheck.normalised(program).forEach(t -> out.line(t.input().name() + " /= " + t.input().name() + ".sum(dim=" + t.axis() + ", keepdim=True)"));
        out.line("return torch.autograd.gradcheck(" + Prose.camel(program.name()) + "Function.apply, ("
                + program.inputs().stream().map(Input::name).collect(Collectors.joining(", ")) + (program.inputs().size() == 1 ? ",))" : "))")).close();
        out.blank().blank().open("if __name__ == \"__main__\":").line("print(\"gradcheck\", check())").close();
    }
}
