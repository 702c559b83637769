package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Formula;
import org.backproof.language.Name;
import org.backproof.language.Operator;
import org.backproof.language.Parser;
import org.backproof.language.Source;
import org.backproof.language.SourceError;
import org.backproof.language.Span;
import org.backproof.language.Spelling;
import org.backproof.numeric.Rational;

/// Formulas about a network as people have them in notes and code: `dW[l] = 1/m np.dot(dZ[l], A[l-1].T)`.
///
/// `A[l]` is the value `A1` of layer 1 where l is 1, `L` the last layer, `A[0]` the input; `g` is the activation of the layer whose logit it is
/// applied to.
public final class Notes {
    /// What errors about shapes mention.
    private static final List<String> SHAPES = List.of("scalar", "vector[", "matrix[");
    private static final Pattern LAYERED = Pattern.compile("d?[A-Za-z]+([0-9]+)");

    private final Network network;
    private final List<Symbol> values;
    private final Scope scope;
    private final boolean rows;
    private final NoteWriting writing;
    /// Names that formulas before have given.
    private final Map<String, Expression> named = new LinkedHashMap<>();
    /// Names whose values are made from their own of the step before, as averages of gradients are.
    private final Set<String> kept = new LinkedHashSet<>();
    private final LayerNames names;
    private RunningNames running;
    private final NoteArrays arrays;
    private final EntryNames entries;
    private final NoteRewriting rewriting;

    /// @param values the names that a formula may use, the input first
    /// @param rows   whether examples are rows: a bias is then added to each row
    public Notes(Network network, List<Symbol> values, boolean rows, Scope scope, NoteWriting writing) {
        this.writing = writing;
        this.network = network;
        this.values = List.copyOf(values);
        this.scope = scope;
        this.rows = rows;
        this.names = new LayerNames(network.depth(), this.values, scope, named.keySet());
        this.running = new RunningNames(names);
        this.arrays = new NoteArrays(this.values, rows, writing.flat() && !rows, scope, names, named, this::rewritten);
        this.entries = new EntryNames(this.values);
        this.rewriting = new NoteRewriting(network, this.values, rows, writing, scope, named, names, arrays);
    }

    /// The same about other values, with the names given so far.
    public Notes over(List<Symbol> others, boolean inRows) {
        Notes out = new Notes(network, others, inRows, scope, writing);
        out.named.putAll(named);
        out.kept.addAll(kept);
        out.running = running.copy(out.names);
        return out;
    }

    /// The formula with the layers of names that code gives to one layer after another.
    public Formula layered(Formula f) {
        return running.layered(f);
    }

    /// Whether the formula is for a layer that only its value tells.
    public boolean ofSomeLayer(Formula f) {
        return running.ofSomeLayer(f);
    }

    /// What the formula is for is now that of the layer; of none where it is 0.
    public void take(Formula f, int layer) {
        running.take(f, layer);
    }

    /// Whether entries with one index are mentioned, as those of one example have.
    public boolean single(Formula f) {
        return EntryNames.single(f.target()) || EntryNames.single(f.value());
    }

    /// Whether the formula gives a name of its own to something, `m = X.shape[1]`; formulas after it may use the name.
    public boolean names(Formula f, List<String> computed) {
        if (f.target() instanceof Name written && names.usual(written) instanceof Name n && !LayerNames.COST.contains(n.text()) && !(LayerNames.isCost(n.text()) && aboutLabels(f.value()) && !difference(f.value())) && !computed.contains(n.text()) && names.place(n).isEmpty() && names.capital(n.text()).isEmpty() && !entry(n)) {
            if (names.isValue(n.text())) {
                return !mentioned(f.value()).contains(n.text());
            }
            if (SyntaxTree.names(f.value()).contains(n.text())) {
                named.remove(n.text());
                kept.add(n.text());
            } else {
                kept.remove(n.text());
                named.put(n.text(), f.value());
            }
            return true;
        }
        return false;
    }

    /// Whether it is an entry of a value of the network, `dW1_jk`.
    private boolean entry(Name n) {
        return EntryNames.split(n).map(e -> rewritten(e.tensor(), network.depth())).filter(e -> e instanceof Name value && names.isValue(value.text())).isPresent();
    }

    /// Whether the value of what it gives a name to is made from that of the step before, `v = beta*v + (1 - beta)*dW2`.
    public boolean keeps(Formula f) {
        return f.target() instanceof Name n && kept.contains(n.text());
    }

    public boolean isParameter(Name n) {
        Name usual = names.usual(n);
        return names.place(usual).filter(p -> p.family().matches("[Wb]")).isPresent() || names.capital(usual.text()).orElse(usual.text()).matches("[Wb][0-9]+");
    }

