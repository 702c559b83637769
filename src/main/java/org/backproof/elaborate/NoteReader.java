package org.backproof.elaborate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backproof.expr.Free;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.language.Expression;
import org.backproof.language.Formula;
import org.backproof.language.Name;
import org.backproof.language.SourceError;
import org.backproof.language.Span;
import org.backproof.language.Spelling;

/// Formulas of notes as values, for one layer.
///
/// @param values the names that a formula may use, the input first
/// @param rows   whether examples are rows
/// @param given  names that formulas before have given
record NoteReader(Network network, List<Symbol> values, boolean rows, Scope scope, GivenNames given, LayerNames names, NoteArrays arrays, NoteRewriting rewriting) {
    private static final String PARAMETER = "[Wb][0-9]+";
    private static final Pattern BIAS = Pattern.compile("d?b([0-9]{1,6})");
    /// What errors about shapes mention.
    private static final List<String> SHAPES = List.of("scalar", "vector[", "matrix[");

    /// What the formula is for, as the network names it.
    ///
    /// @throws SourceError if it is no value of a network
    Name target(Formula f, int layer) {
        Expression left = left(f, layer);
        Name name = entries().of(left).or(() -> (left instanceof Expression.Transpose t ? t.operand() : left) instanceof Name n ? Optional.of(n) : Optional.empty())
                .orElseThrow(() -> new SourceError(f.target().toSource() + " is no value of a network", f.target().span(), "Write for instance dW[l] = …."));
        unbiased(name.text(), f.target().span());
        return name;
    }

    /// @throws SourceError for the bias, or its gradient, of a layer that has none
    private void unbiased(String name, Span span) {
        Matcher m = BIAS.matcher(name);
        if (m.matches()) {
            int layer = Integer.parseInt(m.group(1));
            if (layer > 0 && layer <= network.depth() && network.biasOf(layer).isEmpty()) {
                throw new SourceError("layer " + layer + " of " + network.name() + " has no bias", span);
            }
        }
    }

    private Expression left(Formula f, int layer) {
        Expression written = NumpySyntax.read(f.target());
        return f.target() instanceof Expression.Call c && LayerNames.isCost(c.function().text()) ? c.function() : rewriting.of(NumpySyntax.ofCost(written).orElse(written), layer);
    }

    private EntryNames entries() {
        return new EntryNames(values);
    }

    /// @param row the name of a vector that is a row in the formula; may be empty
    /// @throws SourceError if it has no meaning
    NoteReading read(Formula f, int layer, String row) {
        Name target = target(f, layer);
        Expression left = left(f, layer);
        Optional<String> state = given.through(f.value()).stream().filter(given::keeps).findFirst();
        if (state.isPresent()) {
            throw new SourceError(state.get() + " is made from its own value of the step before: what it is depends on all steps, and is not judged", f.value().span());
        }
        Expression value = rewriting.of(NumpySyntax.read(f.value()), layer);
        boolean column = left instanceof Expression.Transpose;
        Optional<Name> entry = entries().of(left);
        value = column ? new Expression.Transpose(value, value.span()) : value;
        Findings findings = new Findings(List.of(value));
        Optional<Tensor> t;
        String misfit = "";
        Optional<Name> unlike = new VectorSlopes(scope).in(value);
        if (unlike.isPresent()) {
            return new NoteReading(layer, target.text(), Optional.empty(), unlike.get() + "′ is no factor entry by entry: each entry of " + unlike.get()
                    + " depends on all of z, its Jacobian is not diagonal; dzᵢ = Σⱼ daⱼ ∂aⱼ/∂zᵢ", Optional.empty(), List.of(), false, false);
        }
        try {
            Environment env = spread(Environment.ofCode(known(), findings));
            env = row.isEmpty() ? env : env.with(row, Matrices.transpose(env.value(target)));
            t = Optional.of(entry.isPresent() ? everywhere((Expression.Element) left, value, env) : Expressions.value(value, env));
        } catch (SourceError e) {
            boolean range = entry.isPresent() && e.getMessage().contains(" runs over ");
            if (!range && SHAPES.stream().noneMatch(e.getMessage()::contains)) {
                throw new SourceError(e.getMessage(), f.value().span(), e.suggestion());
            }
            t = Optional.empty();
            misfit = e.getMessage();
        }
        Set<String> mentioned = SyntaxTree.names(value);
        boolean update = target.text().matches(PARAMETER) && values.stream().anyMatch(s -> s.sort() instanceof Sort.Tensor && !s.name().matches(PARAMETER) && mentioned.contains(s.name()));
        for (String unknown : update ? Set.<String>of() : findings.scalars.keySet()) {
            unbiased(unknown, f.value().span());
            throw new SourceError(unknown + " is no value of " + network.name(), f.value().span(), Spelling.didYouMean(unknown, values.stream().map(Symbol::name).toList()));
        }
        String name = LayerNames.isCost(target.text()) && !names.isValue(target.text()) ? "J" : target.text();
        return new NoteReading(layer, name, t, misfit, entry.isPresent() ? Optional.empty() : arrays.misfit(f.value(), name, column, layer), List.copyOf(findings.scalars.values()),
                NumpySyntax.ofCost(NumpySyntax.read(f.target())).isPresent() && rewriting.carriesM(name), ClassLabels.in(f.value(), given.all()) || rewriting.losses().classes(f.value()));
    }

    /// The scope with the values of the network.
    private Scope known() {
        Scope so = scope.child();
        for (Symbol s : values) {
            so = so.with(s.sort() instanceof Sort.Size ? Meaning.Variable.size(s) : Meaning.Variable.free(s));
            for (Symbol size : Free.symbols(s)) {
                so = size.sort() instanceof Sort.Size && !names.isValue(size.name()) ? so.with(Meaning.Variable.size(size)) : so;
            }
        }
        return so;
    }

    /// What a formula for the entries at indices says of all.
    private Tensor everywhere(Expression.Element target, Expression value, Environment env) {
        Tensor all = Tensor.variable(entries().value(target.tensor().toSource()).orElseThrow());
        if (target.indices().size() != all.rank()) {
            throw new SourceError(target.tensor().toSource() + " is " + all.shape() + " and takes " + (all.rank() == 1 ? "one index" : all.rank() + " indices"), target.span());
        }
        Environment at = env;
        for (int k = 0; k < all.rank(); k++) {
            at = at.with(target.indices().get(k).toSource(), Tensor.scalar(all.indices().get(k)));
        }
        return new Tensor(all.indices(), Expressions.scalar(value, at));
    }

    /// Where examples are columns, the weights of the examples are a row.
    private Environment spread(Environment env) {
        Environment so = env;
        for (Symbol s : values) {
            if (!rows && arrays.ofExamples(s)) {
                so = so.with(s.name(), Matrices.transpose(Tensor.variable(s)));
            }
        }
        return so;
    }
}
