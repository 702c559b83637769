package org.backproof.print;

import java.util.LinkedHashMap;
import java.util.Map;
import org.backproof.print.FunctionName.Form;

/// The names of functions, one row each. A function without a row is written with its own name.
public final class FunctionNames {
    private static final FunctionNames STANDARD = standardRows();

    private final Map<String, FunctionName> rows;

    private FunctionNames(Map<String, FunctionName> rows) {
        this.rows = rows;
    }

    /// Names of the primitives and of the field's common functions.
    public static FunctionNames standard() {
        return STANDARD;
    }

    /// The name of a function.
    public FunctionName of(String name) {
        FunctionName row = rows.get(name);
        return row != null ? row : new FunctionName(name, UnicodeNames.of(name), LatexNames.function(name), Form.CALL);
    }

    /// Whether a variable of this name looks like a function that is written with brackets: `σ` and the sigmoid.
    boolean looksLikeFunction(String variable) {
        String latex = LatexNames.of(variable);
        return rows.values().stream().anyMatch(r -> r.form() == Form.CALL && r.latex().equals(latex));
    }

    /// These names and one more, which replaces a row of the same name.
    public FunctionNames with(FunctionName row) {
        Map<String, FunctionName> more = new LinkedHashMap<>(rows);
        more.put(row.name(), row);
        return new FunctionNames(more);
    }

    private static FunctionNames standardRows() {
        Map<String, FunctionName> rows = new LinkedHashMap<>();
        row(rows, "pi", "π", "\\pi", Form.CALL);
        row(rows, "eulergamma", "γₑ", "\\gamma_{\\mathrm{E}}", Form.CALL);
        row(rows, "exp", "exp", "\\exp", Form.EXPONENTIAL);
        row(rows, "log", "log", "\\ln", Form.OPERATOR);
        row(rows, "log2", "log₂", "\\log_{2}", Form.OPERATOR);
        row(rows, "log10", "log₁₀", "\\log_{10}", Form.OPERATOR);
        for (String trigonometric : "sin cos tan cot sec csc sinh cosh tanh coth".split(" ")) {
            row(rows, trigonometric, trigonometric, "\\" + trigonometric, Form.RAISED);
        }
        row(rows, "sech", "sech", "\\operatorname{sech}", Form.RAISED);
        row(rows, "csch", "csch", "\\operatorname{csch}", Form.RAISED);
        row(rows, "asin", "arcsin", "\\arcsin", Form.OPERATOR);
        row(rows, "acos", "arccos", "\\arccos", Form.OPERATOR);
        row(rows, "atan", "arctan", "\\arctan", Form.OPERATOR);
        for (String inverse : "asinh acosh atanh".split(" ")) {
            row(rows, inverse, "ar" + inverse.substring(1), "\\operatorname{ar" + inverse.substring(1) + "}", Form.OPERATOR);
        }
        row(rows, "erf", "erf", "\\operatorname{erf}", Form.CALL);
        row(rows, "erfc", "erfc", "\\operatorname{erfc}", Form.CALL);
        row(rows, "gamma", "Γ", "\\Gamma", Form.CALL);
        row(rows, "lgamma", "log Γ", "\\ln\\Gamma", Form.CALL);
        row(rows, "digamma", "ψ", "\\psi", Form.CALL);
        row(rows, "trigamma", "ψ₁", "\\psi_{1}", Form.CALL);
        row(rows, "abs", "abs", "\\operatorname{abs}", Form.BARS);
        row(rows, "sign", "sgn", "\\operatorname{sgn}", Form.CALL);
        row(rows, "min", "min", "\\min", Form.CALL);
        row(rows, "max", "max", "\\max", Form.CALL);
        row(rows, "sigmoid", "σ", "\\sigma", Form.CALL);
        row(rows, "relu", "ReLU", "\\operatorname{ReLU}", Form.CALL);
        row(rows, "logsumexp", "logsumexp", "\\operatorname{LSE}", Form.CALL);
        row(rows, "log_softmax", "log softmax", "\\ln\\operatorname{softmax}", Form.CALL);
        return new FunctionNames(rows);
    }

    private static void row(Map<String, FunctionName> rows, String name, String unicode, String latex, Form form) {
        rows.put(name, new FunctionName(name, unicode, latex, form));
    }
}
