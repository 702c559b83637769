package org.backproof.emit;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Free;

/// What the names in array code stand for.
///
/// @param numbers what is no array: inputs that are numbers, and lines over them alone
/// @param labels  class labels
/// @param shapes  the sizes of inputs that are arrays
/// @param like    an array of the type that results are to have
record ArrayNames(Set<String> numbers, Set<String> labels, Map<String, List<String>> shapes, Optional<String> like) {
    /// Of functions of numbers or arrays.
    static final ArrayNames NONE = new ArrayNames(Set.of(), Set.of(), Map.of(), Optional.empty());

    ArrayNames {
        numbers = new LinkedHashSet<>(numbers);
        labels = new LinkedHashSet<>(labels);
        shapes = new LinkedHashMap<>(shapes);
    }

    /// The same where another array has that type.
    ArrayNames like(String name) {
        return new ArrayNames(numbers, labels, shapes, Optional.of(name));
    }

    /// In PyTorch a variable is a tensor, also if it is one number.
    static ArrayNames of(Program program, Target target) {
        Set<String> numbers = new LinkedHashSet<>();
        program.inputs().stream().filter(i -> i.isScalar() && !(target == Target.TORCH && program.variables().contains(i))).forEach(i -> numbers.add(i.name()));
        program.lets().stream().filter(l -> l.indices().isEmpty() && l.reduction().isEmpty()
                && Free.symbols(l.body()).stream().allMatch(s -> numbers.contains(s.name()) || program.sizes().contains(s))).forEach(l -> numbers.add(l.name()));
        List<Input> arrays = program.inputs().stream().filter(i -> !i.isLabel() && !numbers.contains(i.name())).toList();
        Map<String, List<String>> shapes = new LinkedHashMap<>();
        program.inputs().forEach(i -> shapes.put(i.name(), i.sizes().stream().map(Prose::size).toList()));
        return new ArrayNames(numbers, new LinkedHashSet<>(program.labels().stream().map(Input::name).toList()), shapes,
                arrays.stream().map(Input::name).findFirst());
    }
}
