package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.backproof.language.Expression;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.language.Name;
import org.backproof.language.Span;

/// What values of layers are called in notes and code, and as the network has them: `dW2` for `dL_dW2`, `grad_W2` and `dW[2]`, `A_prev` for the
/// activation of the layer before.
final class LayerNames {
    private static final List<String> FAMILIES = List.of("A", "Z", "W", "b", "dA", "dZ", "dW", "db");
    /// How else they are called: in small letters, and the error δ of a layer.
    private static final Map<String, String> ALSO = Map.ofEntries(Map.entry("a", "A"), Map.entry("z", "Z"), Map.entry("w", "W"), Map.entry("da", "dA"), Map.entry("dz", "dZ"), Map.entry("dw", "dW"),
            Map.entry("delta", "dZ"), Map.entry("activations", "A"), Map.entry("zs", "Z"), Map.entry("weights", "W"), Map.entry("biases", "b"), Map.entry("weight", "W"), Map.entry("bias", "b"), Map.entry("B", "b"));
    /// What the last activation is called besides.
    private static final List<String> PREDICTION = List.of("y_hat", "Y_hat", "yhat", "Yhat", "y_pred", "Y_pred", "probs", "predictions");
    /// What gradients are called: by what, behind the name of the cost.
    private static final List<Pattern> GRADIENTS = List.of(Pattern.compile("d(?:L|J|C|E|loss|cost|Loss|Cost)_?d_?(.+)"), Pattern.compile("(?:grad|gradient|nabla|d)_?(.+)"),
            Pattern.compile("(.+)_?(?:grad|Grad|gradient)"), Pattern.compile("(.+)_(?:grad|gradient)"));
    /// What the labels, the input and the number of examples are called besides.
    private static final Pattern LABELS = Pattern.compile("(?i:one_?hot_?)?(?:[yY]|[lL]abels?|[tT]argets?|t)_?(?:true|train|batch|enc|oh|(?i:one_?hot))?");
    private static final Pattern INPUT = Pattern.compile("[xX]_?(?:train|batch)|[iI]nputs?");
    private static final Pattern COUNT = Pattern.compile("[NM]|(?:num|n|N)_?(?:examples|samples|train|data)|[bB]atch_?[sS]ize|[bB]s");
    /// Names of J.
    static final List<String> COST = List.of("cost", "loss");
    /// What may be J, or another thing: it is J where the label is mentioned.
    private static final List<String> LETTERS = List.of("C", "E", "L");
    private static final Map<String, Integer> ENDINGS = Map.of("", 0, "_prev", -1, "_next", 1);
    private static final String LAST = "L";
    private static final Pattern SWEPT = Pattern.compile("(?:d(?=[AZaz])|(?=delta))([AZaz]|delta)([1-9][0-9]{0,5})");

    private final int depth;
    private final List<Symbol> values;
    private final Scope scope;
    private final Set<String> given;

    /// @param depth  the number of layers
    /// @param values the names that a formula may use, the input first
    /// @param given  names that formulas have given; may grow
    LayerNames(int depth, List<Symbol> values, Scope scope, Set<String> given) {
        this.depth = depth;
        this.values = values;
        this.scope = scope;
        this.given = given;
    }

    /// `dW2` for `dL_dW2`, `grad_W2`, `W2_grad`, `dW_2`: the name of a gradient or of a layer's value as the network has it.
    String usual(String text) {
        if (isValue(text) || given.contains(text)) {
            return text;
        }
        String plain = text.replaceFirst("_([0-9]+|L)$", "$1").replaceFirst("(?<=.)_l$", "");
        List<String> candidates = new ArrayList<>(List.of(plain));
        String input = values.getFirst().name();
        if (plain.matches("d?[Aa]0") || plain.equalsIgnoreCase("d" + input)) {
            candidates.add((plain.startsWith("d") ? "d" : "") + input);
        }
        for (Pattern p : GRADIENTS) {
            Matcher m = p.matcher(plain);
            if (m.matches()) {
                String of = m.group(1).replaceFirst("_([0-9]+)$", "$1");
                String layer = of.replaceFirst("^.*?([0-9]*)$", "$1");
                String word = of.substring(0, of.length() - layer.length());
                candidates.add("d" + of);
                candidates.add("d" + ALSO.getOrDefault(word, word) + layer);
            }
        }
        return candidates.stream().filter(c -> isValue(c) || family(c).isPresent() || place(new Name(c, Span.NONE)).isPresent() || capital(c).isPresent()).findFirst().orElse(text);
    }

    Name usual(Name n) {
        String text = usual(n.text());
        return text.equals(n.text()) ? n : new Name(text, n.span());
    }

    /// A value of a layer that is named without brackets: `dZ` and `A_prev` of layer l and of the one before, `AL` of the last.
    ///
    /// @param last  whether it is counted from the last layer
    /// @param shift how many layers after that
    record Place(String family, boolean last, int shift) {
    }