    /// The values that the formula mentions, as the network names them.
    public Set<String> uses(Formula f) {
        Set<String> out = new LinkedHashSet<>();
        try {
            out.addAll(SyntaxTree.names(rewritten(NumpySyntax.read(f.value()), Math.max(1, layerOf(f.target())))));
        } catch (LayerNames.OutOfRange | SourceError _) {
            // of another layer, or of nothing
        }
        return out;
    }

    /// `∂J/∂Z` for dZ, where they differ.
    public static Expression ofCost(Name differential) {
        return NumpySyntax.mark(differential);
    }

    /// From now on a name that a formula gave is that of a value of the network.
    ///
    /// @param divided whether it is ∂J/∂Z for dZ
    public void bind(Formula f, String value, boolean divided) {
        Name name = new Name(value, f.target().span());
        if (f.target() instanceof Name own && named.containsKey(names.usual(own.text()))) {
            named.put(names.usual(own.text()), divided ? NumpySyntax.mark(name) : name);
        }
    }

    /// `A - Y`, an error and no cost.
    private static boolean difference(Expression value) {
        return value instanceof Expression.Sum(Expression first, List<Link> rest, _) && first instanceof Name && rest.stream().allMatch(k -> k.operand() instanceof Name);
    }

    private boolean aboutLabels(Expression value) {
        return mentioned(value).stream().anyMatch(n -> n.equalsIgnoreCase(values.get(1).name()));
    }

    /// A formula for one layer.
    ///
    /// @param layer  what l stands for
    /// @param target the name that it is for
    /// @param value  empty where the shapes do not go together
    /// @param misfit why
    /// @param array  what is wrong with it as code, though as a formula its shapes go together
    /// @param rates  names that are none of the network, in `W1 = W1 - alpha*dW1`
    /// @param mean   whether it is for ∂J/∂Z where dZ is m times as much
    /// @param classes whether the labels are classes there: then they are one-hot
    public record Reading(int layer, String target, Optional<Tensor> value, String misfit, Optional<String> array, List<Symbol> rates, boolean mean, boolean classes) {
    }

    /// The formula for every layer that it can be about: once where no `l` occurs.
    ///
    /// @throws SourceError if it has no meaning
    public List<Reading> readings(Formula f) {
        boolean general = general(f.target()) || general(f.value());
        List<Reading> out = new ArrayList<>();
        Optional<SourceError> last = Optional.empty();
        int own = mentioned(f.value()).contains(LayerIndex.CURRENT) ? 0 : layerOf(f.target());
        for (int l = Math.max(1, own); l <= (own > 0 ? own : general ? network.depth() : 1); l++) {
            try {
                out.add(reading(f, l));
            } catch (LayerNames.OutOfRange e) {
                last = Optional.of(new SourceError(e.getMessage(), f.span(), "Layers are 1 to " + network.depth() + "; 0 is the input."));
            }
        }
        if (out.isEmpty()) {
            throw last.orElseThrow();
        }
        return out;
    }

    /// The layer that the target names; 0 where it names none.
    private int layerOf(Expression target) {
        try {
            Expression plain = NumpySyntax.read(target);
            plain = NumpySyntax.ofCost(plain).orElse(plain);
            Matcher named = LAYERED.matcher(whole(rewritten(plain, 1)));
            return named.matches() && whole(rewritten(plain, network.depth())).equals(named.group()) ? Integer.parseInt(named.group(1)) : 0;
        } catch (LayerNames.OutOfRange _) {
            return 0;
        }
    }

    private String whole(Expression target) {
        return entries.of(target).<Expression>map(n -> n).orElse(target).toSource();
    }

    private boolean general(Expression e) {
        Set<String> mentioned = mentioned(e);
        return mentioned.contains(LayerIndex.CURRENT) || mentioned.stream().anyMatch(n -> names.place(new Name(names.usual(n), e.span())).filter(p -> !p.last()).isPresent());
    }

    /// Whether the formula has small letters only, `dw2 = delta2 a1.T`, as those about one example have.
    public boolean small(Formula f) {
        Set<String> names = new LinkedHashSet<>(mentioned(f.target()));
        names.addAll(mentioned(f.value()));
        List<Boolean> axes = new ArrayList<>();
        names.stream().filter(named::containsKey).map(named::get).forEach(v -> axes.add(reduces(v)));
        if (axes.contains(true) || reduces(f.value())) {
            return false;
        }
        if (single(f)) {
            return true;
        }
        return names.stream().noneMatch(n -> n.matches("d?[AZ]([0-9]*|_prev|_next|L)|X|Y|m")) && names.stream().anyMatch(n -> n.matches("(d?[az]|delta_?)([0-9]*|_prev|_next|L)|x|y"));
    }

