package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;

/// The inputs of a program, under names that no target reserves, with an axis for the examples where there are any.
final class Frame {
    private static final String EXAMPLE = "i";
    private static final String EXAMPLES = "m";

    private final Set<String> taken = new LinkedHashSet<>(Reserved.WORDS);
    private final Map<Symbol, Symbol> names = new LinkedHashMap<>();
    private final Map<Symbol, Input> inputs = new LinkedHashMap<>();
    private final List<Symbol> sizes = new ArrayList<>();
    private final Optional<Symbol> example;
    private final Substitution renaming;
    private final Substitution lifting;

    Frame(Request request) {
        Set<Symbol> free = new LinkedHashSet<>(request.examples());
        free.addAll(request.variables());
        free.addAll(Free.symbols(request.cost()));
        Set<Symbol> sizeSymbols = new LinkedHashSet<>();
        for (Symbol s : free) {
            Free.symbols(s.sort() instanceof Sort.Index i ? i.upper() : s).stream().filter(x -> x.sort() instanceof Sort.Size).forEach(sizeSymbols::add);
        }
        Map<Expr, Expr> map = new LinkedHashMap<>();
        for (Symbol s : sizeSymbols) {
            names.put(s, Terms.symbol(fresh(s.name()), Sort.SIZE));
            map.put(s, names.get(s));
        }
        Substitution ofSizes = Substitution.of(map);
        free.removeAll(sizeSymbols);
        for (Symbol s : free) {
            Symbol renamed = Terms.symbol(fresh(s.name()), ofSizes.apply(s.sort()));
            names.put(s, renamed);
            map.put(s, s.sort() instanceof Sort.Tensor ? Terms.tensor(renamed) : renamed);
        }
        renaming = Substitution.of(map);
        List<Prop> facts = request.setting().assumptions().stream().flatMap(a -> Checks.parts(a).stream()).toList();
        Map<Expr, Expr> lifted = new LinkedHashMap<>();
        if (request.examples().isEmpty()) {
            example = Optional.empty();
        } else {
            Symbol size = Terms.symbol(fresh(EXAMPLES), Sort.SIZE);
            sizes.add(size);
            example = Optional.of(Terms.symbol(fresh(EXAMPLE), Sort.upTo(size)));
        }
        sizeSymbols.forEach(s -> sizes.add(names.get(s)));
        for (Symbol s : free) {
            Symbol input = request.examples().contains(s) ? lift(names.get(s), example.orElseThrow(), lifted) : names.get(s);
            Optional<Expr> classes = s.sort() instanceof Sort.Index i ? Optional.of(ofSizes.apply(i.upper())) : Optional.empty();
            inputs.put(s, new Input(input, Optional.ofNullable(request.presets().get(s)), FiniteDomain.values(facts, s), classes));
        }
        lifting = Substitution.of(lifted);
    }

    /// One more axis, the examples', before the others.
    private static Symbol lift(Symbol plain, Symbol example, Map<Expr, Expr> lifted) {
        List<Expr> sizes = new ArrayList<>(List.of(((Sort.Index) example.sort()).upper()));
        if (plain.sort() instanceof Sort.Tensor(List<Expr> own)) {
            sizes.addAll(own);
        }
        Symbol made = Terms.symbol(plain.name(), new Sort.Tensor(sizes));
        List<Symbol> at = new ArrayList<>();
        sizes.stream().skip(1).forEach(s -> at.add(Terms.symbol("%" + at.size(), Sort.upTo(s))));
        List<Expr> indices = new ArrayList<>(List.of(example));
        indices.addAll(at);
        lifted.put(plain, at.isEmpty() ? Terms.entry(made, indices) : Terms.lambda(at, Terms.entry(made, indices)));
        return made;
    }

    /// A name like this one that nothing else has.
    String fresh(String name) {
        String word = word(name);
        String so = taken.contains(word) ? word + "_" : word;
        for (int k = 2; !taken.add(so); k++) {
            so = word + k;
        }
        return so;
    }

    /// A name for the program: not `var`, but `var_loss`.
    String program(String name) {
        String word = word(name);
        return fresh(taken.contains(word) ? word + "_loss" : word);
    }

    private static String word(String name) {
        return name.replaceAll("\\W+", "_").replaceAll("_+", "_").replaceAll("^_+|_+$", "").replaceAll("^(?=\\d)|^$", "v");
    }

    /// Names that are in use.
    Set<String> taken() {
        return taken;
    }

    /// The index of the examples.
    List<Symbol> example() {
        return example.stream().toList();
    }

    List<Input> inputs() {
        return List.copyOf(inputs.values());
    }

    /// The inputs and sizes of the source.
    Set<Symbol> symbols() {
        return names.keySet();
    }

    Input input(Symbol s) {
        return inputs.get(s);
    }

    boolean hasInput(Symbol s) {
        return inputs.containsKey(s);
    }

    /// Whether it is a parameter with a value by default.
    boolean hasPreset(Symbol s) {
        return inputs.containsKey(s) && inputs.get(s).preset().isPresent();
    }

    /// The name of a symbol of the source.
    String name(Symbol s) {
        return names.get(s).name();
    }

    List<Symbol> sizes() {
        return List.copyOf(sizes);
    }

    /// A term of the source in terms of the inputs.
    Expr of(Expr e) {
        return lifting.apply(renaming.apply(e));
    }

    Prop of(Prop p) {
        return lifting.apply(renaming.apply(p));
    }
}
