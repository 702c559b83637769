package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backproof.expr.Symbol;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Expression.Link;
import org.backproof.language.Formula;
import org.backproof.language.Name;
import org.backproof.language.SourceError;
import org.backproof.numeric.Rational;

/// Formulas about a network as people have them in notes and code: `dW[l] = 1/m np.dot(dZ[l], A[l-1].T)`.
///
/// `A[l]` is the value `A1` of layer 1 where l is 1, `L` the last layer, `A[0]` the input; `g` is the activation of the layer whose logit it is
/// applied to.
public final class Notes {
    /// What lists of the layers' values are called.
    private static final Pattern LISTS = Pattern.compile("activations|zs|weights|biases|nabla_[bw]|deltas");
    private static final Pattern GATHERED = Pattern.compile("\\s*[A-Za-z_]\\w*\\s*=\\s*(?:\\{[^{}]*\\}?|dict\\(.*\\))\\s*");
    private static final Pattern OF_LAYER = Pattern.compile("d?(?:[AZWb]|[azw])_?([1-9][0-9]{0,2})");
    private static final Pattern LAYERED = Pattern.compile("d?[A-Za-z]+([0-9]+)");

    private final Network network;
    private final List<Symbol> values;
    private final Scope scope;
    private final boolean rows;
    private final NoteWriting writing;
    private final GivenNames given = new GivenNames();
    private final LayerNames names;
    private RunningNames running;
    private final EntryNames entries;
    private final NoteReader reader;
    private final NoteRewriting rewriting;

    /// @param values the names that a formula may use, the input first
    /// @param rows   whether examples are rows: a bias is then added to each row
    public Notes(Network network, List<Symbol> values, boolean rows, Scope scope, NoteWriting writing) {
        this.writing = writing;
        this.network = network;
        this.values = List.copyOf(values);
        this.scope = scope;
        this.rows = rows;
        this.names = new LayerNames(network.depth(), this.values, scope, given.all().keySet());
        this.running = new RunningNames(names);
        NoteArrays arrays = new NoteArrays(this.values, rows, writing.flat() && !rows, scope, names, given.all(), this::rewritten);
        this.entries = new EntryNames(this.values);
        this.rewriting = new NoteRewriting(network, this.values, rows, writing, scope, given.all(), names, arrays);
        this.reader = new NoteReader(network, this.values, rows, scope, given, names, arrays, rewriting);
    }

