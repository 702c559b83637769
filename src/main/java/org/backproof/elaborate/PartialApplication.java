package org.backproof.elaborate;

import java.util.List;
import java.util.Set;
import org.backproof.language.Argument;
import org.backproof.language.Expression;
import org.backproof.language.Name;

/// A loss or an activation as it is written. As a function of the first few of its parameters it may have values for others: `huber(2)` and
/// `focal(gamma = 2)` of a prediction and a label, `leaky_relu(0.1)` of a logit.
///
/// @param function the name, or another expression, which is a value then
/// @param settings what it is given after its variables, none for a value
/// @param written  the whole
record PartialApplication(Expression function, List<Argument> settings, Expression written) {

    /// Without values.
    static PartialApplication plain(Expression e) {
        return new PartialApplication(e, List.of(), e);
    }

    /// A call stays a value where its arguments may be the variables themselves, as in `huber(a, y)`: settings are numbers in their order, or anything
    /// with the name of its parameter.
    ///
    /// @param variables how many of the parameters stay
    static PartialApplication of(Expression e, int variables, Scope scope) {
        if (!(e instanceof Expression.Call(Name f, int order, List<Argument> arguments, _)) || order != 0 || arguments.isEmpty()
                || scope.meaning(f.text()).isPresent() || !(scope.function(f.text()).orElse(null) instanceof Definition d)
                || d.parameters().size() - variables < arguments.size()) {
            return plain(e);
        }
        Set<String> kept = Set.copyOf(d.parameters().subList(0, variables).stream().map(p -> p.name().text()).toList());
        return arguments.stream().allMatch(a -> isSetting(a, kept)) ? new PartialApplication(f, arguments, e) : plain(e);
    }

    private static boolean isSetting(Argument argument, Set<String> kept) {
        return switch (argument) {
            case Argument.Named n -> !kept.contains(n.name().text());
            case Expression e -> SyntaxTree.names(e).isEmpty();
            case Argument.Ranging _ -> false;
        };
    }
}
