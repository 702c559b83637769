package org.backproof.print;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.backproof.elaborate.Definition;
import org.backproof.elaborate.Names;
import org.backproof.elaborate.Scope;
import org.backproof.expr.Function;
import org.backproof.language.Attribute;
import org.backproof.library.Library;
import org.backproof.print.FunctionName.Form;

/// How functions are written: the primitive ones by the rows here, those of the library as their descriptions say, others with
/// their names.
public final class FunctionNames {
    private static final FunctionNames STANDARD = new FunctionNames(primitives(), Names.NONE);

    private final Map<String, FunctionName> rows;
    private final Names session;

    private FunctionNames(Map<String, FunctionName> rows, Names session) {
        this.rows = rows;
        this.session = session;
    }

    /// The primitive functions and the library.
    public static FunctionNames standard() {
        return STANDARD;
    }

    /// With the functions of a session: what it calls those of the library, and what it says of its own.
    public FunctionNames inSession(Scope scope, Names names) {
        Map<String, FunctionName> more = new LinkedHashMap<>(rows);
        for (Definition d : scope.definitions()) {
            Optional<String> latex = text(d, "latex");
            Optional<String> unicode = text(d, "unicode");
            if (latex.isPresent() || unicode.isPresent()) {
                more.put(d.name(), FunctionName.described(d.name(), latex, unicode));
            }
        }
        return new FunctionNames(more, names);
    }

    private static Optional<String> text(Definition d, String attribute) {
        for (Attribute a : d.attributes()) {
            if (a instanceof Attribute.Text t && t.name().text().equals(attribute)) {
                return Optional.of(t.values().getFirst());
            }
        }
        return Optional.empty();
    }

    public FunctionName of(Function f) {
        return of(session.of(f));
    }

    public FunctionName of(String name) {
        FunctionName row = rows.get(name);
        return row != null ? row : Library.descriptor(name).map(d -> FunctionName.described(name, d.latex(), d.unicode()))
                .orElseGet(() -> FunctionName.described(name, Optional.empty(), Optional.empty()));
    }

    /// Whether a variable of this name looks like a function that is written with brackets: `σ` and the sigmoid.
    boolean looksLikeFunction(String variable) {
        String latex = Greek.command(variable);
        return latex != null && (rows.values().stream().anyMatch(r -> r.latex().equals(latex))
                || Library.descriptors().stream().anyMatch(d -> d.latex().filter(latex::equals).isPresent()));
    }

    private static Map<String, FunctionName> primitives() {
        Map<String, FunctionName> rows = new LinkedHashMap<>();
        row(rows, "pi", "π", "\\pi", Form.CALL);
        row(rows, "eulergamma", "γₑ", "\\gamma_{\\mathrm{E}}", Form.CALL);
        row(rows, "exp", "exp", "\\exp", Form.EXPONENTIAL);
        row(rows, "log", "log", "\\ln", Form.OPERATOR);
        row(rows, "sin", "sin", "\\sin", Form.RAISED);
        row(rows, "cos", "cos", "\\cos", Form.RAISED);
        row(rows, "asin", "arcsin", "\\arcsin", Form.OPERATOR);
        row(rows, "acos", "arccos", "\\arccos", Form.OPERATOR);
        row(rows, "atan", "arctan", "\\arctan", Form.OPERATOR);
        row(rows, "erf", "erf", "\\operatorname{erf}", Form.CALL);
        row(rows, "gamma", "Γ", "\\Gamma", Form.CALL);
        row(rows, "lgamma", "log Γ", "\\ln\\Gamma", Form.CALL);
        row(rows, "digamma", "ψ", "\\psi", Form.CALL);
        row(rows, "trigamma", "ψ₁", "\\psi_{1}", Form.CALL);
        row(rows, "max", "max", "\\max", Form.CALL);
        return rows;
    }

    private static void row(Map<String, FunctionName> rows, String name, String unicode, String latex, Form form) {
        rows.put(name, new FunctionName(name, unicode, latex, form));
    }
}
