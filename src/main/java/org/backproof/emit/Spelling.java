package org.backproof.emit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Function;
import org.backproof.library.Library;

/// How the targets write a function: one row a function, one column a target. Where a column is empty, the function is emitted,
/// from its stable form or from the text in [Routines].
///
/// @param name in the language
record Spelling(String name, String numpy, String torch, String java, String c) {
    private static final Map<String, Spelling> ROWS = new LinkedHashMap<>();

    static {
        row("exp", "np.exp", "torch.exp", "Math.exp", "exp");
        row("log", "np.log", "torch.log", "Math.log", "log");
        row("log1p", "np.log1p", "torch.log1p", "Math.log1p", "log1p");
        row("expm1", "np.expm1", "torch.expm1", "Math.expm1", "expm1");
        row("sqrt", "np.sqrt", "torch.sqrt", "Math.sqrt", "sqrt");
        row("abs", "np.abs", "torch.abs", "Math.abs", "fabs");
        row("sign", "np.sign", "torch.sign", "Math.signum", "");
        row("max", "np.maximum", "torch.maximum", "Math.max", "max");
        row("min", "np.minimum", "torch.minimum", "Math.min", "min");
        row("sin", "np.sin", "torch.sin", "Math.sin", "sin");
        row("cos", "np.cos", "torch.cos", "Math.cos", "cos");
        row("tan", "np.tan", "torch.tan", "Math.tan", "tan");
        row("asin", "np.arcsin", "torch.asin", "Math.asin", "asin");
        row("acos", "np.arccos", "torch.acos", "Math.acos", "acos");
        row("atan", "np.arctan", "torch.atan", "Math.atan", "atan");
        row("sinh", "np.sinh", "torch.sinh", "Math.sinh", "sinh");
        row("cosh", "np.cosh", "torch.cosh", "Math.cosh", "cosh");
        row("tanh", "np.tanh", "torch.tanh", "Math.tanh", "tanh");
        row("sech", "", "", "", "");
        row("asinh", "np.arcsinh", "torch.asinh", "", "asinh");
        row("acosh", "np.arccosh", "torch.acosh", "", "acosh");
        row("atanh", "np.arctanh", "torch.atanh", "", "atanh");
        row("erf", "", "torch.erf", "", "erf");
        row("erfc", "", "torch.erfc", "", "erfc");
        row("erfcx", "", "torch.special.erfcx", "", "");
        row("exprel", "", "", "", "");
        row("lgamma", "", "torch.lgamma", "", "lgamma");
        row("gamma", "", "", "", "tgamma");
        row("digamma", "", "torch.digamma", "", "");
        row("trigamma", "", "", "", "");
        row("xlogy", "", "torch.xlogy", "", "");
        row("sigmoid", "", "torch.sigmoid", "", "");
        row("softplus", "", "", "", "");
        row("log_cloglog", "", "", "", "");
    }

    private static void row(String name, String numpy, String torch, String java, String c) {
        ROWS.put(name, new Spelling(name, numpy, torch, java, c));
    }

    static Set<String> names() {
        return ROWS.keySet();
    }

    /// The row of a primitive function or one of the library; empty for what is unfolded.
    static Optional<Spelling> of(Function f) {
        boolean known = switch (f) {
            case Function.Primitive _ -> true;
            case Function.Defined _ -> Library.descriptor(f).isPresent();
            case Function.Largest _, Function.Opaque _ -> false;
        };
        return known ? Optional.ofNullable(ROWS.get(f.name())) : Optional.empty();
    }

    /// The row of that name.
    static Optional<Spelling> named(String name) {
        return Optional.ofNullable(ROWS.get(name));
    }

    /// What stands before the arguments: the function of the target, or the one that is emitted under its own name.
    ///
    /// @throws NoCode for a function without a row
    static String called(String name, Target target) {
        Spelling s = named(name).orElseThrow(() -> new NoCode("the function " + name));
        return s.in(target).isEmpty() ? name : s.in(target);
    }

    /// Whether some target has no such function.
    boolean hasGap() {
        return List.of(Target.values()).stream().anyMatch(t -> in(t).isEmpty());
    }

    String in(Target target) {
        return switch (target) {
            case NUMPY -> numpy;
            case TORCH -> torch;
            case JAVA -> java;
            case C -> c;
        };
    }
}
