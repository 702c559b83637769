package org.backproof.emit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;
import org.backproof.print.Layout;

/// Formulas over whole arrays: an entry is its array, with axes put in where the line has more.
final class NumpyDialect implements Dialect {
    /// A name that is no function and no member.
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*(?![\\w.(])");

    private final Target target;
    private final Function<String, Optional<String>> inline;
    private final List<String> axes;
    private final Set<String> numbers;
    private final Map<String, String> sizes = new LinkedHashMap<>();

    /// @param axes    the indices of the line, outermost first
    /// @param numbers names of what is no array
    NumpyDialect(Target target, List<Symbol> axes, Set<String> numbers) {
        this(target, axes, numbers, _ -> Optional.empty());
    }

    /// @param inline the text of what stands for a name
    NumpyDialect(Target target, List<Symbol> axes, Set<String> numbers, Function<String, Optional<String>> inline) {
        this.target = target;
        this.inline = inline;
        this.numbers = numbers;
        this.axes = axes.stream().map(Symbol::name).toList();
        axes.forEach(i -> sizes.put(i.name(), new Formula(this).of(((Sort.Index) i.sort()).upper())));
    }

    @Override
    public String name(Layout.Name name) {
        Optional<String> sum = inline.apply(name.text());
        if (sum.isPresent()) {
            return sum.get();
        }
        if (name.indices().isEmpty()) {
            return axes.contains(name.text()) ? broadcast("(np.arange(" + sizes.get(name.text()) + ") + 1)", List.of(name.text())) : name.text();
        }
        List<String> own = new ArrayList<>();
        List<String> at = new ArrayList<>();
        for (Layout i : name.indices()) {
            switch (i) {
                case Layout.Number n -> at.add(n.value().subtract(BigInteger.ONE).toString());
                case Layout.Name n when n.indices().isEmpty() -> {
                    own.add(n.text());
                    at.add(":");
                }
                case Layout _ -> throw new NoCode("an entry at a computed index");
            }
        }
        String array = at.stream().allMatch(":"::equals) ? name.text() : name.text() + "[" + String.join(", ", at) + "]";
        if (own.size() == 2 && own.getFirst().equals(own.getLast())) {
            return broadcast((target == Target.TORCH ? "torch.diagonal(" : "np.diagonal(") + array + ")", own.subList(0, 1));
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
            return "math." + function + "(" + String.join(", ", arguments) + ")";
        }
        if (arguments.isEmpty()) {
            return function.equals("pi") ? "math.pi" : unknown(function);
        }
        String spelled = Spelling.called(function, target);
        return spelled + "(" + String.join(", ", arguments) + ")";
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

    @Override
    public String choice(String condition, String then, String otherwise) {
        if (target == Target.TORCH && isNumber(then) && isNumber(otherwise) && !(then + otherwise).matches("[-0-9]*")) {
            // two numbers would make a tensor of the default type
            String like = NAME.matcher(condition).results().map(MatchResult::group).filter(n -> !isNumber(n)).findFirst().orElseThrow();
            return "torch.where(" + condition + ", " + like + ".new_tensor(" + then + "), " + otherwise + ")";
        }
        return (target == Target.TORCH ? "torch.where(" : "np.where(") + condition + ", " + then + ", " + otherwise + ")";
    }

    private boolean isNumber(String text) {
        return NAME.matcher(text).results().allMatch(n -> numbers.contains(n.group()));
    }

    @Override
    public String junction(boolean all, List<String> conditions) {
        return conditions.stream().map(c -> "(" + c + ")").collect(Collectors.joining(all ? " & " : " | "));
    }

    @Override
    public String delta(Layout left, Layout right) {
        if (left instanceof Layout.Name l && right instanceof Layout.Name r && axes.contains(l.text()) && axes.contains(r.text()) && axes.size() == 2) {
            return (target == Target.TORCH ? "torch.eye(" : "np.eye(") + sizes.get(l.text()) + ")";
        }
        List<Layout> both = List.of(left, right);
        for (int k = 0; k < 2; k++) {
            if (both.get(k) instanceof Layout.Name i && axes.contains(i.text()) && both.get(1 - k) instanceof Layout.Number n) {
                String range = (target == Target.TORCH ? "torch.arange(" : "np.arange(") + sizes.get(i.text()) + ")";
                return broadcast("(" + range + " == " + n.value().subtract(BigInteger.ONE) + ")", List.of(i.text()));
            }
        }
        throw new NoCode("Kronecker's delta");
    }
}