    /// Whether something is summed along an axis: then it is about many examples.
    private static boolean reduces(Expression e) {
        List<Argument> arguments = new ArrayList<>();
        SyntaxTree.each(e, x -> {
            if (x instanceof Expression.Call c) {
                arguments.addAll(c.arguments());
            }
        });
        return arguments.stream().anyMatch(a -> a instanceof Argument.Named n && List.of("axis", "dim", "keepdims").contains(n.name().text()));
    }

    private Set<String> mentioned(Expression e) {
        Set<String> names = new LinkedHashSet<>(SyntaxTree.names(e));
        named.forEach((name, value) -> {
            if (names.contains(name)) {
                names.addAll(SyntaxTree.names(value));
            }
        });
        return names;
    }

    private Reading reading(Formula f, int layer) {
        Expression written = NumpySyntax.read(f.target());
        Expression left = f.target() instanceof Expression.Call c && LayerNames.isCost(c.function().text()) ? c.function() : rewritten(NumpySyntax.ofCost(written).orElse(written), layer);
        boolean column = left instanceof Expression.Transpose t && t.operand() instanceof Name;
        Optional<Name> entry = entries.of(left);
        Expression plain = column ? ((Expression.Transpose) left).operand() : left;
        if (!(entry.<Expression>map(n -> n).orElse(plain) instanceof Name target)) {
            throw new SourceError(f.target().toSource() + " is no value of a network", f.target().span(), "Write for instance dW[l] = ….");
        }
        if (rows && target.text().matches("b[0-9]+")) {
            return over(values, false).reading(f, layer); // a bias that changes is added to no rows
        }
        Optional<String> state = mentioned(f.value()).stream().filter(kept::contains).findFirst();
        if (state.isPresent()) {
            throw new SourceError(state.get() + " is made from its own value of the step before: what it is depends on all steps, and is not judged", f.value().span());
        }
        Expression value = rewritten(NumpySyntax.read(f.value()), layer);
        value = column ? new Expression.Transpose(value, value.span()) : value;
        Scope so = scope.child();
        for (Symbol s : values) {
            so = so.with(s.sort() instanceof Sort.Size ? Meaning.Variable.size(s) : Meaning.Variable.free(s));
            for (Symbol size : Free.symbols(s)) {
                so = size.sort() instanceof Sort.Size && !names.isValue(size.name()) ? so.with(Meaning.Variable.size(size)) : so;
            }
        }
        Findings findings = new Findings(List.of(value));
        Optional<Tensor> t;
        String misfit = "";
        Optional<Name> unlike = new VectorSlopes(scope).in(value);
        if (unlike.isPresent()) {
            return new Reading(layer, target.text(), Optional.empty(), unlike.get() + "′ is no factor entry by entry: each entry of " + unlike.get()
                    + " depends on all of z, its Jacobian is not diagonal; dzᵢ = Σⱼ daⱼ ∂aⱼ/∂zᵢ", Optional.empty(), List.of(), false, false);
        }
        try {
            Environment env = spread(Environment.ofCode(so, findings));
            t = Optional.of(entry.isPresent() ? everywhere((Expression.Element) left, value, env) : Expressions.value(value, env));
        } catch (SourceError e) {
            if (SHAPES.stream().noneMatch(e.getMessage()::contains)) {
                throw new SourceError(e.getMessage(), f.value().span(), e.suggestion());
            }
            t = Optional.empty();
            misfit = e.getMessage();
        }
        boolean update = SyntaxTree.names(value).contains(target.text()) && names.gradients().stream().anyMatch(SyntaxTree.names(value)::contains);
        for (String unknown : update ? Set.<String>of() : findings.scalars.keySet()) {
            throw new SourceError(unknown + " is no value of " + network.name(), f.value().span(), Spelling.didYouMean(unknown, values.stream().map(Symbol::name).toList()));
        }
        String name = LayerNames.isCost(target.text()) && !names.isValue(target.text()) ? "J" : target.text();
        return new Reading(layer, name, t, misfit, entry.isPresent() ? Optional.empty() : arrays.misfit(f.value(), name, column, layer), List.copyOf(findings.scalars.values()),
                NumpySyntax.ofCost(written).isPresent() && rewriting.carriesM(name), ClassLabels.in(f.value(), named));
    }

    /// What a formula for the entries at indices says of all.
    private Tensor everywhere(Expression.Element target, Expression value, Environment env) {
        Tensor all = Tensor.variable(entries.value(target.tensor().toSource()).orElseThrow());
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

    private Expression rewritten(Expression e, int layer) {
        return rewriting.of(e, layer);
    }
}