    Optional<Place> place(Name n) {
        String text = n.text();
        if (isValue(text)) {
            return Optional.empty();
        }
        if (PREDICTION.contains(text)) {
            return Optional.of(new Place("A", true, 0));
        }
        if (text.startsWith("d") && PREDICTION.contains(text.substring(1))) {
            return Optional.of(new Place("dA", true, 0));
        }
        for (Map.Entry<String, Integer> end : ENDINGS.entrySet()) {
            if (text.endsWith(end.getKey()) && family(text.substring(0, text.length() - end.getKey().length())).isPresent() && scope.meaning(text).isEmpty()) {
                return Optional.of(new Place(family(text.substring(0, text.length() - end.getKey().length())).get(), false, end.getValue()));
            }
        }
        return text.endsWith(LAST) ? family(text.substring(0, text.length() - 1)).map(f -> new Place(f, true, 0)) : Optional.empty();
    }

    /// Whether it is what each layer has, `A` or the mask `D` of `D1`.
    boolean ofLayers(String text) {
        return family(text).isPresent() || !isValue(text) && isValue(text + depth) || !isValue(text) && isValue(text + 1);
    }

    static Optional<String> family(String text) {
        return FAMILIES.contains(text) ? Optional.of(text) : Optional.ofNullable(ALSO.get(text));
    }

    /// Whether it is a value of a layer with its number, `A2`, `dL_dZ2`.
    boolean ofNumberedLayer(String text) {
        String usual = usual(text);
        String own = isValue(usual) ? usual : capital(usual).orElse("");
        return own.matches("d?[A-Za-z]+[0-9]+") && !given.contains(text) || usual.endsWith(LAST) && place(new Name(usual, Span.NONE)).isPresent();
    }

    int depth() {
        return depth;
    }

    /// How far a sweep from the last layer has come where such values are known: the least of 2l + 1 for dA of layer l and 2l for its dZ.
    OptionalInt swept(Expression e) {
        IntStream here = switch (e) {
            case Name n -> swept(usual(n.text()), "");
            case Expression.Element(Name n, List<Expression> at, _) when at.size() == 1 -> swept(usual(n.text()), at.getFirst().toSource());
            case Expression _ -> IntStream.empty();
        };
        return IntStream.concat(here, SyntaxTree.children(e).stream().flatMapToInt(c -> swept(c).stream())).min();
    }

    private static IntStream swept(String usual, String layer) {
        Matcher m = SWEPT.matcher(usual + layer);
        return m.matches() ? IntStream.of(2 * Integer.parseInt(m.group(2)) + (m.group(1).matches("[Zz]|delta") ? 0 : 1)) : IntStream.empty();
    }

    /// The values that are derivatives.
    List<String> gradients() {
        return values.stream().map(Symbol::name).filter(n -> n.matches("d[A-Za-z]+[0-9]*") && isValue(n.substring(1))).toList();
    }

    boolean isValue(String text) {
        return values.stream().anyMatch(s -> s.name().equals(text));
    }

    /// `A1` for `a1`, `dZ1` for `delta1`, `X` for `x`.
    Optional<String> capital(String text) {
        if (isValue(text)) {
            return Optional.empty();
        }
        String letters = text.replaceAll("[0-9]+$", "");
        if (text.equals("j")) {
            return Optional.empty(); // an index, and not J
        }
        String other = family(letters).map(f -> own(f) + text.substring(letters.length())).orElse(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));
        return isValue(other) ? Optional.of(other) : Optional.empty();
    }

    Name value(String family, int layer, Span span) {
        boolean input = layer == 0 && (family.equals("A") || family.equals("dA") && isValue("d" + values.getFirst().name()));
        if (layer < 0 || layer > depth || layer == 0 && !input) {
            throw new OutOfRange("there is no " + family + "[" + layer + "]");
        }
        if (!FAMILIES.contains(family)) {
            return new Name(family + layer, span);
        }
        return new Name(input ? family.substring(0, family.length() - 1) + values.getFirst().name() : own(family) + layer, span);
    }

    /// `X` for `X_train`, `Y` for `one_hot_Y`, `m` for `num_examples`: what is given with another name.
    Optional<String> datum(String text) {
        if (isValue(text) || given.contains(text) || scope.meaning(text).isPresent()) {
            return Optional.empty();
        }
        return isLabel(text) ? Optional.of(values.get(1).name()) : INPUT.matcher(text).matches() ? Optional.of(input()) : isCount(text) ? Optional.of(values.get(2).name()) : Optional.empty();
    }

    boolean isLabel(String text) {
        return text.equals(values.get(1).name()) || LABELS.matcher(text).matches() && !isValue(text) && !given.contains(text);
    }

    /// Whether it is the number of examples.
    boolean isCount(String text) {
        return values.get(2).sort() instanceof Sort.Size && COUNT.matcher(text).matches() && !isValue(text) && !given.contains(text);
    }

    String input() {
        return values.getFirst().name();
    }

    /// Whether the values are those of one example.
    boolean ofOne() {
        return isValue("z1");
    }

    static boolean isCost(String name) {
        return COST.contains(name) || LETTERS.contains(name);
    }

    /// Of one example values have small letters.
    private String own(String family) {
        return ofOne() ? family.replace('A', 'a').replace('Z', 'z') : family;
    }

    /// A layer that is not there.
    static final class OutOfRange extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfRange(String message) {
            super(message, null, false, false);
        }
    }
}
