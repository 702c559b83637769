package org.backproof.emit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.print.Layout;

/// Formulas over whole arrays: an entry is its array, with axes put in where the line has more.
final class NumpyDialect implements Dialect {
    static final String EULER_GAMMA = "0.5772156649015329";

    private static final List<String> CHOICE = List.of("if", "else");
    private static final List<String> BUILT_IN = List.of("abs", "max", "min");
    /// Python's module math has none of these.
    private static final List<String> OF_TENSORS = List.of("sign", "sigmoid", "softplus", "erfcx", "exprel", "log_cloglog", "digamma", "trigamma", "sech");

    /// A name that is no function, no module, no member and no keyword of an argument: x in `x.sum(dim=0)`, too.
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])(?!(?:torch|np|math)\\.)[A-Za-z_]\\w*(?![\\w(=])");

    private final Target target;
    private final Function<String, Optional<String>> inline;
    private final List<String> axes;
    private final ArrayNames names;
    private final Map<String, String> sizes = new LinkedHashMap<>();

    /// @param axes the indices of the line, outermost first
    NumpyDialect(Target target, List<Symbol> axes, ArrayNames names) {
        this(target, axes, names, _ -> Optional.empty());
    }

    /// @param inline the text of what stands for a name
    NumpyDialect(Target target, List<Symbol> axes, ArrayNames names, Function<String, Optional<String>> inline) {
        this.target = target;
        this.inline = inline;
        this.names = names;
        this.axes = axes.stream().map(Symbol::name).toList();
        axes.forEach(i -> sizes.put(i.name(), new Formula(this).of(((Sort.Index) i.sort()).upper())));
    }

    @Override
    public String name(Layout.Name name) {
        Optional<String> sum = inline.apply(name.text());
        if (sum.isPresent()) {
            List<String> own = name.indices().stream().map(i -> ((Layout.Name) i).text()).toList();
            return own.size() < axes.size() ? broadcast(sum.get(), own) : sum.get();
        }
        if (isIndex(name)) {
            return "(" + place(name) + " + 1)";
        }
        if (name.indices().isEmpty()) {
            return name.text();
        }
        if (name.indices().stream().anyMatch(this::isLabel)) {
            return chosen(name);
        }
        return array(name);
    }

    private boolean isLabel(Layout layout) {
        return layout instanceof Layout.Name n && names.labels().contains(n.text());
    }

    @Override
    public boolean isIndex(Layout layout) {
        return isLabel(layout) || layout instanceof Layout.Name n && n.indices().isEmpty() && axes.contains(n.text());
    }

    /// The numbers from 0 on for an index, or the labels.
    private String place(Layout l) {
        return switch (l) {
            case Layout.Number n -> n.value().subtract(BigInteger.ONE).toString();
            case Layout.Name n when isLabel(n) -> n.indices().isEmpty() ? n.text() : array(n);
            case Layout.Name n when axes.contains(n.text()) -> broadcast(range(n.text()), List.of(n.text()));
            case Layout _ -> throw new NoCode("a computed index");
        };
    }

    private String range(String index) {
        String device = target == Target.TORCH ? names.like().map(x -> ", device=" + x + ".device").orElse("") : "";
        return module() + "arange(" + sizes.get(index) + device + ")";
    }

    private String module() {
        return target == Target.TORCH ? "torch." : "np.";
    }

    /// `z[np.arange(m), c]`: of each example the entry that its label says.
    private String chosen(Layout.Name name) {
        List<String> own = new ArrayList<>();
        name.indices().stream().filter(this::isLabel).forEach(l -> ((Layout.Name) l).indices().forEach(i -> own.add(((Layout.Name) i).text())));
        List<String> at = new ArrayList<>();
        List<String> whole = new ArrayList<>();
        for (Layout i : name.indices()) {
            if (isLabel(i)) {
                at.add(((Layout.Name) i).text());
            } else if (i instanceof Layout.Name n && own.contains(n.text())) {
                at.add(range(n.text()));
            } else if (i instanceof Layout.Name n) {
                at.add(":");
                whole.add(n.text());
            } else {
                at.add(place(i));
            }
        }
        if (own.stream().distinct().count() > 1 || !own.isEmpty() && !whole.isEmpty()) {
            throw new NoCode("an entry at several labels");
        }
        return broadcast(name.text() + "[" + String.join(", ", at) + "]", own.isEmpty() ? whole : own.subList(0, 1));
    }

    private String array(Layout.Name name) {
        List<String> own = new ArrayList<>();
        List<String> at = new ArrayList<>();
        for (Layout i : name.indices()) {
            switch (i) {
                case Layout.Number n -> at.add(n.value().subtract(BigInteger.ONE).toString());
                case Layout.Name n when n.indices().isEmpty() -> {
                    List<String> shape = names.shapes().getOrDefault(name.text(), List.of());
                    boolean part = at.size() < shape.size() && !shape.get(at.size()).equals(sizes.get(n.text()));
                    own.add(n.text());
                    at.add(part ? ":" + sizes.get(n.text()) : ":");
                }
                case Layout _ -> throw new NoCode("an entry at a computed index");
            }
        }
        String array = at.stream().allMatch(":"::equals) ? name.text() : name.text() + "[" + String.join(", ", at) + "]";
        if (own.size() == 2 && own.getFirst().equals(own.getLast())) {
            return broadcast(module() + "diagonal(" + array + ")", own.subList(0, 1));
        }
        List<String> sorted = axes.stream().filter(own::contains).toList();
        return broadcast(sorted.equals(own) ? array : array + ".T", sorted);
    }

    /// The array with axes put in for the indices that it does not have; those in front come by themselves.
    private String broadcast(String array, List<String> own) {
        if (own.isEmpty() || axes.subList(axes.size() - own.size(), axes.size()).equals(own)) {
            return array;
        }
        int first = axes.indexOf(own.getFirst());
        return array + axes.subList(first, axes.size()).stream().map(i -> own.contains(i) ? ":" : "None").collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public String number(BigInteger value) {
        return Formula.whole(value);
    }

    @Override
    public String call(String function, List<String> arguments) {
        if (target == Target.TORCH && arguments.size() == 2 && arguments.stream().filter(this::isNumber).count() == 1) {
            int number = isNumber(arguments.getFirst()) ? 0 : 1;
            return "torch.clamp(" + arguments.get(1 - number) + ", " + (function.equals("max") ? "min=" : "max=") + arguments.get(number) + ")";
        }
        if (target == Target.TORCH && !arguments.isEmpty() && arguments.stream().allMatch(this::isNumber)) {
            return ofNumbers(function, String.join(", ", arguments));
        }
        if (arguments.isEmpty()) {
            return function.equals("pi") ? "math.pi" : function.equals("eulergamma") ? EULER_GAMMA : unknown(function);
        }
        String spelled = Spelling.called(function, target);
        return spelled + "(" + String.join(", ", arguments) + ")";
    }

    /// A function of numbers that are no tensors: of Python, of its module math, else of PyTorch.
    private static String ofNumbers(String function, String arguments) {
        return BUILT_IN.contains(function) ? function + "(" + arguments + ")"
                : OF_TENSORS.contains(function) ? Spelling.called(function, Target.TORCH) + "(torch.tensor(" + arguments + ", dtype=torch.float64)).item()"
                : "math." + function + "(" + arguments + ")";
    }

    private static String unknown(String function) {
        throw new NoCode("the constant " + function);
    }

    @Override
    public String power(String base, String exponent) {
        return base + "**" + exponent;
    }

    @Override
    public String power(String base, int exponent) {
        return base + "**" + exponent;
    }

    /// A product of matrices needs no brackets before a division.
    @Override
    public String quotient(String over, String under) {
        return Formula.factors(over) + " / " + under;
    }

    @Override
    public String choice(String condition, String first, String second) {
        String then = Formula.unbracketed(first);
        String otherwise = Formula.unbracketed(second);
        if (target == Target.TORCH && isNumber(condition) && !condition.contains("torch.")) {
            return "(" + then + " if " + condition + " else " + otherwise + ")";
        }
        if (target == Target.TORCH && isNumber(then) && isNumber(otherwise)) {
            // two numbers would make a tensor of the default type
            return "torch.where(" + condition + ", " + like(condition) + ".new_tensor(" + then + "), " + otherwise + ")";
        }
        if (target == Target.NUMPY && isNumber(then) && isNumber(otherwise)) {
            String like = like(condition);
            return "np.where(" + condition + ", " + then + ", " + otherwise + ")" + (like.isEmpty() ? "" : ".astype(" + like + ".dtype)");
        }
        return module() + "where(" + condition + ", " + then + ", " + otherwise + ")";
    }

    /// An array of the type of the result.
    private String like(String condition) {
        return NAME.matcher(condition).results().map(MatchResult::group).filter(n -> !n.equals("None") && !isNumber(n) && !names.labels().contains(n) && !sizes.containsValue(n)).findFirst()
                .or(names::like).orElse("");
    }

    private boolean isNumber(String text) {
        return NAME.matcher(text).results().allMatch(n -> names.numbers().contains(n.group()) || CHOICE.contains(n.group()));
    }

    @Override
    public String junction(boolean all, List<String> conditions) {
        return conditions.stream().map(c -> "(" + c + ")").collect(Collectors.joining(all ? " & " : " | "));
    }

    @Override
    public String delta(Layout left, Layout right) {
        boolean square = left instanceof Layout.Name l && right instanceof Layout.Name r && axes.size() == 2 && axes.contains(l.text()) && axes.contains(r.text());
        return square ? module() + "eye(" + sizes.get(axes.getFirst()) + names.like().map(x -> ", dtype=" + x + ".dtype" + (target == Target.TORCH ? ", device=" + x + ".device" : "")).orElse("") + ")" : choice(same(left, right), "1", "0");
    }

    @Override
    public String same(Layout left, Layout right) {
        return left instanceof Layout.Name l && axes.contains(l.text()) ? place(left) + " == " + place(right) : place(right) + " == " + place(left);
    }

    @Override
    public String compared(Layout left, String sign, Layout right) {
        return place(left) + " " + sign + " " + place(right);
    }
}
