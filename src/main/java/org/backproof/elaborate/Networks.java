package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.language.Expression;
import org.backproof.language.Name;
import org.backproof.language.Part;
import org.backproof.language.SourceError;
import org.backproof.language.Span;
import org.backproof.language.Spelling;
import org.backproof.language.Statement;

/// Reads `network NAME { input x[n]; hidden h relu; output K softmax; loss ce }`.
final class Networks {
    /// What the values of layers are called: `z1`, `dA2`, `W1`.
    private static final Pattern OWN = Pattern.compile("d?([zaZA]|W|b)[0-9]+");
    private static final List<String> KINDS = List.of("input", "hidden", "output", "loss", "given", "decay", "weights");

    private final Statement.Network statement;
    private final Scope scope;
    private final Findings findings;
    private final List<Layer> layers = new ArrayList<>();
    /// What its layers are called, where their number is a symbol.
    private Optional<Numbering> numbering = Optional.empty();

    private Networks(Statement.Network statement, Scope scope, Findings findings) {
        this.statement = statement;
        this.scope = scope;
        this.findings = findings;
    }

    /// @throws SourceError for a line that is missing, twice there, or wrong
    static Network of(Statement.Network statement, Scope scope, Findings findings) {
        return new Networks(statement, scope, findings).network();
    }

    private Network network() {
        for (Part p : statement.parts()) {
            if (!KINDS.contains(p.kind().text())) {
                throw new SourceError("a network has no line " + p.kind(), p.kind().span(),
                        Spelling.didYouMean(p.kind().text(), KINDS).or(() -> Optional.of("Its lines are " + String.join(", ", KINDS) + ".")));
            }
        }
        for (Part p : statement.parts()) {
            if (p.words().isEmpty()) {
                throw new SourceError("something is missing after " + p.kind(), p.span(), "Lines are input x[n], hidden h relu, output K softmax, loss ce.");
            }
        }
        lines("output").stream().findFirst().ifPresent(o -> lines("hidden").stream().filter(h -> h.span().offset() > o.span().offset()).findFirst().ifPresent(h -> {
            throw new SourceError("a hidden layer comes before the output", h.span(), "Layers are written from first to last.");
        }));
        Part input = single("input", "input x[n]");
        if (input.words().size() > 1) {
            throw new SourceError("more than a name and a size", input.span(), "Write input x[n]; each line ends with ';' or where it ends.");
        }
        if (!(input.words().getFirst() instanceof Expression.Element(Name x, List<Expression> sizes, _)) || sizes.size() != 1) {
            throw new SourceError("the input is a vector", input.span(), "Write input x[n].");
        }
        reserved(x.text(), x.span());
        Expr inputs = Constructors.size(sizes.getFirst(), env());
        Optional<Part> many = lines("hidden").stream().filter(Networks::isMany).findFirst();
        if (many.isPresent()) {
            return deep(many.get(), x.text(), inputs);
        }
        for (Part p : lines("hidden")) {
            add(p, x.text(), inputs);
        }
        Part output = single("output", "output K softmax");
        Layer last = add(output, x.text(), inputs);
        distinct(x.text(), inputs);
        boolean given = !lines("given").isEmpty();
        LossLine loss = given ? given(last) : LossLine.of(single("loss", "loss ce"), output.words().get(1), last, scope, findings, statement.span());
        return new Network(statement.name().text(), x.text(), inputs, layers, loss.pairing(), assumptions(loss), loss.presets(), decay(), weight(), loss.classes(), Optional.empty(),
                Numbering.counted(layers.size()), given ? Network.Role.INNER : Network.Role.WHOLE);
    }

    /// Whether a line stands for layers whose number is a symbol: `hidden h[l] relu`, `hidden[l] h relu`.
    private static boolean isMany(Part p) {
        return p.index().isPresent() || p.words().getFirst() instanceof Expression.Element;
    }

