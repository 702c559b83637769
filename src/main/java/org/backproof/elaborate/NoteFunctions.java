package org.backproof.elaborate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What functions and their derivatives are called in code: `ReLU` and `LeakyReLU`, `sigmoid_prime`, `ReLU_deriv`, `dtanh`, `reluDerivative`.
///
/// A letter such as `g` is the activation of a layer.
record NoteFunctions(Scope scope) {
    static final Pattern ACTIVATION = Pattern.compile("(?:g|f|sigma|phi|varphi|act|activation)([0-9]*|\\[.*\\])");
    /// What says that it is the derivative, before or behind the function's name.
    private static final List<Pattern> SLOPES = List.of(
            Pattern.compile("(.+?)_?(?i:prime|der|deriv|derivative|derv|diff|grad|gradient|slope)"), Pattern.compile("(.+?)_(?:d|dash|dx|backward)"),
            Pattern.compile("(?i:derivative|deriv|der|diff|gradient|grad|prime)(?:_?[oO]f)?(?:_|(?=\\p{Lu}))(.+)"), Pattern.compile("[dD]_?(.+)"));
    /// `relu_backward(dA, Z)`, what the derivative at Z makes of dA.
    private static final Pattern BACKWARD = Pattern.compile("(.+?)_?(?i:backward|backwards|backprop|back|bwd)");

    /// The function of that name, in the letters of the library; an activation's letter as it is.
    Optional<String> function(String name) {
        if (scope.function(name).isPresent() || ACTIVATION.matcher(name).matches()) {
            return Optional.of(name);
        }
        return scope.functionCalled(name).filter(f -> scope.function(f).isPresent() && letters(f).equals(letters(name)));
    }

    /// `sigmoid` for `sigmoid_prime`, `g` for `g_prime`.
    Optional<String> slope(String name) {
        return scope.function(name).isPresent() ? Optional.empty() : SLOPES.stream().flatMap(p -> named(p, name).stream()).findFirst();
    }

    /// `relu` for `relu_backward`.
    Optional<String> backward(String name) {
        return scope.function(name).isPresent() ? Optional.empty() : named(BACKWARD, name);
    }

    /// Whether it goes entry by entry.
    boolean elementwise(String name) {
        return function(name).or(() -> slope(name)).or(() -> backward(name))
                .filter(f -> !(scope.function(f).orElse(null) instanceof Definition d) || d.formals().stream().allMatch(x -> x.rank() == 0)).isPresent();
    }

    private Optional<String> named(Pattern p, String name) {
        Matcher m = p.matcher(name);
        return m.matches() ? function(m.group(1)) : Optional.empty();
    }

    private static String letters(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
