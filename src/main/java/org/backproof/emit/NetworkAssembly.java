package org.backproof.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.backproof.algebra.Knowledge;
import org.backproof.algebra.Picking;
import org.backproof.algebra.Replacement;
import org.backproof.algebra.Subterms;
import org.backproof.elaborate.Setting;
import org.backproof.elaborate.Tensor;
import org.backproof.expr.Apply;
import org.backproof.expr.Entry;
import org.backproof.expr.Expr;
import org.backproof.expr.Free;
import org.backproof.expr.Function;
import org.backproof.expr.Prop;
import org.backproof.expr.Sort;
import org.backproof.expr.Substitution;
import org.backproof.expr.Symbol;
import org.backproof.expr.Terms;
import org.backproof.network.Backprop;
import org.backproof.network.Orientation;
import org.backproof.network.Step;
import org.backproof.network.Value;
import org.backproof.print.Layout;
import org.backproof.print.Unicode;
import org.backproof.prove.Prover;

/// From the equations of a network for a batch to a program: the loss and the gradients of all parameters.
public final class NetworkAssembly {
    /// Of a formula that is shown besides the equations.
    private static final long SHOWN = 60;

    private final Backprop columns;
    private final Orientation orientation;
    private final Backprop backprop;
    private final Backprop chained;
    private final Map<Symbol, Double> presets;
    private final Knowledge knowledge;
    private final ClassLabels labels;
    private final Set<String> taken = new LinkedHashSet<>(Reserved.WORDS);
    private final Map<Expr, Expr> names = new LinkedHashMap<>();
    private final List<Symbol> sizes = new ArrayList<>();
    private final Substitution renaming;
    private final Optional<OutputSlope> slope;
    private final Lowering lowering;

    private NetworkAssembly(Backprop columns, Orientation orientation, Prover prover) {
        this.columns = columns;
        this.orientation = orientation;
        this.chained = orientation.of(columns).assuming(orientation.facts(columns));
        this.presets = Presets.of(columns.network().presets());
        this.knowledge = prover.knowledge(chained.facts());
        Set<Expr> computed = activations(columns);
        Knowledge ofColumns = prover.knowledge(columns.facts());
        this.slope = OutputSlope.of(columns, ofColumns, e -> StableForms.of(ofColumns, e, computed).right());
        this.backprop = slope.map(s -> orientation.of(s.in(columns)).assuming(chained.facts())).orElse(chained);
        Symbol examples = backprop.examples().orElseThrow();
        this.labels = ClassLabels.of(backprop, orientation);
        List<Symbol> inputs = inputs();
        Set<Symbol> free = new LinkedHashSet<>(List.of(examples));
        inputs.forEach(s -> Free.symbols(s).stream().filter(x -> x.sort() instanceof Sort.Size).forEach(free::add));
        for (Symbol s : free) {
            sizes.add(Terms.symbol(fresh(s.name()), Sort.SIZE));
            names.put(s, sizes.getLast());
        }
        List<Symbol> all = new ArrayList<>(inputs);
        backprop.steps().forEach(s -> all.add(s.value().symbol()));
        Substitution ofSizes = Substitution.of(names);
        for (Symbol s : all) {
            Symbol renamed = Terms.symbol(fresh(s.name()), ofSizes.apply(s.sort()));
            names.put(s, s.sort() instanceof Sort.Tensor ? Terms.tensor(renamed) : renamed);
        }
        this.renaming = Substitution.of(names);
        List<Symbol> order = new ArrayList<>();
        for (Expr size : layerSizes(ofSizes)) {
            order.add(Terms.symbol(fresh("jklpqrs".substring(order.size() % 7, order.size() % 7 + 1)), Sort.upTo(size)));
        }
        order.add(orientation == Orientation.COLUMN ? order.size() : 0, Terms.symbol(fresh("i"), Sort.upTo(sizes.getFirst())));
        this.lowering = new Lowering(order, taken);
    }

    /// The program.
    ///
    /// @param columns     the equations, for examples that are columns
    /// @param orientation how the examples lie in the arrays of the program
    /// @throws NoCode for what cannot be computed
    public static Program of(Backprop columns, Orientation orientation, Prover prover, Setting setting, String statement) {
        for (int l = 1; l <= columns.network().depth(); l++) {
            for (Expr e : Subterms.of(columns.network().layer(l).value().body())) {
                if (e instanceof Apply a && a.function() instanceof Function.Opaque f) {
                    throw NoCode.unknown(f.name(), l, columns.network().name());
                }
            }
        }
        return new NetworkAssembly(columns, orientation, prover).program(setting, statement);
    }