    /// The same about other values, with the names given so far.
    public Notes over(List<Symbol> others, boolean inRows) {
        Notes out = new Notes(network, others, inRows, scope, writing);
        out.given.putAll(given);
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

    /// What stands for l in the value that comes next in the sweep from the last layer; 0 of others.
    public int next(Formula f) {
        return running.next(f);
    }

    /// A formula for a value with its layer in its name has been read.
    public void pass(Formula f) {
        running.pass(f);
    }

    /// In a loop over the layers `dA = W[l].T @ dZ` is for the layer before, which is next: that formula.
    public Optional<Formula> ofLayerBefore(Formula f) {
        return running.ofLayerBefore(f);
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
    ///
    /// @throws SourceError if the name is that of a layer which the network does not have
    public boolean names(Formula f, List<String> computed) {
        if (f.target() instanceof Name n && !(f.value() instanceof Name) && NumpySyntax.read(f.value()) instanceof Name v && v.text().equals(n.text())) {
            return true; // `cost = np.squeeze(cost)`
        }
        if (f.target() instanceof Name n && OF_LAYER.matcher(n.text()) instanceof Matcher m && m.matches() && Integer.parseInt(m.group(1)) > network.depth() && !names.isValue(n.text())) {
            throw new SourceError("there is no layer " + m.group(1) + " in " + network.name(), n.span(), "Its layers are 1 to " + network.depth() + ".");
        }
        if (!(f.target() instanceof Name written && names.usual(written) instanceof Name n) || computed.contains(n.text()) || isCost(n.text(), f.value())
                || !(f.value() instanceof Expression.Array) && (names.place(n).isPresent() || names.capital(n.text()).isPresent()) || entry(n)) {
            return false;
        }
        if (same(n, f.value()) || f.value() instanceof Expression.Array && LISTS.matcher(n.text()).matches()) {
            return true;
        }
        if (names.isValue(n.text())) {
            return !given.mentioned(f.value()).contains(n.text()) && !(isParameter(n) && uses(f).stream().anyMatch(names.gradients()::contains));
        }
        given.put(n.text(), f.value());
        return true;
    }

    /// Whether it is the name itself, perhaps in another shape: `Y = Y.reshape(AL.shape)`.
    private boolean same(Name n, Expression value) {
        try {
            return names.isValue(n.text()) && given.mentioned(value).contains(n.text()) && rewritten(NumpySyntax.read(value), 1) instanceof Name v && v.text().equals(n.text());
        } catch (SourceError | LayerNames.OutOfRange _) {
            return false;
        }
    }

    /// Whether the text gathers values under names, `grads = {"dW1": dW1, "db1": db1}`.
    public static boolean gathers(String text) {
        return GATHERED.matcher(text).matches();
    }

    /// Whether the text begins a list of what each layer has: `zs = []`, `nabla_b = [np.zeros(b.shape) for b in self.biases]`.
    public static boolean list(String text) {
        int equals = text.indexOf('=');
        return equals > 0 && LISTS.matcher(text.substring(0, equals).strip().replaceFirst("^self\\.", "")).matches() && text.substring(equals + 1).strip().startsWith("[");
    }

    /// Whether it is for each layer, with a name in it that one of the lines gives again: in a loop that name is another thing for each layer.
    public boolean inLoop(Formula f, List<String> later) {
        return general(f.target()) && SyntaxTree.names(f.value()).stream().anyMatch(n -> later.contains(n) && given.all().containsKey(n));
    }

    /// Whether it is J: a letter may be another thing, and is J where the label is mentioned, but not in `E = A - Y`.
    private boolean isCost(String name, Expression value) {
        boolean difference = value instanceof Expression.Sum(Expression first, List<Link> rest, _) && first instanceof Name && rest.stream().allMatch(k -> k.operand() instanceof Name);
        boolean labels = given.mentioned(value).stream().anyMatch(n -> n.equalsIgnoreCase(values.get(1).name()));
        return LayerNames.COST.contains(name) || LayerNames.isCost(name) && labels && !difference;
    }

    /// Whether it is an entry of a value of the network, `dW1_jk`.
    private boolean entry(Name n) {
        return EntryNames.split(n).map(e -> rewritten(e.tensor(), network.depth())).filter(e -> e instanceof Name value && names.isValue(value.text())).isPresent();
    }

    /// Whether it changes something at one place in place, `d[i] -= 1`, which is neither that of a class nor that of a layer.
    public boolean changesOneEntry(Formula f) {
        return f.target() instanceof Expression.Element(Name n, List<Expression> at, _) && !ClassLabels.picks(at) && !LayerIndex.isLayer(at.getFirst()) && !isParameter(n)
                && f.value() instanceof Expression.Sum(Expression own, _, _) && own.toSource().equals(f.target().toSource());
    }

    /// Whether the value of what it gives a name to is made from that of the step before, `v = beta*v + (1 - beta)*dW2`.
    public boolean keeps(Formula f) {
        return f.target() instanceof Name n && given.keeps(n.text());
    }

    public boolean isParameter(Name n) {
        Name usual = names.usual(n);
        return names.place(usual).filter(p -> p.family().matches("[Wb]")).isPresent() || names.capital(usual.text()).orElse(usual.text()).matches("[Wb][0-9]+");
    }

    /// From now on a name that a formula gave is that of a value of the network.
    ///
    /// @param divided whether it is ∂J/∂Z for dZ
    public void bind(Formula f, String value, boolean divided) {
        Name name = new Name(value, f.target().span());
        if (f.target() instanceof Name own && given.all().containsKey(names.usual(own.text()))) {
            given.is(names.usual(own.text()), divided ? NumpySyntax.mark(name) : name);
        }
    }

    /// The names in it as they are written, and those in what they are.
    public Set<String> through(Expression e) {
        return given.through(e);
    }

    /// The value of a layer that is meant, if it is that of one layer; none for a name that a formula gave.
    public Optional<String> valueOf(Expression target) {
        try {
            return layerOf(target) == 0 || target instanceof Name n && given.all().containsKey(n.text()) ? Optional.empty()
                    : Optional.of(whole(rewritten(NumpySyntax.ofCost(NumpySyntax.read(target)).orElse(NumpySyntax.read(target)), 1)));
        } catch (SourceError _) {
            return Optional.empty(); // entries at places that are no classes
        }
    }

    /// `N, D = X.shape`: each of the names is that of a size.
    public boolean sizes(List<String> sizes, Name of) {
        if (!(rewritten(of, 1) instanceof Name value) || !names.isValue(value.text())) {
            return false;
        }
        Expression shape = new Expression.Call(new Name("shape", of.span()), 0, List.of(of), of.span());
        for (int k = 0; k < sizes.size(); k++) {
            Expression size = new Expression.Element(shape, List.of(new Expression.Number(Rational.of(k), of.span())), of.span());
            if (!sizes.get(k).equals("_") && !rewritten(size, 1).toSource().equals(sizes.get(k))) {
                given.put(sizes.get(k), size);
            }
        }
        return true;
    }

    /// The values of layers that the formula itself mentions, not those in what its names are.
    public Set<String> mentions(Formula f) {
        Set<String> out = new LinkedHashSet<>();
        SyntaxTree.each(f.value(), x -> {
            if (x instanceof Name || x instanceof Expression.Element) {
                valueOf(x).ifPresent(out::add);
            }
        });
        return out;
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

    /// What a loss of PyTorch in the formula does that is often forgotten: said where the formula is wrong.
    public Optional<String> reminder(Formula f) {
        return rewriting.losses().says(f.value());
    }

    /// `∂J/∂Z` for dZ, where they differ.
    public static Expression ofCost(Name differential) {
        return NumpySyntax.mark(differential);
    }

    /// The formula for every layer that it can be about: once where no `l` occurs.
    ///
    /// @throws SourceError if it has no meaning
    public List<NoteReading> readings(Formula f) {
        boolean general = general(f.target()) || general(f.value());
        List<NoteReading> out = new ArrayList<>();
        Optional<SourceError> last = Optional.empty();
        int own = given.mentioned(f.value()).contains(LayerIndex.CURRENT) ? 0 : layerOf(f.target());
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
        Set<String> mentioned = given.mentioned(e);
        return mentioned.contains(LayerIndex.CURRENT) || mentioned.stream().anyMatch(n -> names.place(new Name(names.usual(n), e.span())).filter(p -> !p.last()).isPresent());
    }

    /// Whether the formula has small letters only, `dw2 = delta2 a1.T`, as those about one example have.
    public boolean small(Formula f) {
        Set<String> names = new LinkedHashSet<>(given.mentioned(f.target()));
        names.addAll(given.mentioned(f.value()));
        List<Boolean> axes = new ArrayList<>();
        names.stream().filter(given.all()::containsKey).map(given.all()::get).forEach(v -> axes.add(reduces(v)));
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

    /// A bias that changes is added to no rows: it is a column, or a row of its own.
    private NoteReading reading(Formula f, int layer) {
        Name target = reader.target(f, layer);
        if (!rows || !target.text().matches("b[0-9]+")) {
            return reader.read(f, layer, "");
        }
        NoteReader alone = over(values, false).reader;
        NoteReading upright = alone.read(f, layer, "");
        return upright.value().filter(v -> v.rank() == 1).isPresent() ? upright : alone.read(f, layer, target.text());
    }

    private Expression rewritten(Expression e, int layer) {
        return rewriting.of(e, layer);
    }
}
