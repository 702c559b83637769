package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.backproof.expr.Function;
import org.backproof.expr.Primitives;
import org.backproof.expr.Prop;
import org.backproof.expr.Symbol;
import org.backproof.language.Spelling;

/// What has been declared, defined and assumed. Immutable; every change gives a new scope. Values and functions have a namespace each.
public final class Scope {
    /// Other spellings of primitive functions.
    private static final Map<String, Function.Primitive> SPELLINGS = new TreeMap<>(Map.of("ln", Primitives.LOG, "arcsin", Primitives.ASIN,
            "arccos", Primitives.ACOS, "arctan", Primitives.ATAN, "Gamma", Primitives.GAMMA));

    /// Nothing but the primitive functions.
    public static final Scope EMPTY = new Scope(null, Map.of(), primitives(), Map.of(), List.of(), Map.of());

    private final Scope base;
    private final Map<String, Meaning> values;
    private final Map<String, Applicable> functions;
    private final Map<Symbol, Meaning.Variable> variables;
    private final List<Assumption> assumed;
    private final Map<String, Network> networks;

    private Scope(Scope base, Map<String, Meaning> values, Map<String, Applicable> functions, Map<Symbol, Meaning.Variable> variables,
            List<Assumption> assumed, Map<String, Network> networks) {
        this.base = base;
        this.values = values;
        this.functions = functions;
        this.variables = variables;
        this.assumed = assumed;
        this.networks = networks;
    }

    private static Map<String, Applicable> primitives() {
        Map<String, Applicable> out = new LinkedHashMap<>();
        Primitives.rows().forEach(r -> out.put(r.function().name(), new Applicable.Primitive(r.function(), r.function().name())));
        SPELLINGS.forEach((spelling, f) -> out.put(spelling, new Applicable.Primitive(f, spelling)));
        return out;
    }

    /// An empty scope over this one: what is defined there shadows what is here.
    public Scope child() {
        return new Scope(this, Map.of(), Map.of(), Map.of(), List.of(), Map.of());
    }

    public Optional<Meaning> meaning(String name) {
        Meaning own = values.get(name);
        return own != null || base == null ? Optional.ofNullable(own) : base.meaning(name);
    }

    public Optional<Applicable> function(String name) {
        Applicable own = functions.get(name);
        return own != null || base == null ? Optional.ofNullable(own) : base.function(name);
    }

    /// The declaration that a symbol comes from, also when its name has got another meaning since.
    public Optional<Meaning.Variable> variable(Symbol symbol) {
        Meaning.Variable own = variables.get(symbol);
        return own != null || base == null ? Optional.ofNullable(own) : base.variable(symbol);
    }

    /// What `assume` has assumed, in order.
    public List<Assumption> assumed() {
        List<Assumption> out = new ArrayList<>(base == null ? List.of() : base.assumed());
        out.addAll(assumed);
        return out;
    }

    /// Names of values, sorted.
    public Set<String> valueNames() {
        Set<String> out = base == null ? new TreeSet<>() : base.valueNames();
        out.addAll(values.keySet());
        return out;
    }

    /// Names of functions, and of forms of the language that look like functions, sorted.
    public Set<String> functionNames() {
        Set<String> out = base == null ? new TreeSet<>(Calls.forms()) : base.functionNames();
        out.addAll(functions.keySet());
        return out;
    }

    /// The function that is called so in other words or letters: `leaky_relu` for `LeakyReLU`, `ce` for `cross entropy`.
    public Optional<String> functionCalled(String words) {
        List<Applicable> all = new ArrayList<>();
        for (Scope s = this; s != null; s = s.base) {
            all.addAll(s.functions.values());
        }
        return Wordings.find(words, functionNames(), all);
    }

    /// `Did you mean leaky_relu?`, for a name that is no function: one that is called so, else the nearest.
    public Optional<String> didYouMean(String name) {
        return functionCalled(name).map(n -> "Did you mean " + n + "?").or(() -> Spelling.didYouMean(name, functionNames()));
    }

    /// The named values, in order.
    public List<Meaning.Named> named() {
        List<Meaning.Named> out = new ArrayList<>(base == null ? List.of() : base.named());
        out.removeIf(v -> values.containsKey(v.name()));
        values.values().stream().filter(Meaning.Named.class::isInstance).map(Meaning.Named.class::cast).forEach(out::add);
        return out;
    }

    /// Functions under another name than their own: those that repeat a definition of the library.
    Map<Function, String> aliases() {
        Map<Function, String> out = base == null ? new LinkedHashMap<>() : base.aliases();
        definitions().forEach(d -> d.alias().ifPresent(f -> out.put(f, d.name())));
        return out;
    }

    /// The functions defined in this scope, not below it, in order.
    public List<Definition> definitions() {
        return functions.values().stream().filter(Definition.class::isInstance).map(Definition.class::cast).distinct().toList();
    }

    /// The functions that are declared in this scope, not below it, without a definition, in order.
    public List<String> unknownFunctions() {
        return functions.values().stream().filter(Applicable.Unknown.class::isInstance).map(Applicable::name).toList();
    }

    /// The definition below this scope that has the same body up to the names of its parameters.
    ///
    /// @param calls what its body calls: only definitions that call the same are read for comparison
    Optional<Definition> identical(Function.Defined f, Set<String> calls) {
        if (base == null) {
            return Optional.empty();
        }
        for (Definition d : base.definitions()) {
            if (calls.equals(d.calls()) && d.isIdentical(f)) {
                return Optional.of(d);
            }
        }
        return base.identical(f, calls);
    }

    /// With a function of the library.
    ///
    /// @param name its own name, or another one
    public Scope withLibrary(String name, Definition d) {
        return with(name, d);
    }

    Scope with(Meaning meaning) {
        Map<String, Meaning> more = new LinkedHashMap<>(values);
        more.remove(meaning.name());
        more.put(meaning.name(), meaning);
        Map<Symbol, Meaning.Variable> all = variables;
        if (meaning instanceof Meaning.Variable v) {
            all = new LinkedHashMap<>(variables);
            all.put(v.symbol(), v);
        }
        return new Scope(base, more, functions, all, assumed, networks);
    }

    Scope with(String name, Applicable function) {
        Map<String, Applicable> more = new LinkedHashMap<>(functions);
        more.remove(name);
        more.put(name, function);
        return new Scope(base, values, more, variables, assumed, networks);
    }

    /// The network that has been declared under the name.
    public Optional<Network> network(String name) {
        Network own = networks.get(name);
        return own != null || base == null ? Optional.ofNullable(own) : base.network(name);
    }

    /// Names of networks, sorted.
    public Set<String> networkNames() {
        Set<String> out = base == null ? new TreeSet<>() : base.networkNames();
        out.addAll(networks.keySet());
        return out;
    }

    Scope with(Network network) {
        Map<String, Network> more = new LinkedHashMap<>(networks);
        more.put(network.name(), network);
        return new Scope(base, values, functions, variables, assumed, more);
    }

    Scope with(List<Assumption> facts) {
        List<Assumption> more = new ArrayList<>(assumed);
        facts.stream().filter(f -> !f.prop().equals(Prop.TRUE) && more.stream().noneMatch(a -> a.prop().equals(f.prop()))).forEach(more::add);
        return new Scope(base, values, functions, variables, List.copyOf(more), networks);
    }
}