    private String fresh(String name) {
        String so = taken.contains(name) ? name + "_" : name;
        for (int k = 2; !taken.add(so); k++) {
            so = name + k;
        }
        return so;
    }

    /// The labels as the program takes them.
    private Symbol label() {
        return labels.classes().orElse(backprop.label());
    }

    /// Those with default values are the last, as Python wants them.
    private List<Symbol> inputs() {
        List<Symbol> out = new ArrayList<>(List.of(backprop.input(), label()));
        out.addAll(backprop.data());
        out.addAll(backprop.others().stream().filter(s -> !presets.containsKey(s)).toList());
        out.addAll(backprop.parameters());
        out.addAll(backprop.others().stream().filter(presets::containsKey).toList());
        return out;
    }

    /// The widths of the layers, the input's first, each once.
    private Set<Expr> layerSizes(Substitution ofSizes) {
        Set<Expr> out = new LinkedHashSet<>();
        for (Symbol p : backprop.parameters()) {
            ((Sort.Tensor) p.sort()).sizes().forEach(s -> out.add(ofSizes.apply(s)));
        }
        return out;
    }

    private Symbol renamed(Symbol s) {
        return names.get(s) instanceof org.backproof.expr.Lambda l ? ((org.backproof.expr.Entry) l.body()).tensor() : (Symbol) names.get(s);
    }

    private Program program(Setting setting, String statement) {
        List<Let> lines = new ArrayList<>();
        List<Let> outputs = new ArrayList<>();
        List<Let> cotangents = new ArrayList<>();
        Set<Prop> hypotheses = new LinkedHashSet<>(slope.map(OutputSlope::hypotheses).orElse(Set.of()));
        Set<Symbol> needed = needed(backprop);
        for (Step s : backprop.steps()) {
            if (needed.contains(s.value().symbol())) {
                hypotheses.addAll(s.theorem().hypotheses());
                (isOutput(s) ? outputs : isOfInput(s) ? cotangents : lines).add(line(s));
            }
        }
        outputs.sort(java.util.Comparator.comparingInt(o -> place(o)));
        String predicted = renamed(prediction().value().symbol()).name();
        List<Let> all = new ArrayList<>(lowering.lines());
        all.addAll(lines);
        direct(all, List.of(outputs, cotangents), predicted);
        List<Let> roots = new ArrayList<>(all.stream().filter(l -> l.name().equals(predicted)).toList());
        all.removeAll(roots);
        roots.addAll(outputs);
        roots.addAll(cotangents);
        List<Let> lets = Naming.of(Products.turned(Hoisting.of(all, roots, lowering.order(), Map.of())), taken);
        List<Let> results = outputs.stream().map(o -> lets.stream().filter(l -> l.name().equals(o.name())).findFirst().orElseThrow()).toList();
        List<Input> inputs = inputs().stream().map(s -> new Input(renamed(s), Optional.ofNullable(presets.get(s)), FiniteDomain.values(backprop.facts(), s), labels.count(s).map(renaming::apply))).toList();
        List<Input> variables = backprop.parameters().stream().map(s -> inputs.get(inputs().indexOf(s))).toList();
        List<Program.Check> checks = tested(hypotheses).stream().flatMap(f -> Checks.check(renaming.apply(f), Unicode.print(f), List.of(), taken).stream()).toList();
        Program.Training training = new Program.Training(lets.stream().filter(l -> l.name().equals(predicted)).findFirst().orElseThrow(), inputs.getFirst(), cotangent(cotangents, lets, setting));
        Program.Notes notes = notes(setting, statement, hypotheses);
        return new Program(fresh(backprop.network().name() + (taken.contains(backprop.network().name()) ? "_network" : "")), inputs, sizes, lets, results, variables, Optional.of(training), checks, Routines.of(lets, knowledge), notes, region(notes));
    }

