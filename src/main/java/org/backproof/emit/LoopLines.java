package org.backproof.emit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backproof.expr.Add;
import org.backproof.expr.Apply;
import org.backproof.expr.Cases;
import org.backproof.expr.Delta;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Mul;
import org.backproof.expr.Num;
import org.backproof.expr.Pow;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;

/// Loops as text that Java and C share.
final class LoopLines {
    private static final Pattern DECIMAL = Pattern.compile("\\d\\.\\d");

    private final Target target;
    private final Options options;
    private final SourceText out;
    private final LoopDialect dialect;
    private final Formula formula;
    private final Set<String> declared = new LinkedHashSet<>();
    private final Set<String> taken;
    private String returned = "";
    private final Map<Symbol, String> accumulators = new LinkedHashMap<>();

    LoopLines(Target target, Options options, SourceText out, Program program) {
        this.target = target;
        this.options = options;
        this.out = out;
        this.dialect = new LoopDialect(target, program.sizeNames());
        this.formula = new Formula(dialect);
        this.taken = program.names();
        program.inputs().forEach(dialect::input);
        dialect.indices(program.indexNames());
    }

    LoopDialect dialect() {
        return dialect;
    }

    Formula formula() {
        return formula;
    }

    /// Names that are declared elsewhere and assigned to here.
    LoopLines declared(Collection<Let> lets) {
        lets.forEach(l -> declared.add(l.name()));
        return this;
    }

    /// A line, no sum, that is returned and not declared.
    LoopLines returning(String name) {
        returned = name;
        return this;
    }

    /// The loops of a plan. Lines that are in memory are assigned to, others are declared where they are computed.
    ///
    /// @param outputs those without axes are arrays of one number
    void print(Loops.Plan plan, List<Let> outputs) {
        for (Let l : plan.lets()) {
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
            case Loops.Line(Let l) -> out.code(assigned(l) + stored(l, formula.of(l.body())) + ";");
            case Loops.Start(Let l) -> out.line("double " + accumulator(l) + " = " + (l.reduction().orElseThrow().kind() == Let.Kind.SUM ? "0"
                    : target == Target.C ? "-INFINITY" : "Double.NEGATIVE_INFINITY") + ";");
            case Loops.Step(Let l) -> {
                String name = accumulator(l);
                out.code(l.reduction().orElseThrow().kind() == Let.Kind.SUM ? name + " += " + formula.of(l.body()) + ";"
                        : name + " = " + Spelling.called("max", target) + "(" + name + ", " + formula.of(l.body()) + ");");
            }
            case Loops.End(Let l) when declared.contains(l.name()) -> out.line(assigned(l) + stored(l, accumulator(l)) + ";");
            case Loops.End _ -> { }
            case Loops.Multiply(Products.Product p) -> out.code(options.cblas() ? blas(p) : product(p));
        }
    }

    /// The variable that collects a sum or a maximum: the line itself if it is a variable.
    private String accumulator(Let l) {
        if (!declared.contains(l.name())) {
            return l.name();
        }
        return accumulators.computeIfAbsent(l.symbol(), _ -> {
            String name = l.name() + l.indices().stream().map(i -> "_" + i.name()).collect(Collectors.joining());
            name = name.equals(l.name()) ? name + "_total" : name;
            name = target == Target.JAVA ? CamelNames.of(name) : name;
            while (!taken.add(name)) {
                name += "_";
            }
            return name;
        });
    }

    private String assigned(Let l) {
        if (l.name().equals(returned) && l.reduction().isEmpty()) {
            return "return ";
        }
        return (declared.contains(l.name()) ? "" : "double ") + formula.of(l.entry()) + " = ";
    }

    /// Rounded if it goes into an array of floats.
    private String stored(Let l, String value) {
        boolean accumulated = l.reduction().isPresent();
        boolean rounded = target == Target.JAVA && options.precision() == Precision.FLOAT32 && isElement(l.entry()) && (accumulated || !isSingle(l.body()));
        return rounded ? "(float) " + (value.matches("[\\w.]+(\\[[^\\]]*\\]|\\([^()]*\\))?") ? value : "(" + value + ")") : value;
    }

    private boolean isElement(Expr e) {
        return formula.of(e).endsWith("]");
    }

    /// Whether Java computes it in single precision.
    private boolean isSingle(Expr e) {
        return switch (e) {
            case Num n -> n.value().isInteger();
            case Entry n -> isElement(n);
            case Mul m -> (m.coefficient().isInteger() || !DECIMAL.matcher(formula.of(m)).find()) && m.factors().stream().allMatch(this::isSingle);
            case Pow p -> p.exponent() instanceof Num n && n.value().isInteger() && Math.abs(n.value().doubleValue()) <= (Lowering.isLeaf(p.base()) ? Formula.LARGEST_EXPONENT : 1) && isSingle(p.base());
            case Apply a -> List.of("max", "min", "abs", "sign").contains(a.function().name()) && a.arguments().stream().allMatch(this::isSingle);
            case Cases c -> isSingle(c.then()) && isSingle(c.otherwise());
            case Add a -> a.terms().stream().allMatch(this::isSingle);
            case Delta _ -> true;
            case Expr _ -> false;
        };
    }

    private static String size(Symbol index) {
        return LoopDialect.size(((Sort.Index) index.sort()).upper());
    }

    private static String stride(Entry e) {
        return size((Symbol) e.indices().getLast());
    }

    /// `multiply(h, m, n, 1, W1, n, 1, X, m, 1, Z1);`: sizes, the factor, and each matrix with the steps from row to row and from column to column.
    private String product(Products.Product p) {
        String left = p.left().tensor().name() + (p.leftTransposed() ? ", 1, " + stride(p.left()) : ", " + stride(p.left()) + ", 1");
        String right = p.right().tensor().name() + (p.rightTransposed() ? ", 1, " + stride(p.right()) : ", " + stride(p.right()) + ", 1");
        boolean rounded = target == Target.JAVA && options.precision() == Precision.FLOAT32;
        String scale = formula.of(p.scale());
        return "multiply(" + sizes(p) + ", " + (rounded && !scale.matches("-?\\d+") ? "(float) (" + scale + ")" : scale) + ", " + left + ", " + right + ", " + p.let().name() + ");";
    }

    private static String sizes(Products.Product p) {
        return size(p.let().indices().getFirst()) + ", " + size(p.let().indices().getLast()) + ", " + size(p.over());
    }

    private String blas(Products.Product p) {
        List<String> arguments = List.of("CblasRowMajor", p.leftTransposed() ? "CblasTrans" : "CblasNoTrans", p.rightTransposed() ? "CblasTrans" : "CblasNoTrans",
                "(int) " + sizes(p).replace(", ", ", (int) "), formula.of(p.scale()), p.left().tensor().name(), "(int) " + stride(p.left()), p.right().tensor().name(), "(int) " + stride(p.right()),
                "0", p.let().name(), "(int) " + size(p.let().indices().getLast()));
        return (options.precision() == Precision.FLOAT32 ? "cblas_sgemm(" : "cblas_dgemm(") + String.join(", ", arguments) + ");";
    }

    /// `m * K` numbers.
    static String count(List<Symbol> axes) {
        return LoopDialect.count(axes.stream().map(i -> ((Sort.Index) i.sort()).upper()).toList());
    }
}