    private Network deep(Part hidden, String input, Expr inputs) {
        Expression size = hidden.words().getFirst();
        Optional<String> widths = size instanceof Expression.Element(Name w, _, _) ? Optional.of(w.text()) : Optional.empty();
        Expression index = size instanceof Expression.Element(_, List<Expression> at, _) ? at.getFirst() : hidden.index().orElseThrow();
        if (!(index instanceof Name n && n.text().equals("l")) || size instanceof Expression.Element && hidden.index().isPresent()) {
            throw new SourceError("the hidden layers are those for l from 1 to L - 1", index.span(), "For one layer write its size alone: hidden " + index.toSource() + " relu. "
                    + "For as many as a symbol says, hidden h[l] relu, or hidden[l] h relu where all are of one size.");
        }
        lines("given").stream().findFirst().ifPresent(p -> {
            throw new SourceError("there is no line given where the depth is a symbol", p.span(), "Write a line loss, or a line for each hidden layer.");
        });
        if (lines("hidden").size() > 1) {
            throw new SourceError("one line stands for all hidden layers, and there is another", lines("hidden").get(1).span());
        }
        for (Part p : List.of(hidden, single("output", "output K softmax"))) {
            alike(p);
        }
        Expr equal = widths.isPresent() ? inputs : Constructors.size(size, env());
        if (!equal.equals(inputs)) {
            throw new SourceError("the input is " + Shapes.text(List.of(inputs)) + ", the hidden layers are " + Shapes.text(List.of(equal)), size.span(),
                    "Write hidden " + size.toSource() + "[l] for sizes that differ.");
        }
        numbering = Optional.of(new Numbering(List.of("l-1", "l"), true));
        Layer l = add(new LayerLine(hidden, 1, input, scope, env()), hidden, Stack.width(widths, equal, "l"), Stack.width(widths, equal, "l-1"));
        Network layer = new Network(statement.name().text(), "a", Stack.width(widths, equal, "l-1"), layers, LossLine.given(l).pairing(), assumptions(LossLine.given(l)), Map.of(),
                decay(), Optional.empty(), Optional.empty(), Optional.empty(), numbering.get(), Network.Role.INNER);
        layers.clear();
        numbering = Optional.of(new Numbering(List.of("L-1", "L"), true));
        Part output = single("output", "output K softmax");
        Expr before = Stack.width(widths, equal, "L-1");
        Layer last = add(output, "a", before);
        LossLine loss = LossLine.of(single("loss", "loss ce"), output.words().get(1), last, scope, findings, statement.span());
        return new Network(statement.name().text(), "a", before, layers, loss.pairing(), assumptions(loss), loss.presets(), decay(), weight(), loss.classes(),
                Optional.of(new Stack(layer, input, inputs, widths)), numbering.get(), Network.Role.LAST);
    }

    /// Where the depth is a symbol a layer knows no other by its number.
    private static void alike(Part p) {
        List<Expression> words = p.words();
        for (int k = 2; k < words.size(); k++) {
            Expression next = k + 1 < words.size() ? words.get(k + 1) : words.get(k);
            if (words.get(k) instanceof Name n && List.of("shared", "tied").contains(n.text())) {
                throw new SourceError("no layer has the weights of another one where the depth is a symbol", n.span(), "Write a line for each hidden layer.");
            }
            if (words.get(k) instanceof Name n && n.text().equals("skip") && next instanceof Expression.Number) {
                throw new SourceError("where the depth is a symbol, skip adds the activation of the layer before, and takes no number", next.span(),
                        "Write skip, or a line for each hidden layer.");
            }
        }
    }

    private LossLine given(Layer last) {
        Part p = single("given", "given dA");
        lines("loss").stream().findFirst().ifPresent(l -> {
            throw new SourceError("with a loss, the cotangent of the output is not given but derived", l.span(), "Leave out one of the lines loss and given.");
        });
        if (!(p.words().getFirst() instanceof Name n) || !n.text().equalsIgnoreCase("dA") || p.words().size() != 1) {
            throw new SourceError("what is given is the cotangent of the last activation", p.span(), "Write given dA.");
        }
        return LossLine.given(last);
    }

    /// What is assumed of the labels, and of the names in the activations of the layers.
    private List<Assumption> assumptions(LossLine loss) {
        Statements statements = new Statements(scope, findings);
        layers.forEach(l -> statements.about(l.value()));
        List<Assumption> out = new ArrayList<>(loss.assumptions());
        statements.setting(statement.span()).assumptions().stream().filter(a -> !out.contains(a)).forEach(out::add);
        return out;
    }

    private Optional<Symbol> weight() {
        if (lines("weights").isEmpty()) {
            return Optional.empty();
        }
        Part p = single("weights", "weights s");
        if (!(p.words().getFirst() instanceof Name n) || p.words().size() != 1) {
            throw new SourceError("the weights of the examples have a name", p.span(), "Write weights s: the loss of each example is multiplied with its s.");
        }
        reserved(n.text(), n.span());
        return Optional.of(Terms.real(n.text()));
    }