    /// Of the equations for examples in columns, whose matrices have the same numbers.
    private Region region(Program.Notes notes) {
        Set<Symbol> all = new LinkedHashSet<>(List.of(columns.input(), columns.label()));
        all.addAll(columns.data());
        all.addAll(columns.others());
        all.addAll(columns.parameters());
        for (Symbol s : List.copyOf(all)) {
            Free.symbols(s).stream().filter(x -> x.sort() instanceof Sort.Size).forEach(all::add);
        }
        Expr cost = columns.overInputs(columns.steps().stream().filter(s -> s.kind() == Step.Kind.COST).findFirst().orElseThrow().value().body());
        List<Prop> facts = columns.facts().stream().filter(f -> Free.symbols(f).stream().allMatch(x -> all.contains(x) || x.sort() instanceof Sort.Index)).toList();
        return Region.ofNetwork(new TrialPoints(cost, all, columns.parameters(), presets, facts), facts, !notes.conditions().isEmpty());
    }

    /// A line that is another one, as `A = Z` after the identity, gives way to that; the prediction takes the place of the other.
    private static void direct(List<Let> lines, List<List<Let>> others, String predicted) {
        for (Let l : List.copyOf(lines)) {
            Let now = lines.stream().filter(x -> x.symbol() == l.symbol()).findFirst().orElseThrow();
            if (now.body() instanceof Entry n && !n.tensor().name().startsWith("#") && now.reduction().isEmpty() && n.indices().equals(now.indices())) {
                Optional<Let> other = now.name().equals(predicted) ? lines.stream().filter(x -> x.symbol() == n.tensor()).findFirst() : Optional.empty();
                Substitution s = other.isPresent() ? Substitution.of(n.tensor(), Terms.tensor(now.symbol())) : Substitution.of(now.symbol(), Terms.tensor(n.tensor()));
                lines.remove(now);
                lines.replaceAll(x -> x == other.orElse(null) ? new Let(now.symbol(), x.indices(), x.reduction(), x.body()) : x.withBody(s.apply(x.body())));
                others.forEach(o -> o.replaceAll(x -> x.withBody(s.apply(x.body()))));
                if (now.name().equals(predicted) && other.isEmpty()) {
                    lines.add(now);
                }
            }
        }
    }

    /// The assumptions that the theorems use and a program has to test.
    private List<Prop> used(Set<Prop> hypotheses) {
        return facts(hypotheses::contains);
    }

    /// And the domains of parameters that are numbers the program takes, and which values its data have.
    private List<Prop> tested(Set<Prop> hypotheses) {
        return facts(f -> hypotheses.contains(f) || Checks.isOfNumbers(f) && inputs().containsAll(Free.symbols(f)) || FiniteDomain.of(f).isPresent());
    }

    private List<Prop> facts(Predicate<Prop> wanted) {
        return IntStream.range(0, columns.facts().size()).filter(k -> wanted.test(columns.facts().get(k))).mapToObj(backprop.facts()::get).filter(f -> !labels.holds(f)).toList();
    }

    /// The derivative by the input, which only a layer before the network needs.
    private static boolean isOfInput(Step s) {
        return s.kind() == Step.Kind.ACTIVATION_COTANGENT && s.layer() == 0;
    }

    private Optional<Program.Cotangent> cotangent(List<Let> made, List<Let> lets, Setting setting) {
        return backprop.steps().stream().filter(NetworkAssembly::isOfInput).findFirst().flatMap(s -> lets.stream().filter(l -> made.stream().anyMatch(c -> c.name().equals(l.name()))).findFirst()
                .map(l -> new Program.Cotangent(l, Unicode.print(Remarks.equation(setting, s.value(), knowledge)))));
    }

    private static boolean isOutput(Step s) {
        return switch (s.kind()) {
            case COST, WEIGHT_GRADIENT, BIAS_GRADIENT -> true;
            case LOGIT, ACTIVATION, LOGIT_COTANGENT, ACTIVATION_COTANGENT -> false;
        };
    }

    /// The loss first, then the gradients in the order of the parameters.
    private int place(Let output) {
        for (int k = 0; k < backprop.parameters().size(); k++) {
            if (output.name().equals("d" + backprop.parameters().get(k).name())) {
                return k + 1;
            }
        }
        return 0;
    }

    /// The activation of the last layer.
    private Step prediction() {
        return backprop.steps().stream().filter(s -> s.kind() == Step.Kind.ACTIVATION).reduce((_, later) -> later).orElseThrow();
    }

    /// The steps that the loss and the gradients depend on.
    private Set<Symbol> needed(Backprop equations) {
        Set<Symbol> out = new LinkedHashSet<>();
        for (Step s : equations.steps().reversed()) {
            if (isOutput(s) || isOfInput(s) || s.value().symbol() == prediction().value().symbol() || out.contains(s.value().symbol())) {
                out.add(s.value().symbol());
                out.addAll(Free.symbols(body(s)));
            }
        }
        return out;
    }

