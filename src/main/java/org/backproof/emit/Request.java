package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backproof.elaborate.Pairing;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Sort;
import org.backproof.expr.Symbol;

/// What is to be computed: a scalar and its derivatives.
///
/// @param name      of the function: `bce_sigmoid`
/// @param title     in words: `bce after sigmoid`
/// @param cost      J
/// @param variables of the derivatives
/// @param named     values that keep their names
/// @param examples  the inputs of which there is one for each example; empty where J is computed once
/// @param presets   values of parameters that need not be given
/// @param statement as it was typed
public record Request(String name, String title, Expr cost, List<Symbol> variables, Map<String, Tensor> named, List<Symbol> examples, Map<Symbol, Double> presets,
        Setting setting, String statement) {
    public Request {
        variables = List.copyOf(variables);
        named = new LinkedHashMap<>(named);
        examples = List.copyOf(examples);
        presets = new LinkedHashMap<>(presets);
    }

    /// The same for an equal term.
    Request withCost(Expr equal) {
        return new Request(name, title, equal, variables, named, examples, presets, setting, statement);
    }

    /// A loss after an activation, for each of many examples. What has a preset is the same for all of them.
    public static Request of(Pairing p, List<Symbol> variables, Map<Symbol, Double> presets, Setting setting, String statement) {
        List<Symbol> examples = new ArrayList<>(List.of(p.logit()));
        p.parameters().stream().filter(s -> !presets.containsKey(s)).forEach(examples::add);
        Free.symbols(p.atLogit()).stream().filter(s -> s.sort() instanceof Sort.Index && !examples.contains(s)).forEach(examples::add);
        return new Request(p.loss() + "_" + p.activation(), p.loss() + " after " + p.activation(), p.atLogit(), variables.isEmpty() ? List.of(p.logit()) : variables,
                Map.of(p.prediction().name(), p.value()), examples, presets, setting, statement);
    }
}