    /// No two things have one name: sizes, the input, masks, the weights of the examples.
    private void distinct(String input, Expr inputs) {
        Map<String, String> taken = new LinkedHashMap<>();
        Stream.concat(Stream.of(inputs), layers.stream().map(Layer::units)).flatMap(e -> Free.symbols(e).stream()).forEach(s -> taken.put(s.name(), "a size"));
        if (taken.containsKey("m")) {
            reserved("m", statement.parts().stream().filter(p -> p.words().stream().anyMatch(w -> SyntaxTree.names(w).contains("m"))).findFirst().orElseThrow().span());
        }
        name(input, "the input", taken, single("input", "input x[n]").span());
        List<Part> lines = new ArrayList<>(lines("hidden"));
        lines.addAll(lines("output"));
        for (int k = 0; k < layers.size(); k++) {
            Part line = lines.get(k);
            String units = Shapes.text(List.of(layers.get(k).units()));
            layers.get(k).mask().ifPresent(d -> name(d, "a mask of " + units, taken, line.span()));
        }
        weight().ifPresent(s -> name(s.name(), "the weights of the examples", taken, lines("weights").getFirst().span()));
    }

    private static void name(String name, String is, Map<String, String> taken, Span span) {
        String other = taken.putIfAbsent(name, is);
        if (other != null && !other.equals(is)) {
            throw new SourceError(name + " is " + other + ", and here " + is, span, "Take another name.");
        }
    }

    /// @throws SourceError for a name that the equations use for something else; of a batch the names are those in capitals
    static void reserved(String name, Span span) {
        String own = name.equals("m") ? "the number of examples" : name.equals("J") ? "the cost" : name.equalsIgnoreCase("y") ? "the labels"
                : OWN.matcher(name).matches() ? "a value of a layer" : null;
        if (own != null) {
            throw new SourceError(name + " is the name of " + own, span, "Take another one.");
        }
    }

    private Optional<Expr> decay() {
        if (lines("decay").isEmpty()) {
            return Optional.empty();
        }
        Part p = single("decay", "decay lambda");
        if (p.words().size() != 1) {
            throw new SourceError("a decay is a number", p.span(), "Write decay lambda, or decay 0.01.");
        }
        return Optional.of(Expressions.scalar(p.words().getFirst(), env()));
    }

    private Environment env() {
        return Environment.of(scope, findings);
    }

    private List<Part> lines(String kind) {
        return statement.parts().stream().filter(p -> p.kind().text().equals(kind)).toList();
    }

    private Part single(String kind, String example) {
        List<Part> all = lines(kind);
        if (all.size() != 1) {
            throw new SourceError(all.isEmpty() ? "the network has no " + kind : kind + " is there twice",
                    all.isEmpty() ? statement.name().span() : all.get(1).span(), "A network has one line such as " + example + ".");
        }
        return all.getFirst();
    }

    private Layer add(Part p, String input, Expr inputs) {
        return add(new LayerLine(p, layers.size() + 1, input, scope, env()), p, Constructors.size(p.words().getFirst(), env()), inputs);
    }

    private Layer add(LayerLine line, Part p, Expr units, Expr inputs) {
        Layer l = line.layer(units);
        layers.add(l);
        if (!l.elementwise() && l.units() == Terms.ONE) {
            findings.warn(l.activation() + " compares the units of a layer, and here is one", p.span());
        }
        l.skip().ifPresent(k -> same(p, (numbering.isPresent() ? "skip" : "skip " + k) + " adds", vector(inputs, k), vector(inputs, layers.size())));
        l.weights().ifPresent(s -> {
            String own = matrix(inputs, layers.size());
            String other = matrix(inputs, s.layer());
            same(p, s.transposed() ? "the transpose of W" + s.layer() + " is" : "W" + s.layer() + " is", s.transposed() ? transposed(inputs, s.layer()) : other, own);
        });
        return l;
    }

    private void same(Part p, String what, String is, String wanted) {
        if (!is.equals(wanted)) {
            throw new SourceError(what + " " + is + ", layer " + numbering.map(n -> n.place(layers.size())).orElseGet(() -> Integer.toString(layers.size())) + " wants " + wanted,
                    p.span(), "The shapes must be the same.");
        }
    }

    private Expr units(Expr inputs, int layer) {
        return layer == 0 ? inputs : layers.get(layer - 1).units();
    }

    private String vector(Expr inputs, int layer) {
        return Shapes.text(List.of(units(inputs, layer)));
    }

    private String matrix(Expr inputs, int layer) {
        return Shapes.text(List.of(units(inputs, layer), units(inputs, layer - 1)));
    }

    private String transposed(Expr inputs, int layer) {
        return Shapes.text(List.of(units(inputs, layer - 1), units(inputs, layer)));
    }
}