    /// The loss is taken of the last logits, where it has stable forms; and so is its derivative by them, if the labels are classes.
    private Expr body(Step s) {
        boolean last = s.layer() == backprop.network().depth();
        if (s.kind() != Step.Kind.COST && !(labels.classes().isPresent() && last && s.kind() == Step.Kind.LOGIT_COTANGENT)) {
            return Picking.of(labels.apply(backprop.sloped(s.value().body())));
        }
        Value prediction = backprop.step(Step.Kind.ACTIVATION, s.layer()).orElseThrow().value();
        return Picking.of(labels.apply(Substitution.of(prediction.symbol(), Terms.lambda(prediction.indices(), prediction.body())).apply(backprop.sloped(s.value().body()))));
    }

    /// The values of functions that the forward pass has.
    private static Set<Expr> activations(Backprop equations) {
        Set<Expr> out = new LinkedHashSet<>();
        equations.steps().stream().filter(s -> s.kind() == Step.Kind.ACTIVATION).forEach(s -> out.addAll(StableForms.values(s.value().body())));
        return out;
    }

    private Let line(Step s) {
        List<Symbol> axes = new ArrayList<>();
        Map<Expr, Expr> map = new LinkedHashMap<>();
        for (Symbol i : s.value().indices()) {
            Expr own = renaming.apply(i);
            axes.add(lowering.axis((Sort.Index) ((Symbol) own).sort(), axes));
            map.put(own, axes.getLast());
        }
        Expr stable = StableForms.of(knowledge, KnownTotals.of(knowledge, body(s)).right(), activations(backprop)).right();
        return Let.of(renamed(s.value().symbol()).name(), axes, Optional.empty(), SharedFactors.of(lowering.lower(Substitution.of(map).apply(renaming.apply(stable)))));
    }

    /// How dZ of the last layer is computed, if not as its equation says.
    private Optional<String> inOne(Step chain, Setting setting) {
        Value own = backprop.step(chain.kind(), chain.layer()).orElseThrow().value();
        Value prediction = prediction().value();
        Expr activation = Substitution.of(Map.of(prediction.indices().getFirst(), own.indices().getFirst(), prediction.indices().getLast(), own.indices().getLast())).apply(prediction.body());
        boolean same = own.body() == chain.value().body();
        if (same && labels.classes().isEmpty() || activation instanceof Entry) {
            return Optional.empty();
        }
        if (same) {
            return Optional.of(byLogits(own));
        }
        Expr shown = Replacement.of(activation, Terms.entry(prediction.symbol(), List.copyOf(own.indices())), own.body());
        return Optional.of(shown.facts().size() <= SHOWN ? Unicode.print(Remarks.equation(setting, new Value(own.symbol(), own.indices(), shown), knowledge)) .replaceFirst("^\\S+ ", "    ") + ", as the code has it"
                : byLogits(own));
    }

    private static String byLogits(Value own) {
        return Unicode.print(Layout.Name.of(own.name())) + " is computed in one, by the logits";
    }

    private Program.Notes notes(Setting setting, String statement, Set<Prop> hypotheses) {
        List<String> formulas = new ArrayList<>();
        Set<Symbol> needed = needed(chained);
        for (Step s : chained.steps()) {
            if (needed.contains(s.value().symbol()) && !isOfInput(s)) {
                formulas.add(Unicode.print(Remarks.equation(setting, s.value(), knowledge)));
                if (s.kind() == Step.Kind.LOGIT_COTANGENT && s.layer() == chained.network().depth()) {
                    inOne(s, setting).ifPresent(formulas::add);
                }
            }
        }
        labels.definition().ifPresent(d -> formulas.add(Unicode.print(Layout.equation(Remarks.layout(setting, d.entry()), Remarks.layout(setting, d.value())))));
        Definitions.append(formulas, columns.forward().stream().map(s -> s.value().body()).toList(), Remarks.plain(setting));
        List<String> used = used(hypotheses).stream().map(Unicode::print).toList();
        NetworkKinks kinks = new NetworkKinks(columns, orientation, setting, knowledge);
        return new Program.Notes(backprop.network().name(), statement, formulas, used, kinks.domain(), kinks.all(), List.of(), List.of());
    }
}
